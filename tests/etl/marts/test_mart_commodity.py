"""Trade by commodity: shares, growth, and the part that is not itemised, which is shown and never negative."""

from functools import partial

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import schema
from etl.marts.commodity import NOT_ITEMISED, OTHER_ITEMS, bands, commodity
from etl.marts.totals import totals
from tests.etl.made_up import REFERENCE, Row, exports, flows, imports, kept, only, searched

pytestmark = pytest.mark.usefixtures("pair")

ANIMALS = partial(exports, commodity="01")
MEAT = partial(exports, commodity="02")
HORSES = partial(exports, commodity="0101")
YEAR_BEFORE = {"period": "2019"}


def mart(*rows: Row) -> pd.DataFrame:
    table = flows(*rows)
    return kept(commodity(table, totals(table, REFERENCE), REFERENCE), schema.COMMODITY_MART)


def rest(*rows: Row) -> pd.Series:
    """The part not itemised by chapter in 2020."""
    return only(mart(*rows), commodity=NOT_ITEMISED, level="chapter", period="2020")


def item(*rows: Row, code: str = "01") -> pd.Series:
    return only(mart(*rows), commodity=code, period="2020")


# Share


def test_a_share_is_of_the_same_sources_total() -> None:
    row = item(exports(200, source="copy"), exports(400), ANIMALS(60, source="copy"))
    assert (row["share_pct"], row["total_usd"], row["total_source"]) == (30, 200, "copy")


def test_a_share_is_else_of_the_total_that_comes_first_in_the_ledgers_order() -> None:
    row = item(exports(200), ANIMALS(60, source="copy"))
    assert (row["share_pct"], row["total_source"], row["total_vintage"]) == (30, "office", "first")


@pytest.mark.parametrize(
    ("item_vintage", "total_vintage"), [("first", "first"), ("second", "third"), ("third", "third")]
)
def test_a_share_is_of_the_first_total_that_is_not_older_than_its_items(
    item_vintage: str, total_vintage: str
) -> None:
    row = item(exports(200), exports(300, vintage="third"), ANIMALS(60, vintage=item_vintage))
    assert row["total_vintage"] == total_vintage


def test_a_share_is_of_the_latest_total_where_all_are_older() -> None:
    row = item(exports(200), exports(300, vintage="second"), ANIMALS(60, vintage="third"))
    assert row["total_vintage"] == "second"


def test_items_of_one_view_are_shares_of_one_total() -> None:
    table = mart(exports(200), exports(300, vintage="third"), ANIMALS(60), MEAT(30, vintage="third"))
    assert set(table["total_usd"]) == {200}


def test_a_share_is_of_the_total_of_its_own_direction_and_year() -> None:
    assert pd.isna(item(imports(200), exports(200, **YEAR_BEFORE), ANIMALS(60))["share_pct"])


def test_a_reconciled_source_has_no_total_and_no_remainder() -> None:
    table = mart(exports(200), ANIMALS(60, source="blend"))
    assert table["share_pct"].isna().all()
    assert table["itemised"].all()


# The part that is not itemised


def test_what_is_not_itemised_is_the_total_minus_the_chapters() -> None:
    row = rest(exports(200), ANIMALS(60), MEAT(40), HORSES(50))
    assert (row["value_usd"], row["share_pct"], row["itemised"]) == (100, 50, False)


def test_each_level_has_its_own_remainder() -> None:
    table = mart(exports(200), ANIMALS(60), HORSES(50))
    left = table[~table["itemised"]].set_index("level")["value_usd"]
    assert left.to_dict() == {"chapter": 140, "heading": 150}


def test_a_group_leaves_no_remainder() -> None:
    assert mart(exports(200), exports(50, commodity="oddments"))["itemised"].all()


def test_the_remainder_names_every_row_it_was_computed_from() -> None:
    assert rest(exports(200), ANIMALS(60), MEAT(40))["snapshots"].split() == [
        "made-up.csv#2",
        "made-up.csv#3",
        "made-up.csv#4",
    ]


def test_the_remainder_carries_all_precisions_and_the_worst_status() -> None:
    row = rest(
        exports(200, precision_usd=5), ANIMALS(60, precision_usd=2), MEAT(40, precision_usd=1, status="P")
    )
    assert (row["precision_usd"], row["status"]) == (8, "P")


def test_chapters_above_the_total_by_their_rounding_leave_zero() -> None:
    row = rest(exports(100, precision_usd=3), ANIMALS(104, precision_usd=1))
    assert (row["value_usd"], row["share_pct"], row["caveats"]) == (0, 0, "")


def test_chapters_above_the_total_leave_an_empty_remainder_with_its_caveat() -> None:
    row = rest(exports(100, precision_usd=3, vintage="second"), ANIMALS(105, precision_usd=1))
    assert pd.isna(row["value_usd"])
    assert pd.isna(row["share_pct"])
    assert row["caveats"] == "parts-older-than-total"


AMOUNT = st.integers(0, 10**9)
YEARS = [str(year) for year in range(2000, 2010)]


@settings(searched, max_examples=5)
@given(st.lists(st.tuples(AMOUNT, AMOUNT, AMOUNT), min_size=10, max_size=10))
def test_items_and_remainder_add_up_to_the_total_and_are_never_negative(
    amounts: list[tuple[int, int, int]],
) -> None:
    parts = dict(zip(YEARS, amounts, strict=True))
    all_goods = [exports(sum(three) + 1, period=year) for year, three in parts.items()]
    animals = [ANIMALS(three[0], period=year) for year, three in parts.items()]
    meat = [MEAT(three[1], period=year) for year, three in parts.items()]
    table = mart(*all_goods, *animals, *meat)
    sums = table.groupby("period")[["value_usd", "share_pct"]].sum()
    assert sums["value_usd"].to_dict() == {year: sum(three) + 1 for year, three in parts.items()}
    assert list(sums["share_pct"]) == pytest.approx([100] * len(YEARS))
    assert (table["value_usd"] >= 0).all()


