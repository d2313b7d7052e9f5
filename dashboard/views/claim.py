"""A checked statement as a reader sees it: verdict then and now, how it was read, and every figure it was held against."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.checker import Checked, View, check
from dashboard.claims.claim import Kind, Statement, headline
from dashboard.claims.finding import Finding, Verdict
from dashboard.ledger import Ledger

SEVERAL = "its parts differ"
FINDING_HEADERS = {
    "part": "Part of the claim",
    "ledger_name": "Ledger",
    "source_name": "Source",
    "vintage": "Vintage",
    "evidence": "Evidence",
    "value_said": "Figure",
    "outcome": "Finding",
    "difference_said": "Figure minus claim",
}
FINDING_COLUMNS = (
    "part",
    "ledger_name",
    "source_name",
    "vintage",
    "evidence",
    "value_usd",
    "growth_pct",
    "value_said",
    "outcome",
    "difference_usd",
    "difference_pct",
    "difference_points",
    "difference_said",
    "explanation",
    "snapshots",
)


@dataclass(frozen=True)
class Judged:
    """A statement as judged by what was known on a day.

    Attributes:
        when: the day in words.
        verdict: the word of METHODS §3.
        sentence: yes or no by each ledger.
        arithmetic: what level and growth say together of the year before.
        reasons: one a claim.
        findings: one row a claim, source and vintage; columns ``FINDING_COLUMNS``.
    """

    when: str
    verdict: str
    sentence: str
    arithmetic: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    findings: pd.DataFrame


@dataclass(frozen=True)
class ClaimView:
    """A statement, how each of its claims was read, and its two judgements."""

    statement: Statement
    said: str
    readings: tuple[tuple[str, str], ...]
    now: Judged
    then: Judged


def headline_claim(ledger: Ledger) -> ClaimView:
    """Check the claim the project grew from, once for each build."""
    return ledger.once("headline", make=lambda: view(check(headline(ledger.data), ledger), ledger))


def view(checked: Checked, ledger: Ledger) -> ClaimView:
    """Put a checked statement into words."""
    statement = checked.statement
    return ClaimView(
        statement=statement,
        said=f"{statement.citation}, said on {wording.day(statement.said_on)}",
        readings=tuple((claim.words, words.read_as(claim)) for claim in statement.claims),
        now=_judged(checked.now, "now", ledger),
        then=_judged(checked.then, f"on {wording.day(statement.said_on)}", ledger),
    )


def _judged(judged: View, when: str, ledger: Ledger) -> Judged:
    rows = [_row(finding, ledger) for claim in judged.claims for finding in claim.findings]
    return Judged(
        when=when,
        verdict=str(judged.verdict or SEVERAL),
        sentence=judged.sentence,
        arithmetic=tuple(found.arithmetic for found in judged.fingerprints),
        reasons=tuple((f"{claim.claim.words}: {claim.verdict}", claim.reason) for claim in judged.claims),
        findings=pd.DataFrame(rows, columns=list(FINDING_COLUMNS)),
    )


def _row(finding: Finding, ledger: Ledger) -> dict[str, object]:
    is_level = finding.claim.kind is Kind.LEVEL
    value, difference = _number(finding.value), _number(finding.difference)
    return {
        "part": finding.claim.words,
        "ledger_name": ledger.reference.ledgers[finding.ledger].name,
        "source_name": ledger.reference.sources[finding.source].short,
        "vintage": finding.vintage,
        "evidence": finding.evidence and str(finding.evidence),
        "value_usd": value if is_level else None,
        "growth_pct": None if is_level else value,
        "value_said": words.amount(finding) or None,
        "outcome": f"{finding.outcome}{'' if finding.in_force or finding.vintage is None else ', since replaced'}",
        "difference_usd": difference if is_level else None,
        "difference_pct": _number(finding.difference_pct),
        "difference_points": None if is_level else difference,
        "difference_said": words.difference(finding) or None,
        "explanation": finding.explanation,
        "snapshots": finding.snapshots,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def marked(verdict: str) -> str:
    """Give the mark that stands beside a verdict's word; never colour alone."""
    return _MARKS.get(verdict, "○")


def explained(verdict: str) -> str:
    """Say in a few words what a verdict means."""
    return _MEANINGS.get(verdict, "see the reasons of each part")


_MEANINGS = {
    str(Verdict.SUPPORTED): "the figures in force agree with it",
    str(Verdict.SINCE_REVISED): "it agreed with figures that were revised since",
    str(Verdict.QUOTED): "only a figure quoted in the press agrees with it",
    str(Verdict.MISATTRIBUTED): "the ledger it credits says otherwise, and the other ledger agrees with it",
    str(
        Verdict.ATTRIBUTION_NOT_CHECKABLE
    ): "another ledger agrees with it, but the one it credits is not loaded",
    str(Verdict.CONTRADICTED): "every ledger that can measure it says otherwise",
    str(Verdict.CONTRADICTED_BY_ONLY_MEASURER): "the only ledger that measures it says otherwise",
    str(Verdict.DIFFERS_FROM_ONLY_LEDGER): "the only ledger loaded says otherwise",
    str(Verdict.DIFFERS_FROM_QUOTED): "the figures quoted in the press say otherwise",
    str(Verdict.NOT_CHECKABLE): "no loaded figure can settle it",
    str(Verdict.MIXED): "its parts fit different ledgers",
}
_MARKS = {
    str(Verdict.SUPPORTED): "✓",
    str(Verdict.SINCE_REVISED): "↻",
    str(Verdict.MISATTRIBUTED): "⇄",
    str(Verdict.CONTRADICTED): "✗",
    str(Verdict.CONTRADICTED_BY_ONLY_MEASURER): "✗",
    str(Verdict.MIXED): "⇅",
}
