"""Which parser reads a kept file, by the name in its origin, and whose country codes it speaks."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from etl.sources import bns, gacc, imf_imts, transcribed, un_comtrade, wits
from etl.sources.connector import Connector


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
    "transcribed": Reader(transcribed.parse, "iso"),
    **{connector.parser: Reader(connector.parse, connector.countries) for connector in CONNECTORS},
}
