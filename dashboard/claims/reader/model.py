"""What the reader hands over: claims, and the numbers it left alone with the reason."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Tag(NamedTuple):
    """A stretch of text that the lexicon knows.

    Attributes:
        start: offset in the normalised text, with ``end``.
        kind: what sort of word it is, such as ``measure`` or ``country``.
        value: what it stands for, such as ``export`` or ``KZ``.
        prefix: letters glued before it that were taken off (Hebrew, Arabic).
    """

    start: int
    end: int
    kind: str
    value: Any
    prefix: str = ""


class Word(NamedTuple):
    """Which words of the original text were read as what."""

    role: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class ReadClaim:
    """One statement of a text about the pair's trade.

    Attributes:
        check_class: statistic, derived or goal.
        metric: total, export, import, balance, growth, share (of a partner), commodity_share (of goods), rank, goal or
            other (percentage points, distance from another partner).
        of: what a growth, share, rank or goal concerns.
        flow: physical direction: ``KZ->CN``, ``CN->KZ`` or ``both``.
        period: first and last month; None where text and publication date do not settle it.
        value: in base units; None for a range, which has ``value_min`` and ``value_max``.
        unit: USD, CNY, %, pp, times, rank, tonnes, vehicles …
        approx: about, over, nearly, under, up_to, range or None.
        source: code of the attributed statistics, or None.
        commodity: HS codes or names of published groups; empty for all goods.
        candidates: readings in per cent of an ambiguous multiple, or its equivalent.
        convention: how a change is counted: by_percent, to_multiple, by_multiple, ambiguous or abs_change.
        currency: of a growth: what it was measured in; empty where no currency is told.
        converted: whether it is a conversion of the number before it.
        record: whether the text calls it a record.
        scale: of the scale word that is printed with the number; 1 without one.
        form: how the number is told: money, percent, times, multiple, fraction, weight, count, rank or goods.
        whole: whose trade a share or rank is a part of, ``CN`` or ``KZ``; None where the text does not say.
        regional: whether a share or rank may be one among the countries of a region only.
        against: "month" where a change is on the month before; empty for the usual year.
        assumed: what the text does not say and its subject suggests; empty where nothing was assumed.
        rule: name of the rule that read it.
        start: offset of its number in the original text, with ``end``.
        printed: the number as printed, with scale and unit.
        words: every word that was used, as what.
    """

    check_class: str
    metric: str
    of: str | None
    flow: str
    period: tuple[str, str] | None
    value: float | None
    unit: str
    rule: str
    start: int
    end: int
    printed: str
    value_min: float | None = None
    value_max: float | None = None
    approx: str | None = None
    source: str | None = None
    commodity: tuple[str, ...] = ()
    candidates: tuple[float, ...] = ()
    convention: str | None = None
    currency: str = ""
    converted: bool = False
    record: bool = False
    scale: float = 1.0
    form: str = ""
    whole: str | None = None
    regional: bool = False
    against: str = ""
    assumed: str = ""
    words: tuple[Word, ...] = ()


class Ignored(NamedTuple):
    """A number that no claim was read from, and why."""

    text: str
    start: int
    end: int
    reason: str


class Reading(NamedTuple):
    """What was read from a text."""

    claims: tuple[ReadClaim, ...]
    ignored: tuple[Ignored, ...]


def to_record(claim: ReadClaim) -> dict[str, Any]:
    """Give a claim in the field names of the annotated sentences."""
    record: dict[str, Any] = {
        "check_class": claim.check_class,
        "metric": claim.metric,
        "of": claim.of,
        "flow": claim.flow,
        "period": {"start": claim.period[0], "end": claim.period[1]} if claim.period else None,
        "value": claim.value,
        "unit": claim.unit,
        "approx": claim.approx,
        "source": claim.source,
        "commodity": list(claim.commodity),
        "span": [claim.start, claim.end],
        "printed": claim.printed,
        "rule": claim.rule,
        "words": [word._asdict() for word in claim.words],
    }
    if claim.value is None:
        del record["value"]
        record |= {"value_min": claim.value_min, "value_max": claim.value_max}
    if claim.convention:
        record["comparison"] = {
            "convention": claim.convention,
            "equiv_pct_candidates": list(claim.candidates),
        }
    if claim.currency:
        record["currency"] = claim.currency
    record |= {name: True for name in ("converted", "record") if getattr(claim, name)}
    if claim.assumed:
        record["assumed"] = claim.assumed
    return record
