"""Sentences in, claims out: JSON lines, one text a line."""

import json
from collections.abc import Iterable, Iterator

from dashboard.claims.reader import read, to_record


def read_lines(lines: Iterable[str]) -> Iterator[str]:
    """Read the claims of each line.

    Args:
        lines: JSON objects with ``id`` and ``sentence``, and ``language`` and ``published`` where they are known.

    Yields:
        JSON objects with ``id`` and ``claims``.
    """
    for line in lines:
        if not line.strip():
            continue
        entry = json.loads(line)
        reading = read(entry["sentence"], language=entry.get("language"), published=entry.get("published"))
        answer = {"id": entry["id"], "claims": [to_record(claim) for claim in reading.claims]}
        yield json.dumps(answer, ensure_ascii=False)
