"""The first sheet: what this is, the address that reproduces it, how to cite it and how to read it."""

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.workbooks import theme
from dashboard.workbooks.cells import put
from dashboard.workbooks.model import Book

OPEN = "Open this view on the dashboard"
CITE_SOURCES = "The figures are their publishers': cite them too. The sheet Sources has each one's own citation and terms."
READING = (
    "Each side's figures are shown as it reported them. Where they disagree, both stand; neither is corrected.",
    "One table a sheet. Units stand in round brackets in the headers.",
    "A mark such as [x] says why no figure stands in a cell, and [note 1] points to a note: see the sheet Notes.",
)


def cover_lines(book: Book) -> list[tuple[str, str]]:
    """Compose the cover: the style and the text of each line."""
    return [
        (theme.TITLE, book.title),
        (theme.PARAGRAPH, book.subtitle),
        (theme.LINK, OPEN),
        (theme.HEADING, "How to cite"),
        (theme.PARAGRAPH, book.cite_as),
        (theme.PARAGRAPH, CITE_SOURCES),
        (theme.HEADING, "Data"),
        (
            theme.PARAGRAPH,
            f"Data version {book.data_version}, as known on {book.as_of}, its newest dated publication.",
        ),
        (theme.HEADING, "How to read this workbook"),
        *((theme.PARAGRAPH, sentence) for sentence in READING),
    ]


def lay_cover(sheet: Worksheet, book: Book) -> None:
    """Write the cover as lines of one column."""
    for row, (style, text) in enumerate(cover_lines(book), start=1):
        put(sheet, row, 1, text, style, link=book.link if style == theme.LINK else "")
        sheet.row_dimensions[row].height = theme.HEIGHTS.get(style, theme.height([text], [theme.COVER]))
    sheet.column_dimensions["A"].width = theme.width(theme.COVER)
