"""Trade with every partner: shares of the world, ranks among single countries, ranks with the bloc as one."""

import pandas as pd
import pytest

from etl import schema
from etl.marts.partners import dips, partners
from tests.etl.made_up import REFERENCE, Row, exports, flows, imports, kept, only

# CCC and DDD are the bloc's members, EEE is a statistical area.
LIST = [exports(50), exports(40, partner="CCC"), exports(30, partner="DDD"), exports(60, partner="EEE")]


@pytest.fixture
def _three_are_a_full_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.marts.partners.FULL_LIST_PARTNERS", 3)


short = pytest.mark.usefixtures("_three_are_a_full_list")


def mart(*rows: Row) -> pd.DataFrame:
    return kept(partners(flows(*rows), REFERENCE), schema.PARTNERS)


def ranks(table: pd.DataFrame, column: str) -> dict[str, int]:
    table = table[(table["measure"] == "export") & table[column].notna()]
    return dict(zip(table["partner"], table[column], strict=True))


# Ranks


@short
def test_single_countries_are_ranked_from_the_largest() -> None:
    assert ranks(mart(*LIST), "rank") == {"BBB": 1, "CCC": 2, "DDD": 3}


@short
def test_the_bloc_is_ranked_as_one_partner_and_its_members_are_not_ranked_beside_it() -> None:
    assert ranks(mart(*LIST), "rank_with_bloc") == {"EU27": 1, "BBB": 2}


@short
def test_the_bloc_is_the_sum_of_its_members() -> None:
    row = only(mart(*LIST), partner="EU27", measure="export")
    assert (row["value_usd"], row["bloc"], row["snapshots"]) == (70, True, "made-up.csv#3 made-up.csv#4")


@short
def test_statistical_areas_are_shown_and_not_ranked() -> None:
    row = only(mart(*LIST), partner="EEE", measure="export")
    assert row["value_usd"] == 60
    assert pd.isna(row["rank"])
    assert pd.isna(row["rank_with_bloc"])


@short
def test_equal_partners_share_the_better_rank() -> None:
    tied = mart(exports(50), exports(50, partner="CCC"), exports(30, partner="DDD"))
    assert ranks(tied, "rank") == {"BBB": 1, "CCC": 1, "DDD": 3}


@short
def test_each_vintage_has_its_own_ranks() -> None:
    revised = [row | {"vintage": "second", "value_usd": 100 - row["value_usd"]} for row in LIST]
    table = mart(*LIST, *revised)
    assert ranks(table[table["vintage"] == "first"], "rank")["BBB"] == 1
    assert ranks(table[table["vintage"] == "second"], "rank")["BBB"] == 3


# Shares


@short
def test_a_share_is_of_the_printed_world_total() -> None:
    row = only(mart(*LIST, exports(200, partner="WLD")), partner="BBB", measure="export")
    assert (row["world_usd"], row["world_is"], row["share_pct"]) == (200, "printed total", 25)
    assert row["snapshots"] == "made-up.csv#2 made-up.csv#6"


@short
def test_a_share_is_else_of_the_sum_of_the_listed_partners_without_the_bloc() -> None:
    row = only(mart(*LIST), partner="EEE", measure="export")
    assert (row["world_usd"], row["world_is"]) == (180, "sum of the listed partners")
    assert row["share_pct"] == pytest.approx(60 / 180 * 100)


# Turnover

BACK = [row | {"flow": "import", "valuation": "CIF", "value_usd": 10} for row in LIST]


@short
def test_turnover_is_the_sum_of_both_directions() -> None:
    row = only(mart(*LIST, *BACK), partner="BBB", measure="turnover")
    assert (row["value_usd"], row["snapshots"]) == (60, "made-up.csv#2 made-up.csv#6")


@short
def test_a_blank_cell_of_a_full_list_means_no_trade_that_way() -> None:
    assert only(mart(*LIST, *BACK[1:]), partner="BBB", measure="turnover")["value_usd"] == 50


@short
def test_no_turnover_is_formed_where_one_direction_is_listed() -> None:
    assert set(mart(*LIST, imports(10))["measure"]) == {"export"}


@short
def test_a_world_total_printed_one_way_is_not_that_of_turnover() -> None:
    row = only(mart(*LIST, *BACK, exports(200, partner="WLD")), partner="BBB", measure="turnover")
    assert (row["world_usd"], row["world_is"]) == (220, "sum of the listed partners")


# Which tables


def test_a_short_list_does_not_count() -> None:
    assert mart(*LIST).empty


@short
def test_the_office_is_in_force_before_a_copy_however_new() -> None:
    copy = [row | {"source": "copy", "vintage": "third"} for row in LIST]
    table = mart(*LIST, *copy)
    assert set(table.loc[table["in_force"], "source"]) == {"office"}


@short
def test_the_latest_vintage_is_in_force() -> None:
    table = mart(*LIST, *[row | {"vintage": "second"} for row in LIST])
    assert set(table.loc[table["in_force"], "vintage"]) == {"second"}


@short
def test_of_two_tables_of_one_day_only_one_is_in_force() -> None:
    day = "2021-05-31"
    table = mart(*(row | {"vintage": name, "known_from": day} for name in (day, "2021-05") for row in LIST))
    assert set(table.loc[table["in_force"], "vintage"]) == {day}


def test_a_dip_is_a_share_far_below_those_of_both_years_beside_it() -> None:
    def shares(partner: str, *values: tuple[str, float]) -> list[dict[str, object]]:
        return [{"partner": partner, "period": year, "share_pct": value} for year, value in values]

    rows = [
        *shares("BBB", ("2009", 20), ("2010", 10), ("2011", 20)),
        *shares("CCC", ("2009", 20), ("2010", 16), ("2011", 20)),
        *shares("DDD", ("2009", 20), ("2010", 10), ("2012", 20)),
        *shares("EEE", ("2009", 20), ("2010", 10), ("2011", 10)),
    ]
    found = dips(pd.DataFrame(rows))
    assert found[["partner", "period", "before_pct", "after_pct"]].to_numpy().tolist() == [
        ["BBB", "2010", 20, 20]
    ]
