"""``/vintages``: a figure's history of revisions, and what changed between two vintages of a source."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.actions import actions, said
from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.components.table import Column, data_table
from dashboard.components.twin import Twin
from dashboard.figures import theme
from dashboard.figures.vintages import steps
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.vintages import CHOICES, Selection, VintagesView, select, view
from etl.errors import NothingKnown

PATH, TITLE = "/vintages", text("vintages.page")
COMPARING = ("source", "first", "second")
CHOICE = Choice("vintages", select, CHOICES, follows={"side": COMPARING, "source": COMPARING[1:]})
LABELS = {
    "side": text("vintages.ledger"),
    "commodity": text("vintages.goods"),
    "measure": text("vintages.measure"),
    "period": text("vintages.period"),
    "source": text("vintages.source"),
    "first": text("vintages.first"),
    "second": text("vintages.second"),
}
HISTORY_COLUMNS = (
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("known_said", text("vintages.columns.known_said")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("change_usd", text("vintages.columns.change_usd"), "usd"),
    Column("change_pct", text("vintages.columns.change_pct"), "change"),
    Column("previous_vintage", text("vintages.columns.previous_vintage")),
    Column("held", text("vintages.columns.held")),
    Column("status", text("columns.status")),
    Column("evidence", text("columns.evidence")),
)
CHANGE_COLUMNS = (
    Column("partner_name", text("vintages.columns.partner_name")),
    Column("measure", text("vintages.columns.measure")),
    Column("period", text("vintages.columns.period")),
    Column("title", text("columns.goods")),
    Column("before_usd", text("vintages.columns.before_usd"), "usd"),
    Column("after_usd", text("vintages.columns.after_usd"), "usd"),
    Column("change_usd", text("vintages.columns.change_usd"), "usd"),
    Column("change_pct", text("vintages.columns.change_pct"), "change"),
    Column("rounding_said", text("vintages.columns.rounding_said")),
)


def layout(*, as_of: str | list[str] = "", **query: str | list[str]) -> html.Article:
    """Build the page; ``query`` holds the choices by name (``CHOICES``), anything else in it is ignored."""
    ledger, day = open_ledger(), days.as_of(first(as_of)).day
    asked = {name: first(value) for name, value in query.items() if name in CHOICE.controls}
    try:
        shown = select(ledger, **asked, as_of=day)
    except NothingKnown:
        return nothing_known(TITLE, PATH, day)
    following = content(ledger, shown)
    return html.Article(
        [
            dcc.Location(id="vintages-url", refresh=False),
            _controls(
                shown, [name for name in CHOICE.controls if name not in COMPARING], text("vintages.form")
            ),
            html.Div(following["figure"], id="vintages-figure"),
            html.H2(text("vintages.compare"), className="block"),
            _controls(shown, COMPARING, text("vintages.compare")),
            html.Div(following["comparison"], id="vintages-comparison"),
        ]
    )


@callback(
    CHOICE.outputs(("figure", "comparison"), lists=CHOICES), inputs=CHOICE.inputs(), prevent_initial_call=True
)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(
        shown, address, content(ledger, shown), {name: shown.offered[name] for name in CHOICES}
    )


def _controls(shown: Selection, names: list[str] | tuple[str, ...], label: str) -> html.Div:
    return html.Div(
        [
            controls.select(f"vintages-{name}", LABELS[name], shown.offered[name], getattr(shown, name))
            for name in names
        ],
        className="controls",
        role="group",
        **aria(label=label),
    )


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the controls, by its place on the page."""
    of = (ledger, CHOICE.page, shown.query, shown.instead)
    return {
        "figure": kept(*of, "figure", make=lambda: _history(ledger, view(ledger, shown))),
        "comparison": kept(*of, "comparison", make=lambda: _compared(view(ledger, shown))),
    }


def _history(ledger: Ledger, shown: VintagesView) -> list[Any]:
    selection, history = shown.selection, shown.history
    notices = [html.P(selection.instead, className="warning", role="note")] if selection.instead else []
    subject = f"{shown.subject[0].upper()}{shown.subject[1:]}"
    title = text("vintages.chart_title", subject=subject, sources=", ".join(history["source_name"].unique()))
    who = ledger.reference.ledgers[selection.side].name
    return [
        html.H1(shown.title),
        *([html.P(shown.in_use, className="lead")] if shown.in_use else []),
        *notices,
        chart_block(
            "vintages-history",
            title=title,
            subtitle=text(
                "vintages.chart_subtitle",
                ledger=f"{who[0].upper()}{who[1:]}",
                unit=theme.usd_word(float(history["value_usd"].max())),
            ),
            figure=steps(history),
            summary=f"{title}. {shown.title}.",
            note=shown.note,
            table=Twin(history, HISTORY_COLUMNS, title, selection.as_of),
            height=360,
            **_addresses(selection),
        ),
    ]


def _compared(shown: VintagesView) -> list[Any]:
    selection = shown.selection
    if not selection.source:
        return []
    title = text("vintages.compare_title", first=selection.first, second=selection.second)
    sentences = [html.P(sentence) for sentence in (shown.latest, *shown.compared)]
    table: Any = html.P(text("vintages.nothing_changed"))
    if len(shown.changes):
        table = data_table("vintages-compared", shown.changes, CHANGE_COLUMNS, title, as_of=selection.as_of)
    return [
        html.Section(
            [
                html.H3(title),
                *sentences,
                table,
                actions("vintages-compared", **_addresses(selection)),
                said("vintages-compared"),
            ],
            id="vintages-compared",
        )
    ]


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/vintages.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
