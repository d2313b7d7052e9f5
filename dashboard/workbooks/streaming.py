"""Write a large book row by row: the same sheets as ``sheets.write``, without keeping a cell in memory."""

from collections.abc import Callable, Iterator
from os import PathLike
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.workbooks import theme
from dashboard.workbooks.cells import headed, marked, shown
from dashboard.workbooks.cover import cover_lines
from dashboard.workbooks.front import contents_table, notes_table, sources_table
from dashboard.workbooks.model import Book, Kind, Table
from dashboard.workbooks.packing import pack
from dashboard.workbooks.sheets import describe, fit_to_paper, mark_up
from dashboard.workbooks.streamed import Streamed, add_sheet

MEASURED = 200  # rows that a column's width is found from
WRAPPED = 500  # rows up to which text is wrapped and given its height
UNWRAPPED = frozenset({Kind.TEXT, Kind.PROSE, Kind.NOTES})
STEP = 1000  # rows between two reports of progress

Progress = Callable[[str, int], None]


def write_stream(book: Book, file: "IO[bytes] | PathLike[str]", progress: Progress = lambda *_: None) -> None:
    """Write a book to a file.

    Args:
        book: of any size that a worksheet can hold.
        file: where to write.
        progress: told of each sheet how many rows are written, time and again.
    """
    workbook = Workbook(write_only=True)
    theme.register(workbook)
    _cover(workbook, book)
    behind = (notes_table(book.notes), sources_table(book.sources), *book.tables)
    for table in (contents_table(behind), *behind):
        _stream_table(workbook, table, book.numbers, progress)
    for sheet in workbook.worksheets:
        fit_to_paper(sheet)
    describe(workbook, book)
    pack(workbook, file)


def _cover(workbook: Workbook, book: Book) -> None:
    sheet = add_sheet(workbook, "Cover")
    sheet.sheet_view.tabSelected = True
    sheet.column_dimensions["A"].width = theme.width(theme.COVER)
    for row, (style, text) in enumerate(cover_lines(book), start=1):
        link = book.link if style == theme.LINK else ""
        sheet.row_dimensions[row].height = theme.HEIGHTS.get(style, theme.height([text], [theme.COVER]))
        sheet.append([_cell(sheet, text, style, f"A{row}", link)])


def _stream_table(workbook: Workbook, table: Table, numbers: dict[str, int], progress: Progress) -> None:
    sheet = add_sheet(workbook, table.sheet)
    headers = [headed(column, numbers) for column in table.columns]
    wrapped = len(table.frame) <= WRAPPED
    above = [(theme.TITLE, f"{table.title} {marked(list(table.notes), numbers)}".rstrip())]
    above += [(theme.LINE, line) for line in table.lines]
    header_row = len(above) + 1
    columns = [
        [shown(value, column.kind, numbers) for value in table.frame[column.name].tolist()]
        for column in table.columns
    ]
    rooms = [
        theme.letters(column.kind, header, cells[:MEASURED])
        for column, header, cells in zip(table.columns, headers, columns, strict=True)
    ]
    for place, room in enumerate(rooms, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = theme.width(room)
    for row, (style, text) in enumerate(above, start=1):
        sheet.row_dimensions[row].height = theme.HEIGHTS[style] + (
            theme.ABOVE_TABLE if row == len(above) else 0
        )
        sheet.append([_cell(sheet, text, style, f"A{row}")])
    sheet.row_dimensions[header_row].height = theme.height(headers, rooms)
    sheet.append(
        [
            _cell(sheet, header, theme.header_style(column.kind), f"{get_column_letter(place)}{header_row}")
            for place, (column, header) in enumerate(zip(table.columns, headers, strict=True), start=1)
        ]
    )
    for number, cells in enumerate(_rows(sheet, table, columns, header_row, wrapped=wrapped), start=1):
        if wrapped:
            height = theme.height([values[number - 1] for values in columns], rooms)
            sheet.row_dimensions[header_row + number].height = height
        sheet.append(cells)
        if number % STEP == 0:
            progress(table.sheet, number)
    progress(table.sheet, len(table.frame))
    mark_up(sheet, table, headers, header_row)


def _rows(
    sheet: Any, table: Table, columns: list[list[str | float]], header_row: int, *, wrapped: bool
) -> Iterator[list[Any]]:
    """Give each row's cells; a cell goes straight to the file, so that each column needs one to take value after value."""
    styles = [
        theme.LINE if column.kind in UNWRAPPED and not wrapped else theme.cell_style(column.kind)
        for column in table.columns
    ]
    row = [Streamed(sheet, style) for style in styles]
    letters = [get_column_letter(place) for place in range(1, len(row) + 1)]
    links = [None if column.link is None else table.frame[column.link].tolist() for column in table.columns]
    linked = [place for place, addresses in enumerate(links) if addresses]
    for number, values in enumerate(zip(*columns, strict=True)):
        at = header_row + 1 + number
        for cell, letter, value in zip(row, letters, values, strict=True):
            cell.take(value, f"{letter}{at}")
        if not linked:
            yield row
            continue
        shown_row: list[Any] = list(row)
        for place in linked:
            address = (links[place] or [])[number]
            if address:
                shown_row[place] = _cell(sheet, values[place], theme.LINKED, f"{letters[place]}{at}", address)
        yield shown_row


def _cell(sheet: Any, value: str | float, style: str, where: str, link: str = "") -> Any:
    cell = Streamed(sheet, style)
    cell.take(value, where)
    if link:
        address = {"location": link[1:]} if link.startswith("#") else {"target": link}
        cell.hyperlink = Hyperlink(ref=where, **address)
    return cell
