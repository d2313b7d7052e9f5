"""Where the rows of a view come from, how they are counted, and what to beware of."""

from typing import Any

from dash import html

from dashboard.texts import text
from dashboard.views.sources import SourceNote


def source_note(note: SourceNote) -> html.Div:
    """Show the note: sources always, counting and caveats on demand."""
    parts: list[Any] = [html.P([html.B(text("note.source")), " ", f"{'; '.join(note.sources)}."])]
    if note.caveats:
        items = [
            html.Li([said, html.Span(f" ({citation})", className="quiet")]) for said, citation in note.caveats
        ]
        word = text("note.one_caveat") if len(items) == 1 else text("note.caveats", count=str(len(items)))
        parts.append(html.Details([html.Summary(word), html.Ul(items, className="caveats")]))
    parts.append(html.P(note.counting, className="quiet"))
    return html.Div(parts, className="note")
