"""From a printed number to an interval, and whether two intervals meet (METHODS §2). Exact decimals throughout.

A printed number is an interval, never a point; a hedge only ever widens it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ABOUT_MARGIN = Decimal("0.025")  # "about 40" is at least 39 to 41
LOOSE_MARGIN = Decimal("0.10")  # beyond v ± 10 % or one printed unit, "over v" and "nearly v" name no source
COARSE_FROM = 1000
COARSE_BELOW = 10**9
SIGNIFICANT_DIGITS = 2  # trailing zeros never coarsen beyond this digit
RANGE_DASH = "–"
INFINITY = Decimal("Infinity")

_PRINTED = re.compile(r"(?P<sign>[+\-−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?")


class Scale(StrEnum):
    """The word that is printed with a number; 万 is ten thousand, 亿 is a hundred million."""

    PERCENT = "percent"
    ONE = "one"
    THOUSAND = "thousand"
    TEN_THOUSAND = "ten thousand"
    MILLION = "million"
    HUNDRED_MILLION = "hundred million"
    BILLION = "billion"
    TRILLION = "trillion"

    @property
    def factor(self) -> int:
        """What the number is multiplied by; per cent stay per cent."""
        return _FACTORS[self]

    @property
    def coarsens(self) -> bool:
        """Whether trailing zeros may be rounding; a percentage or a number of billions is printed as it is meant."""
        return self is not Scale.PERCENT and self.factor < COARSE_BELOW


_FACTORS = {
    Scale.PERCENT: 1,
    Scale.ONE: 1,
    Scale.THOUSAND: 10**3,
    Scale.TEN_THOUSAND: 10**4,
    Scale.MILLION: 10**6,
    Scale.HUNDRED_MILLION: 10**8,
    Scale.BILLION: 10**9,
    Scale.TRILLION: 10**12,
}


class Hedge(StrEnum):
    """How firmly a number is said; ``OVER`` is also "more than", ``NEARLY`` "almost", ``UP_TO`` "at most"."""

    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    UP_TO = "up to"
    RANGE = "range"


@dataclass(frozen=True)
class Interval:
    """A stretch of values, ``[low, high)`` unless said otherwise; figures of an office are closed at both ends.

    Raises:
        ValueError: no value lies in it.
    """

    low: Decimal
    high: Decimal
    closed_low: bool = True
    closed_high: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval without a value."""
        if self.low > self.high or (self.low == self.high and not (self.closed_low and self.closed_high)):
            raise ValueError(f"There is no value between {self.low} and {self.high}")

    @classmethod
    def of_data(cls, value: Decimal, precision: Decimal) -> "Interval":
        """Give value ± precision, closed: half a unit of the last digit the office printed."""
        return cls(value - precision, value + precision, closed_high=True)

    def meets(self, other: "Interval") -> bool:
        """Say whether the two have a value in common."""
        if self.high == other.low:
            return self.closed_high and other.closed_low
        if other.high == self.low:
            return other.closed_high and self.closed_low
        return self.low < other.high and other.low < self.high

    def times(self, factor: Decimal | int) -> "Interval":
        """Multiply both ends; a negative factor swaps them."""
        low, high = self.low * factor, self.high * factor
        if factor < 0:
            return Interval(high, low, self.closed_high, self.closed_low)
        return Interval(low, high, self.closed_low, self.closed_high)


@dataclass(frozen=True)
class Reading:
    """How a printed number is read, in its base unit (US dollars, per cent).

    Attributes:
        numbers: the number as printed; two for a range, the lower first.
        unit: the unit of its last printed digit.
        interval: every value consistent with it.
        tight: those near enough to name a source by; beyond them it is "consistent, but loose".
    """

    numbers: tuple[Decimal, ...]
    unit: Decimal
    interval: Interval
    tight: Interval

    def times(self, factor: Decimal | int) -> "Reading":
        """Rescale value and printed unit together, or apply the sign."""
        numbers = tuple(sorted(number * factor for number in self.numbers))
        return Reading(
            numbers, abs(self.unit * factor), self.interval.times(factor), self.tight.times(factor)
        )

    def nearest(self, value: Decimal) -> Decimal:
        """Give the printed number that a value is measured from: the nearer end of a range, or the value inside it."""
        low, high = self.numbers[0], self.numbers[-1]
        return min(max(low, value), high)


