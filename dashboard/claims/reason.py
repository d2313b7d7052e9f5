"""Why a verdict is what it is, and what would settle it where nothing does: a few sentences a claim."""

from collections.abc import Sequence

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
        said += [
            f"To settle it for {side.name}: {reference.sources[side.office].get_more}." for side in silent
        ]
    elif silent and not over(claim.period, as_of):
        said.append(f"{wording.period(claim.period)} was not over on {wording.day(as_of)}.")
    else:
        said += [_settle_then(side, undated, as_of, reference) for side in silent]
    return " ".join(said)


def over(period: str, day: str) -> bool:
    """Say whether a period had ended by an ISO day."""
    last = period.rpartition("/")[2]
    return day[: len(last)] > last


def _settle_then(side: Side, undated: Sequence[Finding], as_of: str, reference: Reference) -> str:
    names = [words.named(finding, reference) for finding in undated if finding.ledger == side.id]
    if names:
        return f"For {side.name}, {wording.listed(names)} may have been public earlier."
    short = reference.sources[side.office].short
    return f"To settle it for {side.name}: Add a publication of {short} dated before {wording.day(as_of)}."


def _clause(answer: Answer, reference: Reference) -> str:
    name = reference.ledgers[answer.ledger].name
    finding = words.shown(answer)
    if finding is None:
        return f"{name}: {answer.outcome}"
    values = _value(finding, reference)
    if answer.loose:
        return f"{name}: consistent, but loose ({values})"
    if not answer.earlier:
        return f"{name}: {answer.outcome} ({values})"
    earlier = "; ".join(_value(each, reference) for each in answer.earlier)
    return f"{name}: agrees before a revision ({earlier}), {answer.outcome} since ({values})"


def _value(finding: Finding, reference: Reference) -> str:
    off = words.relative_difference(finding) if finding.outcome is Outcome.DIFFERS else ""
    from_levels = "computed from levels " if words.computed(finding) else ""
    quoted = f"{from_levels}quoted by {finding.quoted_by}" if finding.quoted_by else ""
    provisional = "provisional" if finding.status is Status.PROVISIONAL else ""
    first = f"{words.named(finding, reference)}: {words.amount(finding)}"
    said = ", ".join(word for word in (first, off, quoted, provisional) if word)
    return f"{said}; {finding.detail}" if finding.detail else said
