"""Kazakhstan's partners over the years: ranks as a bump chart, shares as lines; joints of sources marked."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme

CLICK = "<br><i>Click for the rows and their origin</i>"
OWN = {  # colour, dash and mark of those who are always shown; they are partners here, so no ledger's colour is theirs
    "CHN": ("#c2410c", "solid", "circle"),
    "RUS": ("#441177", "dash", "square"),
    "EU27": ("#0b7a66", "dot", "diamond"),
}
OTHER = (theme.QUIET, "solid", "circle")
SHALLOWEST, DEEPEST = 10, 20  # ranks that are drawn
ROW = 26  # pixels a rank
NARROW_SPAN = 3  # years of a stretch that are too few for its name on a phone


def bump(rows: pd.DataFrame, spans: pd.DataFrame) -> dict[str, Any]:
    """Draw each partner's rank as a line, the first on top; where it is deeper than ``depth`` it leaves the plot.

    Args:
        rows: partners with ``place``, ``short_name`` and ``source_name``.
        spans: stretches of years from one source: first, last, source_name.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    first, last, deepest = int(spans["first"].min()), int(spans["last"].max()), depth(rows)
    drawn = rows[rows["place"] <= deepest]
    seen = rows[rows["partner"].isin(drawn["partner"])]
    return {
        "data": [
            _line(code, own, "place", first, last) | {"cliponaxis": True}
            for code, own in sorted(seen.groupby("partner"), key=lambda pair: str(pair[0]) in OWN)
        ],
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last),
            yaxis={
                "range": [deepest + 0.6, 0.4],
                "dtick": 1,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            annotations=[*_sources(spans), *(_end(own, "place") for _, own in drawn.groupby("partner"))],
            shapes=_joints(spans),
            margin={"l": 32, "r": 104, "t": 32, "b": 32},
            hovermode="closest",
            meta={"crossing": True},  # the browser lets the line that is pointed at stand out
        ),
    }


def depth(rows: pd.DataFrame) -> int:
    """Give the deepest rank that is drawn: as deep as those always shown have been, within limits."""
    always = rows.loc[rows["partner"].isin(OWN), "place"]
    return int(min(DEEPEST, max(SHALLOWEST, always.max())))


def bump_height(rows: pd.DataFrame) -> int:
    """Give the height in pixels that ``bump`` needs."""
    return 80 + ROW * depth(rows)


def shares(rows: pd.DataFrame, spans: pd.DataFrame) -> dict[str, Any]:
    """Draw the share of each partner as a line from zero.

    Args:
        rows: partners with ``share_pct``, as for ``bump``.
        spans: as for ``bump``.

    Returns:
        A Plotly figure; ``customdata`` of each mark is its ``snapshots`` cell.
    """
    first, last = int(spans["first"].min()), int(spans["last"].max())
    return {
        "data": [_line(code, own, "share_pct", first, last) for code, own in rows.groupby("partner")],
        "layout": theme.layout(
            xaxis=theme.year_axis(first, last),
            yaxis={
                "range": [0, float(rows["share_pct"].max()) * 1.12],
                "ticksuffix": " %",
                "gridcolor": theme.RULE,
                "zeroline": True,
                "zerolinecolor": theme.INK,
                "fixedrange": True,
            },
            annotations=[*_sources(spans), *_apart(rows)],
            shapes=_joints(spans),
            margin={"l": 48, "r": 104, "t": 32, "b": 32},
            hovermode="closest",
        ),
    }


def _line(code: Any, own: pd.DataFrame, column: str, first: int, last: int) -> dict[str, Any]:
    """Draw one partner; a year without a value stays a gap."""
    colour, dash, mark = OWN.get(str(code), OTHER)
    by_year = {int(row["period"]): row for row in own.to_dict("records") if pd.notna(row[column])}
    held = [by_year.get(year) for year in range(first, last + 1)]
    main = str(code) in OWN
    return {
        "type": "scatter",
        "name": str(own["short_name"].iloc[0]),
        "x": list(range(first, last + 1)),
        "y": [row and float(row[column]) for row in held],
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3 if main else 1.25, "dash": dash},
        "marker": {"color": colour, "size": 9 if main else 6, "symbol": mark, "opacity": 1},
        "connectgaps": False,
        "cliponaxis": False,
        "customdata": [row and row["snapshots"] for row in held],
        "hovertext": [_hover(row) if row else "" for row in held],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Mapping[Any, Any]) -> str:
    rank = f"rank {row['place']} · " if pd.notna(row["place"]) else ""
    return (
        f"<b>{row['partner_name']}, {row['period']}</b><br>{rank}{wording.usd(row['value_usd'])} USD, "
        f"{wording.percent(row['share_pct'])} of the {row['world_is']}"
        f"<br>{row['source_name']}, vintage {row['vintage']}{CLICK}"
    )


def _end(own: pd.DataFrame, column: str, words: str = "", shift: float = 0) -> dict[str, Any]:
    """The partner's name beside its last mark."""
    row = own.sort_values("period").iloc[-1]
    code, name = str(row["partner"]), str(row["short_name"])
    label = words or (f"{row['place']} {name}" if column == "place" else name)
    return {
        "x": int(row["period"]),
        "y": float(row[column]),
        "text": f"<b>{label}</b>" if code in OWN else label,
        "showarrow": False,
        "xanchor": "left",
        "xshift": 9,
        "yshift": shift,
        "font": {"size": 12, "color": OWN.get(code, OTHER)[0]},
    }


def _apart(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Names and shares at the ends of the lines, pushed apart where two are close."""
    ends = rows.sort_values("period").groupby("partner").tail(1).sort_values("share_pct")
    room = float(rows["share_pct"].max()) * 0.06
    labels, before, shift = [], -room, 0.0
    for _, row in ends.iterrows():
        shift = shift + 12 if row["share_pct"] - before < room else 0.0
        before = float(row["share_pct"])
        words = f"{row['short_name']} {wording.percent(row['share_pct'])}"
        labels.append(_end(ends[ends["partner"] == row["partner"]], "share_pct", words, shift))
    return labels


def _sources(spans: pd.DataFrame) -> list[dict[str, Any]]:
    """Which source each stretch of years comes from, over the plot; of a short one the name stands lower."""
    return [
        {
            "x": span["first"] - 0.4,
            "yref": "paper",
            "y": 1,
            "text": span["source_name"],
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 14 if span["last"] - span["first"] < NARROW_SPAN else 0,
            "font": {"size": 12, "color": theme.QUIET},
        }
        for span in spans.to_dict("records")
    ]


def _joints(spans: pd.DataFrame) -> list[dict[str, Any]]:
    line = {"color": theme.QUIET, "width": 1, "dash": "dot"}
    upright = {"type": "line", "yref": "paper", "y0": 0, "y1": 1.04, "line": line}
    return [{**upright, "x0": year - 0.5, "x1": year - 0.5} for year in spans["first"].iloc[1:]]
