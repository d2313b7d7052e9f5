"""Where the figures of a workbook come from: one row a raw file, one line a publisher's data set."""

from collections.abc import Iterable, Mapping

import pandas as pd

from etl.reference import Source
from etl.vocabulary import Valuation

MIXED = "mixed (exports FOB, imports CIF)"
COUNTED = {
    "flow": "flows",
    "valuation": "valuations",
    "trade_system": "trade_systems",
    "partner_concept": "partner_concepts",
}
ORIGIN = [
    "source",
    "vintage",
    "publisher",
    "file_title",
    "citation",
    "url",
    "read_from",
    "evidence",
    "known_from",
    "accessed",
    "terms",
    "redistribute",
    "sha256",
]


def sources_of(observations: pd.DataFrame) -> pd.DataFrame:
    """Give one row a raw file used, sorted by its path.

    Args:
        observations: the frame that ``Ledger.observations`` returns.

    Returns:
        Columns ``file``, those of its origin, and the distinct ``flows``, ``valuations``, ``trade_systems`` and
        ``partner_concepts`` of the rows used.
    """
    files = _worded(observations).groupby("file")
    counted = files[list(COUNTED)].agg(_listed).rename(columns=COUNTED)
    return files[ORIGIN].first().join(counted).reset_index()


def source_lines(observations: pd.DataFrame, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Say in a line for each data set which vintages were used and how it counts.

    Args:
        observations: the frame that ``Ledger.observations`` returns.
        sources: the entries of ``sources.yml``.
    """
    return tuple(
        f"Source: {sources[str(source)].short}, vintage {_listed(rows['vintage'])}, read {_listed(rows['accessed'])}. "
        f"Valuation: {_listed(rows['flow'] + ' ' + rows['valuation'])}. "
        f"Partner: {_listed(rows['flow'] + ' by ' + rows['partner_concept'])}. "
        f"Trade system: {_listed(rows['trade_system'])}. "
        f"May be redistributed: {_listed(rows['redistribute'])}."
        for source, rows in _worded(observations).groupby("source")
    )


def _worded(observations: pd.DataFrame) -> pd.DataFrame:
    mixed = observations["valuation"] == Valuation.MIXED
    return observations.assign(valuation=observations["valuation"].mask(mixed, MIXED))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(set(words)))
