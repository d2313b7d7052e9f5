"""What a valid table is: each fault is a sentence with file, row and remedy."""

from collections.abc import Callable

import pandas as pd
import pytest

from etl import schema
from etl.errors import InvalidTable
from tests.etl.made_up import exports, flows, imports, turnover


def table(**changed: str | float | None) -> pd.DataFrame:
    """Three good rows, of which the second is changed."""
    frame = flows(exports(100), imports(50), turnover(150))[list(schema.FLOWS.columns)]
    for column, value in changed.items():
        frame.loc[1, column] = value
    return frame


def test_a_good_table_comes_back_as_it_is() -> None:
    assert schema.validate(table(), schema.FLOWS).equals(table())


@pytest.mark.parametrize(
    ("column", "value", "said", "remedy"),
    [
        ("flow", "smuggling", "'smuggling', which is not a known word", "Use a word of etl/vocabulary.py"),
        ("status", "", "'', which is not a known word", "Use a word of etl/vocabulary.py"),
        ("period", "2020-13", "'2020-13', which is not in the expected form", "the form that data/README.md"),
        (
            "known_from",
            "in May",
            "'in May', which is not in the expected form",
            "the form that data/README.md",
        ),
        ("value_usd", -1.0, "-1.0, which is not zero or more", "Trade values are never negative"),
        ("value_usd", None, "empty", "Fill the cell"),
        ("snapshot", None, "empty", "Fill the cell"),
    ],
)
def test_a_bad_cell_is_named_with_its_column_and_remedy(
    column: str, value: str | float | None, said: str, remedy: str
) -> None:
    with pytest.raises(InvalidTable) as fault:
        schema.validate(table(**{column: value}), schema.FLOWS)
    assert f"{column} is {said}" in str(fault.value)
    assert remedy in fault.value.remedy


def test_a_bad_cell_is_named_with_its_file_and_row() -> None:
    with pytest.raises(InvalidTable, match=r"\(data/raw/made-up.csv, row 3\)"):
        schema.validate(table(value_usd=-1.0), schema.FLOWS)


def test_two_rows_with_one_key_are_both_named() -> None:
    with pytest.raises(InvalidTable, match=r"row 2\); two rows .*row 3\)\. Keep one of the rows"):
        schema.validate(table(flow="export", valuation="FOB"), schema.FLOWS)


@pytest.mark.parametrize(
    "change",
    [
        lambda frame: frame.assign(total=0),
        lambda frame: frame.drop(columns="evidence"),
        lambda frame: frame[[*frame.columns[1:], frame.columns[0]]],
        lambda frame: frame.astype({"value_usd": "str"}),
    ],
    ids=["one too many", "one too few", "another order", "another type"],
)
def test_a_table_has_exactly_its_columns(change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    with pytest.raises(InvalidTable, match="Compare the table with etl/schema"):
        schema.validate(change(table()), schema.FLOWS)
