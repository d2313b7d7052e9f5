"""``/``: both ledgers since 1992, the claim the project grew from, and the doubling goal."""

from typing import Any
from urllib.parse import urlencode

from dash import Input, Output, callback, ctx, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.components import controls
from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.table import Column, data_table
from dashboard.components.verdict import verdict_card
from dashboard.figures import goals
from dashboard.figures import lines as line_figure
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first, queried
from dashboard.views import overview
from dashboard.views.claims import headline_claim

PATH, TITLE = "/", "Overview"

LINE_COLUMNS = (
    Column("period", "Year"),
    Column("ledger_name", "Ledger"),
    Column("value_usd", "Value (USD)", "usd"),
    Column("growth_pct", "Growth, computed (%)", "change"),
    Column("growth_reported_pct", "Growth, printed (%)", "change"),
    Column("source_name", "Source"),
    Column("vintage", "Vintage"),
    Column("evidence", "Evidence"),
)
GOAL_COLUMNS = (
    Column("ledger_name", "Ledger"),
    Column("base_said", "Base"),
    Column("base_usd", "Base (USD)", "usd"),
    Column("base_source_name", "Source of the base"),
    Column("base_vintage", "Vintage of the base"),
    Column("latest_usd", "Last full year (USD)", "usd"),
    Column("target_usd", "Goal (USD)", "usd"),
    Column("way_pct", "Of the way (%)", "percent"),
)


def layout(trade: str | list[str] = "both", **_unknown_query: str) -> html.Article:
    """Build the page; ``trade`` is one of ``overview.TRADES``."""
    ledger = open_ledger()
    shown = known(first(trade))
    return html.Article(
        [
            dcc.Location(id="overview-url", refresh=False),
            html.H1(overview.lines(ledger, "both").headline),
            html.P(" ".join(overview.this_year(ledger)), className="lead"),
            html.Div(
                controls.choice("overview-trade", "Show", overview.TRADES, shown),
                className="controls",
                role="group",
                **aria(label="Choose what is shown"),
            ),
            html.Div(_lines_block(ledger, shown), id="overview-lines-content"),
            verdict_card(headline_claim(ledger), block="overview-claim", **_addresses(shown)),
            _goal_block(ledger),
        ]
    )


@callback(
    Output("overview-lines-content", "children"),
    Output("overview-url", "search"),
    Output("overview-trade", "value"),
    Input("overview-trade", "value"),
    Input("overview-url", "search"),
    prevent_initial_call=True,
)
def change(trade: str, search: str) -> tuple[Any, Any, Any]:
    """Show another direction and write it into the address; or follow the address where back or forward changed it."""
    if ctx.triggered_id == "overview-url":
        addressed = known(queried(search).get("trade", ""))
        if addressed == trade:
            raise PreventUpdate
        trade = addressed
        return _lines_block(open_ledger(), trade), no_update, trade
    return _lines_block(open_ledger(), trade), f"?{urlencode({'trade': trade})}", no_update


def known(trade: str) -> str:
    """Give the kind of trade that is asked for, or two-way trade."""
    return trade if trade in overview.TRADES else "both"


def _lines_block(ledger: Ledger, trade: str) -> html.Section:
    shown = overview.lines(ledger, trade)
    rows = shown.rows.sort_values(["period", "ledger"], ascending=[False, True])
    return chart_block(
        "overview-lines",
        title=shown.title,
        subtitle=shown.subtitle,
        figure=line_figure.ledger_pair(shown.rows, shown.gap),
        summary=f"Line chart of two ledgers. {shown.title}. {shown.subtitle}",
        note=shown.note,
        table=data_table(rows, LINE_COLUMNS, shown.title),
        rows=len(rows),
        **_addresses(trade),
    )


def _goal_block(ledger: Ledger) -> html.Section:
    shown = overview.doubling(ledger)
    return chart_block(
        "overview-goal",
        title=shown.title,
        subtitle=f"The goal: {shown.wording}. {shown.said}. Billion USD of two-way trade: base, last full year, and twice the base.",
        figure=goals.progress(shown.rows),
        summary=f"Progress of each ledger from its base to twice the base. {shown.title}.",
        note=shown.note,
        table=data_table(shown.rows, GOAL_COLUMNS, shown.title),
        rows=len(shown.rows),
        height=60 + 84 * len(shown.rows),
        **_addresses("both"),
    )


def _addresses(trade: str) -> dict[str, Any]:
    query = urlencode({"trade": trade})
    return {"download": f"/api/v1/workbook/overview.xlsx?{query}", "link": f"{PATH}?{query}"}
