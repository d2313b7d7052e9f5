"""A reporter that does not itemise a commodity: in what larger figure it lies, and what to load to see it."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.goods_path import holders, to_load
from dashboard.views.parties import COUNTRY


def unitemised(ledger: Ledger, code: str, reporter: str, flow: str, as_of: str) -> dict[str, Any]:
    """Describe a reporter that does not itemise a commodity.

    Returns:
        What can be filled of a row of ``CommodityView.who``: the value is missing, never 0; ``note`` says in which larger
        figure it lies; ``snapshots`` are those of that figure.
    """
    table = ledger.table("commodity", as_of or None)
    reconciled = {key for key, source in ledger.reference.sources.items() if source.reconciled}
    own = table[(table["reporter"] == reporter) & (table["flow"] == flow) & ~table["source"].isin(reconciled)]
    side = next(side for side in ledger.reference.ledgers.values() if side.reporter == reporter)
    holder = _holder(own, code)
    return {
        "reporter": reporter,
        "reporter_name": COUNTRY[reporter],
        "ledger": side.id,
        "ledger_name": side.name,
        "flow": flow,
        "commodity": code,
        "years": "not itemised",
        "status": "",
        "note": _note(ledger, code, f"{COUNTRY[reporter]}’s {flow}s", holder),
        "load": to_load(code) if code[:1].isdigit() else "",
        "known": False,
        "reconciled": False,
        "caveats": "" if holder is None else holder["caveats"],
        "snapshots": "" if holder is None else holder["snapshots"],
    }


def _holder(own: pd.DataFrame, code: str) -> pd.Series | None:
    """Find the latest figure that holds the commodity: a larger code, a pair of chapters, else what is not itemised."""
    if not code[:1].isdigit():
        return None
    for place in (*holders(code), code):
        holds = own["commodity"].str.split("+").map(lambda parts, place=place: place in parts)
        within = own[own["itemised"] & holds]
        if len(within):
            return within.sort_values("period").iloc[-1]
    rest = own[~own["itemised"] & (own["level"] == "chapter") & own["value_usd"].notna()]
    return rest.sort_values("period").iloc[-1] if len(rest) else None


def _note(ledger: Ledger, code: str, whose: str, holder: pd.Series | None) -> str:
    if not code[:1].isdigit():
        return f"{whose} know no such group: BACI gathers it from figures it has reconciled."
    if holder is None:
        return f"{whose} do not itemise it."
    value = wording.usd(holder["value_usd"])
    source = ledger.reference.sources[holder["source"]].short
    if not holder["itemised"]:
        return f"{whose} do not itemise it; whatever there was lies within the {value} of {holder['period']} that no chapter itemises ({source})."
    return (
        f"{whose} do not itemise it; whatever there was lies within {holder['commodity']} {holder['title']}: {value} in {holder['period']} "
        f"({source}, vintage {holder['vintage']})."
    )
