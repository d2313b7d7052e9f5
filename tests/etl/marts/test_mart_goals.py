"""Official targets on each ledger: the base then and now, the target, and how far the trade has come."""

import dataclasses

import pandas as pd
import pytest

from etl import schema
from etl.marts import as_known_on
from etl.marts.goals import goals
from etl.marts.ledger_lines import ledger_lines
from etl.marts.totals import totals
from etl.reference import Goal
from tests.etl.made_up import REFERENCE, Row, flows, kept, only, turnover

pytestmark = pytest.mark.usefixtures("pair")

SAID_ON = "2021-03-01"
EARLY = {"vintage": "2021-02-01", "known_from": "2021-02-01"}
LATE = {"vintage": "2021-08-01", "known_from": "2021-08-01"}
BBB = turnover(90, source="bureau", reporter="BBB", partner="AAA")
# 2020 was 100 when the goal was said, and is 80 since it was revised; 2021 came to 120.
TRADE = [turnover(100, **EARLY), turnover(80, **LATE), turnover(120, **LATE, period="2021"), BBB]


def mart(goal: Goal, *rows: Row) -> pd.DataFrame:
    reference = dataclasses.replace(REFERENCE, goals=[goal])
    table = flows(*(rows or TRADE))
    today = totals(table, reference)
    of_day = {goal.said_on: totals(as_known_on(table, goal.said_on), reference)}
    lines = ledger_lines(today, reference)
    return kept(goals(today, of_day, lines, reference), schema.GOALS)


def goal(**given: str | float) -> Goal:
    said = {
        "said_on": SAID_ON,
        "who": "Somebody",
        "wording": "more",
        "deadline": "soon",
        "citation": "A paper",
    }
    return Goal(**{"id": "more", "scope": "bilateral", **said, **given})  # type: ignore[arg-type]


DOUBLING = goal(multiple=2, base_period="2020")


@pytest.mark.parametrize(
    ("known", "base", "vintage", "reached"),
    [
        ("as known then", 100, "2021-02-01", [60, 20]),
        ("as known now", 80, "2021-08-01", [75, 50]),
    ],
)
def test_a_multiple_starts_from_its_base_as_known_then_and_as_known_now(
    known: str, base: float, vintage: str, reached: list[float]
) -> None:
    row = only(mart(DOUBLING), ledger="a", base_known=known)
    assert (row["base_usd"], row["base_vintage"], row["target_usd"]) == (base, vintage, 2 * base)
    assert (row["latest_period"], row["latest_usd"]) == ("2021", 120)
    assert list(row[["latest_pct_of_target", "way_pct"]]) == reached


def test_a_multiple_without_a_base_known_then_has_no_target_then() -> None:
    table = mart(DOUBLING)
    then = only(table, ledger="b", base_known="as known then")
    assert then[["base_usd", "target_usd", "way_pct"]].isna().all()
    assert only(table, ledger="b", base_known="as known now")["target_usd"] == 180


def test_a_value_is_measured_on_each_ledger_without_a_base() -> None:
    table = mart(goal(value_usd=240))
    assert only(table, ledger="a", base_known="no base")["latest_pct_of_target"] == 50
    assert only(table, ledger="b")["latest_pct_of_target"] == pytest.approx(90 / 240 * 100)
    assert table["way_pct"].isna().all()


def test_a_value_is_met_in_the_first_year_that_reaches_it() -> None:
    later = turnover(150, **LATE, period="2022")
    assert only(mart(goal(value_usd=120), *TRADE, later), ledger="a")["first_met"] == "2021"


def test_a_value_is_not_met_by_a_year_before_it_was_said() -> None:
    row = only(mart(goal(value_usd=80, said_on="2022")), ledger="a")
    assert row["latest_pct_of_target"] == 150
    assert pd.isna(row["first_met"])


def test_a_value_out_of_reach_is_not_met() -> None:
    assert pd.isna(only(mart(goal(value_usd=121)), ledger="a")["first_met"])


def test_a_regional_goal_is_measured_on_no_ledger() -> None:
    row = only(mart(goal(value_usd=500, scope="regional")), goal="more")
    assert (row["ledger"], row["target_usd"]) == ("", 500)
    assert pd.isna(row["latest_usd"])


def test_a_goal_without_a_number_is_recorded_without_a_target() -> None:
    assert mart(goal())["target_usd"].isna().all()
