"""Levels of the pair, and growth computed from them: from which base, how exact, and when not at all."""

import pandas as pd
import pytest

from etl import schema
from etl.marts.totals import totals
from tests.etl.made_up import REFERENCE, Row, exports, flows, imports, kept, only, turnover

pytestmark = pytest.mark.usefixtures("pair")

YEAR_BEFORE = {"period": "2019"}


def mart(*rows: Row) -> pd.DataFrame:
    return kept(totals(flows(*rows), REFERENCE), schema.TOTALS)


def grown(*rows: Row) -> pd.Series:
    """The exports of 2020 in the mart."""
    return only(mart(*rows), measure="export", period="2020", in_force=True)


# Which base


def test_growth_is_the_change_on_the_year_before() -> None:
    row = grown(exports(80, **YEAR_BEFORE), exports(100))
    assert (row["growth_pct"], row["growth_base_usd"], row["growth_base_vintage"]) == (25, 80, "first")


def test_growth_starts_from_the_same_vintage_before_any_other() -> None:
    row = grown(
        exports(80, **YEAR_BEFORE, vintage="second"),
        exports(50, **YEAR_BEFORE, vintage="third"),
        exports(40, **YEAR_BEFORE, vintage="first"),
        exports(100, vintage="second"),
    )
    assert (row["growth_pct"], row["growth_base_vintage"]) == (25, "second")


def test_growth_starts_from_the_same_vintage_before_another_of_the_same_day() -> None:
    day = {"known_from": "2021-05-31"}
    row = grown(
        exports(80, **YEAR_BEFORE, **day, vintage="2021-05"),
        exports(50, **YEAR_BEFORE, **day, vintage="2021-05-31"),
        exports(100, **day, vintage="2021-05"),
    )
    assert (row["growth_pct"], row["growth_base_vintage"]) == (25, "2021-05")


def test_growth_starts_else_from_the_latest_vintage_that_is_not_younger() -> None:
    row = grown(
        exports(40, **YEAR_BEFORE),
        exports(80, **YEAR_BEFORE, vintage="2021-05-01", known_from="2021-05-01"),
        exports(50, **YEAR_BEFORE, vintage="third"),
        exports(100, vintage="second"),
    )
    assert (row["growth_pct"], row["growth_base_vintage"]) == (25, "2021-05-01")


def test_no_growth_starts_from_a_younger_vintage() -> None:
    assert pd.isna(grown(exports(80, **YEAR_BEFORE, vintage="second"), exports(100))["growth_pct"])


@pytest.mark.parametrize(
    "other",
    [{"source": "copy"}, {"partner": "WLD"}, {"period": "2018"}, {"status": "U"}],
    ids=["another source", "another partner", "a missing year", "low reliability"],
)
def test_no_growth_starts_from(other: dict[str, str]) -> None:
    assert pd.isna(grown(exports(80, **{**YEAR_BEFORE, **other}), exports(100))["growth_pct"])


def test_no_growth_ends_at_low_reliability() -> None:
    assert pd.isna(grown(exports(80, **YEAR_BEFORE), exports(100, status="U"))["growth_pct"])


def test_no_growth_starts_from_a_base_that_may_be_zero() -> None:
    assert pd.isna(grown(exports(5, **YEAR_BEFORE, precision_usd=5), exports(100))["growth_pct"])


def test_a_part_year_grows_on_the_same_months() -> None:
    months = {"frequency": "YTD", "period": "2020-01/2020-06"}
    table = mart(
        exports(50, **YEAR_BEFORE),
        exports(80, frequency="YTD", period="2019-01/2019-06"),
        exports(90, frequency="YTD", period="2019-01/2019-07"),
        exports(100, **months),
    )
    assert only(table, **months)["growth_pct"] == 25


def test_a_balance_has_no_growth() -> None:
    table = mart(exports(80, **YEAR_BEFORE), imports(70, **YEAR_BEFORE), exports(100), imports(60))
    assert pd.isna(only(table, measure="balance", period="2020")["growth_pct"])
    assert only(table, measure="turnover", period="2020")["growth_pct"] == pytest.approx(
        (160 / 150 - 1) * 100
    )


# How exact, and what is printed


def test_the_interval_of_growth_spans_both_precisions() -> None:
    row = grown(exports(50, **YEAR_BEFORE, precision_usd=10), exports(100, precision_usd=10))
    assert row["growth_pct"] == 100
    assert row["growth_low_pct"] == pytest.approx((90 / 60 - 1) * 100)
    assert row["growth_high_pct"] == pytest.approx((110 / 40 - 1) * 100)


def test_exact_figures_have_one_growth() -> None:
    row = grown(exports(80, **YEAR_BEFORE), exports(100))
    assert row["growth_low_pct"] == row["growth_pct"] == row["growth_high_pct"]


def test_printed_growth_stands_beside_the_computed_one() -> None:
    row = grown(exports(80, **YEAR_BEFORE), exports(100, growth_reported_pct=30))
    assert (row["growth_reported_pct"], row["growth_pct"]) == (30, 25)


# Which rows


def test_only_the_pair_and_the_world_are_kept() -> None:
    table = mart(
        exports(1),
        exports(2, partner="WLD"),
        exports(3, partner="CCC"),
        exports(4, reporter="BBB", partner="AAA"),
    )
    assert sorted(table["value_usd"]) == [1, 2, 4]


def test_every_vintage_is_kept_and_the_latest_is_in_force() -> None:
    table = mart(turnover(1), turnover(2, vintage="third"), turnover(3, vintage="second"))
    assert list(table.loc[table["in_force"], "value_usd"]) == [2]
    assert len(table) == 3


def test_a_row_belongs_to_the_ledger_of_its_source_and_reporter() -> None:
    table = mart(
        exports(1), exports(2, source="blend"), exports(3, source="bureau", reporter="BBB", partner="AAA")
    )
    assert dict(zip(table["value_usd"], table["ledger"], strict=True)) == {1: "a", 2: "", 3: "b"}


def test_caveats_stand_on_the_rows_they_hold_for() -> None:
    table = mart(exports(1, period="2001", status="P"), exports(2, period="2002"))
    assert list(table["caveats"]) == ["broken-to-2001 provisional", ""]
