"""Official targets on each ledger: base, target, where the trade stands. Recorded, never judged."""

from dataclasses import dataclass

import pandas as pd

from etl.marts.ledger_lines import latest
from etl.reference import Goal, Ledger, Reference
from etl.schema import GOALS
from etl.vocabulary import Frequency, Measure

THEN, NOW, NO_BASE = "as known then", "as known now", "no base"


@dataclass(frozen=True)
class _Base:
    known: str
    row: pd.Series | None


def goals(
    totals: pd.DataFrame, totals_of_day: dict[str, pd.DataFrame], lines: pd.DataFrame, reference: Reference
) -> pd.DataFrame:
    """Build the mart ``goals``.

    A goal given as a value is measured against each ledger's last full year. A multiple needs a base, which the words
    may leave open: it is then taken from each ledger twice, as known on the day it was said and as known now.

    Args:
        totals: the mart of today.
        totals_of_day: for each day a multiple was said on, the mart as known on that day.
        lines: the mart ``ledger_lines``.
        reference: goals and ledgers.
    """
    rows = []
    for goal in reference.goals:
        for ledger in reference.ledgers.values() if goal.scope == "bilateral" else ():
            line = lines[(lines["ledger"] == ledger.id) & (lines["measure"] == Measure.TURNOVER)]
            bases = [_Base(NO_BASE, None)]
            if goal.multiple is not None:
                then = totals_of_day[goal.said_on]
                bases = [
                    _Base(THEN, _in_order(then, ledger, goal)),
                    _Base(NOW, _in_order(totals, ledger, goal, line)),
                ]
            rows += [_row(goal, ledger, base, line) for base in bases]
        if goal.scope == "regional":
            rows.append(
                _said(goal)
                | {"ledger": "", "base_known": NO_BASE, "target_usd": goal.value_usd}
                | dict.fromkeys(("snapshots", "base_snapshots", "latest_snapshots"), "")
            )
    frame = pd.DataFrame(rows, columns=list(GOALS.columns))
    for name, column in GOALS.columns.items():
        frame[name] = frame[name].astype(str(column.dtype))
    return frame.sort_values(["said_on", "goal", "ledger", "base_known"], ignore_index=True)


def _said(goal: Goal) -> dict[str, object]:
    said = {
        name: getattr(goal, name) for name in ("said_on", "who", "scope", "wording", "deadline", "citation")
    }
    return {"goal": goal.id, **said}


def _row(goal: Goal, ledger: Ledger, base: _Base, line: pd.DataFrame) -> dict[str, object]:
    row = _said(goal) | {"ledger": ledger.id, "base_known": base.known, "target_usd": goal.value_usd}
    row |= dict.fromkeys(("snapshots", "base_snapshots", "latest_snapshots"), "")
    if line.empty:  # nothing was known of this ledger yet
        return row
    now = latest(line, ledger.id)
    row |= {
        "latest_period": now["period"],
        "latest_usd": now["value_usd"],
        "latest_precision_usd": now["precision_usd"],
        "latest_source": now["source"],
        "snapshots": now["snapshots"],
        "base_snapshots": "",
        "latest_snapshots": now["snapshots"],
    }
    target = goal.value_usd
    if base.row is not None and goal.multiple is not None:
        start = base.row["value_usd"]
        target = goal.multiple * start
        row |= {
            "base_period": base.row["period"],
            "base_usd": start,
            "base_precision_usd": base.row["precision_usd"],
            "base_source": base.row["source"],
            "base_vintage": base.row["vintage"],
            "target_usd": target,
            "way_pct": (now["value_usd"] - start) / (target - start) * 100,
            "snapshots": f"{base.row['snapshots']} {now['snapshots']}",
            "base_snapshots": base.row["snapshots"],
        }
    if target is not None:
        met = line[(line["value_usd"] >= target) & (line["period"] >= goal.said_on[:4])]
        row |= {
            "latest_pct_of_target": now["value_usd"] / target * 100,
            "first_met": None if met.empty else met["period"].min(),
        }
    return row


def _in_order(
    totals: pd.DataFrame, ledger: Ledger, goal: Goal, line: pd.DataFrame | None = None
) -> pd.Series | None:
    """The base year's turnover: from the ledger's line where it is given, else the first source in order that has one."""
    if line is not None:
        on_line = line[line["period"] == goal.base_period]
        return None if on_line.empty else on_line.iloc[0]
    rows = totals[
        (totals["ledger"] == ledger.id)
        & (totals["partner"] == ledger.partner)
        & (totals["measure"] == Measure.TURNOVER)
        & (totals["frequency"] == Frequency.ANNUAL)
        & (totals["period"] == goal.base_period)
        & totals["in_force"]
    ]
    rows = rows.assign(rank=rows["source"].map(list(ledger.order).index)).sort_values("rank")
    return None if rows.empty else rows.iloc[0]
