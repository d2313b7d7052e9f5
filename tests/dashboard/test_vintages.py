"""The vintages page: a figure's revisions, and two vintages compared, are exactly what the mart holds."""

import pytest

from dashboard.figures.vintages import steps
from dashboard.ledger import Ledger
from dashboard.views.vintages import select, view
from etl.errors import NothingKnown


def test_left_to_itself_it_shows_the_last_figure_that_was_revised(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.title == (
        "Kazakhstan's statistics first put two-way trade in 2023 at 31.5 bn (BNS 2024-02) "
        "and now at 30.06 bn (BNS 2024-07-25): −4.6\u202f%"
    )
    assert (shown.selection.source, shown.selection.first, shown.selection.second) == (
        "bns",
        "2024-02",
        "2024-07-25",
    )


def test_a_change_within_what_was_printed_is_called_the_same(ledger: Ledger) -> None:
    assert view(ledger, select(ledger, side="china")).title.endswith("the same within rounding")


def test_what_is_drawn_is_the_mart_and_sources_are_never_joined(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, side="kazakhstan", period="2023"))
    traces = steps(shown.history)["data"]
    assert [trace["name"] for trace in traces] == ["BNS", "UN Comtrade"]
    mart = ledger.table("vintages")
    mine = mart[
        (mart["ledger"] == "kazakhstan")
        & (mart["partner"] == "CHN")
        & (mart["measure"] == "turnover")
        & (mart["period"] == "2023")
        & (mart["commodity"] == "TOTAL")
    ]
    drawn = {refs: y for trace in traces for refs, y in zip(trace["customdata"], trace["y"], strict=True)}
    assert drawn == mine.set_index("snapshots")["value_usd"].to_dict()


def test_two_vintages_differ_in_exactly_the_figures_listed_and_each_walks_back_to_both(
    ledger: Ledger,
) -> None:
    shown = view(ledger, select(ledger, source="wits", first="2017-11", second="2023-05"))
    assert len(shown.changes) == 45
    assert (shown.changes["after_usd"] - shown.changes["before_usd"] == shown.changes["change_usd"]).all()
    top = shown.changes.iloc[0]
    assert (top["period"], top["rounding_said"]) == ("1998", "")
    assert all(vintage in top["snapshots"] for vintage in ("wits/2017-11/", "wits/2023-05/"))
    assert "changed 45 and repeated 21" in shown.latest


def test_on_a_day_before_the_revision_there_is_none(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, as_of="2024-07-05"))
    assert shown.title == (
        "Kazakhstan's statistics put two-way trade in 2023 at 31.5 bn in the one vintage loaded (BNS 2024-02)"
    )
    with pytest.raises(NothingKnown):
        select(ledger, as_of="1990-01-01")


def test_what_is_not_there_is_named_and_answered_with_the_nearest(ledger: Ledger) -> None:
    chosen = select(ledger, side="mars", commodity="27", measure="sideways", period="2014", second="1066")
    assert (chosen.side, chosen.commodity, chosen.period) == ("kazakhstan", "27", "2014")
    assert all(word in chosen.instead for word in ("mars", "sideways", "1066"))
