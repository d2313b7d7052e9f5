"""Documented causes of the differences between the two ledgers (``causes.yml``): in words, cited, never with a size."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.errors import InvalidReference

SIZE = re.compile(
    r"\d[\d.,]*\s*(?:%|per ?cent|percent|bn|mn|billion|million|thousand|US|dollars)", re.IGNORECASE
)


@dataclass(frozen=True)
class Break:
    """A year from which one ledger counts otherwise; ``word`` marks it on a chart."""

    year: int
    ledger: str
    word: str


@dataclass(frozen=True)
class Cause:
    """A documented cause of a difference between the ledgers: in words, with its citation, without a size."""

    id: str
    title: str
    text: str
    citation: str
    breaks: tuple[Break, ...] = ()


def cause(entry: Mapping[str, Any]) -> Cause:
    """Read one entry of the table."""
    return Cause(**{**entry, "breaks": tuple(Break(**mark) for mark in entry.get("breaks", ()))})


def check_causes(causes: Sequence[Cause], ledgers: Collection[str]) -> None:
    """A cause is told once, cited, of known ledgers, and without a size, since none is measured for this pair.

    Raises:
        InvalidReference: one is not.
    """
    told: set[str] = set()
    for entry in causes:
        unknown = {mark.ledger for mark in entry.breaks} - set(ledgers)
        size = SIZE.search(entry.text)
        faults = {
            "is told twice": entry.id in told,
            "has no citation": not entry.citation.strip(),
            f"states a size, {size[0].strip()!r}" if size else "": size is not None,
            f"marks a break of the unknown ledger {', '.join(sorted(unknown))!r}": bool(unknown),
        }
        told.add(entry.id)
        for fault, holds in faults.items():
            if holds:
                raise InvalidReference(
                    f"The cause {entry.id} {fault}",
                    where="data/reference/causes.yml",
                    remedy="Tell it once, in words, with its citation; a size of a gap is measured by the mart mirror only",
                )
