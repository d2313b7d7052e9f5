"""Check a statement: findings per source and vintage, one verdict a claim, as known when it was said and as known now.

The rules are METHODS §3; each step of them is a module beside this one, which only puts them in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind, Statement
from dashboard.claims.compare import compare
from dashboard.claims.consistency import consistency
from dashboard.claims.finding import CheckedClaim, Finding, Outcome, Verdict
from dashboard.claims.fingerprint import Fingerprint, fingerprints
from dashboard.claims.notes import notes
from dashboard.claims.reason import over, reason
from dashboard.claims.record import Record, measuring
from dashboard.claims.targets import Target, targets
from dashboard.claims.undated import Sought, sought
from dashboard.claims.verdict import answer, together, verdict
from dashboard.ledger import Ledger
from etl.errors import InvalidReference
from etl.reference import Reference


@dataclass(frozen=True)
class View:
    """A statement judged by what was known on a day.

    Attributes:
        as_of: the ISO day; None for now.
        verdict: the one its claims share, or *mixed*; None where they do not share one, or where there is none.
        sentence: yes or no by each ledger, with its values.
        claims: in the order of the statement.
        fingerprints: what level and growth say together of the year before.
        undated: levels without a year, with the years they fit.
        targets: each goal on each ledger.
        consistency: what the claims of the text say of one another.
    """

    as_of: str | None
    verdict: Verdict | None
    sentence: str
    claims: tuple[CheckedClaim, ...]
    fingerprints: tuple[Fingerprint, ...]
    undated: tuple[Sought, ...]
    targets: tuple[Target, ...]
    consistency: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A statement judged twice: as known when it was said (where that is known), and as known now, or on a chosen day."""

    statement: Statement
    then: View | None
    now: View


def check(statement: Statement, ledger: Ledger, as_of: str | None = None) -> Checked:
    """Check every claim of a statement against every ledger that can measure it.

    Args:
        statement: what was said.
        ledger: gives the marts and the reference tables.
        as_of: ISO day that stands for now; None for the latest data.

    Raises:
        InvalidReference: a claim credits a ledger that does not exist.
    """
    known = ledger.reference.ledgers
    for claim in statement.claims:
        if claim.credited is not None and claim.credited not in known:
            raise InvalidReference(
                f"The statement credits {claim.credited!r}, which is no ledger",
                where=statement.citation,
                remedy=f"Credit one of {', '.join(known)}, or none",
            )
    latest = Record(ledger, None)
    then = None if statement.said_on is None else _view(statement, Record(ledger, statement.said_on), latest)
    now = _view(statement, latest if as_of is None else Record(ledger, as_of), latest)
    return Checked(statement, then, now)


def _view(statement: Statement, record: Record, latest: Record) -> View:
    ledger, as_of = record.ledger, record.as_of
    claims = tuple(_checked(claim, record, latest) for claim in statement.claims)
    undated = sought(statement, ledger, as_of)
    mixed, said = consistency(statement, claims, undated, ledger, as_of)
    return View(
        as_of,
        Verdict.MIXED if mixed else together(claims),
        _sentence(claims, ledger.reference),
        claims,
        fingerprints(statement, record),
        undated,
        targets(statement, record),
        said,
    )


def _checked(claim: Claim, record: Record, latest: Record) -> CheckedClaim:
    reference, as_of = record.ledger.reference, record.as_of
    findings = [compare(claim, figure, reference, as_of) for figure in record.figures(claim)]
    answers = tuple(answer(side, findings) for side in measuring(claim, reference))
    undated = [] if as_of is None else _undated(claim, latest, as_of)
    return CheckedClaim(
        claim,
        words.read_as(claim),
        verdict(answers, claim.credited),
        reason(claim, answers, findings, undated, as_of=as_of, reference=reference),
        answers,
        tuple(findings),
        tuple(undated),
        notes(claim, record.ledger, as_of),
    )


def _undated(claim: Claim, latest: Record, day: str) -> list[Finding]:
    """Find what may have been public earlier: figures without a day of publication, of a period that was over by then."""
    if not over(claim.period, day):
        return []
    found = [
        compare(claim, figure, latest.ledger.reference, None)
        for figure in latest.figures(claim)
        if figure.value is not None and figure.known_from is None
    ]
    return [finding for finding in found if finding.outcome is not Outcome.NO_DATA]


def _sentence(claims: Sequence[CheckedClaim], reference: Reference) -> str:
    """Say what each ledger makes of the statement, level before growth; other measures and periods apart."""

    def subject(checked: CheckedClaim) -> tuple[str, ...]:
        claim = checked.claim
        apart = "" if claim.kind in {Kind.LEVEL, Kind.GROWTH} else str(claim.kind)
        return (
            claim.measure,
            claim.seen_from,
            claim.period,
            " ".join(claim.goods),
            apart,
            claim.credited or "",
        )

    levels_first = sorted(
        claims, key=lambda checked: (subject(checked), checked.claim.kind is not Kind.LEVEL)
    )
    groups = [list(group) for _, group in groupby(levels_first, key=subject)]
    said = []
    for group in groups:
        findings = [finding for checked in group for finding in checked.findings]
        text = words.sentence([checked.answers for checked in group], findings, reference)
        said.append(text if len(groups) == 1 else f"{_about(group[0].claim, reference)}. {text}")
    return " ".join(said)


def _about(claim: Claim, reference: Reference) -> str:
    side = reference.ledgers.get(claim.credited or "")
    credit = f", credited to {side.name}" if side else ""
    return f"{words.subject(claim, reference)}{credit}"
