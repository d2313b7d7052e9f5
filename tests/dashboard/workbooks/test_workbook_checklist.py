"""The spreadsheet checklist of METHODS §5 as functions, held against every real workbook and against broken ones."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from dashboard.exports import VIEWS
from dashboard.ledger import Ledger
from dashboard.views.claims import headline_claim
from dashboard.workbooks import (
    claims_book,
    commodities_book,
    everything_book,
    overview_book,
    write,
    write_stream,
)
from etl.marts.commodity import bands

LINK = "https://khorgos.example/?year=2023"
MARK = re.compile(r"\[note \d+\]")
SYMBOL = re.compile(r"\[[a-z]\]")


def table_of(sheet: Any) -> tuple[str, int, int, int]:
    """Give the name of a sheet's only table, its header row, last row and last column."""
    assert len(sheet.tables) == 1, f"{sheet.title} has {len(sheet.tables)} tables"
    (table,) = sheet.tables.values()
    boundaries: Any = range_boundaries(table.ref)
    first_column, header_row, last_column, last_row = boundaries
    assert first_column == 1, f"the table of {sheet.title} starts at column {first_column}"
    return str(table.displayName), header_row, last_row, last_column


def cells_of(workbook: Workbook) -> Iterator[Any]:
    return (cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row)


def sheets_come_in_order(workbook: Workbook) -> None:
    assert workbook.sheetnames[:4] == ["Cover", "Contents", "Notes", "Sources"]
    assert len(workbook.sheetnames) > 4


def tables_are_marked_and_named(workbook: Workbook) -> None:
    names = [table_of(sheet)[0] for sheet in workbook.worksheets[1:]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z_]+", name) for name in names)
    assert not any(table.autoFilter for sheet in workbook.worksheets[1:] for table in sheet.tables.values())


