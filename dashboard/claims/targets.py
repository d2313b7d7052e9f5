"""A goal on each ledger: what it starts from, what it means in dollars, how far the latest year is. Recorded, never checked."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Goal, Kind, Statement
from dashboard.claims.finding import Figure
from dashboard.claims.interval import exactly
from dashboard.claims.record import Record, in_force
from dashboard.claims.record.totals import rows_of
from etl.reference import Ledger as Side

YEAR_DIGITS = 4


@dataclass(frozen=True)
class Target:
    """A goal as one ledger counts it.

    Attributes:
        base: the last full year before the goal was set; None where it is not loaded.
        target: in US dollars; None for a multiple without a base.
        latest: the last full year on record, up to the deadline.
    """

    goal: Goal
    ledger: str
    base: Figure | None
    base_period: str
    target: Decimal | None
    latest: Figure | None
    latest_period: str

    @property
    def reached_pct(self) -> Decimal | None:
        """The latest year in per cent of the target."""
        if self.latest is None or self.latest.value is None or not self.target:
            return None
        return self.latest.value / self.target * 100

    @property
    def _precision(self) -> float:
        """A multiple of a printed base is as precise as the base; a value that was said has its own digits."""
        if self.goal.value is not None:
            return float(self.goal.value.unit) / 2
        if self.base is None or self.base.interval is None:
            return 0.0
        return float((self.base.interval.high - self.base.interval.low) / 2) * (self.goal.multiple or 1)

    def said(self, side: Side) -> str:
        """Say base, target and the latest year: "By China's customs: 41.05 bn in 2023 → 82.1 bn; 48.7 bn in 2025, 59.3 %"."""
        if self.target is None:
            return (
                f"By {side.name}: no figure for {self.base_period or 'any full year'} is loaded to start from"
            )
        aim = wording.usd(float(self.target), self._precision)
        if self.goal.multiple is not None and self.base is not None:
            aim = f"{words.level(self.base)} in {self.base_period} → {aim}"
        if self.latest is None or self.reached_pct is None:
            return f"By {side.name}: {aim}"
        reached = wording.percent(float(self.reached_pct))
        return f"By {side.name}: {aim}; {words.level(self.latest)} in {self.latest_period}, {reached} of it"


def targets(statement: Statement, record: Record) -> tuple[Target, ...]:
    """Set every goal of a statement against each ledger."""
    sides = record.ledger.reference.ledgers.values()
    return tuple(_target(goal, side, statement.said_on, record) for goal in statement.goals for side in sides)


def _target(goal: Goal, side: Side, said_on: str | None, record: Record) -> Target:
    own, _ = rows_of(goal.measure, goal.seen_from, side, record.ledger, record.as_of)
    years = sorted(period for period in own if len(period) == YEAR_DIGITS)
    before = str(int(said_on[:4]) - 1) if said_on else (years[-1] if years else "")
    reached_by = [year for year in years if not goal.deadline or year <= goal.deadline[:4]]
    latest_period = reached_by[-1] if reached_by else ""
    base = _speaking(goal, side, before, record) if before else None
    latest = _speaking(goal, side, latest_period, record) if latest_period else None
    target = goal.value.numbers[-1] if goal.value else None
    if goal.multiple is not None and base is not None and base.value is not None:
        target = base.value * Decimal(str(goal.multiple))
    return Target(goal, side.id, base, before, target, latest, latest_period)


def _speaking(goal: Goal, side: Side, period: str, record: Record) -> Figure | None:
    level = Claim(
        words=goal.words,
        kind=Kind.LEVEL,
        measure=goal.measure,
        seen_from=goal.seen_from,
        period=period,
        reading=exactly(0),
    )
    return next(iter(in_force(side, record.figures(level))), None)
