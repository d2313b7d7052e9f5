"""Numbers and periods as people say them."""

import pytest

from dashboard import wording


@pytest.mark.parametrize(
    ("value", "precision", "said"),
    [
        (41_054_792_070, 1, "41.05 bn"),
        (41e9, 5e7, "41.0 bn"),
        (41e9, 5e8, "41 bn"),
        (368e6, 5e5, "368 mn"),
        (12_345_678, 0, "12.3 mn"),
        (-14.5e9, 0, "−14.50 bn"),
        (0, 0, "0.00"),
    ],
)
def test_a_value_is_said_with_no_more_digits_than_were_printed(
    value: float, precision: float, said: str
) -> None:
    assert wording.usd(value, precision) == said


def test_every_digit_of_a_figure_is_written() -> None:
    assert wording.full_usd(24_696_909_997) == "24,696,909,997"
    assert wording.full_usd(15_389_231_312.22) == "15,389,231,312.22"


def test_tables_leave_out_the_cents_of_large_figures() -> None:
    assert wording.whole_usd(15_389_231_312.22) == "15,389,231,312"
    assert wording.whole_usd(57.48) == "57.48"


@pytest.mark.parametrize(
    ("value", "said"), [(31.69, "+31.7 %"), (-4.586, "−4.6 %"), (0.01, "0.0 %"), (-0.01, "0.0 %")]
)
def test_a_change_carries_its_sign_and_zero_has_none(value: float, said: str) -> None:
    assert wording.percent(value, sign=True).replace(wording.NARROW_SPACE, " ") == said


@pytest.mark.parametrize(
    ("text", "said"), [("2023", "2023"), ("2023-05", "May 2023"), ("2026-01/2026-06", "Jan–Jun 2026")]
)
def test_periods_are_said_in_words(text: str, said: str) -> None:
    assert wording.period(text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("2018", "2018"), ("2024-02", "February 2024"), ("2024-07-03", "3 July 2024")]
)
def test_a_date_is_said_as_far_as_it_is_known(text: str, said: str) -> None:
    assert wording.day(text) == said


def test_lists_end_with_and() -> None:
    assert [wording.listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
