"""What loaded items say of a list of codes: what is known, and what is left open."""

import pandas as pd

from dashboard.claims.record.goods import Held, held
from etl.marts.commodity import NOT_ITEMISED


def view(**items: float) -> pd.DataFrame:
    """Rows of one view: chapters have two digits, headings four; ``rest`` is what is not itemised."""
    codes = [NOT_ITEMISED if name == "rest" else name.strip("_").replace("_", "+") for name in items]
    return pd.DataFrame(
        {
            "commodity": codes,
            "title": codes,
            "level": ["heading" if len(code) == 4 else "chapter" for code in codes],
            "itemised": [code != NOT_ITEMISED for code in codes],
            "value_usd": list(items.values()),
            "precision_usd": 0.0,
            "total_usd": 100.0,
        }
    )


def ends(found: Held) -> tuple[float, float]:
    return float(found.interval.low), float(found.interval.high)


def test_chapters_that_are_itemised_are_added_up() -> None:
    found = held(["72", "74"], view(_72=10, _74=20, _27=60, rest=10))
    assert (ends(found), found.missing) == ((30, 30), ())


def test_a_chapter_that_is_not_itemised_may_lie_in_the_rest() -> None:
    found = held(["72", "73"], view(_72=10, _27=80, rest=10))
    assert (ends(found), found.missing) == ((10, 20), ("73",))


def test_a_heading_may_be_all_of_its_chapter_or_nothing() -> None:
    found = held(["2709"], view(_27=60, _72=30, rest=10))
    assert (ends(found), found.missing, found.inside) == ((0, 60), ("2709",), ("27 (27)",))


def test_a_heading_that_is_itemised_is_itself() -> None:
    found = held(["2709"], view(_27=60, _2709=45))
    assert ends(found) == (45, 45)


def test_another_heading_of_the_chapter_is_not_open_any_more() -> None:
    found = held(["2710", "2709"], view(_27=60, _2709=45))
    assert ends(found) == (45, 60)


def test_chapters_given_only_together_count_where_all_are_asked_for() -> None:
    assert ends(held(["84", "85"], view(_84_85=35, rest=65))) == (35, 35)
    assert ends(held(["85"], view(_84_85=35, rest=65))) == (0, 35)


def test_a_missing_total_bounds_nothing() -> None:
    found = held(["72"], view(_27=10).assign(total_usd=float("nan")))
    assert ends(found) == (0, float("inf"))


def test_nothing_itemised_leaves_everything_open() -> None:
    found = held(["72"], view(rest=100))
    assert ends(found) == (0, 100)
