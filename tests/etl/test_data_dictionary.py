"""``data/README.md`` says what the code and the reference tables say."""

import pandas as pd
import pytest

from etl import dictionary
from etl.lineage import ROOT

REMEDY = "data/README.md is out of date. Run: python -m etl.dictionary"


def meanings() -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / "reference" / "columns.csv", dtype="str", keep_default_na=False)


def columns() -> set[str]:
    """Every column of every table."""
    return {column for table in dictionary.tables().values() for column in table}


def test_the_generated_parts_are_current() -> None:
    text = dictionary.README.read_text(encoding="utf-8")
    assert dictionary.renew(text, dictionary.load(ROOT / "data")) == text, REMEDY


@pytest.mark.parametrize("part", ["sources", "ledgers", "tables", "columns", "caveats"])
def test_every_part_has_its_place_in_the_file(part: str) -> None:
    text = dictionary.README.read_text(encoding="utf-8")
    assert text.count(f"<!-- begin {part} -->") == text.count(f"<!-- end {part} -->") == 1
    assert part in dictionary.load(ROOT / "data")


def test_renewing_replaces_what_stands_between_the_marks_and_nothing_else() -> None:
    text = "before\n<!-- begin a -->\nold\n<!-- end a -->\nafter\n"
    assert dictionary.renew(text, {"a": r"new \1"}) == (
        "before\n<!-- begin a -->\nnew \\1\n<!-- end a -->\nafter\n"
    )


def test_every_column_has_a_meaning() -> None:
    assert sorted(columns() - set(meanings()["column"])) == [], "Add them to data/reference/columns.csv"


def test_every_meaning_is_of_a_column() -> None:
    assert sorted(set(meanings()["column"]) - columns()) == [], "Drop them from data/reference/columns.csv"


def test_a_column_has_one_meaning_and_it_is_not_empty() -> None:
    assert meanings()["column"].is_unique
    assert (meanings()["meaning"] != "").all()
