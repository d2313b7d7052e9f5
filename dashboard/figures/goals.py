"""A goal on each ledger: where it started, where the trade stands, where it should arrive."""

from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from dashboard.figures.lines import ledger_line, line_end, line_name

LANE, ROOM = 3, 3.5  # widths, in years: of a column of targets without a year, and after the last
NEAR = 4e9  # targets of one year that are closer would touch
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
    drawn = marks.assign(x=marks["year"].fillna(end + LANE).astype("float64")).sort_values("value_usd")
    drawn.loc[marks["year"].isna() & (marks["ledger"] != ""), "x"] += LANE
    traces, annotations = [], []
    for side in theme.LEDGER:
        line = lines[lines["ledger"] == side]
        if line.empty:
            continue
        traces.append(ledger_line(side, line, first, last))
        annotations += [line_name(side, line), line_end(side, line.iloc[-1])]
    for chosen, rows in drawn.groupby("chosen"):
        traces.append(_diamonds(rows, chosen=bool(chosen)))
    apart = bool(marks["year"].isna().any())
    if apart:
        annotations.append(_over(end + LANE * 1.5, no_year))
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.year_axis(first, end, room=LANE * 2 + ROOM if apart else 2)
            | {"tickvals": list(range(first + (-first) % 5, end + 1, 5))},
            yaxis=theme.usd_axis(float(max(lines["value_usd"].max(), marks["value_usd"].max()))),
            annotations=annotations,
            shapes=[_divide(end + LANE / 2)] if apart else [],
            margin={"l": 36, "r": 8, "t": 40, "b": 32},
            hovermode="closest",
        ),
    }


def _diamonds(rows: pd.DataFrame, *, chosen: bool) -> dict[str, Any]:
    colours = [theme.LEDGER.get(side, theme.INK) for side in rows["ledger"]]
    near = rows.groupby("x")["value_usd"].diff(-1).abs() < NEAR
    crowded = rows.groupby("value_usd")["x"].transform("max") - rows["x"]
    sides = ["left" if 0 < room < LANE else "right" for room in crowded]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "targets",
        "x": rows["x"].tolist(),
        "y": rows["value_usd"].tolist(),
        "text": [_short(value) for value in rows["value_said"]],
        "textposition": [
            f"{'bottom' if below else 'middle'} {side}" for below, side in zip(near, sides, strict=True)
        ],
        "textfont": {"size": 12, "color": colours},
        "cliponaxis": False,
        "marker": {
            "symbol": "diamond" if chosen else "diamond-open",
            "size": 11,
            "color": colours,
            "line": {"color": colours, "width": 2},
        },
        "customdata": rows["snapshots"].tolist(),
        "hovertext": [
            f"<b>{row['value_said']} USD, {row['deadline']}</b><br>{row['ledger_name']} {row['known']}<br>"
            f"{row['who'].replace('; ', '<br>')}"
            for _, row in rows.iterrows()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _short(said: str) -> str:
    return f"\u2002{said.removesuffix(' bn')}\u2002"


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
