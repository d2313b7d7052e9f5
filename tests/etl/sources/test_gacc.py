"""China customs: the bulletin's index and table (2), and files of the query site."""

import re
from pathlib import Path

import pandas as pd
import pytest

from etl.errors import UnreadableFile
from etl.sources.connector import Request
from etl.sources.gacc import connector, parse_query_csv
from etl.sources.gacc.index import INDEX, IndexRequest
from etl.sources.gacc.query import ROW_CAP
from etl.sources.transcribed import COLUMNS
from tests.etl.sources.conftest import SPECIMENS, Fetch, Refused, answer_to

FOLDER = SPECIMENS / "gacc"
INDEX_PAGE = (FOLDER / "index-2026.html").read_bytes()
JULY = (FOLDER / "table-2-2026-07.html").read_bytes()
TABLE = "table-2-2026-07-usd.html"
PATH = f"gacc/2026-08-20/{TABLE}"
ENGLISH = (FOLDER / "query-export-english.csv").read_bytes()
CHINESE = (FOLDER / "query-export-chinese.csv").read_bytes()


def figures(frame: pd.DataFrame, partner: str) -> dict[tuple[str, str], str]:
    rows = frame[frame["partner"] == partner]
    return dict(zip(zip(rows["flow"], rows["period"], strict=True), rows["value"], strict=True))


def edited(old: str, new: str, content: bytes = JULY) -> bytes:
    text = content.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def kazakhstan(old: str, new: str, nil: str = "") -> bytes:
    """The July page with one cell of Kazakhstan's row changed, and another printed as nil."""
    head, name, row = JULY.partition(b"<b>Kazakhstan")
    row = edited(old, new, row)
    return head + name + (edited(nil, ">-", row) if nil else row)


def test_a_whole_fetch_leads_over_the_index_to_the_published_months(fetch: Fetch) -> None:
    answers = fetch(connector, {})
    assert [answer.request.file for answer in answers] == [
        "table-2-2026-01-usd.html",
        "table-2-2026-07-usd.html",
        "table-2-2026-07-cny.html",
        "table-2-2025-12-usd.html",
        "table-2-2024-12-usd.html",
        "table-2-2023-12-usd.html",
    ]
    assert [connector.published(answer).vintage for answer in answers][:3] == [
        "2026-02-20",
        "2026-08-20",
        "2026-08-20",
    ]
    assert connector.published(answers[1]).citation.endswith(
        "July 2026, in US dollars, published 20 August 2026"
    )
    assert all(answer.request.browser for answer in answers)


def test_only_wanted_years_are_asked_for() -> None:
    index = answer_to(IndexRequest("gacc", "", "", INDEX, since=2025), INDEX_PAGE)
    years = [request.url for request in connector.follow(index) if not request.file]
    assert years == ["http://english.customs.gov.cn/statics/report/monthly2025.html"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("monthly", "weekly", "does not say which year it shows"),
        ("by Country", "by Land", "has no row for table"),
        (
            "http://english.customs.gov.cn/Statics/",
            "http://elsewhere.example/Statics/",
            "which is not a table's page",
        ),
        (" Jul.", " 7.", "a month '7.', which is unknown"),
    ],
)
def test_an_index_without_its_parts_is_refused(old: str, new: str, said: str) -> None:
    content = INDEX_PAGE.decode().replace(old, new).encode()
    with pytest.raises(UnreadableFile, match=said):
        list(connector.follow(answer_to(Request("gacc", "", "", INDEX), content)))


def test_a_past_index_that_links_to_nothing_is_refused() -> None:
    content = re.sub(rb"<a href=http[^>]*>( ...\.)</a>", rb"<span>\1</span>", INDEX_PAGE)
    past = Request("gacc", "", "", INDEX.replace("monthly", "monthly2025"))
    with pytest.raises(UnreadableFile, match="index of 2025 links to no month"):
        list(connector.follow(answer_to(past, content)))


def test_month_and_cumulative_are_read_and_growth_belongs_to_the_cumulative() -> None:
    frame = connector.parse(JULY, PATH)
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert figures(frame, "Kazakhstan") == {
        ("turnover", "2026-07"): "5000000",
        ("turnover", "2026-01/2026-07"): "32000000",
        ("export", "2026-07"): "3000000",
        ("export", "2026-01/2026-07"): "18000000",
        ("import", "2026-07"): "2000000",
        ("import", "2026-01/2026-07"): "14000000",
    }
    growth = frame[frame["partner"] == "Kazakhstan"].set_index("period")["growth_pct"]
    assert list(growth["2026-07"]) == ["", "", ""]
    assert list(growth["2026-01/2026-07"]) == ["25.0", "10.0", "50.0"]
    assert set(frame["unit"]) == {"thousand USD"}
    assert set(frame["precision"]) == {"0.5"}
    last = frame.iloc[-1]
    assert last["snapshot"] == f"{PATH}#7.{last['flow']}.{last['period']}"


