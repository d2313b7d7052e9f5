"""Every table in one workbook: what pages, verdicts and the API are made from."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.tables import DESCRIPTIONS, TABLES, Field, fields, whole_table
from dashboard.workbooks.assembly import PRODUCT, caveat_notes
from dashboard.workbooks.model import Book, Column, Kind, Symbol, Table
from dashboard.workbooks.sources import sources_of
from etl.errors import InvalidTable

MOST_ROWS = 1_048_000  # of a worksheet, by Excel, with room for title and header
SHEETS = {"notes": "Row notes", "sources": "Data sets"}  # a book has sheets of these names already
UNITS = {
    "usd": ("USD", Kind.MONEY),
    "pct": ("%", Kind.CHANGE),
    "pp": ("percentage points", Kind.CHANGE),
    "kg": ("kg", Kind.MONEY),
}
COUNTED = {
    "rank": "place",
    "rank_with_bloc": "place",
    "order": "place",
    "authority": "place",
    "rows": "rows",
    "vintages": "vintages",
}
UNITLESS = {"value_reported": "in unit_reported", "quantity": "in quantity_unit"}
YEARS = frozenset({"first_year", "last_year"})
CODES = frozenset({"commodity", "parent", "section", "classification"})
PROSE = frozenset({"text", "citation", "terms", "coverage", "note", "wording", "get_more"})
YES_NO = {True: "yes", False: "no"}


def everything_book(ledger: Ledger, *, link: str) -> Book:
    """Lay out every table of the build.

    Args:
        ledger: the build.
        link: the dashboard's address.

    Raises:
        InvalidTable: a table has more rows than a worksheet holds.
    """
    tables = (_columns(ledger), *_tables(ledger))
    marks = dict.fromkeys(mark for table in tables for mark in table.marks)
    known = {note.id: note for note in caveat_notes(ledger)}
    return Book(
        title="China–Kazakhstan trade on two ledgers: all tables",
        subtitle="Every table that the dashboard is made from, row by row, with each figure's source and vintage. Rows of sources whose "
        "terms forbid it may not be passed on: see the sheet Sources.",
        link=link,
        cite_as=f"{PRODUCT} Data version {ledger.version}. {link}",
        data_version=ledger.version,
        as_of=date.fromisoformat(ledger.table("origins")["known_from"].max()),
        tables=tables,
        notes=tuple(known[mark] for mark in marks),
        sources=sources_of(ledger.observations(ledger.table("flows")["snapshot"])),
    )


def _tables(ledger: Ledger) -> Iterator[Table]:
    for name in TABLES:
        frame, known = whole_table(ledger, name), fields(ledger, name)
        if frame.empty:
            continue
        if len(frame) > MOST_ROWS:
            raise InvalidTable(
                f"{len(frame):,} rows are more than a worksheet holds",
                where=name,
                remedy="Take it as Parquet or CSV: python -m dashboard export package --out FOLDER",
            )
        sheet = SHEETS.get(name, name.replace("_", " ").capitalize())
        yield Table(
            sheet=sheet,
            name=sheet.lower().replace(" ", "_"),
            title=DESCRIPTIONS[name],
            columns=tuple(_column(field) for field in known),
            frame=_readable(frame, known),
            lines=(
                "Values as reported, in current US dollars where no other unit is named. Columns are explained on the sheet Columns.",
            ),
        )


def _columns(ledger: Ledger) -> Table:
    rows = [
        (field.name, name, field.meaning, ", ".join(field.words) or str(Symbol.NOT_APPLICABLE))
        for name in TABLES
        for field in fields(ledger, name)
    ]
    return Table(
        sheet="Columns",
        name="columns",
        title="What each column means",
        columns=(
            Column("table", "Table"),
            Column("column", "Column"),
            Column("meaning", "Meaning", Kind.PROSE),
            Column("words", "Words it is limited to", Kind.PROSE),
        ),
        frame=pd.DataFrame(rows, columns=["column", "table", "meaning", "words"]),
    )


def _column(field: Field) -> Column:
    unit = field.name.rpartition("_")[2]
    if field.name == "caveats":
        return Column(field.name, field.name, Kind.NOTES)
    if field.type == "number":
        said, kind = UNITS.get(unit, (UNITLESS.get(field.name, "number"), Kind.MONEY))
        return Column(field.name, f"{field.name} ({said})", kind)
    if field.name in YEARS:
        return Column(field.name, field.name, Kind.YEAR)
    if field.type == "integer":
        return Column(field.name, f"{field.name} ({COUNTED.get(field.name, 'number')})", Kind.COUNT)
    kind = Kind.CODE if field.name in CODES else Kind.PROSE if field.name in PROSE else Kind.TEXT
    return Column(field.name, field.name, kind)


def _readable(frame: pd.DataFrame, known: tuple[Field, ...]) -> pd.DataFrame:
    """Write flags as words, and tell text that is empty by nature from what is missing."""
    changed = {}
    for field in known:
        column = frame[field.name]
        if field.type == "boolean":
            changed[field.name] = column.map(YES_NO)
        elif field.type == "string" and field.name != "caveats":
            changed[field.name] = column.mask(column == "", str(Symbol.NOT_APPLICABLE))
    return frame.assign(**changed)
