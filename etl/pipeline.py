"""The whole run in order: raw files and reference tables to flows, marts and lineage. The only module that knows every room.

The build is a pure function of ``data/raw``, ``data/reference`` and the code: the same inputs give byte-identical
Parquet. It is made beside the last good build and takes its place only when it is complete.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from etl import corrections, lineage, schema
from etl import reference as reference_tables
from etl.commodities import with_untitled
from etl.corrections import Correction
from etl.errors import UnreadableFile
from etl.harmonize import guards
from etl.harmonize.flows import Release, harmonize
from etl.harmonize.superseding import supersede
from etl.lineage import Places
from etl.marts.cutting import Cut
from etl.marts.dimensions import caveat_texts, ledgers, nomenclature, origins
from etl.reference import Reference
from etl.snapshots import Origin, Snapshot, read_all
from etl.sources import transcribed
from etl.sources.readers import READERS, Reader
from etl.vocabulary import FLOW_KEY


@dataclass(frozen=True)
class Step:
    """One finished stage of a build, for showing progress."""

    name: str
    rows: int


@dataclass(frozen=True)
class Gathered:
    """What the raw files hold, before any mart is cut; ``facts`` knows every code in use."""

    flows: pd.DataFrame
    notes: pd.DataFrame
    origins: dict[str, Origin]
    facts: Reference


def build(places: Places) -> Iterator[Step]:
    """Build everything, yielding each stage as it is done.

    Raises:
        KhorgosError: something is wrong; the last good build is untouched.
    """
    made_of = lineage.inputs(places)
    facts = reference_tables.load(places.reference)
    gathered = gather(places.raw, facts, corrections.load(places.reference))
    yield Step("flows", len(gathered.flows))
    workshop = places.built.with_name(f".built-{os.getpid()}")
    shutil.rmtree(workshop, ignore_errors=True)
    try:
        (workshop / "marts").mkdir(parents=True)
        _write(gathered.flows, workshop / "flows.parquet")
        for name, frame in cut_marts(gathered):
            _write(frame, workshop / "marts" / f"{name}.parquet")
            yield Step(name, len(frame))
        lineage.record(workshop, made_of)
        lineage.take_place(places, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def gather(raw: Path, facts: Reference, known_errors: Sequence[Correction]) -> Gathered:
    """Read every snapshot into one validated table of flows, sorted by key, and check it across rows."""
    flows, notes, files = [], [], {}
    for snapshot in read_all(raw):
        origin = snapshot.origin
        release = Release(snapshot.source, snapshot.vintage, origin.known_from, str(origin.evidence))
        reader = _reader(snapshot)
        table, remarks = harmonize(
            reader.parse(snapshot.content, snapshot.path), release, facts, reader.countries
        )
        flows.append(table)
        notes.append(remarks)
        files[snapshot.path] = origin
    if not flows:
        raise UnreadableFile(
            "There are no raw files", where=str(raw), remedy="Restore data/raw from version control"
        )
    table = pd.concat(flows, ignore_index=True)
    parsers = (
        table["snapshot"].str.partition("#")[0].map({path: origin.parser for path, origin in files.items()})
    )
    table = supersede(table, parsers == transcribed.PARSER).sort_values(list(FLOW_KEY), ignore_index=True)
    table = schema.validate(corrections.apply(table, known_errors), schema.FLOWS)
    facts = with_untitled(facts, table["commodity"].unique())
    levels = dict(zip(facts.commodities["code"], facts.commodities["level"], strict=True))
    guards.check(table, levels, {key for key, source in facts.sources.items() if source.reconciled})
    remarks = pd.concat(notes, ignore_index=True)
    remarks = remarks[remarks["snapshot"].isin(table["snapshot"])].sort_values("snapshot", ignore_index=True)
    return Gathered(table, schema.validate(remarks, schema.NOTES), files, facts)


def cut_marts(gathered: Gathered) -> Iterator[tuple[str, pd.DataFrame]]:
    """Cut every mart, validated, in the order of ``etl.schema``."""
    cut = Cut(gathered.flows, gathered.facts)
    files = {path: asdict(origin) for path, origin in gathered.origins.items()}
    tables: dict[str, Callable[[], pd.DataFrame]] = {
        "origins": lambda: origins(gathered.flows, files, gathered.facts),
        "notes": lambda: gathered.notes,
        "caveats": lambda: caveat_texts(gathered.facts),
        "ledgers": lambda: ledgers(gathered.facts),
        "nomenclature": lambda: nomenclature(gathered.facts),
    }
    for name, contract in schema.MARTS.items():
        yield name, schema.validate(cut.mart(name) if name in Cut.NAMES else tables[name](), contract)


def _reader(snapshot: Snapshot) -> Reader:
    try:
        return READERS[snapshot.origin.parser]
    except KeyError:
        raise UnreadableFile(
            f"No parser is called {snapshot.origin.parser!r}",
            where=f"data/raw/{snapshot.path}.origin.yml",
            remedy=f"Name one of {', '.join(READERS)}",
        ) from None


def _write(frame: pd.DataFrame, file: Path) -> None:
    frame.to_parquet(file, engine="pyarrow", compression="zstd", index=False)
