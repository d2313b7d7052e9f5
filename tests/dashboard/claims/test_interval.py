"""From a printed number to an interval (METHODS §2)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims.interval import INFINITY, Hedge, Interval, hedged
from tests.dashboard.claims.printed import Scale
from tests.dashboard.claims.printed import printed as from_printed

HEDGES = [hedge for hedge in Hedge if hedge is not Hedge.RANGE]


def _interval(low: str, high: str, closed: str = "[)") -> Interval:
    return Interval(Decimal(low), Decimal(high), closed[0] == "[", closed[1] == "]")


@pytest.mark.parametrize(
    ("printed", "scale", "low", "high"),
    [
        ("41", Scale.BILLION, "40.5e9", "41.5e9"),
        ("41.0", Scale.BILLION, "40.95e9", "41.05e9"),
        ("40", Scale.BILLION, "39.5e9", "40.5e9"),
        ("410.2", Scale.HUNDRED_MILLION, "410.15e8", "410.25e8"),
        ("400", Scale.HUNDRED_MILLION, "399.5e8", "400.5e8"),
        ("32", Scale.PERCENT, "31.5", "32.5"),
    ],
)
def test_the_unit_is_the_last_printed_digit(printed: str, scale: Scale, low: str, high: str) -> None:
    assert from_printed(printed, scale).interval == _interval(low, high)


@pytest.mark.parametrize(
    ("printed", "scale", "low", "high"),
    [
        ("2,000", Scale.MILLION, "1950e6", "2050e6"),
        ("41,000", Scale.MILLION, "40500e6", "41500e6"),
        ("24,200", Scale.MILLION, "24150e6", "24250e6"),
        ("20,000", Scale.MILLION, "19500e6", "20500e6"),
        ("990", Scale.MILLION, "989.5e6", "990.5e6"),
        ("2,000.0", Scale.MILLION, "1999.95e6", "2000.05e6"),
        ("2,000", Scale.BILLION, "1999.5e9", "2000.5e9"),
        ("1,300", Scale.PERCENT, "1299.5", "1300.5"),
    ],
)
def test_trailing_zeros_coarsen_only_large_numbers_of_small_scales(
    printed: str, scale: Scale, low: str, high: str
) -> None:
    assert from_printed(printed, scale).interval == _interval(low, high)


def test_about_is_the_union_of_the_rounding_and_two_and_a_half_per_cent() -> None:
    assert from_printed("40", Scale.BILLION, Hedge.ABOUT).interval == _interval("39e9", "41e9")
    assert from_printed("4", Scale.BILLION, Hedge.ABOUT).interval == _interval("3.5e9", "4.5e9")


def test_over_takes_every_larger_value_and_names_a_source_only_nearby() -> None:
    reading = from_printed("28", Scale.BILLION, Hedge.OVER)
    assert reading.interval == Interval(Decimal("27.5e9"), INFINITY)
    assert reading.tight == _interval("27.5e9", "30.8e9", "[]")
    assert from_printed("3", Scale.BILLION, Hedge.OVER).tight.high == Decimal("4e9")


def test_nearly_mirrors_over() -> None:
    reading = from_printed("28", Scale.BILLION, Hedge.NEARLY)
    assert reading.interval == _interval("0", "28.5e9")
    assert reading.tight == _interval("25.2e9", "28.5e9")
    assert from_printed("3", Scale.BILLION, Hedge.NEARLY).tight.low == Decimal("2e9")


def test_up_to_takes_every_smaller_value() -> None:
    reading = from_printed("28", Scale.BILLION, Hedge.UP_TO)
    assert reading.interval == reading.tight == _interval("0", "28.5e9")


def test_a_range_is_itself() -> None:
    assert from_printed("40–42.5", Scale.BILLION, Hedge.RANGE).interval == _interval("40e9", "42.5e9", "[]")
    assert from_printed("-5–-3", Scale.PERCENT, Hedge.RANGE).interval == _interval("-5", "-3", "[]")


def test_the_sign_is_applied_after_the_margin() -> None:
    assert from_printed("−5", Scale.PERCENT).interval == _interval("-5.5", "-4.5", "(]")
    fell_by_more = from_printed("-28", Scale.PERCENT, Hedge.OVER)
    assert fell_by_more.interval == Interval(-INFINITY, Decimal("-27.5"), closed_low=False, closed_high=True)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (_interval("1", "2"), _interval("2", "3"), False),
        (_interval("1", "2", "[]"), _interval("2", "3"), True),
        (_interval("1", "2", "[]"), _interval("2", "3", "(]"), False),
        (_interval("1", "2"), _interval("1", "1", "[]"), True),
        (_interval("1", "2", "(]"), _interval("1", "1", "[]"), False),
        (_interval("1", "3"), _interval("2", "2", "[]"), True),
        (_interval("1", "2"), _interval("3", "4"), False),
    ],
)
def test_intervals_meet_only_where_both_ends_are_closed(one: Interval, other: Interval, meet: bool) -> None:
    assert one.meets(other) is meet


def test_an_interval_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no value"):
        _interval("1", "1")


magnitudes = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)
units = st.sampled_from([Decimal(10) ** power for power in range(-2, 4)])
hedges = st.sampled_from([None, *HEDGES])
ends = st.integers(min_value=-5, max_value=5).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    if low == high:
        return Interval(low, high, closed_high=True)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@given(magnitudes, units, hedges, st.sampled_from([3, 6, 9, -3]))
def test_rescaling_value_and_printed_unit_together_changes_nothing(
    magnitude: Decimal, unit: Decimal, hedge: Hedge | None, power: int
) -> None:
    factor = Decimal(10) ** power
    assert hedged(magnitude * factor, unit * factor, hedge) == hedged(magnitude, unit, hedge).times(factor)


@given(st.integers(min_value=0, max_value=10**5), st.integers(min_value=1, max_value=3), hedges)
def test_the_same_digits_in_another_scale_read_alike(digits: int, places: int, hedge: Hedge | None) -> None:
    billions = f"{Decimal(digits).scaleb(-places):f}"
    trillions = f"{Decimal(digits).scaleb(-places - 3):f}"
    assert from_printed(billions, Scale.BILLION, hedge) == from_printed(trillions, Scale.TRILLION, hedge)


@given(magnitudes, units, st.sampled_from(HEDGES), st.sampled_from([1, -1]))
def test_a_hedge_never_narrows(magnitude: Decimal, unit: Decimal, hedge: Hedge, sign: int) -> None:
    plain = hedged(magnitude, unit, None).times(sign)
    wide = hedged(magnitude, unit, hedge).times(sign)
    for reach in (wide.interval, wide.tight):
        assert reach.low <= plain.interval.low
        assert reach.high >= plain.interval.high
        assert reach.closed_low >= plain.interval.closed_low or reach.low < plain.interval.low
        assert reach.closed_high >= plain.interval.closed_high or reach.high > plain.interval.high


@given(intervals(), intervals())
def test_meeting_is_mutual(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
