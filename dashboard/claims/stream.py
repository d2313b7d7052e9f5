"""Sentences in, claims out: JSON lines, one text a line."""

import json
from collections.abc import Iterable, Iterator

from dashboard.claims.reader import read, to_record
from etl.errors import KhorgosError


def read_lines(lines: Iterable[str]) -> Iterator[str]:
    """Read the claims of each line.

    Args:
        lines: JSON objects with ``id`` and ``sentence``, and ``language`` and ``published`` where they are known.

    Yields:
        JSON objects with ``id`` and ``claims``.

    Raises:
        KhorgosError: a line is something else; the message names it.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(number, line)
        reading = read(entry["sentence"], language=entry.get("language"), published=entry.get("published"))
        answer = {"id": entry["id"], "claims": [to_record(claim) for claim in reading.claims]}
        yield json.dumps(answer, ensure_ascii=False)


def _entry(number: int, line: str) -> dict[str, str]:
    """The object on a line, its fields checked."""
    try:
        entry = json.loads(line)
    except ValueError as fault:
        raise KhorgosError(
            f"Line {number} is not JSON ({fault})", remedy="Write one object a line"
        ) from fault
    if not isinstance(entry, dict) or not {"id", "sentence"} <= entry.keys():
        raise KhorgosError(
            f"Line {number} is not an object with id and sentence", remedy="Write one object a line"
        )
    for field in ("sentence", "language", "published"):
        if not isinstance(entry.get(field, ""), str | None):
            raise KhorgosError(f"Line {number}: {field} is not a text", remedy="Put it in quotation marks")
    return entry
