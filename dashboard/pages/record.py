"""``/record?at=…``: raw rows and where they came from."""

from typing import Any

from dash import dcc, html

from dashboard.components.record import full
from dashboard.ledger import open_ledger
from dashboard.pages.address import first
from dashboard.views.record import observations, together

PATH, TITLE = "/record", "Row and origin"


def layout(at: str | list[str] = "", **_unknown_query: str) -> html.Article:
    """Show the rows that ``at`` names (space-separated references such as ``bns/2024-02/quoted-by-qaztrade.csv#2``)."""
    asked = first(at).split()
    rows = observations(open_ledger(), asked)
    if not rows:
        return html.Article(
            [html.H1("No such row"), html.P([_explain(asked), dcc.Link("Go to the overview", href="/")])]
        )
    missing = [reference for reference in asked if reference not in {row["snapshot"] for row in rows}]
    heading = "One row and its origin" if len(rows) == 1 else f"{len(rows)} rows and their origin"
    lead: list[Any] = [html.P(_explain(missing))] if missing else []
    if made := together(rows):
        lead.append(html.P(made, className="lead"))
    return html.Article([html.H1(heading), *lead, *(full(row) for row in rows)])


def _explain(asked: list[str]) -> str:
    if not asked:
        return "The address names no row. Follow the word “origin” in a table, or click a mark of a chart. "
    return f"The data hold no row {', '.join(asked)}; a newer build may have replaced it. Look the figure up again in its chart. "
