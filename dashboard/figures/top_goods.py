"""The largest goods of one direction: each ledger's bars under its name, with what is not itemised."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import theme
from dashboard.figures.labelled_bars import Bar, Group, coded, labelled_bars
from etl.marts.commodity import NOT_ITEMISED
from etl.vocabulary import Status

CLICK = "<br><i>Click for the rows and their origin</i>"


def largest(rows: pd.DataFrame) -> dict[str, Any]:
    """Draw the rows of ``TopGoods`` in their order.

    Returns:
        A Plotly figure; ``customdata`` of each bar is its ``snapshots`` cell.
    """
    return labelled_bars(grouped(rows))


def grouped(rows: pd.DataFrame) -> Sequence[Group]:
    """Give one group of bars a ledger."""
    return [
        Group(
            str(own["ledger_name"].iloc[0]),
            theme.LEDGER[str(side)],
            [_bar(row) for row in own.to_dict("records")],
        )
        for side, own in rows.groupby("ledger", sort=False)
    ]


def _bar(row: Mapping[Any, Any]) -> Bar:
    rest = row["band"] == NOT_ITEMISED
    title = "Not itemised" if rest else coded(row["band"], str(row["title"]))
    share = f"({_percent(row['share_pct'])})" if pd.notna(row["share_pct"]) else ""
    low = "<br>low reliability: an incomplete submission" if row["status"] == Status.UNRELIABLE else ""
    value = wording.usd(row["value_usd"])
    return Bar(
        value=float(row["value_usd"]),
        name=title,
        said=value,
        remark=share,
        hover=f"<b>{title}</b><br>{row['ledger_name']}: {value} USD {share}<br>{row['source_name']}, vintage {row['vintage']}{low}{CLICK}",
        snapshots=str(row["snapshots"]),
        colour=theme.NOT_ITEMISED if rest else theme.family_colour(str(row["section"])),
        hatch="." if rest else "",
    )


def _percent(share: float) -> str:
    """Say a share as the title does, in whole per cent, and less than one as it is."""
    return wording.percent(share, decimals=0 if share >= 1 else 1)
