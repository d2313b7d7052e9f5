"""What stands in one cell: text that stays text, a number that stays a number, or a symbol that says why neither can."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.workbooks.model import Column, Kind, Symbol

NO_NOTES = "none"
SYMBOLS = frozenset(str(symbol) for symbol in Symbol)
WORDS = frozenset({Kind.TEXT, Kind.PROSE, Kind.CODE})
MOST_LETTERS = 32_767  # of a cell, by Excel
FORMULA_SIGNS = ("=", "+", "-", "@")


def shown(value: Any, kind: Kind, numbers: Mapping[str, int]) -> str | float:
    """Turn a value of a frame into what its cell holds; what is missing becomes a symbol, never empty and never 0.

    Args:
        value: the value as it stands in the frame.
        kind: of the column.
        numbers: the number of each note by its id.
    """
    if kind is Kind.NOTES:
        return marked(value.split(), numbers) or NO_NOTES
    if pd.isna(value) or value == "":
        return str(Symbol.NOT_AVAILABLE)
    if kind in WORDS or value in SYMBOLS:
        return str(value)
    if kind in (Kind.YEAR, Kind.COUNT):
        return int(value)
    return float(value)


def marked(marks: list[str], numbers: Mapping[str, int]) -> str:
    """Write note ids as ``[note 1] [note 2]``, in the order of their numbers."""
    return " ".join(f"[note {number}]" for number in sorted(numbers[mark] for mark in marks))


def headed(column: Column, numbers: Mapping[str, int]) -> str:
    """Write a column's header with the mark of its note."""
    return column.header if column.note is None else f"{column.header} {marked([column.note], numbers)}"


def clean(text: str) -> str:
    """Give a text that a cell can hold: within Excel's length, with � for letters that no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:MOST_LETTERS]


def put(sheet: Worksheet, row: int, place: int, value: str | float, style: str, *, link: str = "") -> None:
    """Write one cell.

    Args:
        sheet: where to write.
        row: counted from 1.
        place: the column, counted from 1.
        value: a text that looks like a formula stays a text, also after a reader edits the cell; letters that no
            workbook can hold become �.
        style: a style of ``theme``.
        link: a web address, or a place in the workbook (``#'Notes'!A1``); empty where the cell leads nowhere.
    """
    if isinstance(value, str):
        value = clean(value)
    cell: Any = sheet.cell(row, place, value)  # typed for merged cells too, which are never made here
    cell.style = style
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    if link.startswith("#"):
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link[1:])
    elif link:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=link)
