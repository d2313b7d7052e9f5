"""The line at the head of a checked text: which part agrees with which ledger, and what was not checked."""

import pytest

from dashboard.ledger import Ledger
from dashboard.views.claims import check_text

PAIR = "Trade between Kazakhstan and China"


@pytest.mark.parametrize(
    ("text", "said_on", "told"),
    [
        (f"{PAIR} was 41 billion dollars in 2023.", None, "supported"),
        (
            f"{PAIR} was 41 billion dollars in 2023. They want to double it.",
            None,
            "supported; 1 goal recorded, not judged",
        ),
        (
            "Kazakhstan and China aim to trade 100 billion dollars by 2030, after the 40 billion goal was met.",
            None,
            "2 goals found, recorded and not judged",
        ),
        (
            "China is Kazakhstan's largest trading partner, accounting for a third of its foreign trade.",
            "2025-03-01",
            "“largest” agrees with Kazakhstan's statistics; “a third” differs from Kazakhstan's statistics",
        ),
        (
            f"{PAIR} was 41 billion dollars in 2023; in 2023 it was 290 bn yuan.",
            None,
            "supported; 1 statement not checked",
        ),
        (
            f"{PAIR} was 290 bn yuan in 2023.",
            None,
            "1 statement on this trade found, none that can be checked",
        ),
        ("It rained in Almaty.", None, "nothing to check"),
    ],
)
def test_a_text_is_told_in_one_line(ledger: Ledger, text: str, said_on: str | None, told: str) -> None:
    assert check_text(text, said_on=said_on, ledger=ledger).now.summary == told


def test_of_many_parts_it_is_told_how_many_agree(ledger: Ledger) -> None:
    levels = {2019: 99, 2020: 99, 2021: 25, 2022: 31, 2023: 41}
    text = " ".join(f"{PAIR} was {level} billion dollars in {year}." for year, level in levels.items())
    assert check_text(text, ledger=ledger).now.summary == "3 of 5 statements agree with a ledger"
