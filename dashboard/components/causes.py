"""Documented causes of a difference, each with where it is documented."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from dash import html

from dashboard.components.aria import aria
from etl.causes import Cause


def causes(block: str, title: str, lead: str, told: Sequence[Cause]) -> html.Section:
    """List the causes in words, with their citations; no cause has a size."""
    entries = [
        (html.Dt(cause.title), html.Dd([f"{cause.text} ", html.Cite(cited(cause.citation))]))
        for cause in told
    ]
    return html.Section(
        [
            html.H2(title, id=f"{block}-title"),
            html.P(lead, className="subtitle"),
            html.Dl(list(chain(*entries))),
        ],
        id=block,
        className="block causes",
        **aria(labelledby=f"{block}-title"),
    )


def cited(citation: str) -> list[Any]:
    """Make links of the addresses in a citation, whose parts are separated by semicolons; words may follow an address."""
    parts: list[Any] = ["("]
    for place, part in enumerate(citation.split("; ")):
        address, space, words = part.partition(" ")
        linked = address.startswith(("https://", "http://"))
        parts += ["; "] if place else []
        parts += [html.A(address, href=address, rel="noopener"), f"{space}{words}"] if linked else [part]
    return [*parts, ")"]
