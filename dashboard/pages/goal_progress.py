"""From base to target: the block that the overview and the page of goals share."""

from typing import Any

import pandas as pd
from dash import html

from dashboard.components.chart import chart_block
from dashboard.components.table import Column
from dashboard.components.twin import Twin
from dashboard.figures import goals
from dashboard.texts import text
from dashboard.views.sources import SourceNote

COLUMNS = (
    Column("ledger_name", text("columns.ledger")),
    Column("base_said", text("columns.base")),
    Column("base_usd", text("columns.base_usd"), "usd"),
    Column("base_source_name", text("columns.base_source")),
    Column("base_vintage", text("columns.base_vintage")),
    Column("latest_usd", text("columns.latest"), "usd"),
    Column("target_usd", text("columns.goal"), "usd"),
    Column("way_pct", text("columns.way"), "percent"),
)


def progress_block(
    block: str,
    rows: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    summary: str,
    note: SourceNote,
    as_of: str,
    addresses: dict[str, Any],
) -> html.Section:
    """Show how far each ledger has come from each base to its target, a row each.

    Args:
        block: id of the block, unique on the site.
        rows: as ``figures.goals.progress`` takes them, with the columns of ``COLUMNS``.
        title: a sentence with the number in it.
        subtitle: unit, bases, and how to read the marks.
        summary: what the chart shows, for those who cannot see it.
        note: the source note of the rows drawn.
        as_of: the day that the figures are shown as known on; empty for now.
        addresses: ``download`` and ``link`` of the view.
    """
    return chart_block(
        block,
        title=title,
        subtitle=subtitle,
        figure=goals.progress(rows),
        summary=summary,
        note=note,
        table=Twin(rows, COLUMNS, title, as_of),
        height=60 + 84 * len(rows),
        **addresses,
    )
