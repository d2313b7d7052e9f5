"""How a workbook looks: one font, three sizes of text, a number format and a width for each kind of column."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from dashboard.workbooks.model import Kind

TITLE, HEADING, LINK = "Heading 1", "Heading 2", "Hyperlink"
LINE, PARAGRAPH, LINKED = "Khorgos line", "Khorgos paragraph", "Khorgos link"

FONT = "Arial"
SIZE = 12
UNITS = 1.2  # Excel measures widths in digits of its default font; ours is larger
PADDING = 2
NARROW = 1.25  # letters in running text are narrower than the digits that rooms are measured in
ONE_LINE, COVER = 18, 100  # letters
LINE_HEIGHT = 16  # points
# Space is made by height, never by an empty row.
HEIGHTS: Mapping[str, float] = {TITLE: 28, HEADING: 36, LINK: 24, LINE: 18}
ABOVE_TABLE = 12


@dataclass(frozen=True)
class Look:
    """Number format in Excel, the same in Python (to measure it), alignment, and greatest width in letters."""

    number_format: str = "General"
    shape: str = ""
    align: str = "left"
    widest: int = 32


LOOKS: Mapping[Kind, Look] = {
    Kind.TEXT: Look(),
    Kind.PROSE: Look(widest=72),
    Kind.CODE: Look("@"),
    Kind.NOTES: Look(),
    Kind.YEAR: Look("0", "d"),
    Kind.COUNT: Look("#,##0", ",d", "right"),
    Kind.MONEY: Look("#,##0", ",.0f", "right"),
    Kind.AMOUNT: Look("#,##0.##", ",.2f", "right"),
    Kind.PERCENT: Look("#,##0.0", ",.1f", "right"),
    Kind.CHANGE: Look("+#,##0.0;-#,##0.0;0.0", "+,.1f", "right"),
    Kind.INDEX: Look("0.000", ".3f", "right"),
}


def register(workbook: Workbook) -> None:
    """Add every style; headings and links carry Excel's own numbers, so that any reader knows them as such."""
    text, bold = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
    underlined = Font(name=FONT, size=SIZE, underline="single", color="0563C1")
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    styles = [
        NamedStyle(TITLE, Font(name=FONT, size=16, bold=True), alignment=top, builtinId=16),
        NamedStyle(HEADING, Font(name=FONT, size=14, bold=True), builtinId=17),
        NamedStyle(LINK, underlined, alignment=wrapped, builtinId=8),
        NamedStyle(LINKED, underlined, alignment=Alignment("left", "top", wrap_text=True, indent=1)),
        NamedStyle(LINE, text, alignment=top),
        NamedStyle(PARAGRAPH, text, alignment=wrapped),
    ]
    for kind, look in LOOKS.items():
        # The indent keeps a number off the text to its right. A wrapped number loses it in LibreOffice.
        cell = Alignment(look.align, "top", wrap_text=not look.shape, indent=1)
        header = Alignment(look.align, "top", wrap_text=True, indent=1)
        rule = Border(bottom=Side("medium"))
        styles += [
            NamedStyle(cell_style(kind), text, alignment=cell, number_format=look.number_format),
            NamedStyle(header_style(kind), bold, alignment=header, border=rule),
        ]
    for style in styles:
        workbook.add_named_style(style)


def cell_style(kind: Kind) -> str:
    """Name the style of a column's cells."""
    return f"Khorgos {kind}"


def header_style(kind: Kind) -> str:
    """Name the style of a column's header."""
    return f"Khorgos {kind} header"


def letters(kind: Kind, header: str, cells: Iterable[str | float]) -> int:
    """Give a column room for its longest cell, within the kind's limit, and for a header of few lines."""
    look = LOOKS[kind]
    longest = max(len(cell if isinstance(cell, str) else format(cell, look.shape)) for cell in cells)
    word = max(len(part) for part in header.split())
    heading = len(header) if len(header) <= ONE_LINE else len(header) // 2
    return max(min(longest, look.widest), word, heading)


def width(room: int) -> float:
    """Turn a number of letters into a column's width in Excel's units."""
    return (room + PADDING) * UNITS


def height(cells: Sequence[str | float], rooms: Sequence[int]) -> float:
    """Give a row the height of its tallest cell in points; not every program finds it by itself."""
    lines = [
        len(textwrap.wrap(cell, int(room * NARROW)))
        for cell, room in zip(cells, rooms, strict=True)
        if isinstance(cell, str)
    ]
    return LINE_HEIGHT * max(lines, default=1) + PADDING
