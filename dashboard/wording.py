"""Numbers, periods and lists as people say them: "41.05 bn USD", "+31.7 %", "Jan–Jun 2026". English; numbers through Babel."""

import math
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

LOCALE = "en"
NARROW_SPACE = "\u202f"
MINUS = "\u2212"
BILLION, MILLION, THOUSAND = 1e9, 1e6, 1e3
MOST_DECIMALS = 2


def usd(value: float, precision: float = 0.0, *, unit: bool = False) -> str:
    """Say a value in the scale people use: ``41.05 bn``; with ``unit`` "41.05 bn USD".

    Args:
        value: US dollars.
        precision: half a unit of the last printed digit; no more decimals are shown than were printed.
        unit: whether USD follows.
    """
    scale, word = next(
        ((s, w) for s, w in ((BILLION, "bn"), (MILLION, "mn"), (THOUSAND, "thousand")) if abs(value) >= s),
        (1, ""),
    )
    said = f"{_decimal(value / scale, _decimals(value, precision, scale))} {word}".strip()
    return f"{said} USD" if unit else said


def signed_usd(value: float) -> str:
    """Say a change in dollars with its sign: ``+471 mn``."""
    return f"{'+' if value > 0 else ''}{usd(value)}"


def number(value: float, decimals: int = 0) -> str:
    """Say a plain number."""
    return _decimal(value, decimals)


def full_usd(value: float) -> str:
    """Write every digit, for a single figure: ``24,696,909,997``; cents only where there are any."""
    return _decimal(value, 0 if float(value).is_integer() else 2)


def whole_usd(value: float) -> str:
    """Write out whole dollars, for tables: ``15,389,231,312``; cents only of less than a thousand. Files hold every digit."""
    return full_usd(value) if abs(value) < THOUSAND else _decimal(value, 0)


def percent(value: float, *, sign: bool = False, decimals: int = 1) -> str:
    """Say a percentage: ``31.7 %``; with ``sign`` a change, ``+31.7 %``."""
    text = _decimal(value, decimals)
    plus = "+" if sign and not text.startswith(MINUS) and float(round(value, decimals)) != 0 else ""
    return f"{plus}{text}{NARROW_SPACE}%"


def points(value: float, *, decimals: int = 1) -> str:
    """Say a difference of percentages: ``+2.4 percentage points``."""
    return percent(value, sign=True, decimals=decimals).replace("%", "percentage points")


def period(text: str) -> str:
    """Say a period: ``2023`` → 2023, ``2023-05`` → May 2023, ``2026-01/2026-06`` → Jan–Jun 2026."""
    first, _, last = text.partition("/")
    if "-" not in first:
        return text
    month = [format_date(_day(end), "MMM", locale=LOCALE) for end in (first, last) if end]
    return f"{'–'.join(month)} {(last or first)[:4]}"


def day(text: str) -> str:
    """Say a date: ``2024-07-03`` → 3 July 2024; a month or a year alone is said as it is known."""
    parts = text.split("-")
    if len(parts) == 1:
        return text
    return str(format_date(_day(text), "d MMMM y" if len(parts) == 3 else "MMMM y", locale=LOCALE))  # noqa: PLR2004


def size(count: int) -> str:
    """Say the size of a file of so many bytes: ``14 kB``; ``1.2 MB``."""
    scale, unit, form = (1e6, "megabyte", "#,##0.0") if count >= MILLION else (1e3, "kilobyte", "#,##0")
    return str(
        format_unit(max(count / scale, 1), f"digital-{unit}", length="short", format=form, locale=LOCALE)
    )


def listed(words: Sequence[str]) -> str:
    """Join words: a; a and b; a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _day(text: str) -> date:
    year, month, *rest = map(int, text.split("-"))
    return date(year, month, *(rest or [1]))


def _decimals(value: float, precision: float, scale: float) -> int:
    """Two decimals of a billion; below, three digits in all; never more than were printed."""
    whole = len(str(int(abs(value) / scale)))
    most = MOST_DECIMALS if scale == BILLION else max(0, MOST_DECIMALS + 1 - whole)
    return (
        most if precision <= 0 else min(most, max(0, -math.floor(math.log10(2 * precision / scale) + 1e-9)))
    )


@lru_cache(maxsize=65_536)  # a figure is said in the chart, in its table and in the sentences
def _decimal(value: float, decimals: int) -> str:
    text = str(format_decimal(round(value, decimals), format=f"#,##0.{'0' * decimals}", locale=LOCALE))
    text = text.removesuffix(".")
    return text.replace("-", MINUS) if float(round(value, decimals)) != 0 else text.replace("-", "")
