"""One direction as two lines with the gap shaded, and the goods of a year as pairs of marks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from etl.marts.mirror import SIDES
from etl.vocabulary import Evidence

CLICK = "<br><i>Click for the rows and their origin</i>"
LONGEST_LABEL = 44  # letters of a commodity's title that stand over its marks
CLOSE = 0.07  # of the axis: ends that are closer push their labels apart


def direction(rows: pd.DataFrame, breaks: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Draw the exporter's and the importer's line of one direction, the gap shaded where the two are compared.

    Args:
        rows: one row a year, as ``etl.marts.mirror.beside`` gives them, with the names that the view adds.
        breaks: years from which a side counts otherwise, each with its word.

    Returns:
        A Plotly figure; ``customdata`` of each mark is the ``snapshots`` cell of its side.
    """
    years = rows["period"].astype(int)
    first, last = int(years.min()), int(years.max())
    largest = largest_of(rows)
    axis = theme.usd_axis(largest)
    shapes, annotations = _breaks(breaks)
    for place, side in enumerate(SIDES):
        annotations += _sources(rows, side, place)
        shapes += _joints(rows, side)
    hatches, words = _hidden(rows)
    return {
        "data": [*_bands(rows), *(_line(rows, side, first, last) for side in SIDES)],
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last) | {"tickangle": 0},
            yaxis=axis,
            shapes=[*hatches, *shapes],
            annotations=[*annotations, *words, *_ends(rows, axis["range"][1])],
            margin={"l": 36, "r": 108, "t": 52, "b": 32},
            hovermode="closest",
        ),
    }


