"""Four answers side by side: for each direction what the seller says, what the buyer says, and what stands between."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.components.actions import actions, said
from dashboard.components.aria import aria
from dashboard.components.table import record_address
from dashboard.texts import text
from dashboard.views.mirror_words import Answer, Said


def four_answers(
    block: str, title: str, told: Sequence[Said], *, as_of: str, download: str, link: str
) -> html.Section:
    """Show both directions, each with its two answers, the gap on every base, and what a correction would do."""
    return html.Section(
        [
            html.H2(title, id=f"{block}-title"),
            *(_direction(each, as_of) for each in told),
            actions(block, download, link),
            said(block),
        ],
        id=block,
        className="block answers",
        **aria(labelledby=f"{block}-title"),
    )


def _direction(said: Said, as_of: str) -> html.Div:
    measures = [part for term, value in said.measures for part in (html.Dt(term), html.Dd(value))]
    between: list[Any] = [html.Dl(measures)] if measures else []
    return html.Div(
        [
            *(_answer(each, as_of) for each in said.answers),
            html.Div([*between, html.P(said.cif)], className="between"),
        ],
        className="direction",
    )


def _answer(answer: Answer, as_of: str) -> html.Div:
    parts: list[Any] = [html.H3(answer.title)]
    if answer.missing:
        parts.append(html.P(answer.missing, className="quiet"))
    else:
        name = f"{text('choices.origin')}: {answer.title}"
        origin = html.A(
            text("choices.origin"), href=record_address(answer.snapshots, as_of), **aria(label=name)
        )
        parts += [
            html.P(f"{answer.value} USD", className="figure"),
            html.P(answer.source),
            html.P([f"{answer.counting} ", origin], className="quiet"),
        ]
    return html.Div(parts, className=f"answer {answer.ledger}")
