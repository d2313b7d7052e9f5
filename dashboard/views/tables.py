"""Whole tables for machines: which there are, what their columns mean, and which rows a choice of filters stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache

import pandas as pd
import pandera.pandas as pa

from dashboard.ledger import Ledger
from etl.marts.cutting import Cut
from etl.schema import FLOWS, MARTS
from etl.schema.columns import ONE_OF, flag, table, text, whole
from etl.vocabulary import Redistribute

# Columns that hold codes, words of a list or flags; the others hold prose and numbers, and are not filtered by.
FILTERED = frozenset(
    [
        "base_known",
        "bloc",
        "caveat",
        "classification",
        "commodity",
        "comparable",
        "derived",
        "evidence",
        "exporter",
        "flow",
        "frequency",
        "goal",
        "importer",
        "in_force",
        "itemised",
        "ledger",
        "level",
        "measure",
        "parent",
        "partner",
        "period",
        "quantity_unit",
        "redistribute",
        "reporter",
        "scope",
        "section",
        "source",
        "status",
        "trade_system",
        "valuation",
        "vintage",
    ]
)
SOURCES = table(
    "sources",
    {
        "source": text(),
        "short": text(),
        "publisher": text(),
        "data_set": text(),
        "url": text(),
        "terms": text(),
        "redistribute": text(words=Redistribute),
        "reconciled": flag(),
        "coverage": text(),
        "get_more": text(),
        "vintages": whole(),
        "rows": whole(),
        "first_period": text(nullable=True),
        "last_period": text(nullable=True),
    },
    unique=["source"],
)
_MEANINGS = {
    "short": "the name people use",
    "data_set": "the publisher's name of the data set",
    "reconciled": "whether the values are made of both sides' reports, and so belong to no ledger",
    "coverage": "what is taken from it",
    "get_more": "how to load more of it",
    "vintages": "how many vintages are loaded",
    "first_period": "first period loaded",
    "last_period": "last period loaded",
}
DESCRIPTIONS = {
    "flows": "One row an observation by one source in one vintage; everything else is cut from this.",
    "totals": "Levels, growth and balance of the pair's trade and of each side's trade with the world, every vintage.",
    "ledger_lines": "Each side's line over the years, one source a year, joints marked.",
    "commodity": "Goods by chapter, heading, subheading and group, with share, growth and what is not itemised.",
    "partners": "Kazakhstan's partners, their shares and ranks.",
    "mirror": "The same flows as the exporter and as the importer count them, and the gap.",
    "goals": "Official targets, and where the trade stands on each ledger.",
    "vintages": "Every figure's revisions.",
    "sources": "The publishers' data sets: terms, coverage, and what is loaded.",
    "origins": "Every raw file: citation, address, terms, checksum.",
    "notes": "Label, confidence and remark of each raw row.",
    "ledgers": "Which sources speak for which side, in their order of authority.",
    "caveats": "What to know before using a figure.",
    "nomenclature": "HS codes with titles in English, Russian and Chinese.",
}
TABLES: tuple[str, ...] = tuple(DESCRIPTIONS)


@dataclass(frozen=True)
class Field:
    """A column as readers and machines know it; ``words`` is its closed list, where it has one."""

    name: str
    type: str  # string, number, integer, boolean
    meaning: str
    nullable: bool
    words: tuple[str, ...]

    @property
    def filtered(self) -> bool:
        """Whether rows can be chosen by it."""
        return self.name in FILTERED


def contract(name: str) -> pa.DataFrameSchema:
    """Give the contract of a table; ``name`` is one of ``TABLES``."""
    return {"flows": FLOWS, "sources": SOURCES, **MARTS}[name]


def fields(ledger: Ledger, name: str) -> tuple[Field, ...]:
    """Describe the columns of a table, in order."""
    return ledger.once("fields", name, make=lambda: _fields(ledger, name))


def dated(name: str) -> bool:
    """Say whether a table has a past; tables to look things up in are the same on every day."""
    return name in Cut.NAMES or name == "flows"


def whole_table(ledger: Ledger, name: str, as_of: str = "") -> pd.DataFrame:
    """Give a table as known now or on a day; ``name`` is one of ``TABLES``."""
    return _sources(ledger) if name == "sources" else ledger.table(name, as_of or None)


def chosen_rows(
    ledger: Ledger,
    name: str,
    *,
    wanted: Mapping[str, Sequence[str]],
    first: str = "",
    last: str = "",
    as_of: str = "",
) -> pd.DataFrame:
    """Choose rows of a table.

    Args:
        ledger: the build.
        name: one of ``TABLES``.
        wanted: for each column to filter by, the values to keep; a flag is ``true`` or ``false``.
        first: first year of the periods to keep; empty for all.
        last: last year.
        as_of: the day whose knowledge counts; empty is now.
    """
    rows = whole_table(ledger, name, as_of)
    for column, values in wanted.items():
        rows = rows[rows[column].astype("str").str.lower().isin([value.lower() for value in values])]
    if first:
        rows = rows[rows["period"].str[:4] >= first]
    if last:
        rows = rows[rows["period"].str[:4] <= last]
    return rows


def terms(ledger: Ledger, rows: pd.DataFrame) -> list[dict[str, str]]:
    """Name the data sets that rows come from, with their terms."""
    columns = [name for name in rows.columns if name == "source" or name.endswith("_source")]
    found = {str(value) for name in columns for value in rows[name].dropna().unique()}
    facts = ledger.reference.sources
    return [
        {
            "source": key,
            "publisher": facts[key].publisher,
            "terms": facts[key].terms,
            "redistribute": str(facts[key].redistribute),
        }
        for key in sorted(found & set(facts))
    ]


def _fields(ledger: Ledger, name: str) -> tuple[Field, ...]:
    meanings = _meanings(str(ledger.data)) | _MEANINGS
    return tuple(
        Field(column, _kind(str(made.dtype)), meanings[column], made.nullable, _words(made))
        for column, made in contract(name).columns.items()
    )


@cache
def _meanings(data: str) -> dict[str, str]:
    written = pd.read_csv(f"{data}/reference/columns.csv", dtype="str", keep_default_na=False)
    return dict(zip(written["column"], written["meaning"], strict=True))


def _kind(dtype: str) -> str:
    return {"float64": "number", "bool": "boolean", "Int64": "integer"}.get(dtype, "string")


def _words(column: pa.Column) -> tuple[str, ...]:
    return next(
        (tuple(check.statistics["allowed_values"]) for check in column.checks if check.error == ONE_OF), ()
    )


def _sources(ledger: Ledger) -> pd.DataFrame:
    flows = ledger.table("flows").groupby("source")
    counted = pd.DataFrame(
        {
            "vintages": flows["vintage"].nunique(),
            "rows": flows.size(),
            "first_period": flows["period"].min(),
            "last_period": flows["period"].max(),
        }
    )
    facts = pd.DataFrame([asdict(source) for source in ledger.reference.sources.values()])
    frame = facts.rename(columns={"id": "source"}).merge(counted, on="source", how="left")
    counts = {name: frame[name].fillna(0).astype("Int64") for name in ("vintages", "rows")}
    return frame.assign(**counts)[list(SOURCES.columns)]
