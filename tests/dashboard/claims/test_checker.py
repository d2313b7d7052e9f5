"""Verdicts in the order of METHODS §3, on a made-up trade of AAA and BBB."""

from decimal import Decimal

import pytest

from dashboard.claims.checker import check
from dashboard.claims.claim import Kind
from dashboard.claims.finding import Outcome, Verdict
from dashboard.claims.interval import Hedge
from etl.errors import InvalidReference
from etl.vocabulary import Evidence, Measure, Status
from tests.dashboard.claims.made_up import (
    SAID_ON,
    A,
    B,
    MadeUp,
    growth,
    level,
    now,
    of,
    row,
    say,
    then,
)
from tests.dashboard.claims.made_up import claim as claim_of
from tests.dashboard.claims.printed import Scale, printed

QUOTED, COPY = Evidence.QUOTED, Evidence.COPY


# Step 2: supported


def test_the_credited_ledger_supports() -> None:
    assert now(say(level("10"), credited="a"), row(A, 10.4), row(B, 20)).verdict == Verdict.SUPPORTED


def test_without_credit_one_agreeing_ledger_supports_and_is_named() -> None:
    checked = now(say(level("10")), row(A, 20), row(B, 10))
    assert checked.verdict == Verdict.SUPPORTED
    assert "BBB's count: agrees" in checked.reason


def test_a_figure_agrees_up_to_its_own_precision() -> None:
    assert now(say(level("10")), row(A, 10.54), row(B, 20)).verdict == Verdict.CONTRADICTED
    assert now(say(level("10")), row(A, 10.54, precision=0.05), row(B, 20)).verdict == Verdict.SUPPORTED


def test_only_a_replaced_vintage_agrees() -> None:
    rows = row(A, 10, vintage="2021-01-01"), row(A, 12), row(B, 20)
    checked = now(say(level("10"), credited="a"), *rows)
    assert checked.verdict == Verdict.SINCE_REVISED
    assert now(say(level("12"), credited="a"), *rows).verdict == Verdict.SUPPORTED


def test_a_quoted_figure_is_never_shown_as_supporting() -> None:
    in_force = now(say(level("10"), credited="a"), row(A, 10, evidence=QUOTED), row(B, 20))
    replaced = now(
        say(level("10")), row(A, 10, vintage="2021-01-01", evidence=QUOTED), row(A, 12), row(B, 20)
    )
    assert in_force.verdict == Verdict.QUOTED
    assert replaced.verdict == Verdict.QUOTED_SINCE_REVISED
    assert "quoted by the Gazette" in in_force.reason


def test_one_official_agreement_is_enough() -> None:
    assert now(say(level("10")), row(A, 10, evidence=QUOTED), row(B, 10)).verdict == Verdict.SUPPORTED


def test_a_copy_that_stayed_provisional_is_the_offices_earlier_figure() -> None:
    provisional = row(A, 10, "copy", evidence=COPY, status=Status.PROVISIONAL)
    assert now(say(level("10")), row(A, 12), provisional, row(B, 20)).verdict == Verdict.SINCE_REVISED
    settled = row(A, 10, "copy", evidence=COPY)
    assert now(say(level("10")), row(A, 12), settled, row(B, 20)).verdict == Verdict.CONTRADICTED
    office = row(A, 12, status=Status.PROVISIONAL)
    assert now(say(level("10")), office, provisional, row(B, 20)).verdict == Verdict.CONTRADICTED


def test_a_revision_is_told_within_its_source_whatever_a_copy_published_later() -> None:
    later = row(A, 10, "copy", vintage="2021-06-01", evidence=COPY, status=Status.PROVISIONAL)
    first = row(A, 10, vintage="2021-01-01", status=Status.PROVISIONAL)
    checked = now(say(level("10"), credited="a"), first, row(A, 12), later, row(B, 20))
    assert "AAA's count: differs (OFFICE-A 2021-03-01: 12.00 bn" in checked.reason
    assert "OFFICE-A agreed before its revision (OFFICE-A 2021-01-01: 10.00 bn" in checked.reason
    assert "COPY still carries a provisional figure that agrees (COPY 2021-06-01: 10.00 bn" in checked.reason


