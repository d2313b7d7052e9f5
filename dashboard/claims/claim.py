"""What was said: a statement and its claims, and the one the project grew from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from dashboard.claims.interval import Hedge, Reading, Scale, from_printed
from etl.errors import InvalidReference
from etl.schema import PERIOD
from etl.vocabulary import CHINA, KAZAKHSTAN, Measure

HEADLINE = "claims.yml"


class Kind(StrEnum):
    """What a claim states of a measure: its value, or its change on the same months a year earlier."""

    LEVEL = "level"
    GROWTH = "growth"


@dataclass(frozen=True)
class Claim:
    """One statement about the trade of China and Kazakhstan.

    Attributes:
        words: the part of the text that says it.
        kind: level (US dollars) or growth (per cent).
        measure: turnover, export, import or balance, as seen from ``seen_from``.
        period: ISO text: ``2023``, ``2023-05``, ``2023-01/2023-09``.
        printed: the number as printed; see ``from_printed`` for its form.
        scale: the scale printed with it.
        hedge: how it was qualified, if at all.
        seen_from: ISO code of the country whose exports, imports or balance are meant; turnover has no side.

    Raises:
        ValueError: the number, the period or the side cannot be read, or the scale does not fit the kind.
    """

    words: str
    kind: Kind
    measure: Measure
    period: str
    printed: str
    scale: Scale
    hedge: Hedge | None = None
    seen_from: str = KAZAKHSTAN

    def __post_init__(self) -> None:
        """Refuse what could not be checked."""
        if (self.kind is Kind.GROWTH) != (self.scale is Scale.PERCENT):
            raise ValueError(f"A {self.kind} is not printed in {self.scale}")
        if self.seen_from not in {CHINA, KAZAKHSTAN}:
            raise ValueError(f"{self.seen_from!r} is no side of this trade; write {CHINA} or {KAZAKHSTAN}")
        if not PERIOD.fullmatch(self.period):
            raise ValueError(
                f"{self.period!r} is not a period; write it like 2023, 2023-05 or 2023-01/2023-09"
            )
        _ = self.reading

    @cached_property
    def reading(self) -> Reading:
        """The interval the printed number stands for."""
        return from_printed(self.printed, self.scale, self.hedge)


@dataclass(frozen=True)
class Statement:
    """A text and its claims.

    Attributes:
        text: the words, in full.
        said_on: ISO date it was published.
        citation: where it stands.
        credited: id of the ledger it credits; None where it credits none.
        credited_words: how it does so; empty where it does not.
        claims: in the order of the text.

    Raises:
        ValueError: ``said_on`` is not an ISO date.
    """

    text: str
    said_on: str
    citation: str
    credited: str | None
    credited_words: str
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        """Refuse a date that days of publication cannot be compared with."""
        if date.fromisoformat(self.said_on).isoformat() != self.said_on:
            raise ValueError(f"{self.said_on!r} is not a date; write it like 2024-07-03")


def headline(data: Path) -> Statement:
    """Load the headline claim from ``claims.yml``.

    Args:
        data: the data folder, holding ``reference``.

    Raises:
        InvalidReference: the file cannot be read, lacks a field, or states what no claim can state.
    """
    where = f"data/reference/{HEADLINE}"
    try:
        entry = yaml.safe_load((data / "reference" / HEADLINE).read_text(encoding="utf-8"))["headline"]
        parts = [_claim(part) for part in entry["parts"]]
        said = {name: str(entry[name]) for name in ("text", "said_on", "citation", "credited_words")}
        return Statement(**said, credited=entry["credited"], claims=tuple(parts))
    except (OSError, yaml.YAMLError) as fault:
        raise InvalidReference(
            f"The headline claim cannot be read: {fault}",
            where=where,
            remedy="Restore it from version control",
        ) from fault
    except (KeyError, TypeError) as fault:
        raise InvalidReference(
            f"The headline claim lacks or misnames a field: {fault}",
            where=where,
            remedy="Give it text, said_on, citation, credited, credited_words and parts",
        ) from fault
    except ValueError as fault:
        raise InvalidReference(
            f"The headline claim cannot be checked: {fault}",
            where=where,
            remedy="Use the words of dashboard/claims and write the number as printed",
        ) from fault


def _claim(part: dict[str, Any]) -> Claim:
    return Claim(
        words=part["words"],
        kind=Kind(part["kind"]),
        measure=Measure(part["measure"]),
        period=str(part["period"]),
        printed=str(part["printed"]),
        scale=Scale(part["scale"]),
    )
