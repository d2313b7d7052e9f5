"""A text that a reader's spreadsheet would run stays a text, whichever way it comes in and goes out."""

import csv
import io
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from dashboard.app import create
from dashboard.ledger import Ledger
from dashboard.views.claims import check_text
from dashboard.workbooks import claims_book, for_analysts, write

SAID = "China and Kazakhstan traded 41 billion dollars in 2023, up 32 percent."
STARTS = ["=1+1 ", '=HYPERLINK("http://x")', "+1 ", "-1 ", "@SUM(1) ", "\t=1 ", "\r=1 ", "＝1 "]
RUN = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create()) as connected:
        yield connected


def texts_and_formulas(content: bytes) -> tuple[list[str], list[str]]:
    cells = [
        cell
        for sheet in load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    texts = [str(cell.value) for cell in cells if cell.data_type == "s"]
    return texts, [str(cell.value) for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("start", STARTS)
def test_a_text_in_the_claims_workbook_is_never_a_formula(ledger: Ledger, start: str) -> None:
    shown = check_text(f"{start}{SAID}", ledger=ledger)
    book = claims_book(ledger, shown, link="https://khorgos.example/")
    _, formulas = texts_and_formulas(write(book))
    assert formulas == []
    _, live = texts_and_formulas(write(for_analysts(book)))
    assert all(formula.startswith("=IF(") for formula in live), "only our own formulas"


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_text_through_the_api_is_never_a_formula(client: TestClient, start: str, form: str) -> None:
    answer = client.post(f"/api/v1/claims/check.{form}", json={"text": f"{start}{SAID}"})
    assert answer.status_code == 200
    if form == "xlsx":
        assert texts_and_formulas(answer.content)[1] == []
        return
    for row in csv.reader(io.StringIO(answer.text)):
        assert not any(cell.startswith(RUN) and not _is_number(cell) for cell in row)


@pytest.mark.parametrize("start", STARTS)
def test_a_choice_of_an_address_is_never_a_formula(client: TestClient, start: str) -> None:
    for form in ("csv", "xlsx"):
        answer = client.get(f"/api/v1/view/commodities.{form}", params={"year": start, "reporter": start})
        assert answer.status_code == 200
        if form == "xlsx":
            assert texts_and_formulas(answer.content)[1] == []


def test_a_negative_number_is_a_number(client: TestClient) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/api/v1/mirror.csv?commodity=TOTAL").text))
    gaps = [row["gap_usd"] for row in rows if row["gap_usd"]]
    assert any(float(gap) < 0 for gap in gaps)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
