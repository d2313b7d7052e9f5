"""Each side's line over the years: the source of each stretch, the joints, and growth that may cross them."""

import pandas as pd
import pytest

from etl import schema
from etl.marts.ledger_lines import gap, latest, ledger_lines
from etl.marts.totals import totals
from tests.etl.made_up import REFERENCE, Row, exports, flows, kept, only, turnover

pytestmark = pytest.mark.usefixtures("pair")

# AAA's line takes its years to 2009 from the source "copy" and from 2010 on from the source "office".
COPY_2009 = turnover(50, source="copy", period="2009")
OFFICE_2010 = turnover(100, period="2010")


def mart(*rows: Row) -> pd.DataFrame:
    return kept(ledger_lines(totals(flows(*rows), REFERENCE), REFERENCE), schema.LEDGER_LINES)


def test_each_stretch_of_years_is_taken_from_its_own_source() -> None:
    table = mart(
        COPY_2009, OFFICE_2010, turnover(70, period="2009"), turnover(90, source="copy", period="2010")
    )
    assert list(zip(table["period"], table["source"], strict=True)) == [("2009", "copy"), ("2010", "office")]


def test_the_vintage_in_force_is_taken() -> None:
    assert list(mart(OFFICE_2010, OFFICE_2010 | {"vintage": "second", "value_usd": 80})["value_usd"]) == [80]


def test_months_and_other_partners_are_not_on_the_line() -> None:
    months = {"frequency": "YTD", "period": "2010-01/2010-06"}
    assert len(mart(OFFICE_2010, turnover(1, **months), turnover(2, period="2010", partner="WLD"))) == 1


def test_the_first_year_of_a_new_source_is_a_joint() -> None:
    table = mart(
        turnover(40, source="copy", period="2008"), COPY_2009, OFFICE_2010, turnover(110, period="2011")
    )
    assert dict(zip(table["period"], table["joint"], strict=True)) == {
        "2008": False,
        "2009": False,
        "2010": True,
        "2011": False,
    }


def test_a_new_source_that_starts_late_is_a_joint_where_it_starts() -> None:
    table = mart(COPY_2009, turnover(110, period="2011"), exports(60, period="2012"))
    assert only(table, period="2011")["joint"]
    assert not only(table, measure="export")["joint"], "nothing stands before it"


def test_a_year_that_its_source_lacks_is_taken_from_the_next_that_has_it_and_counts_as_a_joint() -> None:
    table = mart(COPY_2009, turnover(110, source="copy", period="2011"), turnover(70, period="2008"))
    assert list(zip(table["period"], table["source"], table["joint"], strict=True)) == [
        ("2008", "office", False),
        ("2009", "copy", True),
        ("2011", "copy", False),
    ]


def test_a_year_of_low_reliability_fills_no_place() -> None:
    assert mart(OFFICE_2010, turnover(9, source="copy", period="2011", status="U"))["period"].tolist() == [
        "2010"
    ]


def test_growth_may_cross_a_joint_and_names_its_base() -> None:
    row = only(mart(COPY_2009, OFFICE_2010), period="2010")
    assert (row["growth_pct"], row["growth_base_source"], row["growth_base_vintage"]) == (
        100,
        "copy",
        "first",
    )


@pytest.mark.parametrize(
    "before",
    [COPY_2009 | {"period": "2008"}, COPY_2009 | {"status": "U"}, COPY_2009 | {"value_usd": 0}],
    ids=["a missing year", "low reliability", "zero"],
)
def test_growth_never_crosses(before: Row) -> None:
    row = only(mart(before, OFFICE_2010), period="2010")
    assert pd.isna(row["growth_pct"])
    assert pd.isna(row["growth_base_source"])


def test_growth_never_ends_at_low_reliability() -> None:
    assert pd.isna(only(mart(COPY_2009, OFFICE_2010 | {"status": "U"}), period="2010")["growth_pct"])


def test_growth_never_starts_on_another_ledger() -> None:
    other = turnover(50, source="bureau", reporter="BBB", partner="AAA", period="2009")
    assert pd.isna(only(mart(other, OFFICE_2010), ledger="a")["growth_pct"])


def test_printed_growth_stays_on_the_line() -> None:
    row = only(mart(COPY_2009, OFFICE_2010 | {"growth_reported_pct": 90}), period="2010")
    assert (row["growth_reported_pct"], row["growth_pct"]) == (90, 100)


def test_the_latest_year_of_a_line_is_its_last_full_year() -> None:
    lines = mart(COPY_2009, OFFICE_2010, exports(60, period="2012"))
    assert latest(lines, "a")["period"] == "2010"


def test_the_gap_is_chinas_figure_minus_kazakhstans_in_years_that_both_have() -> None:
    # The function names the two ledgers, so round numbers stand here for theirs.
    lines = pd.DataFrame(
        {
            "ledger": ["china", "china", "kazakhstan", "kazakhstan"],
            "measure": ["turnover", "turnover", "turnover", "import"],
            "period": ["2000", "2001", "2000", "2000"],
            "value_usd": [100.0, 200.0, 70.0, 1.0],
            "snapshots": ["a", "b", "c", "d"],
        }
    )
    row = only(gap(lines), period="2000")
    assert (row["china_usd"], row["kazakhstan_usd"], row["gap_usd"], row["snapshots"]) == (100, 70, 30, "a c")
    assert len(gap(lines)) == 1
