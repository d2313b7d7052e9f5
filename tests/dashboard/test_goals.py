"""The goals page: what a goal means on each ledger."""

import pytest

from dashboard.components.causes import cited
from dashboard.ledger import Ledger
from dashboard.views.goals import select, view
from etl.errors import NothingKnown


def test_doubling_has_a_target_for_each_ledger_and_base(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.title == (
        "Doubling from 2023: by 2025 trade had gone 19\u202f% of the way to 82 bn USD by China's customs; by Kazakhstan's statistics "
        "14\u202f% from 30.06 to 60.11 bn USD (as known now) or 8\u202f% from 31.5 to 63.0 bn USD (as known when it was said)"
    )
    assert shown.bases == "41.0 → 82.0 bn, 41.05 → 82.11 bn, 31.5 → 63.0 bn and 30.06 → 60.11 bn"
    assert (
        "31.5 bn → 63.0 bn by Kazakhstan's statistics, as known when it was said (BNS, vintage 2024-02)"
        in (shown.bases_in_full)
    )


def test_both_ledgers_run_by_one_method_which_is_named(ledger: Ledger) -> None:
    running = view(ledger, select(ledger)).lead[0]
    assert "60.8 bn by China's customs (2025 times the growth of Jan–Jun 2026" in running
    assert "38.7 bn by Kazakhstan's statistics (2025 times the growth of Jan–May 2026" in running
    assert running.endswith("on each ledger by the same method.")


def test_growth_that_cannot_be_computed_is_said_of_each_ledger(ledger: Ledger) -> None:
    ahead = view(ledger, select(ledger, as_of="2024-06-01")).lead[-1]
    assert "2048 by China's customs (by its growth over 10 years alone)" in ahead
    assert "of the three" not in ahead
    assert (
        "over 3 and 5 years by China's customs and over 3, 5 and 10 years by Kazakhstan's statistics" in ahead
    )


def test_who_said_a_goal_and_that_it_leaves_base_and_year_open_stand_with_it(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.said.startswith(
        "Xi Jinping, joint press appearance with Kassym-Jomart Tokayev in Astana, 3 July"
    )
    assert "neither base nor year is stated" in shown.said


def test_words_after_an_address_are_no_part_of_the_link() -> None:
    link, words = cited("https://a.example/1 (page 2)")[1:-1]
    assert (link.href, words) == ("https://a.example/1", " (page 2)")


def test_what_would_arrive_is_an_interval_of_three_and_called_arithmetic(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    row = shown.rows[(shown.rows["goal"] == "tokayev-2024") & (shown.rows["ledger"] == "kazakhstan")].iloc[0]
    spans = [row[f"arrives_{span}"] for span in (3, 5, 10)]
    assert (row["arrives_low"], row["arrives_high"]) == (min(spans), max(spans)) == (2032, 2035)
    assert "not a forecast" in shown.lead[-1]


def test_a_goal_met_after_its_deadline_says_how_late(ledger: Ledger) -> None:
    rows = view(ledger, select(ledger)).rows.set_index(["goal", "ledger"])
    assert rows.loc[("hu-2011", "china"), "state"] == "met in 2023, 8 years after the deadline"
    assert rows.loc[("hu-2011", "kazakhstan"), "state"] == "not met by the deadline, nor since"
    assert rows.loc[("tokayev-xian-2023", "kazakhstan"), "state"] == "not yet"


def test_a_goal_that_was_not_yet_set_is_left_out_and_counted(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, goal="doubling-2024", as_of="2023-06-01"))
    assert shown.selection.goal == "tokayev-summit-2023"
    assert "doubling-2024" in shown.selection.instead
    assert shown.rows["said_on"].max() <= "2023-06-01"
    assert shown.left_out == 5
    with pytest.raises(NothingKnown):
        select(ledger, as_of="2010-12-31")


def test_targets_said_by_several_are_one_mark_that_names_them_all(ledger: Ledger) -> None:
    marks = view(ledger, select(ledger)).marks
    (forty,) = marks.loc[(marks["year"] == 2015), "who"]
    assert all(name in forty for name in ("Hu Jintao", "Xi Jinping", "Yao Jian"))
