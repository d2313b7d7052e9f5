"""A made-up trade between the made-up economies AAA and BBB; no number here is anybody's.

The reference tables stand in ``tests/specimens/made-up/reference``. Vintages called "first", "second" and "third" have no
known day of publication and are ordered as they are called.
"""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from hypothesis import settings

from etl import reference, schema
from etl.marts.shape import with_order
from etl.snapshots import Origin, keep
from etl.sources.transcribed import COLUMNS
from etl.vocabulary import FLOW_KEY, TOTAL, Evidence

SPECIMENS = Path(__file__).parents[1] / "specimens"
REFERENCE_FOLDER = SPECIMENS / "made-up" / "reference"
REFERENCE = reference.load(REFERENCE_FOLDER)

VALUATIONS = {"export": "FOB", "import": "CIF", "turnover": "mixed"}
ORIGIN = Origin(
    title="Made-up trade of AAA",
    citation="Office of AAA, yearbook",
    url="https://example.org/office",
    read_from="",
    evidence=Evidence.OFFICIAL_TABLE,
    known_from=None,
    accessed="2026-11",
    parser="transcribed",
    sha256="",
)

# How a property is searched here: in the same way every time, without a clock, not for long.
searched = settings(deadline=None, derandomize=True, database=None, max_examples=25)

Row = dict[str, Any]


def flow(name: str, value: float, **given: object) -> Row:
    """One row of ``Flows``: what AAA's office said first of its exact trade with BBB in 2020, unless it is ``given``."""
    return {
        "source": "office",
        "vintage": "first",
        "reporter": "AAA",
        "partner": "BBB",
        "flow": name,
        "frequency": "A",
        "period": "2020",
        "classification": "HS",
        "commodity": TOTAL,
        "valuation": VALUATIONS[name],
        "value_usd": value,
        "value_reported": value,
        "unit_reported": "USD",
        "growth_reported_pct": None,
        "net_weight_kg": None,
        "quantity": None,
        "quantity_unit": None,
        "trade_system": "general",
        "partner_concept": "unknown",
        "status": "A",
        "precision_usd": 0.0,
        "known_from": None,
        "evidence": "official table",
        **given,
    }


exports = partial(flow, "export")
imports = partial(flow, "import")
turnover = partial(flow, "turnover")


def flows(*rows: Row) -> pd.DataFrame:
    """Rows as flows with ``order``; the first is row 2 of ``made-up.csv``, as if its header were row 1."""
    numbered = [{"snapshot": f"made-up.csv#{number}", **row} for number, row in enumerate(rows, start=2)]
    table = pd.DataFrame(numbered, columns=list(schema.FLOWS.columns))
    table = table.astype({name: _kind(column) for name, column in schema.FLOWS.columns.items()})
    assert not table.duplicated(list(FLOW_KEY)).any(), "two rows have one key"
    return with_order(table, REFERENCE)


def _kind(column: pa.Column) -> str:
    return "str" if str(column.dtype).startswith("string") else str(column.dtype)


def empty(contract: pa.DataFrameSchema) -> pd.DataFrame:
    """A table without rows."""
    return pd.DataFrame({name: pd.Series(dtype=_kind(column)) for name, column in contract.columns.items()})


def kept(frame: pd.DataFrame, contract: pa.DataFrameSchema) -> pd.DataFrame:
    """The frame, if its columns, their types and its key are those of the contract (cells are not looked at: that is slow)."""
    assert list(frame.columns) == list(contract.columns)
    for name, column in contract.columns.items():
        is_text = pd.api.types.is_string_dtype(frame[name].dtype)
        assert ("str" if is_text else str(frame[name].dtype)) == _kind(column), name
    assert not frame.duplicated(contract.unique).any(), "two rows have one key"
    return frame


def only(frame: pd.DataFrame, **wanted: object) -> pd.Series:
    """The one row of a frame that holds these values."""
    found = frame
    for column, value in wanted.items():
        found = found[found[column] == value]
    assert len(found) == 1, f"{len(found)} rows hold {wanted}"
    return found.iloc[0]


def line(flow: str, value: str, **given: str) -> dict[str, str]:
    """One row of a transcribed file, in million USD, of AAA's trade with BBB in 2020 unless it is ``given``."""
    return {
        "reporter": "AAA",
        "partner": "BBB",
        "flow": flow,
        "frequency": "A",
        "period": "2020",
        "classification": "HS",
        "commodity": TOTAL,
        "label": "",
        "value": value,
        "unit": "million USD",
        "precision": "0.5",
        "growth_pct": "",
        "valuation": VALUATIONS[flow],
        "status": "A",
        "confidence": "high",
        "note": "",
        **given,
    }


def transcribed(lines: Sequence[Mapping[str, str]]) -> bytes:
    """Lines as the bytes of a transcribed file; columns are those of the parser, then any others."""
    text = io.StringIO()
    columns = dict.fromkeys([*COLUMNS, *(name for cells in lines for name in cells)])
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode()


def replace(raw: Path, path: str, content: bytes) -> None:
    """Put a file with a matching origin in the place of the one that is kept, as no honest hand would."""
    for file in (raw / path).parent.glob(f"{(raw / path).name}*"):
        file.unlink()
    keep(raw, path, content, ORIGIN)


def rooms(folder: Path) -> list[str]:
    """The folders of a data folder; a lock may lie beside them."""
    return sorted(room.name for room in folder.iterdir() if room.is_dir())


def bytes_of(folder: Path) -> dict[str, str]:
    """Checksum of every file of a folder, by its path inside."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


TRADE = "office/first/trade.csv"
GOOD = [
    line("export", "100"),
    line("import", "50"),
    line("turnover", "150"),
    line("export", "300", partner="WLD"),
    line("export", "180", partner="CCC"),
    line("export", "60", commodity="01"),
    line("export", "30", commodity="02"),
]
