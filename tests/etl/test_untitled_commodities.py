"""Codes that no title is loaded for keep their code and place; a title is never invented."""

import pytest

from etl.commodities import is_known, with_untitled
from etl.reference import section_of
from tests.etl.made_up import REFERENCE


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("01", True),
        ("0101", True),
        ("0199", True),
        ("019950", True),
        ("01995000", True),
        ("9901", False),
        ("01995", False),
        ("x", False),
    ],
)
def test_a_code_is_known_by_its_chapter(code: str, known: bool) -> None:
    assert is_known(code, REFERENCE) is known


def test_an_untitled_code_stands_under_its_chapter_and_says_that_it_has_no_title() -> None:
    facts = with_untitled(REFERENCE, ["01995000"])
    rows = facts.commodities.set_index("code")
    assert list(rows.loc[["0199", "019950", "01995000"], "level"]) == ["heading", "subheading", "tariff line"]
    assert section_of(facts.commodities)["01995000"] == section_of(REFERENCE.commodities)["01"]
    assert rows.loc["019950", "title_en"] == "HS 019950, no title loaded"


def test_titled_codes_are_left_as_they_are() -> None:
    assert with_untitled(REFERENCE, ["01", "0101"]) is REFERENCE
