"""What every view's workbook shares: its sources, its notes, how to cite it; and the words for a reader."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table
from dashboard.workbooks.sources import source_lines, sources_of
from etl.vocabulary import Status

PRODUCT = "Khorgos, China–Kazakhstan trade, as each side counts it."
METHOD = "Khorgos, data/README.md"
GROWTH_FORMULA = "({{{value}}}/{{{value}:before}}-1)*100"
ROW_NOTES = Column("caveats", "Notes", Kind.NOTES)


def assemble(
    ledger: Ledger,
    *,
    title: str,
    subtitle: str,
    link: str,
    tables: Iterable[Table],
    notes: Iterable[Note],
    as_of: str = "",
) -> Book:
    """Make a book of tables whose frames name raw rows in ``snapshots`` and caveats in ``caveats``.

    Args:
        ledger: the build that the frames come from.
        title: the document's title.
        subtitle: what the view holds, in a sentence.
        link: the address that reproduces the view.
        tables: in the order of reading; lines that name their sources are added to each.
        notes: explanations of the view's own marks; those of caveats are found in the ledger.
        as_of: the day (ISO text) whose knowledge the view shows; empty is now, the newest dated publication.
    """
    sourced = tuple(_sourced(ledger, table) for table in tables)
    known = {note.id: note for note in (*notes, *caveat_notes(ledger))}
    marks = dict.fromkeys(mark for table in sourced for mark in table.marks)
    return Book(
        title=title,
        subtitle=subtitle,
        link=link,
        cite_as=f"{PRODUCT} Data version {ledger.version}. {link}",
        data_version=ledger.version,
        as_of=date.fromisoformat(as_of or ledger.table("origins")["known_from"].max()),
        tables=sourced,
        notes=tuple(known[mark] for mark in marks if mark in known),
        sources=sources_of(
            ledger.observations(reference for table in sourced for reference in _snapshots(table))
        ),
    )


def with_symbol(values: pd.Series, symbol: Symbol, where: pd.Series) -> pd.Series:
    """Write a symbol where no figure can stand, so that each empty cell has its own reason."""
    return values.astype(object).mask(where, symbol)


def year_before(years: pd.Series) -> pd.Series:
    """Give the place (from 0) of the row of the year before, for rows with one year each; missing where there is none."""
    places = {int(year): place for place, year in enumerate(years)}
    return pd.Series([places.get(int(year) - 1) for year in years], index=years.index, dtype="Int64")


def short_names(sources: pd.Series, ledger: Ledger) -> pd.Series:
    """Name sources as people do: ``bns`` → ``BNS``."""
    return sources.map({key: source.short for key, source in ledger.reference.sources.items()})


def country_names(codes: pd.Series, ledger: Ledger) -> pd.Series:
    """Name countries in English: ``KAZ`` → ``Kazakhstan``."""
    return codes.map({code: ledger.reference.country_name(code) for code in codes.unique()})


def status_words(codes: pd.Series) -> pd.Series:
    """Write SDMX status codes as words: ``U`` → ``unreliable``."""
    return codes.map({str(status): status.name.lower() for status in Status})


def _sourced(ledger: Ledger, table: Table) -> Table:
    lines = source_lines(ledger.observations(_snapshots(table)), ledger.reference.sources)
    return replace(table, lines=(*table.lines, *lines))


def _snapshots(table: Table) -> list[str]:
    return [reference for cell in table.frame["snapshots"] for reference in cell.split()]


def caveat_notes(ledger: Ledger) -> list[Note]:
    """Give every caveat as a note."""
    table = ledger.table("caveats")
    return [Note(*row) for row in zip(table["caveat"], table["text"], table["citation"], strict=True)]
