"""The workbook by country: turnover, exports and imports with every partner, one sheet a year.

Groups (CIS, EAEU, continents …) are left out, countries and the total kept, each under its name as printed but
without case and doubled spaces: «Папуа-Новая Гвинея» and «Папуа-новая Гвинея» are one. A blank is no flow and gives no
row; a printed 0 is a negligible value and stays. Every sheet is summed up against its own total.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.sources.bns.header import FLOWS, WORLD_ROW, WORLD_SPELT, check_unit, read_columns
from etl.sources.bns.periods import Period, folded, is_preliminary, period_of_file, read_period
from etl.sources.bns.workbook import Sheet, number, refuse
from etl.vocabulary import TOTAL, Flow, Frequency, Status, Valuation

REPORTER = "казахстан"
GROUPS = {
    "страны снг",
    "страны еаэс",
    "страны вне еаэс",
    "остальные страны мира",
    "европа",
    "страны ес",
    "страны вне ес",
    "азия",
    "америка",
    "африка",
    "австралия и океания",
}
VALUATIONS = {Flow.EXPORT: Valuation.FOB, Flow.IMPORT: Valuation.CIF, Flow.TURNOVER: Valuation.MIXED}
SHEET_NAME = re.compile(r"(?:(\d{1,2})_)?(20\d\d)")

# Cells of one sheet hold one decimal or five; the Bureau prints one.
PRECISION = Decimal("0.05")
SHORTFALL = Decimal("0.005")


@dataclass(frozen=True)
class _Row:
    number: int
    name: str
    printed: str
    values: dict[Flow, Decimal]


def is_by_country(sheet: Sheet) -> bool:
    """Say whether a sheet is a year of the table by country; covers, notes and stray sheets are not."""
    return SHEET_NAME.fullmatch(sheet.name.strip()) is not None


def read_by_country(sheets: list[Sheet], path: str, where: str) -> list[dict[str, str]]:
    """Read the years of a workbook into rows of a transcribed file.

    Raises:
        UnreadableFile: a sheet's period, unit, columns, cells or sums are not as they should be.
    """
    years = [sheet for sheet in sheets if is_by_country(sheet)]
    periods = [_period(sheet, path, where) for sheet in years]
    latest = max(period.year for period in periods)
    if len(set(periods)) != len(periods):
        refuse(
            "Two sheets hold the same period", f"{where}, sheets {', '.join(sheet.name for sheet in years)}"
        )
    rows = []
    for sheet, period in zip(years, periods, strict=True):
        found, footnotes = _read(sheet, where)
        _check_sums(sheet, found, where)
        status = _status(period, path, footnotes, latest=period.year == latest)
        rows += [figure for row in found for figure in _figures(sheet, row, period, status, path)]
    return rows


def _period(sheet: Sheet, path: str, where: str) -> Period:
    """What heading, sheet and file say of the period must agree."""
    named = SHEET_NAME.fullmatch(sheet.name.strip())
    if named is None:
        refuse(f"The sheet {sheet.name} is not named by its year", where)
    year = int(named[2])
    of_file = period_of_file(path.rpartition("/")[2])
    heading = next(filter(None, (read_period(cell) for row in sheet.rows[:4] for cell in row)), None)
    by_name = Period(year, int(named[1])) if named[1] else None
    fallback = of_file.in_year(year) if of_file else Period(year)
    period = heading or by_name or fallback
    for other in (heading, by_name, of_file and of_file.in_year(year)):
        if other and (other.year, other.last) != (year, period.last):
            refuse(
                f"The sheet is named {sheet.name}, its heading says {period.text} and its file "
                f"{path.rpartition('/')[2]}: they disagree",
                f"{where}, sheet {sheet.name}",
            )
    return period


def _status(period: Period, path: str, footnotes: str, *, latest: bool) -> Status:
    """Part-years are preliminary; of full years, the one a preliminary edition was made for."""
    preliminary = "предварит" in footnotes or (latest and is_preliminary(path.rpartition("/")[2]))
    return Status.PROVISIONAL if period.frequency != Frequency.ANNUAL or preliminary else Status.NORMAL


def _read(sheet: Sheet, where: str) -> tuple[list[_Row], str]:
    head = next(
        (place for place, row in enumerate(sheet.rows) if FLOWS.keys() & {folded(cell) for cell in row}), None
    )
    first = next(
        (place for place, row in enumerate(sheet.rows) if row and folded(row[0]) in WORLD_SPELT), None
    )
    if head is None or first is None or first <= head:
        refuse("A sheet has no header with «Экспорт» above a row «Всего»", f"{where}, sheet {sheet.name}")
    check_unit(sheet, first, where)
    columns = read_columns(sheet, head, first, where)
    rows: list[_Row] = []
    footnotes = []
    for place, cells in enumerate(sheet.rows[first:], start=first + 1):
        at = sheet.place(where, place)
        printed = " ".join(cells[0].split())
        name = WORLD_ROW if folded(printed) in WORLD_SPELT else folded(printed)
        if printed.startswith("*"):
            footnotes.append(name)
            continue
        values = _values(cells, columns, at)
        if not values:
            continue
        if not name:
            refuse("A row has figures and no name", at)
        if any(row.name == name for row in rows):
            refuse(f"The row {printed!r} stands twice", at)
        if name not in GROUPS:
            _check_turnover(name, values, at)
            rows.append(_Row(place, name, printed, values))
    return rows, " ".join(footnotes)


def _values(cells: tuple[str, ...], columns: dict[int, Flow | None], at: str) -> dict[Flow, Decimal]:
    values = {}
    for place, cell in enumerate(cells[1:], start=1):
        if place not in columns and cell.strip():
            refuse(f"The cell {cell!r} stands in column {place + 1}, which has no heading", at)
        flow = columns.get(place)
        if flow is None:
            continue
        try:
            value = number(cell)
        except ValueError:
            refuse(f"The {flow} of {cells[0].strip()!r} reads {cell!r}, which is not a number", at)
        if value is not None:
            values[flow] = value
    return values


def _check_turnover(name: str, values: dict[Flow, Decimal], at: str) -> None:
    parts = values.get(Flow.EXPORT, Decimal(0)) + values.get(Flow.IMPORT, Decimal(0))
    if abs(values.get(Flow.TURNOVER, Decimal(0)) - parts) > 3 * PRECISION:
        refuse(f"The turnover of {name!r} is not exports plus imports: a cell may be missing or slipped", at)


def _check_sums(sheet: Sheet, rows: list[_Row], where: str) -> None:
    for flow in FLOWS.values():
        total = next((row.values[flow] for row in rows if row.name == WORLD_ROW and flow in row.values), None)
        parts = [row.values[flow] for row in rows if row.name != WORLD_ROW and flow in row.values]
        if total is None:
            refuse(f"The total has no {flow}", f"{where}, sheet {sheet.name}")
        summed = sum(parts, Decimal(0))
        if summed > total + PRECISION * (len(parts) + 1) or summed < total * (1 - SHORTFALL):
            refuse(
                f"The countries' {flow} adds up to {summed:,} thousand USD where the total says {total:,}: "
                "a row may be missing, doubled, or a group taken for a country",
                f"{where}, sheet {sheet.name}",
            )


def _figures(sheet: Sheet, row: _Row, period: Period, status: Status, path: str) -> list[dict[str, str]]:
    return [
        {
            "reporter": REPORTER,
            "partner": row.name,
            "flow": flow,
            "frequency": period.frequency,
            "period": period.text,
            "classification": "HS",
            "commodity": TOTAL,
            "label": row.printed,
            "value": format(value, "f"),
            "unit": "thousand USD",
            "precision": str(PRECISION),
            "growth_pct": "",
            "valuation": VALUATIONS[flow],
            "status": status,
            "confidence": "high",
            "note": "",
            "snapshot": f"{sheet.reference(path, row.number)}.{flow}",
        }
        for flow, value in row.values.items()
    ]
