"""A cell on its way into a file, and the worksheet that lets it through.

openpyxl's write-only mode makes an object for each value and looks up its style each time. Here a column has one cell that
takes value after value, with its style looked up once.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.hyperlink import Hyperlink

from dashboard.workbooks.cells import FORMULA_SIGNS, clean


class Streamed:
    """What openpyxl's writer reads of a cell."""

    __slots__ = (
        "_comment",
        "_quoted",
        "_usual",
        "_value",
        "coordinate",
        "data_type",
        "has_style",
        "hyperlink",
        "parent",
        "style_id",
    )

    def __init__(self, sheet: Any, style: str) -> None:
        """Look the style up: as it is, and for text that a reader's program must not run as a formula."""
        model: Any = WriteOnlyCell(sheet, "")
        model.style = style
        self._usual = model.style_id
        model.quotePrefix = True
        self._quoted = model.style_id
        self.parent, self.has_style = sheet, True
        self._comment = None
        self.hyperlink: Hyperlink | None = None
        self.take("", "A1")

    def take(self, value: str | float, coordinate: str) -> None:
        """Hold a value at a place; text stays text."""
        self.coordinate = coordinate
        self.style_id = self._usual
        self._value = value
        self.data_type = "n"
        if isinstance(value, str):
            self._value = clean(value)
            self.data_type = "s"
            if value.startswith(FORMULA_SIGNS):
                self.style_id = self._quoted


class StreamedSheet(WriteOnlyWorksheet):
    """A write-only worksheet that takes cells as they are."""

    def _values_to_row(self, values: Sequence[Streamed], row_idx: int) -> Iterator[Streamed]:
        del row_idx  # each cell knows its place
        return iter(values)


def add_sheet(workbook: Workbook, title: str) -> Any:
    """Add such a worksheet to a write-only workbook."""
    sheet = StreamedSheet(workbook, title=title)
    workbook._add_sheet(sheet)  # type: ignore[attr-defined]  # noqa: SLF001 - create_sheet makes one kind only
    return sheet
