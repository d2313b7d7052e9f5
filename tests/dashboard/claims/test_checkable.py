"""What of a text can be checked, and why the rest is left alone."""

import pytest

from dashboard.claims.checkable import statement
from dashboard.claims.claim import Claim, Kind
from etl.vocabulary import CHINA, KAZAKHSTAN, Measure

PAIR = "Kazakhstan and China"


def only(text: str, said_on: str | None = "2024-03-01") -> Claim:
    (claim,) = statement(text, said_on=said_on).claims
    return claim


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (f"Trade between {PAIR} was 41 bn dollars in 2023.", "2023"),
        (f"Trade between {PAIR} was 3.9 bn dollars in May 2024.", "2024-05"),
        (f"Trade between {PAIR} was 18 bn dollars in January–June 2024.", "2024-01/2024-06"),
        (f"Trade between {PAIR} was 41 bn dollars last year.", "2023"),
    ],
)
def test_months_become_periods_of_the_tables(text: str, period: str) -> None:
    assert only(text).period == period


def test_growth_over_several_years_names_both_ends() -> None:
    claim = only(f"Trade between {PAIR} grew 2.5 times between 2012 and 2023.")
    assert (claim.kind, claim.since, claim.period) == (Kind.GROWTH, "2012", "2023")


@pytest.mark.parametrize(
    ("text", "side", "measure"),
    [
        ("Kazakhstan's exports to China were 15 bn dollars in 2023.", KAZAKHSTAN, Measure.EXPORT),
        ("China's exports to Kazakhstan were 25 bn dollars in 2023.", CHINA, Measure.EXPORT),
        ("China's imports from Kazakhstan were 16 bn dollars in 2023.", CHINA, Measure.IMPORT),
        ("Kazakhstan's trade deficit with China was 0.7 bn dollars in 2023.", KAZAKHSTAN, Measure.BALANCE),
    ],
)
def test_the_physical_direction_says_whose_flow_it_is(text: str, side: str, measure: Measure) -> None:
    claim = only(text)
    assert (claim.seen_from, claim.measure) == (side, measure)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("China accounted for 21 % of Kazakhstan's foreign trade in 2023.", KAZAKHSTAN),
        ("Kazakhstan accounted for 0.7 % of China's foreign trade in 2023.", CHINA),
        ("2023年,哈萨克斯坦占中国外贸总额的0.7%。", CHINA),
    ],
)
def test_a_share_is_of_the_trade_of_the_country_that_owns_the_whole(text: str, side: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.seen_from) == (Kind.SHARE, side)


@pytest.mark.parametrize(
    ("credit", "ledger"),
    [
        ("the Bureau of National Statistics", "kazakhstan"),
        ("Kazakh government data", "kazakhstan"),
        ("China's customs", "china"),
        ("Reuters", None),
    ],
)
def test_a_credit_maps_to_a_ledger_or_none(credit: str, ledger: str | None) -> None:
    assert only(f"Trade between {PAIR} was 41 bn dollars in 2023, according to {credit}.").credited == ledger


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"Trade between {PAIR} was 290 bn yuan in 2023.", "told in CNY"),
        (f"Trade between {PAIR} totalled 130 bn dollars in 2019–2023.", "several years"),
        (f"Trade between {PAIR} rose 3 % in May 2024, month on month.", "month before"),
        ("Kazakhstan exported 1.2 million tonnes of wheat to China in 2023.", "quantities"),
        (
            "China bought 63 % of Kazakhstan's copper exports in 2023.",
            "no table of all partners by commodity",
        ),
        ("Kazakhstan was China's largest trading partner in 2023.", "no table of China's trade"),
        ("In 2023 half of China's trade in the region, 50 %, fell to Kazakhstan.", "region"),
        ("China buys uranium from Kazakhstan: 60 % of its imports in 2023.", "by commodity"),
    ],
)
def test_what_no_table_answers_is_left_with_the_reason(text: str, reason: str) -> None:
    found = statement(text, said_on="2024-07-01")
    assert found.claims == ()
    assert any(reason in left.reason for left in found.left)


