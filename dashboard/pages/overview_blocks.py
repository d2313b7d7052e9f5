"""The blocks of the overview beneath the lines: balance, goods each way, and what the newest publication changed."""

from typing import Any

from dash import html

from dashboard.components.chart import chart_block
from dashboard.components.table import Column
from dashboard.components.twin import Twin
from dashboard.figures import balance as balance_figure
from dashboard.figures import labelled_bars, revisions, theme
from dashboard.figures import top_goods as goods_figure
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views.balance import balance
from dashboard.views.overview import Selection
from dashboard.views.parties import DIRECTIONS
from dashboard.views.top_goods import top_goods
from dashboard.views.whats_new import whats_new

BALANCE_COLUMNS = (
    Column("period", text("columns.year")),
    Column("ledger_name", text("columns.ledger")),
    Column("balance_usd", text("overview.balance_usd"), "usd"),
    Column("said", text("overview.surplus_or_deficit")),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("evidence", text("columns.evidence")),
)
GOODS_COLUMNS = (
    Column("ledger_name", text("columns.ledger")),
    Column("title", text("columns.goods")),
    Column("band", text("columns.code")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("share_pct", text("columns.share"), "percent"),
    Column("status", text("columns.status")),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
)
NEWS_COLUMNS = (
    Column("figure", text("overview.figure")),
    Column("kind", text("overview.kind")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("previous_usd", text("overview.previous"), "usd"),
    Column("change_usd", text("overview.change"), "usd"),
    Column("change_pct", text("overview.change_pct"), "change"),
    Column("source_name", text("columns.source")),
    Column("day", text("overview.known_from")),
    Column("evidence", text("columns.evidence")),
)


def balance_blocks(ledger: Ledger, selection: Selection, addresses: dict[str, Any]) -> list[html.Section]:
    """Show the balance on each ledger, where there is one."""
    shown = balance(ledger, selection.as_of)
    if shown is None:
        return []
    rows = shown.rows.sort_values(["period", "ledger"], ascending=[False, True])
    block = chart_block(
        "overview-balance",
        title=shown.title,
        subtitle=text("overview.balance", unit=theme.usd_word(float(rows["balance_usd"].abs().max()))),
        figure=balance_figure.surplus_and_deficit(shown.rows),
        summary=text("overview.balance_summary", title=shown.title),
        note=shown.note,
        table=Twin(rows, BALANCE_COLUMNS, shown.title, selection.as_of),
        height=480,
        **addresses,
    )
    return [block]


def goods_blocks(ledger: Ledger, selection: Selection, addresses: dict[str, Any]) -> list[html.Section]:
    """Show the largest chapters of each direction, where both ledgers itemise a year."""
    blocks = []
    for trade in DIRECTIONS:
        shown = top_goods(ledger, trade, selection.as_of)
        if shown is None:
            continue
        blocks.append(
            chart_block(
                f"overview-goods-{trade}",
                title=shown.title,
                subtitle=text(
                    "overview.top_goods",
                    unit=theme.usd_word(float(shown.rows["value_usd"].max())),
                    year=shown.year,
                ),
                figure=goods_figure.largest(shown.rows),
                summary=text("overview.top_goods_summary", title=shown.title),
                note=shown.note,
                table=Twin(shown.rows, GOODS_COLUMNS, shown.title, selection.as_of),
                height=labelled_bars.height(goods_figure.grouped(shown.rows)),
                **addresses,
            )
        )
    return blocks


def news_blocks(ledger: Ledger, selection: Selection, addresses: dict[str, Any]) -> list[html.Section]:
    """Show what the newest publication brought and what the last revision replaced."""
    shown = whats_new(ledger, selection.as_of)
    if shown is None:
        return []
    unit = theme.usd_word(revisions.largest_of(shown.rows))
    block = chart_block(
        "overview-news",
        title=shown.title,
        subtitle=" ".join([text("overview.news", unit=unit), shown.said]),
        figure=revisions.steps(shown.rows),
        summary=text("overview.news_summary", title=shown.title, said=shown.said),
        note=shown.note,
        table=Twin(shown.rows, NEWS_COLUMNS, shown.title, selection.as_of),
        height=revisions.height(shown.rows),
        **addresses,
    )
    return [block]
