"""From a number as a text prints it to its interval: the unit is the last printed digit, in the scale beside it."""

from decimal import Decimal

import pytest

from dashboard.claims.interval import Hedge, Reading
from dashboard.claims.printed import hedge_of, rates_of, reading_of, unit_of
from dashboard.claims.reader import ReadClaim, read


def claim(sentence: str, published: str = "2024-03-01") -> ReadClaim:
    return read(sentence, published=published).claims[0]


def ends(readings: list[Reading]) -> list[tuple[float, float]]:
    return [(float(each.interval.low), float(each.interval.high)) for each in readings]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Trade between China and Kazakhstan was 41 billion dollars in 2023.", "41e9", "1e9"),
        ("Trade between China and Kazakhstan was 41.05 bn dollars in 2023.", "41.05e9", "1e7"),
        ("Trade between China and Kazakhstan was $41,000 million in 2023.", "41e9", "1e9"),
        ("Trade between China and Kazakhstan was $30,055,389,612 in 2023.", "30055389612", "1"),
        ("В 2023 году товарооборот Казахстана и Китая составил 31,5 млрд долларов.", "31.5e9", "1e8"),
        ("2023年中哈贸易额达410.2亿美元。", "410.2e8", "1e7"),
        ("2023年中哈贸易额达四百一十亿美元。", "410e8", "1e8"),
        ("2023년 중국과 카자흐스탄의 교역액은 92억 7천만 달러였다.", "92.7e8", "1e7"),
        ("Trade between China and Kazakhstan was forty billion dollars in 2023.", "40e9", "1e9"),
    ],
)
def test_the_unit_is_the_last_digit_in_its_scale(sentence: str, value: str, unit: str) -> None:
    found = claim(sentence)
    assert Decimal(found.value or 0) == Decimal(value)
    assert unit_of(found) == Decimal(unit)


def test_a_percentage_keeps_its_digits() -> None:
    found = claim("Trade between China and Kazakhstan rose 32.0 percent in 2023.")
    assert reading_of(found).unit == Decimal("0.1")
    assert reading_of(claim("Trade between China and Kazakhstan rose 1300% in 2023.")).unit == 1


def test_a_fall_is_below_zero() -> None:
    interval = reading_of(claim("Trade between China and Kazakhstan fell by 4 % in 2023.")).interval
    assert (interval.low, interval.high) == (Decimal("-4.5"), Decimal("-3.5"))


def test_a_multiple_in_words_is_taken_as_about() -> None:
    doubled = rates_of(claim("Trade between China and Kazakhstan doubled in 2023."))
    assert ends(doubled) == [(80, 120)]


def test_a_multiple_that_can_mean_two_things_has_two_readings() -> None:
    rates = rates_of(claim("Trade between China and Kazakhstan rose 2.3 times in 2023."))
    assert ends(rates) == [(125, 135), (225, 235)]
    told = rates_of(claim("В 2023 году товарооборот Казахстана и Китая вырос в 2,3 раза."))
    assert ends(told) == [(125, 135)]


def test_a_fall_to_one_eighth_is_as_precise_as_the_eight() -> None:
    (fell,) = rates_of(claim("Trade between China and Kazakhstan decreased eight times in 2023."))
    assert fell.numbers == (Decimal("-87.5"),)


def test_hedges_of_every_wording_come_to_five() -> None:
    assert hedge_of(claim("Trade between China and Kazakhstan was over $41 bn in 2023.")) is Hedge.OVER
    assert hedge_of(claim("Trade between China and Kazakhstan was less than $41 bn in 2023.")) is Hedge.UP_TO
    ranged = claim("Trade between China and Kazakhstan was between 40 and 42 billion dollars in 2023.")
    assert hedge_of(ranged) is Hedge.RANGE
    assert reading_of(ranged).numbers == (Decimal("40e9"), Decimal("42e9"))
