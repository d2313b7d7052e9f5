"""How a view is cited, in two forms that can be copied; and the buttons that need no server."""

from typing import Any

from dash import html

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


def gesture(kind: str, block: str, label: str, *, done: str) -> html.Button:
    """A button of a block; what it says when done stands with it, so that the browser needs no words of its own."""
    words: dict[str, Any] = {"data-done": done, "data-failed": text("chart.failed")}
    return html.Button(label, id={"type": kind, "block": block}, className="link", **words)


def said(block: str) -> html.P:
    """The place where a block says what a button has done."""
    return html.P(id={"type": "said", "block": block}, className="said", role="status")