def test_a_provisional_figure_in_force_supports_and_is_named() -> None:
    checked = now(say(level("10")), row(A, 10, status=Status.PROVISIONAL), row(B, 20))
    assert checked.verdict == Verdict.SUPPORTED
    assert "provisional" in checked.reason


def test_a_loose_agreement_never_supports_where_another_ledger_agrees_tightly() -> None:
    nearly = level("28", Hedge.NEARLY)
    rows = row(A, 27.9), row(B, 15)
    assert now(say(nearly, credited="b"), *rows).verdict == Verdict.ATTRIBUTION_NOT_CHECKABLE
    checked = now(say(nearly), *rows)
    assert checked.verdict == Verdict.SUPPORTED
    assert [answer.tight for answer in checked.answers] == [True, False]


def test_an_earlier_figure_that_agrees_loosely_does_not_support_either() -> None:
    rows = row(A, 27.9), row(B, 15, vintage="2021-01-01"), row(B, 40)
    assert now(say(level("28", Hedge.NEARLY), credited="b"), *rows).verdict == Verdict.MISATTRIBUTED


def test_a_loose_agreement_alone_is_said_to_be_loose() -> None:
    view = check(say(level("28", Hedge.OVER)), MadeUp([row(A, 50), row(B, 20)])).now
    assert view.verdict == Verdict.SUPPORTED
    assert view.sentence.startswith("By AAA's count: consistent, but loose (50.00 bn).")


# Step 3: whose figure it is


@pytest.mark.parametrize("evidence", [Evidence.OFFICIAL_TABLE, QUOTED])
def test_the_credited_ledger_differs_and_the_other_agrees(evidence: Evidence) -> None:
    checked = now(
        say(level("10"), credited="b"), row(A, 10, evidence=evidence), row(B, 20, evidence=evidence)
    )
    assert checked.verdict == Verdict.MISATTRIBUTED


def test_the_other_ledgers_earlier_figure_shows_where_a_number_came_from() -> None:
    rows = row(A, 10, vintage="2021-01-01"), row(A, 12), row(B, 20)
    assert now(say(level("10"), credited="b"), *rows).verdict == Verdict.MISATTRIBUTED


def test_the_credited_ledger_has_no_data() -> None:
    credited = say(level("10"), credited="b")
    assert now(credited, row(A, 10)).verdict == Verdict.ATTRIBUTION_NOT_CHECKABLE
    differs = now(credited, row(A, 20))
    assert differs.verdict == Verdict.NOT_CHECKABLE
    assert "+100.0" in differs.reason
    assert "The figures of BBB's count for 2020 are not loaded here." in differs.reason
    assert differs.reason.endswith("(For this site's keeper: Load office-b.)")


def test_crediting_an_unknown_ledger_is_refused() -> None:
    with pytest.raises(InvalidReference, match="no ledger"):
        check(say(level("10"), credited="c"), MadeUp([row(A, 10)]))


# Step 4: contradicted


def test_every_ledger_differs() -> None:
    assert now(say(level("10")), row(A, 20), row(B, 30, evidence=QUOTED)).verdict == Verdict.CONTRADICTED


def test_only_one_ledger_is_loaded() -> None:
    assert now(say(level("10")), row(A, 20)).verdict == Verdict.DIFFERS_FROM_ONLY_LEDGER


def test_only_one_ledger_measures_it() -> None:
    checked = check(say(level("10")), MadeUp([row(A, 20)], A)).now
    assert checked.verdict == Verdict.CONTRADICTED_BY_ONLY_MEASURER


def test_only_quotations_speak() -> None:
    rows = row(A, 20, evidence=QUOTED), row(B, 30, evidence=QUOTED)
    assert now(say(level("10")), *rows).verdict == Verdict.DIFFERS_FROM_QUOTED


# Who speaks for a ledger


