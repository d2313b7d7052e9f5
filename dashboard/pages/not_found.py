"""What an unknown address shows."""

from dash import dcc, html

from dashboard.components.shell import PAGES


def layout(**_unknown_query: str) -> html.Article:
    """Say that there is no such page, and where to go."""
    links = [html.Li(dcc.Link(name, href=address)) for _, pages in PAGES for name, address in pages]
    return html.Article(
        [html.H1("There is no page at this address"), html.P("The pages are:"), html.Ul(links)]
    )
