"""Bars from zero, each with its words above it, so that long names stay readable on a narrow screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import theme

ROW_PX = 44  # of a bar with its words
LINE = 0.36  # of a second line of words, in rows
LONGEST_LINE = 48  # letters that a phone holds; longer words have their numbers on a second line
LONGEST_NAME = 46


@dataclass(frozen=True)
class Bar:
    """One bar: its length in US dollars, name and numbers above it, its colour and hatch, and what a click leads to."""

    value: float
    name: str
    said: str
    remark: str
    hover: str
    snapshots: str
    colour: str
    hatch: str = ""

    @property
    def words(self) -> str:
        """The name, cut where it is longer than any line, and the numbers, in bold but for the remark."""
        name = self.name if len(self.name) <= LONGEST_NAME else f"{self.name[: LONGEST_NAME - 1].rstrip()}…"
        long = len(f"{name}  {self.said} {self.remark}") > LONGEST_LINE
        return f"{name}{'<br>' if long else '  '}<b>{self.said}</b> {self.remark}".rstrip()


@dataclass(frozen=True)
class Group:
    """Bars under a name of their own colour; the name may be empty."""

    name: str
    colour: str
    bars: Sequence[Bar]


def coded(code: str, title: str) -> str:
    """Name goods by code and title; a group's short name has no code, and no name holds its code twice."""
    return f"{code} {title.replace(f' ({code})', '')}" if code[0].isdigit() else title


def labelled_bars(groups: Sequence[Group]) -> dict[str, Any]:
    """Draw groups of bars, the first on top; bars of losses go left of zero."""
    rows: list[tuple[float, Bar]] = []
    names: list[dict[str, Any]] = []
    zeros: list[dict[str, Any]] = []
    place = 0.0
    for group in groups:
        if group.name:
            names.append(_words(place, f"<b>{group.name}</b>", group.colour, size=14))
            place -= 0.8
        for bar in group.bars:
            names.append(_words(place, bar.words, theme.INK, size=12))
            place -= LINE * bar.words.count("<br>")
            rows.append((place, bar))
            zeros.append(_zero(place))
            place -= 1
        place -= 0.3
    values = [bar.value for _, bar in rows]
    axis = theme.signed_usd_axis(min(values), max(values)) if min(values) < 0 else theme.usd_axis(max(values))
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": values,
                "y": [at - 0.38 for at, _ in rows],
                "width": [0.36] * len(rows),
                "customdata": [bar.snapshots for _, bar in rows],
                "hovertext": [bar.hover for _, bar in rows],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": [bar.colour for _, bar in rows],
                    "pattern": {
                        "shape": [bar.hatch for _, bar in rows],
                        "fgcolor": [theme.QUIET if bar.hatch == "." else theme.PAPER for _, bar in rows],
                        "fillmode": "overlay",
                        "size": 6,
                        "solidity": 0.25,
                    },
                },
            }
        ],
        "layout": theme.layout(
            xaxis=axis | {"zeroline": False},
            shapes=zeros,
            yaxis={"range": [place + 0.3, 0.45], "visible": False, "fixedrange": True},
            annotations=names,
            margin={"l": 8, "r": 12, "t": 4, "b": 32},
            hovermode="closest",
        ),
    }


def height(groups: Sequence[Group]) -> int:
    """Give the height that the groups need, in pixels."""
    bars = [bar for group in groups for bar in group.bars]
    lines = LINE * sum(bar.words.count("<br>") for bar in bars)
    return 50 + int(ROW_PX * (len(bars) + lines + 1.1 * len(groups)))


def _zero(place: float) -> dict[str, Any]:
    """The base of one bar; a line through all of them would cross the words."""
    rule = {"color": theme.INK, "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": place - 0.62, "y1": place - 0.16, "line": rule}


def _words(place: float, words: str, colour: str, *, size: int) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "y": place,
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "yshift": 10,
        "align": "left",
        "bgcolor": theme.VEIL,
        "font": {"size": size, "color": colour},
    }
