"""Refuse a table that breaks its contract, with a sentence per fault that names file, row and remedy."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from etl.errors import InvalidTable
from etl.schema.columns import NOT_NEGATIVE, ONE_OF, PATTERN

MOST_FAULTS = 20

# Per check: what the value is not, and the remedy.
_WORDS = {
    NOT_NEGATIVE: ("zero or more", "Trade values are never negative; look the figure up again"),
    ONE_OF: ("a known word", "Use a word of etl/vocabulary.py"),
    PATTERN: ("in the expected form", "Write it in the form that data/README.md gives"),
}
_EMPTY = "Fill the cell; a figure not in hand is left out as a row, never left empty"
_TWICE = "Keep one of the rows, or give the second its own vintage"
_OTHER = "Compare the table with etl/schema"


def validate(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the frame if it keeps its contract.

    Raises:
        InvalidTable: it does not; the message has one sentence per fault, with the snapshot row where there is one.
    """
    try:
        return schema.validate(frame, lazy=True)
    except SchemaErrors as failure:
        cases = failure.failure_cases
        raise _invalid(frame, str(schema.name), cases) from None


def _invalid(frame: pd.DataFrame, name: str, cases: pd.DataFrame) -> InvalidTable:
    """Turn pandera's list of failure cases into sentences; the first faults are named."""
    first = cases.drop_duplicates(["column", "check", "index"]).head(MOST_FAULTS)
    faults = [_say(frame, *case) for case in first[["column", "check", "failure_case", "index"]].to_numpy()]
    sentences = dict.fromkeys(sentence for sentence, _ in faults)
    remedies = dict.fromkeys(remedy for _, remedy in faults)
    return InvalidTable(
        f"The table of {name} is not valid: {'; '.join(sentences)}", remedy=". ".join(remedies)
    )


def _say(frame: pd.DataFrame, column: str, check: str, value: object, index: Any) -> tuple[str, str]:
    """Say one fault and its remedy."""
    place = (
        f" ({locate(str(frame.loc[index, 'snapshot']))})"
        if pd.notna(index) and "snapshot" in frame.columns
        else ""
    )
    if check == "multiple_fields_uniqueness":
        return f"two rows have the same key{place}", _TWICE
    if check == "not_nullable":
        return f"{column} is empty{place}", _EMPTY
    if check in _WORDS:
        wanted, remedy = _WORDS[check]
        return f"{column} is {value!r}, which is not {wanted}{place}", remedy
    return f"{column}: {check} {value!r}{place}", _OTHER


def locate(snapshot: str) -> str:
    """Say where a snapshot reference points: ``bns/2024-02/f.csv#3`` is row 3 of that file."""
    path, _, row = snapshot.partition("#")
    return f"data/raw/{path}, row {row}"