def goods(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw a pair of marks a commodity and direction, in the order of the rows, with a band between what is compared.

    Args:
        rows: of one year, as for ``direction``.

    Returns:
        A Plotly figure; ``customdata`` of each mark is the ``snapshots`` cell of its side.
    """
    places, headings = _places(rows)
    axis = theme.usd_axis(largest_of(rows))
    deepest = max(places)
    return {
        "data": [
            *(_bar(row, place) for (_, row), place in zip(rows.iterrows(), places, strict=True)),
            *(_marks(rows, places, name) for name in theme.LEDGER),
        ],
        "layout": theme.layout(
            xaxis=axis | {"side": "top", "zeroline": True},
            yaxis={"range": [deepest + 0.6, -1.3], "visible": False, "fixedrange": True},
            annotations=[
                *headings,
                *(_label(row, place) for (_, row), place in zip(rows.iterrows(), places, strict=True)),
            ],
            margin={"l": 12, "r": 20, "t": 28, "b": 8},
            hovermode="closest",
        ),
    }


def largest_of(rows: pd.DataFrame) -> float:
    """Give the largest figure of either side, which sets the unit of the axis; at least a dollar."""
    return max(
        1.0,
        *(
            float(rows[f"{side}_value_usd"].max(skipna=True))
            for side in SIDES
            if rows[f"{side}_value_usd"].notna().any()
        ),
    )


def goods_height(rows: pd.DataFrame) -> int:
    """Give the height in pixels that ``goods`` needs."""
    return 60 + 42 * (len(rows) + rows["exporter"].nunique())


def _bands(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """One band a run of years that are compared; a year between years that are not is a narrow band of its own."""
    compared = rows[rows["comparable"]].assign(year=lambda table: table["period"].astype(int))
    for _, run in compared.groupby((compared["year"].diff() != 1).cumsum()):
        across = [float(year) for year in run["year"]]
        upper, lower = run["exporter_value_usd"].tolist(), run["importer_value_usd"].tolist()
        if len(across) == 1:
            across, upper, lower = [across[0] - 0.2, across[0] + 0.2], upper * 2, lower * 2
        yield {
            "type": "scatter",
            "name": "gap",
            "x": [*across, *reversed(across)],
            "y": [*upper, *reversed(lower)],
            "fill": "toself",
            "fillcolor": theme.GAP,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }


def _line(rows: pd.DataFrame, side: str, first: int, last: int) -> dict[str, Any]:
    """Draw one side; a year without its figure stays a gap in the line."""
    name = str(rows[f"{side}_ledger"].iloc[0])
    by_year = rows.set_index(rows["period"].astype(int)).reindex(range(first, last + 1))
    value = by_year[f"{side}_value_usd"]
    there = value.notna().tolist()
    quoted = by_year[f"{side}_evidence"] == Evidence.QUOTED
    return {
        "type": "scatter",
        "name": name,
        "x": list(by_year.index),
        "y": [each if given else None for each, given in zip(value, there, strict=True)],
        "mode": "lines+markers",
        "line": {"color": theme.LEDGER[name], "width": 2.5, "dash": theme.DASH[name]},
        "marker": {
            "size": 7,
            "symbol": theme.MARK[name],
            "color": [theme.PAPER if open_mark else theme.LEDGER[name] for open_mark in quoted],
            "line": {"color": theme.LEDGER[name], "width": 2},
        },
        "connectgaps": False,
        "customdata": [
            cell if given else None for cell, given in zip(by_year[f"{side}_snapshots"], there, strict=True)
        ],
        "hovertext": [
            _hover(row, side) if given else ""
            for (_, row), given in zip(by_year.iterrows(), there, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: pd.Series, side: str) -> str:
    gap = ""
    if pd.notna(row["gap_usd"]):
        gap = (
            f"<br>gap {wording.usd(row['gap_usd'])} USD: {wording.percent(row['gap_pct_of_exporter'])} of "
            f"{row['exporter_name']}'s, {wording.percent(row['gap_pct_of_importer'])} of {row['importer_name']}'s"
        )
    elif row["why_not"]:
        gap = f"<br>no gap: {row['why_not']}"
    verb = "says it sold" if side == "exporter" else "says it bought"
    value = wording.usd(row[f"{side}_value_usd"], row[f"{side}_precision_usd"])
    return (
        f"<b>{row[f'{side}_name']} {verb}, {row['period']}</b><br>{value} USD"
        f"<br>{row[f'{side}_source_name']}, vintage {row[f'{side}_vintage']}{gap}{CLICK}"
    )


def _ends(rows: pd.DataFrame, top: float) -> list[dict[str, Any]]:
    """Who says what, beside each line's last mark; where the two are close they are pushed apart."""
    ends = {}
    for side in SIDES:
        given = rows[rows[f"{side}_value_usd"].notna()]
        if len(given):
            ends[side] = given.iloc[-1]
    heights = {side: float(row[f"{side}_value_usd"]) for side, row in ends.items()}
    near = len(ends) == len(SIDES) and abs(heights["exporter"] - heights["importer"]) < 2 * CLOSE * top
    upper = max(heights, key=lambda side: heights[side])
    labels = []
    for side, row in ends.items():
        verb = "sold" if side == "exporter" else "bought"
        value = wording.usd(row[f"{side}_value_usd"], row[f"{side}_precision_usd"])
        labels.append(
            {
                "x": int(row["period"]),
                "y": heights[side],
                "text": f"<b>{row[f'{side}_name']}</b><br>{verb} {value}",
                "align": "left",
                "showarrow": False,
                "xanchor": "left",
                "xshift": 8,
                "yshift": 0 if not near else 14 if side == upper else -14,
                "font": {"size": 12, "color": theme.LEDGER[row[f"{side}_ledger"]]},
            }
        )
    return labels


def _sources(rows: pd.DataFrame, side: str, place: int) -> list[dict[str, Any]]:
    """Which source each stretch of a line comes from, in a row over the plot, one row a side."""
    given = rows[rows[f"{side}_value_usd"].notna()]
    spans = given.groupby(given[f"{side}_joint"].cumsum())
    return [
        {
            "x": int(span["period"].min()) - 0.4,
            "yref": "paper",
            "y": 1,
            "text": str(span[f"{side}_source_name"].iloc[0]),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 24 - 20 * place,
            "font": {"size": 12, "color": theme.LEDGER[span[f"{side}_ledger"].iloc[0]]},
        }
        for _, span in spans
    ]


def _joints(rows: pd.DataFrame, side: str) -> list[dict[str, Any]]:
    joints = rows[rows[f"{side}_joint"]]
    return [
        _upright(int(row["period"]) - 0.5, theme.LEDGER[row[f"{side}_ledger"]], over=1.1)
        for _, row in joints.iterrows()
    ]


def _breaks(breaks: Sequence[tuple[int, str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A thin line and a word along it for each year with a break."""
    shapes = [_upright(year - 0.5, theme.QUIET, over=1) for year, _ in breaks]
    words: list[dict[str, Any]] = []
    before = 0
    for year, word in breaks:
        if year - before == 1:  # on a phone the words of neighbouring years would stand on one another
            words[-1]["text"] += f"<br>{word}"
        else:
            words.append(_along(year - 0.5, word))
        before = year
    return shapes, words


def _hidden(rows: pd.DataFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A pale ground behind years whose two figures are in hand and not compared, with the reason along it."""
    both = rows[[f"{side}_value_usd" for side in SIDES]].notna().all(axis=1)
    held = rows[both & ~rows["comparable"]].assign(year=lambda table: table["period"].astype(int))
    shapes, words = [], []
    for (_, why), run in held.groupby([(held["year"].diff() != 1).cumsum(), "why_not"]):
        first, last = int(run["year"].min()), int(run["year"].max())
        ground = {"type": "rect", "x0": first - 0.5, "x1": last + 0.5, "yref": "paper", "y0": 0, "y1": 1}
        shapes.append(
            {
                **ground,
                "fillcolor": theme.NOT_ITEMISED,
                "opacity": 0.4,
                "line": {"width": 0},
                "layer": "below",
            }
        )
        words.append(
            _along(
                (first + last) / 2 - 0.4,
                "no gap: HS editions" if "editions" in str(why) else "no gap: low reliability",
            )
        )
    return shapes, words


def _upright(at: float, colour: str, *, over: float) -> dict[str, Any]:
    line = {"color": colour, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": over, "line": line}


def _along(at: float, word: str) -> dict[str, Any]:
    return {
        "x": at,
        "yref": "paper",
        "y": 1,
        "text": word,
        "textangle": -90,
        "align": "right",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "bgcolor": theme.VEIL,
        "borderpad": 0,
        "font": {"size": 10, "color": theme.QUIET},
    }


def _places(rows: pd.DataFrame) -> tuple[list[float], list[dict[str, Any]]]:
    """One place a row from the top down, with a heading before each direction."""
    places: list[float] = []
    headings = []
    at = -1.0
    exporters = rows["exporter"].tolist()
    for place, (before, exporter) in enumerate(pairwise(["", *exporters])):
        at += 1
        if before != exporter:
            headings.append(
                {
                    "xref": "paper",
                    "x": 0,
                    "y": at - 0.1,
                    "text": f"<b>{rows['direction'].iloc[place]}</b>",
                    "showarrow": False,
                    "xanchor": "left",
                    "font": {"size": 14, "color": theme.INK},
                }
            )
            at += 1
        places.append(at)
    return places, headings


def _label(row: pd.Series, place: float) -> dict[str, Any]:
    title, code = str(row["title"]).replace(f" ({row['commodity']})", ""), row["commodity"]
    title = title if len(title) <= LONGEST_LABEL else f"{title[: LONGEST_LABEL - 1].rstrip()}…"
    gap = wording.usd(row["gap_usd"]) if row["comparable"] and pd.notna(row["gap_usd"]) else ""
    sign = "+" if gap and row["gap_usd"] > 0 else ""
    return {
        "xref": "paper",
        "x": 0,
        "xshift": 6,
        "y": place - 0.42,
        "text": f"{code} {title} · {f'gap {sign}{gap}' if gap else 'not compared'}",
        "showarrow": False,
        "xanchor": "left",
        "font": {"size": 12, "color": theme.INK},
        "bgcolor": theme.VEIL,
    }


def _bar(row: pd.Series, place: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row["exporter_value_usd"], row["importer_value_usd"]] if row["comparable"] else [],
        "y": [place, place] if row["comparable"] else [],
        "line": {"color": theme.RULE, "width": 9},
        "hoverinfo": "skip",
    }


def _marks(rows: pd.DataFrame, places: list[float], name: str) -> dict[str, Any]:
    sides = ["exporter" if own == name else "importer" for own in rows["exporter_ledger"]]
    drawn = list(zip(rows.to_dict("records"), sides, strict=True))
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [row[f"{side}_value_usd"] for row, side in drawn],
        "y": places,
        "cliponaxis": False,
        "marker": {
            "size": 11,
            "opacity": 1,
            "symbol": theme.MARK[name],
            "color": [theme.LEDGER[name] if row["comparable"] else theme.PAPER for row, _ in drawn],
            "line": {"color": theme.LEDGER[name], "width": 2},
        },
        "customdata": [row[f"{side}_snapshots"] for row, side in drawn],
        "hovertext": [_hover(pd.Series(row), side) for row, side in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
