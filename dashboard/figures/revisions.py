"""What a publication changed: a mark for each figure, and where it replaced one, the way from what it was."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.marts.news import REPLACED

CLICK = "<br><i>Click for the rows and their origin</i>"
ROW_PX = 46


def steps(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw the figures one beneath another, from zero: a filled mark is the figure, an open one what it replaced.

    Args:
        rows: those of ``WhatsNew``, in their order.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    drawn = rows.reset_index(drop=True)
    replaced = drawn[drawn["kind"] == REPLACED]
    ways = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row["previous_usd"], row["value_usd"]],
            "y": [-int(str(place)) - 0.35] * 2,
            "line": {"color": theme.LEDGER[row["ledger"]], "width": 3},
            "hoverinfo": "skip",
        }
        for place, row in replaced.iterrows()
    ]
    return {
        "data": [
            *ways,
            _marks(replaced, "previous_usd", "as replaced"),
            _marks(drawn, "value_usd", "figure"),
        ],
        "layout": theme.layout(
            xaxis=theme.usd_axis(largest_of(rows)),
            yaxis={"range": [-len(drawn) + 0.35, 0.4], "visible": False, "fixedrange": True},
            annotations=[_words(-int(str(place)), row) for place, row in drawn.iterrows()],
            margin={"l": 8, "r": 12, "t": 4, "b": 32},
            hovermode="closest",
        ),
    }


def largest_of(rows: pd.DataFrame) -> float:
    """Give the largest value drawn, which sets the unit of the axis."""
    replaced = rows.loc[rows["kind"] == REPLACED, "previous_usd"]
    return float(pd.concat([rows["value_usd"], replaced]).max())


def _marks(rows: pd.DataFrame, column: str, name: str) -> dict[str, Any]:
    colours = [theme.LEDGER[side] for side in rows["ledger"]]
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": rows[column].tolist(),
        "y": [-int(place) - 0.35 for place in rows.index],
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [
            f"<b>{row['figure']}</b><br>{name}: {wording.usd(row[column])} USD{CLICK}"
            for _, row in rows.iterrows()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 11,
            "symbol": [theme.MARK[side] for side in rows["ledger"]],
            "color": colours if column == "value_usd" else [theme.PAPER] * len(rows),
            "line": {"color": colours, "width": 2},
        },
    }


def _words(place: int, row: pd.Series) -> dict[str, Any]:
    said = f"{row['kind']}: {wording.usd(row['value_usd'], row['precision_usd'])}"
    if row["kind"] == REPLACED:
        value = wording.usd(row["value_usd"], row["precision_usd"])
        said = f"{wording.usd(row['previous_usd'], row['previous_precision_usd'])} → {value}"
    return {
        "xref": "paper",
        "x": 0,
        "y": place,
        "text": f"{row['figure']}  <b>{said}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "bgcolor": theme.VEIL,
        "font": {"size": 12, "color": theme.INK},
    }
