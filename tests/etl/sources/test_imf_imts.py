"""IMF IMTS: dollars stay dollars whatever SCALE says, and an empty cell is not a trade of nothing."""

from pathlib import Path

import pytest

from etl.sources.connector import Connector
from etl.sources.http import address
from etl.sources.imf_imts import connector
from etl.sources.transcribed import COLUMNS
from tests.etl.sources.conftest import SPECIMENS, Fetch, Refused

FOLDER = SPECIMENS / "imf"
ANNUAL, MIXED = ((FOLDER / name).read_bytes() for name in ("annual.csv", "mixed.csv"))
HEADER, FIRST = MIXED.splitlines(keepends=True)[:2]


def test_one_call_a_frequency_asks_for_both_sides_and_the_world(fetch: Fetch) -> None:
    asked: Connector = connector
    annual, monthly = fetch(asked, {})
    assert address(annual.request) == (
        "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/IMTS/+/CHN+KAZ.XG_FOB_USD+MG_CIF_USD."
        "CHN+KAZ+G001.A?c%5BTIME_PERIOD%5D=ge:1992-01-01&dimensionAtObservation=TIME_PERIOD&detail=full"
        "&includeHistory=false"
    )
    assert monthly.request.accept == "application/vnd.sdmx.data+csv"
    assert connector.published(annual).vintage == connector.published(monthly).known_from == "2026-11-25"
    assert len(connector.parse(annual.content, "f")) == 16
    assert set(connector.parse(monthly.content, "f")["period"]) == {"2024-01", "2024-02"}
    assert list(connector.follow(annual)) == []


def test_scale_multiplies_nothing_and_every_cell_is_in_the_publishers_terms() -> None:
    frame = connector.parse(ANNUAL, "imf/2026-11-25/f.csv")
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert frame.iloc[0].to_dict() == {
        "reporter": "CHN", "partner": "KAZ", "flow": "export", "frequency": "A", "period": "2023",
        "classification": "HS", "commodity": "TOTAL", "label": "", "value": "24000000000", "unit": "USD",
        "precision": "0.5", "growth_pct": "", "valuation": "FOB", "status": "A", "confidence": "medium",
        "note": "IMF derivation type M", "snapshot": "imf/2026-11-25/f.csv#2",
    }  # fmt: skip
    assert set(frame["partner"]) == {"CHN", "KAZ", "G001"}


def test_quarters_balances_groups_and_empty_cells_give_no_figure() -> None:
    frame = connector.parse(MIXED, "f")
    assert frame[["partner", "period", "value", "valuation", "status"]].to_numpy().tolist() == [
        ["BBB", "2024", "1000000", "FOB", "A"],
        ["BBB", "2025-01", "70000", "FOB", "A"],
        ["G001", "2024", "9000000", "FOB", "A"],
        ["BBB", "2024", "800000.5", "FOB", "E"],
    ]


def test_the_order_of_rows_is_no_change() -> None:
    head, *rows = ANNUAL.splitlines(keepends=True)
    assert connector.same(ANNUAL, b"".join([head, *reversed(rows)]))
    assert not connector.same(ANNUAL, ANNUAL.replace(b"24000000000", b"24000000001"))
    assert not connector.same(ANNUAL, b"<html>")


def test_what_is_no_data_is_refused(refused: Refused, no_data: tuple[bytes, str]) -> None:
    assert no_data[1] in refused(connector, no_data[0], "f.csv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER, "a header and nothing below it"),
        (HEADER + FIRST.replace(b",1000000,", b",,"), "no figures, only empty cells"),
        (ANNUAL[:-20], "cells where the header has 16"),
        (MIXED.replace(b"OVERLAP", b"OVERLAPS"), "unknown column 'OVERLAPS', missing column 'OVERLAP'"),
        (b"\n".join(row[: row.rindex(b",")] for row in MIXED.splitlines()), "missing column 'STATUS'"),
        (HEADER + FIRST + FIRST, "Rows 2 and 3 give the same figure twice"),
        (HEADER + FIRST.replace(b"IMF.STA:IMTS", b"IMF.STA:DIP"), "is not IMF.STA:IMTS"),
        (HEADER + FIRST.replace(b",6,", b",0,"), "The column SCALE has the unknown '0'"),
        (HEADER + FIRST.replace(b",USD,", b",EUR,"), "The column UNIT has the unknown 'EUR'"),
        (HEADER + FIRST.replace(b"XG_FOB_USD", b"XG_FOB_EUR"), "The column INDICATOR has the unknown"),
        (HEADER + FIRST.replace(b"BBB", b"BB"), "The country 'BB' is neither"),
        (HEADER + FIRST.replace(b",2024,", b",2024-01,"), "The period '2024-01' of frequency 'A'"),
        (HEADER + FIRST.replace(b",A,", b",D,"), "The period '2024' of frequency 'D'"),
        (HEADER + FIRST.replace(b",1000000,", b",1e6 USD,"), "is not a number"),
        (HEADER + FIRST.replace(b",1000000,", b",inf,"), "cannot be an amount of trade"),
        (ANNUAL.replace(b"000000000,6", b"000000000000,6"), "more than the whole world trades"),
        (ANNUAL.replace(b"000000000,6", b"000,6"), "of trade with the world cannot be in US dollars"),
    ],
)  # fmt: skip
def test_an_answer_that_would_mislead_is_refused(refused: Refused, content: bytes, said: str) -> None:
    assert said in refused(connector, content, "f.csv")


def test_the_real_answer_keeps_the_exports_of_the_usa_in_2024(shared: Path) -> None:
    frame = connector.parse((shared / "specimens/imf/imts_csv_sample_from_fixture.csv").read_bytes(), "f")
    world = frame[(frame["partner"] == "G001") & (frame["period"] == "2024")]
    assert list(world["value"]) == ["2065411250609"]
    assert len(frame) == 5  # the sixth has no value
