"""Views as files: for each, how a selection is made of an address' query, its tables, and its workbook.

A page adds its view here, and has its downloads, its addresses of the HTTP API and its command.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views import commodities, overview
from dashboard.views.claims import headline_claim
from dashboard.workbooks import Book, commodities_book, overview_book
from etl.vocabulary import TOTAL


class Selected(Protocol):
    """One choice of a page's controls."""

    @property
    def query(self) -> str:
        """The address' query that reproduces the view."""

    @property
    def name(self) -> str:
        """A stem for its files."""

    @property
    def as_of(self) -> str:
        """The day whose knowledge is shown (ISO text); empty is now."""


@dataclass(frozen=True)
class View:
    """A page's view as files.

    Attributes:
        path: the page's address.
        select: ``(ledger, **choices) -> selection``; each choice is by keyword, a text, empty for the default; ``as_of`` is one.
        tables: ``(ledger, selection) -> frames`` that the page shows, by name; the first is what a CSV of the view holds.
        book: ``(ledger, selection, *, link) -> Book``.
    """

    path: str
    select: Callable[..., Any]
    tables: Callable[[Ledger, Any], Mapping[str, pd.DataFrame]]
    book: Callable[..., Book]

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of the choices that ``select`` takes."""
        taken = inspect.signature(self.select).parameters.values()
        return tuple(each.name for each in taken if each.kind is each.KEYWORD_ONLY)


def _overview_tables(ledger: Ledger, selection: overview.Selection) -> Mapping[str, pd.DataFrame]:
    shown = overview.lines(ledger, selection.trade, selection.as_of)
    mirror = ledger.table("mirror", selection.as_of or None)
    return {
        "lines": shown.rows.reset_index(drop=True),
        "gap": shown.gap,
        "claim": headline_claim(ledger, selection.as_of).now.findings,
        "goals": ledger.table("goals", selection.as_of or None),
        "mirror": mirror[mirror["commodity"] == TOTAL].reset_index(drop=True),
    }


def _overview_book(ledger: Ledger, selection: overview.Selection, *, link: str) -> Book:
    return overview_book(ledger, trade=selection.trade, link=link, as_of=selection.as_of)


def _commodities_tables(ledger: Ledger, selection: commodities.Selection) -> Mapping[str, pd.DataFrame]:
    shown = commodities.view(ledger, selection)
    return {"items": shown.rows, "over_time": shown.bands}


def _commodities_book(ledger: Ledger, selection: commodities.Selection, *, link: str) -> Book:
    shown = commodities.view(ledger, selection)
    return commodities_book(
        ledger,
        shown.rows,
        shown.bands,
        title=shown.title,
        link=link,
        instead=selection.instead,
        as_of=selection.as_of,
    )


VIEWS: Mapping[str, View] = {
    "overview": View("/", overview.select, _overview_tables, _overview_book),
    "commodities": View("/commodities", commodities.select, _commodities_tables, _commodities_book),
}