def test_a_level_without_a_year_is_only_looked_for() -> None:
    found = statement(f"Trade between {PAIR} grew 82 % from 17 bn to 31 bn dollars.")
    assert [level.words for level in found.undated] == ["17 bn", "31 bn dollars"]
    assert [left.words for left in found.left] == ["82 %"]
    assert found.unchecked == 3


def test_a_number_of_something_else_is_no_unchecked_statement() -> None:
    assert (
        statement(f"{PAIR} have had relations for 32 years. It was 35 °C.", said_on="2024-07-01").unchecked
        == 0
    )


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (f"{PAIR} agreed to double bilateral trade from $41 billion in 2023.", ["double"]),
        (f"{PAIR} aim to increase trade from $41 billion in 2023 to $82 billion by 2030.", ["$82 billion"]),
        (f"{PAIR} aim to raise trade to $82 billion from $41 billion in 2023.", ["$82 billion"]),
        ("Казахстан и Китай договорились удвоить товарооборот с 41 млрд долларов в 2023 году.", ["удвоить"]),
        ("中哈两国同意将双边贸易额从2023年的410亿美元翻一番。", ["翻一番"]),
    ],
)
def test_the_level_a_goal_starts_from_is_checked_and_is_no_goal(text: str, goals: list[str]) -> None:
    found = statement(text)
    assert [(claim.kind, claim.period) for claim in found.claims] == [(Kind.LEVEL, "2023")]
    assert [goal.words for goal in found.goals] == goals
    assert {goal.deadline for goal in found.goals} <= {"", "2030"}


def test_an_earlier_goal_that_is_raised_is_no_level_to_start_from() -> None:
    found = statement(
        f"{PAIR} raised the trade target from $40 billion to $100 billion by 2030.", said_on="2024-07-03"
    )
    assert [goal.words for goal in found.goals] == ["$40 billion", "$100 billion"]
    assert found.undated == ()


def test_a_level_a_goal_starts_from_takes_no_year_from_the_deadline() -> None:
    text = "Казахстан и Китай намерены увеличить товарооборот с 41 млрд до 82 млрд долларов к 2030 году."
    assert statement(text, said_on="2024-07-03").claims == ()


def test_a_goal_is_recorded_with_its_deadline() -> None:
    (goal,) = statement(f"{PAIR} agreed to double trade by 2030.", said_on="2024-07-03").goals
    assert (goal.multiple, goal.value, goal.deadline) == (2, None, "2030")


def test_main_goods_are_shares_above_a_published_threshold() -> None:
    found = statement(
        "Kazakhstan's main exports to China are crude oil, metals and agricultural products.",
        said_on="2024-07-05",
    )
    assert [(claim.goods, claim.period, claim.main_goods) for claim in found.claims] == [
        (("2709",), "2023", True),
        (("metals",), "2023", True),
        (("agricultural_products",), "2023", True),
    ]


def test_every_claim_says_which_words_were_read_as_what() -> None:
    claim = only(f"Trade between {PAIR} was over 41 bn dollars in 2023, according to China's customs.")
    assert {("Trade", "measure"), ("over", "hedge"), ("China's customs", "source")} <= set(claim.read_as)


def test_a_share_without_a_period_is_read_like_a_rank_without_one() -> None:
    text = "China is Kazakhstan's largest trading partner, accounting for a third of its foreign trade."
    found = statement(text, said_on="2025-03-01")
    assert [(claim.kind, claim.period) for claim in found.claims] == [
        (Kind.RANK, "2024"),
        (Kind.SHARE, "2024"),
    ]
    assert all(claim.assumed for claim in found.claims)
    undated = statement(text)
    assert undated.claims == ()
    assert undated.unchecked == 2
