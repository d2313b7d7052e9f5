"""Numbers as a text prints them, for tests: "41" in billions, "32" in per cent."""

import re
from decimal import Decimal
from enum import Enum

from dashboard.claims.interval import Hedge, Reading, from_range, from_value, printed_unit


class Scale(Enum):
    """The word that is printed with a number; 亿 is a hundred million."""

    PERCENT = 1
    MILLION = 10**6
    HUNDRED_MILLION = 10**8
    BILLION = 10**9
    TRILLION = 10**12


def printed(text: str, scale: Scale, hedge: Hedge | None = None) -> Reading:
    """Read digits with a decimal point, commas between thousands and a sign; an en dash parts the ends of a range."""
    numbers = [_number(part, scale) for part in text.split("–")]
    if hedge is Hedge.RANGE:
        (low, unit), (high, _) = numbers
        return from_range(low, high, unit)
    return from_value(*numbers[0], hedge)


def _number(text: str, scale: Scale) -> tuple[Decimal, Decimal]:
    percent = scale is Scale.PERCENT
    factor = 1 if percent else scale.value
    sign, whole, decimals = re.fullmatch(r"([-−]?)([\d,]+)\.?(\d*)", text).groups()  # type: ignore[union-attr]
    whole = whole.replace(",", "")
    value = Decimal(f"{whole}.{decimals or 0}") * factor * (-1 if sign else 1)
    return value, printed_unit(whole, len(decimals), factor, percent=percent)
