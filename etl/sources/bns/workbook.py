"""A workbook of the Bureau as sheets of text cells. The first bytes say what an answer is, its name and status do not."""

import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from python_calamine import CalamineError, CalamineWorkbook

from etl.errors import UnreadableFile

XLSX, XLS, RAR = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!"
FETCH_AGAIN = "Fetch it again; if that does not help, download it from stat.gov.kz by hand and compare it with this sentence"
# Cells hold five decimals at most; what stands behind them is noise of binary fractions.
STORED = Decimal("0.00001")
SHORT = re.compile(r"\d+(\.\d{1,5})?")
NOISE = Decimal("0.0000001")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# Goods at six and ten digits are the four-digit trade again, in sheets many times as long.
DEEPER = re.compile(r"(?<!\d)(6|10)[\s-]*знак")
PUBLISHED = re.compile(r"дата опубликования:?\s*(\d\d)\.(\d\d)\.(\d{4})")


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and all its cells as text; the first row is row 1 of the sheet."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    def reference(self, path: str, row: int) -> str:
        """Point at a row. References are joined with spaces further on, so a sheet's name must not bring its own."""
        return f"{path}#{'_'.join(self.name.split())}!{row}"

    def place(self, where: str, row: int) -> str:
        """Say where a row is, for messages."""
        return f"{where}, sheet {self.name}, row {row}"


def read_sheets(content: bytes, where: str) -> list[Sheet]:
    """Read the sheets of a workbook, old format or new; those of goods at more than four digits are passed over.

    Raises:
        UnreadableFile: the answer is empty, an archive, a web page, something else, or a workbook that broke off.
    """
    if not content:
        _refuse("The workbook is empty", where)
    if content.startswith(RAR):
        refuse(
            "The answer is a RAR archive, not a workbook",
            where,
            "Unpack it and add the workbook with: python -m etl add FILE",
        )
    if content.lstrip().startswith(b"<") or content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        _refuse("The answer is a web page, not a workbook: the element may have been replaced", where)
    if not content.startswith((XLSX, XLS)):
        _refuse(f"The answer is no workbook: it begins with {content[:4]!r}", where)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Sheet(name, tuple(tuple(_text(cell) for cell in row) for row in _cells(book, name)))
            for name in book.sheet_names
            if not DEEPER.search(name.casefold())
        ]
    except (CalamineError, OSError, ValueError) as fault:
        raise UnreadableFile(
            f"The workbook cannot be opened, it may have broken off ({type(fault).__name__})",
            where=where,
            remedy=FETCH_AGAIN,
        ) from fault


def _cells(book: CalamineWorkbook, name: str) -> list[list[object]]:
    # Leading empty rows stay, so that row numbers are those of the sheet.
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def _text(cell: object) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return str(cell)
    written = repr(cell)
    if SHORT.fullmatch(written):  # nearly all cells; books of goods have millions
        return written.removesuffix(".0")
    exact = Decimal(written)
    stored = exact.quantize(STORED) if exact.is_finite() else exact
    value = stored if abs(exact - stored) < NOISE else exact
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def number(cell: str) -> Decimal | None:
    """Read a value cell: None where it is blank or a dash (no flow). Typed cells may hold spaces and a decimal comma.

    Raises:
        ValueError: the cell is no number.
    """
    plain = "".join(cell.split()).replace(",", ".")
    if plain in ("", "-", "–", "—"):
        return None
    if not NUMBER.fullmatch(plain) or plain.startswith("-"):
        raise ValueError(cell)
    return Decimal(plain)


def cover_date(sheets: list[Sheet]) -> date | None:
    """Read the day of publication off the cover, which workbooks have since the edition of 2023."""
    for sheet in sheets:
        for row in sheet.rows:
            for cell in row:
                if found := PUBLISHED.search(cell.casefold()):
                    day, month, year = (int(part) for part in found.groups())
                    return date(year, month, day)
    return None


def refuse(what: str, where: str, remedy: str = FETCH_AGAIN) -> NoReturn:
    """Raise UnreadableFile."""
    raise UnreadableFile(what, where=where, remedy=remedy)


def _refuse(what: str, where: str) -> NoReturn:
    refuse(what, where)
