"""The workbook of goods by country: four-digit headings of ТН ВЭД, and under each its partners.

Kept are the rows of China. Product totals and other partners are left out, and so are the sheets of six and ten digits,
which hold the same trade again. Columns are found by their three header rows (months, flow, unit): the letters differ from
edition to edition. Where the book has a column for the whole period it is taken; where it has months only, these are.
"""

import re
from dataclasses import dataclass

from etl.sources.bns.by_country import GROUPS, PRECISION, REPORTER, VALUATIONS
from etl.sources.bns.header import WORLD_SPELT
from etl.sources.bns.periods import MONTH, Period, folded, is_preliminary, period_of_file, read_period
from etl.sources.bns.workbook import Sheet, number, refuse
from etl.vocabulary import Flow, Frequency, Status

CHINA = ("китай", "китайская народная республика")
HEADING = re.compile(r"\d{4}")
ANY_CODE = re.compile(r"\d{4,10}")
SHEET_NAME = re.compile(r"(?<!\d)4[\s-]*(знак|х знач)")
FLOW_WORDS = {"экспорт": Flow.EXPORT, "импорт": Flow.IMPORT}
WHOLE = ("всего", "итого")
THOUSANDS = re.compile(r"тыс\w*\.?\s*долл")
DOLLARS = re.compile(r"долл")
BARE_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True)
class _Column:
    place: int
    flow: Flow
    period: Period


def goods_sheet(sheets: list[Sheet]) -> Sheet | None:
    """Find the sheet of four-digit headings: by its name, else by its codes; None where the book has none."""
    named = [sheet for sheet in sheets if SHEET_NAME.search(folded(sheet.name))]
    if named:
        return named[0]
    for sheet in sheets:
        codes = [row[0].strip() for row in sheet.rows if row and ANY_CODE.fullmatch(row[0].strip())]
        # A book of years has four digits too: goods come in numbers, and with partners under them.
        if codes and all(HEADING.fullmatch(code) for code in codes) and _partners(sheet):
            return sheet
    return None


def _partners(sheet: Sheet) -> bool:
    return any(len(row) > 1 and not row[0].strip() and folded(row[1]) in CHINA for row in sheet.rows)


def read_goods(sheet: Sheet, path: str, where: str) -> list[dict[str, str]]:
    """Read the rows of China into rows of a transcribed file.

    Raises:
        UnreadableFile: columns, codes or cells are not as they should be, or China is not among the partners.
    """
    first = next(
        (place for place, row in enumerate(sheet.rows) if row and ANY_CODE.fullmatch(row[0].strip())), None
    )
    if first is None:
        refuse("A sheet of goods has no codes", f"{where}, sheet {sheet.name}")
    columns = _columns(sheet, first, path, where)
    preliminary = is_preliminary(path.rpartition("/")[2])
    code = title = ""
    rows = []
    for place, cells in enumerate(sheet.rows[first:], start=first + 1):
        at = sheet.place(where, place)
        head, name = cells[0].strip(), " ".join(cells[1].split()) if len(cells) > 1 else ""
        if head.startswith("*") or folded(head or name) in (*WORLD_SPELT, *GROUPS, ""):
            continue
        if head:
            if not HEADING.fullmatch(head):
                refuse(f"The code {head!r} has not four digits: leading zeros may be lost", at)
            code, title = head, name
        elif folded(name) in CHINA:
            for column in columns:
                value = _value(cells, column, at)
                if value:
                    rows.append(
                        {
                            "reporter": REPORTER,
                            "partner": folded(name),
                            "flow": column.flow,
                            "frequency": column.period.frequency,
                            "period": column.period.text,
                            "classification": "TNVED",
                            "commodity": code,
                            "label": title,
                            "value": value,
                            "unit": "thousand USD",
                            "precision": str(PRECISION),
                            "growth_pct": "",
                            "valuation": VALUATIONS[column.flow],
                            "status": _status(column.period, preliminary=preliminary),
                            "confidence": "high",
                            "note": "",
                            "snapshot": f"{sheet.reference(path, place)}.{column.flow}.{column.period.text}",
                        }
                    )
    if not rows:
        refuse(
            "The sheet of goods has no row of China: this edition may list no partners",
            f"{where}, sheet {sheet.name}",
        )
    return rows


def _status(period: Period, *, preliminary: bool) -> Status:
    return Status.PROVISIONAL if preliminary or period.frequency != Frequency.ANNUAL else Status.NORMAL


def _value(cells: tuple[str, ...], column: _Column, at: str) -> str:
    cell = cells[column.place] if column.place < len(cells) else ""
    try:
        value = number(cell)
    except ValueError:
        refuse(f"The {column.flow} in {column.period.text} reads {cell!r}, which is not a number", at)
    return "" if value is None else format(value, "f")


def _columns(sheet: Sheet, first: int, path: str, where: str) -> list[_Column]:
    """Find the columns of values in thousand dollars; merged header cells are read across."""
    at = sheet.place(where, first)
    header = [_across(row) for row in sheet.rows[:first]]
    printed = sheet.rows[:first]
    width = max(len(row) for row in sheet.rows[: first + 1])
    general = _general_period(sheet, first, path)
    found = []
    for place in range(2, width):
        own = [folded(row[place]) for row in printed if place < len(row)]
        above = [row[place] for row in header if place < len(row)]
        if not any(DOLLARS.search(text) for text in own):
            continue  # tonnes and supplementary units
        if not any(THOUSANDS.search(text) for text in own):
            refuse(f"The unit of column {place + 1} reads {own[-1]!r}, not thousand dollars", at)
        flows = {
            flow for text in above for word, flow in FLOW_WORDS.items() if word in text and not _both(text)
        }
        periods = [period for text in above if (period := _block(text, general))]
        if len(flows) != 1 or not periods:
            refuse(
                f"Column {place + 1} does not say its flow or its months: {' | '.join(filter(None, above))!r}",
                at,
            )
        found.append(_Column(place, flows.pop(), periods[-1]))
    whole = [column for column in found if column.period.frequency != Frequency.MONTHLY]
    columns = whole or found
    keys = [(column.flow, column.period) for column in columns]
    if {flow for flow, _ in keys} != set(FLOW_WORDS.values()) or len(set(keys)) != len(keys):
        refuse("The header lacks a value column for exports or imports, or has one twice", at)
    return columns


def _both(text: str) -> bool:
    return all(word in text for word in FLOW_WORDS)


def _across(row: tuple[str, ...]) -> list[str]:
    """Carry the text of a merged cell to the columns it spans; names and codes stand in the first two columns."""
    texts, last = [], ""
    for place, cell in enumerate(row):
        last = folded(cell) if cell.strip() and place > 1 else last
        texts.append(last)
    return texts


def _general_period(sheet: Sheet, first: int, path: str) -> Period | None:
    headings = (cell for row in sheet.rows[:first] for cell in row[:2])
    return next(filter(None, map(read_period, headings)), None) or period_of_file(path.rpartition("/")[2])


def _block(text: str, general: Period | None) -> Period | None:
    """Read the months a block of columns is headed with; a year it does not state is that of the book."""
    if period := read_period(text):
        return period
    if BARE_YEAR.fullmatch(text):
        return general.in_year(int(text)) if general else Period(int(text))
    if general is None:
        return None
    if text.startswith(WHOLE):
        return general
    if re.match(MONTH, text.strip(" *")):
        return read_period(f"{text.strip(' *')} {general.year} г")
    return None
