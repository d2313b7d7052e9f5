"""How a view is cited, in two forms that can be copied."""

from typing import Any

from dash import html

from dashboard.components.actions import gesture
from dashboard.texts import text
from dashboard.views.citation import Citation


def citation(block: str, made: Citation) -> html.Details:
    """Show a view's citation on demand; the browser puts in the address that the site is served from."""
    forms: list[Any] = []
    for form, name, words, show in (
        ("apa", text("chart.apa"), made.apa, html.P),
        ("bibtex", text("chart.bibtex"), made.bibtex, html.Pre),
    ):
        forms += [
            html.H3(name),
            show(words, id={"type": form, "block": block}, className="citation"),
            gesture(f"copy-{form}", block, text("chart.copy", form=name), done=text("chart.copied")),
        ]
    summary = html.Summary(text("chart.cite"), id={"type": "cite", "block": block})
    return html.Details([summary, *forms], className="cite")
