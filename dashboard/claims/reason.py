"""Why a verdict is what it is, and what would settle it where nothing does: a few sentences a claim."""

from collections.abc import Sequence
from itertools import groupby

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim
from dashboard.claims.finding import Answer, Finding, Outcome
from etl.reference import Ledger as Side
from etl.reference import Reference
from etl.vocabulary import Status


def reason(
    claim: Claim,
    answers: Sequence[Answer],
    findings: Sequence[Finding],
    undated: Sequence[Finding],
    *,
    as_of: str | None,
    reference: Reference,
) -> str:
    """Give the reason for the verdict on one claim.

    Args:
        claim: what was said.
        answers: one a ledger.
        findings: what the answers were taken from.
        undated: figures that may have been public earlier.
        as_of: ISO day of what was known; None for now.
        reference: names ledgers and sources, and says how to load more.
    """
    credit = (
        f"Credited to {reference.ledgers[claim.credited].name}" if claim.credited else "No ledger is credited"
    )
    said = [f"{credit}."]
    if answers:
        said.append(f"{'; '.join(_clause(answer, reference) for answer in answers)}.")
    said += sorted({each.explanation for each in findings if each.outcome is Outcome.NOT_COMPARABLE})
    missing = dict.fromkeys(each.missing for each in findings if each.outcome is Outcome.OPEN)
    said += [f"Not itemised: {each}; so {words.claimed(claim)} is left open." for each in missing]
    if unlisted := [
        reference.goods[name]
        for name in claim.goods
        if name in reference.goods and not reference.goods[name].codes
    ]:
        return " ".join([*said, *(f"{group.title}: {' '.join(group.note.split())}" for group in unlisted)])
    silent = [reference.ledgers[answer.ledger] for answer in answers if answer.outcome is Outcome.NO_DATA]
    if as_of is None:
        said += [_missing(claim, side, findings) for side in silent]
        said += [words.keeper(side.office, reference) for side in silent]
    elif silent and not over(claim.period, as_of):
        said.append(f"{wording.period(claim.period)} was not over on {wording.day(as_of)}.")
    else:
        said += [_settle_then(side, undated, as_of, reference) for side in silent]
    return " ".join(said)


def over(period: str, day: str) -> bool:
    """Say whether a period had ended by an ISO day."""
    last = period.rpartition("/")[2]
    return day[: len(last)] > last


def _missing(claim: Claim, side: Side, findings: Sequence[Finding]) -> str:
    """Say what a silent ledger lacks: what is loaded of it and does not suffice, else that nothing is."""
    own = [each for each in findings if each.ledger == side.id and each.vintage is not None]
    return own[0].explanation if own else words.not_loaded(claim, side)


def _settle_then(side: Side, undated: Sequence[Finding], as_of: str, reference: Reference) -> str:
    names = [words.named(finding, reference) for finding in undated if finding.ledger == side.id]
    if names:
        return f"For {side.name}, {wording.listed(names)} may have been public earlier."
    short, day = reference.sources[side.office].short, wording.day(as_of)
    known = f"No such figure of {side.name} is known to have been public by {day}."
    return f"{known} (For this site's keeper: Add a publication of {short} dated before then.)"


def _clause(answer: Answer, reference: Reference) -> str:
    name = reference.ledgers[answer.ledger].name
    finding = words.shown(answer)
    if finding is None:
        return f"{name}: {answer.outcome}"
    values = _value(finding, reference)
    if answer.loose:
        return f"{name}: consistent, but loose ({values})"
    said = [f"{name}: {answer.outcome} ({values})", *_earlier(answer, reference)]
    return "; ".join(said)


def _earlier(answer: Answer, reference: Reference) -> list[str]:
    """Say which replaced or provisional figures agree, source by source: a revision is within one source.

    A copy may carry a first figure on in a later vintage than the one in which the office revised it.
    """
    said = []
    for source, found in groupby(answer.earlier, key=lambda finding: finding.source):
        figures = list(found)
        for wording_of, own in (
            ("{} agreed before its revision ({})", [each for each in figures if not each.in_force]),
            (
                "{} still carries a provisional figure that agrees ({})",
                [each for each in figures if each.in_force],
            ),
        ):
            if own:
                values = "; ".join(_value(each, reference) for each in own)
                said.append(wording_of.format(reference.sources[source].short, values))
    return said


def _value(finding: Finding, reference: Reference) -> str:
    off = words.relative_difference(finding) if finding.outcome is Outcome.DIFFERS else ""
    growth = finding.growth
    joined = f"computed from {words.base_of(growth, reference)}" if growth and growth.base_source else ""
    from_levels = "its level " if joined else "computed from levels " if words.computed(finding) else ""
    quoted = f"{from_levels}quoted by {finding.quoted_by}" if finding.quoted_by else ""
    provisional = "provisional" if finding.status is Status.PROVISIONAL else ""
    span = words.within(finding) if joined else ""
    first = f"{words.named(finding, reference)}: {words.amount(finding)}{span}"
    said = ", ".join(word for word in (first, off, quoted, joined, provisional) if word)
    return f"{said}; {finding.detail}" if finding.detail else said
