"""The chart block, the same everywhere: a sentence, the chart, its source, its rows, and a quiet row of links."""

from datetime import UTC, datetime
from typing import Any

from dash import dcc, html

from dashboard.components.actions import actions, gesture, said
from dashboard.components.aria import aria
from dashboard.components.citation import citation
from dashboard.components.source_note import source_note
from dashboard.components.twin import Twin, TwinPlace
from dashboard.texts import text
from dashboard.views.citation import cite
from dashboard.views.sources import SourceNote


def chart_block(
    block: str,
    *,
    title: str,
    subtitle: str,
    figure: dict[str, Any],
    summary: str,
    note: SourceNote,
    table: Twin,
    download: str,
    link: str,
    height: int = 420,
) -> html.Section:
    """Put a chart together with everything that proves it.

    Args:
        block: id of the block, unique on the site; ``link`` ends with it.
        title: a sentence with the number in it.
        subtitle: unit and period.
        figure: a Plotly figure whose marks carry snapshot references as ``customdata``.
        summary: what the chart shows, for those who cannot see it.
        note: the source note of the rows drawn.
        table: the table twin of exactly the rows drawn.
        download: address of the workbook of the view.
        link: address that reproduces the view.
        height: of the chart in pixels, fixed so that nothing moves while it loads.
    """
    return html.Section(
        [
            html.H2(title, id=f"{block}-title"),
            html.P(subtitle, className="subtitle"),
            html.Div(
                dcc.Graph(
                    id={"type": "chart", "block": block},
                    figure=figure,
                    config={"displayModeBar": False, "responsive": True},
                    style={"height": f"{height}px"},
                ),
                role="img",
                className="chart",
                style={"minHeight": f"{height}px"},
                **aria(labelledby=f"{block}-title", describedby=f"{block}-summary"),
            ),
            html.P(summary, id=f"{block}-summary", className="unseen"),
            html.Div(id={"type": "rows", "block": block}, className="rows", role="status"),
            source_note(note, table.as_of),
            html.Details(
                [
                    html.Summary(
                        text("chart.table", rows=_rows(len(table.frame))),
                        id={"type": "twin-opener", "block": block, "link": link},
                        n_clicks=0,
                    ),
                    TwinPlace(block, link, table),
                ]
            ),
            actions(
                block,
                download,
                link,
                gesture("png", block, text("chart.png"), done=text("chart.image_saved")),
                gesture("svg", block, text("chart.svg"), done=text("chart.image_saved")),
            ),
            citation(block, cite(title, f"{link}#{block}", note, read_on=datetime.now(UTC).date())),
            said(block),
        ],
        id=block,
        className="block",
        **aria(labelledby=f"{block}-title"),
        **_version(note),
    )


def _rows(count: int) -> str:
    return text("chart.one_row") if count == 1 else text("chart.some_rows", rows=str(count))


def _version(note: SourceNote) -> dict[str, Any]:
    """What an image of the chart says of its data; the browser finds it on the block."""
    return {"data-version": text("chart.version", version=note.version)}
