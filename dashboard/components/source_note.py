"""Where the rows of a view come from, how they are counted, and what to beware of."""

from typing import Any
from urllib.parse import urlencode

from dash import html

from dashboard.texts import text
from dashboard.views.sources import SourceNote


def source_note(note: SourceNote, as_of: str = "") -> html.Div:
    """Show the note: sources always, counting and caveats on demand, and the way to what its words mean, as of the same day."""
    parts: list[Any] = [html.P([html.B(text("note.source")), " ", f"{'; '.join(note.sources)}."])]
    if note.caveats:
        items = [
            html.Li([said, html.Span(f" ({citation})", className="quiet")]) for said, citation in note.caveats
        ]
        word = text("note.one_caveat") if len(items) == 1 else text("note.caveats", count=str(len(items)))
        parts.append(html.Details([html.Summary(word), html.Ul(items, className="caveats")]))
    parts.append(html.P(note.counting, className="quiet"))
    day = f"?{urlencode({'as_of': as_of})}" if as_of else ""
    parts.append(html.Div(html.A(text("note.words"), href=f"/methods{day}#words"), className="quiet"))
    return html.Div(parts, className="note")
