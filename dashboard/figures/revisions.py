"""What a publication changed: a mark for each figure, and where it replaced one, the way from what it was."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.marts.news import REPLACED
from etl.vocabulary import Evidence

CLICK = "<br><i>Click for the rows and their origin</i>"
ROW_PX = 46


def steps(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw the figures one beneath another, from zero, under the publication each is of; a cross is what was replaced.

    Args:
        rows: those of ``WhatsNew``, in their order.

    Returns:
        A Plotly figure; ``customdata`` of each mark is the ``snapshots`` cell of its own vintage.
    """
    records = rows.to_dict("records")
    places, headings = _places(records)
    drawn = list(zip(records, places, strict=True))
    replaced = [(row, place) for row, place in drawn if row["kind"] == REPLACED]
    ways = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row["previous_usd"], row["value_usd"]],
            "y": [place - 0.35] * 2,
            "line": {"color": theme.LEDGER[row["ledger"]], "width": 3},
            "hoverinfo": "skip",
        }
        for row, place in replaced
    ]
    return {
        "data": [
            *ways,
            _marks(replaced, "previous_usd", "as replaced"),
            _marks(drawn, "value_usd", "figure"),
        ],
        "layout": theme.layout(
            xaxis=theme.usd_axis(largest_of(rows)) | {"zeroline": False},
            yaxis={"range": [min(places) - 0.65, 0.4], "visible": False, "fixedrange": True},
            annotations=[*headings, *(_words(place, _said(row)) for row, place in drawn)],
            shapes=[_zero(place) for place in places],
            margin={"l": 8, "r": 12, "t": 4, "b": 32},
            hovermode="closest",
        ),
    }


def largest_of(rows: pd.DataFrame) -> float:
    """Give the largest value drawn, which sets the unit of the axis."""
    replaced = rows.loc[rows["kind"] == REPLACED, "previous_usd"]
    return float(pd.concat([rows["value_usd"], replaced]).max())


def height(rows: pd.DataFrame) -> int:
    """Give the height in pixels that ``steps`` needs."""
    return int(50 - ROW_PX * (min(_places(rows.to_dict("records"))[0]) - 1))


def _places(records: Sequence[Mapping[Any, Any]]) -> tuple[list[float], list[dict[str, Any]]]:
    """One place a row from the top down, under a heading for each publication."""
    places: list[float] = []
    headings = []
    at = 0.0
    published = [f"{row['source_name']}, {row['day']}" for row in records]
    for before, own in pairwise(["", *published]):
        if own != before:
            headings.append(_words(at, f"<b>{own}</b>", size=14))
            at -= 0.7
        places.append(at)
        at -= 1
    return places, headings


def _marks(drawn: Sequence[tuple[Mapping[Any, Any], float]], column: str, name: str) -> dict[str, Any]:
    colours = [theme.LEDGER[row["ledger"]] for row, _ in drawn]
    old = column != "value_usd"
    open_marks = [not old and row["evidence"] == Evidence.QUOTED for row, _ in drawn]
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [row[column] for row, _ in drawn],
        "y": [place - 0.35 for _, place in drawn],
        "customdata": [row["previous_snapshots" if old else "snapshots"] for row, _ in drawn],
        "hovertext": [
            f"<b>{row['figure']}</b><br>{name}: {wording.usd(row[column])} USD{CLICK}" for row, _ in drawn
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 11,
            "symbol": [theme.REPLACED if old else theme.MARK[row["ledger"]] for row, _ in drawn],
            "color": [
                theme.PAPER if hollow else colour for hollow, colour in zip(open_marks, colours, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
    }


def _said(row: Mapping[Any, Any]) -> str:
    value = wording.usd(row["value_usd"], row["precision_usd"])
    said = f"{row['kind']}: {value}"
    if row["kind"] == REPLACED:
        said = f"{wording.usd(row['previous_usd'], row['previous_precision_usd'])} → {value}"
    return f"{row['figure']}  <b>{said}</b>"


def _zero(place: float) -> dict[str, Any]:
    rule = {"color": theme.INK, "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": place - 0.6, "y1": place - 0.2, "line": rule}


def _words(place: float, words: str, *, size: int = 12) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "y": place,
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "bgcolor": theme.VEIL,
        "font": {"size": size, "color": theme.INK},
    }
