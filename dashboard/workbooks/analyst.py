"""The analyst's workbook: live formulas beside the values, filters, frozen headers, charts, and one long sheet to pivot.

Values stay values: a formula stands beside the column that it works out again, with the difference of the two, 0.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd
from openpyxl.chart import Reference, ScatterChart, Series
from openpyxl.chart.legend import Legend
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.workbooks import theme
from dashboard.workbooks.cells import WORDS, put
from dashboard.workbooks.model import Book, Column, Formula, Kind, Symbol, Table

NUMBERS = frozenset(Kind) - WORDS - {Kind.NOTES, Kind.YEAR}
OPERAND = re.compile(r"\{(\w+)(:before)?\}")
UNIT = re.compile(r"^(?P<what>.*?) \((?P<unit>[^()]*)\)$")
INKS = ("551133", "337799")  # of the two ledgers, as on the pages
WIDE, HIGH = 26, 13  # centimetres


def for_analysts(book: Book) -> Book:
    """Give the analyst's version of a book."""
    long = _long(book)
    tables = book.tables if long.empty else (*book.tables, _long_table(long))
    return replace(book, tables=tables, analyst=True)


def lay_formulas(sheet: Worksheet, table: Table, headers: list[str], header_row: int) -> list[str]:
    """Write each formula and its difference from the values to the right of a table, and give their headers."""
    letters = {column.name: get_column_letter(place) for place, column in enumerate(table.columns, start=1)}
    added: list[str] = []
    for formula in table.formulas:
        kind = next(column.kind for column in table.columns if column.name == formula.name)
        what, unit = _split(headers[list(letters).index(formula.name)])
        place = len(headers) + len(added) + 1
        names = [f"{what}: formula{unit}", f"{what}: formula minus value{unit}"]
        kinds = [kind, Kind.TEXT if formula.test else Kind.AMOUNT]
        if formula.test:
            names[1] = f"{what}: formula as the value"
        for offset, (name, look) in enumerate(zip(names, kinds, strict=True)):
            put(sheet, header_row, place + offset, name, theme.header_style(look))
            room = theme.letters(look, name, [""])
            sheet.column_dimensions[get_column_letter(place + offset)].width = max(16, theme.width(room))
        for position in range(len(table.frame)):
            row = header_row + 1 + position
            checked, live = f"{letters[formula.name]}{row}", f"{get_column_letter(place)}{row}"
            before = _before(table, position, header_row)
            texts = (_guarded(formula, letters, row, before, checked), _difference(formula, live, checked))
            for offset, (text, look) in enumerate(zip(texts, kinds, strict=True)):
                cell: Any = sheet.cell(row, place + offset, text)
                cell.style = theme.cell_style(look)
        added += names
    return added


def equip(sheet: Worksheet, table: Table, header_row: int) -> None:
    """Freeze the header and the first column, add filters, and draw the lines over the years below the table."""
    sheet.freeze_panes = f"B{header_row + 1}"
    (marked_up,) = sheet.tables.values()
    marked_up.autoFilter = AutoFilter(ref=marked_up.ref)
    if table.lines_over_years:
        sheet.add_chart(_chart(sheet, table, header_row), f"B{header_row + len(table.frame) + 3}")


def _guarded(formula: Formula, letters: dict[str, str], row: int, before: int | None, checked: str) -> str:
    """Compose a formula that works only on numbers: where the value is a symbol, so is the formula."""
    operands = {match[0]: (match[1], bool(match[2])) for match in OPERAND.finditer(formula.expression)}
    if before is None and any(back for _, back in operands.values()):
        return f"={checked}"
    expression, cells = formula.expression, []
    for text, (name, back) in operands.items():
        cell = f"{letters[name]}{before if back else row}"
        expression = expression.replace(text, cell)
        cells.append(f"ISNUMBER({cell})")
    if formula.test:
        expression = f'IF({expression},"{formula.test[0]}","{formula.test[1]}")'
        return f"=IF(AND({','.join(cells)}),{expression},{checked})"
    guard = f"AND({','.join(cells)})"
    return f'=IF(ISNUMBER({checked}),IF({guard},{expression},"{Symbol.NOT_AVAILABLE}"),{checked})'


def _difference(formula: Formula, live: str, checked: str) -> str:
    if formula.test:
        return f'=IF({live}={checked},"yes","no")'
    return f'=IF(AND(ISNUMBER({live}),ISNUMBER({checked})),{live}-{checked},"{Symbol.NOT_APPLICABLE}")'


