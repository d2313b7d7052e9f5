"""The blocks of the goods page: one year, what moved between two, the years since, and how concentrated the flow is."""

from typing import Any
from urllib.parse import urlencode

from dash import html

from dashboard.components.chart import chart_block
from dashboard.components.table import Column
from dashboard.components.twin import Twin
from dashboard.figures import composition, labelled_bars, theme
from dashboard.figures import concentration as concentration_figure
from dashboard.figures import movers as movers_figure
from dashboard.texts import text
from dashboard.views.commodities import CommodityView
from dashboard.views.concentration import Concentration
from dashboard.views.goods_choice import Selection
from dashboard.views.movers import Movers
from dashboard.views.parties import trade_of
from etl.vocabulary import Level, Status

ITEM_COLUMNS = (
    Column("commodity", text("columns.code"), address="address"),
    Column("title", text("columns.title")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("share_pct", text("columns.share"), "percent"),
    Column("growth_pct", text("columns.growth"), "change"),
    Column("contribution_pp", text("columns.contribution"), "points"),
    Column("status", text("columns.status")),
    Column("classification", text("columns.edition")),
    Column("vintage", text("columns.vintage")),
    Column("total_said", text("columns.share_of")),
)
BAND_COLUMNS = (
    Column("period", text("columns.year")),
    Column("band", text("columns.code")),
    Column("title", text("columns.goods")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("status", text("columns.status")),
)
INDEX_COLUMNS = (
    Column("period", text("columns.year")),
    Column("chapters", text("goods.chapters"), "count"),
    Column("rest_pct", text("goods.rest"), "percent"),
    Column("hhi_low", text("goods.hhi_low"), "index"),
    Column("hhi_high", text("goods.hhi_high"), "index"),
    Column("equal_low", text("goods.equal_low"), "tenths"),
    Column("equal_high", text("goods.equal_high"), "tenths"),
    Column("source_name", text("columns.source")),
    Column("vintage", text("goods.vintage")),
    Column("why_not", text("goods.no_index")),
)


def of_one(selection: Selection, code: str) -> str:
    """Give the address of one commodity, in the direction of the selection."""
    chosen = {"code": code, "trade": trade_of(selection.reporter, selection.flow), "as_of": selection.as_of}
    return f"/commodity?{urlencode({name: value for name, value in chosen.items() if value})}"


def year_block(shown: CommodityView, addresses: dict[str, Any]) -> html.Section:
    """Show what one year consists of; each code leads to the page of the commodity."""
    selection = shown.selection
    grouped = selection.level == Level.GROUP
    unit = theme.usd_word(float(shown.rows["value_usd"].max()))
    how = text("goods.grouped", unit=unit) if grouped else text("goods.treemap")
    if selection.within:
        how = f"{how} {text('goods.shares_within', flow=selection.flow)}"
    pages = [
        of_one(selection, code) if itemised else ""
        for code, itemised in zip(shown.rows["commodity"], shown.rows["itemised"], strict=True)
    ]
    rows = shown.rows.assign(address=pages)
    return chart_block(
        "commodities-items",
        title=shown.year_title,
        subtitle=how,
        figure=composition.bars(shown.rows) if grouped else composition.treemap(shown.rows),
        summary=text(
            "goods.year_summary",
            kind=text("goods.bars") if grouped else text("goods.map"),
            title=shown.title,
            lead=shown.lead,
        ),
        note=shown.note,
        table=Twin(rows, ITEM_COLUMNS, shown.title, selection.as_of),
        height=60 + 26 * len(shown.rows) if grouped else 420,
        **addresses,
    )


def bands_block(shown: CommodityView, addresses: dict[str, Any]) -> html.Section:
    """Show the largest goods over the years."""
    return chart_block(
        "commodities-bands",
        title=shown.bands_title,
        subtitle=text("goods.bands", unit=theme.usd_word(composition.largest_year(shown.bands))),
        figure=composition.bands(shown.bands),
        summary=text("goods.bands_summary", title=shown.bands_title),
        note=shown.bands_note,
        table=Twin(shown.bands, BAND_COLUMNS, shown.bands_title, shown.selection.as_of),
        height=520,
        **addresses,
    )


def movers_block(shown: Movers, as_of: str, addresses: dict[str, Any]) -> html.Section:
    """Show two years beside each other; where nothing can be compared, the table alone with the reasons."""
    columns = (
        Column("commodity", text("columns.code")),
        Column("title", text("columns.title")),
        Column("held_said", text("goods.held")),
        Column("first_usd", text("goods.first", year=shown.first), "usd"),
        Column("last_usd", text("goods.last", year=shown.last), "usd"),
        Column("change_usd", text("goods.change"), "usd"),
        Column("growth_pct", text("columns.growth"), "change"),
        Column("contribution_pp", text("columns.contribution"), "points"),
        Column("why_not", text("goods.why_not")),
    )
    table = Twin(shown.rows, columns, shown.title, as_of)
    if shown.drawn.empty:
        return html.Section(
            [html.H2(shown.title), html.P(shown.apart), table.laid_out("commodities-movers")],
            id="commodities-movers",
            className="block",
        )
    unit = theme.usd_word(float(shown.drawn["change_usd"].abs().max()))
    return chart_block(
        "commodities-movers",
        title=shown.title,
        subtitle=" ".join([text("goods.movers", unit=unit), shown.apart]).strip(),
        figure=movers_figure.changes(shown.drawn),
        summary=text("goods.movers_summary", title=shown.title, apart=shown.apart),
        note=shown.note,
        table=table,
        height=labelled_bars.height(movers_figure.grouped(shown.drawn)),
        **addresses,
    )


def concentration_block(shown: Concentration, as_of: str, addresses: dict[str, Any]) -> html.Section:
    """Show the index year by year as an interval."""
    rows = shown.rows.iloc[::-1]
    pale = (rows["status"] == Status.UNRELIABLE) & rows["hhi_low"].notna()
    return chart_block(
        "commodities-concentration",
        title=shown.title,
        subtitle=" ".join([text("goods.concentration"), *([text("goods.pale")] if pale.any() else [])]),
        figure=concentration_figure.intervals(shown.rows),
        summary=text("goods.concentration_summary", title=shown.title),
        note=shown.note,
        table=Twin(rows, INDEX_COLUMNS, shown.title, as_of),
        height=320,
        **addresses,
    )
