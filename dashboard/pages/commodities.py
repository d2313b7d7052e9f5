"""``/commodities``: what the trade consists of, by reporter, flow, source, level and year."""

from typing import Any

from dash import Input, Output, callback, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.components import controls
from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.nothing_known import nothing_known
from dashboard.components.table import Column, data_table
from dashboard.figures import composition, theme
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import by_address, first, queried
from dashboard.views import days
from dashboard.views.commodities import COUNTRY, LEVEL_WORDS, CommodityView, Selection, select, view
from etl.errors import NothingKnown
from etl.vocabulary import Flow, Level

PATH, TITLE = "/commodities", "Commodities"
CONTROLS = ("reporter", "flow", "source", "level", "year")
LISTS = ("source", "level", "year")
FLOWS = {str(Flow.IMPORT): "Imports", str(Flow.EXPORT): "Exports"}

ITEM_COLUMNS = (
    Column("commodity", "Code"),
    Column("title", "Title"),
    Column("value_usd", "Value (USD)", "usd"),
    Column("share_pct", "Share (%)", "percent"),
    Column("growth_pct", "Growth (%)", "change"),
    Column("contribution_pp", "Contribution (pp)", "points"),
    Column("status", "Status"),
    Column("classification", "HS edition"),
    Column("vintage", "Vintage"),
    Column("total_said", "Share is of"),
)
BAND_COLUMNS = (
    Column("period", "Year"),
    Column("band", "Code"),
    Column("title", "Goods"),
    Column("value_usd", "Value (USD)", "usd"),
    Column("source_name", "Source"),
    Column("vintage", "Vintage"),
    Column("status", "Status"),
)


def layout(
    *,
    reporter: str | list[str] = "",
    flow: str | list[str] = "",
    source: str | list[str] = "",
    level: str | list[str] = "",
    year: str | list[str] = "",
    as_of: str | list[str] = "",
    **_unknown_query: str,
) -> html.Article:
    """Build the page for a choice of its controls; an unknown value gives the nearest that has data."""
    ledger = open_ledger()
    asked = {"reporter": reporter, "flow": flow, "source": source, "level": level, "year": year}
    day = days.as_of(first(as_of)).day
    try:
        shown = select(ledger, **{name: first(value) for name, value in asked.items()}, as_of=day)
    except NothingKnown:
        return nothing_known(TITLE, PATH, day)
    lists = _lists(ledger, shown)
    return html.Article(
        [
            dcc.Location(id="commodities-url", refresh=False),
            html.Div(
                [
                    controls.choice("commodities-reporter", "Reported by", COUNTRY, shown.reporter),
                    controls.choice("commodities-flow", "Flow", FLOWS, shown.flow),
                    controls.select("commodities-source", "Source", lists["source"], shown.source),
                    controls.select("commodities-level", "Level", lists["level"], shown.level),
                    controls.select("commodities-year", "Year", lists["year"], shown.year),
                ],
                className="controls",
                role="group",
                **aria(label="Choose what is shown"),
            ),
            html.Div(content(ledger, shown), id="commodities-content"),
        ]
    )


@callback(
    output={
        "content": Output("commodities-content", "children"),
        "search": Output("commodities-url", "search"),
        "values": {name: Output(f"commodities-{name}", "value") for name in CONTROLS},
        "lists": {name: Output(f"commodities-{name}", "data") for name in LISTS},
    },
    inputs={
        "chosen": {name: Input(f"commodities-{name}", "value") for name in CONTROLS},
        "search": Input("commodities-url", "search"),
    },
    prevent_initial_call=True,
)
def change(chosen: dict[str, str], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    from_address = by_address("commodities-url")
    asked = queried(search)
    as_of = asked.get("as_of", "")
    try:
        shown = select(ledger, **chosen, as_of=as_of)
        if from_address:
            addressed = select(ledger, **{name: asked.get(name, "") for name in CONTROLS}, as_of=as_of)
            if addressed.query == shown.query:
                raise PreventUpdate
            shown = addressed
    except NothingKnown as fault:  # back to a day without any goods: the page is laid out anew and says so
        raise PreventUpdate from fault
    return {
        "content": content(ledger, shown),
        "search": no_update if from_address else f"?{shown.query}",  # a pushed address would end Forward
        "values": {name: getattr(shown, name) for name in CONTROLS},
        "lists": {name: controls.pairs(options) for name, options in _lists(ledger, shown).items()},
    }


def content(ledger: Ledger, selection: Selection) -> list[Any]:
    """Give the part of the page that follows the controls."""
    shown = view(ledger, selection)
    notices = [html.P(text, className="warning", role="note") for text in shown.warnings]
    if selection.instead:
        notices.insert(0, html.P(selection.instead, className="warning", role="note"))
    blocks = (
        [_year_block(shown)] if selection.level == Level.GROUP else [_year_block(shown), _bands_block(shown)]
    )
    return [html.H1(shown.title), html.P(shown.lead, className="lead"), *notices, *blocks]


def _year_block(shown: CommodityView) -> html.Section:
    selection = shown.selection
    grouped = selection.level == Level.GROUP
    how = (
        "Million US dollars; groups overlap, so they stand beside one another and are never added up."
        if grouped
        else "Area is value in US dollars; one colour for each family of HS sections; dotted grey is what the loaded data "
        "do not itemise."
    )
    return chart_block(
        "commodities-items",
        title=shown.year_title,
        subtitle=how,
        figure=composition.bars(shown.rows) if grouped else composition.treemap(shown.rows),
        summary=f"{'Bars' if grouped else 'Treemap'}. {shown.title}. {shown.lead} The table has a link to the rows of each.",
        note=shown.note,
        table=data_table(shown.rows, ITEM_COLUMNS, shown.title, as_of=selection.as_of),
        rows=len(shown.rows),
        height=60 + 26 * len(shown.rows) if grouped else 420,
        **_addresses(selection),
    )


def _bands_block(shown: CommodityView) -> html.Section:
    return chart_block(
        "commodities-bands",
        title=shown.bands_title,
        subtitle=f"{theme.usd_word(composition.largest_year(shown.bands))} a year: the six largest have a band each. "
        "Which chapters are loaded changes over the years, and the grey part with it.",
        figure=composition.bands(shown.bands),
        summary=f"Stacked bars. {shown.bands_title}. The table beneath holds every value and a link to its rows.",
        note=shown.bands_note,
        table=data_table(shown.bands, BAND_COLUMNS, shown.bands_title, as_of=shown.selection.as_of),
        rows=len(shown.bands),
        height=520,
        **_addresses(shown.selection),
    )


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/commodities.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }


def _lists(ledger: Ledger, shown: Selection) -> dict[str, list[tuple[str, str]]]:
    """What the three lists offer, as value and label."""
    facts = ledger.reference.sources
    sources = [
        (source, f"{facts[source].short}{' (reconciled)' if facts[source].reconciled else ''}")
        for source in shown.choices.sources
    ]
    levels = [(level, LEVEL_WORDS[Level(level)]) for level in shown.choices.levels]
    return {"source": sources, "level": levels, "year": [(year, year) for year in shown.choices.years]}
