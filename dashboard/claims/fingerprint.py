"""Level ÷ (1 + growth) points at the base year, and so at the source a statement was made from (METHODS §3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind, Statement
from dashboard.claims.finding import Figure
from dashboard.claims.interval import Interval
from dashboard.claims.record import Record, in_force
from dashboard.claims.record.rows import year_before
from etl.reference import Reference
from etl.vocabulary import Measure


@dataclass(frozen=True)
class Fingerprint:
    """What a level and a growth rate of one statement say together of the year before.

    Attributes:
        period: the base period, ISO text.
        interval: of the base, in US dollars; from the tight readings, since a loose one names no source.
        inside: figures in force that lie in it, by ledger; ``outside`` those that do not.
        likely: id of the one ledger with a figure inside, where every other has one outside; else None.
        arithmetic: the calculation and its result as text.
    """

    level: Claim
    growth: Claim
    period: str
    interval: Interval
    inside: tuple[Figure, ...]
    outside: tuple[Figure, ...]
    likely: str | None
    arithmetic: str = ""


def fingerprints(statement: Statement, record: Record) -> tuple[Fingerprint, ...]:
    """Take the fingerprint of every growth and the level that stands beside it in a statement.

    Args:
        statement: its claims about the same measure and period are paired.
        record: what the ledgers have, as known on some day.
    """
    levels = [
        claim
        for claim in statement.claims
        if claim.kind is Kind.LEVEL and claim.measure is not Measure.BALANCE
    ]
    pairs: dict[tuple[object, ...], tuple[Claim, Claim]] = {}
    for growth in statement.claims:
        beside = [level for level in levels if _subject(level) == _subject(growth)]
        if growth.kind is Kind.GROWTH and not growth.other_readings and beside:
            level = min(beside, key=lambda each: abs(each.place[0] - growth.place[0]))
            pairs.setdefault((_subject(level), level.words, growth.words), (level, growth))
    return tuple(
        _fingerprint(level, growth, interval, record)
        for level, growth in pairs.values()
        if (interval := base_interval(level, growth)) is not None
    )


def base_interval(level: Claim, growth: Claim) -> Interval | None:
    """Divide a level by one plus a growth rate; None where either interval reaches down to nothing."""
    of, by = level.reading.tight, growth.reading.tight.times(Decimal("0.01"))
    if by.low <= -1 or of.low <= 0:
        return None
    return Interval(
        of.low / (1 + by.high),
        of.high / (1 + by.low),
        closed_low=of.closed_low and by.closed_high,
        closed_high=of.closed_high and by.closed_low,
    )


def _fingerprint(level: Claim, growth: Claim, interval: Interval, record: Record) -> Fingerprint:
    period = growth.since or year_before(level.period)
    sides = record.ledger.reference.ledgers.values()
    base = record.figures(level, period)
    speaking = [figure for side in sides for figure in in_force(side, base)]
    inside = tuple(figure for figure in speaking if figure.interval and figure.interval.meets(interval))
    outside = tuple(figure for figure in speaking if figure not in inside)
    within = {figure.ledger for figure in inside}
    with_data = {figure.ledger for figure in speaking}
    alone = len(within) == 1 and len(with_data) == len(sides)
    found = Fingerprint(
        level, growth, period, interval, inside, outside, likely=within.pop() if alone else None
    )
    return replace(found, arithmetic=_arithmetic(found, record.ledger.reference))


def _arithmetic(found: Fingerprint, reference: Reference) -> str:
    divisor = 1 + found.growth.reading.numbers[0] / 100
    result = f"{words.claimed(found.level)} ÷ {divisor.normalize():f}: {words.span(found.interval)}"
    year = f"for {wording.period(found.period)}"
    groups = (("contains", found.inside), ("excludes", found.outside))
    parts = [f"{verb} {wording.listed(_names(group, reference))}" for verb, group in groups if group]
    if not parts:
        return f"{result}; no ledger has a figure {year}"
    return f"{result}; {', '.join([f'{parts[0]} {year}', *parts[1:]])}"


def _names(group: Sequence[Figure], reference: Reference) -> list[str]:
    """Name each ledger's first figure in a group: the office's, else that of its copy."""
    first = {figure.ledger: figure for figure in reversed(group)}
    return [_name(first[ledger], reference) for ledger in reference.ledgers if ledger in first]


def _name(figure: Figure, reference: Reference) -> str:
    side = reference.ledgers[figure.ledger]
    copy = "" if figure.source == side.office else f" ({side.name})"
    return f"{reference.sources[figure.source].short}'s {words.level(figure)}{copy}"


def _subject(claim: Claim) -> tuple[str, ...]:
    return claim.measure, claim.seen_from, claim.period, " ".join(claim.goods), claim.credited or ""
