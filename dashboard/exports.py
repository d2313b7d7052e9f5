"""Views as files: for each, how a selection is made of an address' query, its tables, and its workbook.

A page adds its view here, and has its downloads, its addresses of the HTTP API and its command.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from dashboard.files import Format, rows_of, to_csv, to_json, to_parquet
from dashboard.ledger import Ledger
from dashboard.views import commodities, commodity, goals, mirror, overview, partners, vintages
from dashboard.views.balance import balance
from dashboard.views.claims import headline_claim
from dashboard.views.movers import Movers
from dashboard.views.parties import DIRECTIONS
from dashboard.views.top_goods import top_goods
from dashboard.views.whats_new import whats_new
from dashboard.workbooks import (
    Book,
    commodities_book,
    commodity_book,
    compared,
    for_analysts,
    goals_book,
    mirror_book,
    overview_book,
    partners_book,
    vintages_book,
    write,
)
from etl.errors import UnknownTable
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
        **_state_tables(ledger, selection.as_of),
    }


def _state_tables(ledger: Ledger, as_of: str) -> Mapping[str, pd.DataFrame]:
    """The tables of the overview that not every day has."""
    shown = {
        "balance": balance(ledger, as_of),
        **{f"goods_{trade.replace('-', '_')}": top_goods(ledger, trade, as_of) for trade in DIRECTIONS},
        "whats_new": whats_new(ledger, as_of),
    }
    return {name: table.rows for name, table in shown.items() if table is not None}


def _overview_book(ledger: Ledger, selection: overview.Selection, *, link: str) -> Book:
    return overview_book(ledger, trade=selection.trade, link=link, as_of=selection.as_of)


def _commodities_tables(ledger: Ledger, selection: commodities.Selection) -> Mapping[str, pd.DataFrame]:
    shown = commodities.view(ledger, selection)
    movers = {} if shown.movers is None else {"two_years": _two_years(shown.movers, selection)}
    index = {} if shown.concentration is None else {"concentration": shown.concentration.rows}
    return {"items": shown.rows, "over_time": shown.bands} | movers | index


def _two_years(shown: Movers, selection: commodities.Selection) -> pd.DataFrame:
    """Name in each row whose flow it is and which years stand beside each other: a file travels without its page."""
    names = {
        "reporter": selection.reporter,
        "flow": selection.flow,
        "source": selection.source,
        "first_period": shown.first,
        "last_period": shown.last,
    }
    return pd.DataFrame(names, index=shown.rows.index).join(shown.rows)


def _commodities_book(ledger: Ledger, selection: commodities.Selection, *, link: str) -> Book:
    shown = commodities.view(ledger, selection)
    return commodities_book(
        ledger,
        shown.rows,
        shown.bands,
        title=shown.title,
        link=link,
        more=compared(ledger, shown.movers, shown.concentration),
        instead=selection.instead,
        as_of=selection.as_of,
    )


def _commodity_tables(ledger: Ledger, selection: commodity.Selection) -> Mapping[str, pd.DataFrame]:
    shown = commodity.view(ledger, selection)
    return {"who_reports": shown.who, "over_the_years": shown.lines}


STYLES = ("default", "analyst")


def _goals_tables(ledger: Ledger, selection: goals.Selection) -> Mapping[str, pd.DataFrame]:
    shown = goals.view(ledger, selection)
    return {"targets": shown.rows, "lines": shown.lines.reset_index(drop=True), "marks": shown.marks}


def _vintages_tables(ledger: Ledger, selection: vintages.Selection) -> Mapping[str, pd.DataFrame]:
    shown = vintages.view(ledger, selection)
    return {"history": shown.history, "changes": shown.changes}


VIEWS: Mapping[str, View] = {
    "overview": View("/", overview.select, _overview_tables, _overview_book),
    "commodities": View("/commodities", commodities.select, _commodities_tables, _commodities_book),
    "goals": View("/goals", goals.select, _goals_tables, goals_book),
    "commodity": View("/commodity", commodity.select, _commodity_tables, commodity_book),
    "mirror": View("/mirror", mirror.select, mirror.tables, mirror_book),
    "partners": View("/partners", partners.select, partners.tables, partners_book),
    "vintages": View("/vintages", vintages.select, _vintages_tables, vintages_book),
}


def table_names(ledger: Ledger, name: str) -> list[str]:
    """Name the tables of a view; ``name`` is a key of ``VIEWS``."""
    view = VIEWS[name]
    return ledger.once("tables of", name, make=lambda: list(view.tables(ledger, view.select(ledger))))


@dataclass(frozen=True)
class File:
    """A view as a file: its name with its extension, and its bytes."""

    name: str
    content: bytes


def view_file(
    ledger: Ledger,
    name: str,
    form: Format,
    *,
    chosen: Mapping[str, str],
    site: str,
    table: str = "",
    style: str = STYLES[0],
) -> File:
    """Make a view's file.

    Args:
        ledger: the build.
        name: a key of ``VIEWS``.
        form: of the file; a workbook and JSON hold all tables, CSV and Parquet one.
        chosen: the page's choices by name; those left out take their defaults.
        site: where the dashboard is served, without a slash at the end, for the link in the file.
        style: one of ``STYLES``; ``analyst`` adds formulas, charts and a long sheet to a workbook.
        table: which table a CSV or Parquet holds; the first where it is empty.

    Raises:
        NothingKnown: on the chosen day the view has no figure.
        UnknownTable: the view has no such table.
    """
    view = VIEWS[name]
    selection = view.select(ledger, **chosen)
    link = f"{site}{view.path}?{selection.query}"
    if form is Format.XLSX:
        book = view.book(ledger, selection, link=link)
        return File(f"{selection.name}.{form}", write(book if style == STYLES[0] else for_analysts(book)))
    tables = view.tables(ledger, selection)
    if table and table not in tables:
        raise UnknownTable(
            f"The view {name} has no table {table[:40]!r}", remedy=f"Choose one of {', '.join(tables)}"
        )
    if form is Format.JSON:
        return File(f"{selection.name}.{form}", to_json(_document(ledger, name, selection, tables, link)))
    stem = f"{selection.name}-{table}" if table else selection.name
    frame = tables[table or next(iter(tables))]
    return File(f"{stem}.{form}", to_csv(frame) if form is Format.CSV else to_parquet(frame))


def _document(
    ledger: Ledger, name: str, selection: Selected, tables: Mapping[str, pd.DataFrame], link: str
) -> dict[str, Any]:
    return {
        "view": name,
        "data_version": ledger.version,
        "as_of": selection.as_of or None,
        "link": link,
        "instead": getattr(selection, "instead", "") or None,
        "tables": {key: rows_of(frame) for key, frame in tables.items()},
    }
