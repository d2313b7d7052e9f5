"""The chart block, the same everywhere: a sentence, the chart, its source, its rows, and a quiet row of links."""

from typing import Any

from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.components.source_note import source_note
from dashboard.views.sources import SourceNote


def chart_block(
    block: str,
    *,
    title: str,
    subtitle: str,
    figure: dict[str, Any],
    summary: str,
    note: SourceNote,
    table: html.Table,
    rows: int,
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
        rows: how many there are.
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
                **aria(label=summary),
            ),
            html.Div(id={"type": "rows", "block": block}, className="rows", role="status"),
            source_note(note),
            html.Details(
                [
                    html.Summary(f"Table of the {rows} rows drawn"),
                    html.Div(
                        table,
                        className="scroll",
                        tabIndex=0,
                        role="region",
                        **aria(label=f"Table: {title}"),
                    ),
                ]
            ),
            html.P(
                [
                    html.A("Download this view (.xlsx)", href=download, id=f"{block}-download", download=""),
                    html.A("Link to this view", href=f"{link}#{block}", id=f"{block}-link"),
                ],
                className="actions",
            ),
        ],
        id=block,
        className="block",
        **aria(labelledby=f"{block}-title"),
    )
