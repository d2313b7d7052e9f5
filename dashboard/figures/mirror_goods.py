"""The goods of one year: for each, what either side says as a bar from zero, with both figures and the gap in words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import ledgers, theme
from dashboard.figures.labelled_bars import coded
from dashboard.figures.mirror import VERB, largest_of, said
from etl.vocabulary import Evidence

LONGEST_LABEL = 48  # letters of a commodity's code and title
LONGEST_LINE = 46  # letters that a phone holds; a longer label has its gap on a second line
ROW_PX, LINE = (
    50,
    0.3,
)  # of a commodity: its words over a bar of each ledger; of a second line of words, in rows
OFFSET, WIDTH = {"china": -0.13, "kazakhstan": 0.15}, 0.24  # of a bar, in rows
AXIS = {"china": "x", "kazakhstan": "x2"}  # one over and one under the bars
ROOM = 1.35  # of the longest bar, so that its figure fits on a phone


def goods(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw a pair of bars a commodity and direction, in the order of the rows, each with its figure.

    Args:
        rows: of one year, as for ``dashboard.figures.mirror.direction``.

    Returns:
        A Plotly figure; ``customdata`` of each bar is the ``snapshots`` cell of its side.
    """
    places, headings = _places(rows)
    records = rows.to_dict("records")
    axis = theme.usd_axis(largest_of(rows))
    axis |= {"range": [0, axis["range"][1] * ROOM]}
    return {
        "data": [_bars(records, places, side) for side in theme.LEDGER],
        "layout": theme.layout(
            barmode="overlay",
            xaxis=axis | {"side": "top"},
            xaxis2=axis | {"side": "bottom", "overlaying": "x", "showgrid": False},
            yaxis={"range": [max(places) + 0.5, -1.3], "visible": False, "fixedrange": True},
            annotations=[
                *_key(records),
                *headings,
                *(_label(row, place) for row, place in zip(records, places, strict=True)),
            ],
            margin={"l": 8, "r": 8, "t": 30 + ledgers.ROW_PX, "b": 32},
            hovermode="closest",
        ),
    }


def goods_height(rows: pd.DataFrame) -> int:
    """Give the height in pixels that ``goods`` needs."""
    return 110 + int(ROW_PX * (max(_places(rows)[0]) + 1))


def _key(records: Sequence[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    """Name both countries by the colour and the hatch of their bars."""
    names = {str(row[f"{side}_ledger"]): str(row[f"{side}_name"]) for row in records[:1] for side in VERB}
    words = ledgers.key({side: names[side] for side in theme.LEDGER}, 0)
    signs = {"china": "■", "kazakhstan": "▨"}
    return [
        entry
        | {
            "text": f"<b>{signs[side]} {names[side]}</b>",
            "xshift": entry["xshift"] + ledgers.LEFT,
            "yshift": 24,
        }
        for side, entry in zip(theme.LEDGER, words, strict=True)
    ]


def _places(rows: pd.DataFrame) -> tuple[list[float], list[dict[str, Any]]]:
    """One place a row from the top down, with a heading before each direction."""
    places: list[float] = []
    headings = []
    at = -1.0
    exporters = rows["exporter"].tolist()
    labels = [_words(row) for row in rows.to_dict("records")]
    for place, (before, exporter) in enumerate(pairwise(["", *exporters])):
        at += 1
        if before != exporter:
            headings.append(
                {
                    "xref": "paper",
                    "x": 0,
                    "y": at - 0.1,
                    "text": f"<b>{rows['direction'].iloc[place]}</b>",
                    "showarrow": False,
                    "xanchor": "left",
                    "font": {"size": 14, "color": theme.INK},
                }
            )
            at += 1
        at += LINE * labels[place].count("<br>")
        places.append(at)
    return places, headings


def _label(row: Mapping[Any, Any], place: float) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "xshift": 4,
        "y": place - 0.3,
        "text": _words(row),
        "align": "left",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": 12, "color": theme.INK},
        "bgcolor": theme.PAPER,
        "borderpad": 0,
    }


def _words(row: Mapping[Any, Any]) -> str:
    """Name a commodity and say its gap, on a second line where one is too long for a phone."""
    name = coded(row["commodity"], str(row["title"]))
    name = name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1].rstrip()}…"
    held = row["comparable"] and pd.notna(row["gap_usd"])
    gap = f"gap {wording.signed_usd(row['gap_usd'])}" if held else "not compared"
    return f"{name} · {gap}" if len(name) + len(gap) < LONGEST_LINE else f"{name}<br>{gap}"


def _bars(records: Sequence[Mapping[Any, Any]], places: Sequence[float], name: str) -> dict[str, Any]:
    """One ledger's bars: China's plain, Kazakhstan's hatched; a figure known only from press quotations is open."""
    sides = ["exporter" if row["exporter_ledger"] == name else "importer" for row in records]
    drawn = list(zip(records, sides, strict=True))
    colour = theme.LEDGER[name]
    quoted = [row[f"{side}_evidence"] == Evidence.QUOTED for row, side in drawn]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "xaxis": AXIS[name],
        "x": [row[f"{side}_value_usd"] for row, side in drawn],
        "y": [place + OFFSET[name] for place in places],
        "width": [WIDTH] * len(places),
        "text": [wording.usd(row[f"{side}_value_usd"], row[f"{side}_precision_usd"]) for row, side in drawn],
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"size": 12, "color": colour},
        "constraintext": "none",
        "cliponaxis": False,
        "marker": {
            "color": [theme.PAPER if each else colour for each in quoted] if any(quoted) else colour,
            "line": {"color": colour, "width": 1},
            "pattern": {
                "shape": "" if name == "china" else "/",
                "fgcolor": theme.PAPER,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.25,
            },
        },
        "customdata": [row[f"{side}_snapshots"] for row, side in drawn],
        "hovertext": [said(row, side) for row, side in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
