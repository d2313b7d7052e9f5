"""Which parser reads a kept file, by the name in its origin, and whose country codes it speaks."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from etl.sources import baci, bns, gacc, imf_imts, transcribed, un_comtrade, wits
from etl.sources.connector import Connector
from etl.sources.gacc.query import connector as gacc_query


@dataclass(frozen=True)
class Reader:
    """A parser and the scheme of its country codes (see ``etl.harmonize.countries``)."""

    parse: Callable[[bytes, str], pd.DataFrame]
    countries: str


CONNECTORS: tuple[Connector, ...] = (
    bns.connector,
    un_comtrade.connector,
    gacc.connector,
    imf_imts.connector,
    wits.connector,
)

READERS = {
    transcribed.PARSER: Reader(transcribed.parse, "iso"),
    baci.PARSER: Reader(baci.parse, baci.COUNTRIES),
    gacc_query.parser: Reader(gacc_query.parse, gacc_query.countries),
    **{connector.parser: Reader(connector.parse, connector.countries) for connector in CONNECTORS},
}
