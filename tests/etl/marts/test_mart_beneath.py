"""Down the HS: items beneath a code, and what its own figure has beyond them."""

import pandas as pd

from etl.marts.beneath import beneath, within
from etl.marts.commodity import NOT_ITEMISED
from etl.vocabulary import Level


def goods(*rows: tuple[str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["commodity", "level", "value_usd"]).astype({"value_usd": float})
    for name in (
        "source",
        "reporter",
        "partner",
        "flow",
        "period",
        "title",
        "vintage",
        "total_source",
        "total_vintage",
    ):
        frame[name] = "x"
    for name in ("growth_pct", "contribution_pp", "share_pct"):
        frame[name] = 1.0
    snapshots = [f"file#{place}" for place in range(len(frame))]
    frame = frame.assign(snapshots=snapshots, section="V", itemised=True, precision_usd=0.5, status="A")
    return frame.assign(total_usd=200.0, caveats="", classification="H6", growth_base_vintage="first")


def test_the_rest_of_a_chapter_is_its_own_figure_less_what_is_itemised_beneath_it() -> None:
    table = beneath(
        goods(("27", "chapter", 100), ("270900", "subheading", 60), ("26", "chapter", 9)),
        "27",
        Level.SUBHEADING,
        "rest",
    )
    assert list(table["commodity"]) == ["270900", NOT_ITEMISED]
    rest = table.iloc[1]
    assert (rest["value_usd"], rest["share_pct"], rest["snapshots"]) == (40, 20, "file#0 file#1")


def test_where_the_items_exceed_the_figure_there_is_no_rest_rather_than_a_negative_one() -> None:
    table = beneath(
        goods(("27", "chapter", 50), ("270900", "subheading", 60)), "27", Level.SUBHEADING, "rest"
    )
    assert table["value_usd"].isna().tolist() == [False, True]
    assert "parts-older-than-total" in table["caveats"].iloc[1]


def test_a_code_without_a_figure_of_its_own_has_no_rest() -> None:
    table = beneath(goods(("2709", "heading", 60)), "27", Level.HEADING, "rest")
    assert list(table["commodity"]) == ["2709"]


def test_what_lies_within_a_code() -> None:
    rows = goods(*((code, "x", 1) for code in ("84", "85", "84+85", "8401", "850511", "86", "copper")))
    found = {code: list(rows.loc[within(rows, code), "commodity"]) for code in ("84", "84+85", "8505", "V")}
    assert found["84"] == ["8401"]
    assert found["84+85"] == ["8401", "850511"]
    assert found["8505"] == ["850511"]
    assert "copper" not in found["V"]