def tables_have_one_header_row(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        _, header_row, _, last_column = table_of(sheet)
        (table,) = sheet.tables.values()
        headers = [sheet.cell(header_row, place).value for place in range(1, last_column + 1)]
        assert table.headerRowCount == 1
        assert headers == table.column_names
        assert len(set(headers)) == len(headers)
        assert all(isinstance(header, str) and header.strip() for header in headers)


def headers_give_units(workbook: Workbook) -> None:
    for sheet in workbook.worksheets[4:]:
        _, header_row, last_row, last_column = table_of(sheet)
        for place in range(1, last_column + 1):
            cells = [sheet.cell(row, place) for row in range(header_row + 1, last_row + 1)]
            numbers = any(cell.data_type == "n" and cell.number_format != "0" for cell in cells)
            header = str(sheet.cell(header_row, place).value)
            assert re.search(r"\(.+\)", header) or not numbers, f"{sheet.title}: {header} has no unit"


def nothing_is_merged_blank_or_hidden(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        assert not sheet.merged_cells.ranges, f"{sheet.title} has merged cells"
        assert sheet.sheet_state == "visible"
        dimensions = [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]
        assert not any(dimension.hidden for dimension in dimensions), f"{sheet.title} hides something"
        header_row, last_row, last_column = (
            table_of(sheet)[1:] if sheet.tables else (sheet.max_row, sheet.max_row, 1)
        )
        assert (sheet.max_row, sheet.max_column) == (last_row, last_column), f"{sheet.title} has stray cells"
        for number, row in enumerate(sheet.iter_rows(max_col=last_column), start=1):
            filled = row[:1] if number < header_row else row
            empty = [
                cell.coordinate for cell in filled if cell.value is None or str(cell.value).strip() == ""
            ]
            assert not empty, f"{sheet.title} has empty cells: {empty}"


def marks_are_explained(workbook: Workbook) -> None:
    notes = workbook["Notes"]
    _, header_row, last_row, _ = table_of(notes)
    explained = [notes.cell(row, 1).value for row in range(header_row + 1, last_row + 1)]
    texts = [
        cell.value for cell in cells_of(workbook) if cell.parent is not notes and isinstance(cell.value, str)
    ]
    used = {mark for text in texts for mark in MARK.findall(text)} | {
        text for text in texts if SYMBOL.fullmatch(text)
    }
    assert used <= set(explained), f"not explained: {used - set(explained)}"
    assert {mark for mark in explained if MARK.fullmatch(str(mark))} <= used
    assert len(set(explained)) == len(explained)


def document_is_described(workbook: Workbook) -> None:
    properties = workbook.properties
    assert properties.title
    assert properties.creator == "Khorgos"
    assert properties.language == "en"
    assert "As known on 20" in (properties.description or "")
    assert properties.created == properties.modified


def cursor_stands_at_a1(workbook: Workbook) -> None:
    assert workbook.active is workbook.worksheets[0]
    for sheet in workbook.worksheets:
        (selection,) = sheet.sheet_view.selection
        assert (selection.activeCell, selection.sqref) == ("A1", "A1"), (
            f"the cursor of {sheet.title} is elsewhere"
        )
        assert sheet.freeze_panes is None
        assert bool(sheet.sheet_view.tabSelected) == (sheet.title == "Cover")


def codes_are_text(workbook: Workbook) -> None:
    for cell in cells_of(workbook):
        assert cell.data_type != "f", f"{cell.parent.title}!{cell.coordinate} is a formula"
        if cell.number_format == "@":
            assert cell.data_type == "s"


def colour_carries_no_meaning(workbook: Workbook) -> None:
    for cell in cells_of(workbook):
        assert cell.fill.fill_type is None
        if cell.value is not None:
            coloured = cell.font.color is not None
            assert coloured == bool(cell.hyperlink)
            assert not coloured or cell.font.underline == "single"


def links_are_readable(workbook: Workbook) -> None:
    contents: Any = workbook["Contents"]
    (link,) = [cell for cell in cells_of(workbook) if cell.parent.title == "Cover" and cell.hyperlink]
    assert link.hyperlink.target == LINK
    assert "://" not in link.value
    _, header_row, last_row, _ = table_of(contents)
    listed = [contents.cell(row, 1) for row in range(header_row + 1, last_row + 1)]
    assert [cell.value for cell in listed] == workbook.sheetnames[2:]
    assert [cell.hyperlink.location for cell in listed] == [f"'{cell.value}'!A1" for cell in listed]


CHECKLIST = [
    sheets_come_in_order,
    tables_are_marked_and_named,
    tables_have_one_header_row,
    headers_give_units,
    nothing_is_merged_blank_or_hidden,
    marks_are_explained,
    document_is_described,
    cursor_stands_at_a1,
    codes_are_text,
    colour_carries_no_meaning,
    links_are_readable,
]


def overview(ledger: Ledger) -> bytes:
    return write(overview_book(ledger, trade="both", link=LINK))


def commodities(ledger: Ledger) -> bytes:
    rows = ledger.table("commodity")
    return write(commodities_book(ledger, rows, bands(rows), title="All commodities", link=LINK))


def claims(ledger: Ledger) -> bytes:
    return write(claims_book(ledger, headline_claim(ledger), link=LINK))


def everything(ledger: Ledger) -> bytes:
    """Every table, cut short: the checklist looks at each cell."""
    book = everything_book(ledger, link=LINK)
    short = tuple(replace(table, frame=table.frame.head(30)) for table in book.tables)
    used = {mark for table in short for mark in table.marks}
    notes = tuple(note for note in book.notes if note.id in used)
    out = BytesIO()
    write_stream(replace(book, tables=short, notes=notes), out)
    return out.getvalue()


def of_view(name: str) -> Callable[[Ledger], bytes]:
    def made(ledger: Ledger) -> bytes:
        view = VIEWS[name]
        return write(view.book(ledger, view.select(ledger), link=LINK))

    made.__name__ = f"view_{name}"
    return made


BOOKS = [overview, commodities, claims, everything, *(of_view(name) for name in VIEWS)]


@pytest.fixture(scope="module", params=BOOKS, ids=[made.__name__ for made in BOOKS])
def workbook(request: pytest.FixtureRequest, ledger: Ledger) -> Workbook:
    return load_workbook(BytesIO(request.param(ledger)))


@pytest.mark.parametrize("check", CHECKLIST)
def test_real_workbooks_keep_the_checklist(workbook: Workbook, check: Callable[[Workbook], None]) -> None:
    check(workbook)


def _merge(workbook: Workbook) -> None:
    workbook["Goals"].merge_cells("A1:B1")


def _insert_blank_row(workbook: Workbook) -> None:
    workbook["Goals"].insert_rows(9)


def _empty_a_cell(workbook: Workbook) -> None:
    workbook["Goals"]["C9"] = None


def _hide_a_column(workbook: Workbook) -> None:
    workbook["Goals"].column_dimensions["C"].hidden = True


def _hide_a_sheet(workbook: Workbook) -> None:
    workbook["Goals"].sheet_state = "hidden"


def _drop_a_note(workbook: Workbook) -> None:
    workbook["Notes"]["A3"] = "[note 99]"


def _drop_a_symbol(workbook: Workbook) -> None:
    notes = workbook["Notes"]
    next(cell for row in notes.iter_rows() for cell in row if cell.value == "[z]").value = "[y]"


def _drop_the_table(workbook: Workbook) -> None:
    del workbook["Goals"].tables["goals"]


def _drop_the_title(workbook: Workbook) -> None:
    workbook.properties.title = None


def _drop_the_language(workbook: Workbook) -> None:
    workbook.properties.language = None


def _move_the_cursor(workbook: Workbook) -> None:
    workbook["Goals"].sheet_view.selection[0].activeCell = "C3"


def _write_a_formula(workbook: Workbook) -> None:
    workbook["Goals"]["B9"] = "=1+1"


def _drop_a_unit(workbook: Workbook) -> None:
    sheet = workbook["Two ledgers"]
    next(
        cell for row in sheet.iter_rows() for cell in row if "turnover (USD)" in str(cell.value)
    ).value = "Turnover"


@pytest.mark.parametrize(
    ("mutate", "check"),
    [
        (_merge, nothing_is_merged_blank_or_hidden),
        (_insert_blank_row, nothing_is_merged_blank_or_hidden),
        (_empty_a_cell, nothing_is_merged_blank_or_hidden),
        (_hide_a_column, nothing_is_merged_blank_or_hidden),
        (_hide_a_sheet, nothing_is_merged_blank_or_hidden),
        (_drop_a_note, marks_are_explained),
        (_drop_a_symbol, marks_are_explained),
        (_drop_the_table, tables_are_marked_and_named),
        (_drop_the_title, document_is_described),
        (_drop_the_language, document_is_described),
        (_move_the_cursor, cursor_stands_at_a1),
        (_write_a_formula, codes_are_text),
        (_drop_a_unit, headers_give_units),
        (_drop_a_unit, tables_have_one_header_row),
    ],
)
def test_checklist_catches_a_broken_workbook(
    ledger: Ledger, mutate: Callable[[Workbook], None], check: Callable[[Workbook], None]
) -> None:
    broken = load_workbook(BytesIO(overview(ledger)))
    check(broken)
    mutate(broken)
    with pytest.raises(AssertionError):
        check(broken)
