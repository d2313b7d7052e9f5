"""One chart grammar: colours with fixed roles, type, axes. No titles inside a figure; the chart block carries them."""

import math
from typing import Any

LEDGER = {"china": "#770000", "kazakhstan": "#337799"}
DASH = {"china": "solid", "kazakhstan": "dash"}
MARK = {"china": "circle", "kazakhstan": "square"}
GAP = "rgba(60, 60, 60, 0.10)"
INK = "#1d1d1b"
QUIET = "#5c5c58"
RULE = "#d9d8d3"
PAPER = "#ffffff"
VEIL = "rgba(255, 255, 255, 0.75)"  # behind words that may cross a line
NOT_ITEMISED = "#d4d2ca"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"

# Eight families of HS sections, in HS order; the same family always has the same colour (>= 3:1 on white).
_FAMILIES = {
    "#5a7410": ("I", "II", "III", "IV"),
    "#551133": ("V",),
    "#441177": ("VI", "VII"),
    "#a03fd3": ("VIII", "XI", "XII"),
    "#c2410c": ("XV",),
    "#4b2fe0": ("XVI",),
    "#0b7a66": ("XVII",),
    "#6f6f63": ("IX", "X", "XIII", "XIV", "XVIII", "XIX", "XX", "XXI", "N", ""),
}
FAMILY_COLOUR = {section: colour for colour, sections in _FAMILIES.items() for section in sections}
TICKS = ((6, 1), (12, 2), (60, 5))  # up to so many years: a tick every so many
BILLIONS_FROM = 2e9  # smaller axes are in millions
_SHADES = ("", "/", "x", "-", "\\", "+")


def family_colour(section: str) -> str:
    """Give the colour of an HS section's family; groups and sums of several sections take the neutral one."""
    return FAMILY_COLOUR[section]


def family_pattern(nth: int) -> str:
    """Tell goods of one family apart by hatching: the first is plain, so that colour never stands alone."""
    return _SHADES[nth % len(_SHADES)]


def layout(**changes: Any) -> dict[str, Any]:
    """Give the layout all figures share."""
    base: dict[str, Any] = {
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 44, "r": 12, "t": 12, "b": 32},
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": INK,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
        },
        "showlegend": False,
        "separators": ".,",
        "dragmode": False,
    }
    return base | changes


def year_axis(first: int, last: int, room: float = 0) -> dict[str, Any]:
    """Give a horizontal axis of whole years, with room for words after the last."""
    span = last - first
    return {
        "range": [first - 0.6, last + 0.6 + room],
        "dtick": next(step for most, step in TICKS if span <= most),
        "tickformat": "d",
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": RULE,
        "linecolor": RULE,
        "showline": True,
        "fixedrange": True,
    }


def usd_axis(largest: float) -> dict[str, Any]:
    """Give a value axis from zero whose ticks are said in billions or millions; the values stay US dollars."""
    scale = 1e9 if largest >= BILLIONS_FROM else 1e6
    step = _step(largest / scale / 5) * scale
    ticks = [step * n for n in range(math.ceil(largest / step) + 1)]
    return {
        "range": [0, max(largest * 1.08, step)],
        "tickvals": ticks,
        "ticktext": [f"{tick / scale:,g}" for tick in ticks],
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "fixedrange": True,
    }


def usd_word(largest: float) -> str:
    """Say the unit of ``usd_axis``."""
    return "Billion USD" if largest >= BILLIONS_FROM else "Million USD"


def _step(rough: float) -> float:
    """Round a tick distance up to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough)
