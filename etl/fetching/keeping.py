"""Keeping an answer: nothing where it is what was kept last, a new vintage where it is not.

A vintage is called by the day of publication. A publisher that changes its answer without a new day gives figures that
were not known before, so those are kept under the day they were fetched.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import pandas as pd

from etl.errors import BadAnswer, CannotKeep, KhorgosError
from etl.fetching.checking import check, check_beside
from etl.harmonize.flows import Release, harmonize
from etl.reference import Reference
from etl.snapshots import ORIGIN_SUFFIX, Origin, Snapshot, keep, read
from etl.sources.connector import Answer, Connector, Published

PLAIN_NAME = re.compile(r"\w[\w.+-]*")


@dataclass(frozen=True)
class Kept:
    """What became of an answer: where its data are kept, whether that is new, and how many rows are."""

    path: str
    is_new: bool
    rows: int


def keep_answer(
    raw: Path, facts: Reference, connector: Connector, answer: Answer, built: pd.DataFrame | None = None
) -> Kept:
    """Check an answer and keep it if it says something new.

    What the build could not take is not kept either: it would stop the build for every source.

    Args:
        raw: where answers are kept.
        facts: the reference tables.
        connector: understands the answer.
        answer: what came.
        built: the flows built last, to compare with.

    Raises:
        BadAnswer: its data cannot be trusted.
        CannotKeep: it could not be written.
        SnapshotError: what was kept before is damaged.
    """
    request = answer.request
    last = newest(raw, facts, request.source, request.file)
    if last is not None and last.content == answer.content:
        return Kept(last.path, is_new=False, rows=0)
    try:
        published = connector.published(answer)
        _check_names(request.file, published.vintage)
        path = f"{request.source}/{published.vintage}/{request.file}"
        table = connector.parse(answer.content, path)
        if last is not None and connector.same(last.content, answer.content):
            return Kept(last.path, is_new=False, rows=0)
        check(table, _parsed(connector, last))
        flows, _ = harmonize(table, _release(request.source, published), facts, connector.countries)
        check_beside(flows, built, facts)
    except KhorgosError as fault:
        raise BadAnswer(
            f"{request.about}: {fault.what[:1].lower()}{fault.what[1:]}",
            where="; ".join([answer.url, *_rows(fault.where)]),
            remedy=fault.remedy,
        ) from fault
    vintage, known_from = place(raw / request.source, request.file, published, answer.fetched_on)
    origin = Origin(
        title=published.title,
        citation=published.citation,
        url=answer.url,
        read_from="",
        evidence=published.evidence,
        known_from=known_from,
        accessed=answer.fetched_on.strftime("%Y-%m"),
        parser=connector.parser,
        sha256="",
    )
    path = f"{request.source}/{vintage}/{request.file}"
    try:
        keep(raw, path, answer.content, origin)
    except OSError as fault:
        clear(raw / path)
        raise CannotKeep(
            f"{request.about}: the answer cannot be written: {fault.strerror or type(fault).__name__}",
            where=f"data/raw/{path}",
            remedy="Make room or mend the folder's rights, then run the same fetch again; what is kept stays",
        ) from fault
    return Kept(path, is_new=True, rows=len(table))


def _release(source: str, published: Published) -> Release:
    return Release(source, published.vintage, published.known_from, str(published.evidence))


def newest(raw: Path, facts: Reference, source: str, file: str) -> Snapshot | None:
    """Find what was kept last under a file name, in any vintage of a source; None if nothing was."""
    kept = [read(raw, path) for path in (raw / source).glob(f"*/{file}") if PLAIN_NAME.fullmatch(file)]
    return max(
        kept,
        key=lambda one: (facts.order_of(source, one.vintage, one.origin.known_from), one.vintage),
        default=None,
    )


def place(folder: Path, file: str, published: Published, today: date) -> tuple[str, str]:
    """Choose the vintage for a new answer and the day it became known."""
    if not (folder / published.vintage / file).exists():
        return published.vintage, published.known_from
    return next(name for name in _names(today) if not (folder / name / file).exists()), today.isoformat()


def clear(file: Path) -> None:
    """Take away what a failed or killed writing of a file left: halves, a note without its file, an empty folder."""
    for part in file.parent.glob(f".{file.name}*.part"):
        part.unlink(missing_ok=True)
    if not file.exists():
        file.with_name(file.name + ORIGIN_SUFFIX).unlink(missing_ok=True)
    with suppress(OSError):  # the folder holds other files, or was never made
        file.parent.rmdir()


def clear_halves(folder: Path) -> None:
    """Take away the half-written files that a killed fetch left under a source."""
    for part in folder.glob("*/.*.part"):
        name = part.name.removeprefix(".").removesuffix(".part").removesuffix(ORIGIN_SUFFIX)
        clear(part.with_name(name))


def _names(today: date) -> Iterator[str]:
    """Name the vintages of a day: 2026-11-25, then 2026-11-25-02 and so on, in an order that text keeps."""
    yield today.isoformat()
    yield from (f"{today.isoformat()}-{number:02}" for number in count(2))


def _parsed(connector: Connector, last: Snapshot | None) -> pd.DataFrame | None:
    """Parse what was kept last; None where today's parser no longer reads it, which the build will say."""
    if last is None:
        return None
    try:
        return connector.parse(last.content, last.path)
    except KhorgosError:
        return None


def _check_names(*names: str) -> None:
    """Names come from publishers' pages; none may lead out of its folder."""
    for name in names:
        if not PLAIN_NAME.fullmatch(name) or name.endswith(ORIGIN_SUFFIX):
            raise BadAnswer(f"{name!r} is no name for a file", remedy="Report it; nothing was kept")


def _rows(where: str) -> list[str]:
    """Keep the row of a parser's place; the file it names is not kept."""
    return re.findall(r"(?:row|sheet|byte|column|cell|member) .*", where)[:1]
