"""A reporter that does not itemise a commodity: in what larger figure it lies, and what to load to see it."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.goods_path import holders, to_load
from dashboard.views.parties import COUNTRY


def unitemised(
    ledger: Ledger, code: str, reporter: str, flow: str, as_of: str, *, year: str = ""
) -> dict[str, Any]:
    """Describe a reporter that does not itemise a commodity; ``year`` is that of the other reporter's figure, which goes first.

    Returns:
        What can be filled of a row of ``CommodityView.who``: the value is missing, never 0; ``note`` says in which larger
        figure it lies; ``snapshots`` are those of that figure.
    """
    table = ledger.table("commodity", as_of or None)
    reconciled = {key for key, source in ledger.reference.sources.items() if source.reconciled}
    own = table[(table["reporter"] == reporter) & (table["flow"] == flow) & ~table["source"].isin(reconciled)]
    side = next(side for side in ledger.reference.ledgers.values() if side.reporter == reporter)
    holder = _holder(own, code, year)
    return {
        "reporter": reporter,
        "reporter_name": COUNTRY[reporter],
        "ledger": side.id,
        "ledger_name": side.name,
        "flow": flow,
        "commodity": code,
        "years": "not itemised",
        "status": "",
        "note": _note(ledger, code, f"{COUNTRY[reporter]}’s {flow}s", holder, year),
        "load": to_load(code) if code[:1].isdigit() else "",
        "known": False,
        "reconciled": False,
        "caveats": "" if holder is None else holder["caveats"],
        "snapshots": "" if holder is None else holder["snapshots"],
    }


def _holder(own: pd.DataFrame, code: str, year: str) -> pd.Series | None:
    """Find the figure of the year, else the latest, that holds the commodity: a larger code, a pair of chapters, else what is not itemised."""
    if not code[:1].isdigit():
        return None
    for place in (*holders(code), code):
        holds = own["commodity"].str.split("+").map(lambda parts, place=place: place in parts)
        within = own[own["itemised"] & holds]
        if len(within):
            return _of_year(within, year)
    rest = own[~own["itemised"] & (own["level"] == "chapter") & own["value_usd"].notna()]
    return _of_year(rest, year) if len(rest) else None


def _of_year(rows: pd.DataFrame, year: str) -> pd.Series:
    return rows.assign(same=rows["period"] == year).sort_values(["same", "period"]).iloc[-1]


def _note(ledger: Ledger, code: str, whose: str, holder: pd.Series | None, year: str) -> str:
    if not code[:1].isdigit():
        return f"{whose} know no such group: BACI gathers it from figures it has reconciled."
    lacking = f"{whose}, as loaded here, do not itemise it"
    if holder is None:
        return f"{lacking}."
    value = wording.usd(holder["value_usd"], unit=True)
    source = ledger.reference.sources[holder["source"]].short
    other = (
        f"; no figure of {year} is loaded, so the two do not compare"
        if year not in ("", holder["period"])
        else ""
    )
    if not holder["itemised"]:
        return f"{lacking}; whatever there was lies within the {value} of {holder['period']} that no chapter itemises ({source}){other}."
    return (
        f"{lacking}; whatever there was lies within {holder['commodity']} {holder['title']}: {value} in {holder['period']} "
        f"({source}, vintage {holder['vintage']}){other}."
    )
