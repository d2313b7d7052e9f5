"""Texts that a spreadsheet would take for a formula have no place in the reference tables."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from etl.errors import InvalidReference

FORMULA = re.compile(r"[=+\-@\t\r]")  # how a spreadsheet tells a formula


def refuse_formulas(texts: Iterable[tuple[str, object]]) -> None:
    """Refuse texts that a spreadsheet would take for a formula; each comes with where it stands."""
    for where, text in texts:
        if isinstance(text, str) and FORMULA.match(text):
            raise InvalidReference(
                f"The text {text!r} begins like a formula", where=where, remedy="Begin it with a letter"
            )


def leaves(value: Any) -> Iterator[object]:
    """Walk the values of a YAML document."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value
