"""What a page shows on a day on which nothing of it was known: a sentence, and the ways on."""

from dash import dcc, html

from dashboard.texts import text
from dashboard.views import days


def nothing_known(title: str, path: str, as_of: str) -> html.Article:
    """Say that nothing of a page was known on a day (ISO text), with the way to what is known now."""
    return html.Article(
        [
            html.H1(title),
            html.P(text("shell.nothing_known", day=days.when(as_of)), className="lead"),
            html.P(dcc.Link(text("shell.back_to_now"), href=path)),
        ]
    )
