"""From a printed number to an interval, and whether two intervals meet (METHODS §2). Exact decimals throughout.

A printed number is an interval, never a point; a hedge only ever widens it.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ABOUT_MARGIN = Decimal("0.025")  # "about 40" is at least 39 to 41
LOOSE_MARGIN = Decimal("0.10")  # beyond v ± 10 % or one printed unit, "over v" and "nearly v" name no source
COARSE_FROM = 1000
COARSE_BELOW = 10**9
SIGNIFICANT_DIGITS = 2  # trailing zeros never coarsen beyond this digit
INFINITY = Decimal("Infinity")


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

    def holds(self, other: "Interval") -> bool:
        """Say whether every value of another lies in this one."""
        low = self.low < other.low or (self.low == other.low and (self.closed_low or not other.closed_low))
        high = self.high > other.high or (
            self.high == other.high and (self.closed_high or not other.closed_high)
        )
        return low and high

    def nearest(self, value: Decimal) -> Decimal:
        """Give the value of the stretch that is nearest to another value."""
        return min(max(self.low, value), self.high)

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


def exact(value: float) -> Decimal:
    """Give the decimal that was printed: fifteen digits are what a float keeps of it."""
    return Decimal(f"{value:.15g}")


def from_value(value: Decimal, unit: Decimal, hedge: Hedge | None = None) -> Reading:
    """Read a number whose value and printed unit are known; the margin acts on the magnitude, the sign is applied after."""
    return hedged(abs(value), unit, hedge).times(-1 if value < 0 else 1)


def from_range(low: Decimal, high: Decimal, unit: Decimal) -> Reading:
    """Read a range, which is itself.

    Raises:
        ValueError: the lower end is above the higher.
    """
    interval = Interval(low, high, closed_high=True)
    return Reading((low, high), unit, interval, interval)


def exactly(value: int) -> Reading:
    """Read a number that is never rounded, such as a rank."""
    point = Interval(Decimal(value), Decimal(value), closed_high=True)
    return Reading((Decimal(value),), Decimal(1), point, point)


def at_least(value: Decimal) -> Reading:
    """Read a threshold: every value from it upwards is consistent."""
    interval = Interval(value, INFINITY)
    return Reading((value,), Decimal(1), interval, interval)


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


def printed_unit(whole: str, decimals: int, factor: int, *, percent: bool = False) -> Decimal:
    """Give the unit of the last printed digit, in the base unit (METHODS §2).

    Trailing zeros of 1,000 and more may be rounding where the scale is below a billion; a percentage never coarsens.

    Args:
        whole: the digits before the decimal point, without separators.
        decimals: how many digits stand after it.
        factor: of the scale that is printed with the number.
        percent: whether it is a percentage.
    """
    power = -decimals
    if not decimals and not percent and factor < COARSE_BELOW and int(whole) >= COARSE_FROM:
        digits = whole.lstrip("0")
        power = min(len(digits) - len(digits.rstrip("0")), len(digits) - SIGNIFICANT_DIGITS)
    return Decimal(10) ** power * factor
