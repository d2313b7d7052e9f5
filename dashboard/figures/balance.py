"""The balance on each ledger as a filled line: above zero a surplus of Kazakhstan, below a deficit."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme

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
    sides = [side for side in theme.LEDGER if side in set(rows["ledger"])]
    axis = theme.signed_usd_axis(float(rows["balance_usd"].min()), float(rows["balance_usd"].max()))
    share = (1 - _APART * (len(sides) - 1)) / len(sides)
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"annotations": []}
    for place, side in enumerate(sides):
        name = "y" if place == 0 else f"y{place + 1}"
        top = 1 - place * (share + _APART)
        layout[f"yaxis{'' if place == 0 else place + 1}"] = axis | {"domain": [max(top - share, 0.0), top]}
        line = rows[rows["ledger"] == side]
        traces += _panel(side, line, first, last, name)
        layout["annotations"] += _words(side, str(line["ledger_name"].iloc[0]), top, line.iloc[-1], name)
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last, room=3) | {"anchor": "free", "position": 0},
            margin={"l": 36, "r": 20, "t": 12, "b": 32},
            hovermode="closest",
            **layout,
        ),
    }


def _panel(side: str, line: pd.DataFrame, first: int, last: int, axis: str) -> list[dict[str, Any]]:
    by_year = line.assign(year=line["period"].astype(int)).set_index("year").reindex(range(first, last + 1))
    there = by_year["balance_usd"].notna()
    runs = (there != there.shift()).cumsum()
    fills = [
        {
            "type": "scatter",
            "x": list(run.index),
            "y": run["balance_usd"].tolist(),
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
        for _, run in by_year[there].groupby(runs[there])
    ]
    marks = {
        "type": "scatter",
        "name": str(line["ledger_name"].iloc[0]),
        "x": list(by_year.index),
        "y": [value if known else None for value, known in zip(by_year["balance_usd"], there, strict=True)],
        "yaxis": axis,
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": theme.LEDGER[side], "width": 2.5, "dash": theme.DASH[side]},
        "marker": {"size": 7, "color": theme.LEDGER[side], "symbol": theme.MARK[side]},
        "customdata": [
            cell if known else None for cell, known in zip(by_year["snapshots"], there, strict=True)
        ],
        "hovertext": [
            _hover(row) if known else "" for (_, row), known in zip(by_year.iterrows(), there, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    return [*fills, marks]


def _hover(row: pd.Series) -> str:
    value = wording.usd(abs(row["balance_usd"]), row["precision_usd"])
    return (
        f"<b>{row['ledger_name']}, {row['period']}</b><br>Kazakhstan’s {row['said']}: {value} USD"
        f"<br>{row['source_name']}, vintage {row['vintage']}{CLICK}"
    )


def _words(side: str, name: str, top: float, last: pd.Series, axis: str) -> list[dict[str, Any]]:
    colour = theme.LEDGER[side]
    shared = {"showarrow": False, "font": {"color": colour, "size": 14}}
    return [
        {
            **shared,
            "xref": "paper",
            "x": 0,
            "xshift": 4,
            "yref": "paper",
            "y": top,
            "text": f"<b>{name}</b>",
            "xanchor": "left",
            "yanchor": "top",
            "bgcolor": theme.VEIL,
        },
        {
            **shared,
            "x": int(last["period"]),
            "y": last["balance_usd"],
            "yref": axis,
            "text": f"<b>{wording.usd(last['balance_usd'], 5e7).removesuffix(' bn')}</b>",
            "xanchor": "left",
            "xshift": 8,
        },
    ]
