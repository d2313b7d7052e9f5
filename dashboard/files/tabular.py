"""A frame as CSV, Parquet or JSON rows. Equal frames give equal bytes.

CSV is read by people in spreadsheets, so that text which a spreadsheet would run as a formula is escaped there, and
there only; numbers never are.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import pandas as pd

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ESCAPE = "'"


class Format(StrEnum):
    """How a frame or a view is written; the value is the extension."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """The media type that HTTP speaks of."""
        return FORMATS[self]


FORMATS: Mapping[Format, str] = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Give every column one plain type: text, number, whole number or flag; lists become words with spaces between.

    A column of objects with a number in it must hold numbers only.
    """
    return pd.DataFrame({name: _plain(frame[name]) for name in frame.columns}).reset_index(drop=True)


def to_csv(frame: pd.DataFrame, *, escaped: bool = True) -> bytes:
    """Write a frame as CSV (RFC 4180, UTF-8): what is missing is empty, numbers have every digit, flags are true or false.

    Args:
        frame: any frame.
        escaped: whether text that a spreadsheet would run is given an apostrophe in front.
    """
    table = plain(frame)
    columns = [_cells(table[name], escaped=escaped) for name in table.columns]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(str(name)) if escaped else str(name) for name in table.columns])
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue().encode("utf-8")


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Write a frame as Parquet, types and all."""
    return plain(frame).to_parquet(index=False, engine="pyarrow", compression="zstd")


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a frame as rows of plain values; what is missing is None."""
    table = plain(frame)
    columns = [
        [None if pd.isna(value) else value for value in table[name].tolist()] for name in table.columns
    ]
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def to_json(document: Any, *, indent: int | None = None) -> bytes:
    """Write plain values as JSON; there is no NaN in it."""
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent) + "\n").encode("utf-8")


def _plain(column: pd.Series) -> pd.Series:
    if not (pd.api.types.is_object_dtype(column) or isinstance(column.dtype, pd.CategoricalDtype)):
        return column
    values = [_word(value) for value in column]
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, bool) for value in known):
        return pd.Series(values, index=column.index, dtype="boolean")
    if any(isinstance(value, str) for value in known) or not known:
        return pd.Series(values, index=column.index, dtype="str")
    whole = all(isinstance(value, int) for value in known)
    return pd.Series(values, index=column.index, dtype="Int64" if whole else "float64")


def _word(value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(map(str, value))
    if value is None or pd.isna(value):
        return None
    return str(value) if isinstance(value, str) else value


def _cells(column: pd.Series, *, escaped: bool) -> Iterable[str]:
    values = column.tolist()
    if pd.api.types.is_bool_dtype(column):
        return ["" if pd.isna(value) else str(bool(value)).lower() for value in values]
    if pd.api.types.is_numeric_dtype(column):
        return ["" if pd.isna(value) else repr(value) for value in values]
    words = ["" if pd.isna(value) else str(value) for value in values]
    return map(_safe, words) if escaped else words


def _safe(text: str) -> str:
    return f"{ESCAPE}{text}" if text.startswith(RUNS_AS_FORMULA) else text
