"""The day that the whole site is shown as known on."""

import pytest

from dashboard.ledger import Ledger
from dashboard.pages import commodities as commodities_page
from dashboard.pages import goals as goals_page
from dashboard.pages import overview as overview_page
from dashboard.pages import vintages as vintages_page
from dashboard.pages.day import follow
from dashboard.views import days, overview
from dashboard.views.commodities import select, view
from dashboard.views.levels import levels


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("", ""),
        ("2024-07-05", "2024-07-05"),
        (" 2024-02 ", "2024-02-29"),
        ("2023", "2023-12-31"),
        ("5 July 2024", "2024-07-05"),
        ("february 2024", "2024-02-29"),
    ],
)
def test_a_month_or_a_year_counts_to_its_last_day(asked: str, day: str) -> None:
    assert days.as_of(asked) == days.AsOf(day)


@pytest.mark.parametrize(
    "asked",
    ["yesterday", "2024-13-01", "9999999", "\x00", "2024-02-30", "30 February 2024", "5 Brumaire 2024"],
)
def test_what_is_no_date_stands_for_now_and_is_said(asked: str) -> None:
    assert days.as_of(asked).day == ""
    assert "is not a date, so everything is shown as known now" in days.as_of(asked).fault


def test_the_banner_says_the_day_and_every_link_of_the_navigation_carries_it() -> None:
    shown = follow("?trade=both&as_of=2024-07-05")
    assert shown["known"].startswith("As known on 5 July 2024, which is less than is known now")
    assert not shown["hidden"]
    assert all(address.endswith("?as_of=2024-07-05") for address in shown["links"].values())


def test_the_banner_counts_the_figures_left_out_also_on_a_day_to_come(ledger: Ledger) -> None:
    known = ledger.table("flows")["known_from"]
    said = days.known(ledger, "2099-01-01")
    assert f"of {len(known):,} figures, {known.isna().sum():,} have no known day" in said
    assert "0 were first public later" in said


def test_now_has_no_banner_and_plain_links() -> None:
    shown = follow("?trade=both")
    assert (shown["known"], shown["hidden"]) == ("", True)
    assert shown["links"]["nav-commodities"] == "/commodities"


def test_on_the_day_after_the_visit_both_ledgers_had_the_figures_of_then(ledger: Ledger) -> None:
    shown = overview.lines(ledger, "both", "2024-07-05")
    assert (
        shown.headline == "China counts 41.0 bn USD of two-way trade in 2023; Kazakhstan counts 31.5 bn USD"
    )
    assert shown.rows["known_from"].max() <= "2024-07-05"
    goal = overview.doubling(ledger, "2024-07-05")
    assert goal is not None
    assert set(goal.rows["target_usd"]) == {82.0e9, 63.0e9}
    assert overview.doubling(ledger, "2024-07-02") is None, "it had not been set"


def test_where_one_ledger_had_nothing_the_other_is_said(ledger: Ledger) -> None:
    shown = overview.lines(ledger, "both", "2014-03-01")
    assert shown.headline == (
        "China's customs counted 28.6 bn USD of two-way trade in 2013 and of Kazakhstan's statistics no yearly figure was known"
    )
    assert shown.gap.empty


def test_a_part_year_that_a_full_year_covers_is_no_longer_news(ledger: Ledger) -> None:
    assert not any("Jan–" in said for said in levels(ledger, "both", "2024-07-05"))
    assert sum("Jan–" in said for said in levels(ledger, "both", "2023-12-31")) == 2


def test_a_ledger_that_is_a_year_ahead_is_said_beside_the_last_year_of_both(ledger: Ledger) -> None:
    ahead, *years = levels(ledger, "both", "2025-06-01")
    assert ahead == "2023 is the last full year known of both."
    assert [said[:4] for said in years] == ["2024", "2023"]


def test_the_subtitle_names_the_years_that_are_drawn(ledger: Ledger) -> None:
    shown = overview.lines(ledger, "both", "2025-06-01")
    drawn = shown.rows[shown.rows["ledger"] == "china"]["period"].tolist()
    assert drawn[0] == "1992"
    assert "China's customs 1992, 2013" in shown.subtitle


def test_headline_and_levels_follow_the_direction_that_is_chosen(ledger: Ledger) -> None:
    shown = overview.lines(ledger, "to-kazakhstan")
    assert shown.headline.startswith(
        "China says it sold 29.7 bn USD to Kazakhstan in 2025; Kazakhstan says it bought"
    )
    assert "trade from China to Kazakhstan" in shown.title
    assert levels(ledger, "to-kazakhstan")[0].startswith("2025 by China's customs: 29.7 bn USD")


def test_days_between_two_publications_share_one_cut(ledger: Ledger) -> None:
    assert ledger.day("2024-07-05") == ledger.day("2024-03-01") == "2024-02-29"
    assert ledger.day("1990-01-01") == ledger.day("2000-01-01")


def test_goods_known_without_a_total_are_not_called_reconciled(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, as_of="2026-07-20"))
    assert shown.title == "BNS has 8 headings of what Kazakhstan bought from China in 2025"
    assert "as_of=2026-07-20" in shown.selection.query


@pytest.mark.parametrize("page", [overview_page, commodities_page, goals_page, vintages_page])
@pytest.mark.parametrize(
    "day", ["1990-01-01", "2012-01-01", "2014-03-01", "2018-12-31", "2024-07-05", "2026-07-27", "nonsense"]
)
def test_every_page_has_an_answer_for_every_day(page: object, day: str) -> None:
    assert page.layout(as_of=day).children  # type: ignore[attr-defined]
