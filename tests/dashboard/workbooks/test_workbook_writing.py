"""What a cell holds: text stays text, numbers stay numbers, and what is missing says why."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.workbooks import Book, Column, Kind, Note, Symbol, Table, write
from etl.errors import InvalidTable

FRAME = pd.DataFrame(
    {
        "code": ["01", "0203", "84+85"],
        "title": ["=1+1", "@home", "Fish"],
        "year": ["2023", "2023", Symbol.NOT_YET],
        "value": [1234567.5, float("nan"), 0.0],
        "growth": pd.Series([-12.5, Symbol.LOW_RELIABILITY, None], dtype=object),
        "caveats": ["", "second first", "second"],
        "url": ["https://example.org/a?b=1&c=2", "", ""],
    }
)
SOURCES = pd.DataFrame(
    {
        "publisher": ["Office of AAA"],
        "file_title": ["Trade of AAA with BBB"],
        "citation": ["Office of AAA, yearbook"],
        "vintage": ["2024-01"],
        "evidence": ["official table"],
        "known_from": [None],
        "accessed": ["2026-11"],
        "url": [""],
        "read_from": [""],
        "terms": ["Cite the office"],
        "redistribute": ["no"],
        "flows": ["export"],
        "valuations": ["FOB"],
        "trade_systems": ["general"],
        "partner_concepts": ["origin"],
        "file": ["aaa/2024-01/totals.csv"],
        "sha256": ["0" * 64],
    }
)
TABLE = Table(
    sheet="Goods",
    name="goods",
    title="Goods of AAA to BBB",
    columns=(
        Column("code", "Code", Kind.CODE),
        Column("title", "Title", link="url"),
        Column("year", "Year", Kind.YEAR),
        Column("value", "Value (USD)", Kind.MONEY),
        Column("growth", "Growth (%)", Kind.CHANGE, note="first"),
        Column("caveats", "Notes", Kind.NOTES),
    ),
    frame=FRAME,
    lines=("One line.",),
    notes=("second",),
)
BOOK = Book(
    title="Made-up trade",
    subtitle="AAA and BBB.",
    link="https://khorgos.example/",
    cite_as="Khorgos. Data version 00000000.",
    data_version="00000000",
    as_of=date(2024, 2, 29),
    tables=(TABLE,),
    notes=(Note("first", "First.", "A"), Note("second", "Second.", "B")),
    sources=SOURCES,
)


@pytest.fixture(scope="module")
def sheet() -> Any:
    return load_workbook(BytesIO(write(BOOK)))["Goods"]


def column(sheet: Any, place: int) -> list[Any]:
    return [sheet.cell(row, place).value for row in range(4, 7)]


def test_title_lines_header_and_rows_follow_one_another_from_a1(sheet: Any) -> None:
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        "Goods of AAA to BBB [note 2]",
        "One line.",
        "Code",
        "01",
    ]


def test_codes_keep_their_zeros_and_their_text(sheet: Any) -> None:
    assert column(sheet, 1) == ["01", "0203", "84+85"]
    assert {sheet.cell(row, 1).number_format for row in range(4, 7)} == {"@"}


def test_text_that_looks_like_a_formula_stays_text(sheet: Any) -> None:
    assert column(sheet, 2) == ["=1+1", "@home", "Fish"]
    assert {sheet.cell(row, 2).data_type for row in range(4, 7)} == {"s"}
    assert [bool(sheet.cell(row, 2).quotePrefix) for row in range(4, 7)] == [True, True, False]


def test_missing_is_a_symbol_and_zero_is_zero(sheet: Any) -> None:
    assert column(sheet, 4) == [1234567.5, "[x]", 0]
    assert column(sheet, 5) == [-12.5, "[u]", "[x]"]


def test_years_are_numbers_or_a_reason(sheet: Any) -> None:
    assert column(sheet, 3) == [2023, 2023, "[n]"]


def test_notes_are_numbered_in_order_and_their_absence_is_said(sheet: Any) -> None:
    assert column(sheet, 6) == ["none", "[note 1] [note 2]", "[note 2]"]
    assert sheet.cell(3, 5).value == "Growth (%) [note 1]"


def test_a_cell_leads_to_the_address_beside_it(sheet: Any) -> None:
    assert sheet.cell(4, 2).hyperlink.target == "https://example.org/a?b=1&c=2"
    assert sheet.cell(5, 2).hyperlink is None


def test_a_source_says_what_is_not_on_record_and_what_needs_no_copy() -> None:
    sources = load_workbook(BytesIO(write(BOOK)))["Sources"]
    header, values = ([cell.value for cell in row] for row in sources.iter_rows(min_row=3))
    cells = dict(zip(header, values, strict=True))
    assert cells["Known from"] == cells["Address"] == "[x]"
    assert cells["Read from (copy)"] == "[z]"


def test_equal_books_are_equal_bytes() -> None:
    assert write(BOOK) == write(replace(BOOK, tables=(replace(TABLE, frame=FRAME.copy()),)))


def test_the_clock_is_the_data() -> None:
    properties = load_workbook(BytesIO(write(BOOK))).properties
    assert properties.created == properties.modified == datetime(2024, 2, 29)  # noqa: DTZ001 - the file format has no zones


def test_a_mark_that_nothing_explains_is_refused() -> None:
    with pytest.raises(InvalidTable, match="Nothing explains the note 'second'"):
        replace(BOOK, notes=BOOK.notes[:1])


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(InvalidTable, match="no rows"):
        replace(TABLE, frame=FRAME.iloc[:0])


def test_a_word_in_a_column_of_numbers_is_refused() -> None:
    wrong = replace(TABLE, frame=FRAME.assign(value="many"))
    with pytest.raises(ValueError, match="many"):
        write(replace(BOOK, tables=(wrong,)))


def test_workbooks_never_import_dash() -> None:
    program = "import sys, dashboard.workbooks; sys.exit('dash' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
