"""One chart grammar: colours with fixed roles, type, axes. No titles inside a figure; the chart block carries them.

Figures name the light theme's colours. The browser draws each with the colour of the same role in the dark theme
(``swap``), so a figure never knows which theme is on.
"""

import math
from typing import Any

LEDGER = {"china": "#770000", "kazakhstan": "#337799"}
DASH = {"china": "solid", "kazakhstan": "dash"}
MARK = {"china": "circle", "kazakhstan": "square"}
REPLACED = (
    "x-thin"  # of a figure that a later one replaced; an open mark is one known only from press quotations
)
SIGN = {"china": "●", "kazakhstan": "■"}  # the marks, in words
GAP = "rgba(60, 60, 60, 0.10)"
INK = "#1d1d1b"
QUIET = "#5c5c58"
RULE = "#d9d8d3"
PAPER = "#ffffff"
VEIL = "rgba(255, 255, 255, 0.75)"  # behind words that may cross a line
NOT_ITEMISED = "#d4d2ca"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"

# Eight families of HS sections, in HS order; the same family always has the same colour (>= 3:1 on its paper, and
# paper is >= 4.5:1 on it): light, dark, and the hatches that tell it from families that look alike to some readers.
_PLAIN, _SLANTED, _UPRIGHT = ("", "x", "+"), ("/", "-"), ("\\", "|")
_FAMILIES = (
    ("#5a7410", "#a3c970", _PLAIN, ("I", "II", "III", "IV")),
    ("#334a4f", "#ccdbde", _PLAIN, ("V",)),
    ("#441177", "#9d84d2", _PLAIN, ("VI", "VII")),
    ("#a03fd3", "#e3a9df", _PLAIN, ("VIII", "XI", "XII")),
    ("#c2410c", "#e89a78", _SLANTED, ("XV",)),
    ("#4b2fe0", "#7aaced", _SLANTED, ("XVI",)),
    ("#0b7a66", "#7be0ce", _SLANTED, ("XVII",)),
    ("#6f6f63", "#a5a59f", _UPRIGHT, ("IX", "X", "XIII", "XIV", "XVIII", "XIX", "XX", "XXI", "N", "")),
)
FAMILY_COLOUR = {section: light for light, _, _, sections in _FAMILIES for section in sections}
_HATCHES = {section: hatches for _, _, hatches, sections in _FAMILIES for section in sections}
_SIZES = (6, 12, 3)  # of a hatch, where a family has more goods than hatches

# What the page and the charts share, by role: light, dark.
ROLES = {
    "ink": (INK, "#ecebe6"),
    "quiet": (QUIET, "#b4b2aa"),
    "rule": (RULE, "#45443f"),
    "edge": ("#85847c", "#85847a"),  # of what can be operated
    "paper": (PAPER, "#161614"),
    "wash": ("#f6f5f1", "#22221f"),
    "link": ("#1f5673", "#8cc6e6"),
    "china": (LEDGER["china"], "#f58078"),
    "kazakhstan": (LEDGER["kazakhstan"], "#6fb6dd"),
    "warning": ("#fff6dd", "#3a2f12"),
    "warning-edge": ("#a06a00", "#d9a441"),
    "marked": ("#fbe6b0", "#5b4a1a"),
}
_CHARTS_ONLY = {
    GAP: "rgba(220, 220, 210, 0.13)",
    VEIL: "rgba(22, 22, 20, 0.75)",
    NOT_ITEMISED: "#4a4943",
}
TICKS = ((6, 1), (12, 2))  # up to so many years: a tick every so many; beyond, as many as the width holds
PALE = 0.45  # how much is seen of what is of low reliability
FEW = 8  # fewer years than these have bars no wider than theirs
BILLIONS_FROM = 2e9  # smaller axes are in millions


def swap() -> dict[str, str]:
    """Give the dark theme's colour for each colour that a figure may name."""
    families = {light: dark for light, dark, _, _ in _FAMILIES}
    return dict(ROLES.values()) | families | _CHARTS_ONLY


def family_colour(section: str) -> str:
    """Give the colour of an HS section's family; groups and sums of several sections take the neutral one."""
    return FAMILY_COLOUR[section]


def family_pattern(section: str, nth: int) -> dict[str, Any]:
    """Tell goods apart by hatching, within a family and between families that some readers see alike."""
    hatches = _HATCHES[section]
    return {"shape": hatches[nth % len(hatches)], "size": _SIZES[nth // len(hatches) % len(_SIZES)]}


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
    steps = [step for most, step in TICKS if span <= most]
    return {
        "range": [first - 0.6, last + 0.6 + room],
        **({"dtick": steps[0]} if steps else {}),
        "tickangle": 0,
        "tickformat": "d",
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": RULE,
        "linecolor": RULE,
        "showline": True,
        "fixedrange": True,
    }


def bar_gap(first: int, last: int, gap: float) -> float:
    """Give the space between bars of years; bars of few years stay as narrow as those of more."""
    return 1 - (1 - gap) * min(1.0, (last - first + 1) / FEW)


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


def points_axis() -> dict[str, Any]:
    """Give a value axis of percentage points around zero."""
    return {
        "ticksuffix": " pp",
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "fixedrange": True,
        "automargin": True,
    }


def signed_usd_axis(lowest: float, highest: float) -> dict[str, Any]:
    """Give a value axis that holds zero and both ends; ticks in billions or millions, losses with a minus sign."""
    span = max(highest, 0.0) - min(lowest, 0.0)
    scale = 1e9 if max(abs(lowest), abs(highest)) >= BILLIONS_FROM else 1e6
    step = _step(span / scale / 5) * scale
    ticks = [
        step * n for n in range(math.floor(min(lowest, 0.0) / step), math.ceil(max(highest, 0.0) / step) + 1)
    ]
    return {
        "range": [min(lowest * 1.1, 0.0) - step / 4, max(highest * 1.1, 0.0) + step / 4],
        "tickvals": ticks,
        "ticktext": [f"{tick / scale:,g}".replace("-", "\u2212") for tick in ticks],
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "fixedrange": True,
    }


def usd_word(largest: float) -> str:
    """Say the unit of ``usd_axis``."""
    return "Billion USD" if largest >= BILLIONS_FROM else "Million USD"


def usd_suffix(largest: float) -> str:
    """Give the unit that values on an axis need not repeat."""
    return " bn" if largest >= BILLIONS_FROM else " mn"


def _step(rough: float) -> float:
    """Round a tick distance up to 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough)
