"""Where the rows of a view come from, how they are counted, and what to beware of."""

from typing import Any

from dash import html

from dashboard.views.sources import SourceNote


def source_note(note: SourceNote) -> html.Div:
    """Show the note: sources always, counting and caveats on demand."""
    parts: list[Any] = [html.P([html.B("Source: "), f"{'; '.join(note.sources)}."])]
    if note.caveats:
        items = [
            html.Li([text, html.Span(f" ({citation})", className="quiet")]) for text, citation in note.caveats
        ]
        word = "One caveat" if len(items) == 1 else f"{len(items)} caveats"
        parts.append(
            html.Details([html.Summary(f"{word} for these figures"), html.Ul(items, className="caveats")])
        )
    parts.append(html.P(note.counting, className="quiet"))
    return html.Div(parts, className="note")