# Which row


def test_the_latest_vintage_of_an_item_is_shown() -> None:
    assert item(ANIMALS(60), ANIMALS(70, vintage="second"))["value_usd"] == 70


@pytest.mark.parametrize("named", ["H0", "H6", "TNVED"])
def test_within_a_vintage_the_row_of_a_named_edition_is_shown(named: str) -> None:
    row = item(ANIMALS(60), ANIMALS(70, classification=named))
    assert (row["value_usd"], row["classification"]) == (70, named)


def test_an_item_knows_its_level_title_and_section() -> None:
    row = item(HORSES(5), code="0101")
    assert list(row[["level", "title", "section"]]) == ["heading", "Horses", "I"]


def test_part_years_are_not_shown() -> None:
    assert len(mart(ANIMALS(60), ANIMALS(1, frequency="M", period="2020-05"))) == 1


# Growth and contribution


def test_growth_is_the_items_and_contribution_is_a_share_of_the_total_a_year_earlier() -> None:
    row = item(exports(200, **YEAR_BEFORE), exports(300), ANIMALS(50, **YEAR_BEFORE), ANIMALS(60))
    assert row["growth_pct"] == pytest.approx(20)
    assert row["contribution_pp"] == pytest.approx(5)
    assert row["growth_base_vintage"] == "first"


@pytest.mark.parametrize(
    "before",
    [{"status": "U"}, {"value": 0}, {"period": "2018"}, {"source": "copy"}],
    ids=["low reliability", "zero", "a missing year", "another source"],
)
def test_growth_never_starts_from(before: dict[str, object]) -> None:
    first = {"value": 50, **YEAR_BEFORE, **before}
    row = item(ANIMALS(**first), ANIMALS(60))
    assert pd.isna(row["growth_pct"])
    assert pd.isna(row["contribution_pp"])


def test_growth_never_ends_at_low_reliability() -> None:
    assert pd.isna(item(ANIMALS(50, **YEAR_BEFORE), ANIMALS(60, status="U"))["growth_pct"])


@pytest.mark.parametrize(("code", "grows"), [("0101", False), ("01", True), ("oddments", True)])
def test_growth_of_a_heading_never_crosses_an_edition(code: str, grows: bool) -> None:
    row = item(
        exports(50, commodity=code, classification="H4", **YEAR_BEFORE),
        exports(60, commodity=code, classification="H5"),
        code=code,
    )
    assert pd.notna(row["growth_pct"]) == grows


def test_growth_of_a_heading_stays_within_an_edition() -> None:
    row = item(HORSES(50, classification="H5", **YEAR_BEFORE), HORSES(60, classification="H5"), code="0101")
    assert row["growth_pct"] == pytest.approx(20)


def test_an_unnamed_edition_equals_none() -> None:
    assert pd.isna(item(HORSES(50, **YEAR_BEFORE), HORSES(60), code="0101")["growth_pct"])


def test_the_remainder_has_no_growth() -> None:
    row = rest(exports(200, **YEAR_BEFORE), exports(300), ANIMALS(50, **YEAR_BEFORE), ANIMALS(60))
    assert pd.isna(row["growth_pct"])


def test_a_warning_about_chapters_stands_on_chapters() -> None:
    assert only(mart(ANIMALS(60, period="2007")), period="2007")["caveats"] == "hs-editions-differ"


# Bands over time


def series(table: dict[tuple[str, str], int]) -> pd.DataFrame:
    """Rows of the mart, from values by code and year."""
    frame = pd.DataFrame(
        [(code, year, float(value)) for (code, year), value in table.items()],
        columns=["commodity", "period", "value_usd"],
    )
    return frame.assign(
        title=frame["commodity"],
        section="",
        itemised=frame["commodity"] != NOT_ITEMISED,
        total_usd=100.0,
        status="A",
        source="office",
        vintage="first",
        caveats="",
        snapshots="made-up.csv#2",
    )


def test_the_largest_items_keep_a_band_and_the_others_share_one() -> None:
    table = bands(
        series({("01", "2020"): 5, ("02", "2020"): 30, ("06", "2020"): 20, (NOT_ITEMISED, "2020"): 4}), most=1
    )
    assert list(table["band"]) == ["02", OTHER_ITEMS, NOT_ITEMISED]
    assert list(table["value_usd"]) == [30, 25, 4]
    assert list(table["share_pct"]) == [30, 25, 4]  # the total is 100


def test_the_largest_items_are_those_with_the_largest_sum_over_the_years() -> None:
    table = bands(series({("01", "2020"): 50, ("02", "2020"): 30, ("02", "2021"): 30}), most=1)
    assert list(table.loc[table["band"] == "02", "value_usd"]) == [30, 30]


def test_an_empty_remainder_makes_no_band() -> None:
    table = series({("01", "2020"): 5, (NOT_ITEMISED, "2020"): 0})
    table.loc[1, "value_usd"] = float("nan")
    assert list(bands(table)["band"]) == ["01"]


CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["01", "02", "06", "0101", NOT_ITEMISED]), st.sampled_from(["2019", "2020"])),
    st.integers(0, 10**9),
    min_size=1,
)


@searched
@given(CELLS, st.integers(0, 5))
def test_bands_add_up_to_their_rows_in_every_year(cells: dict[tuple[str, str], int], most: int) -> None:
    rows = series(cells)
    table = bands(rows, most)
    assert table.groupby("period")["value_usd"].sum().equals(rows.groupby("period")["value_usd"].sum())
    assert table["band"].nunique() <= most + 2
