"""Levels, growth and change of the trade in all goods, from the mart ``totals``."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure, Growth
from dashboard.claims.interval import Interval, exact
from dashboard.claims.record.rows import (
    RATE_DIGITS,
    growth_interval,
    joined,
    printed_rate,
    provenance,
    year_before,
)
from dashboard.ledger import Ledger
from etl.marts.shape import weakest
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Measure, Status

Rows = dict[str, list[Any]]  # rows of the mart by period
MIRRORED = {
    Measure.EXPORT: (Measure.IMPORT, 1),
    Measure.IMPORT: (Measure.EXPORT, 1),
    Measure.TURNOVER: (Measure.TURNOVER, 1),
    Measure.BALANCE: (Measure.BALANCE, -1),
}


def figures(claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None) -> list[Figure]:
    """List one ledger's figures, by source, latest vintage first; the other side's export is this side's import."""
    own, sign = rows_of(claim.measure, claim.seen_from, side, ledger, as_of)
    rows = own.get(period, ())
    match claim.kind:
        case Kind.GROWTH if claim.since:
            return [_growth_since(row, _base(row, own, claim.since, side), claim.since) for row in rows]
        case Kind.GROWTH:
            line, _ = line_of(claim.measure, claim.seen_from, side, ledger, as_of)
            return [_growth(row, own, line) for row in rows]
        case Kind.CHANGE:
            return [_change(row, own, claim.since or year_before(period), side, sign) for row in rows]
        case _:
            return [level(row, sign) for row in rows]


def rows_of(
    measure: Measure, seen_from: str, side: Side, ledger: Ledger, as_of: str | None
) -> tuple[Rows, int]:
    """One ledger's rows of a measure as seen from a country, and the sign its values take from there.

    Rows of a period come by source in the ledger's order, latest vintage first.
    """
    named, sign = (measure, 1) if side.reporter == seen_from else MIRRORED[measure]
    everything = ledger.once("totals by period", ledger.day(as_of), make=lambda: _by_period(ledger, as_of))
    return everything.get((side.id, str(named)), {}), sign


def line_of(
    measure: Measure, seen_from: str, side: Side, ledger: Ledger, as_of: str | None
) -> tuple[dict[str, Any], int]:
    """The years of one ledger's line, as every chart of it shows them: rows of the mart ``totals`` by year, and their sign."""
    own, sign = rows_of(measure, seen_from, side, ledger, as_of)
    named = measure if side.reporter == seen_from else MIRRORED[measure][0]
    everything = ledger.once("lines by year", ledger.day(as_of), make=lambda: _by_year(ledger, as_of))
    years = everything.get((side.id, str(named)), {})
    line = {
        year: row
        for year, chosen in years.items()
        for row in own.get(year, ())
        if (row.source, row.vintage) == chosen
    }
    return line, sign


def _by_year(ledger: Ledger, as_of: str | None) -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    """Source and vintage of each year of each line, by ledger and measure; years in order."""
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    rows: list[Any] = list(ledger.table("ledger_lines", as_of).sort_values("period").itertuples(index=False))
    for row in rows:
        found.setdefault((row.ledger, row.measure), {})[row.period] = (row.source, row.vintage)
    return found


def _by_period(ledger: Ledger, as_of: str | None) -> dict[tuple[str, str], Rows]:
    """Sort the mart once: rows by ledger and measure, then by period."""
    reference = ledger.reference
    rows: list[Any] = list(ledger.totals(as_of).itertuples(index=False))
    rows.sort(key=lambda row: reference.order_of(row.source, row.vintage, row.known_from), reverse=True)
    found: dict[tuple[str, str], Rows] = {}
    for side in reference.ledgers.values():
        own = [row for row in rows if row.ledger == side.id and row.partner == side.partner]
        for row in sorted(own, key=lambda row: side.order.index(row.source)):
            found.setdefault((side.id, row.measure), {}).setdefault(row.period, []).append(row)
    return found


def level(row: Any, sign: int = 1) -> Figure:
    """A row of the mart as a figure in US dollars."""
    value, precision = exact(row.value_usd), exact(row.precision_usd)
    return Figure(
        **provenance(row), value=value * sign, interval=Interval.of_data(value, precision).times(sign)
    )


def _growth(row: Any, own: Rows, line: dict[str, Any]) -> Figure:
    """Take the printed rate where there is one; the computed one stands beside it, or decides where none is printed.

    Where a source has no year before, growth is computed along the ledger's line, across the joint of two sources.
    """
    before = year_before(row.period)
    blank = Figure(**provenance(row), growth=Growth(None, None, None, None, before))
    if row.status == Status.UNRELIABLE:
        return blank
    printed = None if pd.isna(row.growth_reported_pct) else exact(row.growth_reported_pct)
    computed = None if pd.isna(row.growth_pct) else round(exact(row.growth_pct), RATE_DIGITS)
    if computed is None:
        growth = Growth(printed, None, None, None, before)
    else:
        growth = Growth(printed, computed, exact(row.growth_base_usd), row.growth_base_vintage, before)
    if printed is not None:
        return Figure(
            **provenance(row), value=printed, interval=printed_rate(row.growth_reported_pct), growth=growth
        )
    if computed is not None:
        low, high = (round(exact(end), RATE_DIGITS) for end in (row.growth_low_pct, row.growth_high_pct))
        interval = Interval(low, high, closed_high=True)
        base = next(
            each
            for each in own[before]
            if (each.source, each.vintage) == (row.source, row.growth_base_vintage)
        )
        weakened = provenance(row) | _weakened(row, base)
        return Figure(**weakened, value=computed, interval=interval, growth=growth)
    return _growth_since(row, line.get(before), before) if line.get(row.period) is row else blank


def _growth_since(row: Any, base: Any | None, since: str) -> Figure:
    """Growth between two levels of one ledger; a joint of two sources is named. Nothing where a level is of status U."""
    blank = Figure(**provenance(row), growth=Growth(None, None, None, None, since))
    if base is None or Status.UNRELIABLE in {row.status, base.status}:
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


def _change(row: Any, own: Rows, since: str, side: Side, sign: int) -> Figure:
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


def _base(row: Any, own: Rows, since: str, side: Side) -> Any | None:
    """The level a change starts from: of the same source, else of the first in the ledger's order; never of status U."""
    if row.status == Status.UNRELIABLE:
        return None
    usable = [each for each in own.get(since, ()) if each.in_force and each.status != Status.UNRELIABLE]
    order = [row.source, *side.order]
    return min(usable, key=lambda each: order.index(each.source), default=None)


def _weakened(row: Any, base: Any) -> dict[str, Any]:
    """What was computed is only as good as the weaker of its two levels, and comes from the rows of both."""
    return {
        "evidence": Evidence(weakest([row.evidence, base.evidence])),
        "snapshots": joined(row.snapshots, base.snapshots),
    }
