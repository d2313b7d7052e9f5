"""``/``: both ledgers since 1992, the claim the project grew from, and the doubling goal."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.components.table import Column
from dashboard.components.twin import Twin
from dashboard.components.verdict import verdict_card
from dashboard.figures import lines as line_figure
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.pages.goal_progress import progress_block
from dashboard.pages.overview_blocks import balance_blocks, goods_blocks, news_blocks
from dashboard.texts import text
from dashboard.views import days, overview
from dashboard.views.claims import headline_claim
from dashboard.views.levels import levels
from dashboard.views.overview import Selection, select
from etl.errors import NothingKnown

PATH, TITLE = "/", text("shell.pages.overview")
CHOICE = Choice("overview", select, ("trade",))

LINE_COLUMNS = (
    Column("period", text("columns.year")),
    Column("ledger_name", text("columns.ledger")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("growth_pct", text("columns.growth_computed"), "change"),
    Column("growth_reported_pct", text("columns.growth_printed"), "change"),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("evidence", text("columns.evidence")),
)


def layout(
    trade: str | list[str] = "both", as_of: str | list[str] = "", **_unknown_query: str
) -> html.Article:
    """Build the page; ``trade`` is one of ``overview.TRADES``, ``as_of`` a day (empty: now)."""
    ledger = open_ledger()
    shown = select(ledger, trade=first(trade), as_of=first(as_of))
    try:
        overview.lines(ledger, "both", shown.as_of)
    except NothingKnown:
        return nothing_known(TITLE, PATH, shown.as_of)
    following = content(ledger, shown)
    return html.Article(
        [
            dcc.Location(id="overview-url", refresh=False),
            html.P(text("overview.about"), className="quiet"),
            html.Div(following["said"], id="overview-said"),
            html.Div(
                controls.choice("overview-trade", text("overview.show"), overview.TRADES, shown.trade),
                className="controls",
                role="group",
                **aria(label=text("shell.choose")),
            ),
            html.Div(following["lines-content"], id="overview-lines-content"),
            *balance_blocks(ledger, shown, _addresses(shown)),
            *goods_blocks(ledger, shown, _addresses(shown)),
            *_claim(ledger, shown),
            *_goal_block(ledger, shown),
            *news_blocks(ledger, shown, _addresses(shown)),
        ]
    )


@callback(CHOICE.outputs(("said", "lines-content")), inputs=CHOICE.inputs(), prevent_initial_call=True)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(shown, address, content(ledger, shown))


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the control, by its place on the page."""
    of = (ledger, CHOICE.page, shown.query)
    return {
        "said": kept(*of, "said", make=lambda: _headline(ledger, shown)),
        "lines-content": kept(*of, "lines", make=lambda: _lines_block(ledger, shown)),
    }


def _headline(ledger: Ledger, shown: Selection) -> list[Any]:
    """Say what the choice comes to; of a direction that nothing is known of on a day, what two-way trade does."""
    trade = shown.trade
    try:
        headline = overview.lines(ledger, trade, shown.as_of).headline
    except NothingKnown:
        trade = "both"
        headline = overview.lines(ledger, trade, shown.as_of).headline
    said = [html.Li(sentence) for sentence in levels(ledger, trade, shown.as_of)]
    return [html.H1(headline), html.Ul(said, className="lead levels")]


def _lines_block(ledger: Ledger, selection: Selection) -> html.Section | html.P:
    try:
        shown = overview.lines(ledger, selection.trade, selection.as_of)
    except NothingKnown:  # of one direction; the other has figures
        said = text("shell.nothing_known", day=days.when(selection.as_of))
        return html.P(said, className="warning", role="note")
    rows = shown.rows.sort_values(["period", "ledger"], ascending=[False, True])
    return chart_block(
        "overview-lines",
        title=shown.title,
        subtitle=shown.subtitle,
        figure=line_figure.ledger_pair(shown.rows, shown.gap),
        summary=text("overview.lines_summary", title=shown.title, subtitle=shown.subtitle),
        note=shown.note,
        table=Twin(rows, LINE_COLUMNS, shown.title, selection.as_of),
        **_addresses(selection),
    )


def _claim(ledger: Ledger, selection: Selection) -> list[html.Section]:
    """The claim the project grew from, once it was said."""
    claim = headline_claim(ledger, selection.as_of)
    if selection.as_of and selection.as_of < (claim.statement.said_on or ""):
        return []
    another = f"/claims?as_of={selection.as_of}" if selection.as_of else "/claims"
    return [verdict_card(claim, block="overview-claim", another=another, **_addresses(selection))]


def _goal_block(ledger: Ledger, selection: Selection) -> list[html.Section]:
    shown = overview.doubling(ledger, selection.as_of)
    if shown is None:
        return []
    block = progress_block(
        "overview-goal",
        shown.rows,
        title=shown.title,
        subtitle=text("overview.goal_subtitle", wording=shown.wording, said=shown.said),
        summary=text("overview.goal_summary", title=shown.title),
        note=shown.note,
        as_of=selection.as_of,
        addresses=_addresses(selection),
    )
    return [block]


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/overview.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
