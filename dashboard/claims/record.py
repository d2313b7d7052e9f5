"""What each ledger has on record for a measure and period, and which of its figures are in force (METHODS §3)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import pandas as pd

from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure, Growth
from dashboard.claims.interval import Interval, Scale, from_printed
from dashboard.ledger import Ledger
from etl.marts.shape import base_period, join_ids, weakest
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Measure, Status

NEVER_DECIDE = frozenset({Status.UNRELIABLE, Status.IMPUTED})
MIRRORED = {
    Measure.EXPORT: (Measure.IMPORT, 1),
    Measure.IMPORT: (Measure.EXPORT, 1),
    Measure.TURNOVER: (Measure.TURNOVER, 1),
    Measure.BALANCE: (Measure.BALANCE, -1),
}
RATE_DIGITS = 9  # computed rates carry the noise of a float division far below any printed digit

Found = TypeVar("Found", bound=Figure)


def figures(claim: Claim, period: str, totals: pd.DataFrame, ledger: Ledger) -> list[Figure]:
    """List what every ledger has for a claim's measure, by ledger and source, latest vintage first.

    Args:
        claim: its kind says whether levels or growth rates are wanted.
        period: the period wanted, ISO text: the claim's own, or the base of its growth.
        totals: the mart ``totals``, as known on some day.
        ledger: gives the reference tables and the origin of quotations.

    Returns:
        One figure a source and vintage. An office without any row stands as a figure without a vintage.
    """
    found: list[Figure] = []
    for side in ledger.reference.ledgers.values():
        measure, sign = (claim.measure, 1) if side.reporter == claim.seen_from else MIRRORED[claim.measure]
        own = totals[
            (totals["ledger"] == side.id)
            & (totals["reporter"] == side.reporter)
            & (totals["partner"] == side.partner)
            & (totals["measure"] == measure)
        ]
        rows = list(own[own["period"] == period].itertuples(index=False))
        rows.sort(
            key=lambda row: ledger.reference.order_of(str(row.source), str(row.vintage), row.known_from),
            reverse=True,
        )
        rows.sort(key=lambda row: side.order.index(row.source))
        if claim.kind is Kind.LEVEL:
            own_figures = [_level(row, sign) for row in rows]
        else:
            own_figures = [_growth(row, own) for row in rows]
        if side.office not in {row.source for row in rows}:
            own_figures.insert(0, Figure(ledger=side.id, source=side.office))
        found += [_with_quotation(figure, ledger) for figure in own_figures]
    return found


def in_force(side: Side, figures: Sequence[Found]) -> list[Found]:
    """Choose the figures that speak for a ledger, the office first.

    The office itself decides where it is loaded, else the first of its copies in the ledger's order. Where the office
    is known only from quotations, the first official copy is equally in force. Status U and imputed figures never are.
    """
    usable = [figure for figure in figures if figure.ledger == side.id and decides(figure)]
    current = [figure for figure in usable if figure.in_force]
    office = [figure for figure in current if figure.source == side.office]
    copies = [figure for figure in current if figure.source != side.office]
    if not office:
        return _first_source(side, copies)
    if all(figure.quoted for figure in usable if figure.source == side.office):
        return office + _first_source(side, [figure for figure in copies if not figure.quoted])
    return office


def decides(figure: Figure) -> bool:
    """Say whether a figure may take part in a verdict at all."""
    return figure.interval is not None and figure.status not in NEVER_DECIDE


def _first_source(side: Side, figures: Sequence[Found]) -> list[Found]:
    """Copies are not independent votes: only the first source in the ledger's order counts."""
    return next(
        (
            group
            for source in side.order
            if (group := [figure for figure in figures if figure.source == source])
        ),
        [],
    )


def _with_quotation(figure: Figure, ledger: Ledger) -> Figure:
    """Name the press texts that a quoted figure was read in."""
    if not figure.quoted:
        return figure
    rows = ledger.observations(figure.snapshots.split())
    texts = rows.loc[rows["evidence"] == Evidence.QUOTED, "read_from"]
    return replace(figure, quoted_by="; ".join(texts.unique()))


def _level(row: Any, sign: int) -> Figure:
    value, precision = _exact(row.value_usd), _exact(row.precision_usd)
    interval = Interval.of_data(value, precision).times(sign)
    return Figure(**_provenance(row), value=value * sign, interval=interval)


def _growth(row: Any, own: pd.DataFrame) -> Figure:
    """Take the printed rate where there is one; the computed one stands beside it, or decides where none is printed."""
    year_before = base_period(pd.Series([row.period])).iloc[0]
    blank = Figure(**_provenance(row), growth=Growth(None, None, None, None, year_before))
    if row.status == Status.UNRELIABLE:
        return blank
    printed = None if pd.isna(row.growth_reported_pct) else _exact(row.growth_reported_pct)
    computed = None if pd.isna(row.growth_pct) else round(_exact(row.growth_pct), RATE_DIGITS)
    if computed is None:
        growth = Growth(printed, None, None, None, year_before)
    else:
        growth = Growth(printed, computed, _exact(row.growth_base_usd), row.growth_base_vintage, year_before)
    if printed is not None:
        # The mart keeps a rate as a number, so that 32 and 32.0 read alike; the wider interval claims less.
        unit = from_printed(f"{row.growth_reported_pct:.15g}", Scale.PERCENT).unit
        interval = Interval.of_data(printed, unit / 2)
        return Figure(**_provenance(row), value=printed, interval=interval, growth=growth)
    if computed is not None:
        low, high = (round(_exact(end), RATE_DIGITS) for end in (row.growth_low_pct, row.growth_high_pct))
        interval = Interval(low, high, closed_high=True)
        provenance = _provenance(row) | _weakened_by_base(row, own, year_before)
        return Figure(**provenance, value=computed, interval=interval, growth=growth)
    return blank


def _weakened_by_base(row: Any, own: pd.DataFrame, year_before: str) -> dict[str, Any]:
    """A computed rate is only as good as the weaker of its two levels, and comes from the rows of both."""
    same = (
        (own["source"] == row.source)
        & (own["vintage"] == row.growth_base_vintage)
        & (own["period"] == year_before)
    )
    base = own[same].iloc[0]
    return {
        "evidence": Evidence(weakest([row.evidence, base["evidence"]])),
        "snapshots": join_ids(pd.Series([row.snapshots]), pd.Series([base["snapshots"]])).iloc[0],
    }


def _provenance(row: Any) -> dict[str, Any]:
    return {
        "ledger": row.ledger,
        "source": row.source,
        "vintage": row.vintage,
        "known_from": None if pd.isna(row.known_from) else row.known_from,
        "evidence": Evidence(row.evidence),
        "status": Status(row.status),
        "in_force": bool(row.in_force),
        "snapshots": row.snapshots,
    }


def _exact(value: float) -> Decimal:
    """Give the decimal that was printed: fifteen digits are what a float keeps of it."""
    return Decimal(f"{value:.15g}")
