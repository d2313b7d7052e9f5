"""One figure by vintage: a step for each, one line a source, never joined."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.vocabulary import Evidence


def steps(history: pd.DataFrame) -> dict[str, Any]:
    """Draw a figure's value in each vintage, from zero.

    Args:
        history: see ``dashboard.views.vintages.VintagesView``; in the order to draw.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    places = {label: place for place, label in enumerate(history["label"])}
    largest = float(history["value_usd"].max())
    axis = theme.usd_axis(largest)
    axis["range"][1] *= 1.08  # room for words over the highest step
    return {
        "data": [_source(rows, places) for _, rows in history.groupby("source", sort=False)],
        "layout": theme.layout(
            xaxis={
                "range": [-0.5, len(places) - 0.5],
                "tickvals": list(places.values()),
                "ticktext": [_broken(label) for label in places],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "linecolor": theme.RULE,
                "showline": True,
            },
            yaxis=axis,
            margin={"l": 44, "r": 12, "t": 24, "b": 56},
            hovermode="closest",
        ),
    }


def _source(rows: pd.DataFrame, places: dict[str, int]) -> dict[str, Any]:
    side = str(rows["ledger"].iloc[0])
    colour = theme.LEDGER[side]
    records = rows.to_dict("records")
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": str(rows["source_name"].iloc[0]),
        "x": [places[label] for label in rows["label"]],
        "y": rows["value_usd"].tolist(),
        "line": {"shape": "hv", "color": colour, "width": 2.5, "dash": theme.DASH[side]},
        "marker": {
            "symbol": [theme.MARK[side] if held else theme.REPLACED for held in rows["in_force"]],
            "size": 11,
            "color": [
                theme.PAPER if evidence == Evidence.QUOTED else colour for evidence in rows["evidence"]
            ],
            "line": {"color": colour, "width": 2},
        },
        "text": [_said(row) for row in records],
        "textposition": [
            "bottom center" if change < 0 else "top center" for change in rows["change_usd"].fillna(0)
        ],  # a fall stands under its step, where no line crosses it
        "textfont": {"size": 13, "color": theme.INK},
        "cliponaxis": False,
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [
            f"<b>{row['label']}</b>, {row['held']}<br>{wording.usd(row['value_usd'], row['precision_usd'])} USD{_change(row, '<br>')}"
            f"<br>known from: {row['known_said']}<br><i>Click for the rows and their origin</i>"
            for row in records
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _said(row: Mapping[Any, Any]) -> str:
    return f"<b>{wording.usd(row['value_usd'], row['precision_usd'])}</b>{_change(row, '<br>')}"


def _change(row: Mapping[Any, Any], before: str) -> str:
    if pd.isna(row["change_pct"]) or row["change_usd"] == 0:
        return ""
    return f"{before}{wording.percent(row['change_pct'], sign=True)}"


def _broken(label: str) -> str:
    """A source over its vintage, so that names stand beside one another on a phone."""
    name, _, vintage = label.rpartition(" ")
    return f"{name.replace(' ', '<br>')}<br>{vintage}"
