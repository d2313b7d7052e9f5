"""What a reader should know beside a verdict: other years of a rank, whether a record is one, what else the main goods are."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.composition import standing
from dashboard.claims.finding import Figure
from dashboard.claims.record import decides, in_force, measuring
from dashboard.claims.record.partners import years_held
from dashboard.claims.record.totals import level, line_of, rows_of
from dashboard.ledger import Ledger
from etl.reference import Ledger as Side
from etl.vocabulary import Status

YEAR = re.compile(r"\d{4}")
MOST = 3  # years that are named


def notes(claim: Claim, ledger: Ledger, as_of: str | None) -> tuple[str, ...]:
    """Give the notes of one claim, as known on a day (None for now)."""
    found: list[str] = []
    for side in measuring(claim, ledger.reference):
        if claim.kind is Kind.RANK and not claim.goods:
            found += _other_years(claim, side, ledger, as_of)
        if claim.main_goods:
            found += standing(claim, side, ledger, as_of)
        if claim.record and claim.kind is Kind.LEVEL and not claim.goods:
            found.append(_record(claim, side, ledger, as_of))
    return tuple(found)


def _other_years(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> list[str]:
    held = years_held(claim, side, ledger, as_of)
    if not held:
        return []
    years = "; ".join(
        f"{wording.listed(periods)} by {ledger.reference.sources[source].short}"
        for source, periods in held.items()
    )
    name = ledger.reference.country_name(side.partner)
    return [f"{name} was {words.place(int(claim.reading.numbers[0]))} in {years} as well."]


def _record(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> str:
    """Only years of the ledger's own line count, and like part-years; a source in force that says otherwise is named."""
    told = {
        name: standing
        for name, values in _by_source(claim, side, ledger, as_of).items()
        if (standing := _standing_of(values, claim.period))
    }
    line = told.pop(side.name, None)
    if line is None:
        return f"A record by {side.name}: not checkable, no year to compare is loaded."
    but = [f"by {name} {other.said}" for name, other in told.items() if other.differs_from(line)]
    return f"{'; but '.join([f'A record by {side.name}: {line.said}', *but])}."


@dataclass(frozen=True)
class _Standing:
    """How a figure stands among those before it.

    Attributes:
        years: of all the figures compared, in order.
        higher: earlier figures that are higher, by period.
        gaps: years that are missing between them.
    """

    own: Figure
    years: tuple[str, ...]
    higher: dict[str, Figure]
    gaps: tuple[str, ...]

    def differs_from(self, line: "_Standing") -> bool:
        """Whether it is no record where the line has one, or the other way round with all the years that are higher there."""
        if bool(self.higher) is bool(line.higher):
            return False
        return bool(self.higher) or all(period[:4] in self.years for period in line.higher)

    @property
    def said(self) -> str:
        """Say whether it is the highest, and of which years."""
        if self.higher:
            return f"no, {words.level(self.own)} is below {self._above()}"
        years = (
            f"the highest of the {len(self.years)} years on record from {self.years[0]} to {self.years[-1]}"
        )
        if self.gaps:
            few = len(self.gaps) <= MOST
            gaps = wording.listed(self.gaps) if few else f"{len(self.gaps)} years between"
            return (
                f"{years}, but {gaps} {'is' if len(self.gaps) == 1 else 'are'} not loaded, so not checkable"
            )
        return f"yes, {years}"

    def _above(self) -> str:
        if len(self.higher) <= MOST:
            return wording.listed([_dated(*each) for each in self.higher.items()])
        top = max(self.higher, key=lambda period: _value(self.higher[period]))
        return f"{len(self.higher)} earlier years, the highest {_dated(top, self.higher[top])}"


def _value(figure: Figure) -> Decimal:
    """The value of a figure that has one; without one it takes no part."""
    if figure.value is None:
        raise ValueError("a figure without a value has no standing")
    return figure.value


def _dated(period: str, figure: Figure) -> str:
    provisional = ", provisional" if figure.status is Status.PROVISIONAL else ""
    return f"{wording.period(period)} ({words.level(figure)}{provisional})"


def _by_source(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> dict[str, dict[str, Figure]]:
    """Figures of like periods: of the ledger's line under its name, then of each source in force under that of the source."""
    own, sign = rows_of(claim.measure, claim.seen_from, side, ledger, as_of)
    line, _ = line_of(claim.measure, claim.seen_from, side, ledger, as_of)
    like = {
        period: rows for period, rows in own.items() if YEAR.sub(claim.period[:4], period) == claim.period
    }
    found: dict[str, dict[str, Figure]] = {side.name: {}}
    for period, rows in like.items():
        figures = [level(row, sign) for row in rows]
        chosen = [level(line[period], sign)] if period in line else []
        chosen = chosen if YEAR.fullmatch(claim.period) else in_force(side, figures)[:1]
        found[side.name].update((period, figure) for figure in chosen)
        for figure in figures:
            if figure.in_force and decides(figure):
                found.setdefault(ledger.reference.sources[figure.source].short, {})[period] = figure
    return found


def _standing_of(values: dict[str, Figure], period: str) -> _Standing | None:
    """Set a figure against those before it; None where there is nothing to compare."""
    upto = {
        each: values[each] for each in sorted(values) if each <= period and values[each].value is not None
    }
    own = upto.get(period)
    if own is None or len(upto) == 1:
        return None
    years = tuple(each[:4] for each in upto)
    gaps = tuple(str(each) for each in range(int(years[0]), int(years[-1])) if str(each) not in years)
    higher = {each: figure for each, figure in upto.items() if _value(figure) > _value(own)}
    return _Standing(own, years, higher, gaps)
