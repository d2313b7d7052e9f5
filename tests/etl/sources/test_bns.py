"""Kazakhstan's statistics: listings, the workbook by country, and the workbook of goods by country."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from etl.errors import UnreadableFile
from etl.lineage import ROOT
from etl.sources.bns import connector
from etl.sources.bns.listing import LISTING
from etl.sources.bns.periods import period_of_file, read_period
from etl.sources.connector import Answer, Request
from etl.sources.transcribed import COLUMNS
from tests.etl.sources.conftest import SPECIMENS, Fetch, Refused, answer_to

FOLDER = SPECIMENS / "bns"
FINAL = "by-country-2025-final.xls"
GOODS = "goods-by-country-2025-final.xls"
Change = Callable[[Workbook], object]


def specimen(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def parsed(name: str, file: str) -> pd.DataFrame:
    return connector.parse(specimen(name), f"bns/2026-08-28/{file}")


def changed(change: Change, name: str = "by-country-2025.xlsx") -> bytes:
    book = openpyxl.load_workbook(FOLDER / name)
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(sheet: str, cell: str, value: str | float | None) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def without_years(book: Workbook) -> None:
    for year in ("2025", "2024"):
        book.remove(book[year])


def value(frame: pd.DataFrame, partner: str, flow: str, period: str) -> str:
    rows = frame[(frame["partner"] == partner) & (frame["flow"] == flow) & (frame["period"] == period)]
    return str(rows["value"].item())


def partner_names() -> dict[str, str]:
    with (ROOT / "data/reference/country_names.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["code"] for row in csv.DictReader(file) if row["source"] == "bns"}


def test_a_whole_fetch_leads_over_the_listings_to_every_edition(fetch: Fetch) -> None:
    answers = fetch(connector, {})
    released = {answer.request.file: connector.published(answer) for answer in answers}
    assert {file: release.vintage for file, release in released.items()} == {
        "by-country-2023-final.xls": "2024-08-29",
        "by-country-2024-final.xls": "2025-08-29",
        "by-country-2025-final.xls": "2026-08-28",
        "by-country-2025-preliminary.xls": "2026-02-13",
        "by-country-2026-01-to-07.xls": "2026-09-14",
        "goods-by-country-2023-final.xls": "2024-08-30",
        "goods-by-country-2024-final.xls": "2025-08-30",
        "goods-by-country-2025-final.xls": "2026-08-30",
        "goods-by-country-2026-01-to-07.xls": "2026-09-15",
    }
    final = released[FINAL]
    assert final.title == "Foreign trade of Kazakhstan by country, 2025 (final)"
    assert "«Основные показатели внешней торговли РК по странам (2025г.)»" in final.citation
    assert "https://stat.gov.kz/api/iblock/element/900252/file/ru/" in final.citation


def listing(content: bytes, year: str, day: date) -> Answer:
    request = Request("bns", "", "", LISTING, (("year", year), ("name", "19182")))
    return Answer(request, LISTING, content, {}, day)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>stub</html>", "has no table by country"),
        (b"", "has no table by country"),
        (specimen("listing-goods-2026.html"), "has no table by country"),
        (specimen("listing-by-country-2026.html").replace(b"14.09.2026", b"soon"), "no title or no date"),
        (specimen("listing-by-country-2026.html").replace("2026г".encode(), b""), "states no period"),
        (specimen("listing-by-country-2026.html").decode().encode("cp1251"), "not UTF-8"),
    ],
)
def test_a_listing_without_its_parts_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        list(connector.follow(listing(content, "2026", date(2026, 9, 20))))


def test_a_new_year_may_have_no_table_yet() -> None:
    empty = b'<div class="divTable"></div>'
    assert list(connector.follow(listing(empty, "2026", date(2026, 2, 1)))) == []


@pytest.mark.parametrize(
    ("text", "frequency", "period"),
    [
        ("2025 год", "A", "2025"),
        ("за  2021 год", "A", "2021"),
        ("за январь-декабрь 2019 года", "A", "2019"),
        ("Основные показатели внешней торговли РК по странам (2025г.)", "A", "2025"),
        ("(январь-июль 2026г.)", "YTD", "2026-01/2026-07"),
        ("январь – март 2026 года*", "YTD", "2026-01/2026-03"),
        ("(январь-май 2026 г.)", "YTD", "2026-01/2026-05"),
        ("за январь 2026 года", "M", "2026-01"),
    ],
)
def test_periods_as_the_bureau_writes_them(text: str, frequency: str, period: str) -> None:
    found = read_period(text)
    assert found is not None
    assert (found.frequency, found.text) == (frequency, period)


def test_a_files_name_carries_its_period() -> None:
    for name, period in [(FINAL, "2025"), ("by-country-2026-01-to-07.xls", "2026-01/2026-07")]:
        found = period_of_file(name)
        assert found is not None
        assert found.text == period
    assert period_of_file("Основные показатели внешней торговли_2019.xls") is None


def test_countries_and_the_total_are_read_and_groups_are_not() -> None:
    frame = parsed("by-country-2025.xlsx", FINAL)
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert sorted(frame["partner"].unique()) == [
        "всего",
        "италия",
        "китай",
        "кыргызстан",
        "молдова, республика",
        "папуа-новая гвинея",
        "россия",
        "соединенные штаты америки",
        "тайвань (китай)",
    ]
    assert value(frame, "китай", "turnover", "2025") == "34000000"
    assert value(frame, "китай", "import", "2024") == "18000000"
    assert value(frame, "папуа-новая гвинея", "export", "2025") == "1000.5"
    assert set(frame["status"]) == {"A"}
    assert set(frame["reporter"]) == {"казахстан"}
    china = frame[(frame["partner"] == "китай") & (frame["period"] == "2025")]
    assert set(china["snapshot"]) == {
        f"bns/2026-08-28/{FINAL}#2025!17.{flow}" for flow in ("turnover", "export", "import")
    }
    assert list(china["valuation"]) == ["mixed", "FOB", "CIF"]


def test_a_blank_is_no_flow_and_a_printed_zero_stays() -> None:
    frame = parsed("by-country-2025.xlsx", FINAL)
    assert set(frame[frame["partner"] == "папуа-новая гвинея"]["flow"]) == {"turnover", "export"}
    zero = connector.parse(changed(put("2025", "F22", 0)), f"bns/x/{FINAL}")
    assert value(zero, "папуа-новая гвинея", "import", "2025") == "0"


def test_a_preliminary_edition_marks_its_own_year_alone() -> None:
    frame = parsed("by-country-2025-preliminary.xlsx", "by-country-2025-preliminary.xls")
    assert frame.groupby("period")["status"].unique().map(list).to_dict() == {"2024": ["A"], "2025": ["P"]}


def test_part_years_are_provisional() -> None:
    frame = parsed("by-country-2026-07.xlsx", "by-country-2026-01-to-07.xls")
    assert set(frame["period"]) == {"2025-01/2025-07", "2026-01/2026-07"}
    assert set(frame["frequency"]) == {"YTD"}
    assert set(frame["status"]) == {"P"}


def test_without_a_heading_the_file_says_the_months_of_its_sheets() -> None:
    def strip(book: Workbook) -> None:
        for year in ("2025", "2024"):
            book[year]["A2"] = None

    frame = connector.parse(changed(strip), "bns/x/by-country-2025-01-to-07.xls")
    assert set(frame["period"]) == {"2025-01/2025-07", "2024-01/2024-07"}


def test_a_workbook_saved_again_is_the_same() -> None:
    again = changed(lambda book: book)
    assert again != specimen("by-country-2025.xlsx")
    assert connector.same(specimen("by-country-2025.xlsx"), again)
    assert not connector.same(specimen("by-country-2025.xlsx"), changed(put("2025", "B6", 1)))
    assert not connector.same(specimen("by-country-2025.xlsx"), b"")


def test_a_workbook_added_by_hand_is_dated_by_its_cover() -> None:
    answer = answer_to(Request("bns", FINAL, "", ""), specimen("by-country-2025.xlsx"))
    assert connector.published(answer).vintage == "2026-08-28"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "a web page, not a workbook"),
        (b"Rar!\x1a\x07", "a RAR archive.*Unpack it"),
        (b"a,b,c", "begins with b'a,b,'"),
        (specimen("by-country-2025.xlsx")[:4000], "cannot be opened"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "cannot be opened"),
        (changed(put("2025", "E3", "млн. долларов США")), "says млн.*sheet 2025"),
        (changed(put("2025", "E3", "")), "is not stated.*sheet 2025"),
        (
            changed(put("2025", "D4", "Вывоз")),
            "unknown column 'вывоз', missing .*'экспорт'.*sheet 2025, row 4",
        ),
        (changed(put("2025", "H17", 7)), "'7' stands in column 8, which has no heading.*sheet 2025, row 17"),
        (changed(put("2025", "D17", "много")), "'много', which is not a number.*sheet 2025, row 17"),
        (changed(put("2025", "D17", -5)), "'-5', which is not a number"),
        (changed(put("2025", "D17", None)), "turnover of 'китай' is not exports plus imports.*row 17"),
        (changed(put("2025", "A17", None)), "figures and no name.*sheet 2025, row 17"),
        (changed(put("2025", "A17", "Италия")), "'Италия' stands twice.*sheet 2025, row 17"),
        (changed(put("2025", "A16", "Азия и другие")), "turnover adds up to .* group taken for a country"),
        (changed(lambda book: book["2025"].delete_rows(17)), "turnover adds up to .*sheet 2025"),
        (changed(put("2025", "A2", "2024 год")), "heading says 2024 .*disagree.*sheet 2025"),
        (changed(put("2025", "A2", "январь-июль 2025 года")), "disagree"),
        (changed(put("2025", "A6", "Итог")), "no header with «Экспорт» above a row «Всего»"),
        (
            changed(without_years),
            "neither a sheet per year",
        ),
    ],
)
def test_a_faulty_workbook_is_refused(content: bytes, said: str, refused: Refused) -> None:
    assert re.search(said, refused(connector, content, FINAL))


def test_goods_are_read_at_four_digits_for_china_alone() -> None:
    frame = parsed("goods-by-country-2025.xlsx", GOODS)
    assert frame[["commodity", "flow", "period", "value"]].to_numpy().tolist() == [
        ["2603", "export", "2025", "2800000"],
        ["2603", "import", "2025", "0"],
        ["7403", "export", "2025", "2000000"],
        ["8703", "import", "2025", "1400000"],
    ]
    assert set(frame["partner"]) == {"китай"}
    assert set(frame["classification"]) == {"TNVED"}
    assert frame["label"].iloc[0] == "Руды и концентраты медные"
    # References are joined by spaces later, so the sheet's name brings none.
    assert (
        frame["snapshot"].iloc[0]
        == f"bns/2026-08-28/{GOODS}#4_знака_ТН_ВЭД!8.{frame['flow'].iloc[0]}.{frame['period'].iloc[0]}"
    )


def test_goods_of_a_part_year_are_provisional_and_dated_by_their_column() -> None:
    frame = parsed("goods-by-country-2026-07.xlsx", "goods-by-country-2026-01-to-07.xls")
    assert set(frame["period"]) == {"2026-01/2026-07"}
    assert set(frame["status"]) == {"P"}


LEVEL = "4 знака ТН ВЭД"


def test_columns_of_goods_are_found_by_their_words_wherever_they_stand() -> None:
    frame = connector.parse(
        changed(lambda book: book[LEVEL].delete_cols(3, 8), "goods-by-country-2025.xlsx"), f"bns/x/{GOODS}"
    )
    assert list(frame["value"]) == ["2800000", "0", "2000000", "1400000"]


def test_where_goods_have_no_column_for_the_whole_period_the_months_are_kept_apart() -> None:
    frame = connector.parse(
        changed(lambda book: book[LEVEL].delete_cols(11, 4), "goods-by-country-2025.xlsx"), f"bns/x/{GOODS}"
    )
    assert set(frame["period"]) == {"2025-01", "2025-02"}
    assert set(frame["frequency"]) == {"M"}
    assert value(frame[frame["commodity"] == "2603"], "китай", "export", "2025-01") == "280000"


def test_leading_zeros_are_kept() -> None:
    frame = connector.parse(changed(put(LEVEL, "A7", "0713"), "goods-by-country-2025.xlsx"), f"bns/x/{GOODS}")
    assert frame["commodity"].iloc[0] == "0713"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put(LEVEL, "A10", 713), "'713' has not four digits.*row 10"),
        (put(LEVEL, "A10", "740311"), "'740311' has not four digits.*row 10"),
        (put(LEVEL, "L8", "x"), "reads 'x', which is not a number.*row 8"),
        (put(LEVEL, "L6", "млн. долларов США"), "column 12 reads 'млн. долларов сша', not thousand"),
        (put(LEVEL, "K5", "вывоз"), "Column 12 does not say its flow"),
        (put(LEVEL, "L6", "нетто, тонн"), "lacks a value column for exports or imports"),
    ],
)
def test_faulty_goods_are_refused(change: Change, said: str, refused: Refused) -> None:
    sentence = refused(connector, changed(change, "goods-by-country-2025.xlsx"), GOODS)
    assert re.search(said, sentence)


def test_goods_without_partners_are_refused(refused: Refused) -> None:
    def rename(book: Workbook) -> None:
        for row in (8, 11, 14):
            book[LEVEL][f"B{row}"] = "Индия"

    assert "no row of China" in refused(connector, changed(rename, "goods-by-country-2025.xlsx"), GOODS)


WORKBOOKS = {
    "Основные показатели внешней торговли_2019.xls": {"2018": "11691670.00", "2019": "14792492.52"},
    "Основные показатели внешней торговли_2020.xls": {"2019": "14792492.52", "2020": "15798567.63"},
    "Основные показатели внешней торговли_2021.xls": {"2020": "15798567.63", "2021": "18000962.49"},
    "Основные показатели внешней торговли по странам_2022.xls": {
        "2021": "18000962.49",
        "2022": "24203945.21",
    },
    "Основные показатели внешней торговли по странам_2023.xls": {
        "2022": "24203945.21",
        "2023": "30055389.61",
    },
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_bureaus_own_workbooks_add_up(shared: Path, name: str) -> None:
    content = (shared / "specimens/kazakhstan" / name).read_bytes()
    frame = connector.parse(content, f"bns/edition/{name}")
    names = partner_names()
    assert set(frame["partner"]) <= set(names)
    assert (
        not frame["partner"]
        .map(names)
        .groupby([frame["period"], frame["flow"]])
        .apply(lambda one: one.duplicated().any())
        .any()
    )
    for period, turnover in WORKBOOKS[name].items():
        assert Decimal(value(frame, "китай", "turnover", period)).quantize(Decimal("0.01")) == Decimal(
            turnover
        )
        for flow in ("turnover", "export", "import"):
            rows = frame[(frame["period"] == period) & (frame["flow"] == flow)]
            countries = rows[rows["partner"] != "всего"]["value"].map(Decimal)
            total = Decimal(value(frame, "всего", flow, period))
            assert abs(sum(countries) - total) <= Decimal("0.05") * len(countries)
    assert set(frame["status"]) == {"A"}


def test_the_recorded_listing_row_is_read(shared: Path) -> None:
    content = (shared / "specimens/kazakhstan/bns_listing_row.html").read_bytes()
    (request,) = connector.follow(listing(content, "2025", date(2026, 11, 25)))
    assert (request.file, request.url) == (FINAL, "https://stat.gov.kz/api/iblock/element/347387/file/ru/")
