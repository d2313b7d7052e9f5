"""Findings, and what the claims of one text say together, on a made-up trade of AAA and BBB."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.claims.checker import check
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Outcome, Verdict
from dashboard.claims.interval import Hedge, from_value
from dashboard.ledger import Ledger
from etl.vocabulary import Evidence, Measure
from tests.dashboard.claims.made_up import A, B, MadeUp, growth, level, now, of, row, say
from tests.dashboard.claims.made_up import claim as claim_of
from tests.dashboard.claims.printed import Scale, printed

QUOTED, COPY = Evidence.QUOTED, Evidence.COPY


def fraction_of_three() -> Claim:
    """A third, as the reader gives it: 33.3333 %, ±10 %."""
    third = Decimal("33.3333")
    return claim_of(Kind.SHARE, Measure.TURNOVER, "2020", from_value(third, third / 5))


def test_the_difference_is_data_minus_claim_in_per_cent_of_the_claim() -> None:
    found = of(now(say(level("20")), row(A, 15)), "office-a")
    assert (found.difference, found.difference_pct) == (Decimal("-5e9"), Decimal(-25))
    in_range = of(now(say(level("10–20", Hedge.RANGE)), row(A, 15)), "office-a")
    assert (in_range.outcome, in_range.difference) == (Outcome.AGREES, Decimal(0))


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (level("41"), "40.5 bn or more and less than 41.5 bn"),
        (level("28", Hedge.OVER), "27.5 bn or more; only 27.5 bn or more and 30.8 bn or less names a source"),
        (fraction_of_three(), "30\u202f% or more and less than 36.67\u202f%"),
        (growth("-5"), "more than −5.5\u202f% and −4.5\u202f% or less"),
    ],
)
def test_how_the_number_was_read_stands_with_the_verdict(claim: Claim, words: str) -> None:
    assert now(say(claim), row(A, 10)).read_as == words


def test_an_office_without_a_figure_says_what_to_load() -> None:
    found = of(now(say(level("10")), row(A, 10)), "office-b", vintage=None)
    assert found.outcome is Outcome.NO_DATA
    assert "Load office-b" in found.explanation


def test_claims_that_fit_different_ledgers_are_mixed() -> None:
    rows = [row(A, 10, growth=32), row(B, 7, growth=24)]
    assert check(say(level("10"), growth("24")), MadeUp(rows)).now.verdict == Verdict.MIXED
    assert check(say(level("10"), growth("24"), credited="a"), MadeUp(rows)).now.verdict == Verdict.MIXED
    assert check(say(level("10"), growth("32")), MadeUp(rows)).now.verdict == Verdict.SUPPORTED


def test_a_statement_whose_claims_differ_in_verdict_has_none() -> None:
    rows = [row(A, 10, growth=32), row(B, 7, growth=24)]
    view = check(say(level("10"), growth("50")), MadeUp(rows)).now
    assert [claim.verdict for claim in view.claims] == [Verdict.SUPPORTED, Verdict.CONTRADICTED]
    assert view.verdict is None
    assert view.sentence.startswith("By AAA's count: in part")


def test_claims_about_different_periods_are_said_apart() -> None:
    ledger: Ledger = MadeUp([row(A, 10), row(A, 9, period="2019")])
    view = check(say(level("10"), level("9", period="2019")), ledger).now
    assert view.sentence == (
        "Turnover, 2019. By AAA's count: yes (9.00 bn). By BBB's count: no data. "
        "Turnover, 2020. By AAA's count: yes (10.00 bn). By BBB's count: no data."
    )


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["office-b", "copy", "second-copy"]), st.floats(1, 50), st.sampled_from(Evidence)
        ),
        unique_by=lambda added: added[0],
    ),
    st.sampled_from([None, "a"]),
)
def test_adding_sources_never_turns_no_data_into_contradicted_for_another(
    added: list[tuple[str, float, Evidence]], credited: str | None
) -> None:
    elsewhere = row(A, 10, period="2015")
    others = [row(B, billion, source, evidence=evidence) for source, billion, evidence in added]
    checked = now(say(level("10"), credited=credited), elsewhere, *others)
    assert of(checked, "office-a", vintage=None).outcome is Outcome.NO_DATA
    assert checked.answers[0].outcome is Outcome.NO_DATA
    assert checked.verdict not in {Verdict.CONTRADICTED, Verdict.MISATTRIBUTED}


@settings(deadline=None, max_examples=40)
@given(st.permutations([level("10"), growth("32"), level("7"), growth("24"), level("9", period="2019")]))
def test_the_order_of_claims_never_matters(claims: list[Claim]) -> None:
    ledger: Ledger = MadeUp([row(A, 10, growth=32), row(B, 7, growth=24), row(A, 9, period="2019")])
    view = check(say(*claims), ledger).now
    assert view.verdict is Verdict.MIXED
    assert {checked.claim.words: checked.verdict for checked in view.claims} == dict.fromkeys(
        ["10 billion", "32 percent", "7 billion", "24 percent", "9 billion"], Verdict.SUPPORTED
    )


def test_two_ledgers_each_rightly_credited_are_no_mixture() -> None:
    rows = [row(A, 10), row(B, 7)]
    assert check(say(level("10"), level("7")), MadeUp(rows)).now.verdict is Verdict.MIXED
    told = say(level("10", credited="a"), level("7", credited="b"))
    assert check(told, MadeUp(rows)).now.verdict is Verdict.SUPPORTED


def test_growth_since_an_earlier_year_is_computed_along_one_ledgers_line() -> None:
    rows = [row(A, 30), row(A, 10, "copy", period="2010"), row(B, 20), row(B, 10, period="2010")]
    tripled = replace(growth("200"), since="2010")
    checked = now(say(tripled), *rows)
    assert [each.outcome for each in checked.answers] == [Outcome.AGREES, Outcome.DIFFERS]
    assert "computed from 10.00 bn in 2010, COPY, vintage 2021-03-01" in checked.findings[0].explanation


def test_a_change_in_dollars_has_the_precision_of_both_levels() -> None:
    rows = [row(A, 30, precision=0.05), row(A, 27, period="2019", precision=0.05), row(B, 20)]
    change = claim_of(Kind.CHANGE, Measure.TURNOVER, "2020", printed("3.1", Scale.BILLION))
    checked = now(say(change), *rows)
    assert [each.outcome for each in checked.answers] == [Outcome.AGREES, Outcome.NO_DATA]


def test_a_number_with_two_readings_agrees_where_one_does() -> None:
    reading = printed("130", Scale.PERCENT), (printed("230", Scale.PERCENT),)
    both = claim_of(Kind.GROWTH, Measure.TURNOVER, "2020", reading[0], other_readings=reading[1])
    checked = now(say(both), row(A, 10, growth=230), row(B, 10, growth=50))
    assert [each.outcome for each in checked.answers] == [Outcome.AGREES, Outcome.DIFFERS]


# Records


def noted(*rows: dict[str, Any]) -> str:
    """The note on a record of ledger A in 2020."""
    return check(say(level("12", record=True)), MadeUp(rows)).now.claims[0].notes[0]


def test_a_record_counts_the_years_of_the_ledgers_own_line() -> None:
    before_the_line = row(A, 5, period="1999")  # the chain of a made-up ledger starts in 2000
    assert noted(before_the_line, row(A, 9, period="2018"), row(A, 11, period="2019"), row(A, 12)) == (
        "A record by AAA's count: yes, the highest of the 3 years on record from 2018 to 2020."
    )
    assert noted(row(A, 13, period="2018"), row(A, 11, period="2019"), row(A, 12)) == (
        "A record by AAA's count: no, 12.00 bn is below 2018 (13.00 bn)."
    )
    assert noted(row(A, 11, period="2018"), row(A, 12)).endswith(
        "2018 to 2020, but 2019 is not loaded, so not checkable."
    )


def test_a_source_in_force_that_says_otherwise_of_a_record_is_named() -> None:
    line = row(A, 11, period="2019"), row(A, 12)
    copy = row(A, 14, "copy", period="2019", evidence=COPY), row(A, 13, "copy", evidence=COPY)
    assert noted(*line, *copy).endswith(
        "from 2019 to 2020; but by COPY no, 13.00 bn is below 2019 (14.00 bn)."
    )
    agrees = row(A, 11, "copy", period="2019", evidence=COPY), row(A, 13, "copy", evidence=COPY)
    assert "COPY" not in noted(*line, *agrees)
