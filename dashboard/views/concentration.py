"""How concentrated a flow is over chapters, said with the width that the part not itemised gives it."""

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.goods_choice import Selection
from dashboard.views.parties import COUNTRY
from dashboard.views.sources import SourceNote, source_note
from etl.marts.concentration import concentration
from etl.vocabulary import Level


@dataclass(frozen=True)
class Concentration:
    """One row a year of what ``etl.marts.concentration`` gives, with ``source_name``."""

    title: str
    rows: pd.DataFrame
    note: SourceNote


def concentrated(ledger: Ledger, selection: Selection, source: pd.DataFrame) -> Concentration | None:
    """Give the index over the years; None where the source has no chapters or no total to share out."""
    flow = (selection.reporter, selection.flow, selection.source, ledger.day(selection.as_of or None))
    rows, note = ledger.once("concentration", *flow, make=lambda: _years(ledger, selection.source, source))
    if rows["hhi_low"].isna().all():
        return None
    return Concentration(_title(ledger, selection, rows), rows, note)


def _years(ledger: Ledger, name: str, source: pd.DataFrame) -> tuple[pd.DataFrame, SourceNote]:
    rows = concentration(source[source["level"] == Level.CHAPTER])
    rows = rows.assign(source_name=ledger.reference.sources[name].short)
    return rows, source_note(ledger, rows["snapshots"], rows["caveats"])


def _title(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    whose = f"{COUNTRY[selection.reporter]}’s {selection.flow}s"
    source = ledger.reference.sources[selection.source].short
    at = rows[rows["period"] == selection.year]
    if at.empty or pd.isna(at["hhi_low"].iloc[0]):
        why = f": {at['why_not'].iloc[0]}" if len(at) else ""
        return f"{whose} by chapter: no concentration for {selection.year} ({source}){why}"
    row = at.iloc[0]
    low, high = wording.number(row["hhi_low"], 2), wording.number(row["hhi_high"], 2)
    few, many = wording.number(row["equal_low"], 0), wording.number(row["equal_high"], 0)
    index = f"is {low}" if low == high else f"lies between {low} and {high}"
    like = few if few == many else f"{few} to {many}"
    rest = wording.percent(row["rest_pct"], decimals=0)
    return (
        f"The concentration of {whose} over chapters in {selection.year} {index} (HHI, {source}), "
        f"like that of {like} equal chapters; {rest} is not itemised"
    )
