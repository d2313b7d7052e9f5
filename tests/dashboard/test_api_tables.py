"""Tables over HTTP: filters, days, pieces, formats, and errors that say what to do."""

import io
from collections.abc import Iterator

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from starlette.testclient import TestClient

from dashboard.app import create
from dashboard.ledger import Ledger
from dashboard.views.tables import TABLES, fields, whole_table

CLAIM = "Two-way trade rose 32 percent to 41 billion dollars in 2023, according to Kazakh government data"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create()) as connected:
        yield connected


@pytest.mark.parametrize("name", TABLES)
def test_a_table_travels_whole_as_parquet(client: TestClient, ledger: Ledger, name: str) -> None:
    answer = client.get(f"/api/v1/{name}.parquet")
    assert_frame_equal(
        pd.read_parquet(io.BytesIO(answer.content)),
        whole_table(ledger, name).reset_index(drop=True),
        check_dtype=False,
    )


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_a_table_is_described(client: TestClient, ledger: Ledger, name: str) -> None:
    answer = client.get(f"/api/v1/{name}?limit=1").json()
    assert [column["name"] for column in answer["columns"]] == list(answer["rows"][0])
    assert all(field.meaning for field in fields(ledger, name))


def test_filters_choose_rows_of_the_mart(client: TestClient, ledger: Ledger) -> None:
    query = "reporter=KAZ&partner=CHN&measure=export,import&from=2022&to=2023&in_force=true&frequency=A"
    rows = pd.DataFrame(client.get(f"/api/v1/totals?{query}").json()["rows"])
    mart = ledger.table("totals")
    wanted = mart[
        (mart["reporter"] == "KAZ")
        & (mart["partner"] == "CHN")
        & mart["measure"].isin(["export", "import"])
        & mart["period"].isin(["2022", "2023"])
        & mart["in_force"]
        & (mart["frequency"] == "A")
    ]
    assert list(rows["value_usd"]) == list(wanted["value_usd"])


def test_a_day_in_the_past_gives_the_past(client: TestClient) -> None:
    query = "source=bns&partner=CHN&period=2023&measure=turnover&in_force=true"
    then, now = (
        client.get(f"/api/v1/totals?{query}{day}").json()["rows"] for day in ("&as_of=2024-07-03", "")
    )
    assert [row["value_usd"] for row in then] == [31.5e9]
    assert [round(row["value_usd"] / 1e9, 2) for row in now] == [30.06]


def test_pieces_make_the_whole(client: TestClient, ledger: Ledger) -> None:
    address, snapshots = "/api/v1/totals?limit=400&columns=snapshots", []
    while address:
        answer = client.get(address)
        assert answer.headers["Khorgos-Total-Rows"] == "901"
        snapshots += [row["snapshots"] for row in answer.json()["rows"]]
        address = answer.json().get("next", "")
    assert snapshots == list(ledger.table("totals")["snapshots"])


def test_csv_keeps_codes_and_every_digit(client: TestClient, ledger: Ledger) -> None:
    answer = client.get("/api/v1/commodity.csv")
    read = pd.read_csv(io.BytesIO(answer.content), dtype={"commodity": str})
    mart = ledger.table("commodity").reset_index(drop=True)
    assert list(read["commodity"]) == list(mart["commodity"])
    pd.testing.assert_series_equal(read["value_usd"], mart["value_usd"])


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json;q=0.5, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/html, */*;q=0.1", "application/json"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
    ],
)
def test_the_format_follows_the_header_where_no_extension_says(
    client: TestClient, accept: str, kind: str
) -> None:
    assert client.get("/api/v1/goals", headers={"Accept": accept}).headers["content-type"] == kind


@pytest.mark.parametrize(
    "address", ["totals", "totals.csv", "view/overview.parquet", "workbook/overview.xlsx"]
)
def test_what_the_asker_holds_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(f"/api/v1/{address}")
    tag = first.headers["etag"]
    again = client.get(f"/api/v1/{address}", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/api/v1/{address}", headers={"If-None-Match": '"other"'}).content == first.content
    assert client.get(f"/api/v1/{address}?as_of=2026-11-02").headers["etag"] != tag


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("nothing", 404, "The tables are flows, totals"),
        ("totals.docx", 404, "Choose one of .json, .csv, .parquet"),
        ("totals?reportr=KAZ", 400, "is not a parameter of this address. Use one of ledger"),
        ("totals?measure=exports", 400, "measure is one of export, import, turnover, balance"),
        ("totals?as_of=yesterday", 400, "as_of is a day such as 2024-07-03"),
        ("totals?as_of=2023-02-30", 400, "Leave it out for today's data"),
        ("totals?limit=200001", 400, "limit is a whole number from 1 to 200,000"),
        ("totals?offset=-1", 400, "offset is a whole number from 0"),
        ("totals?from=23", 400, "from is a year of four digits"),
        ("totals?columns=value", 400, "columns is one of ledger"),
        ("view/overview.csv?table=none", 400, "Choose one of lines, gap"),
        ("view/none", 404, "The views are overview"),
        ("view/commodities?as_of=1990-01-01", 404, "Choose a later day"),
        ("workbook/overview.xlsx?style=bold", 400, "style is one of default, analyst"),
        ("claims/check", 400, "There is no text to check"),
        ("claims/check?text=a&date=soon", 400, "Write it like 2024-07-03"),
        ("nothing/at/all", 404, "The API is described at /api/v1/openapi.json"),
    ],
)
def test_a_problem_says_what_to_do(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert said in answer.json()["detail"]


def test_no_accepted_format_is_a_problem_with_those_there_are(client: TestClient) -> None:
    answer = client.get("/api/v1/goals", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/json" in answer.json()["allowed"]


def test_the_api_only_reads(client: TestClient) -> None:
    answer = client.delete("/api/v1/totals")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in answer.headers["allow"]


def test_a_claim_is_checked_by_address_and_by_body_alike(client: TestClient) -> None:
    asked = {"text": CLAIM, "date": "2024-07-03"}
    by_address = client.get("/api/v1/claims/check", params=asked).json()
    assert by_address["judgements"][0]["verdict"] == "misattributed"
    assert client.post("/api/v1/claims/check", json=asked).json() == by_address
    typed = client.post(
        "/api/v1/claims/check?date=2024-07-03", content=CLAIM, headers={"Content-Type": "text/plain"}
    )
    assert typed.json() == by_address


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"text": 1}', "application/json", 400),
        (b'{"text": "a", "more": 1}', "application/json", 400),
        (b"\xff", "text/plain", 400),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b"a" * 200_001, "text/plain", 413),
        (b"a" * 1_000_001, "text/plain", 413),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(
    client: TestClient, body: bytes, kind: str, status: int
) -> None:
    answer = client.post("/api/v1/claims/check", content=body, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "xlsx"])
def test_one_data_version_gives_the_same_bytes(client: TestClient, form: str) -> None:
    one, other = (client.get(f"/api/v1/view/commodities.{form}?year=2014").content for _ in range(2))
    assert one == other