def test_what_overflowed_its_column_is_absent_and_not_rebuilt() -> None:
    world = figures(connector.parse(JULY, PATH), "TOTAL")
    assert ("turnover", "2026-01/2026-07") not in world
    assert world["export", "2026-01/2026-07"] == "2500000000"


def test_nil_is_absent_and_never_zero() -> None:
    frame = connector.parse(kazakhstan("5,000,000", "3,000,000", nil=">2,000,000&nbsp;"), PATH)
    assert ("import", "2026-07") not in figures(frame, "Kazakhstan")


def test_january_has_one_column_a_flow_and_december_closes_the_year() -> None:
    january = connector.parse((FOLDER / "table-2-2026-01.html").read_bytes(), PATH)
    assert figures(january, "Kazakhstan")["export", "2026-01"] == "2400000"
    assert list(january[january["partner"] == "Kazakhstan"]["growth_pct"]) == ["20.0", "10.0", "40.0"]
    december = connector.parse((FOLDER / "table-2-2025-12.html").read_bytes(), PATH)
    assert figures(december, "Kazakhstan")["turnover", "2025"] == "48000000"
    assert set(december[december["period"] == "2025"]["frequency"]) == {"A"}


def test_january_and_february_published_together_are_a_part_year() -> None:
    page = (FOLDER / "table-2-2026-01.html").read_text(encoding="utf-8")
    both = page.replace(",1.2026", ",1-2.2026").replace("<b>1</b>", "<b>1- to-2</b>").encode()
    assert set(connector.parse(both, PATH)["period"]) == {"2026-01/2026-02"}


def test_a_table_in_yuan_is_kept_and_gives_no_rows() -> None:
    yuan = (FOLDER / "table-2-2026-07-cny.html").read_bytes()
    assert connector.parse(yuan, PATH).empty
    assert connector.published(answer_to(Request("gacc", TABLE, "", "http://x"), yuan)).title.endswith(
        "in yuan"
    )


def test_pages_with_other_menus_and_the_same_table_are_the_same() -> None:
    assert connector.same(JULY, edited("<body>", "<body><p>New menu</p>"))
    assert not connector.same(JULY, kazakhstan("3,000,000", "3,000,001"))
    assert not connector.same(JULY, b"")


def test_a_page_that_broke_off_is_refused_when_published() -> None:
    short = JULY[: JULY.index(b"Testland 150")]
    with pytest.raises(UnreadableFile, match="truncated: it has 153 rows"):
        connector.published(answer_to(Request("gacc", TABLE, "", "http://x"), short))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"{}", "is not HTML"),
        (JULY.decode().encode("utf-16"), "is not UTF-8"),
        (b"<html><head><title>405</title></head></html>", "is titled '405', not table"),
        (edited("US$1,000", "US$1,000,000"), "The unit is 'Unit:US\\$1,000,000'"),
        (edited("Unit:US$1,000", ""), "The unit is 'not stated'"),
        (edited("<b>Exports</b>", "<b>Ex-works</b>"), "unknown column 'ex-works', missing column 'exports'"),
        (edited("<b>1to7</b>", "<b>1to6</b>"), "headed '1to6' on a page whose title says month 7"),
        (edited("<b>1to7</b>", "<b>7</b>"), "second header row"),
        (kazakhstan("5,000,000", "n.a."), "reads 'n.a.', which is not a number .*row 7"),
        (kazakhstan("5,000,000", ""), "reads '', which is not a number"),
        (kazakhstan("3,000,000", "2,000,000"), "slipped sideways .*row 7"),
        (kazakhstan("50.0", "much"), "percentage change reads 'much'"),
        (
            kazakhstan('<td align="right"><span>50.0</span></td>', ""),
            "has 9 cells where the header has 10 .*row 7",
        ),
        (edited("<b>Kazakhstan&nbsp;</b>", "<b>Kasachstan</b>"), "has 0 rows named Kazakhstan"),
        (edited("Testland 001", "Kazakhstan"), "has 2 rows named Kazakhstan"),
    ],
)
def test_a_faulty_page_is_refused(content: bytes, said: str, refused: Refused) -> None:
    sentence = refused(connector, content, TABLE)
    assert re.search(said, sentence)
    assert "open the address in a browser" in sentence or "saved as UTF-8" in sentence


