"""Two ledgers as a pair of lines, the gap between them shaded, joints of sources marked."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import ledgers, theme
from etl.vocabulary import Evidence


def ledger_pair(rows: pd.DataFrame, gap: pd.DataFrame) -> dict[str, Any]:
    """Draw both ledgers' lines.

    Args:
        rows: ``ledger_lines`` of one measure a ledger, with ``ledger_name`` and ``source_name``.
        gap: one row a year that both have: period, china_usd, kazakhstan_usd.

    Returns:
        A Plotly figure as a plain dictionary; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    years = rows["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    largest = float(rows["value_usd"].max())
    own = of_each(rows)
    annotations = [*ledgers.key(names(own), len(own)), *ledgers.ends(last_of_each(own), largest)]
    shapes: list[dict[str, Any]] = []
    for place, (side, line) in enumerate(own.items()):
        annotations += ledgers.sources(side, line, len(own) - 1 - place)
        shapes += ledgers.joints(side, line.loc[line["joint"], "period"].tolist())
    return {
        "data": [
            _band(gap),
            *(ledgers.line(side, line, (first, last), hover) for side, line in own.items()),
        ],
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last),
            yaxis=theme.usd_axis(largest),
            annotations=annotations,
            shapes=shapes,
            hovermode="closest",
            margin=ledgers.room(len(own) + 1),
        ),
    }


def of_each(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Give each ledger's rows, China's first; one of which nothing was known on that day is left out."""
    own = {side: rows[rows["ledger"] == side] for side in theme.LEDGER}
    return {side: line for side, line in own.items() if len(line)}


def names(own: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Give each ledger's name."""
    return {side: str(line["ledger_name"].iloc[0]) for side, line in own.items()}


def last_of_each(own: Mapping[str, pd.DataFrame]) -> dict[str, dict[Any, Any]]:
    """Give each ledger's last row."""
    return {side: line.tail(1).to_dict("records")[0] for side, line in own.items()}


def hover(row: Mapping[Any, Any]) -> str:
    """Say one figure of a ledger with its growth, source and vintage."""
    growth = (
        f"<br>{wording.percent(row['growth_pct'], sign=True)} on the year before"
        if pd.notna(row["growth_pct"])
        else ""
    )
    quoted = "<br>known only from press quotations" if row["evidence"] == Evidence.QUOTED else ""
    return (
        f"<b>{row['ledger_name']}, {row['period']}</b><br>{wording.usd(row['value_usd'], row['precision_usd'])} USD{growth}"
        f"<br>{row['source_name']}, vintage {row['vintage']}{quoted}<br><i>Click for the rows and their origin</i>"
    )


def _band(gap: pd.DataFrame) -> dict[str, Any]:
    years = gap["period"].astype(int).tolist()
    return {
        "type": "scatter",
        "name": "gap",
        "x": [*years, *reversed(years)],
        "y": [*gap["china_usd"].tolist(), *reversed(gap["kazakhstan_usd"].tolist())],
        "fill": "toself",
        "fillcolor": theme.GAP,
        "line": {"width": 0},
        "mode": "lines",
        "hoverinfo": "skip",
    }
