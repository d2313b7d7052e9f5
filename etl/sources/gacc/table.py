"""A page of table (2), read and checked: title, unit, header, and every row with its total.

Table rows are counted from 1 in the order of the page.
"""

import re
import unicodedata
from dataclasses import dataclass

from etl.errors import UnreadableFile
from etl.sources.gacc.header import DECEMBER, Column, read_header
from etl.sources.gacc.index import is_title_of_table
from etl.sources.gacc.page import Page, read_page, refuse
from etl.vocabulary import Flow

COMPLETE_ROWS = 200
ROUNDING = 2  # the three figures of a row are rounded each for itself

TITLE_PERIOD = re.compile(r",\s*(?:1\s*(?:-|to)\s*)?(\d{1,2})\.(\d{4})")
PRELIMINARY = re.compile(r"total export & import values by country", re.IGNORECASE)
UNIT = re.compile(r"unit:(us\$|usd|rmb|cny)([\d,]+)")
WHOLE_NUMBER = re.compile(r"\d{1,3}(,\d{3})*|\d+")
NIL, OVERFLOW = "-", re.compile(r"#+")


@dataclass(frozen=True)
class Table:
    """Table (2) as printed: every data row with its number on the page, the name first."""

    year: int
    month: int
    printed_date: str
    currency: str
    columns: tuple[Column, ...]
    changes: tuple[Flow, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(content: bytes, where: str) -> Table:
    """Read and check a page; any number of rows will do (see ``check_complete``).

    Raises:
        UnreadableFile: the page is not table (2), or a unit, column, cell or row is not as it should be.
    """
    page = read_page(content, where)
    year, month = _period(page, where)
    texts = [[cell.text for cell in row] for row in page.rows]
    head = next((place for place, row in enumerate(texts) if len(row) > 1), None)
    if head is None or head + 1 >= len(texts):
        refuse("The page of table (2) has no table", where)
    currency = _currency([text for row in texts[:head] for text in row], where)
    columns, changes = read_header(
        page.rows[head], texts[head + 1], (year, month), f"{where}, row {head + 1}"
    )
    width = 1 + len(columns) + len(changes)
    rows = []
    for number, row in enumerate(texts[head + 2 :], start=head + 3):
        # Notes under the table are one wide cell.
        if len(row) <= 1 or not any(row):
            continue
        if len(row) != width:
            refuse(f"A row has {len(row)} cells where the header has {width}", f"{where}, row {number}")
        _check_row(row, columns, f"{where}, row {number}")
        rows.append((number, tuple(row)))
    return Table(year, month, page.printed_date, currency, columns, changes, tuple(rows))


def check_complete(table: Table, where: str) -> None:
    """Refuse a page that broke off: the table lists some 270 countries and groups."""
    if len(table.rows) < COMPLETE_ROWS:
        refuse(
            f"The page is truncated: it has {len(table.rows)} rows where table (2) has more than {COMPLETE_ROWS}",
            where,
        )


def is_absent(cell: str) -> bool:
    """Say whether a cell holds no figure: nil, or too wide for its column."""
    return cell == NIL or OVERFLOW.fullmatch(cell) is not None


def _period(page: Page, where: str) -> tuple[int, int]:
    if PRELIMINARY.search(page.title):
        raise UnreadableFile(
            "The preliminary table (4) does not list Kazakhstan, so nothing can be read from it",
            where=where,
            remedy="Take table (2) of the monthly bulletin, some three weeks after the month's end",
        )
    title = unicodedata.normalize("NFKC", page.title)
    period = TITLE_PERIOD.search(title)
    if not is_title_of_table(title) or period is None or not 1 <= int(period[1]) <= DECEMBER:
        refuse(f"The page is titled {page.title!r}, not table (2) with its month", where)
    return int(period[2]), int(period[1])


def _currency(texts: list[str], where: str) -> str:
    printed = [unicodedata.normalize("NFKC", text) for text in texts]
    units = [text for text in printed if text.casefold().startswith("unit")]
    found = UNIT.fullmatch(re.sub(r"\s", "", units[0]).casefold()) if units else None
    dollars = found is not None and found[1] in ("us$", "usd")
    if found is None or (dollars and found[2] != "1,000"):
        refuse(f"The unit is {units[0] if units else 'not stated'!r}, not US$1,000 or RMB", where)
    return "USD" if dollars else "CNY"


def _check_row(row: list[str], columns: tuple[Column, ...], where: str) -> None:
    """Each total is exports plus imports; a row where cells slipped sideways fails here."""
    if not row[0]:
        refuse("A row has figures and no name", where)
    sums: dict[str, dict[Flow, str]] = {}
    for column, cell in zip(columns, row[1:], strict=False):
        if not is_absent(cell) and not WHOLE_NUMBER.fullmatch(cell):
            refuse(f"A cell of {row[0]!r} reads {cell!r}, which is not a number", where)
        sums.setdefault(column.period, {})[column.flow] = cell
    for period, cells in sums.items():
        if any(OVERFLOW.fullmatch(cell) for cell in cells.values()):
            continue
        values = {flow: 0 if cell == NIL else int(cell.replace(",", "")) for flow, cell in cells.items()}
        if abs(values[Flow.TURNOVER] - values[Flow.EXPORT] - values[Flow.IMPORT]) > ROUNDING:
            refuse(
                f"The total of {row[0]!r} in {period}, {cells[Flow.TURNOVER]}, is not exports plus imports, "
                f"{cells[Flow.EXPORT]} + {cells[Flow.IMPORT]}: cells may have slipped sideways",
                where,
            )
