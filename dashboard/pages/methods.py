"""``/methods``: every rule in short with its source, and the parts that the reference tables hold."""

from datetime import UTC, datetime
from typing import Any

from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.components.prose import prose
from dashboard.components.table import Column, plain_table
from dashboard.ledger import open_ledger
from dashboard.pages.address import first
from dashboard.texts import text
from dashboard.views.methods import MethodsView, select, view

PATH, TITLE = "/methods", text("methods.page")

SOURCE_COLUMNS = (
    Column("short", text("columns.source")),
    Column("publisher", text("methods.publisher")),
    Column("terms", text("methods.terms")),
    Column("redistribute", text("methods.redistribute")),
    Column("vintage", text("methods.vintage")),
    Column("latest_period", text("methods.latest_period")),
    Column("age", text("methods.age")),
    Column("rows", text("methods.rows"), "count"),
    Column("get_more", text("methods.get_more")),
)
GROUP_COLUMNS = (
    Column("title", text("methods.group")),
    Column("codes", text("methods.codes")),
    Column("note", text("methods.note")),
    Column("source", text("methods.list_of")),
)


def layout(as_of: str | list[str] = "", **_unknown_query: str) -> html.Article:
    """Build the page; with ``as_of`` the sources are those known on that day."""
    ledger = open_ledger()
    shown = view(ledger, select(ledger, as_of=first(as_of)), today=datetime.now(UTC).date())
    written = prose(shown.text, _parts(shown))
    heads: list[Any] = [each for each in written if isinstance(each, html.H2)]
    contents = html.Ul([html.Li(html.A(each.children, href=f"#{each.id}")) for each in heads])
    return html.Article(
        [
            html.H1(shown.title),
            html.Nav(contents, className="contents", **aria(label=text("methods.contents"))),
            html.Div(written, className="prose"),
            html.P(dcc.Link(text("methods.to_downloads"), href="/downloads")),
        ]
    )


def _parts(shown: MethodsView) -> dict[str, Any]:
    chains = [
        html.Li([html.Strong(f"{name}: "), text("methods.chain", line=line, order=order)])
        for name, line, order in shown.ledgers
    ]
    return {
        "ledgers": html.Ul(chains),
        "sources": plain_table(shown.sources, SOURCE_COLUMNS, text("methods.sources_caption"), link="url"),
        "groups": plain_table(shown.groups, GROUP_COLUMNS, text("methods.groups_caption")),
        "causes": _cited("cause", shown.causes.itertuples()),
        "caveats": _cited("caveat", shown.caveats.itertuples()),
    }


def _cited(kind: str, rows: Any) -> html.Ul:
    """List what is said with where it is said; each has an anchor by its id."""
    items = []
    for row in rows:
        name = row.id if kind == "cause" else row.caveat
        said: list[Any] = [html.Strong(f"{row.title}. ")] if kind == "cause" else []
        items.append(
            html.Li(
                [*said, row.text, html.Span(f" ({row.citation})", className="quiet")], id=f"{kind}-{name}"
            )
        )
    return html.Ul(items)
