"""The real build shows what issue 2 asks for, from the flows and from the marts."""

from pathlib import Path

import pandas as pd
import pytest

from etl import schema
from etl.vocabulary import FLOW_KEY
from tests.etl.made_up import only

# Columns of ARCHITECTURE.md, in its order.
KEY = "source, vintage, reporter, partner, flow, frequency, period, classification, commodity, valuation"
OTHERS = (
    "value_usd, value_reported, unit_reported, growth_reported_pct, net_weight_kg, quantity, quantity_unit, "
    "trade_system, partner_concept, status, precision_usd, known_from, evidence, snapshot"
)

Marts = dict[str, pd.DataFrame]

KAZAKHSTAN = {"reporter": "KAZ", "partner": "CHN"}
CHINA = {"reporter": "CHN", "partner": "KAZ"}
TURNOVER_2023 = {"measure": "turnover", "period": "2023"}


@pytest.fixture(scope="module")
def flows(data: Path) -> pd.DataFrame:
    return pd.read_parquet(data / "built" / "flows.parquet")


@pytest.fixture(scope="module")
def marts(data: Path) -> Marts:
    return {file.stem: pd.read_parquet(file) for file in (data / "built" / "marts").iterdir()}


@pytest.fixture(scope="module")
def totals(marts: Marts) -> pd.DataFrame:
    return marts["totals"]


def test_flows_have_exactly_the_columns_of_the_architecture(flows: pd.DataFrame) -> None:
    assert ", ".join(flows.columns) == f"{KEY}, {OTHERS}"


def test_flows_are_sorted_by_their_key(flows: pd.DataFrame) -> None:
    assert flows.sort_values(list(FLOW_KEY), kind="stable").index.equals(flows.index)


def test_the_bureaus_2023_stands_beside_its_preliminary_figure(totals: pd.DataFrame) -> None:
    revised = only(totals, source="bns", vintage="2024-07-25", **KAZAKHSTAN, **TURNOVER_2023)
    assert revised["value_usd"] == pytest.approx(30_055_389_612.32, abs=0.005)
    assert revised["in_force"]
    first = only(totals, source="bns", vintage="2024-02", **KAZAKHSTAN, **TURNOVER_2023)
    assert (first["value_usd"], first["status"], first["in_force"]) == (31.5e9, "P", False)


def test_china_in_un_comtrade_2023(flows: pd.DataFrame, totals: pd.DataFrame) -> None:
    rows = flows[(flows["source"] == "comtrade") & (flows["period"] == "2023")]
    assert only(rows, **CHINA, flow="export", commodity="TOTAL")["value_usd"] == 24_696_909_997
    assert only(rows, **CHINA, flow="import", commodity="TOTAL")["value_usd"] == 16_357_882_073
    turnover = only(totals, source="comtrade", **CHINA, **TURNOVER_2023)
    assert turnover["value_usd"] == 41_054_792_070
    assert round(turnover["growth_pct"], 1) == 31.7


def test_chinas_customs_printed_41_billion_and_32_per_cent(totals: pd.DataFrame) -> None:
    printed = totals[(totals["source"] == "gacc") & totals["growth_reported_pct"].eq(32)]
    row = only(printed, **CHINA, **TURNOVER_2023)
    assert (row["value_usd"], row["precision_usd"]) == (41.0e9, 50e6)


def test_the_bureaus_january_to_may_2026(totals: pd.DataFrame) -> None:
    row = only(totals, source="bns", **KAZAKHSTAN, measure="turnover", period="2026-01/2026-05")
    assert row["value_usd"] == pytest.approx(13_513_062_881.68, abs=0.005)


@pytest.mark.parametrize(
    ("year", "partner", "rank", "with_bloc"),
    [("2022", "RUS", 1, 2), ("2022", "CHN", 2, 3), ("2023", "CHN", 1, 2), ("2023", "RUS", 2, 3)],
)
def test_ranks_of_partners(marts: Marts, year: str, partner: str, rank: int, with_bloc: int) -> None:
    rows = marts["partners"].query("in_force and measure == 'turnover'")
    row = only(rows, reporter="KAZ", period=year, partner=partner)
    assert (row["rank"], row["rank_with_bloc"]) == (rank, with_bloc)


def test_the_eu27_as_one_is_the_largest_partner_of_2023(marts: Marts) -> None:
    rows = marts["partners"].query("in_force and measure == 'turnover'")
    row = only(rows, reporter="KAZ", period="2023", partner="EU27")
    assert row["rank_with_bloc"] == 1
    assert round(row["value_usd"] / 1e9, 2) == 41.30


@pytest.mark.parametrize("year", ["2010", "2012"])
def test_china_led_before_on_wits(marts: Marts, year: str) -> None:
    rows = marts["partners"].query("source == 'wits' and measure == 'turnover'")
    assert only(rows, reporter="KAZ", period=year, rank=1)["partner"] == "CHN"


def test_chinas_imports_of_2014_by_chapter_and_what_is_not_itemised(marts: Marts) -> None:
    rows = marts["commodity"].query("source == 'comtrade' and flow == 'import' and level == 'chapter'")
    rows = rows[(rows["reporter"] == "CHN") & (rows["period"] == "2014")]
    million = rows.set_index("commodity")["value_usd"] / 1e6
    assert million[["27", "28", "74", "26"]].round().to_list() == [4574, 1657, 1198, 1155]
    items = rows[rows["itemised"]]
    left = only(rows, itemised=False)
    assert left["value_usd"] == pytest.approx(left["total_usd"] - items["value_usd"].sum())
    assert rows["share_pct"].sum() == pytest.approx(100)


@pytest.mark.parametrize("mart", ["totals", "commodity"])
def test_kazakhstans_2020_to_2022_carries_its_caveat_and_no_growth_crosses_it(
    marts: Marts, mart: str
) -> None:
    rows = marts[mart].query("source == 'comtrade' and reporter == 'KAZ' and partner == 'CHN'")
    incomplete = rows[rows["period"].isin(["2020", "2021", "2022"])]
    assert set(incomplete["period"]) == {"2020", "2021", "2022"}
    assert incomplete["caveats"].str.contains("kazakhstan-2020-2022-incomplete").all()
    across = rows[rows["period"].isin(["2020", "2021", "2022", "2023"])]
    assert across["growth_pct"].isna().all()
    assert rows.loc[rows["period"] == "2024", "growth_pct"].notna().any()


def test_growth_on_kazakhstans_line_runs_through_those_years_on_the_bureaus_figures(marts: Marts) -> None:
    line = marts["ledger_lines"].query("ledger == 'kazakhstan' and measure == 'turnover'")
    years = line[line["period"].isin(["2020", "2021", "2022"])]
    assert set(years["source"]) == {"bns"}
    assert years["growth_pct"].notna().all()


def test_every_figure_of_one_vintage_became_known_on_one_day(flows: pd.DataFrame) -> None:
    days = flows.groupby(["source", "vintage"])["known_from"].nunique(dropna=False)
    assert days.max() == 1


@pytest.mark.parametrize("mart", ["totals", "vintages", "partners", "commodity", "ledger_lines", "mirror"])
def test_every_row_of_a_mart_walks_back_to_rows_of_the_flows(
    marts: Marts, flows: pd.DataFrame, mart: str
) -> None:
    places = set(flows["snapshot"])
    named = marts[mart]["snapshots"]
    assert (named != "").all()
    assert {place for cell in named for place in cell.split()} <= places


def test_every_mart_is_built(marts: Marts) -> None:
    assert set(marts) == set(schema.MARTS)