def _before(table: Table, position: int, header_row: int) -> int | None:
    """Give the sheet's row of the row before, if there is one."""
    if not table.before:
        return None
    place = table.frame[table.before].iloc[position]
    return None if pd.isna(place) else header_row + 1 + int(place)


def _chart(sheet: Worksheet, table: Table, header_row: int) -> ScatterChart:
    """Draw lines over years. A year without a number breaks the line: Excel would draw a symbol as 0."""
    chart = ScatterChart(style=1)
    chart.title, chart.width, chart.height, chart.scatterStyle = table.title, WIDE, HIGH, "lineMarker"
    chart.legend = Legend()
    chart.legend.position = "b"
    names = [column.name for column in table.columns]
    years = next(place for place, column in enumerate(table.columns, start=1) if column.kind is Kind.YEAR)
    for name, ink, mark in zip(table.lines_over_years, INKS, ("circle", "square"), strict=False):
        column = names.index(name) + 1
        for part, (first, last) in enumerate(_runs(table.frame[name])):
            top, end = header_row + 1 + first, header_row + 1 + last
            series = Series(
                Reference(sheet, min_col=column, min_row=top, max_row=end),
                Reference(sheet, min_col=years, min_row=top, max_row=end),
                title=str(sheet.cell(header_row, column).value) + ("" if part == 0 else f", part {part + 1}"),
            )
            series.marker.symbol, series.marker.size, series.smooth = mark, 5, False
            series.marker.graphicalProperties.solidFill = series.marker.graphicalProperties.line.solidFill = (
                ink
            )
            series.graphicalProperties.line.solidFill, series.graphicalProperties.line.width = ink, 22_000
            chart.series.append(series)
    chart.x_axis.title, chart.y_axis.title = "Year", "Billion USD"
    chart.x_axis.number_format, chart.y_axis.number_format = "0", "#,##0,,,"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    all_years = table.frame[names[years - 1]].astype(int)
    chart.x_axis.scaling.min, chart.x_axis.scaling.max = int(all_years.min()), int(all_years.max())
    return chart


def _runs(values: pd.Series) -> Iterator[tuple[int, int]]:
    """Give the first and last place of each unbroken stretch of numbers."""
    numbers = [not isinstance(value, str) and pd.notna(value) for value in values]
    start: int | None = None
    for place, number in enumerate([*numbers, False]):
        if number and start is None:
            start = place
        elif not number and start is not None:
            yield start, place - 1
            start = None


def _split(header: str) -> tuple[str, str]:
    """Take a header apart into what and unit, without the mark of its note."""
    found = UNIT.match(header.partition(" [note")[0])
    return (found["what"], f" ({found['unit']})") if found else (header.partition(" [note")[0], "")


def _long(book: Book) -> pd.DataFrame:
    """Stack every number of the tables, one a row, with the words that stand before it in its row."""
    rows = []
    for table in book.tables:
        columns = list(table.columns)
        year = next((column.name for column in columns if column.kind is Kind.YEAR), None)
        first = next((place for place, column in enumerate(columns) if column.kind in NUMBERS), len(columns))
        words = [column.name for column in columns[:first] if column.kind not in {Kind.YEAR, Kind.NOTES}]
        for record in table.frame.to_dict("records"):
            item = " · ".join(
                str(record[name]) for name in words if isinstance(record[name], str) and record[name]
            )
            for column in columns:
                value = record[column.name]
                if column.kind in NUMBERS and not isinstance(value, str) and pd.notna(value):
                    what, unit = _split(column.header)
                    when = record[year] if year else Symbol.NOT_APPLICABLE
                    rows.append(
                        (
                            table.sheet,
                            when,
                            item or Symbol.NOT_APPLICABLE,
                            what,
                            unit.strip(" ()"),
                            float(value),
                        )
                    )
    return pd.DataFrame(rows, columns=["sheet", "year", "item", "measure", "unit", "value"])


def _long_table(frame: pd.DataFrame) -> Table:
    return Table(
        sheet="Long",
        name="long",
        title="Every number of the tables, one a row, for a pivot table",
        columns=(
            Column("sheet", "Sheet"),
            Column("year", "Year", Kind.YEAR),
            Column("item", "Item"),
            Column("measure", "Measure"),
            Column("unit", "Unit"),
            Column("value", "Value (in the unit of the row)", Kind.AMOUNT),
        ),
        frame=frame,
        lines=("Source, vintage and notes stand on the sheet that each row names.",),
    )
