"""The nouns of a workbook: a book holds tables, a table lays columns over a frame, a note explains a mark."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from etl.errors import InvalidTable


class Kind(StrEnum):
    """What a column holds; it decides number format, alignment and width (see ``theme``)."""

    TEXT = "text"
    PROSE = "prose"
    CODE = "code"
    NOTES = "notes"
    YEAR = "year"
    COUNT = "count"
    MONEY = "money"
    AMOUNT = "amount"
    PERCENT = "percent"
    CHANGE = "change"
    INDEX = "index"


class Symbol(StrEnum):
    """Why no figure stands in a cell; the letters are those of the UK Analysis Function, save the last."""

    NOT_AVAILABLE = "[x]"
    NOT_APPLICABLE = "[z]"
    LOW_RELIABILITY = "[u]"
    NOT_YET = "[n]"


@dataclass(frozen=True)
class Note:
    """An explanation that marks such as ``[note 1]`` point to; its number is its place in the book."""

    id: str
    text: str
    citation: str


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Args:
        name: the column of the frame.
        header: what the reader sees, with the unit in round brackets.
        kind: what the cells hold; cells of kind ``NOTES`` hold note ids, separated by spaces.
        note: id of the note that the header points to.
        link: the column of the frame that holds the address each cell leads to.
    """

    name: str
    header: str
    kind: Kind = Kind.TEXT
    note: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Formula:
    """A live column of the analyst's workbook: what a column of values must equal, worked out from other cells.

    Args:
        name: the column whose values it works out again.
        expression: in Excel's words, with ``{column}`` for the cell of a column in the same row, and ``{column:before}``
            for its cell in the row that the table's ``before`` names.
        test: whether the expression is a test, which gives its first word where it holds and its second where not.
    """

    name: str
    expression: str
    test: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """One sheet: a title, some lines about the whole table, then the table.

    Args:
        sheet: name of the sheet, at most 31 characters.
        name: name of the Excel table, one word.
        title: what the table shows.
        columns: in the order of reading; the frame may have more.
        frame: the values; a cell may hold a ``Symbol``, an empty one becomes ``[x]``.
        lines: sentences between the title and the table.
        notes: ids of the notes that the title points to.
        formulas: live columns, in the analyst's workbook only.
        before: the column of the frame that holds the place (from 0) of the row before each row in its series, or nothing.
        lines_over_years: columns that the analyst's workbook draws over the first column of kind ``YEAR``.
    """

    sheet: str
    name: str
    title: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame = field(repr=False)
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    formulas: tuple[Formula, ...] = ()
    before: str = ""
    lines_over_years: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a table that Excel could not open."""
        if self.frame.empty:
            raise InvalidTable(
                "The table has no rows", where=self.sheet, remedy="Choose a selection that has data"
            )

    @property
    def marks(self) -> list[str]:
        """The notes this table points to, each once, in the order of reading."""
        headers = [column.note for column in self.columns if column.note is not None]
        cells = [
            mark
            for column in self.columns
            if column.kind is Kind.NOTES
            for cell in self.frame[column.name]
            for mark in cell.split()
        ]
        return list(dict.fromkeys([*self.notes, *headers, *cells]))


@dataclass(frozen=True)
class Book:
    """A whole workbook.

    Args:
        title: the document's title.
        subtitle: what the view holds, in a sentence.
        link: the address that reproduces the view.
        cite_as: how to cite it.
        data_version: short name of the build.
        as_of: the newest dated publication in the data; stands for the clock, so that equal views are equal bytes.
        tables: in the order of reading.
        notes: every note the tables point to; the first is number 1.
        sources: one row a raw file used (``sources.sources_of``).
        analyst: whether tables get live formulas, charts, filters and frozen headers.
    """

    title: str
    subtitle: str
    link: str
    cite_as: str
    data_version: str
    as_of: date
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    sources: pd.DataFrame = field(repr=False)
    analyst: bool = False

    def __post_init__(self) -> None:
        """Refuse a mark that nothing explains."""
        for table in self.tables:
            for mark in table.marks:
                if mark not in self.numbers:
                    raise InvalidTable(
                        f"Nothing explains the note {mark!r}",
                        where=table.sheet,
                        remedy="Add it to the notes of the book",
                    )

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each note by its id."""
        return {note.id: number for number, note in enumerate(self.notes, start=1)}
