"""Levels, growth and change of the trade in all goods, from the mart ``totals``."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure, Growth
from dashboard.claims.interval import Interval
from dashboard.claims.record.exact import RATE_DIGITS, exact, growth_interval, printed_rate, provenance
from dashboard.ledger import Ledger
from etl.marts.shape import base_period, join_ids, weakest
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Measure, Status

MIRRORED = {
    Measure.EXPORT: (Measure.IMPORT, 1),
    Measure.IMPORT: (Measure.EXPORT, 1),
    Measure.TURNOVER: (Measure.TURNOVER, 1),
    Measure.BALANCE: (Measure.BALANCE, -1),
}


def figures(claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None) -> list[Figure]:
    """List one ledger's figures, by source, latest vintage first; the other side's export is this side's import."""
    own, sign = rows_of(claim.measure, claim.seen_from, side, ledger, as_of)
    rows = list(own[own["period"] == period].itertuples(index=False))
    rows.sort(
        key=lambda row: ledger.reference.order_of(str(row.source), str(row.vintage), row.known_from),
        reverse=True,
    )
    rows.sort(key=lambda row: side.order.index(row.source))
    match claim.kind:
        case Kind.GROWTH if claim.since:
            return [_growth_since(row, own, claim.since, side) for row in rows]
        case Kind.GROWTH:
            return [_growth(row, own) for row in rows]
        case Kind.CHANGE:
            return [_change(row, own, claim.since or _year_before(period), side, sign) for row in rows]
        case _:
            return [level(row, sign) for row in rows]


def rows_of(
    measure: Measure, seen_from: str, side: Side, ledger: Ledger, as_of: str | None
) -> tuple[pd.DataFrame, int]:
    """One ledger's rows of a measure as seen from a country, and the sign its values take from there."""
    named, sign = (measure, 1) if side.reporter == seen_from else MIRRORED[measure]
    table = ledger.totals(as_of)
    own = (
        (table["ledger"] == side.id)
        & (table["reporter"] == side.reporter)
        & (table["partner"] == side.partner)
        & (table["measure"] == named)
    )
    return table[own], sign


def level(row: Any, sign: int = 1) -> Figure:
    """A row of the mart as a figure in US dollars."""
    value, precision = exact(row.value_usd), exact(row.precision_usd)
    return Figure(
        **provenance(row), value=value * sign, interval=Interval.of_data(value, precision).times(sign)
    )


def _growth(row: Any, own: pd.DataFrame) -> Figure:
    """Take the printed rate where there is one; the computed one stands beside it, or decides where none is printed."""
    year_before = _year_before(row.period)
    blank = Figure(**provenance(row), growth=Growth(None, None, None, None, year_before))
    if row.status == Status.UNRELIABLE:
        return blank
    printed = None if pd.isna(row.growth_reported_pct) else exact(row.growth_reported_pct)
    computed = None if pd.isna(row.growth_pct) else round(exact(row.growth_pct), RATE_DIGITS)
    if computed is None:
        growth = Growth(printed, None, None, None, year_before)
    else:
        growth = Growth(printed, computed, exact(row.growth_base_usd), row.growth_base_vintage, year_before)
    if printed is not None:
        return Figure(
            **provenance(row), value=printed, interval=printed_rate(row.growth_reported_pct), growth=growth
        )
    if computed is not None:
        low, high = (round(exact(end), RATE_DIGITS) for end in (row.growth_low_pct, row.growth_high_pct))
        interval = Interval(low, high, closed_high=True)
        same = (
            (own["source"] == row.source)
            & (own["vintage"] == row.growth_base_vintage)
            & (own["period"] == year_before)
        )
        weakened = provenance(row) | _weakened(row, own[same].iloc[0])
        return Figure(**weakened, value=computed, interval=interval, growth=growth)
    return blank


def _growth_since(row: Any, own: pd.DataFrame, since: str, side: Side) -> Figure:
    """Growth over several years is computed along one ledger's line; a joint of two sources is named."""
    blank = Figure(**provenance(row), growth=Growth(None, None, None, None, since))
    base = _base(row, own, since, side)
    if base is None:
        return blank
    end, start = level(row), level(base)
    if end.interval is None or start.interval is None or start.interval.low <= 0:
        return blank
    computed = round((exact(row.value_usd) / exact(base.value_usd) - 1) * 100, RATE_DIGITS)
    other = "" if base.source == row.source else base.source
    growth = Growth(None, computed, exact(base.value_usd), base.vintage, since, other)
    found = replace(
        end, value=computed, interval=growth_interval(end.interval, start.interval), growth=growth
    )
    return replace(found, **_weakened(row, base))


def _change(row: Any, own: pd.DataFrame, since: str, side: Side, sign: int) -> Figure:
    """By how many dollars a level changed; its precision is that of both levels together."""
    blank = Figure(**provenance(row), growth=Growth(None, None, None, None, since))
    base = _base(row, own, since, side)
    if base is None:
        return blank
    value = (exact(row.value_usd) - exact(base.value_usd)) * sign
    precision = exact(row.precision_usd) + exact(base.precision_usd)
    other = "" if base.source == row.source else base.source
    growth = Growth(None, None, exact(base.value_usd), base.vintage, since, other)
    found = replace(blank, value=value, interval=Interval.of_data(value, precision), growth=growth)
    return replace(found, **_weakened(row, base))


def _base(row: Any, own: pd.DataFrame, since: str, side: Side) -> Any | None:
    """The level a change starts from: of the same source, else of the first in the ledger's order; never of status U."""
    if row.status == Status.UNRELIABLE:
        return None
    usable = own[(own["period"] == since) & own["in_force"] & (own["status"] != Status.UNRELIABLE)]
    order = [row.source, *side.order]
    rows = sorted(usable.itertuples(index=False), key=lambda each: order.index(each.source))
    return next(iter(rows), None)


def _weakened(row: Any, base: Any) -> dict[str, Any]:
    """What was computed is only as good as the weaker of its two levels, and comes from the rows of both."""
    return {
        "evidence": Evidence(weakest([row.evidence, base.evidence])),
        "snapshots": join_ids(pd.Series([row.snapshots]), pd.Series([base.snapshots])).iloc[0],
    }


def _year_before(period: str) -> str:
    return str(base_period(pd.Series([period])).iloc[0])
