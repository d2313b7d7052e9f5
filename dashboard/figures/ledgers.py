"""What the charts of the two ledgers share: a ledger's line, the key over the plot, and the words at ends and joints.

Words stand in rows over the plot or beside its right edge, never on it: a label may not hide a mark.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.vocabulary import Evidence

ROW_PX = 18  # of words over the plot
LETTER_PX = 7  # of a name's width; a wide face needs more, which the space after a name holds
LEFT, RIGHT = 36, 60  # pixels that ticks and a value beside the last mark need
NEAR = 0.06  # of the axis: values at the ends that are closer would touch
APART = 9  # pixels that each is then moved by


def key(names: Mapping[str, str], row: int) -> list[dict[str, Any]]:
    """Name each ledger with its mark and colour, side by side in a row over the plot.

    Args:
        names: what each ledger is called here.
        row: counted upwards from the plot.
    """
    entries, left = [], -LEFT
    for side, name in names.items():
        words = _over_the_plot(f"<b>{theme.SIGN[side]} {name}</b>", theme.LEDGER[side], row)
        entries.append(words | {"xref": "paper", "x": 0, "xshift": left})
        left += LETTER_PX * len(name) + 36
    return entries


def room(rows: int) -> dict[str, int]:
    """Give the margins that so many rows of words over the plot and a value at its right need."""
    return {"l": LEFT, "r": RIGHT, "t": 10 + ROW_PX * rows, "b": 32}


def line(
    side: str,
    rows: pd.DataFrame,
    span: tuple[int, int],
    hover: Callable[[Mapping[Any, Any]], str],
    value: str = "value_usd",
) -> dict[str, Any]:
    """Draw one ledger; a year without a figure stays a gap, and a mark known only from press quotations is open.

    Args:
        side: the ledger.
        rows: one a year: ``period``, ``evidence``, ``snapshots`` and the value.
        span: the first and the last year of the chart.
        hover: says a row.
        value: the column that is drawn, US dollars.
    """
    by_year = {int(row["period"]): row for row in rows.to_dict("records") if pd.notna(row[value])}
    years = list(range(span[0], span[1] + 1))
    colour = theme.LEDGER[side]
    quoted = [year in by_year and by_year[year]["evidence"] == Evidence.QUOTED for year in years]
    return {
        "type": "scatter",
        "name": side,
        "x": years,
        "y": [by_year[year][value] if year in by_year else None for year in years],
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5, "dash": theme.DASH[side]},
        "marker": {
            "size": 8,
            "symbol": theme.MARK[side],
            "color": [theme.PAPER if open_mark else colour for open_mark in quoted],
            "line": {"color": colour, "width": 2},
        },
        "connectgaps": False,
        "customdata": [by_year[year]["snapshots"] if year in by_year else None for year in years],
        "hovertext": [hover(by_year[year]) if year in by_year else "" for year in years],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def ends(lasts: Mapping[str, Mapping[Any, Any]], largest: float) -> list[dict[str, Any]]:
    """Say the last value of each ledger beside its mark, as precisely as it was printed; two that are close are moved apart."""
    heights = {side: float(row["value_usd"]) for side, row in lasts.items()}
    near = len(heights) > 1 and max(heights.values()) - min(heights.values()) < NEAR * largest
    upper = max(heights, key=lambda side: heights[side], default="")
    return [
        {
            **end(side, row, largest),
            "xanchor": "left",
            "xshift": 9,
            "yshift": 0 if not near else APART if side == upper else -APART,
        }
        for side, row in lasts.items()
    ]


def end(side: str, row: Mapping[Any, Any], largest: float, value: str = "value_usd") -> dict[str, Any]:
    """Say the value of a mark in its ledger's colour, without the unit where it is the axis' own; who asks places it."""
    said = wording.usd(row[value], row["precision_usd"]).removesuffix(theme.usd_suffix(largest))
    return {
        "x": int(row["period"]),
        "y": row[value],
        "text": f"<b>{said}</b>",
        "showarrow": False,
        "font": {"color": theme.LEDGER[side], "size": 13},
    }


def sources(side: str, rows: pd.DataFrame, row: int) -> list[dict[str, Any]]:
    """Name the source of each stretch of a line, from its first year on, in a row over the plot.

    Args:
        side: the ledger.
        rows: its years: ``period``, ``joint``, ``source_name``.
        row: counted upwards from the plot.
    """
    return [
        _over_the_plot(str(span["source_name"].iloc[0]), theme.LEDGER[side], row)
        | {"x": int(span["period"].min()) - 0.4, "font": {"size": 11, "color": theme.LEDGER[side]}}
        for _, span in rows.groupby(rows["joint"].cumsum())
    ]


def joints(side: str, years: Sequence[str]) -> list[dict[str, Any]]:
    """A thin line before the first year of each new source."""
    return [upright(int(year) - 0.5, theme.LEDGER[side]) for year in years]


def upright(at: float, colour: str) -> dict[str, Any]:
    """A thin dotted line as high as the plot."""
    rule = {"color": colour, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": rule}


def _over_the_plot(words: str, colour: str, row: int) -> dict[str, Any]:
    return {
        "yref": "paper",
        "y": 1,
        "yshift": 2 + ROW_PX * row,
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": 12, "color": colour},
    }
