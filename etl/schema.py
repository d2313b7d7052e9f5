"""What a valid table is: the contract of the flows and of every mart.

A table that breaks its contract is refused with a sentence per fault, naming the file and row; nothing is repaired here.
"""

import re
from collections.abc import Iterable

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from etl.errors import InvalidTable
from etl.vocabulary import (
    FLOW_KEY,
    Evidence,
    Flow,
    Frequency,
    Level,
    Measure,
    PartnerConcept,
    Redistribute,
    Status,
    TradeSystem,
    Valuation,
)

PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?(/\d{4}-(0[1-9]|1[0-2]))?")
COMMODITY = re.compile(r"TOTAL|\d{2}|\d{4}|\d{6}|\d{2}(\+\d{2})+|[a-z]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

REMEDIES = {
    "not negative": "Trade values are never negative; look the figure up again",
    "one of": "Use a word of etl/vocabulary.py",
    "pattern": "Write it in the form that data/README.md gives",
    "required": "Fill the cell; a figure not in hand is left out as a row, never left empty",
    "unique": "Keep one of the rows, or give the second its own vintage",
}


def _text(
    *,
    words: type[Flow] | Iterable[str] | None = None,
    form: re.Pattern[str] | None = None,
    nullable: bool = False,
) -> pa.Column:
    checks = []
    if words is not None:
        checks.append(pa.Check.isin([str(word) for word in words], error="one of"))
    if form is not None:
        checks.append(pa.Check.str_matches(f"^({form.pattern})$", error="pattern"))
    return pa.Column("str", checks=checks, nullable=nullable)


def _number(*, nullable: bool = False, negative: bool = False) -> pa.Column:
    return pa.Column(
        "float64", checks=[] if negative else [pa.Check.ge(0, error="not negative")], nullable=nullable
    )


def _flag() -> pa.Column:
    return pa.Column("bool")


def _whole(*, nullable: bool = False) -> pa.Column:
    return pa.Column("Int64", nullable=nullable)


def _table(name: str, columns: dict[str, pa.Column], unique: Iterable[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(unique), name=name)


FLOWS = _table(
    "flows",
    {
        "source": _text(),
        "vintage": _text(),
        "reporter": _text(),
        "partner": _text(),
        "flow": _text(words=Flow),
        "frequency": _text(words=Frequency),
        "period": _text(form=PERIOD),
        "classification": _text(),
        "commodity": _text(form=COMMODITY),
        "valuation": _text(words=Valuation),
        "value_usd": _number(),
        "value_reported": _number(),
        "unit_reported": _text(),
        "growth_reported_pct": _number(nullable=True, negative=True),
        "net_weight_kg": _number(nullable=True),
        "quantity": _number(nullable=True),
        "quantity_unit": _text(nullable=True),
        "trade_system": _text(words=TradeSystem),
        "partner_concept": _text(words=PartnerConcept),
        "status": _text(words=Status),
        "precision_usd": _number(),
        "known_from": _text(form=DAY, nullable=True),
        "evidence": _text(words=Evidence),
        "snapshot": _text(),
    },
    unique=FLOW_KEY,
)

_PROVENANCE = {
    "source": _text(),
    "vintage": _text(),
    "known_from": _text(form=DAY, nullable=True),
    "evidence": _text(words=Evidence),
    "status": _text(words=Status),
}

TOTALS = _table(
    "totals",
    {
        "ledger": _text(),
        **_PROVENANCE,
        "reporter": _text(),
        "partner": _text(),
        "measure": _text(words=Measure),
        "frequency": _text(words=Frequency),
        "period": _text(form=PERIOD),
        "value_usd": _number(negative=True),
        "precision_usd": _number(),
        "valuation": _text(words=Valuation),
        "growth_reported_pct": _number(nullable=True, negative=True),
        "growth_pct": _number(nullable=True, negative=True),
        "growth_low_pct": _number(nullable=True, negative=True),
        "growth_high_pct": _number(nullable=True, negative=True),
        "growth_base_usd": _number(nullable=True),
        "growth_base_vintage": _text(nullable=True),
        "derived": _flag(),
        "in_force": _flag(),
        "caveats": _text(),
        "snapshots": _text(),
    },
    unique=["source", "vintage", "reporter", "partner", "measure", "period"],
)

LEDGER_LINES = _table(
    "ledger_lines",
    {
        "ledger": _text(),
        "measure": _text(words=Measure),
        "period": _text(form=PERIOD),
        "value_usd": _number(negative=True),
        "precision_usd": _number(),
        **_PROVENANCE,
        "joint": _flag(),
        "growth_reported_pct": _number(nullable=True, negative=True),
        "growth_pct": _number(nullable=True, negative=True),
        "growth_base_source": _text(nullable=True),
        "growth_base_vintage": _text(nullable=True),
        "caveats": _text(),
        "snapshots": _text(),
    },
    unique=["ledger", "measure", "period"],
)

COMMODITY_MART = _table(
    "commodity",
    {
        "source": _text(),
        "reporter": _text(),
        "partner": _text(),
        "flow": _text(words=Flow),
        "period": _text(form=PERIOD),
        "level": _text(words=Level),
        "commodity": _text(),
        "classification": _text(),
        "title": _text(),
        "section": _text(),
        "itemised": _flag(),
        "value_usd": _number(nullable=True),
        "precision_usd": _number(nullable=True),
        "status": _text(words=Status),
        "vintage": _text(),
        "share_pct": _number(nullable=True),
        "total_usd": _number(nullable=True),
        "total_source": _text(nullable=True),
        "total_vintage": _text(nullable=True),
        "growth_pct": _number(nullable=True, negative=True),
        "growth_base_vintage": _text(nullable=True),
        "contribution_pp": _number(nullable=True, negative=True),
        "caveats": _text(),
        "snapshots": _text(),
    },
    unique=["source", "reporter", "partner", "flow", "period", "level", "commodity"],
)

PARTNERS = _table(
    "partners",
    {
        **_PROVENANCE,
        "reporter": _text(),
        "frequency": _text(words=Frequency),
        "period": _text(form=PERIOD),
        "measure": _text(words=Measure),
        "partner": _text(),
        "name": _text(),
        "bloc": _flag(),
        "value_usd": _number(),
        "world_usd": _number(),
        "world_is": _text(words=["printed total", "sum of the listed partners"]),
        "share_pct": _number(),
        "rank": _whole(nullable=True),
        "rank_with_bloc": _whole(nullable=True),
        "in_force": _flag(),
        "caveats": _text(),
        "snapshots": _text(),
    },
    unique=["source", "vintage", "reporter", "period", "measure", "partner"],
)

MIRROR = _table(
    "mirror",
    {
        "period": _text(form=PERIOD),
        "level": _text(words=Level),
        "commodity": _text(),
        "title": _text(),
        "exporter": _text(),
        "importer": _text(),
        "exporter_usd": _number(),
        "exporter_source": _text(),
        "exporter_vintage": _text(),
        "importer_usd": _number(),
        "importer_source": _text(),
        "importer_vintage": _text(),
        "comparable": _flag(),
        "why_not": _text(),
        "gap_usd": _number(nullable=True, negative=True),
        "gap_pct_of_exporter": _number(nullable=True, negative=True),
        "gap_pct_of_importer": _number(nullable=True, negative=True),
        "symmetric_index_pct": _number(nullable=True),
        "cif_correction": _text(words=["widens", "narrows", "reverses", "not computed"]),
        "caveats": _text(),
        "snapshots": _text(),
    },
    unique=["period", "commodity", "exporter", "importer"],
)

GOALS = _table(
    "goals",
    {
        "goal": _text(),
        "said_on": _text(),
        "who": _text(),
        "scope": _text(words=["bilateral", "regional"]),
        "wording": _text(),
        "deadline": _text(),
        "citation": _text(),
        "ledger": _text(),
        "base_known": _text(words=["as known then", "as known now", "no base"]),
        "base_period": _text(nullable=True),
        "base_usd": _number(nullable=True),
        "base_source": _text(nullable=True),
        "base_vintage": _text(nullable=True),
        "target_usd": _number(nullable=True),
        "latest_period": _text(nullable=True),
        "latest_usd": _number(nullable=True),
        "latest_source": _text(nullable=True),
        "latest_pct_of_target": _number(nullable=True),
        "way_pct": _number(nullable=True, negative=True),
        "first_met": _text(nullable=True),
        "snapshots": _text(),
    },
    unique=["goal", "ledger", "base_known"],
)

VINTAGES = _table(
    "vintages",
    {
        "ledger": _text(),
        **_PROVENANCE,
        "reporter": _text(),
        "partner": _text(),
        "measure": _text(words=Measure),
        "frequency": _text(words=Frequency),
        "period": _text(form=PERIOD),
        "commodity": _text(),
        "classification": _text(),
        "value_usd": _number(),
        "precision_usd": _number(),
        "order": _whole(),
        "in_force": _flag(),
        "previous_vintage": _text(nullable=True),
        "change_usd": _number(nullable=True, negative=True),
        "change_pct": _number(nullable=True, negative=True),
        "snapshots": _text(),
    },
    unique=["source", "vintage", "reporter", "partner", "measure", "period", "commodity", "classification"],
)

ORIGINS = _table(
    "origins",
    {
        "file": _text(),
        "source": _text(),
        "vintage": _text(),
        "publisher": _text(),
        "title": _text(),
        "citation": _text(),
        "url": _text(),
        "read_from": _text(),
        "evidence": _text(words=Evidence),
        "known_from": _text(form=DAY, nullable=True),
        "accessed": _text(),
        "terms": _text(),
        "redistribute": _text(words=Redistribute),
        "sha256": _text(),
        "rows": _whole(),
    },
    unique=["file"],
)

NOTES = _table(
    "notes",
    {
        "snapshot": _text(),
        "label": _text(),
        "confidence": _text(words=["high", "medium", "low"]),
        "note": _text(),
    },
    unique=["snapshot"],
)

LEDGERS = _table(
    "ledgers",
    {
        "ledger": _text(),
        "name": _text(),
        "reporter": _text(),
        "partner": _text(),
        "source": _text(),
        "rank": _whole(),
        "office": _flag(),
        "first_year": _whole(nullable=True),
        "last_year": _whole(nullable=True),
    },
    unique=["ledger", "source"],
)

CAVEATS = _table("caveats", {"caveat": _text(), "text": _text(), "citation": _text()}, unique=["caveat"])

NOMENCLATURE = _table(
    "nomenclature",
    {
        "commodity": _text(),
        "level": _text(words=Level),
        "parent": _text(),
        "section": _text(),
        **{f"title_{language}": _text() for language in ("en", "ru", "zh")},
        **{f"status_{language}": _text(words=["official", "translated"]) for language in ("en", "ru", "zh")},
    },
    unique=["commodity"],
)


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
    """Turn pandera's list of failure cases into sentences; the first twenty faults are named."""
    sentences = []
    remedies: list[str] = []
    for _, case in cases.drop_duplicates(["column", "check", "index"]).head(20).iterrows():
        place, check, column = "", str(case["check"]), str(case["column"])
        if pd.notna(case["index"]) and "snapshot" in frame.columns:
            place = f" ({locate(str(frame.loc[case['index'], 'snapshot']))})"
        if check == "multiple_fields_uniqueness":
            fault, remedy = "a second row has the same key", REMEDIES["unique"]
        elif check == "not_nullable":
            fault, remedy = f"{column} is empty", REMEDIES["required"]
        elif check in REMEDIES:
            fault, remedy = (
                f"{column} is {case['failure_case']!r}, which is not {_PHRASE[check]}",
                REMEDIES[check],
            )
        else:
            fault, remedy = (
                f"{column}: {check} {case['failure_case']!r}",
                "Compare the table with etl/schema.py",
            )
        sentence = f"{fault}{place}"
        if sentence not in sentences:
            sentences.append(sentence)
        if remedy not in remedies:
            remedies.append(remedy)
    return InvalidTable(
        f"The table of {name} is not valid: " + "; ".join(sentences), remedy=". ".join(remedies)
    )


_PHRASE = {"not negative": "zero or more", "one of": "a known word", "pattern": "in the expected form"}


def locate(snapshot: str) -> str:
    """Say where a snapshot reference points: ``bns/2024-02/f.csv#3`` is row 3 of that file."""
    path, _, row = snapshot.partition("#")
    return f"data/raw/{path}, row {row}"