def test_the_office_decides_where_it_is_loaded() -> None:
    checked = now(say(level("10")), row(A, 20), row(A, 10, "copy", evidence=COPY), row(B, 30))
    assert checked.verdict == Verdict.CONTRADICTED
    assert of(checked, "copy").outcome is Outcome.AGREES


def test_an_official_copy_is_equally_in_force_where_the_office_is_only_quoted() -> None:
    rows = row(A, 12, evidence=QUOTED), row(A, 10, "copy", evidence=COPY), row(B, 30)
    assert now(say(level("10")), *rows).verdict == Verdict.SUPPORTED
    view = check(say(level("12")), MadeUp(rows)).now
    assert view.verdict == Verdict.QUOTED
    assert "(12.00 bn; quoted in the press; 10.00 bn by COPY)" in view.sentence


def test_a_quoted_copy_adds_nothing_to_a_quoted_office() -> None:
    rows = row(A, 12, evidence=QUOTED), row(A, 10, "copy", evidence=QUOTED), row(B, 30)
    assert now(say(level("10")), *rows).verdict == Verdict.CONTRADICTED


def test_without_the_office_the_first_copy_in_order_decides() -> None:
    rows = row(A, 20, "copy", evidence=COPY), row(A, 10, "second-copy", evidence=COPY), row(B, 30)
    assert now(say(level("10")), *rows).verdict == Verdict.CONTRADICTED
    assert now(say(level("20")), *rows).verdict == Verdict.SUPPORTED


@pytest.mark.parametrize("status", [Status.UNRELIABLE, Status.IMPUTED])
def test_unreliable_and_imputed_figures_never_decide(status: Status) -> None:
    assert now(say(level("10")), row(A, 10, status=status)).verdict == Verdict.NOT_CHECKABLE


def test_rows_outside_the_ledgers_never_decide() -> None:
    reconciled = row(A, 10) | {"ledger": ""}
    other_pair = row(A, 10) | {"partner": "CCC"}
    assert now(say(level("10")), reconciled, other_pair).verdict == Verdict.NOT_CHECKABLE


def test_vintages_without_a_day_are_ordered_by_rank() -> None:
    rows = row(A, 12, vintage="late", known=False), row(A, 10, vintage="early", known=False), row(B, 30)
    checked = now(say(level("12")), *rows)
    assert checked.verdict == Verdict.SUPPORTED
    assert [each.vintage for each in checked.findings if each.source == "office-a"] == ["late", "early"]


# As known when it was said


def test_only_what_was_public_counts_then() -> None:
    rows = row(A, 10), row(A, 12, vintage="2022-06-01"), row(B, 30)
    assert then(say(level("10")), *rows).verdict == Verdict.SUPPORTED
    assert now(say(level("10")), *rows).verdict == Verdict.SINCE_REVISED


def test_what_may_have_been_public_earlier_is_reported_and_decides_nothing() -> None:
    undated = row(A, 10, vintage="late", known=False)
    checked = then(say(level("10")), undated, row(A, 11, vintage="2022-06-01"))
    assert checked.verdict == Verdict.NOT_CHECKABLE
    assert "OFFICE-A late may have been public earlier" in checked.reason
    assert [each.vintage for each in checked.undated] == ["late"]
    assert now(say(level("10")), undated).verdict == Verdict.SUPPORTED
    beside = then(say(level("10"), credited="b"), undated, row(B, 30))
    assert beside.verdict == Verdict.DIFFERS_FROM_ONLY_LEDGER


def test_a_figure_of_a_later_period_cannot_have_been_public_earlier() -> None:
    later = row(A, 10, vintage="late", period=SAID_ON[:4], known=False)
    checked = then(say(level("10", period=SAID_ON[:4])), later)
    assert checked.undated == ()
    assert "was not over" in checked.reason


# Growth


