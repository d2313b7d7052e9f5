"""Two ledgers as a pair of lines, the gap between them shaded, joints of sources marked."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.vocabulary import Evidence

TENTH_OF_A_BILLION = 5e7  # half a unit of the digit shown
PEAK = 2013  # where the lines turn; only names are placed by it


def ledger_pair(rows: pd.DataFrame, gap: pd.DataFrame) -> dict[str, Any]:
    """Draw both ledgers' lines.

    Args:
        rows: ``ledger_lines`` of one measure a ledger, with ``ledger_name`` and ``source_name``.
        gap: one row a year that both have: period, china_usd, kazakhstan_usd.

    Returns:
        A Plotly figure as a plain dictionary; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    years = rows["period"].astype(int)
    first, last, largest = int(years.min()), int(years.max()), float(rows["value_usd"].max())
    traces: list[dict[str, Any]] = [_band(gap)]
    annotations: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for place, side in enumerate(theme.LEDGER):
        line = rows[rows["ledger"] == side]
        if line.empty:  # nothing was known of it on that day
            continue
        traces.append(ledger_line(side, line, first, last))
        annotations += [line_name(side, line), line_end(side, line.iloc[-1]), *_stretches(side, line, place)]
        shapes += [_joint(side, int(year)) for year in line.loc[line["joint"], "period"]]
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last, room=3),
            yaxis=theme.usd_axis(largest),
            annotations=annotations,
            shapes=shapes,
            margin={"l": 36, "r": 20, "t": 52, "b": 32},
            hovermode="closest",
        ),
    }


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


def ledger_line(side: str, line: pd.DataFrame, first: int, last: int) -> dict[str, Any]:
    """Draw one ledger; a year without a figure stays a gap in the line."""
    by_year = line.assign(year=line["period"].astype(int)).set_index("year").reindex(range(first, last + 1))
    present = by_year["value_usd"].notna()
    quoted = by_year["evidence"] == Evidence.QUOTED
    return {
        "type": "scatter",
        "name": str(line["ledger_name"].iloc[0]),
        "x": list(by_year.index),
        "y": [value if there else None for value, there in zip(by_year["value_usd"], present, strict=True)],
        "mode": "lines+markers",
        "line": {"color": theme.LEDGER[side], "width": 2.5, "dash": theme.DASH[side]},
        "marker": {
            "size": 8,
            "color": [theme.PAPER if open_mark else theme.LEDGER[side] for open_mark in quoted],
            "line": {"color": theme.LEDGER[side], "width": 2},
            "symbol": theme.MARK[side],
        },
        "connectgaps": False,
        "customdata": [
            cell if there else None for cell, there in zip(by_year["snapshots"], present, strict=True)
        ],
        "hovertext": [
            _hover(row) if there else "" for (_, row), there in zip(by_year.iterrows(), present, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: pd.Series) -> str:
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


def line_name(side: str, line: pd.DataFrame) -> dict[str, Any]:
    """The ledger's name beside its line: China's over the rise to the peak of 2013, Kazakhstan's under the dip after it."""
    years = line.set_index(line["period"].astype(int))["value_usd"]
    over = side == "china"
    part = years.loc[:PEAK] if over else years.loc[PEAK:]
    part = years if part.empty else part
    at = int(str(part.idxmax() if over else part.idxmin()))
    return {
        "x": at if over else min(at + 2, int(years.index.max())),
        "y": years[at],
        "text": f"<b>{'<br>'.join(str(line['ledger_name'].iloc[0]).split())}</b>",
        "align": "right" if over else "center",
        "bgcolor": theme.VEIL,
        "showarrow": False,
        "xanchor": "right" if over else "center",
        "yanchor": "bottom" if over else "top",
        "xshift": -8 if over else 0,
        "yshift": 0 if over else -8,
        "font": {"color": theme.LEDGER[side], "size": 14},
    }


def line_end(side: str, row: pd.Series) -> dict[str, Any]:
    """The last value beside the last mark, in the unit of the axis."""
    return {
        "x": int(row["period"]),
        "y": row["value_usd"],
        "text": f"<b>{wording.usd(row['value_usd'], TENTH_OF_A_BILLION).removesuffix(' bn')}</b>",
        "showarrow": False,
        "xanchor": "left",
        "xshift": 8,
        "font": {"color": theme.LEDGER[side], "size": 14},
    }


def _stretches(side: str, line: pd.DataFrame, place: int) -> list[dict[str, Any]]:
    """Which source each stretch of the line comes from, in a row over the plot, one row a ledger."""
    spans = line.groupby(line["joint"].cumsum())
    return [
        {
            "x": int(span["period"].min()) - 0.4,
            "yref": "paper",
            "y": 1,
            "text": str(span["source_name"].iloc[0]),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 24 - 20 * place,
            "font": {"size": 12, "color": theme.LEDGER[side]},
        }
        for _, span in spans
    ]


def _joint(side: str, year: int) -> dict[str, Any]:
    """A thin vertical line before the first year of a new source."""
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": 1.1 if side == "china" else 1.04,
        "line": {"color": theme.LEDGER[side], "width": 1, "dash": "dot"},
    }
