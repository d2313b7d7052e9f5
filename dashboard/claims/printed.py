"""From a number as a text prints it to the interval it stands for: its unit is the last printed digit (METHODS §2)."""

import re
import unicodedata
from decimal import Decimal

from dashboard.claims.interval import Hedge, Reading, exact, from_range, from_value, printed_unit
from dashboard.claims.reader import ReadClaim

HEDGES = {
    "about": Hedge.ABOUT,
    "over": Hedge.OVER,
    "nearly": Hedge.NEARLY,
    "under": Hedge.UP_TO,
    "up_to": Hedge.UP_TO,
    "range": Hedge.RANGE,
}
WORD_MARGIN = Decimal("0.2")  # a multiple or part in words counts as "about", ±10 %: one unit is 20 %
_NUMBER = re.compile(r"\d(?:[\d.,'·・ \u00a0\u202f\u2009]*\d)?")


def hedge_of(claim: ReadClaim) -> Hedge | None:
    """How a number was qualified."""
    return Hedge.RANGE if claim.value is None else HEDGES.get(claim.approx or "")


def reading_of(claim: ReadClaim) -> Reading:
    """Read the number of a claim, in its base unit.

    Raises:
        ValueError: a range whose ends are in the wrong order.
    """
    unit, hedge = unit_of(claim), hedge_of(claim)
    if claim.value is None:
        low, high = sorted((exact(claim.value_min or 0.0), exact(claim.value_max or 0.0)))
        return from_range(low, high, unit)
    return from_value(exact(claim.value), unit, hedge)


def rates_of(claim: ReadClaim) -> list[Reading]:
    """Read a growth rate in per cent: one reading, or two where "N times" can mean two things."""
    if not claim.candidates:
        return [reading_of(claim)]
    unit, value = unit_of(claim), exact(claim.value or claim.value_max or 1.0)
    found = []
    for candidate in claim.candidates:
        rate = exact(candidate)
        # A fall to one N-th is the less precise the larger N: the unit shrinks with its square.
        per_cent = unit * 100 / (value * value) if rate < 0 else unit * 100
        found.append(from_value(rate, per_cent, hedge_of(claim)))
    return found


def unit_of(claim: ReadClaim) -> Decimal:
    """Give the unit of a printed number, in its base unit; of words, a scale or ±10 %."""
    value = exact(
        abs(next(each for each in (claim.value, claim.value_max, claim.value_min, 1.0) if each is not None))
    )
    scale = int(claim.scale)
    digits = _NUMBER.findall(_plain(claim.printed))
    if len(digits) > 1 and claim.value is not None and scale > 1:
        return _lowest_digit(value)  # 92억 7천만, "21 mil 200 millones"
    if not digits:
        in_words = claim.form in {"multiple", "fraction"} or scale == 1
        return value * WORD_MARGIN if in_words and value else Decimal(scale)
    figures = re.sub(r"\D", "", digits[-1])
    whole = str(int(value / scale))
    decimals = max(
        0, len(figures) - max(len(whole), len(figures) - len(figures.lstrip("0")) if whole == "0" else 0)
    )
    return printed_unit(whole, decimals, scale, percent=claim.form not in {"money", "weight", "count"})


def _plain(text: str) -> str:
    """Write digits of every script as ASCII."""
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def _lowest_digit(value: Decimal) -> Decimal:
    """The place of the last digit that is not nought: composite numbers name each of their units."""
    return Decimal(10) ** int(value.normalize().as_tuple().exponent) if value else Decimal(1)