def from_printed(printed: str, scale: Scale, hedge: Hedge | None = None) -> Reading:
    """Read a number as printed (METHODS §2).

    Args:
        printed: digits with a decimal point and optional thousands commas, signed where it is a fall or a deficit;
            a range is two such numbers with an en dash between.
        scale: the scale printed with it.
        hedge: how it was qualified; its margin acts on the magnitude, the sign is applied after.

    Returns:
        Values in US dollars, or per cent where that is the scale.

    Raises:
        ValueError: the text is no such number, or is a range where none is announced.
    """
    if hedge is Hedge.RANGE:
        return _range([_signed(number, scale) for number in printed.split(RANGE_DASH)], printed)
    sign, magnitude, unit = _signed(printed, scale)
    return hedged(magnitude, unit, hedge).times(sign)


def hedged(magnitude: Decimal, unit: Decimal, hedge: Hedge | None) -> Reading:
    """Turn a magnitude and its printed unit into intervals; rescaling both together rescales the result.

    Raises:
        ValueError: the hedge is a range, which needs two numbers.
    """
    rounding = Interval(magnitude - unit / 2, magnitude + unit / 2)
    interval = tight = rounding
    match hedge:
        case Hedge.ABOUT:
            margin = max(ABOUT_MARGIN * magnitude, unit / 2)
            interval = tight = Interval(magnitude - margin, magnitude + margin)
        case Hedge.OVER:
            limit = max((1 + LOOSE_MARGIN) * magnitude, magnitude + unit)
            interval = Interval(rounding.low, INFINITY)
            tight = Interval(rounding.low, limit, closed_high=True)
        case Hedge.NEARLY | Hedge.UP_TO:
            # A magnitude is never below zero, so "every value ≤ v" starts there.
            limit = min((1 - LOOSE_MARGIN) * magnitude, magnitude - unit)
            interval = Interval(min(rounding.low, Decimal(0)), rounding.high)
            tight = Interval(max(limit, interval.low), rounding.high) if hedge is Hedge.NEARLY else interval
        case Hedge.RANGE:
            raise ValueError("A range needs two numbers")
        case None:
            pass
    return Reading((magnitude,), unit, interval, tight)


def _range(numbers: list[tuple[int, Decimal, Decimal]], printed: str) -> Reading:
    """A range is itself: from its lower to its upper number, both included."""
    values = tuple(sorted(sign * magnitude for sign, magnitude, _ in numbers))
    if len(values) != 2:  # noqa: PLR2004 - a range has two ends
        raise ValueError(f"{printed!r} is not a range; write two numbers with an en dash between")
    interval = Interval(values[0], values[1], closed_high=True)
    return Reading(values, min(unit for _, _, unit in numbers), interval, interval)


def _signed(printed: str, scale: Scale) -> tuple[int, Decimal, Decimal]:
    """Take a printed number apart: sign, magnitude and printed unit, both in the base unit."""
    found = _PRINTED.fullmatch(printed.strip())
    if found is None:
        raise ValueError(f"{printed!r} is not a printed number; write digits with a decimal point")
    whole = found["whole"].replace(",", "")
    decimals = found["decimals"] or ""
    magnitude = Decimal(f"{whole}.{decimals or 0}")
    power = -len(decimals)
    if not decimals and scale.coarsens and magnitude >= COARSE_FROM:
        digits = whole.lstrip("0")
        power = min(len(digits) - len(digits.rstrip("0")), len(digits) - SIGNIFICANT_DIGITS)
    sign = -1 if found["sign"] in ("-", "−") else 1
    return sign, magnitude * scale.factor, Decimal(10) ** power * scale.factor
