"""What a goal asks of the years ahead: growth it requires, where the year runs, when past growth would arrive.

Everything here is arithmetic on figures of one ledger and is marked computed; nothing is a forecast, and nothing is drawn.
"""

import math
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.marts.shape import base_period, join_ids
from etl.vocabulary import WORLD, Frequency, Measure, Status

SPANS = (3, 5, 10)
LAST_MONTHS, SAME_MONTHS_PRINTED, SAME_MONTHS_COMPUTED = (
    "latest twelve months",
    "full year times the same months' growth as printed",
    "full year times the same months' growth as computed",
)
FARTHEST = 100  # years: beyond, a year of arrival would say nothing


@dataclass(frozen=True)
class RunRate:
    """Where the current year runs on one ledger: a year's worth of trade, computed from its latest part-year.

    Attributes:
        value_usd: the computed level of twelve months.
        how: the method, one of those named above.
        period: the part-year.
        growth_pct: of the part-year on the same months a year earlier; None where neither printed nor computed.
        snapshots: the rows it rests on.
    """

    value_usd: float
    how: str
    period: str
    growth_pct: float | None
    snapshots: str


def deadline_year(deadline: str) -> int | None:
    """Give the last full year that may meet a deadline: ``2030`` → 2030, ``before 2030`` → 2029; None where none is stated."""
    found = re.fullmatch(r"(before )?(\d{4})", deadline)
    return None if found is None else int(found[2]) - (1 if found[1] else 0)


def required_growth(latest: float, target: float, years: int) -> float:
    """Give the yearly growth in per cent that takes ``latest`` to ``target`` in so many years, at the same rate each year."""
    return float((target / latest) ** (1 / years) - 1) * 100


def mean_growth(line: pd.DataFrame, years: int) -> float | None:
    """Give the geometric mean growth in per cent a year over the last so many years of a ledger's line.

    It compares the last full year with the one so many years before; the line may have changed its source between them.
    None where that year is missing, or either is of low reliability (status U).

    Args:
        line: rows of ``ledger_lines`` of one ledger and measure.
        years: how many years the growth spans.
    """
    by_year = line.set_index(line["period"].astype(int))
    last = int(by_year.index.max())
    if last - years not in by_year.index:
        return None
    start, end = (by_year[by_year.index == year].iloc[0] for year in (last - years, last))
    if Status.UNRELIABLE in (start["status"], end["status"]) or start["value_usd"] <= 0:
        return None
    return required_growth(float(start["value_usd"]), float(end["value_usd"]), years)


def arrival(latest: float, target: float, growth_pct: float | None, last_year: int) -> int | None:
    """Give the first year that reaches ``target`` if ``latest``, of ``last_year``, grows by the same per cent each year.

    None where it never would, not within a hundred years, or no growth is known. A target already reached gives ``last_year``.
    """
    if latest >= target:
        return last_year
    if growth_pct is None or growth_pct <= 0:
        return None
    years = math.ceil(math.log(target / latest) / math.log(1 + growth_pct / 100) - 1e-9)
    return last_year + years if years <= FARTHEST else None


def run_rates(line: pd.DataFrame, totals: pd.DataFrame) -> list[RunRate]:
    """Give a year's worth of trade from the latest part-year that follows the ledger's last full year, by each method that can.

    ``LAST_MONTHS``, where the same months a year earlier are known from the same source: the full year plus the part-year
    minus those months. The full year times the part-year's growth, as printed or else as computed. None by a method
    that lacks what it needs.

    Args:
        line: rows of ``ledger_lines`` of one ledger and measure.
        totals: rows of ``totals`` of the same ledger, partner and measure.
    """
    full = line.sort_values("period").iloc[-1]
    parts = totals[
        totals["in_force"]
        & (totals["frequency"] == Frequency.YEAR_TO_DATE)
        & (totals["period"].str[:4] > full["period"])
    ]
    if parts.empty:
        return []
    part = parts.assign(end=parts["period"].str[-7:]).sort_values("end").iloc[-1]
    earlier = base_period(pd.Series([part["period"]])).iloc[0]
    before = totals[totals["in_force"] & (totals["period"] == earlier) & (totals["source"] == part["source"])]
    printed, computed = part["growth_reported_pct"], part["growth_pct"]
    growth = printed if pd.notna(printed) else computed
    growth = None if pd.isna(growth) else float(growth)
    found = []
    if not before.empty and earlier[:4] == full["period"] and full["source"] == part["source"]:
        start = before.iloc[0]
        value = full["value_usd"] + part["value_usd"] - start["value_usd"]
        found.append(RunRate(value, LAST_MONTHS, part["period"], growth, _rows(full, part, start)))
    if growth is not None:
        how = SAME_MONTHS_PRINTED if pd.notna(printed) else SAME_MONTHS_COMPUTED
        value = full["value_usd"] * (1 + growth / 100)
        found.append(RunRate(value, how, part["period"], growth, _rows(full, part)))
    return found


