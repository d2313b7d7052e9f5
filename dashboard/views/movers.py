"""What moved between two years on the goods page."""

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.goods_choice import Selection
from dashboard.views.parties import COUNTRY, OTHER, TOWARDS
from dashboard.views.sources import SourceNote, source_note
from etl.marts.commodity import NOT_ITEMISED
from etl.marts.movers import BOTH, NOT_LOADED, ONLY_FIRST, ONLY_LAST, movers
from etl.vocabulary import Flow

MOST_DRAWN = 10
_MOST_NAMED = 8


@dataclass(frozen=True)
class Movers:
    """Two years beside each other.

    Attributes:
        rows: what ``etl.marts.movers.movers`` gives, all of it, with ``held_said``.
        drawn: those of its rows that have a change, the largest ``MOST_DRAWN`` of either sign.
        apart: names what only one of the years itemises, and what may not be compared; empty where there is nothing.
    """

    first: str
    last: str
    title: str
    rows: pd.DataFrame
    drawn: pd.DataFrame
    apart: str
    note: SourceNote


def moved(ledger: Ledger, selection: Selection, series: pd.DataFrame) -> Movers:
    """Compare the selection's two years, the earlier one first; ``series`` are its rows of all years."""
    first, last = sorted((selection.against, selection.year))
    rows = movers(series, first, last)
    said = {ONLY_FIRST: f"only {first}", ONLY_LAST: f"only {last}"}
    rows = rows.assign(held_said=rows["held"].map(lambda held: said.get(held, held)))
    drawn = rows[rows["change_usd"].notna()].head(MOST_DRAWN)
    return Movers(
        first,
        last,
        _title(selection, first, last, rows),
        rows,
        drawn,
        _apart(rows, first, last),
        source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def _title(selection: Selection, first: str, last: str, rows: pd.DataFrame) -> str:
    whose = f"{COUNTRY[selection.reporter]}’s {selection.flow}s {TOWARDS[Flow(selection.flow)]} {COUNTRY[OTHER[selection.reporter]]}"
    head = rows.iloc[0]
    whole = ""
    if pd.notna(head["total_growth_pct"]) and not selection.within:
        whole = (
            f": {wording.usd(head['first_total_usd'])}, then {wording.usd(head['last_total_usd'])} "
            f"({wording.percent(head['total_growth_pct'], sign=True)})"
        )
    section = "section " if not selection.within[:1].isdigit() else ""
    within = f" within {section}{selection.within}" if selection.within else ""
    start = f"{whose}{within}, {first} and {last}{whole}"
    changed = rows[rows["itemised"] & rows["change_usd"].notna()]
    if changed.empty:
        return f"{start}; no item can be compared"
    top = changed.iloc[0]
    name = f"{top['commodity']} {top['title']}" if top["commodity"][0].isdigit() else top["title"]
    return f"{start}; {name} changed most, by {wording.signed_usd(top['change_usd'])}"


def _apart(rows: pd.DataFrame, first: str, last: str) -> str:
    """Name what has no change, with the reason."""
    items = rows[rows["itemised"]]
    sentences = []
    for held, year in ((ONLY_FIRST, first), (ONLY_LAST, last)):
        codes = items.loc[items["held"] == held, "commodity"].tolist()
        if codes:
            sentences.append(f"Only {year} itemises {_named(codes)}.")
    if sentences:
        sentences.append("What a year does not itemise is not zero, so these have no change.")
    barred = rows[(rows["held"] == BOTH) & ~rows["why_not"].isin(["", NOT_LOADED])]
    for reason, group in barred.groupby("why_not", sort=False):
        sentences.append(f"No change of {_named(group['commodity'].tolist())}: {reason}.")
    return " ".join(sentences)


def _named(codes: list[str]) -> str:
    codes = ["the part not itemised" if code == NOT_ITEMISED else code for code in codes]
    more = [f"{len(codes) - _MOST_NAMED} more"] if len(codes) > _MOST_NAMED else []
    return wording.listed([*codes[:_MOST_NAMED], *more])
