"""One trade as each side counts it: the gap, both its bases, and what a CIF correction would do to it."""

import pandas as pd
import pytest

from etl import schema
from etl.marts.commodity import commodity
from etl.marts.ledger_lines import ledger_lines
from etl.marts.mirror import EDITION_OPEN, EDITIONS_DIFFER, LOW, ONE_SIDED, accounted, answers, beside, mirror
from etl.marts.totals import totals
from tests.etl.made_up import REFERENCE, Row, empty, exports, flows, imports, kept, only

pytestmark = pytest.mark.usefixtures("pair")

BBB = {"source": "bureau", "reporter": "BBB", "partner": "AAA"}
BBB_COPY = {**BBB, "source": "copy"}
GAP = ["gap_usd", "gap_pct_of_exporter", "gap_pct_of_importer", "symmetric_index_pct"]


def given(*rows: Row, with_goods: bool = False) -> pd.DataFrame:
    table = flows(*rows)
    all_goods = totals(table, REFERENCE)
    goods = commodity(table, all_goods, REFERENCE) if with_goods else empty(schema.COMMODITY_MART)
    return answers(ledger_lines(all_goods, REFERENCE), goods, REFERENCE)


def mart(*rows: Row, with_goods: bool = False) -> pd.DataFrame:
    return kept(mirror(given(*rows, with_goods=with_goods), REFERENCE), schema.MIRROR)


def test_the_gap_is_the_exporters_figure_minus_the_importers_on_both_bases() -> None:
    row = only(mart(exports(100), imports(80, **BBB)), exporter="AAA")
    assert (row["exporter_usd"], row["importer_usd"]) == (100, 80)
    assert list(row[GAP]) == pytest.approx([20, 20, 25, 40 / 180 * 100])
    assert list(row[["exporter_source", "importer_source"]]) == ["office", "bureau"]
    assert row["snapshots"] == "made-up.csv#2 made-up.csv#3"


def test_the_other_direction_is_a_row_of_its_own() -> None:
    table = mart(exports(100), imports(80, **BBB), imports(30), exports(20, **BBB))
    assert only(table, exporter="BBB", importer="AAA")["gap_usd"] == -10
    assert only(table, exporter="AAA", importer="BBB")["gap_usd"] == 20


def test_a_flow_that_one_side_alone_reports_has_no_mirror() -> None:
    table = mart(exports(100), imports(80, **BBB), exports(20, **BBB), imports(70, **BBB, period="2021"))
    assert list(table["importer_usd"]) == [80]


def test_dividing_the_importers_figure_by_1_06_widens_narrows_or_reverses_the_gap() -> None:
    bought = {"2010": 70, "2011": 100, "2012": 110, "2013": 106, "2014": 104}
    table = mart(
        *(exports(100, period=year) for year in bought),
        *(imports(value, **BBB, period=year) for year, value in bought.items()),
    )
    assert dict(zip(table["period"], table["cif_correction"], strict=True)) == {
        "2010": "widens",
        "2011": "widens",
        "2012": "narrows",
        "2013": "narrows",
        "2014": "reverses",
    }


@pytest.mark.parametrize(
    ("low", "whose"),
    [([0], "Aland's figure is"), ([1], "Bland's figure is"), ([0, 1], "both sides' figures are")],
)
def test_a_figure_of_low_reliability_stands_without_a_gap_and_its_side_is_named(
    low: list[int], whose: str
) -> None:
    rows = [exports(100), imports(80, **BBB)]
    for each in low:
        rows[each]["status"] = "U"
    row = only(mart(*rows), exporter="AAA")
    assert (row["comparable"], row["why_not"], row["cif_correction"]) == (
        False,
        f"{whose} {LOW}",
        "not computed",
    )
    assert row[GAP].isna().all()
    assert (row["exporter_usd"], row["importer_usd"]) == (100, 80)


def goods(code: str, period: str, sold_in: str, bought_in: str) -> pd.Series:
    """One good that both sides report, each in an HS edition."""
    return only(
        mart(
            exports(100, source="copy", commodity=code, period=period, classification=sold_in),
            imports(80, **BBB_COPY, commodity=code, period=period, classification=bought_in),
            with_goods=True,
        ),
        commodity=code,
    )


def test_goods_are_compared_by_code() -> None:
    row = goods("0101", "2020", "H5", "H5")
    assert (row["level"], row["title"], row["comparable"], row["gap_usd"]) == ("heading", "Horses", True, 20)


def test_headings_of_different_editions_are_not_compared() -> None:
    row = goods("0101", "2020", "H4", "H5")
    assert (row["comparable"], row["why_not"]) == (False, EDITIONS_DIFFER)


def test_a_file_that_names_no_edition_is_not_said_to_use_another() -> None:
    row = goods("0101", "2020", "HS", "H5")
    assert (row["comparable"], row["why_not"]) == (False, f"Aland's file {EDITION_OPEN}")


def test_the_goods_held_on_both_sides_account_for_the_sum_of_their_gaps_each_part_once() -> None:
    held = pd.DataFrame({"exporter": "AAA", "commodity": ["84", "84+85", "27"], "gap_usd": [9.0, 10.0, -3.0]})
    whole = pd.DataFrame({"exporter": ["AAA"], "importer": ["BBB"], "gap_usd": [20.0]})
    row = accounted(held, whole).iloc[0]
    assert (row["goods"], row["goods_gap_usd"], row["whole_gap_usd"]) == (2, 7, 20)
    assert accounted(held, whole.assign(gap_usd=None)).empty


def test_chapters_of_different_editions_are_compared() -> None:
    assert goods("01", "2020", "H4", "H5")["comparable"]


def test_no_goods_are_compared_in_years_when_the_reporters_used_different_editions() -> None:
    row = goods("01", "2007", "H3", "H3")
    assert (row["comparable"], row["why_not"], row["caveats"]) == (
        False,
        EDITIONS_DIFFER,
        "hs-editions-differ",
    )


def test_totals_are_compared_in_those_years_too() -> None:
    year = {"period": "2007"}
    table = mart(exports(100, source="copy", **year), imports(80, **BBB, **year))
    assert only(table, commodity="TOTAL")["comparable"]


def test_a_figure_that_may_be_made_from_the_other_sides_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.marts.mirror.PARTNER_BASED", "copy")
    assert list(given(exports(100), exports(70, source="copy", period="2007"))["value_usd"]) == [100]


def test_an_answer_that_one_side_alone_gives_stands_beside_nothing() -> None:
    table = given(exports(100), exports(120, period="2021"), imports(80, **BBB))
    rows = beside(table, mirror(table, REFERENCE))
    alone = only(rows, period="2021", exporter="AAA")
    assert (alone["exporter_value_usd"], alone["why_not"], alone["comparable"]) == (120, ONE_SIDED, False)
    assert pd.isna(alone["importer_value_usd"])
    assert pd.isna(alone["gap_usd"])
    assert only(rows, period="2020", exporter="AAA")["gap_usd"] == 20


def test_a_joint_is_where_the_source_of_an_answer_changes() -> None:
    rows = given(exports(70, source="copy", period="2007"), exports(100), exports(110, period="2021"))
    assert dict(zip(rows["period"], rows["joint"], strict=True)) == {
        "2007": False,
        "2020": True,
        "2021": False,
    }
