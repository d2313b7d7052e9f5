"""WITS: totals alone, in thousand dollars, found by the ids of the dimensions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.sources.connector import Connector
from etl.sources.http import address
from etl.sources.transcribed import COLUMNS
from etl.sources.wits import connector
from tests.etl.sources.conftest import SPECIMENS, Fetch, Refused

IMPORTS = (SPECIMENS / "wits" / "KAZ-CHN-import.json").read_bytes()


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    answer = json.loads(IMPORTS)
    change(answer)
    return json.dumps(answer).encode()


def axes(answer: dict[str, Any]) -> Any:
    return answer["structure"]["dimensions"]["series"]


def test_both_flows_of_both_pairs_and_with_the_world_are_asked_for(fetch: Fetch) -> None:
    asked: Connector = connector
    answers = fetch(asked, {})
    assert len(answers) == 8
    assert address(answers[0].request) == (
        "https://wits.worldbank.org/API/V1/SDMX/V21/datasource/tradestats-trade/reporter/kaz/year/all/partner/chn"
        "/product/Total/indicator/MPRT-TRD-VL?format=JSON"
    )
    for answer in answers:
        reporter, partner, flow, _ = answer.request.file.split("-")
        frame = connector.parse(answer.content, answer.request.file)
        assert frame[["reporter", "partner", "flow"]].drop_duplicates().to_numpy().tolist() == [
            [reporter, partner, flow]
        ]
        assert connector.published(answer).vintage == connector.published(answer).known_from == "2026-11-25"
        assert list(connector.follow(answer)) == []


def test_only_the_total_is_read_because_product_families_overlap() -> None:
    frame = connector.parse(IMPORTS, "wits/2026-11-25/f.json")
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert list(frame["period"]) == ["2018", "2019", "2023"]
    assert list(frame["value"]) == ["5000000", "6000000", "16000000.5"]
    assert list(frame["precision"]) == ["0.5", "0.5", "0.05"]
    assert set(frame["unit"]) == {"thousand USD"}
    assert set(frame["valuation"]) == {"CIF"}
    assert list(frame["snapshot"].str[-2:]) == ["#3", "#4", "#5"]


def test_dimensions_may_stand_in_any_order() -> None:
    def turn(answer: dict[str, Any]) -> None:
        axes(answer).reverse()
        series = answer["dataSets"][0]["series"]
        answer["dataSets"][0]["series"] = {key[::-1]: series[key] for key in series}

    assert connector.parse(changed(turn), "f").equals(connector.parse(IMPORTS, "f"))


def test_the_time_of_preparation_is_no_change() -> None:
    assert connector.same(IMPORTS, IMPORTS.replace(b"2026-01-01T00:00:00", b"2026-02-02T00:00:00"))
    assert not connector.same(IMPORTS, IMPORTS.replace(b"16000000.5", b"16000000.6"))


def test_what_is_no_data_is_refused(refused: Refused, no_data: tuple[bytes, str]) -> None:
    assert no_data[1] in refused(connector, no_data[0], "f.json")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (IMPORTS[:-100], "cut off or not JSON"),
        (b'{"message": "no data"}', "not built like SDMX-JSON of WITS (KeyError('structure'))"),
        (changed(lambda answer: axes(answer).append({"id": "TRADETYPE"})), "unknown column 'TRADETYPE'"),
        (changed(lambda answer: axes(answer).pop(1)), "missing column 'REPORTER'"),
        (changed(lambda answer: answer["structure"]["attributes"]["observation"].clear()), "missing column 'DATASOURCE'"),
        (changed(lambda answer: answer["dataSets"][0]["series"].clear()), "no figures for all products"),
        (changed(lambda answer: answer["dataSets"][0]["series"].pop("0:0:0:2:0")), "no figures for all products"),
        (changed(lambda answer: axes(answer)[3]["values"].append({"id": "Total"})
                 or answer["dataSets"][0]["series"].update(
                     {"0:0:0:2:0": answer["dataSets"][0]["series"]["0:0:0:2:0"],
                      "0:0:0:02:0": answer["dataSets"][0]["series"]["0:0:0:2:0"]})),
         "give the same figure twice"),
        (IMPORTS.replace(b"US$ Thousand", b"US$ Mil"), "is not a value in US$ Thousand"),
        (IMPORTS.replace(b"MPRT-TRD-VL", b"MPRT-PRTNR-SHR"), "The indicator MPRT-PRTNR-SHR"),
        (IMPORTS.replace(b'"id": "A"', b'"id": "M"'), "The frequency 'M' is not annual"),
        (IMPORTS.replace(b'"id": "2018"', b'"id": "2018-Q1"'), "The year '2018-Q1' cannot be read"),
        (IMPORTS.replace(b"16000000.5", b'"n/a"'), "The value 'n/a' is not a number"),
        (IMPORTS.replace(b"16000000.5", b"160000000000000"), "more than the whole world trades"),
    ],
)  # fmt: skip
def test_an_answer_that_would_mislead_is_refused(refused: Refused, content: bytes, said: str) -> None:
    assert said in refused(connector, content, "f.json")


def test_an_empty_cell_is_not_zero() -> None:
    assert list(connector.parse(IMPORTS.replace(b"6000000,", b"null,", 1), "f")["period"]) == ["2018", "2023"]


def test_the_real_answer_gives_the_imports_of_the_usa_in_2017(shared: Path) -> None:
    content = (shared / "specimens/wits/USA_2017_MPRT_WLD_all.json").read_bytes()
    (row,) = connector.parse(content, "f").to_dict("records")
    assert (row["reporter"], row["partner"], row["flow"], row["period"]) == ("USA", "WLD", "import", "2017")
    assert (row["value"], row["unit"], row["precision"]) == ("2407390189.46", "thousand USD", "0.005")
