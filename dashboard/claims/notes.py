"""What a reader should know beside a verdict: other years of a rank, whether a record is one, what else the main goods are."""

import re

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.composition import standing
from dashboard.claims.record import in_force, measuring
from dashboard.claims.record.partners import years_held
from dashboard.claims.record.totals import level, rows_of
from dashboard.ledger import Ledger
from etl.reference import Ledger as Side

YEAR = re.compile(r"\d{4}")


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
    """Only years on record count; they are named, and a year that is missing leaves it open."""
    own, sign = rows_of(claim.measure, claim.seen_from, side, ledger, as_of)
    year = claim.period[:4]
    values = {
        period: figures[0].value
        for period, rows in own.items()
        if YEAR.sub(year, period) == claim.period
        and (figures := in_force(side, [level(row, sign) for row in rows]))
        and figures[0].value is not None
    }
    upto = {period: value for period, value in values.items() if period <= claim.period}
    if claim.period not in upto or len(upto) == 1:
        return f"A record by {side.name}: not checkable, no year to compare is loaded."
    years = [int(period[:4]) for period in upto]
    gaps = [str(each) for each in range(min(years), int(year)) if each not in years]
    higher = [period for period, value in upto.items() if value > upto[claim.period]]
    stretch = f"the {len(upto)} years on record since {min(years)}"
    if higher:
        return f"A record by {side.name}: no, {wording.listed([wording.period(each) for each in higher])} was higher."
    if gaps:
        return f"A record by {side.name}: the highest of {stretch}, but {wording.listed(gaps)} is not loaded, so not checkable."
    return f"A record by {side.name}: yes, the highest of {stretch}."
