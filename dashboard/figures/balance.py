"""The balance on each ledger as a filled line: above zero a surplus of Kazakhstan, below a deficit."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import ledgers, theme
from dashboard.figures.lines import last_of_each, names, of_each

CLICK = "<br><i>Click for the rows and their origin</i>"
_APART = 0.08  # of the height, between the two ledgers


def surplus_and_deficit(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw one panel a ledger, on one scale, with zero as its base; a year without a balance is a gap.

    Args:
        rows: ``ledger_lines`` of the balance with ``balance_usd``, ``ledger_name`` and ``source_name``.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    years = rows["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    own = of_each(rows)
    lasts = last_of_each(own)
    largest = float(rows["balance_usd"].abs().max())
    axis = theme.signed_usd_axis(float(rows["balance_usd"].min()), float(rows["balance_usd"].max()))
    share = (1 - _APART * (len(own) - 1)) / len(own)
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"annotations": ledgers.key(names(own), 0)}
    for place, (side, line) in enumerate(own.items()):
        name = "y" if place == 0 else f"y{place + 1}"
        top = 1 - place * (share + _APART)
        layout[f"yaxis{'' if place == 0 else place + 1}"] = axis | {"domain": [max(top - share, 0.0), top]}
        marks = ledgers.line(side, line, (first, last), _hover, "balance_usd")
        traces += [*_fills(side, marks, name), marks | {"yaxis": name}]
        beside = ledgers.end(side, lasts[side], largest, "balance_usd")
        layout["annotations"].append(beside | {"yref": name, "xanchor": "left", "xshift": 9})
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last) | {"anchor": "free", "position": 0},
            hovermode="closest",
            margin=ledgers.room(1),
            **layout,
        ),
    }


def _fills(side: str, marks: Mapping[str, Any], axis: str) -> list[dict[str, Any]]:
    """The ground between a line and zero, one stretch of years without a hole at a time."""
    points = zip(marks["x"], marks["y"], strict=True)
    runs = [list(run) for known, run in groupby(points, lambda point: point[1] is not None) if known]
    return [
        {
            "type": "scatter",
            "x": [year for year, _ in run],
            "y": [value for _, value in run],
            "yaxis": axis,
            "mode": "none",
            "fill": "tozeroy",
            "fillpattern": {
                "shape": "/",
                "fgcolor": theme.LEDGER[side],
                "bgcolor": theme.PAPER,
                "size": 5,
                "solidity": 0.35,
            },
            "hoverinfo": "skip",
        }
        for run in runs
    ]


def _hover(row: Mapping[Any, Any]) -> str:
    value = wording.usd(abs(row["balance_usd"]), row["precision_usd"])
    return (
        f"<b>{row['ledger_name']}, {row['period']}</b><br>Kazakhstan’s {row['said']}: {value} USD"
        f"<br>{row['source_name']}, vintage {row['vintage']}{CLICK}"
    )
