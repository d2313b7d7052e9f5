"""``/commodities``: what the trade consists of, by reporter, flow, source, level and year."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.aria import aria
from dashboard.components.goods import breadcrumbs, onward, search_box
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.pages.goods_blocks import bands_block, concentration_block, movers_block, of_one, year_block
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.commodities import COUNTRY, LEVEL_WORDS, CommodityView, Selection, select, view
from etl.errors import NothingKnown
from etl.vocabulary import Flow, Level

PATH, TITLE = "/commodities", text("shell.pages.commodities")
LISTS = ("source", "level", "year", "against")
CHOICE = Choice(
    "commodities",
    select,
    ("reporter", "flow", *LISTS),
    follows={
        "year": ("against",)
    },  # a year is compared with the one before it, not with that of another choice
    carried=("within",),
)
SUBHEADING_DIGITS = 6
FLOWS = {str(Flow.IMPORT): text("goods.imports"), str(Flow.EXPORT): text("goods.exports")}


def layout(
    *,
    reporter: str | list[str] = "",
    flow: str | list[str] = "",
    source: str | list[str] = "",
    level: str | list[str] = "",
    year: str | list[str] = "",
    against: str | list[str] = "",
    within: str | list[str] = "",
    as_of: str | list[str] = "",
    **_unknown_query: str,
) -> html.Article:
    """Build the page for a choice of its controls; an unknown value gives the nearest that has data."""
    ledger = open_ledger()
    asked = {"reporter": reporter, "flow": flow, "source": source, "level": level, "year": year}
    asked |= {"against": against, "within": within}
    day = days.as_of(first(as_of)).day
    try:
        shown = select(ledger, **{name: first(value) for name, value in asked.items()}, as_of=day)
    except NothingKnown:
        return nothing_known(TITLE, PATH, day)
    lists = _lists(ledger, shown)
    return html.Article(
        [
            dcc.Location(id="commodities-url", refresh=False),
            search_box("/commodity", "", shown.as_of),
            html.Div(
                [
                    controls.choice("commodities-reporter", text("goods.reporter"), COUNTRY, shown.reporter),
                    controls.choice("commodities-flow", text("goods.flow"), FLOWS, shown.flow),
                    controls.select(
                        "commodities-source", text("columns.source"), lists["source"], shown.source
                    ),
                    controls.select("commodities-level", text("goods.level"), lists["level"], shown.level),
                    controls.select("commodities-year", text("columns.year"), lists["year"], shown.year),
                    controls.select(
                        "commodities-against", text("goods.against"), lists["against"], shown.against
                    ),
                ],
                className="controls",
                role="group",
                **aria(label=text("shell.choose")),
            ),
            html.Div(content(ledger, shown)["content"], id="commodities-content"),
        ]
    )


@callback(CHOICE.outputs(("content",), lists=LISTS), inputs=CHOICE.inputs(), prevent_initial_call=True)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(shown, address, content(ledger, shown), _lists(ledger, shown))


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the controls, by its place on the page."""
    part = kept(
        ledger,
        "goods content",
        shown.query,
        shown.instead,
        make=lambda: _parts(view(ledger, shown), shown.instead),
    )
    return {"content": part}


def _parts(shown: CommodityView, instead: str) -> list[Any]:
    selection = shown.selection
    notices = [html.P(said, className="warning", role="note") for said in shown.warnings]
    if instead:
        notices.insert(0, html.P(instead, className="warning", role="note"))
    blocks = [year_block(shown, _addresses(selection))]
    if shown.movers is not None:
        blocks.append(movers_block(shown.movers, selection.as_of, _addresses(selection)))
    if len(shown.bands):
        blocks.append(bands_block(shown, _addresses(selection)))
    if shown.concentration is not None:
        blocks.append(concentration_block(shown.concentration, selection.as_of, _addresses(selection)))
    return [
        breadcrumbs(shown.down.path, lambda code: _inside(selection, code)),
        html.H1(shown.title),
        html.P(shown.lead, className="lead"),
        *notices,
        onward(text("goods.into"), shown.down.into, lambda code: _inside(selection, code)),
        *blocks,
    ]


def _inside(selection: Selection, code: str) -> str:
    """Give the address within a code, in the same year; a subheading, which nothing lies in, has a page of its own."""
    if len(code) == SUBHEADING_DIGITS and code.isdigit():
        return of_one(selection, code)
    return f"{PATH}?{selection.query_with(within=code, level='')}"


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/commodities.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }


def _lists(ledger: Ledger, shown: Selection) -> dict[str, list[tuple[str, str]]]:
    """What the three lists offer, as value and label."""
    facts = ledger.reference.sources
    sources = [
        (source, f"{facts[source].short}{text('goods.reconciled') if facts[source].reconciled else ''}")
        for source in shown.choices.sources
    ]
    levels = [(level, LEVEL_WORDS[Level(level)]) for level in shown.choices.levels]
    years = {"year": shown.choices.years, "against": shown.choices.against}
    return {"source": sources, "level": levels} | {
        name: [(year, year) for year in offered] for name, offered in years.items()
    }
