"""What the trade consists of: a treemap of one year, and bands over the years. The part not itemised is always drawn."""

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from dashboard.figures.labelled_bars import coded
from etl.marts.commodity import NOT_ITEMISED
from etl.vocabulary import Status

CLICK = "<br><i>Click for the rows and their origin</i>"
LARGE, SMALL = 0.04, 0.015  # of the whole: from here a tile holds its figure, and its name, on a phone
LEGEND_LINE = 40  # letters of a band's name that a phone holds
LINE = 14  # letters of a tile's line on a phone


def treemap(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw one year of one source's goods.

    Args:
        rows: the mart ``commodity`` of one source, reporter, flow, level and year; a remainder without a value is left out.

    Returns:
        A Plotly figure; ``customdata`` of each leaf is its ``snapshots`` cell.
    """
    drawn = rows[rows["value_usd"].notna() & (rows["value_usd"] > 0)]
    plain = drawn["itemised"]
    records = drawn.to_dict("records")
    whole = float(drawn["value_usd"].sum())
    return {
        "data": [
            {
                "type": "treemap",
                "mode": "",  # no attribute of treemaps; Dash reads it of the space between cells and fails without
                "ids": drawn["commodity"].tolist(),
                "labels": [_label(row) for row in records],
                "parents": [""] * len(drawn),
                "values": drawn["value_usd"].tolist(),
                "customdata": drawn["snapshots"].tolist(),
                "text": [_tile(row, row["value_usd"] / whole) for row in records],
                "textinfo": "text",
                "hovertext": [
                    f"<b>{_label(row)}</b><br>{_amount(row)}<br>vintage {row['vintage']}{CLICK}"
                    for row in records
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "hoverlabel": {"showarrow": False},  # of a tile as wide as the chart it would hang in the air
                "marker": {
                    "colors": [
                        theme.family_colour(section) if itemised else theme.NOT_ITEMISED
                        for section, itemised in zip(drawn["section"], plain, strict=True)
                    ],
                    "pattern": {
                        "shape": ["" if itemised else "." for itemised in plain],
                        "fgcolor": theme.QUIET,
                        "fillmode": "overlay",
                        "size": 6,
                    },
                    "line": {"color": theme.PAPER, "width": 2},
                },
                "textfont": {
                    "color": [theme.PAPER if itemised else theme.INK for itemised in plain],
                    "size": 14,
                },
                "pathbar": {"visible": False},
                "tiling": {"packing": "squarify", "pad": 2},
                "sort": True,
            }
        ],
        "layout": theme.layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}),
    }


def bands(layers: pd.DataFrame) -> dict[str, Any]:
    """Draw few bands over the years as stacked bars; a year without figures stays empty.

    Args:
        layers: what ``etl.marts.commodity.bands`` returns.

    Returns:
        A Plotly figure; ``customdata`` of each bar is its ``snapshots`` cell. Years of low reliability are drawn pale.
    """
    years = layers["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    largest = largest_year(layers)
    seen: dict[str, int] = {}
    traces = []
    for band, rows in layers.groupby("band", sort=False):
        section = str(rows["section"].iloc[0])
        colour = theme.NOT_ITEMISED if band == NOT_ITEMISED else theme.family_colour(section)
        pattern = (
            {"shape": ".", "size": 6, "fgcolor": theme.QUIET}
            if band == NOT_ITEMISED
            else theme.family_pattern(section, seen.get(colour, 0)) | {"fgcolor": theme.PAPER}
        )
        seen[colour] = seen.get(colour, 0) + 1
        traces.append(_bar(str(band), rows, colour, pattern))
    return {
        "data": traces,
        "layout": theme.layout(
            barmode="stack",
            bargap=theme.bar_gap(first, last, 0.15),
            xaxis=theme.year_axis(first, last),
            yaxis=theme.usd_axis(largest),
            showlegend=True,
            legend={
                "orientation": "h",
                "y": -0.12,
                "yanchor": "top",
                "x": 0,
                "traceorder": "normal",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            margin={"l": 44, "r": 12, "t": 12, "b": 120},
            annotations=_unreliable(layers),
            hovermode="closest",
        ),
    }


def largest_year(layers: pd.DataFrame) -> float:
    """Give the height of the tallest stack, which sets the unit of the axis."""
    return float(layers.groupby("period")["value_usd"].sum().max())


def bars(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw items that overlap beside one another, the largest on top, from zero.

    Args:
        rows: as for ``treemap``, in the order of their values.

    Returns:
        A Plotly figure; ``customdata`` of each bar is its ``snapshots`` cell.
    """
    drawn = rows[rows["value_usd"].notna()].iloc[::-1]
    axis = theme.usd_axis(float(drawn["value_usd"].max()))
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": drawn["value_usd"].tolist(),
                "y": drawn["title"].tolist(),
                "customdata": drawn["snapshots"].tolist(),
                "hovertext": [
                    f"<b>{row['title']}</b><br>{_amount(row)}{CLICK}" for row in drawn.to_dict("records")
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"color": theme.family_colour(""), "line": {"color": theme.PAPER, "width": 1}},
            }
        ],
        "layout": theme.layout(
            xaxis=axis,
            yaxis={"fixedrange": True, "automargin": True},
            margin={"l": 8, "r": 12, "t": 8, "b": 32},
        ),
    }


def _bar(band: str, rows: pd.DataFrame, colour: str, pattern: dict[str, Any]) -> dict[str, Any]:
    pale = rows["status"] == Status.UNRELIABLE
    name = str(rows["title"].iloc[0])
    return {
        "type": "bar",
        "name": "<br>".join(textwrap.wrap(coded(band, name), LEGEND_LINE)),
        "x": rows["period"].astype(int).tolist(),
        "y": rows["value_usd"].tolist(),
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [
            f"<b>{name}, {row['period']}</b><br>{wording.usd(row['value_usd'])} USD"
            f"{'<br>low reliability: an incomplete submission' if row['status'] == Status.UNRELIABLE else ''}{CLICK}"
            for row in rows.to_dict("records")
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": colour,
            "opacity": [theme.PALE if low else 1.0 for low in pale],
            "pattern": {**pattern, "fillmode": "overlay", "solidity": 0.25},
            "line": {"color": theme.PAPER, "width": 1},
        },
    }


def _unreliable(layers: pd.DataFrame) -> list[dict[str, Any]]:
    """A word over the stretch of years whose figures are incomplete."""
    years = sorted(layers.loc[layers["status"] == Status.UNRELIABLE, "period"].astype(int).unique())
    if not years:
        return []
    return [
        {
            "x": (years[0] + years[-1]) / 2,
            "yref": "paper",
            "y": 1,
            "text": "incomplete<br>submission",
            "showarrow": False,
            "yanchor": "top",
            "font": {"size": 11, "color": theme.QUIET},
        }
    ]


def _label(row: Mapping[Any, Any]) -> str:
    return "Not itemised" if not row["itemised"] else coded(row["commodity"], row["title"])


def _tile(row: Mapping[Any, Any], part: float) -> str:
    """What stands in a tile: as much as it holds on a phone, at least the code; the rest is said when it is pointed at."""
    name = textwrap.wrap(_label(row), LINE)
    if part >= LARGE:
        return "<br>".join([*name, _amount(row)])
    code = str(row["commodity"])
    return "<br>".join(name) if part >= SMALL and len(name) == 1 else code if code[0].isdigit() else ""


def _amount(row: Mapping[Any, Any]) -> str:
    share = f" · {wording.percent(row['share_pct'])}" if pd.notna(row["share_pct"]) else ""
    return f"{wording.usd(row['value_usd'])}{share}"
