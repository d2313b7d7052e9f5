"""What an unknown address shows."""

from dash import dcc, html

from dashboard.components.shell import PAGES
from dashboard.texts import text


def layout(**_unknown_query: str) -> html.Article:
    """Say that there is no such page, and where to go."""
    links = [
        html.Li(dcc.Link(text(f"shell.pages.{page}"), href=address))
        for pages in PAGES.values()
        for page, address in pages.items()
    ]
    return html.Article([html.H1(text("not_found.title")), html.P(text("not_found.pages")), html.Ul(links)])
