"""HTTP routes beside the pages."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dashboard.api import router
from dashboard.app import create


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    server = FastAPI()
    server.include_router(router)
    with TestClient(server) as connected:
        yield connected


@pytest.mark.parametrize("view", ["overview.xlsx", "commodities.xlsx?reporter=CHN&flow=import&year=2014"])
def test_a_view_downloads_as_a_workbook_that_opens(client: TestClient, view: str) -> None:
    answer = client.get(f"/api/v1/workbook/{view}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[:4] == [
        "Cover",
        "Contents",
        "Notes",
        "Sources",
    ]


def test_an_unknown_address_is_a_problem_that_says_what_there_is(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/api/v1/workbook/overview.xlsx" in answer.json()["detail"]


def test_an_unknown_choice_gives_the_nearest_view_not_an_error(client: TestClient) -> None:
    answer = client.get("/api/v1/workbook/commodities.xlsx?year=1066&reporter=%3D1%2B1")
    assert answer.status_code == 200
    assert "khorgos-chn-import-comtrade-chapter-2000" in answer.headers["content-disposition"]
    cover = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    said = " ".join(str(cell) for row in cover.iter_rows(values_only=True) for cell in row)
    assert "year 1066. Shown instead is the nearest choice that has data." in said


@pytest.mark.parametrize("year", ["9" * 5000, "%01%02", "-1"])
def test_an_impossible_year_is_no_fault_of_the_server(client: TestClient, year: str) -> None:
    assert client.get(f"/api/v1/workbook/commodities.xlsx?year={year}").status_code == 200


@pytest.fixture(scope="module")
def whole() -> Iterator[TestClient]:
    with TestClient(create()) as connected:
        yield connected


@pytest.mark.parametrize(
    ("address", "status"), [("/", 200), ("/commodities", 200), ("/nowhere", 404), ("/api/nowhere", 404)]
)
def test_the_server_tells_pages_from_nothing(whole: TestClient, address: str, status: int) -> None:
    assert whole.get(address).status_code == status


def test_pages_travel_compressed_and_without_the_layouts_of_others(whole: TestClient) -> None:
    answer = whole.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "China counts" not in answer.text


def test_the_first_visit_has_its_styles_also_where_it_is_a_deep_link() -> None:
    with TestClient(create()) as fresh:
        assert "assets/style.css" in fresh.get("/claims").text


def test_groups_that_overlap_have_no_sheet_of_sums(client: TestClient) -> None:
    query = "reporter=CHN&flow=export&source=baci&level=group&year=2023"
    answer = client.get(f"/api/v1/workbook/commodities.xlsx?{query}")
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[4:] == ["Commodities", "Two years"]
