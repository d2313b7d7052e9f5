"""Files for readers: everything in one workbook beside openpyxl alone, a view's workbook, and the package."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from starlette.testclient import TestClient

from dashboard.app import create
from dashboard.exports import VIEWS, view_file
from dashboard.files import Format
from dashboard.files.package import write_package
from dashboard.ledger import Ledger
from dashboard.workbooks import Book, everything_book, write_stream
from dashboard.workbooks.cells import shown

pytestmark = pytest.mark.bench
Benchmark = Any  # the fixture of pytest-benchmark, which has no types
EVERYTHING = "workbook: everything, at most 1.5 × openpyxl's plain write-only mode"


@pytest.fixture(scope="module")
def book(ledger: Ledger) -> Book:
    return everything_book(ledger, link="/")


@pytest.mark.benchmark(group=EVERYTHING)
def test_everything_workbook(benchmark: Benchmark, book: Book) -> None:
    benchmark.pedantic(lambda: write_stream(book, io.BytesIO()), rounds=2)


@pytest.mark.benchmark(group=EVERYTHING)
def test_peer_plain_write_only_of_the_same_cells(benchmark: Benchmark, book: Book) -> None:
    """The same values in the same order: no styles, no tables, no widths, and made beforehand."""
    sheets = [
        list(
            zip(
                *(
                    [shown(value, column.kind, book.numbers) for value in table.frame[column.name]]
                    for column in table.columns
                ),
                strict=True,
            )
        )
        for table in book.tables
    ]

    def write() -> None:
        workbook = Workbook(write_only=True)
        for table, rows in zip(book.tables, sheets, strict=True):
            sheet = workbook.create_sheet(table.sheet)
            for row in rows:
                sheet.append(row)
        workbook.save(io.BytesIO())

    benchmark.pedantic(write, rounds=2)


@pytest.mark.parametrize("style", ["default", "analyst"])
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.benchmark(group="workbook: a view's, about 300 ms in the default style")
def test_view_workbook(benchmark: Benchmark, ledger: Ledger, name: str, style: str) -> None:
    benchmark.pedantic(
        lambda: view_file(ledger, name, Format.XLSX, chosen={}, site="", style=style),
        rounds=3,
        warmup_rounds=1,
    )


@pytest.mark.benchmark(group="package: all redistributable rows")
def test_package(benchmark: Benchmark, ledger: Ledger, tmp_path: Path) -> None:
    benchmark.pedantic(lambda: write_package(ledger, tmp_path / "package"), rounds=3)


@pytest.mark.parametrize("tag", ["", "held"])
@pytest.mark.benchmark(group="API: a table, and the answer that nothing changed")
def test_answer(benchmark: Benchmark, tag: str) -> None:
    with TestClient(create()) as client:
        address = "/api/v1/totals?partner=CHN,KAZ"
        headers = {"If-None-Match": client.get(address).headers["etag"]} if tag else {}
        answer = benchmark(lambda: client.get(address, headers=headers))
        assert answer.status_code == (304 if tag else 200)
