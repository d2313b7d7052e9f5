"""One commodity over the years: both reporters' lines with the comparable gap shaded, and what it gave to growth."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.vocabulary import Status

CLICK = "<br><i>Click for the rows and their origin</i>"
LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": 1.02,
    "yanchor": "bottom",
    "itemclick": False,
    "itemdoubleclick": False,
}


def pair(lines: pd.DataFrame, gap: pd.DataFrame) -> dict[str, Any]:
    """Draw a line for each reporter and source; years without a figure stay gaps, reconciled values are grey dots.

    Args:
        lines: rows of the mart ``commodity`` with ledger, ledger_name, source_name and reconciled.
        gap: years that both have and that may be compared: period, china_usd, kazakhstan_usd.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    years = lines["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    traces = [*_bands(gap), *(_line(rows) for _, rows in lines.groupby(["reconciled", "ledger", "source"]))]
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last, room=0.4),
            yaxis=theme.usd_axis(float(lines["value_usd"].max())),
            showlegend=True,
            legend=LEGEND,
            hovermode="closest",
        ),
    }


def contributions(lines: pd.DataFrame) -> dict[str, Any]:
    """Draw what the commodity gave to the growth of each reporter's flow, year by year, in percentage points.

    Args:
        lines: rows of the mart ``commodity`` whose ``contribution_pp`` is known.

    Returns:
        A Plotly figure; ``customdata`` of each bar is its ``snapshots`` cell.
    """
    years = lines["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    return {
        "data": [_bars(rows) for _, rows in lines.groupby(["ledger", "source"])],
        "layout": theme.layout(
            barmode="group",
            bargap=theme.bar_gap(first, last, 0.25),
            xaxis=theme.year_axis(first, last),
            yaxis=theme.points_axis(),
            showlegend=True,
            legend=LEGEND,
            hovermode="closest",
        ),
    }


def _bands(gap: pd.DataFrame) -> list[dict[str, Any]]:
    """Shade between the two lines, one stretch of years without a hole at a time."""
    years = gap["period"].astype(int)
    stretches = (years.diff() != 1).cumsum()
    return [
        {
            "type": "scatter",
            "name": "gap",
            "showlegend": False,
            "x": [*years[rows.index].tolist(), *reversed(years[rows.index].tolist())],
            "y": [*rows["china_usd"].tolist(), *reversed(rows["kazakhstan_usd"].tolist())],
            "fill": "toself",
            "fillcolor": theme.GAP,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }
        for _, rows in gap.groupby(stretches)
    ]


def _line(rows: pd.DataFrame) -> dict[str, Any]:
    head = rows.head(1).to_dict("records")[0]
    side, grey = str(head["ledger"]), bool(head["reconciled"])
    colour = theme.QUIET if grey else theme.LEDGER[side]
    years = range(int(rows["period"].min()), int(rows["period"].max()) + 1)
    by_year = {int(row["period"]): row for row in rows.to_dict("records") if pd.notna(row["value_usd"])}
    held = [by_year.get(year) for year in years]
    return {
        "type": "scatter",
        "name": _name(head),
        "x": list(years),
        "y": [row and row["value_usd"] for row in held],
        "mode": "markers" if grey else "lines+markers",
        "connectgaps": False,
        "line": {"color": colour, "width": 2.5, "dash": theme.DASH[side]},
        "marker": {
            "size": 6 if grey else 8,
            "symbol": theme.MARK[side],
            "color": colour,
            "opacity": [theme.PALE if row and row["status"] == Status.UNRELIABLE else 1.0 for row in held],
            "line": {"color": colour, "width": 2},
        },
        "customdata": [row and row["snapshots"] for row in held],
        "hovertext": [_hover(row) if row else "" for row in held],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _bars(rows: pd.DataFrame) -> dict[str, Any]:
    head = rows.head(1).to_dict("records")[0]
    side = str(head["ledger"])
    return {
        "type": "bar",
        "name": _name(head),
        "x": rows["period"].astype(int).tolist(),
        "y": rows["contribution_pp"].tolist(),
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [_hover(row) for row in rows.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": theme.LEDGER[side],
            "pattern": {
                "shape": "" if side == "china" else "/",
                "fgcolor": theme.PAPER,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.25,
            },
        },
    }


def _name(row: Mapping[Any, Any]) -> str:
    return f"{row['reporter_name']} ({row['source_name']}{', reconciled' if row['reconciled'] else ''})"


def _hover(row: Mapping[Any, Any]) -> str:
    growth = ""
    if pd.notna(row["growth_pct"]):
        growth = f"<br>{wording.percent(row['growth_pct'], sign=True)} on the year before"
    if pd.notna(row["contribution_pp"]):
        growth += f", {wording.points(row['contribution_pp'])} of the flow’s growth"
    low = "<br>low reliability: an incomplete submission" if row["status"] == Status.UNRELIABLE else ""
    return (
        f"<b>{_name(row)}, {row['period']}</b><br>{wording.usd(row['value_usd'], row['precision_usd'])} USD{growth}{low}"
        f"<br>vintage {row['vintage']}{CLICK}"
    )
