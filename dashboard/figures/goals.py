"""A goal on each ledger: where it started, where the trade stands, where it should arrive."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import ledgers, theme
from dashboard.figures.lines import hover, last_of_each, names, of_each
from dashboard.views.goals_words import target_usd

LANE = 4  # width, in years, of a column of targets without a year
NEAR = 7e9  # of two targets of one year that are closer the lower has its number at its right
CHOSEN, OTHERS = 15, 8  # sizes of diamonds


def progress(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw one line a ledger and base, from zero: a tick at the base, an arrow at the last full year, a diamond at the target.

    Args:
        rows: the mart ``goals`` of one goal with bases, with ``ledger_name`` and ``base_said``.

    Returns:
        A Plotly figure; ``customdata`` of each mark is what it stands for: the base's rows, the latest year's, and for the goal the base's.
    """
    largest = float(rows["target_usd"].max())
    drawn = rows.iloc[::-1].to_dict("records")
    return {
        "data": [trace for place, row in enumerate(drawn) for trace in _row(place, row)],
        "layout": theme.layout(
            xaxis=theme.usd_axis(largest),
            yaxis={"range": [-0.75, len(drawn) - 0.25], "visible": False, "fixedrange": True},
            annotations=[_name(place, row) for place, row in enumerate(drawn)],
            margin={"l": 8, "r": 20, "t": 8, "b": 32},
            hovermode="closest",
        ),
    }


def targets(lines: pd.DataFrame, marks: pd.DataFrame, *, no_year: str) -> dict[str, Any]:
    """Draw both ledgers' lines, and each target as a diamond at its deadline; those without a year stand apart at the right.

    Args:
        lines: rows of ``ledger_lines`` of two-way trade, with ``ledger_name`` and ``source_name``.
        marks: see ``dashboard.views.goals.GoalsView``; a multiple has the colour of its ledger.
        no_year: the words over those without a year.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell, empty for a goal given as a value.
    """
    years = lines["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    end = max([last, *marks["year"].dropna().astype(int)])
    drawn = _placed(marks, end)
    own = of_each(lines)
    apart = bool(marks["year"].isna().any())
    right = float(max(end, drawn["x"].max()))
    largest = float(max(lines["value_usd"].max(), marks["value_usd"].max()))
    axis = theme.usd_axis(largest)
    return {
        "data": [
            *(ledgers.line(side, line, (first, last), hover) for side, line in own.items()),
            *(_diamonds(rows, chosen=bool(chosen)) for chosen, rows in drawn.groupby("chosen")),
        ],
        "layout": theme.layout(
            xaxis=theme.year_axis(first, end, room=right - end + LANE / 2)
            | {"tickvals": list(range(first + (-first) % 5, end + 1, 5))},
            yaxis=axis | {"range": [0, axis["range"][1] * 1.06]},  # a diamond's number stands over it
            annotations=[
                *ledgers.key(names(own), 2),
                *_lasts(own, largest),
                *([_over((end + LANE + right) / 2, no_year)] if apart else []),
            ],
            shapes=[_divide(end + LANE / 2)] if apart else [],
            hovermode="closest",
            margin=ledgers.room(3) | {"r": 8},
        ),
    }


def _placed(marks: pd.DataFrame, end: int) -> pd.DataFrame:
    """Give each target its place: ``x``, its year or a column of its own at the right; ``beneath``, whether another is close above.

    Of the columns for those without a year the first is for values, and each ledger has one for every base, so that
    no diamond hides another.
    """
    drawn = marks.sort_values("value_usd").reset_index(drop=True)
    undated = drawn["year"].isna()
    nth = drawn[undated & (drawn["ledger"] != "")].groupby("ledger").cumcount() + 1
    x = drawn["year"].astype("Float64").fillna(end + LANE).astype("float64")
    drawn["x"] = x.add(nth * LANE, fill_value=0)
    drawn["beneath"] = drawn.groupby("x")["value_usd"].diff(-1).abs() < NEAR
    return drawn


def _lasts(own: Mapping[str, pd.DataFrame], largest: float) -> list[dict[str, Any]]:
    """The last value of each ledger: the higher over its mark, the lower under it, away from the targets ahead."""
    lasts = last_of_each(own)
    upper = max(lasts, key=lambda side: float(lasts[side]["value_usd"]))
    return [
        ledgers.end(side, row, largest)
        | {"xanchor": "left"}
        | ({"yanchor": "bottom", "yshift": 7} if side == upper else {"yanchor": "top", "yshift": -7})
        for side, row in lasts.items()
    ]


def _diamonds(rows: pd.DataFrame, *, chosen: bool) -> dict[str, Any]:
    colours = [theme.LEDGER.get(side, theme.INK) for side in rows["ledger"]]
    ahead = rows.groupby("value_usd")["x"].transform("max") - rows["x"]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "targets",
        "x": rows["x"].tolist(),
        "y": rows["value_usd"].tolist(),
        "text": [  # two of one value that are close share a number
            "" if 0 < room < LANE else said.removesuffix(" bn")
            for room, said in zip(ahead, rows["value_said"], strict=True)
        ],
        "textposition": ["middle right" if beneath else "top center" for beneath in rows["beneath"]],
        "textfont": {"size": 11, "color": colours},
        "cliponaxis": False,
        "marker": {
            "symbol": "diamond",
            "size": CHOSEN if chosen else OTHERS,
            "color": colours,
            "line": {"color": colours, "width": 1},
        },
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [
            f"<b>{row['value_said']} USD, {row['deadline']}</b><br>{row['ledger_name']} {row['known']}<br>"
            f"{row['who'].replace('; ', '<br>')}"
            for row in rows.to_dict("records")
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _over(x: float, words: str) -> dict[str, Any]:
    return {
        "x": x,
        "yref": "paper",
        "y": 1,
        "text": words,
        "showarrow": False,
        "yanchor": "bottom",
        "font": {"size": 12, "color": theme.QUIET},
    }


def _divide(x: float) -> dict[str, Any]:
    line = {"color": theme.RULE, "width": 1}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _name(place: int, row: Mapping[Any, Any]) -> dict[str, Any]:
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


def _row(place: int, row: Mapping[Any, Any]) -> list[dict[str, Any]]:
    colour = theme.LEDGER[row["ledger"]]
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
        "base": wording.usd(row["base_usd"], row["base_precision_usd"]),
        "latest": wording.usd(row["latest_usd"], row["latest_precision_usd"]),
        "target": target_usd(pd.Series(row)),
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
            "symbol": ["line-ns", "triangle-right", "diamond"],
            "size": [16, 14, CHOSEN],
            "opacity": 1,
            "color": colour,
            "line": {"color": colour, "width": [3, 1, 1]},
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
