"""What moved between two years: a bar for each change, gains to the right of zero, losses to the left."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from dashboard.figures.labelled_bars import Bar, Group, coded, labelled_bars
from etl.marts.commodity import NOT_ITEMISED

CLICK = "<br><i>Click for the rows and their origin</i>"


def changes(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw each row's change.

    Args:
        rows: of ``etl.marts.movers``, only those that have a change.

    Returns:
        A Plotly figure; ``customdata`` of each bar is its ``snapshots`` cell.
    """
    return labelled_bars(grouped(rows))


def grouped(rows: pd.DataFrame) -> Sequence[Group]:
    """Give the bars of the rows, in their order."""
    return [Group("", theme.INK, [_bar(row) for row in rows.to_dict("records")])]


def _bar(row: Mapping[Any, Any]) -> Bar:
    rest = row["commodity"] == NOT_ITEMISED
    title = "Not itemised" if rest else coded(row["commodity"], row["title"])
    points = f", {wording.points(row['contribution_pp'])}" if pd.notna(row["contribution_pp"]) else ""
    growth = f"({wording.percent(row['growth_pct'], sign=True)})" if pd.notna(row["growth_pct"]) else ""
    change = wording.signed_usd(row["change_usd"])
    return Bar(
        value=float(row["change_usd"]),
        name=title,
        said=change,
        remark=growth,
        hover=(
            f"<b>{title}</b><br>{wording.usd(row['first_usd'])}, then {wording.usd(row['last_usd'])}: "
            f"{change} {growth}{points}{CLICK}"
        ),
        snapshots=str(row["snapshots"]),
        colour=theme.NOT_ITEMISED if rest else theme.family_colour(str(row["section"])),
        hatch="." if rest else "",
    )
