"""The analyst's workbook, recalculated by LibreOffice: every formula equals the mart's value, and nothing is an error."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from dashboard.exports import VIEWS, view_file
from dashboard.files import Format
from dashboard.ledger import Ledger

ERROR = re.compile(r"#(REF|DIV/0|VALUE|NAME|N/A|NUM|NULL)")
LINK = "https://khorgos.example"


@pytest.fixture(scope="module")
def books(ledger: Ledger) -> dict[str, Workbook]:
    made = {
        name: view_file(ledger, name, Format.XLSX, chosen={}, site=LINK, style="analyst").content
        for name in VIEWS
    }
    return {name: load_workbook(BytesIO(content)) for name, content in made.items()}


@pytest.fixture(scope="module")
def recalculated(
    books: dict[str, Workbook], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Workbook]]:
    """Each book as LibreOffice saves it, and a copy of that saved again."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("No LibreOffice found. Install it (Debian: apt-get install libreoffice-calc).")
    room = tmp_path_factory.mktemp("office")
    for name, book in books.items():
        book.save(room / f"{name}.xlsx")
    for before, after in ((room, room / "once"), (room / "once", room / "twice")):
        files = [str(before / f"{name}.xlsx") for name in books]
        profile = f"-env:UserInstallation=file://{room}/profile"
        command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(after), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {
        name: [load_workbook(Path(room, copy, f"{name}.xlsx"), data_only=True) for copy in ("once", "twice")]
        for name in books
    }


def formulas(book: Workbook) -> list[tuple[str, str, str]]:
    """Give the sheet, the cell of each formula, and the cell whose value it must equal."""
    found = []
    for sheet in book.worksheets[4:]:
        (table,) = sheet.tables.values()
        headers = [str(name).partition(" [note")[0] for name in table.column_names]
        for row in sheet[table.ref][1:]:
            for place, cell in enumerate(row):
                if (
                    cell.data_type == "f"
                    and ": formula minus" not in headers[place]
                    and "as the value" not in headers[place]
                ):
                    checked = row[headers.index(headers[place].replace(": formula", ""))]
                    found.append((sheet.title, cell.coordinate, checked.coordinate))
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_every_formula_equals_the_mart(
    books: dict[str, Workbook], recalculated: dict[str, list[Workbook]], name: str
) -> None:
    live = formulas(books[name])
    for copy in recalculated[name]:
        for sheet, formula, checked in live:
            value, wanted = copy[sheet][formula].value, books[name][sheet][checked].value
            if isinstance(wanted, str):
                assert value == wanted, (sheet, formula)
            else:
                assert value == pytest.approx(wanted, rel=1e-9, abs=0), (sheet, formula)


@pytest.mark.parametrize("name", ["overview", "commodities"])
def test_formulas_stand_where_there_is_something_to_work_out(books: dict[str, Workbook], name: str) -> None:
    assert len(formulas(books[name])) > {"overview": 300, "commodities": 5}[name]


@pytest.mark.parametrize("name", VIEWS)
def test_no_cell_is_an_error_and_no_difference_is_more_than_rounding(
    recalculated: dict[str, list[Workbook]], name: str
) -> None:
    for copy in recalculated[name]:
        for sheet in copy.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "e", f"{sheet.title}!{cell.coordinate}"
                    assert not (isinstance(cell.value, str) and ERROR.match(cell.value))


@pytest.mark.parametrize("name", VIEWS)
def test_every_number_is_on_the_long_sheet_once(books: dict[str, Workbook], name: str) -> None:
    book = books[name]
    plain = load_workbook(BytesIO(_default(name)))
    numbers = sum(
        1
        for sheet in plain.worksheets[4:]
        for row in sheet[next(iter(sheet.tables.values())).ref][1:]
        for cell in row
        if cell.data_type == "n" and cell.number_format != "0"
    )
    long = book["Long"]
    assert len(long[next(iter(long.tables.values())).ref]) - 1 == numbers


def test_headers_are_frozen_and_filtered_and_lines_are_drawn(books: dict[str, Workbook]) -> None:
    sheet: Any = books["overview"]["Two ledgers"]
    (table,) = sheet.tables.values()
    assert sheet.freeze_panes == f"B{sheet[table.ref][0][0].row + 1}"
    assert table.autoFilter.ref == table.ref
    (chart,) = sheet._charts
    cells = [
        cell
        for series in chart.series
        for cell in sheet[series.yVal.numRef.f.rpartition("!")[2].replace("$", "")]
    ]
    assert all(cell[0].data_type == "n" for cell in cells), "a symbol would be drawn as 0"


@pytest.mark.parametrize("name", VIEWS)
def test_pandas_reads_every_number_of_a_default_workbook(name: str) -> None:
    content = _default(name)
    for sheet in load_workbook(BytesIO(content)).worksheets[4:]:
        (table,) = sheet.tables.values()
        header = sheet[table.ref][0][0].row
        read = pd.read_excel(
            BytesIO(content), sheet_name=sheet.title, header=header - 1, engine="openpyxl", dtype=object
        )
        cells = [[cell.value for cell in row] for row in sheet[table.ref][1:]]
        assert list(read.columns) == table.column_names
        assert read.notna().all(axis=None)
        assert read.astype(object).to_numpy().tolist() == cells


def _default(name: str) -> bytes:
    from dashboard.ledger import open_ledger  # noqa: PLC0415 - the tests' own build, by its variable

    return view_file(open_ledger(), name, Format.XLSX, chosen={}, site=LINK).content
