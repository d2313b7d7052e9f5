"""The vintages page: a figure's revisions, and two vintages compared, are exactly what the mart holds."""

import pytest

from dashboard.ledger import Ledger
from dashboard.views.vintages import select, view
from etl.errors import NothingKnown


def test_left_to_itself_it_shows_the_last_figure_that_was_revised(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.title == (
        "Kazakhstan's statistics first put two-way trade in 2023 at 31.5 bn USD (BNS 2024-02) "
        "and now at 30.06 bn USD (BNS 2024-07-25): −4.6\u202f%"
    )
    assert (shown.selection.source, shown.selection.first, shown.selection.second) == (
        "bns",
        "2024-02",
        "2024-07-25",
    )


def test_a_change_within_what_was_printed_is_called_the_same(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, side="china", period="2023"))
    assert "last at 41.02 bn USD (GACC 2024-07), the same within rounding" in shown.title


def test_the_figure_in_use_is_that_of_the_line_and_says_why_and_what_the_others_carry(ledger: Ledger) -> None:
    bureau = view(ledger, select(ledger, side="kazakhstan", period="2023"))
    assert bureau.in_use == (
        "In use here, and to be cited, is 30.06 bn USD (BNS, vintage 2024-07-25): the office's own figure goes before copies of "
        "what it submitted. UN Comtrade 2026-04 still carries 31.53 bn USD, as BNS 2024-02 had it before BNS revised it."
    )
    customs = view(ledger, select(ledger, side="china", period="2023"))
    assert "known only from press quotations" in customs.in_use
    for shown in (bureau, customs):
        lines = ledger.table("ledger_lines")
        line = lines[(lines["ledger"] == shown.selection.side) & (lines["period"] == "2023")]
        taken = shown.history[shown.history["held"] == "in use here"]
        assert taken["value_usd"].tolist() == line.loc[line["measure"] == "turnover", "value_usd"].tolist()


def test_what_a_vintage_brought_adds_up_to_what_the_comparison_counts(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger))
    assert shown.latest == (
        "Of the pair's figures, BNS's vintage 2024-07-25 holds 6: 2 for the first time; 1 that 2024-02 held too (1 changed); "
        "3 that edition-2022 held too (0 changed)."
    )
    assert shown.compared[0].startswith("Of the pair's figures, both vintages hold 1, of which 1 changed")
    assert shown.compared[0].endswith("only 2024-07-25 holds 5.")


def test_two_vintages_differ_in_exactly_the_figures_listed_and_each_walks_back_to_both(
    ledger: Ledger,
) -> None:
    shown = view(ledger, select(ledger, source="wits", first="2017-11", second="2023-05"))
    assert len(shown.changes) == 45
    assert (shown.changes["after_usd"] - shown.changes["before_usd"] == shown.changes["change_usd"]).all()
    top = shown.changes.iloc[0]
    assert (top["period"], top["rounding_said"]) == ("1998", "")
    assert all(vintage in top["snapshots"] for vintage in ("wits/2017-11/", "wits/2023-05/"))
    assert "66 that 2017-11 held too (45 changed)" in shown.latest


def test_on_a_day_before_the_revision_there_is_none(ledger: Ledger) -> None:
    shown = view(ledger, select(ledger, as_of="2024-07-05"))
    assert shown.title == (
        "Kazakhstan's statistics put two-way trade in 2023 at 31.5 bn USD in the one vintage loaded (BNS 2024-02)"
    )
    with pytest.raises(NothingKnown):
        select(ledger, as_of="1990-01-01")


def test_what_is_not_there_is_named_and_answered_with_the_nearest(ledger: Ledger) -> None:
    chosen = select(ledger, side="mars", commodity="27", measure="sideways", period="2014", second="1066")
    assert (chosen.side, chosen.commodity, chosen.period) == ("kazakhstan", "27", "2014")
    assert all(word in chosen.instead for word in ("mars", "sideways", "1066"))
