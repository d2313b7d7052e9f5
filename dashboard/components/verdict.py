"""A verdict card: word first, then a mark; a sentence; how it was read; every figure with its rows."""

from typing import Any

from dash import html

from dashboard import wording
from dashboard.components.actions import actions, said
from dashboard.components.aria import aria
from dashboard.components.table import Column, data_table
from dashboard.texts import text
from dashboard.views.claims import FINDING_HEADERS, ClaimView, Judged
from dashboard.views.verdicts import explained, marked

NUMBERS = ("value_said", "difference_said")
FINDINGS = tuple(
    Column(name, header, "said" if name in NUMBERS else "text") for name, header in FINDING_HEADERS.items()
)


def verdict_card(
    shown: ClaimView, *, block: str, download: str, link: str, another: str = "/claims"
) -> html.Section:
    """Show a checked statement, its verdict now and on the day it was said."""
    statement, earlier = shown.statement, shown.judgements[1:]
    return html.Section(
        [
            html.H2(
                text(
                    "overview.claim_title",
                    month=wording.day((statement.said_on or "")[:7]),
                    verdict=shown.now.verdict,
                    meaning=explained(shown.now.verdict),
                ),
                id=f"{block}-title",
            ),
            html.Blockquote(f"“{statement.text}.”"),
            html.P(shown.said, className="subtitle"),
            _verdict(shown.now),
            html.P(shown.now.sentence, className="lead"),
            *(html.P(text("claims.arithmetic", said=said)) for said in shown.now.arithmetic),
            *(piece for each in earlier for piece in (_verdict(each), html.P(each.sentence))),
            html.P(
                [
                    html.B(text("overview.how_read")),
                    " ",
                    "; ".join(f"“{card.claim.words}” as {card.read_as}" for card in shown.cards),
                    ".",
                ]
            ),
            *(_findings(shown, each, text("claims.figures", when=each.when)) for each in shown.judgements),
            actions(block, download, link, html.A(text("overview.another"), href=another)),
            said(block),
        ],
        id=block,
        className="block claim",
        **aria(labelledby=f"{block}-title"),
    )


def _verdict(judged: Judged) -> html.P:
    mark = html.Span(marked(judged.verdict), className="mark", **aria(hidden="true"))
    return html.P(
        [f"{text('claims.verdict', when=judged.when, verdict=judged.verdict)}\u00a0", mark],
        className="verdict",
    )


def _findings(shown: ClaimView, judged: Judged, title: str) -> html.Details:
    found = judged.findings[judged.findings["snapshots"] != ""]
    reasons: list[Any] = [
        html.P([html.B(f"{card.claim.words}: {part.verdict}. "), part.reason])
        for card, part in zip(shown.cards, judged.parts, strict=True)
    ]
    table = data_table(title, found, FINDINGS, title)
    return html.Details([html.Summary(f"{title} ({len(found)})"), *reasons, table])
