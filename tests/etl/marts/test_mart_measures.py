"""From flows to what people ask for: exports, imports, turnover and balance of one vintage."""

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.marts.measures import measures
from tests.etl.made_up import exports, flows, imports, only, searched, turnover


def test_turnover_is_exports_plus_imports_and_balance_their_difference() -> None:
    table = measures(flows(exports(100), imports(70)))
    assert only(table, measure="turnover")["value_usd"] == 170
    assert only(table, measure="balance")["value_usd"] == 30
    assert list(table["derived"]) == [False, False, True, True]


AMOUNT = st.integers(0, 10**12)


@settings(searched, max_examples=5)
@given(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=5))
def test_turnover_and_balance_give_both_flows_back(pairs: list[tuple[int, int]]) -> None:
    rows = [
        row
        for year, (sold, bought) in enumerate(pairs, start=2000)
        for row in (exports(sold, period=str(year)), imports(bought, period=str(year)))
    ]
    table = measures(flows(*rows)).pivot_table(index="period", columns="measure", values="value_usd")
    assert list((table["turnover"] + table["balance"]) / 2) == [sold for sold, _ in pairs]
    assert list((table["turnover"] - table["balance"]) / 2) == [bought for _, bought in pairs]


def test_a_printed_turnover_wins_over_the_sum() -> None:
    row = only(measures(flows(exports(100), imports(70), turnover(171))), measure="turnover")
    assert (row["value_usd"], row["derived"]) == (171, False)


def test_nothing_is_formed_from_one_direction() -> None:
    assert list(measures(flows(exports(100)))["measure"]) == ["export"]


def test_nothing_is_formed_across_vintages_partners_or_periods() -> None:
    table = measures(
        flows(
            exports(100),
            imports(70, vintage="second"),
            imports(70, partner="WLD"),
            imports(70, period="2021"),
            imports(70, source="copy"),
        )
    )
    assert set(table["measure"]) == {"export", "import"}


def test_precisions_add_up_in_sums_and_differences() -> None:
    table = measures(flows(exports(100, precision_usd=5), imports(70, precision_usd=3)))
    assert list(table.set_index("measure")["precision_usd"][["turnover", "balance"]]) == [8, 8]


def test_a_sum_carries_the_worst_status_the_weakest_evidence_and_both_rows() -> None:
    row = only(
        measures(flows(exports(100, status="P"), imports(70, evidence="copy of official data"))),
        measure="turnover",
    )
    assert list(row[["status", "evidence", "valuation"]]) == ["P", "copy of official data", "mixed"]
    assert row["snapshots"] == "made-up.csv#2 made-up.csv#3"


def test_a_sum_has_no_printed_growth() -> None:
    table = measures(flows(exports(1, growth_reported_pct=5), imports(1, growth_reported_pct=5)))
    assert table.set_index("measure")["growth_reported_pct"].notna().to_dict() == {
        "export": True,
        "import": True,
        "turnover": False,
        "balance": False,
    }


def test_single_goods_are_no_measure() -> None:
    assert measures(flows(exports(100, commodity="01"), imports(70, commodity="01"))).empty
