"""A level without a year fits whatever years are on record: which, on each ledger; nothing is judged by it."""

from dataclasses import dataclass

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Statement, Undated
from dashboard.claims.finding import Figure
from dashboard.claims.record import in_force
from dashboard.claims.record.totals import level, rows_of
from dashboard.ledger import Ledger
from etl.reference import Reference

MOST = 3  # years named a ledger
YEAR_DIGITS = 4


@dataclass(frozen=True)
class Fit:
    """A year of a ledger whose figure in force lies in the claim's interval."""

    period: str
    figure: Figure


@dataclass(frozen=True)
class Sought:
    """A level without a year, and the years of each ledger it fits, latest first; ledgers without any are left out."""

    claim: Undated
    fits: dict[str, tuple[Fit, ...]]

    def said(self, reference: Reference) -> str:
        """Name the years: "China's customs 2022 (31.17 bn)"."""
        if not self.fits:
            return "no year of either ledger as loaded"
        return "; ".join(
            f"{reference.ledgers[ledger].name} "
            + wording.listed([f"{fit.period} ({words.level(fit.figure)})" for fit in fits[:MOST]])
            + (f" and {len(fits) - MOST} more" if len(fits) > MOST else "")
            for ledger, fits in self.fits.items()
        )


def sought(statement: Statement, ledger: Ledger, as_of: str | None) -> tuple[Sought, ...]:
    """Look for the years that a statement's undated levels fit, up to the day it was said where that is known."""
    until = statement.said_on or as_of or "9"
    return tuple(
        Sought(claim, {side: fits for side, fits in _fits(claim, ledger, as_of, until).items() if fits})
        for claim in statement.undated
    )


def _fits(claim: Undated, ledger: Ledger, as_of: str | None, until: str) -> dict[str, tuple[Fit, ...]]:
    found = {}
    for side in ledger.reference.ledgers.values():
        own, sign = rows_of(claim.measure, claim.seen_from, side, ledger, as_of)
        years = [
            Fit(period, figure)
            for period in sorted(own, reverse=True)
            if len(period) == YEAR_DIGITS and period < until[:YEAR_DIGITS]
            for figure in in_force(side, [level(row, sign) for row in own[period]])[:1]
            if figure.interval is not None and claim.reading.tight.meets(figure.interval)
        ]
        found[side.id] = tuple(years)
    return found
