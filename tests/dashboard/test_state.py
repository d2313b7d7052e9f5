"""The state of the trade on the overview: balances, goods each way, and the news."""

import pytest

from dashboard.ledger import Ledger
from dashboard.views.balance import balance
from dashboard.views.levels import levels
from dashboard.views.top_goods import top_goods
from dashboard.views.whats_new import whats_new


def test_a_deficit_of_kazakhstan_is_below_zero_on_either_ledger(ledger: Ledger) -> None:
    shown = balance(ledger)
    assert shown is not None
    lines = ledger.table("ledger_lines").set_index(["ledger", "measure", "period"])["value_usd"]
    signed = shown.rows.set_index(["ledger", "period"])["balance_usd"]
    assert signed["china", "2024"] == lines["china", "import", "2024"] - lines["china", "export", "2024"]
    assert signed["kazakhstan", "2024"] == lines["kazakhstan", "balance", "2024"]


@pytest.mark.parametrize("trade", ["to-china", "to-kazakhstan"])
def test_the_goods_of_each_ledger_add_up_to_what_it_counts(ledger: Ledger, trade: str) -> None:
    shown = top_goods(ledger, trade)
    assert shown is not None
    assert shown.year == "2024"
    assert shown.rows.groupby("ledger")["share_pct"].sum().tolist() == pytest.approx([100, 100])
    assert shown.rows["place"].max() == 5


def test_the_news_are_the_newest_figures_and_the_last_that_replaced_one(ledger: Ledger) -> None:
    shown = whats_new(ledger)
    assert shown is not None
    assert "BNS of 27 July 2026, brought 6 new figures of this trade and replaced none" in shown.title
    assert "from 31.5 bn to 30.06 bn USD (−4.6" in shown.said
    assert str(shown.undated) in shown.said


def test_on_a_day_the_state_is_what_was_known_then(ledger: Ledger) -> None:
    then = whats_new(ledger, "2024-07-05")
    assert then is not None
    assert then.rows["known_from"].max() <= "2024-07-05"
    assert top_goods(ledger, "to-china", "2024-07-05") is None
    assert balance(ledger, "1990-01-01") is None
    assert levels(ledger, "both", "1990-01-01") == []
    assert any("31.5 bn" in sentence for sentence in levels(ledger, "both", "2024-07-05"))
