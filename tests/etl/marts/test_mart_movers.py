"""What changed between two years; what only one year has, or what may not be compared, never becomes a change."""

import pandas as pd
import pytest

from etl.marts.commodity import NOT_ITEMISED
from etl.marts.movers import (
    BOTH,
    COUNTED_OTHERWISE,
    NOT_LOADED,
    ONLY_FIRST,
    ONLY_LAST,
    OTHER_EDITION,
    OTHER_GOODS,
    UNRELIABLE,
    movers,
)


def row(period: str, code: str, value: float, **changes: object) -> dict[str, object]:
    return {
        "period": period,
        "commodity": code,
        "level": "chapter",
        "title": f"goods {code}",
        "section": "V",
        "value_usd": value,
        "total_usd": 100.0 if period == "2023" else 200.0,
        "status": "A",
        "vintage": "first",
        "classification": "H6",
        "caveats": "",
        "snapshots": f"file#{code}-{period}",
    } | changes


def between(*rows: dict[str, object]) -> pd.DataFrame:
    return movers(pd.DataFrame(rows), "2023", "2024").set_index("commodity")


def test_a_change_is_said_in_dollars_per_cent_and_points_of_the_whole_flow() -> None:
    found = between(row("2023", "26", 40), row("2024", "26", 60)).loc["26"]
    assert (found["change_usd"], found["growth_pct"], found["contribution_pp"]) == (20, 50, 20)
    assert found["total_growth_pct"] == pytest.approx(100)
    assert found["held"] == BOTH
    assert found["snapshots"] == "file#26-2023 file#26-2024"


def test_what_only_one_year_itemises_has_no_change_and_says_which_year_has_it() -> None:
    table = between(row("2023", "26", 40), row("2024", "27", 60))
    assert list(table["change_usd"].isna()) == [True, True]
    assert table["held"].to_dict() == {"26": ONLY_FIRST, "27": ONLY_LAST}
    assert set(table["why_not"]) == {NOT_LOADED}
    assert table["first_usd"].isna()["27"]


def test_two_chapters_published_as_one_are_not_a_new_item() -> None:
    table = between(row("2023", "84", 40), row("2024", "84+85", 60))
    assert set(table["why_not"]) == {COUNTED_OTHERWISE}


def test_no_change_crosses_a_figure_of_low_reliability() -> None:
    table = between(row("2023", "26", 40, status="U"), row("2024", "26", 60))
    assert list(table["change_usd"].isna()) == [True]
    assert (list(table["why_not"]), list(table["status"])) == ([UNRELIABLE], ["U"])


def test_headings_change_only_within_one_named_edition() -> None:
    heading = {"level": "heading"}
    for editions in (("H5", "H6"), ("HS", "HS")):
        first, last = editions
        table = between(
            row("2023", "2603", 40, classification=first, **heading),
            row("2024", "2603", 60, classification=last, **heading),
        )
        assert table.loc["2603", "why_not"] == OTHER_EDITION


def test_the_rest_changes_only_where_both_years_itemise_the_same_goods() -> None:
    rest = {"classification": "", "section": ""}
    same = [row("2023", "26", 40), row("2024", "26", 60)]
    rests = [row("2023", NOT_ITEMISED, 60, **rest), row("2024", NOT_ITEMISED, 140, **rest)]
    assert between(*same, *rests).loc[NOT_ITEMISED, "contribution_pp"] == 80
    other = between(*same, *rests, row("2024", "27", 20))
    assert other["why_not"][NOT_ITEMISED] == OTHER_GOODS
    assert other["change_usd"].isna()[NOT_ITEMISED]
