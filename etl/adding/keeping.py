"""Keeping a file that was added: it is read to its end first, so that nothing is kept that the build would refuse."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from etl import reference
from etl.adding.recognising import Recognised, recognise
from etl.errors import AlreadyKept, CannotKeep, KhorgosError, UnknownSource
from etl.reference import Reference
from etl.snapshots import ORIGIN_SUFFIX, Origin, Snapshot, keep, read
from etl.sources import baci, transcribed
from etl.sources.bns import connector as bns
from etl.sources.gacc.query import parse_query_csv
from etl.sources.un_comtrade import parse_site_csv
from etl.vocabulary import Evidence

PARSERS: dict[str, Callable[[bytes, str], pd.DataFrame]] = {
    "baci": baci.parse,
    "bns": bns.parse,
    "gacc.query": parse_query_csv,
    "transcribed": transcribed.parse,
    "un_comtrade": parse_site_csv,
}


@dataclass(frozen=True)
class Added(Snapshot):
    """The snapshot that holds an added file.

    Attributes:
        is_new: False where the same bytes were kept before, under whatever name and vintage.
        rows: figures in it.
        recognised: what the file was taken for.
    """

    is_new: bool
    rows: int
    recognised: Recognised


def add(data: Path, file: Path, published: str | None, today: date) -> Added:
    """Recognise a file, read all of it and keep it.

    Args:
        data: the data folder.
        file: what a person downloaded.
        published: day the publisher released it (ISO text). It names the vintage; without it the file itself does, and
            where that is silent, the day of adding.
        today: the day of adding.

    Raises:
        UnreadableFile: it is nothing that can be added, or cannot be read to its end; nothing is kept.
        AlreadyKept: other bytes are kept under that name and vintage.
        CannotKeep: it could not be written.
    """
    _check_day(published, today)
    found = recognise(file)
    facts = reference.load(data / "reference")
    if found.source not in facts.sources:
        raise UnknownSource(
            f"The file stands in the folder of {found.source!r}, which is no source",
            where=str(file),
            remedy=f"Put it into SOURCE/VINTAGE, with one of {', '.join(facts.sources)} as the source",
        )
    vintage = published or found.vintage or today.isoformat()
    path = f"{found.source}/{vintage}/{found.file}"
    content, taken_from = _content(file, found)
    table = _parse(content, path, file, found)
    known_from = published or found.known_from or today.isoformat()
    if found.parser == "transcribed":
        origin = read(file.resolve().parents[2], file.resolve()).origin
        origin = replace(origin, known_from=published or origin.known_from)
    else:
        origin = _origin(table, found, facts, taken_from, known_from=known_from, today=today)
    raw = data / "raw"
    before = _kept_before(raw / found.source, content)
    snapshot = read(raw, before) if before else _keep(raw, path, content, origin)
    return Added(
        snapshot.source,
        snapshot.vintage,
        snapshot.path,
        snapshot.origin,
        snapshot.content,
        is_new=before is None,
        rows=len(table),
        recognised=found,
    )


def _check_day(published: str | None, today: date) -> None:
    if published is None:
        return
    try:
        day = date.fromisoformat(published)
    except ValueError:
        day = None
    if day is None or day.isoformat() != published or day > today:
        raise KhorgosError(
            f"{published!r} is not a day on which something can have been published",
            remedy="Write the day as 2026-07-27",
        )


def _content(file: Path, found: Recognised) -> tuple[bytes, str]:
    """What is kept of a file, and for the origin what it was taken from."""
    if found.parser != baci.PARSER:
        return file.read_bytes(), f"file {' '.join(file.name.split())}"
    extract = baci.pair_rows(file)
    taken_from = (
        f"the {extract.rows:,} rows between China and Kazakhstan among the {extract.rows_read:,} of {extract.release.edition}, "
        f"release {extract.release.version}, a zip of {extract.size} bytes with SHA-256 {extract.sha256}"
    )
    return extract.content, taken_from


def _parse(content: bytes, path: str, file: Path, found: Recognised) -> pd.DataFrame:
    """Read the content as the build will, but let faults name the file in hand: none is kept yet."""
    try:
        return PARSERS[found.parser](content, path)
    except KhorgosError as fault:
        raise type(fault)(
            f"This is a {found.what}, for {found.why}. {fault.what}",
            where=fault.where.replace(f"data/raw/{path}", str(file)),
            remedy=fault.remedy,
        ) from fault


def _origin(
    table: pd.DataFrame, found: Recognised, facts: Reference, taken_from: str, *, known_from: str, today: date
) -> Origin:
    source = facts.sources[found.source]
    first, last = table["period"].min(), table["period"].max()
    return Origin(
        title=f"{found.what}: {first if first == last else f'{first} to {last}'}",
        citation=f"{source.publisher}, {source.data_set}; {taken_from}",
        url=source.url,
        read_from="",
        evidence=Evidence.OFFICIAL_TABLE,
        known_from=known_from,
        accessed=today.strftime("%Y-%m"),
        parser=found.parser,
        sha256="",
    )


def _kept_before(folder: Path, content: bytes) -> Path | None:
    """Find the same bytes among all vintages of a source."""
    for file in sorted(folder.glob("*/*")):
        is_data = not file.name.startswith(".") and not file.name.endswith(ORIGIN_SUFFIX)
        if is_data and file.stat().st_size == len(content) and file.read_bytes() == content:
            return file
    return None


def _keep(raw: Path, path: str, content: bytes, origin: Origin) -> Snapshot:
    try:
        return keep(raw, path, content, origin)
    except AlreadyKept as fault:
        raise AlreadyKept(
            fault.what,
            where=fault.where,
            remedy="If the publisher has changed it, add it with --published and the day of that change; "
            "if it is another choice of figures, rename it",
        ) from fault
    except OSError as fault:
        raise CannotKeep(
            f"The file cannot be written: {fault.strerror or type(fault).__name__}",
            where=f"data/raw/{path}",
            remedy="Make room or mend the folder's rights, then add it again; what is kept stays",
        ) from fault
