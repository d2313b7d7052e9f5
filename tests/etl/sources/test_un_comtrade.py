"""UN Comtrade: what is asked within its caps, and that no trade is counted twice or shifted by a column."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.errors import UnreadableFile
from etl.lineage import ROOT
from etl.reference import load
from etl.sources.connector import Answer, Connector
from etl.sources.http import address
from etl.sources.transcribed import COLUMNS
from etl.sources.un_comtrade import connector, parse_site_csv
from tests.etl.sources.conftest import SPECIMENS, TODAY, Fetch, Refused, answer_to

FOLDER = SPECIMENS / "comtrade"
TOTALS = (FOLDER / "preview_KAZ_2023_totals.json").read_bytes()
SITE = (FOLDER / "site.csv").read_bytes()
KEY = {"COMTRADE_KEY": "set"}


def changed(change: Callable[[list[dict[str, Any]]], object], content: bytes = TOTALS) -> bytes:
    """An answer whose rows were changed, with the count that belongs to it."""
    answer = json.loads(content)
    change(answer["data"])
    return json.dumps({**answer, "count": len(answer["data"])}).encode()


def every(**cells: object) -> bytes:
    return changed(lambda rows: [row.update(cells) for row in rows])


def and_again(**cells: object) -> bytes:
    """The first row stands there once more, with some cells changed."""
    return changed(lambda rows: rows.append({**rows[0], **cells}))


def test_it_is_a_connector() -> None:
    asked: Connector = connector
    assert (asked.source, asked.parser, asked.countries) == ("comtrade", "un_comtrade", "comtrade")


# What is asked


def test_only_released_years_are_asked_for_one_a_call(fetch: Fetch) -> None:
    answers = fetch(connector, {})
    assert [answer.request.file for answer in answers] == [
        f"{side}-{year}-{part}.json"
        for side in ("CHN", "KAZ")
        for year in (2023, 2024)
        for part in ("totals", "chapters")
    ]
    assert address(answers[-2].request) == (
        "https://comtradeapi.un.org/public/v1/preview/C/A/HS?reporterCode=398&period=2024&partnerCode=156,0"
        "&cmdCode=TOTAL&flowCode=M,X&partner2Code=0&customsCode=C00&motCode=0&includeDesc=True&breakdownMode=classic"
    )


def test_years_before_since_are_left_out() -> None:
    (first, _) = connector.plan(2024, TODAY, {})
    led = connector.follow(answer_to(first, (FOLDER / "getDa_CHN.json").read_bytes()))
    assert [request.file for request in led] == ["CHN-2024-totals.json", "CHN-2024-chapters.json"]


def test_a_key_adds_headings_and_subheadings_in_blocks_of_twelve_years(fetch: Fetch) -> None:
    keyed = [answer.request for answer in fetch(connector, KEY) if answer.request.secret_header]
    assert [request.file for request in keyed[:3]] == [
        "CHN-2016-2027-headings.json",
        "CHN-2016-2027-subheadings-import.json",
        "CHN-2016-2027-subheadings-export.json",
    ]
    assert {request.secret_header for request in keyed} == {("Ocp-Apim-Subscription-Key", "COMTRADE_KEY")}
    assert all("key" not in address(request).lower() for request in keyed)
    assert {dict(request.query)["period"] for request in keyed} == {"2023,2024"}


def test_a_block_holds_the_same_years_whatever_since_is() -> None:
    (first, _) = connector.plan(2024, TODAY, KEY)
    led = connector.follow(answer_to(first, (FOLDER / "getDa_CHN.json").read_bytes()))
    assert {dict(request.query)["period"] for request in led if request.secret_header} == {"2023,2024"}


def test_a_vintage_is_the_day_of_release(fetch: Fetch) -> None:
    answers = {answer.request.file: connector.published(answer) for answer in fetch(connector, KEY)}
    assert answers["CHN-2023-totals.json"].vintage == "2024-05-06"
    assert answers["KAZ-2024-chapters.json"].known_from == "2025-07-07"
    assert answers["CHN-2016-2027-headings.json"].vintage == "2025-06-02"


def test_no_figure_is_fetched_twice_into_one_vintage(fetch: Fetch) -> None:
    key = ["reporter", "partner", "flow", "period", "commodity"]
    seen: set[tuple[str, ...]] = set()
    for answer in fetch(connector, KEY):
        rows = connector.parse(answer.content, answer.request.file)[key].itertuples(index=False)
        figures = {(connector.published(answer).vintage, *row) for row in rows}
        assert not seen & figures
        seen |= figures


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"lastReleased"', '"lastSeen"', "lacks lastreleased"),
        ('"reporterCode": 156', '"reporterCode": 398', "has none of China"),
        ('"period": 2023', '"period": "2023-24"', "The year '2023-24' cannot be read"),
    ],
)
def test_a_list_of_released_years_that_cannot_be_read_is_refused(old: str, new: str, said: str) -> None:
    content = (FOLDER / "getDa_CHN.json").read_text(encoding="utf-8").replace(old, new).encode()
    (first, _) = connector.plan(2023, TODAY, {})
    with pytest.raises(UnreadableFile, match=rf"{said}.*getDa/C/A/HS\?reporterCode=156"):
        list(connector.follow(answer_to(first, content)))


# Whether an answer is new


def test_time_taken_and_order_of_rows_are_no_change() -> None:
    turned = changed(lambda rows: rows.reverse()).replace(b"0.10 secs", b"9.99 secs")
    assert connector.same(TOTALS, turned)
    assert not connector.same(TOTALS, TOTALS.replace(b"14000000000.0", b"14000000001.0"))
    assert not connector.same(TOTALS, b"<html>")


def test_an_answer_that_cannot_be_read_is_not_published(fetch: Fetch) -> None:
    good = fetch(connector, {})[0]
    with pytest.raises(UnreadableFile, match=r"no rows.*https://comtradeapi\.un\.org/public"):
        connector.published(
            Answer(good.request, good.url, b'{"count":0,"data":[],"error":""}', {}, good.fetched_on)
        )


# What is read


def test_every_cell_is_in_the_publishers_terms() -> None:
    frame = connector.parse(TOTALS, "comtrade/2024-07-01/KAZ-2023-totals.json")
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert frame.iloc[0].to_dict() == {
        "reporter": "398", "partner": "156", "flow": "import", "frequency": "A", "period": "2023",
        "classification": "H6", "commodity": "TOTAL", "label": "All Commodities", "value": "17000000000.0",
        "unit": "USD", "precision": "0.5", "growth_pct": "", "valuation": "CIF", "status": "A",
        "confidence": "high", "note": "", "snapshot": "comtrade/2024-07-01/KAZ-2023-totals.json#1",
    }  # fmt: skip
    assert list(frame["valuation"]) == ["CIF", "CIF", "FOB", "FOB"]


def test_chapters_add_up_to_the_total(fetch: Fetch) -> None:
    frames = [connector.parse(answer.content, "f") for answer in fetch(connector, {})]
    for totals, chapters in zip(frames[::2], frames[1::2], strict=True):
        both = chapters.assign(value=chapters["value"].map(Decimal)).groupby("flow")["value"].sum()
        pair = totals[totals["partner"] != "0"].set_index("flow")["value"].map(Decimal)
        assert both.to_dict() == pair.to_dict()


@pytest.mark.parametrize(
    "cells",
    [
        {"customsCode": "C05"}, {"motCode": 2100}, {"mosCode": "1"}, {"partner2Code": 643}, {"flowCode": "RM"},
        {"partnerCode": 97},
    ],
)  # fmt: skip
def test_breakdowns_re_trade_and_groups_are_left_out(cells: dict[str, object]) -> None:
    assert connector.parse(and_again(**cells), "f").equals(connector.parse(TOTALS, "f"))


def test_codes_may_be_printed_with_spaces_names_in_either_case_and_descriptions_be_null() -> None:
    odd = every(mosCode="0 ", reporterDesc=None, partnerISO=None).replace(b'"cifvalue"', b'"cifValue"')
    assert connector.parse(odd, "f").equals(connector.parse(TOTALS, "f"))
    assert list(connector.parse(every(mosCode="-1", cmdDesc=None), "f")["label"]) == [""] * 4


def test_months_are_read() -> None:
    assert set(connector.parse(every(freqCode="M", period="202305"), "f")["period"]) == {"2023-05"}


def test_a_value_that_is_neither_cif_nor_fob_named_has_an_unknown_valuation() -> None:
    assert set(connector.parse(every(cifvalue=None, fobvalue=None), "f")["valuation"]) == {"unknown"}
    only_fob = changed(lambda rows: rows[0].update(cifvalue=None, fobvalue=rows[0]["primaryValue"]))
    assert connector.parse(only_fob, "f")["valuation"][0] == "FOB"


# What is refused


def test_what_is_no_data_is_refused(refused: Refused, no_data: tuple[bytes, str]) -> None:
    for name in ("CHN-2023-totals.json", "site.csv"):
        assert no_data[1] in refused(connector, no_data[0], name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TOTALS[:-200], "cut off or not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"count":0,"data":[],"error":""}', "no rows and names no error"),
        (b'{"statusCode":404,"message":"Resource not found"}', "no list of rows: Resource not found"),
        (b'{"count":0,"data":[],"error":"Calculation failed"}', "reports an error: Calculation failed"),
        (TOTALS.replace(b'"count":4', b'"count":5'), "announces 5 rows and has 4"),
        (every(quota=1), "unknown column 'quota'"),
        (changed(lambda rows: rows[2].pop("motCode")), "missing column 'motcode'"),
        (and_again(), "Rows 1 and 5 give the same figure twice"),
        (and_again(mosCode="-1", primaryValue=1.0, cifvalue=1.0), "Rows 1 and 5 give the same figure twice"),
        (every(customsCode="C05"), "No row is a total over procedures"),
        (every(classificationCode="S4"), "'C S4' is not goods in the Harmonized System"),
        (every(cmdCode="1"), "'1' is no HS code"),
        (every(period="202313", freqCode="M"), "The period '202313' of frequency 'M'"),
        (every(primaryValue=None), "The value '' is not a number"),
        (every(primaryValue=-1.0), "cannot be an amount of trade"),
        (every(primaryValue=float("nan")), "A value is NaN"),
        (every(primaryValue=1e15, cifvalue=1e15), "more than the whole world trades"),
        (every(primaryValue=17e12), "neither the CIF nor the FOB value"),
    ],
)  # fmt: skip
def test_an_answer_that_would_mislead_is_refused(refused: Refused, content: bytes, said: str) -> None:
    assert said in refused(connector, content, "KAZ-2023-totals.json")


def many(rows: int) -> bytes:
    return changed(
        lambda data: data.extend({**data[0], "partnerCode": code} for code in range(1000, 1000 + rows - 4))
    )


def test_exactly_the_row_cap_is_refused_and_below_it_is_not(refused: Refused) -> None:
    said = refused(connector, many(500), "KAZ-2023-totals.json")
    assert "ends exactly at the cap of 500 rows" in said
    assert "Split the request" in said
    assert len(connector.parse(many(499), "KAZ-2023-totals.json")) == 499
    assert len(connector.parse(many(500), "KAZ-2016-2027-headings.json")) == 500


# CSV saved by hand


def test_the_comma_at_the_end_of_rows_shifts_nothing() -> None:
    frame = parse_site_csv(SITE, "comtrade/2026-11-25/site.csv")
    assert list(frame["value"]) == ["14000000000", "78000000000", "5000000000", "1234567.25"]
    assert list(frame["commodity"]) == ["TOTAL", "TOTAL", "26", "01"]
    assert list(frame["precision"]) == ["0.5", "0.5", "0.5", "0.005"]
    assert list(frame["snapshot"].str[-1]) == ["2", "3", "4", "7"]
    for other in (SITE.replace(b",\n", b"\n"), SITE.replace(b"isAggregate\n", b"isAggregate,\n")):
        assert parse_site_csv(other, "comtrade/2026-11-25/site.csv").equals(frame)
    assert connector.parse(SITE, "comtrade/2026-11-25/site.csv").equals(frame)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SITE[:-40], "cut off or not CSV"),
        (SITE[: SITE.rindex(b'"H6"')], "A row has 18 cells where the header has 47"),
        (SITE.splitlines()[0], "a header and nothing below it"),
        (SITE.replace(b"motDesc", b"motText", 1), "unknown column 'mottext', missing column 'motdesc'"),
        (
            SITE.replace(b'"2100"', b'"0"'),
            "Rows 4 and 5 give the same figure twice (398, 156, export, 2023, 26, FOB)",
        ),
    ],
)
def test_a_csv_that_would_mislead_is_refused(refused: Refused, content: bytes, said: str) -> None:
    assert said in refused(connector, content, "site.csv")


# The real specimens


def test_the_sites_csv_keeps_its_control_totals(shared: Path) -> None:
    found = {}
    for file in sorted((shared / "specimens/comtrade").glob("comtradeplus_*.csv")):
        frame = parse_site_csv(file.read_bytes(), file.name)
        totals = frame[(frame["commodity"] == "TOTAL") & (frame["partner"] != "0")]
        for row in totals[totals["period"] == "2024"].itertuples():
            found[row.reporter, row.flow] = row.value
    assert found == {
        ("156", "export"): "27954331004",
        ("156", "import"): "15911621031",
        ("398", "import"): "15153469835.46",
        ("398", "export"): "14897477202.63",
    }


def test_the_other_real_answers_are_read(shared: Path) -> None:
    rows = {
        file.name: connector.parse(file.read_bytes(), file.name)
        for name in ("final_HS26_*.csv", "get_CHN_*.json", "preview_*.json")
        for file in (shared / "specimens/comtrade").glob(name)
    }
    final, get, preview = (rows[name] for name in sorted(rows))
    assert len(final) == 240
    pair = final[(final["reporter"] == "398") & (final["partner"] == "156")]
    assert list(zip(pair["commodity"], pair["valuation"], strict=True)) == [("26", "FOB")]
    assert get["value"].iloc[0] == "6804128143.0"
    assert list(preview["value"]) == ["452684213646.747"]


def test_its_country_codes_agree_with_countries_csv(shared: Path) -> None:
    """What the reference calls ``comtrade:…`` is what UN Comtrade itself writes beside the ISO code."""
    countries = load(ROOT / "data/reference").countries
    ours = {
        pair.removeprefix("comtrade:"): code
        for code, pairs in zip(countries["code"], countries["publisher_codes"], strict=True)
        for pair in pairs.split()
        if pair.startswith("comtrade:")
    }
    (final,) = (shared / "specimens/comtrade").glob("final_HS26_*.csv")
    theirs = {
        tuple(line.split(",")[at : at + 2])
        for line in final.read_text(encoding="utf-8").splitlines()[1:]
        for at in (6, 11)
    }
    assert {(code, iso) for code, iso in theirs if ours.get(code, iso) != iso} == {("0", "W00")}
