"""Concentration over the years: an interval a year, as wide as what is not itemised makes it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.vocabulary import Status

CLICK = "<br><i>Click for the rows and their origin</i>"


def intervals(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw each year's interval of the index between 0 and 1; a year without one stays empty.

    Args:
        rows: what ``etl.marts.concentration`` gives.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    known = rows[rows["hhi_low"].notna()]
    years = known["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    pale = [theme.PALE if low else 1.0 for low in known["status"] == Status.UNRELIABLE]
    hover = [_hover(row) for row in known.to_dict("records")]
    shared = {
        "x": years.tolist(),
        "customdata": known["snapshots"].tolist(),
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    spans = {
        **shared,
        "type": "bar",
        "name": "interval",
        "base": known["hhi_low"].tolist(),
        "y": (known["hhi_high"] - known["hhi_low"]).tolist(),
        "marker": {
            "color": theme.NOT_ITEMISED,
            "opacity": pale,
            "pattern": {
                "shape": ".",
                "fgcolor": theme.QUIET,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.25,
            },
        },
    }
    ends = [
        {
            **shared,
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "y": known[column].tolist(),
            "marker": {
                "symbol": "line-ew",
                "size": 16,
                "opacity": pale,
                "line": {"color": theme.INK, "width": 2.5},
            },
        }
        for name, column in (("lowest", "hhi_low"), ("highest", "hhi_high"))
    ]
    return {
        "data": [spans, *ends],
        "layout": theme.layout(
            bargap=theme.bar_gap(first, last, 0.45),
            xaxis=theme.year_axis(first, last),
            yaxis={
                "range": [0, 1],
                "dtick": 0.2,
                "gridcolor": theme.RULE,
                "zeroline": True,
                "zerolinecolor": theme.INK,
                "zerolinewidth": 1,
                "fixedrange": True,
            },
            hovermode="closest",
        ),
    }


def _hover(row: Mapping[Any, Any]) -> str:
    low, high = wording.number(row["hhi_low"], 3), wording.number(row["hhi_high"], 3)
    poor = "<br>low reliability: an incomplete submission" if row["status"] == Status.UNRELIABLE else ""
    return (
        f"<b>{row['period']}</b><br>HHI {low} to {high}<br>{row['chapters']} chapters itemised, "
        f"{wording.percent(row['rest_pct'])} not{poor}{CLICK}"
    )
