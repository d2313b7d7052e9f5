"""Write a book: cover, contents, notes, sources, then one real Excel table a sheet."""

from datetime import datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.workbooks import theme
from dashboard.workbooks.analyst import equip, lay_formulas
from dashboard.workbooks.cells import headed, marked, put, shown
from dashboard.workbooks.cover import lay_cover
from dashboard.workbooks.front import contents_table, notes_table, sources_table
from dashboard.workbooks.model import Book, Table
from dashboard.workbooks.packing import pack

CREATOR = "Khorgos"
LANGUAGE = "en"


def write(book: Book) -> bytes:
    """Write a book as the bytes of an .xlsx file; equal books give equal bytes."""
    workbook = Workbook()
    theme.register(workbook)
    cover = workbook.worksheets[0]
    cover.title = "Cover"
    cover.sheet_view.tabSelected = True
    lay_cover(cover, book)
    behind = (notes_table(book.notes), sources_table(book.sources), *book.tables)
    for table in (contents_table(behind), *behind):
        sheet = workbook.create_sheet(table.sheet)
        _lay_table(
            sheet, table, book.numbers, live=book.analyst and any(table is each for each in book.tables)
        )
    for sheet in workbook.worksheets:
        fit_to_paper(sheet)
    describe(workbook, book)
    packed = BytesIO()
    pack(workbook, packed)
    return packed.getvalue()


def _lay_table(sheet: Worksheet, table: Table, numbers: dict[str, int], *, live: bool) -> None:
    """Title, lines, header and rows without a gap, from A1 down."""
    title = f"{table.title} {marked(list(table.notes), numbers)}".rstrip()
    above = [(theme.TITLE, title), *((theme.LINE, line) for line in table.lines)]
    for row, (style, text) in enumerate(above, start=1):
        put(sheet, row, 1, text, style)
        sheet.row_dimensions[row].height = theme.HEIGHTS[style]
    sheet.row_dimensions[len(above)].height = theme.HEIGHTS[above[-1][0]] + theme.ABOVE_TABLE
    headers = [headed(column, numbers) for column in table.columns]
    _lay_grid(sheet, table, headers, len(above) + 1, numbers)
    if live:
        headers += lay_formulas(sheet, table, headers, len(above) + 1)
    mark_up(sheet, table, headers, len(above) + 1)
    if live:
        equip(sheet, table, len(above) + 1)


def _lay_grid(
    sheet: Worksheet, table: Table, headers: list[str], header_row: int, numbers: dict[str, int]
) -> None:
    rooms, grid = [], []
    for place, (column, header) in enumerate(zip(table.columns, headers, strict=True), start=1):
        cells = [shown(value, column.kind, numbers) for value in table.frame[column.name]]
        links = [""] * len(cells) if column.link is None else table.frame[column.link]
        put(sheet, header_row, place, header, theme.header_style(column.kind))
        for row, (value, link) in enumerate(zip(cells, links, strict=True), start=header_row + 1):
            put(sheet, row, place, value, theme.LINKED if link else theme.cell_style(column.kind), link=link)
        room = theme.letters(column.kind, header, cells)
        sheet.column_dimensions[get_column_letter(place)].width = theme.width(room)
        rooms.append(room)
        grid.append([header, *cells])
    for row, across in enumerate(zip(*grid, strict=True), start=header_row):
        sheet.row_dimensions[row].height = theme.height(across, rooms)


def mark_up(sheet: Worksheet, table: Table, headers: list[str], header_row: int) -> None:
    """Make the range a table. Its columns are named here: left to itself, openpyxl adds filter buttons."""
    last = f"{get_column_letter(len(headers))}{header_row + len(table.frame)}"
    marked_up = ExcelTable(displayName=table.name, name=table.name, ref=f"A{header_row}:{last}")
    marked_up.tableColumns = [
        TableColumn(id=place, name=header) for place, header in enumerate(headers, start=1)
    ]
    marked_up.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.tables.add(marked_up)  # a sheet that is streamed warns at add_table
    sheet.print_title_rows = f"{header_row}:{header_row}"


def fit_to_paper(sheet: Worksheet) -> None:
    """Print across the width of a page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def describe(workbook: Workbook, book: Book) -> None:
    """Write the document's properties: title, language, data version and day, which stands for the clock."""
    day = datetime.combine(book.as_of, time())
    properties = workbook.properties
    properties.title = book.title
    properties.subject = book.subtitle
    properties.description = f"{book.cite_as} As known on {book.as_of}."
    properties.creator = properties.lastModifiedBy = CREATOR
    properties.language = LANGUAGE
    properties.created = properties.modified = day
