"""``python -m dashboard export`` writes the files that the server gives, without one."""

import io
import json
import logging
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from dashboard.__main__ import main
from dashboard.app import create
from dashboard.exports import VIEWS
from dashboard.ledger import Ledger


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_file_is_what_the_server_gives(tmp_path: Path, name: str, form: str) -> None:
    place = tmp_path / f"view.{form}"
    assert main(["export", name, "--out", str(place)]) == 0
    with TestClient(create()) as client:
        assert place.read_bytes() == client.get(f"/api/v1/view/{name}.{form}").content


def test_choices_are_those_of_the_address(tmp_path: Path) -> None:
    place = tmp_path / "goods.json"
    asked = ["export", "commodities", "reporter=KAZ", "flow=export", "year=2023", "--out", str(place)]
    assert main(asked) == 0
    rows = json.loads(place.read_text(encoding="utf-8"))["tables"]["items"]
    assert {(row["reporter"], row["flow"], row["period"]) for row in rows} == {("KAZ", "export", "2023")}


def test_an_analysts_workbook_has_a_long_sheet(tmp_path: Path) -> None:
    place = tmp_path / "book.xlsx"
    assert main(["export", "commodities", "--style", "analyst", "--out", str(place)]) == 0
    assert load_workbook(io.BytesIO(place.read_bytes())).sheetnames[-1] == "Long"


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        (["nothing"], "Choose one of overview"),
        (["overview", "year=2023"], "Choose among trade="),
        (["overview", "--table", "none", "--format", "csv"], "Choose one of lines"),
        (["overview", "as_of=soon"], "Write it like 2024-07-03"),
        (["commodities", "as_of=1990-01-01"], "Choose a later day"),
    ],
)
def test_what_cannot_be_written_is_said_with_a_remedy(
    asked: list[str], remedy: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        assert main(["export", *asked, "--out", str(tmp_path / "file.csv")]) == 1
    assert remedy in caplog.text
    assert list(tmp_path.iterdir()) == []


def test_the_page_describes_the_data_set_for_search_engines(ledger: Ledger) -> None:
    with TestClient(create()) as client:
        text = client.get("/").text
        described = json.loads(
            text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        )
        assert (described["@context"], described["@type"]) == ("https://schema.org", "Dataset")
        assert len(described["isBasedOn"]) == len(ledger.reference.sources)
        assert client.get(described["distribution"][0]["contentUrl"]).status_code == 200
