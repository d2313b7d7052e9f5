"""What a goal asks of the years ahead: arithmetic on one ledger's figures, each by a stated method."""

import pandas as pd
import pytest

from etl.marts.outlook import (
    LAST_MONTHS,
    SAME_MONTHS_COMPUTED,
    SAME_MONTHS_PRINTED,
    RunRate,
    arrival,
    by_one_method,
    deadline_year,
    mean_growth,
    required_growth,
    run_rates,
)

LINE = {"ledger": "a", "measure": "turnover", "status": "A", "source": "office", "snapshots": "a#1"}


def line(**values: float) -> pd.DataFrame:
    return pd.DataFrame([{**LINE, "period": year[1:], "value_usd": value} for year, value in values.items()])


def part(period: str, value: float, **given: object) -> dict[str, object]:
    known = {"frequency": "YTD", "in_force": True, "growth_reported_pct": None, "growth_pct": None}
    return {**LINE, **known, "period": period, "value_usd": value, "snapshots": f"{period}#2", **given}


@pytest.mark.parametrize(
    ("said", "year"),
    [("2030", 2030), ("before 2030", 2029), ("none stated", None), ("at an early date", None)],
)
def test_a_deadline_is_met_by_the_last_full_year_that_it_allows(said: str, year: int | None) -> None:
    assert deadline_year(said) == year


def test_required_growth_takes_the_latest_year_to_the_target() -> None:
    assert 100 * (1 + required_growth(100, 121, 2) / 100) ** 2 == pytest.approx(121)


def test_mean_growth_spans_exactly_its_years_and_never_a_missing_or_unreliable_one() -> None:
    assert mean_growth(line(y2017=50, y2020=80, y2022=100), 5) == pytest.approx(14.87, abs=0.005)
    assert mean_growth(line(y2020=80, y2022=100), 3) is None
    weak = line(y2019=80, y2022=100).assign(status=["U", "A"])
    assert mean_growth(weak, 3) is None


@pytest.mark.parametrize(
    ("growth", "year"), [(10.0, 2022), (9.9, 2023), (0.0, None), (-5.0, None), (None, None), (0.01, None)]
)
def test_past_growth_arrives_in_the_first_year_that_reaches_the_target_or_never(
    growth: float | None, year: int | None
) -> None:
    assert arrival(100, 121, growth, 2020) == year


def test_a_run_rate_is_the_latest_twelve_months_or_the_full_year_times_the_growth() -> None:
    totals = pd.DataFrame([part("2022-01/2022-06", 45), part("2023-01/2023-06", 60, growth_pct=33.3)])
    months, growth = run_rates(line(y2022=100), totals)
    assert (months.value_usd, months.how, months.period) == (115, "latest twelve months", "2023-01/2023-06")
    assert months.snapshots == "2022-01/2022-06#2 2023-01/2023-06#2 a#1"
    assert growth.value_usd == pytest.approx(133.3)
    assert growth.how == "full year times the same months' growth as computed"


def test_growth_that_the_office_printed_goes_before_computed_growth() -> None:
    totals = pd.DataFrame([part("2023-01/2023-06", 60, growth_reported_pct=20.0, growth_pct=33.3)])
    (found,) = run_rates(line(y2022=100), totals)
    assert (found.value_usd, found.how) == (120, "full year times the same months' growth as printed")


def test_without_growth_or_a_later_part_year_there_is_no_run_rate() -> None:
    assert run_rates(line(y2022=100), pd.DataFrame([part("2023-01/2023-06", 60)])) == []
    assert run_rates(line(y2023=100), pd.DataFrame([part("2023-01/2023-06", 60, growth_pct=9.0)])) == []


def rate(how: str) -> RunRate:
    return RunRate(1.0, how, "2023-01/2023-06", None, "")


def test_two_ledgers_run_by_one_method_where_both_have_what_it_needs() -> None:
    months, printed, computed = rate(LAST_MONTHS), rate(SAME_MONTHS_PRINTED), rate(SAME_MONTHS_COMPUTED)
    assert by_one_method({"a": [printed], "b": [months, computed]}) == {"a": printed, "b": computed}
    assert by_one_method({"a": [months, printed], "b": [months]}) == {"a": months, "b": months}
    assert by_one_method({"a": [printed], "b": [months], "c": []}) == {"a": printed, "b": months}