def test_printed_growth_decides_even_if_quoted_and_computed_stands_beside_it() -> None:
    rows = row(A, 10, period="2019"), row(A, 12, growth=22, evidence=QUOTED), row(B, 30)
    checked = now(say(growth("22")), *rows)
    assert checked.verdict == Verdict.QUOTED
    found = of(checked, "office-a").growth
    assert found is not None
    assert (found.printed_pct, found.computed_pct, found.base_usd) == (
        Decimal(22),
        Decimal(20),
        Decimal("1e10"),
    )
    assert now(say(growth("20")), *rows).verdict == Verdict.DIFFERS_FROM_QUOTED


def test_a_copys_computed_growth_confirms_a_printed_one_but_does_not_replace_it() -> None:
    office = row(A, 12, growth=20, evidence=QUOTED)
    confirms = row(A, 10, "copy", period="2019", evidence=COPY), row(A, 12, "copy", evidence=COPY)
    assert now(say(growth("20")), office, *confirms).verdict == Verdict.SUPPORTED
    differs = row(A, 10, "copy", period="2019", evidence=COPY), row(A, 13, "copy", evidence=COPY)
    assert now(say(growth("20")), office, *differs).verdict == Verdict.QUOTED
    assert now(say(growth("30")), office, *differs).verdict == Verdict.DIFFERS_FROM_QUOTED


def test_computed_growth_decides_where_none_is_printed() -> None:
    checked = now(say(growth("20")), row(A, 10, period="2019"), row(A, 12))
    assert checked.verdict == Verdict.SUPPORTED
    assert "office-a/2021-03-01/a-2019.csv#2" in of(checked, "office-a").snapshots.split()


def test_growth_crosses_the_joint_of_one_ledgers_line_and_names_both_sources() -> None:
    rows = row(A, 10, "copy", period="2019", evidence=COPY), row(A, 12, precision=0.05), row(B, 30)
    checked = now(say(growth("20")), *rows)
    assert checked.verdict == Verdict.SUPPORTED
    assert "computed from 10.00 bn in 2019, COPY, vintage 2021-03-01" in of(checked, "office-a").explanation
    # 11.95 ÷ 10 and 12.05 ÷ 10
    assert "(+19.5\u202f% to +20.5\u202f%)" in of(checked, "office-a").explanation
    assert "+19.5\u202f% to +20.5\u202f%" in checked.reason


def test_a_copy_beside_the_line_takes_no_base_from_it() -> None:
    rows = row(A, 10, period="2019"), row(A, 12), row(A, 13, "copy", evidence=COPY)
    assert of(now(say(growth("30")), *rows), "copy").outcome is Outcome.NO_DATA


def test_computed_growth_is_as_good_as_its_weaker_level() -> None:
    checked = now(say(growth("20")), row(A, 10, period="2019", evidence=QUOTED), row(A, 12))
    assert checked.verdict == Verdict.QUOTED


def test_growth_never_crosses_an_unreliable_figure() -> None:
    base = row(A, 10, period="2019", status=Status.UNRELIABLE)
    assert now(say(growth("20")), base, row(A, 12)).verdict == Verdict.NOT_CHECKABLE
    printed = now(say(growth("20")), row(A, 12, growth=20, status=Status.UNRELIABLE))
    assert printed.verdict == Verdict.NOT_CHECKABLE
    assert of(printed, "office-a").outcome is Outcome.NO_DATA


def test_a_printed_rate_is_an_interval_too() -> None:
    assert now(say(growth("31.6")), row(A, 12, growth=32)).verdict == Verdict.SUPPORTED
    assert now(say(growth("31.6")), row(A, 12, growth=32.2)).verdict == Verdict.DIFFERS_FROM_ONLY_LEDGER


def test_growth_of_a_balance_is_not_compared() -> None:
    claim = claim_of(Kind.GROWTH, Measure.BALANCE, "2020", printed("5", Scale.PERCENT))
    checked = now(say(claim), row(A, 12) | {"measure": "balance"})
    assert checked.verdict == Verdict.NOT_CHECKABLE
    assert {each.outcome for each in checked.findings} == {Outcome.NOT_COMPARABLE}
    assert "can change its sign" in checked.reason