def test_query_files_keep_eight_digits_whatever_their_language() -> None:
    english = parse_query_csv(ENGLISH, "gacc/2026-03-20/query-export-english.csv")
    chinese = parse_query_csv(CHINESE, "gacc/2026-03-20/query-出口.csv")
    assert list(english["commodity"]) == ["87032343", "98040000"]
    assert list(english["value"]) == ["1000000", "2000"]
    assert list(english["period"]) == ["2026-01", "2026-02"]
    assert list(english["label"]) == ["Motor cars, made up", "Articles of low value"]
    assert list(english["note"]) == ["only Ordinary Trade", "only Other"]
    assert list(chinese["label"]) == ["小客车", "铜矿砂及其精矿"]
    for frame in (english, chinese):
        assert set(frame["reporter"]) == {"142"}
        assert set(frame["partner"]) == {"145"}
        assert set(frame["unit"]) == {"USD"}
        assert set(frame["flow"]) == {"export"}
    assert list(english["snapshot"]) == [f"gacc/2026-03-20/query-export-english.csv#{row}" for row in (2, 3)]


ROW = ENGLISH.splitlines()[-1]
HEAD = ENGLISH.splitlines()[0]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "export.csv", "missing column 'Date of data'"),
        (HEAD, "export.csv", "has no rows"),
        (b"<html></html>", "export.csv", "unknown column '<html></html>'"),
        (ENGLISH.replace(b"US dollar", b"Gold"), "export.csv", "unknown column 'Gold'"),
        (
            CHINESE.decode("gb18030").replace("美元", "人民币").encode("gb18030"),
            "export.csv",
            "no column 'US dollar'",
        ),
        (ENGLISH, "query.csv", "whether it holds exports or imports"),
        (HEAD + b"\n" + ROW[:-1], "export.csv", "has 12 cells where the header has 13 .*row 2"),
        (HEAD + b"\n" + ROW.replace(b"202602", b"2026"), "export.csv", "reads '2026', not a month .*row 2"),
        (HEAD + b"\n" + ROW.replace(b"2,000", b"2.000,5"), "export.csv", "reads '2.000,5' .*row 2"),
        (HEAD + b"\n" + ROW.replace(b"Kazakhstan", b"??????"), "export.csv", "has lost its letters.*row 2"),
        (
            b"\n".join([HEAD, ROW, ROW]),
            "export.csv",
            "stands twice for one month and country, here and at row 2",
        ),
        (b"\n".join([HEAD, ROW, ROW.replace(b"98040000", b"9804")]), "export.csv", "several lengths"),
        (b"\n".join([HEAD, *[ROW] * ROW_CAP]), "export.csv", "cuts off at 10,000"),
        (b"\xff\xff\xff", "export.csv", "neither UTF-8 nor GB18030"),
    ],
)
def test_a_faulty_query_file_is_refused(content: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as fault:
        parse_query_csv(content, f"gacc/x/{name}")
    assert fault.value.where.startswith(f"data/raw/gacc/x/{name}")


def test_the_bulletin_of_june_2026(shared: Path) -> None:
    content = (shared / "specimens/gacc/monthly_table2_bycountry_jun2026_trimmed.html").read_bytes()
    frame = connector.parse(content, "gacc/2026-07-22/table-2-2026-06-usd.html")
    assert figures(frame, "Kazakhstan") == {
        ("turnover", "2026-06"): "5219425",
        ("export", "2026-06"): "3047248",
        ("import", "2026-06"): "2172177",
        ("turnover", "2026-01/2026-06"): "27201363",
        ("export", "2026-01/2026-06"): "14977823",
        ("import", "2026-01/2026-06"): "12223540",
    }
    cumulative = frame[(frame["partner"] == "Kazakhstan") & (frame["frequency"] == "YTD")]
    assert list(cumulative["growth_pct"]) == ["24.8", "7.1", "56.3"]


@pytest.mark.parametrize("month", ["janfeb2025", "mar2026"])
def test_preliminary_tables_are_refused_with_the_reason(shared: Path, refused: Refused, month: str) -> None:
    content = (shared / f"specimens/gacc/prelim_table4_{month}_cny.html").read_bytes()
    assert "does not list Kazakhstan" in refused(connector, content, "table-4.html")


@pytest.mark.parametrize("name", ["query_en_export_e210201810.csv", "query_en_import_i20420186.csv"])
def test_query_files_downloaded_by_others(shared: Path, name: str) -> None:
    frame = parse_query_csv((shared / "specimens/gacc" / name).read_bytes(), f"gacc/2018-11/{name}")
    assert len(frame) == 3
    assert frame["commodity"].str.fullmatch(r"\d{8}").all()
    assert list(frame["valuation"].unique()) == ["CIF" if "import" in name else "FOB"]
