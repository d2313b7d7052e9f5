"""The goals page: what a goal means on each ledger, and that what is drawn is what the marts say."""

import pytest

from dashboard.figures import goals as figure
from dashboard.ledger import Ledger
from dashboard.views.goals import select, view
from etl.errors import NothingKnown


def test_doubling_has_a_target_for_each_ledger_and_base(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.title.startswith("Doubling from 2023 means 82 bn by China's customs and 60 bn or 63 bn by")
    assert shown.bases == "41 → 82 bn, 41.1 → 82.1 bn, 31.5 → 63 bn and 30.1 → 60.1 bn"
    assert "31.5 bn → 63 bn by Kazakhstan's statistics, as known when it was said (BNS, vintage 2024-02)" in (
        shown.bases_in_full
    )


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


def test_targets_are_drawn_at_their_deadline_and_no_projection_is_drawn(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    drawn = figure.targets(shown.lines, shown.marks, no_year="none")["data"]
    *lines, others, chosen = drawn
    dated = shown.marks[shown.marks["year"].notna()]
    assert set(zip(dated["year"], dated["value_usd"], strict=True)) <= set(
        zip(others["x"], others["y"], strict=True)
    )
    assert sorted(chosen["y"]) == sorted(shown.chosen["target_usd"])
    values = {value for trace in lines for value in trace["y"] if value is not None}
    assert values == set(shown.lines["value_usd"])
    assert len(drawn) == 4


def test_targets_said_by_several_are_one_mark_that_names_them_all(ledger: Ledger) -> None:
    marks = view(ledger, select(ledger)).marks
    (forty,) = marks.loc[(marks["year"] == 2015), "who"]
    assert all(name in forty for name in ("Hu Jintao", "Xi Jinping", "Yao Jian"))
