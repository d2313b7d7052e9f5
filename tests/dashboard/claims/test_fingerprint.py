"""Level ÷ (1 + growth) points at the base year (METHODS §3)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.claims.checker import check
from dashboard.claims.fingerprint import Fingerprint, base_interval
from dashboard.claims.interval import Hedge
from dashboard.ledger import Ledger
from etl.vocabulary import Measure
from tests.dashboard.claims.made_up import A, B, MadeUp, growth, level, row, say


def taken(ledger: Ledger, printed: str = "12", rate: str = "20") -> Fingerprint:
    return check(say(level(printed), growth(rate)), ledger).now.fingerprints[0]


def test_the_extremes_of_level_and_growth_bound_the_base() -> None:
    interval = base_interval(level("41"), growth("32"))
    assert interval is not None
    assert (round(interval.low / 10**9, 2), round(interval.high / 10**9, 2)) == (
        Decimal("30.57"),
        Decimal("31.56"),
    )


def test_an_end_is_closed_only_where_both_ends_it_comes_from_are() -> None:
    interval = base_interval(level("40–42", Hedge.RANGE), growth("30–34", Hedge.RANGE))
    assert interval is not None
    assert (interval.closed_low, interval.closed_high) == (True, True)
    flat = base_interval(level("41"), growth("32"))
    assert flat is not None
    assert (flat.closed_low, flat.closed_high) == (False, False)


def test_a_fall_to_nothing_has_no_base() -> None:
    assert base_interval(level("41"), growth("-100")) is None


def test_the_base_year_names_the_ledger_inside() -> None:
    found = taken(MadeUp([row(A, 10, period="2019"), row(B, 7, period="2019")]))
    assert found.likely == "a"
    assert found.arithmetic == (
        "12 bn ÷ 1.2: 9.54 to 10.46 bn; contains OFFICE-A's 10.00 bn for 2019, excludes OFFICE-B's 7.00 bn"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [row(A, 10, period="2019"), row(B, 10, period="2019")],
        [row(A, 7, period="2019"), row(B, 7, period="2019")],
        [row(A, 10, period="2019")],
        [row(A, 10, period="2018")],
    ],
)
def test_none_is_named_unless_one_lies_inside_and_every_other_outside(rows: list[dict[str, object]]) -> None:
    assert taken(MadeUp(rows)).likely is None


def test_only_claims_about_the_same_period_are_paired() -> None:
    statement = say(level("12"), growth("20", period="2019"))
    assert check(statement, MadeUp([row(A, 12)])).now.fingerprints == ()


def test_a_balance_has_no_fingerprint() -> None:
    claims = [replace(claim, measure=Measure.BALANCE) for claim in (level("12"), growth("20"))]
    assert check(say(*claims), MadeUp([row(A, 12)])).now.fingerprints == ()


def test_a_loose_level_is_cut_to_where_it_names_a_source() -> None:
    interval = base_interval(level("41", Hedge.OVER), growth("32"))
    assert interval is not None
    assert interval.high < Decimal("35e9")


def test_the_headline_points_at_chinas_customs(ledger: Ledger) -> None:
    found = check(say(level("41", period="2023"), growth("32", period="2023")), ledger).now.fingerprints[0]
    assert found.likely == "china"
    assert found.arithmetic == (
        "41 bn ÷ 1.32: 30.57 to 31.56 bn; contains GACC's 31.2 bn for 2022, excludes BNS's 24.20 bn"
    )
