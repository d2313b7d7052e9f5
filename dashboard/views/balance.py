"""The balance of the trade on each ledger, signed from Kazakhstan's side."""

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.sources import SourceNote, source_note
from etl.marts.ledger_lines import balances


@dataclass(frozen=True)
class Balance:
    """Both ledgers' balances: rows of ``ledger_lines`` with ``balance_usd``, ``ledger_name``, ``source_name`` and ``said``."""

    title: str
    rows: pd.DataFrame
    note: SourceNote


def balance(ledger: Ledger, as_of: str = "") -> Balance | None:
    """Give the balances; None where on a day no year of either ledger had both exports and imports."""
    rows = balances(ledger.table("ledger_lines", as_of or None), ledger.reference)
    if rows.empty:
        return None
    sides, sources = ledger.reference.ledgers, ledger.reference.sources
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in sides.items()}),
        source_name=rows["source"].map({key: source.short for key, source in sources.items()}),
        said=["surplus" if value >= 0 else "deficit" for value in rows["balance_usd"]],
    )
    return Balance(_title(rows), rows, source_note(ledger, rows["snapshots"], rows["caveats"]))


def _title(rows: pd.DataFrame) -> str:
    """Say the last year that both ledgers have, else each one's last."""
    held = rows.groupby("period")["ledger"].nunique()
    common = held.index[held == rows["ledger"].nunique()]
    at = (
        rows[rows["period"] == common.max()]
        if len(common)
        else rows.sort_values("period").groupby("ledger").tail(1)
    )
    parts = [
        f"a {row['said']} of {wording.usd(abs(row['balance_usd']), row['precision_usd'], unit=True)} in {row['period']} by {row['ledger_name']}"
        for row in at.to_dict("records")
    ]
    return f"Kazakhstan’s balance with China: {wording.listed(parts)}"
