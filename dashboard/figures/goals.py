"""A goal on each ledger: where it started, where the trade stands, where it should arrive."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme

TENTH_OF_A_BILLION = 5e7  # a doubling is said in round figures: half a unit of the digit shown


def progress(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw one line a ledger and base, from zero: base, last full year, target.

    Args:
        rows: the mart ``goals`` of one goal with bases, with ``ledger_name`` and ``base_said``.

    Returns:
        A Plotly figure; ``customdata`` of each mark is what it stands for: the base's rows, the latest year's, and for the goal the base's.
    """
    drawn = rows.iloc[::-1].reset_index(drop=True)
    largest = float(drawn["target_usd"].max())
    return {
        "data": [trace for place, (_, row) in enumerate(drawn.iterrows()) for trace in _row(place, row)],
        "layout": theme.layout(
            xaxis=theme.usd_axis(largest),
            yaxis={"range": [-0.75, len(drawn) - 0.25], "visible": False, "fixedrange": True},
            annotations=[_name(place, row) for place, (_, row) in enumerate(drawn.iterrows())],
            margin={"l": 8, "r": 20, "t": 8, "b": 32},
            hovermode="closest",
        ),
    }


def _name(place: int, row: pd.Series) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "xshift": 4,
        "y": place + 0.5,
        "text": f"<b>{row['ledger_name']}</b> {row['base_said']}",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "font": {"color": theme.LEDGER[row["ledger"]], "size": 12},
        "bgcolor": theme.PAPER,
    }


def _row(place: int, row: pd.Series) -> list[dict[str, Any]]:
    colour, mark = theme.LEDGER[row["ledger"]], theme.MARK[row["ledger"]]
    way = {
        "type": "scatter",
        "mode": "lines",
        "x": [row["base_usd"], row["target_usd"]],
        "y": [place, place],
        "line": {"color": theme.RULE, "width": 6},
        "hoverinfo": "skip",
    }
    gone = {**way, "x": [row["base_usd"], row["latest_usd"]], "line": {"color": colour, "width": 6}}
    said = {
        name: wording.usd(row[f"{name}_usd"], TENTH_OF_A_BILLION) for name in ("base", "latest", "target")
    }
    marks = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["base_usd"], row["latest_usd"], row["target_usd"]],
        "y": [place, place, place],
        "text": [
            f"{row['base_period']}: {said['base']}",
            f"{row['latest_period']}: {said['latest']}",
            f"goal {said['target']}",
        ],
        "textposition": ["bottom left", "bottom right", "top center"],
        "textfont": {"size": 12, "color": theme.INK},
        "cliponaxis": False,
        "marker": {
            "symbol": [mark, mark, "line-ns"],
            "size": [11, 11, 18],
            "opacity": 1,
            "color": [theme.PAPER, colour, colour],
            "line": {"color": colour, "width": [2, 2, 3]},
        },
        "customdata": [row["base_snapshots"], row["latest_snapshots"], row["base_snapshots"]],
        "hovertext": [
            f"<b>Base {row['base_period']}, {row['base_said']}</b><br>{said['base']} USD, {row['base_source_name']}, vintage {row['base_vintage']}",
            f"<b>{row['latest_period']}</b><br>{said['latest']} USD, {row['latest_source_name']}<br>{wording.percent(row['way_pct'])} of the way",
            f"<b>Goal</b><br>{said['target']} USD: twice the base",
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return [way, gone, marks]
