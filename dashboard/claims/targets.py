"""A goal on each ledger: what it starts from, what it means in dollars, how far the latest year is. Recorded, never checked.

Levels are those of the ledger's line and progress is measured as on the page of goals, so that both say the same of a goal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Goal, Statement
from dashboard.claims.finding import Figure
from dashboard.claims.record import Record
from dashboard.claims.record.totals import level, line_of
from dashboard.texts import text
from etl.reference import Goal as OnRecord
from etl.reference import Ledger as Side
from etl.vocabulary import Measure

TENTH_OF_A_BILLION = 5e7  # half a unit of the digit shown


@dataclass(frozen=True)
class Target:
    """A goal as one ledger counts it.

    Attributes:
        base: of a multiple, the level it is counted from; None where that year is not loaded.
        base_then: the same as it was known when the text was published; None where that day is not known.
        base_period: the year of that level; of a text without a day that states none, the last full year on record.
        target: in US dollars; None for a multiple without a base.
        latest: the last full year on record.
        met: the first year that reached the target since the goal was set; empty where none did.
        on_record: id of the same goal among the official ones; empty where it is none of them.
    """

    goal: Goal
    ledger: str
    base: Figure | None
    base_then: Figure | None
    base_period: str
    target: Decimal | None
    latest: Figure | None
    latest_period: str
    met: str
    on_record: str

    @property
    def way_pct(self) -> Decimal | None:
        """How much of the way from base to target the latest year has gone, in per cent; None before any later year."""
        return self._way(self.base)

    @property
    def start(self) -> str:
        """Say what is multiplied: "41.05 bn in 2023 → 82.11 bn"; empty for a goal given as a value."""
        return self._start(self.base)

    def said(self, side: Side) -> str:
        """Say where the trade stands by one ledger, in the words of the page of goals."""
        if self.goal.multiple is None:
            return self._said_of_value(side)
        if not self.start:
            return text("claims.goal_no_base", ledger=side.name, year=self.base_period or "any full year")
        why = "told" if self.goal.base_told else "before" if self.goal.base_period else "latest"
        told = text(f"claims.goal_base_{why}", year=self.base_period)
        if self.way_pct is None:
            return text("claims.goal_no_later", ledger=side.name, start=self.start, base=told)
        now = text(
            "claims.goal_way",
            ledger=side.name,
            start=self.start,
            base=told,
            value=_usd(self.latest),
            year=self.latest_period,
            way=_share(self.way_pct),
        )
        way = self._way(self.base_then)
        if way is None or _share(way) == _share(self.way_pct):
            return now
        return text("claims.goal_then", said=now, way=_share(way), start=self._start(self.base_then))

    def _way(self, base: Figure | None) -> Decimal | None:
        if base is None or not base.value or self.latest is None or self.latest.value is None:
            return None
        ahead = base.value * (Decimal(str(self.goal.multiple or 1)) - 1)
        if not ahead or self.latest_period <= self.base_period:
            return None
        return (self.latest.value - base.value) / ahead * 100

    def _start(self, base: Figure | None) -> str:
        if base is None or base.interval is None or base.value is None:
            return ""
        multiple = Decimal(str(self.goal.multiple or 1))
        half = (base.interval.high - base.interval.low) / 2 * multiple
        target = wording.usd(float(base.value * multiple), float(half))
        return f"{words.level(base)} in {self.base_period} → {target}"

    def _said_of_value(self, side: Side) -> str:
        if self.met:
            return text("goals.part_met", ledger=side.name, year=self.met)
        if self.latest is None or self.latest.value is None or not self.target:
            return text("claims.goal_no_base", ledger=side.name, year="any full year")
        return text(
            "goals.part_not_met",
            ledger=side.name,
            value=_usd(self.latest),
            year=self.latest_period,
            share=_share(self.latest.value / self.target * 100),
        )


def targets(statement: Statement, record: Record) -> tuple[Target, ...]:
    """Set every goal of a statement against each ledger."""
    sides = record.ledger.reference.ledgers.values()
    return tuple(
        _target(goal, side, statement.said_on, record) for goal, side in product(statement.goals, sides)
    )


def _target(goal: Goal, side: Side, said_on: str | None, record: Record) -> Target:
    line, sign = line_of(goal.measure, goal.seen_from, side, record.ledger, record.as_of)
    years = {year: level(row, sign) for year, row in line.items()}
    last = max(years, default="")
    known = _on_record(goal, said_on, record.ledger.reference.goals)
    base_period = "" if goal.multiple is None else goal.base_period or last
    base = years.get(base_period)
    target = goal.value.numbers[-1] if goal.value else None
    if goal.multiple is not None and base is not None and base.value is not None:
        target = base.value * Decimal(str(goal.multiple))
    since = (known.said_on if known else said_on or "")[:4]
    met = [
        year
        for year, figure in years.items()
        if year >= since and target and figure.value is not None and figure.value >= target
    ]
    return Target(
        goal,
        side.id,
        base,
        _then(goal, side, said_on, base_period, record),
        base_period,
        target,
        years.get(last),
        last,
        min(met, default=""),
        known.id if known else "",
    )


def _then(goal: Goal, side: Side, said_on: str | None, period: str, record: Record) -> Figure | None:
    if said_on is None:
        return None
    day = min(said_on, record.as_of or said_on)
    line, sign = line_of(goal.measure, goal.seen_from, side, record.ledger, day)
    return level(line[period], sign) if period in line else None


def _on_record(goal: Goal, said_on: str | None, goals: Sequence[OnRecord]) -> OnRecord | None:
    """The latest official goal of two-way trade with the same number and base, and the same deadline where both have one."""
    same = [
        each
        for each in goals
        if each.scope == "bilateral"
        and goal.measure is Measure.TURNOVER
        and each.said_on <= (said_on or "9")
        and each.multiple == goal.multiple
        and (goal.multiple is None or each.base_period == goal.base_period)
        and (goal.value is None or each.value_usd == float(goal.value.numbers[-1]))
        and (not goal.deadline or not each.deadline[:4].isdigit() or each.deadline[:4] == goal.deadline[:4])
    ]
    return max(same, key=lambda each: each.said_on, default=None)


def _usd(figure: Figure | None) -> str:
    return "" if figure is None else wording.usd(float(figure.value or 0), TENTH_OF_A_BILLION)


def _share(pct: Decimal) -> str:
    return wording.percent(float(pct), decimals=0)
