"""Check a statement: findings per source and vintage, one verdict a claim, as known when it was said and as known now.

The rules are METHODS §3; each step of them is a module beside this one, which only puts them in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind, Statement
from dashboard.claims.compare import compare
from dashboard.claims.finding import CheckedClaim, Finding, Verdict
from dashboard.claims.fingerprint import Fingerprint, fingerprints
from dashboard.claims.reason import over, reason
from dashboard.claims.record import figures
from dashboard.claims.verdict import answer, together, verdict
from dashboard.ledger import Ledger
from etl.errors import InvalidReference
from etl.reference import Reference


@dataclass(frozen=True)
class View:
    """A statement judged by what was known on a day.

    Attributes:
        as_of: the ISO day; None for now.
        verdict: the one its claims share, or *mixed*; None where they do not share one.
        sentence: yes or no by each ledger, with its values.
        claims: in the order of the statement.
        fingerprints: what level and growth say together of the year before.
    """

    as_of: str | None
    verdict: Verdict | None
    sentence: str
    claims: tuple[CheckedClaim, ...]
    fingerprints: tuple[Fingerprint, ...]


@dataclass(frozen=True)
class Checked:
    """A statement judged twice: as known when it was said, and as known now."""

    statement: Statement
    then: View
    now: View


def check(statement: Statement, ledger: Ledger) -> Checked:
    """Check every claim of a statement against every ledger.

    Raises:
        InvalidReference: the statement credits a ledger that does not exist.
    """
    known = ledger.reference.ledgers
    if statement.credited is not None and statement.credited not in known:
        raise InvalidReference(
            f"The statement credits {statement.credited!r}, which is no ledger",
            where=statement.citation,
            remedy=f"Credit one of {', '.join(known)}, or none",
        )
    return Checked(
        statement, then=_view(statement, ledger, statement.said_on), now=_view(statement, ledger, None)
    )


def _view(statement: Statement, ledger: Ledger, as_of: str | None) -> View:
    totals = ledger.totals(as_of)
    claims = tuple(_checked(claim, statement, totals, ledger, as_of) for claim in statement.claims)
    return View(
        as_of,
        together(claims),
        _sentence(claims, ledger.reference),
        claims,
        fingerprints(statement, totals, ledger),
    )


def _checked(
    claim: Claim, statement: Statement, totals: pd.DataFrame, ledger: Ledger, as_of: str | None
) -> CheckedClaim:
    reference = ledger.reference
    findings = [
        compare(claim, figure, reference, as_of) for figure in figures(claim, claim.period, totals, ledger)
    ]
    answers = tuple(answer(side, findings) for side in reference.ledgers.values())
    undated = [] if as_of is None else _undated(claim, ledger, as_of)
    return CheckedClaim(
        claim,
        words.read_as(claim),
        verdict(answers, statement.credited),
        reason(
            claim, answers, findings, undated, credited=statement.credited, as_of=as_of, reference=reference
        ),
        answers,
        tuple(findings),
        tuple(undated),
    )


def _undated(claim: Claim, ledger: Ledger, day: str) -> list[Finding]:
    """Find what may have been public earlier: figures without a day of publication, of a period that was over by then."""
    if not over(claim.period, day):
        return []
    found = [
        compare(claim, figure, ledger.reference, None)
        for figure in figures(claim, claim.period, ledger.totals(), ledger)
    ]
    return [finding for finding in found if finding.value is not None and finding.known_from is None]


def _sentence(claims: Sequence[CheckedClaim], reference: Reference) -> str:
    """Say what each ledger makes of the statement, level before growth; other measures and periods apart."""

    def subject(checked: CheckedClaim) -> tuple[str, str, str]:
        claim = checked.claim
        return claim.measure, claim.seen_from, claim.period

    levels_first = sorted(
        claims, key=lambda checked: (subject(checked), checked.claim.kind is not Kind.LEVEL)
    )
    groups = [list(group) for _, group in groupby(levels_first, key=subject)]
    said = []
    for group in groups:
        findings = [finding for checked in group for finding in checked.findings]
        text = words.sentence([checked.answers for checked in group], findings, reference)
        said.append(text if len(groups) == 1 else f"{words.subject(group[0].claim, reference)}. {text}")
    return " ".join(said)
