"""What the claims of one text say of one another: two ledgers mixed, two values for one thing, growth across ledgers."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind, Statement
from dashboard.claims.composition import left_out
from dashboard.claims.finding import CheckedClaim, Verdict
from dashboard.claims.undated import Sought
from dashboard.claims.verdict import fits, together
from dashboard.ledger import Ledger
from etl.reference import Reference


def consistency(
    statement: Statement,
    claims: Sequence[CheckedClaim],
    undated: Sequence[Sought],
    ledger: Ledger,
    as_of: str | None,
) -> tuple[bool, tuple[str, ...]]:
    """Hold the claims of a text against one another.

    Args:
        statement: the text.
        claims: its claims, checked.
        undated: its levels without a year, with the years they fit.
        ledger: gives the marts and names the ledgers.
        as_of: ISO day the figures are known on; None for now.

    Returns:
        Whether the text mixes ledgers, and a sentence for each thing to know.
    """
    reference = ledger.reference
    crossed = _two_ledgers(undated, reference)
    mixture = _mixture(claims, reference) if together(claims) is Verdict.MIXED else []
    said = [*crossed, *mixture, *repeated(statement.claims, statement.claims)]
    return bool(crossed or mixture), (*said, *left_out(statement.claims, ledger, as_of))


def repeated(one: Iterable[Claim], other: Iterable[Claim]) -> list[str]:
    """Name each thing that two lists of claims give values for that exclude one another.

    Two values that are each credited to a ledger of their own do not: both can be right.
    """
    values: dict[tuple[object, ...], dict[str, Claim]] = {}
    for claim in other:
        values.setdefault(_subject(claim), {}).setdefault(words.claimed(claim), claim)
    found: dict[tuple[object, ...], str] = {}
    for first in {(_subject(claim), words.claimed(claim)): claim for claim in one}.values():
        for second in values.get(_subject(first), {}).values():
            if _exclude(first, second):
                pair = frozenset({words.claimed(first), words.claimed(second)})
                found.setdefault(
                    (_subject(first), pair),
                    f"Two values for {first.measure}, {wording.period(first.period)}: "
                    f"{words.claimed(first)} and {words.claimed(second)} exclude one another.",
                )
    return list(found.values())


def _exclude(first: Claim, second: Claim) -> bool:
    if first.credited and second.credited and first.credited != second.credited:
        return False
    return not any(
        one.interval.meets(other.interval)
        for one in (first.reading, *first.other_readings)
        for other in (second.reading, *second.other_readings)
    )


def _subject(claim: Claim) -> tuple[object, ...]:
    return (
        claim.kind,
        claim.measure,
        claim.seen_from,
        claim.period,
        claim.since,
        claim.goods,
        claim.main_goods,
    )


def _two_ledgers(undated: Sequence[Sought], reference: Reference) -> list[str]:
    """From one level to another that no ledger has both of: growth between them cannot be computed."""
    found = []
    for first, second in combinations(undated, 2):
        same = (first.claim.measure, first.claim.seen_from) == (second.claim.measure, second.claim.seen_from)
        if not same or not first.fits or not second.fits or set(first.fits) & set(second.fits):
            continue
        found.append(
            f"“{first.claim.words}” fits {first.said(reference)}, “{second.claim.words}” fits "
            f"{second.said(reference)}: two ledgers, so growth from one to the other is not computable."
        )
    return found


def _mixture(claims: Sequence[CheckedClaim], reference: Reference) -> list[str]:
    """Say which claim fits which ledger."""
    parts = dict.fromkeys(
        f"“{checked.claim.words}” fits {wording.listed([reference.ledgers[side].name for side in sorted(named)])}"
        for checked in claims
        if checked.claim.kind in {Kind.LEVEL, Kind.GROWTH, Kind.CHANGE} and (named := fits(checked))
    )
    return [f"The text mixes ledgers: {wording.listed(list(parts))}."] if parts else []
