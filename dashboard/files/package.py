"""The built tables as a Data Package (Frictionless, version 2): rows that may be passed on, and recipes for the others.

https://datapackage.org/standard/data-package/
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.files.tabular import to_csv, to_json
from dashboard.files.writing import whole_folder
from dashboard.ledger import Ledger
from dashboard.views.tables import DESCRIPTIONS, TABLES, Field, contract, fields, whole_table
from etl.vocabulary import Redistribute

DESCRIPTOR = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
RECIPES = "recipes"
RECIPE_MEANINGS = {
    "file": "raw file whose rows are left out, by its path in data/raw",
    "source": "short id of the publisher's data set",
    "vintage": "when it was published, or collected where that is not stated",
    "publisher": "who publishes it",
    "file_title": "what it holds",
    "citation": "how to cite it",
    "url": "where the publisher has it",
    "read_from": "the copy it was read from, where it was not the publisher's",
    "terms": "the publisher's terms",
    "get_more": "how to load it yourself",
    "sha256": "checksum of the raw file",
}
README = """# {title}

{description}

Data version {version}. `datapackage.json` describes every table, column and licence. Rows of sources whose terms forbid passing
them on are left out; `data/recipes.csv` says where to get each of those files and how to load it.

Read with pandas: `pd.read_csv("data/totals.csv", dtype={{"commodity": str}})`. Empty cells are missing values, except in columns
whose field says `"missingValues": []`.
"""


def write_package(ledger: Ledger, folder: Path) -> Mapping[str, int]:
    """Write the package.

    Args:
        ledger: the build.
        folder: a new folder, or one that an earlier package stands in; it is replaced as a whole.

    Returns:
        The rows of each table.

    Raises:
        CannotWrite: something else stands there, or the place cannot be written to.
    """
    with whole_folder(folder, ours=DESCRIPTOR) as draft:
        (draft / "data").mkdir()
        counts, resources = {}, []
        for name, frame, known in _tables(ledger):
            content = to_csv(frame)
            (draft / "data" / f"{name}.csv").write_bytes(content)
            counts[name] = len(frame)
            resources.append(_resource(ledger, name, content, frame, known))
        document = _descriptor(ledger, resources)
        (draft / DESCRIPTOR).write_bytes(to_json(document, indent=1))
        (draft / "README.md").write_text(README.format(**document), encoding="utf-8")
    return counts


def redistributable(ledger: Ledger, name: str) -> pd.DataFrame:
    """Give the rows of a table that may be passed on: every raw row behind them, and every source they name, allows it."""
    frame = whole_table(ledger, name)
    if name in ("sources", "origins"):  # what there is and where, not figures
        return frame
    origins = ledger.table("origins")
    files = frozenset(origins.loc[origins["redistribute"] != Redistribute.NO, "file"])
    facts = ledger.reference.sources
    sources = frozenset(key for key, source in facts.items() if source.redistribute != Redistribute.NO)
    keep = pd.Series(True, index=frame.index)
    for column in frame.columns:
        if column == "snapshot" or column.endswith("snapshots"):
            keep &= frame[column].map(
                lambda cell: all(part.partition("#")[0] in files for part in cell.split())
            )
        elif name != "ledgers" and (column == "source" or column.endswith("_source")):
            keep &= frame[column].isna() | (frame[column] == "") | frame[column].isin(sources)
    return frame[keep].reset_index(drop=True)


def recipes(ledger: Ledger) -> pd.DataFrame:
    """Give one row a raw file that may not be passed on, with where to get it; columns ``RECIPE_MEANINGS``."""
    origins = ledger.table("origins")
    kept_back = origins[origins["redistribute"] == Redistribute.NO]
    more = {key: source.get_more for key, source in ledger.reference.sources.items()}
    frame = kept_back.assign(get_more=kept_back["source"].map(more))
    return frame[list(RECIPE_MEANINGS)].reset_index(drop=True)


def _tables(ledger: Ledger) -> Iterator[tuple[str, pd.DataFrame, Sequence[Field]]]:
    for name in TABLES:
        yield name, redistributable(ledger, name), fields(ledger, name)
    left_out = recipes(ledger)
    if not left_out.empty:
        described = [Field(name, "string", meaning, False, ()) for name, meaning in RECIPE_MEANINGS.items()]
        yield RECIPES, left_out, described


def _resource(
    ledger: Ledger, name: str, content: bytes, frame: pd.DataFrame, known: Sequence[Field]
) -> dict[str, Any]:
    key = ["file"] if name == RECIPES else list(contract(name).unique)
    used = sorted({str(value) for value in frame["source"]}) if "source" in frame.columns else []
    sources = {"sources": [_source(ledger, source) for source in used]} if used else {}
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name.replace("_", "-"),
        "type": "table",
        "title": name.replace("_", " ").capitalize(),
        "description": DESCRIPTIONS.get(name, "Raw files whose rows are left out, and where to get them."),
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{PROFILES}/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(field) for field in known],
            "fieldsMatch": "exact",
            "primaryKey": key,
            "missingValues": [""],
        },
        **sources,
    }


def _field(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.meaning}
    if field.type == "boolean":
        made |= {"trueValues": ["true"], "falseValues": ["false"]}
    if field.type == "string" and not field.nullable:
        made["missingValues"] = []  # an empty text is a value there
    constraints: dict[str, Any] = {"required": True} if not field.nullable else {}
    if field.words:
        constraints["enum"] = list(field.words)
    return made | ({"constraints": constraints} if constraints else {})


def _descriptor(ledger: Ledger, resources: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    facts = [source for source in ledger.reference.sources.values() if source.redistribute != Redistribute.NO]
    licences = [
        {"name": "other-attribution", "title": f"{source.short}: {source.terms}", "path": source.url}
        for source in facts
    ]
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "khorgos-china-kazakhstan-trade",
        "title": "Khorgos: China–Kazakhstan trade, as each side counts it",
        "description": "Goods trade between China and Kazakhstan as each side reports it, every vintage, with the origin of every figure. "
        "Nothing is merged, estimated or corrected.",
        "version": ledger.version,
        "keywords": ["international trade", "China", "Kazakhstan", "mirror statistics", "revisions"],
        "licenses": licences,
        "sources": [_source(ledger, source.id) for source in facts],
        "contributors": [{"title": "Khorgos", "roles": ["compiler"]}],
        "resources": list(resources),
    }


def _source(ledger: Ledger, name: str) -> dict[str, str]:
    source = ledger.reference.sources[name]
    return {"title": f"{source.publisher}, {source.data_set}", "path": source.url}
