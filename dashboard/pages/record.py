"""``/record?at=…``: raw rows and where they came from."""

from typing import Any

from dash import dcc, html

from dashboard.components.record import full
from dashboard.ledger import open_ledger
from dashboard.pages.address import first
from dashboard.texts import text
from dashboard.views.record import observations, together

PATH, TITLE = "/record", text("record.page")


def layout(at: str | list[str] = "", **_unknown_query: str) -> html.Article:
    """Show the rows that ``at`` names (space-separated references such as ``bns/2024-02/quoted-by-qaztrade.csv#2``)."""
    asked = first(at).split()
    rows = observations(open_ledger(), asked)
    if not rows:
        return html.Article(
            [
                html.H1(text("record.none")),
                html.P([f"{_explain(asked)} ", dcc.Link(text("record.to_overview"), href="/")]),
            ]
        )
    missing = [reference for reference in asked if reference not in {row["snapshot"] for row in rows}]
    heading = text("record.one") if len(rows) == 1 else text("record.many", count=str(len(rows)))
    lead: list[Any] = [html.P(_explain(missing))] if missing else []
    if made := together(rows):
        lead.append(html.P(made, className="lead"))
    return html.Article([html.H1(heading), *lead, *(full(row) for row in rows)])


def _explain(asked: list[str]) -> str:
    if not asked:
        return text("record.not_named")
    return text("record.not_held", rows=", ".join(asked))
