"""What all marts share: which vintage comes first, which is in force, which warnings hold, what was known when."""

import dataclasses

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InvalidReference
from etl.marts import as_known_on
from etl.marts.shape import base_period, caveats, in_force, join_ids, weakest, with_order, worst
from etl.reference import Caveat
from etl.vocabulary import Evidence, Status
from tests.etl.made_up import REFERENCE, exports, flows, searched

FIGURE = ["source", "reporter", "partner", "flow", "period"]


# The order of vintages


def test_a_vintage_is_ordered_by_the_day_it_became_known() -> None:
    assert list(flows(exports(1, vintage="2020-06", known_from="2020-06-30"))["order"]) == ["2020-06-30"]


def test_a_vintage_without_that_day_is_ordered_as_the_sources_say() -> None:
    assert list(flows(exports(1), exports(1, vintage="second"))["order"]) == ["2021-01-31", "2022-01-31"]


def test_a_vintage_with_neither_is_refused() -> None:
    table = flows(exports(1)).assign(vintage="fourth")
    with pytest.raises(InvalidReference, match=r"fourth of office has neither .* Add fourth to ordered_as"):
        with_order(table, REFERENCE)


def test_the_latest_vintage_of_each_figure_is_in_force() -> None:
    table = flows(exports(1), exports(1, vintage="second"), exports(1, period="2021"))
    assert list(in_force(table, FIGURE)) == [False, True, True]


def test_a_known_day_is_compared_with_the_order_of_vintages_without_one() -> None:
    table = flows(exports(1, vintage="second"), exports(1, vintage="2021-05-01", known_from="2021-05-01"))
    assert list(in_force(table, FIGURE)) == [True, False]


def test_of_two_vintages_of_one_day_only_one_is_in_force() -> None:
    table = flows(
        exports(1, vintage="2021-05-31", known_from="2021-05-31"),
        exports(2, vintage="2021-05", known_from="2021-05-31"),
    )
    assert list(in_force(table, FIGURE)) == [True, False]


# Known on a day


def test_rows_without_a_day_they_became_known_are_left_out() -> None:
    table = flows(
        exports(1),
        exports(2, vintage="a", known_from="2021-05-01"),
        exports(3, vintage="b", known_from="2021-05-02"),
    )
    assert list(as_known_on(table, "2021-05-01")["value_usd"]) == [2]


DAYS = st.dates().map(str)


@searched
@given(st.lists(st.none() | DAYS), DAYS, DAYS)
def test_a_later_day_never_loses_rows(known: list[str | None], one: str, other: str) -> None:
    table = pd.DataFrame({"known_from": pd.Series(known, dtype="str")})
    earlier, later = sorted([one, other])
    assert set(as_known_on(table, earlier).index) <= set(as_known_on(table, later).index)


# The base of growth, the weakest link, ids


@pytest.mark.parametrize(
    ("period", "base"),
    [("2000", "1999"), ("2020-05", "2019-05"), ("2020-01/2020-06", "2019-01/2019-06")],
)
def test_growth_starts_from_the_same_months_a_year_earlier(period: str, base: str) -> None:
    assert list(base_period(pd.Series([period]))) == [base]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([Evidence.OFFICIAL_TABLE, Evidence.COPY], Evidence.COPY),
        ([Evidence.QUOTED, Evidence.OFFICIAL_TABLE], Evidence.QUOTED),
        ([Evidence.COPY, Evidence.QUOTED], Evidence.QUOTED),
        ([Evidence.OFFICIAL_TABLE] * 2, Evidence.OFFICIAL_TABLE),
    ],
)
def test_a_sum_is_as_well_evidenced_as_its_weakest_part(given: list[str], found: str) -> None:
    assert weakest(given) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([Status.NORMAL, Status.PROVISIONAL], Status.PROVISIONAL),
        ([Status.PROVISIONAL, Status.ESTIMATED], Status.ESTIMATED),
        ([Status.ESTIMATED, Status.UNRELIABLE], Status.UNRELIABLE),
        ([Status.NORMAL] * 2, Status.NORMAL),
    ],
)
def test_a_sum_has_the_worst_status_of_its_parts(given: list[str], found: str) -> None:
    assert worst(given) == found


@pytest.mark.parametrize("kind", [Evidence, Status])
def test_every_word_has_a_place_among_the_weak_and_the_bad(kind: type[Evidence] | type[Status]) -> None:
    judge = weakest if kind is Evidence else worst
    assert [judge([word]) for word in kind] == [str(word) for word in kind]


def test_ids_are_joined_sorted_and_without_repeats() -> None:
    assert list(join_ids(pd.Series(["b a"]), pd.Series(["c a"]))) == ["a b c"]


# Caveats


def tags(condition: dict[str, object], **changed: object) -> str:
    """The caveats of one row, of a reference with one caveat."""
    reference = dataclasses.replace(REFERENCE, caveats=[Caveat("beware", "", "", condition)])
    return str(caveats(flows(exports(1, **changed)), reference).iloc[0])


@pytest.mark.parametrize(
    "condition",
    [
        {"reporter": "AAA"},
        {"commodity": ["TOTAL", "01"]},
        {"from": 2020, "to": 2020},
        {"years": [2019, 2020]},
        {"direction": "AAA>BBB"},
        {"level": "total"},
    ],
)
def test_a_caveat_stands_on_rows_that_meet_its_condition(condition: dict[str, object]) -> None:
    assert tags(condition) == "beware"


@pytest.mark.parametrize(
    "condition",
    [
        {"reporter": "BBB"},
        {"commodity": ["02", "01"]},
        {"from": 2021},
        {"to": 2019},
        {"years": [2019, 2021]},
        {"direction": "BBB>AAA"},
        {"level": "chapter"},
        {"reporter": "AAA", "years": [2021]},
        {"colour": "AAA"},
    ],
)
def test_a_caveat_stands_on_no_other_row(condition: dict[str, object]) -> None:
    assert tags(condition) == ""


def test_an_import_runs_from_the_partner_to_the_reporter() -> None:
    assert tags({"direction": "BBB>AAA"}, flow="import") == "beware"


def test_a_caveat_that_a_mart_decides_stands_on_no_row_by_itself() -> None:
    reference = dataclasses.replace(REFERENCE, caveats=[Caveat("beware", "", "", None)])
    assert list(caveats(flows(exports(1)), reference)) == [""]
