"""Raw files and where each came from: write once, verify, read back.

A snapshot is ``data/raw/<source>/<vintage>/<file>`` with ``<file>.origin.yml`` beside it. The module keeps bytes;
it never looks inside them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

import yaml

from etl.errors import AlreadyKept, ChecksumMismatch, OriginMissing, SnapshotError
from etl.vocabulary import Evidence

ORIGIN_SUFFIX = ".origin.yml"
DEPTH = 3  # source, vintage, file


@dataclass(frozen=True)
class Origin:
    """Where one raw file came from, as written in its ``.origin.yml``.

    Attributes:
        title: what the file holds, in a few words.
        citation: the publisher's table, as a reader would cite it.
        url: the publisher's address, or the text's where a figure is quoted; empty if none is known.
        read_from: the copy the figures were read from; empty where they were read at the publisher.
        evidence: official table, copy of official data, or quoted in press.
        known_from: first day the figures are known to have been public (ISO text); None when unknown.
        accessed: month the figures were read (ISO text).
        parser: name of the module in ``etl.sources`` that reads the file.
        sha256: checksum of the bytes.
    """

    title: str
    citation: str
    url: str
    read_from: str
    evidence: Evidence
    known_from: str | None
    accessed: str
    parser: str
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """One raw file: its place under ``data/raw``, its origin and its verified bytes."""

    source: str
    vintage: str
    path: str
    origin: Origin
    content: bytes


def read_all(raw: Path) -> Iterator[Snapshot]:
    """Yield every snapshot under ``raw`` in path order, checksum verified.

    Raises:
        OriginMissing: a file has no origin, or the origin lacks a field.
        ChecksumMismatch: a file's bytes are not those that were kept.
    """
    for file in sorted(path for path in raw.rglob("*") if path.is_file()):
        if file.name.endswith(ORIGIN_SUFFIX) or file.name.startswith("."):
            continue
        where = file.relative_to(raw)
        if len(where.parts) != DEPTH:
            raise SnapshotError(
                "A raw file does not lie in a vintage folder",
                where=f"data/raw/{where.as_posix()}",
                remedy="Put it into data/raw/<source>/<vintage>/",
            )
        yield read(raw, file)


def read(raw: Path, file: Path) -> Snapshot:
    """Read one snapshot and verify its checksum; see ``read_all`` for the errors."""
    where = file.relative_to(raw).as_posix()
    content = file.read_bytes()
    origin = _read_origin(file, where)
    if hashlib.sha256(content).hexdigest() != origin.sha256:
        raise ChecksumMismatch(
            "The bytes of a raw file are not those that were kept",
            where=f"data/raw/{where}",
            remedy="Restore the file from version control; a new release belongs in a new vintage folder",
        )
    source, vintage = Path(where).parts[:2]
    return Snapshot(source, vintage, where, origin, content)


def keep(raw: Path, path: str, content: bytes, origin: Origin) -> Snapshot:
    """Write a new snapshot; keeping the same bytes again changes nothing, not even the origin.

    Args:
        raw: the ``data/raw`` folder.
        path: ``<source>/<vintage>/<file>``.
        content: the bytes as they came.
        origin: where they came from; its ``sha256`` is computed here.

    Raises:
        AlreadyKept: other bytes are kept under that path.
    """
    digest = hashlib.sha256(content).hexdigest()
    file = raw / path
    note = file.with_name(file.name + ORIGIN_SUFFIX)
    if file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        raise AlreadyKept(
            "A different file is already kept under this name",
            where=f"data/raw/{path}",
            remedy="Keep the new release in a new vintage folder; raw files are written once",
        )
    if file.exists() and note.exists():
        return read(raw, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    sealed = Origin(**{**asdict(origin), "sha256": digest})
    words = {
        key: str(value) if isinstance(value, Evidence) else value for key, value in asdict(sealed).items()
    }
    text = yaml.safe_dump(words, sort_keys=False, allow_unicode=True, width=110)
    _write(note, text.encode())
    _write(file, content)
    source, vintage = Path(path).parts[:2]
    return Snapshot(source, vintage, path, sealed, content)


def _write(file: Path, content: bytes) -> None:
    """Write beside, then rename, so that a killed process leaves no half-written file."""
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(content)
    part.replace(file)


def _is_date(value: object, *, day: bool) -> bool:
    """Whether it is an ISO date, or (where no day is needed) a month or a year; a day may be unknown."""
    text = "" if value is None else str(value)
    if day:
        return value is None or _parses(text)
    return any(_parses(text + rest) for rest in ("", "-01", "-01-01"))


def _parses(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_origin(file: Path, where: str) -> Origin:
    note = file.with_name(file.name + ORIGIN_SUFFIX)
    if not note.exists():
        raise OriginMissing(
            "A raw file has no note saying where it came from",
            where=f"data/raw/{where}",
            remedy=f"Write {note.name} beside it (the fields are in data/README.md)",
        )
    try:
        values = yaml.safe_load(note.read_text(encoding="utf-8"))
    except (ValueError, yaml.YAMLError):
        values = None
    wanted = {field.name for field in fields(Origin)}
    given = set(values) if isinstance(values, dict) else set()
    faults = sorted(f"lacks {name}" for name in wanted - given) + sorted(
        f"has unknown {name}" for name in given - wanted
    )
    if not faults and values["evidence"] not in list(Evidence):
        faults = [f"has the unknown evidence {values['evidence']!r}"]
    if not faults:
        faults = [
            f"has {name} {values[name]!r}, which is no date"
            for name in ("known_from", "accessed")
            if not _is_date(values[name], day=name == "known_from")
        ]
    if faults:
        raise OriginMissing(
            f"An origin note {', '.join(faults)}",
            where=f"data/raw/{where}{ORIGIN_SUFFIX}",
            remedy="Complete it (the fields are in data/README.md)",
        )
    known_from = values["known_from"]
    return Origin(
        **{
            **values,
            "evidence": Evidence(values["evidence"]),
            "known_from": None if known_from is None else str(known_from),
            "accessed": str(values["accessed"]),
        }
    )
