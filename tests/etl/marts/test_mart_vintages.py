"""Every figure's history: what each vintage said, and what changed from the one before."""

import pandas as pd
import pytest

from etl import schema
from etl.marts.vintages import vintages
from tests.etl.made_up import REFERENCE, Row, exports, flows, imports, kept, only


def mart(*rows: Row) -> pd.DataFrame:
    return kept(vintages(flows(*rows), REFERENCE), schema.VINTAGES)


def test_a_change_is_against_the_vintage_before() -> None:
    table = mart(exports(120, vintage="third"), exports(80), exports(100, vintage="second"))
    assert list(table["vintage"]) == ["first", "second", "third"]
    assert list(table["order"]) == [1, 2, 3]
    assert list(table["change_usd"].iloc[1:]) == [20, 20]
    assert list(table["change_pct"].iloc[1:]) == pytest.approx([25, 20])
    assert list(table["previous_vintage"].iloc[1:]) == ["first", "second"]


def test_the_first_vintage_changes_nothing() -> None:
    row = only(mart(exports(80), exports(100, vintage="second")), vintage="first")
    assert row[["change_usd", "change_pct", "previous_vintage"]].isna().all()


def test_the_last_vintage_is_in_force() -> None:
    table = mart(exports(80), exports(100, vintage="second"))
    assert list(table["in_force"]) == [False, True]


def test_figures_of_other_sources_years_partners_and_goods_are_not_before() -> None:
    table = mart(
        exports(80),
        exports(1, vintage="second", source="copy"),
        exports(2, vintage="second", period="2021"),
        exports(3, vintage="second", partner="WLD"),
        exports(4, vintage="second", commodity="01"),
        imports(5, vintage="second", partner="CCC"),
    )
    assert table["change_usd"].isna().all()


def test_turnover_is_revised_with_its_parts() -> None:
    table = mart(exports(80), imports(20), exports(90, vintage="second"), imports(20, vintage="second"))
    row = only(table, measure="turnover", vintage="second")
    assert row["change_usd"] == 10
    assert row["change_pct"] == pytest.approx(10)


def test_a_change_from_zero_has_no_rate() -> None:
    row = only(mart(exports(0), exports(100, vintage="second")), vintage="second")
    assert row["change_usd"] == 100
    assert pd.isna(row["change_pct"])


def test_within_a_vintage_the_row_of_a_named_edition_follows() -> None:
    table = mart(exports(9, commodity="01"), exports(8, commodity="01", classification="H5"))
    assert list(table["classification"]) == ["HS", "H5"]


def test_two_copies_of_one_vintage_are_no_revision_and_the_last_is_in_force() -> None:
    table = mart(exports(9, commodity="01"), exports(8, commodity="01", classification="H5"))
    assert table[["change_usd", "previous_vintage"]].isna().all(axis=None)
    assert list(table["in_force"]) == [False, True]


def test_a_good_knows_its_code_and_ledger() -> None:
    row = only(mart(exports(9, commodity="01")), measure="export")
    assert list(row[["commodity", "ledger"]]) == ["01", "a"]