def by_one_method(rates: Mapping[str, list[RunRate]]) -> dict[str, RunRate]:
    """Take for each ledger the rate of the first method that all ledgers with any have, so that they compare; else each its first.

    Growth as printed and as computed is one method: the office's own growth decides where it prints one.
    """
    running = {ledger: found for ledger, found in rates.items() if found}
    for months in (True, False):
        of_method = {
            ledger: [rate for rate in found if (rate.how == LAST_MONTHS) is months]
            for ledger, found in running.items()
        }
        if all(of_method.values()):
            return {ledger: found[0] for ledger, found in of_method.items()}
    return {ledger: found[0] for ledger, found in running.items()}


def outlook(goals: pd.DataFrame, lines: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Say for each row of the mart ``goals`` what its target asks of the years ahead, on its own ledger.

    Args:
        goals: the mart.
        lines: the mart ``ledger_lines``, as known on the same day.
        totals: the mart ``totals``, as known on the same day.

    Returns:
        The rows and columns of ``goals``, and ``deadline_year``, ``required_pct`` (a year, to the deadline), ``run_usd``,
        ``run_how``, ``run_period``, ``run_growth_pct``, ``run_pct_of_target``, ``growth_3_pct``, ``growth_5_pct``,
        ``growth_10_pct``, ``arrives_3``, ``arrives_5``, ``arrives_10``, ``arrives_low``, ``arrives_high`` (the earliest and
        the latest of those that can be computed; the latest is empty where a span of growth never arrives). Targets
        already met have none. Both ledgers' run rates are by one method where both have what it needs.
    """
    paces = _paces(goals["ledger"].unique(), lines, totals)
    ahead = pd.DataFrame(
        [_ahead(row, paces.get(row["ledger"])) for row in goals.to_dict("records")], index=goals.index
    )
    frame = pd.concat([goals, ahead.reindex(columns=list(_COLUMNS))], axis=1).astype(_COLUMNS)
    run = frame.pop("run_snapshots").fillna("")
    return frame.assign(snapshots=join_ids(frame["snapshots"], run))


_COLUMNS = {
    "deadline_year": "Int64",
    "required_pct": "float64",
    "run_usd": "float64",
    "run_how": "str",
    "run_period": "str",
    "run_growth_pct": "float64",
    "run_pct_of_target": "float64",
    **{f"growth_{span}_pct": "float64" for span in SPANS},
    **{f"arrives_{span}": "Int64" for span in SPANS},
    "arrives_low": "Int64",
    "arrives_high": "Int64",
    "run_snapshots": "str",
}


@dataclass(frozen=True)
class _Pace:
    """How one ledger's turnover runs and grew, whatever the goal."""

    run: RunRate | None
    rates: dict[int, float | None]


def _paces(ledgers: Iterable[str], lines: pd.DataFrame, totals: pd.DataFrame) -> dict[str, _Pace]:
    """Give the pace of each ledger that has a full year."""
    turnover = lines[lines["measure"] == Measure.TURNOVER]
    of_pair = totals[(totals["measure"] == Measure.TURNOVER) & (totals["partner"] != WORLD)]
    own = {ledger: turnover[turnover["ledger"] == ledger] for ledger in ledgers}
    own = {ledger: line for ledger, line in own.items() if len(line)}
    rates = {ledger: run_rates(line, of_pair[of_pair["ledger"] == ledger]) for ledger, line in own.items()}
    runs = by_one_method(rates)
    return {
        ledger: _Pace(runs.get(ledger), {span: mean_growth(line, span) for span in SPANS})
        for ledger, line in own.items()
    }


def _ahead(goal: dict[Hashable, Any], pace: _Pace | None) -> dict[str, object]:
    year = deadline_year(goal["deadline"])
    found: dict[str, object] = {"deadline_year": year}
    target = goal["target_usd"]
    if pace is None or pd.isna(target):
        return found
    latest, last_year = float(goal["latest_usd"]), int(goal["latest_period"])
    if pace.run is not None:
        found |= {
            "run_usd": pace.run.value_usd,
            "run_how": pace.run.how,
            "run_period": pace.run.period,
            "run_growth_pct": pace.run.growth_pct,
            "run_pct_of_target": pace.run.value_usd / target * 100,
            "run_snapshots": pace.run.snapshots,
        }
    found |= {f"growth_{span}_pct": rate for span, rate in pace.rates.items()}
    if pd.notna(goal["first_met"]) or latest >= target:
        return found
    if year is not None and year > last_year:
        found["required_pct"] = required_growth(latest, target, year - last_year)
    arrives = {span: arrival(latest, target, rate, last_year) for span, rate in pace.rates.items()}
    found |= {f"arrives_{span}": when for span, when in arrives.items()}
    known = [when for when in arrives.values() if when is not None]
    never = any(pace.rates[span] is not None and when is None for span, when in arrives.items())
    found["arrives_low"] = min(known, default=None)
    found["arrives_high"] = None if never else max(known, default=None)
    return found


def _rows(*rows: pd.Series) -> str:
    return " ".join(sorted({word for row in rows for word in row["snapshots"].split()}))
