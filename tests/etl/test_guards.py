"""Which figures are implausible, and how near the limit a plausible one may come."""

import pytest

from etl.errors import ImplausibleFigure
from etl.harmonize import guards
from tests.etl.made_up import REFERENCE, Row, exports, flows, imports, turnover

MILLION = 1e6
LEVELS = dict(zip(REFERENCE.commodities["code"], REFERENCE.commodities["level"], strict=True))


def check_neighbours(*rows: Row) -> None:
    guards.check_neighbours(flows(*rows), {"blend"})


def check_turnover(*rows: Row) -> None:
    guards.check_turnover(flows(*rows))


def check_partners(*rows: Row) -> None:
    guards.check_partners(flows(*rows))


def check_levels(*rows: Row) -> None:
    guards.check_levels(flows(*rows), LEVELS)


def check(*rows: Row) -> None:
    guards.check(flows(*rows), LEVELS, {"blend"})


def partners(number: int, value: float) -> list[Row]:
    return [exports(value, partner=f"P{place:02}") for place in range(number)]


@pytest.mark.parametrize(("before", "after"), [(2, 998), (998, 2)])
def test_499_times_a_neighbour_passes(before: float, after: float) -> None:
    check_neighbours(exports(before * MILLION), exports(after * MILLION, period="2021"))


@pytest.mark.parametrize(("before", "after"), [(2, 1000), (1000, 2)])
def test_500_times_a_neighbour_is_refused(before: float, after: float) -> None:
    with pytest.raises(ImplausibleFigure, match="is 500 times") as fault:
        check_neighbours(exports(before * MILLION), exports(after * MILLION, period="2021"))
    assert "made-up.csv, row 2" in fault.value.where
    assert "made-up.csv, row 3" in fault.value.where


def test_values_up_to_a_million_may_jump() -> None:
    check_neighbours(exports(MILLION), exports(5000 * MILLION, period="2021"))


def test_a_year_is_compared_with_the_next_year_only() -> None:
    check_neighbours(exports(2 * MILLION), exports(1000 * MILLION, period="2022"))


@pytest.mark.parametrize("other", [{"vintage": "second"}, {"source": "copy"}])
def test_a_year_is_compared_with_itself_in_other_vintages_and_sources(other: dict[str, str]) -> None:
    with pytest.raises(ImplausibleFigure, match="is 500 times"):
        check_neighbours(exports(2 * MILLION), exports(1000 * MILLION, **other))


@pytest.mark.parametrize(
    "other", [{"partner": "CCC"}, {"flow": "import"}, {"reporter": "BBB"}, {"commodity": "01"}]
)
def test_other_series_are_not_neighbours(other: dict[str, str]) -> None:
    check_neighbours(
        exports(2 * MILLION, commodity="02"), exports(1000 * MILLION, **{"commodity": "02", **other})
    )


def test_reconciled_values_are_not_compared_with_reported_ones() -> None:
    check_neighbours(exports(2 * MILLION), exports(1000 * MILLION, source="blend"))


def test_turnover_may_differ_from_its_parts_by_all_three_roundings() -> None:
    check_turnover(
        exports(100, precision_usd=1), imports(50, precision_usd=1), turnover(153, precision_usd=1)
    )


def test_turnover_beyond_the_roundings_is_refused() -> None:
    with pytest.raises(ImplausibleFigure, match=r"turnover .* is not exports plus imports \(150 USD\)"):
        check_turnover(
            exports(100, precision_usd=1), imports(50, precision_usd=1), turnover(154, precision_usd=1)
        )


def test_turnover_is_compared_with_parts_of_its_own_vintage() -> None:
    check_turnover(exports(100), imports(50), turnover(200, vintage="second"))


def test_partners_may_exceed_the_world_by_their_roundings() -> None:
    rounded = [row | {"precision_usd": 1} for row in partners(2, 51)]
    check_partners(exports(99, partner="WLD", precision_usd=1), *rounded)


def test_partners_beyond_the_roundings_are_refused() -> None:
    rounded = [row | {"precision_usd": 1} for row in partners(2, 51)]
    with pytest.raises(ImplausibleFigure, match=r"sum of its partners \(102 USD from 2 rows\)"):
        check_partners(exports(98, partner="WLD", precision_usd=1), *rounded)


def test_a_full_list_may_fall_short_of_the_world_by_half_a_per_cent() -> None:
    check_partners(exports(1000, partner="WLD"), *partners(50, 19.9))


def test_a_full_list_that_falls_further_short_is_refused() -> None:
    with pytest.raises(ImplausibleFigure, match=r"sum of its partners \(990 USD from 50 rows\)"):
        check_partners(exports(1000, partner="WLD"), *partners(50, 19.8))


def test_a_short_list_may_leave_partners_out() -> None:
    check_partners(exports(1000, partner="WLD"), *partners(49, 1))


def test_chapters_of_an_older_vintage_may_exceed_the_total() -> None:
    check_levels(exports(100, vintage="second"), exports(120, commodity="01"))


def test_headings_are_not_added_to_their_chapter() -> None:
    check_levels(exports(100), exports(80, commodity="01"), exports(80, commodity="0101"))


def test_headings_may_not_exceed_the_total() -> None:
    with pytest.raises(ImplausibleFigure, match=r"sum of its headings \(120 USD from 1 rows\)"):
        check_levels(exports(100), exports(120, commodity="0101"))


def test_a_vintage_states_a_total_once() -> None:
    with pytest.raises(ImplausibleFigure, match="stands twice in one vintage") as fault:
        check(exports(100), exports(100, classification="H5"))
    assert fault.value.where == "data/raw/made-up.csv, row 2; data/raw/made-up.csv, row 3"


def test_a_chapter_in_two_editions_counts_once() -> None:
    check_levels(exports(100), exports(80, commodity="01"), exports(80, commodity="01", classification="H5"))


def test_a_table_without_large_values_passes() -> None:
    check(exports(1), exports(1000, period="2021"))


def test_the_sentence_says_both_figures_in_full() -> None:
    with pytest.raises(ImplausibleFigure) as fault:
        check_neighbours(exports(2 * MILLION), exports(1000 * MILLION, period="2021"))
    assert str(fault.value).startswith(
        "AAA's export with BBB in 2021, total (1,000,000,000 USD) is 500 times "
        "AAA's export with BBB in 2020, total (2,000,000 USD) "
    )
