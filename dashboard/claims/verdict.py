"""From findings to one answer a ledger, and from answers to one verdict (METHODS §3, in its order)."""

from collections.abc import Sequence
from itertools import combinations

from dashboard.claims.claim import Kind
from dashboard.claims.finding import Answer, CheckedClaim, Finding, Outcome, Verdict
from dashboard.claims.record import decides, in_force
from etl.reference import Ledger as Side
from etl.vocabulary import Status


def answer(side: Side, findings: Sequence[Finding]) -> Answer:
    """Let a ledger's figures in force speak for it.

    Where one of them is a printed growth rate, computed ones beside it decide nothing (METHODS §2); an official one
    that agrees as well still makes the agreement more than a quotation's.
    """
    own = {finding.outcome for finding in findings if finding.ledger == side.id}
    speaking = [] if Outcome.NOT_COMPARABLE in own else in_force(side, findings)
    if not speaking:
        silence = Outcome.NOT_COMPARABLE if Outcome.NOT_COMPARABLE in own else Outcome.NO_DATA
        return Answer(side.id, silence, (), loose=False, quoted=False, earlier=())
    printed = [finding for finding in speaking if finding.growth and finding.growth.printed_pct is not None]
    said = {finding.outcome for finding in printed or speaking}
    outcome = next(each for each in (Outcome.AGREES, Outcome.OPEN, Outcome.DIFFERS) if each in said)
    agrees = outcome is Outcome.AGREES
    voices = [finding for finding in speaking if finding.outcome is outcome]
    return Answer(
        side.id,
        outcome,
        tuple(speaking),
        loose=agrees and all(finding.loose for finding in voices),
        quoted=all(finding.quoted for finding in voices),
        earlier=() if agrees else tuple(each for each in findings if _agreed_earlier(each, side, speaking)),
    )


def _agreed_earlier(finding: Finding, side: Side, speaking: Sequence[Finding]) -> bool:
    """Say whether an agreeing figure was revised since: a replaced vintage, or a copy that stayed provisional.

    UN Comtrade may carry an office's first submission for years; where the office's own figure is no longer
    provisional and differs, such a copy is the office's earlier figure.
    """
    if finding.ledger != side.id or finding.outcome is not Outcome.AGREES or not decides(finding):
        return False
    if not finding.in_force:
        return True
    settled = [
        each for each in speaking if each.source == side.office and each.status is not Status.PROVISIONAL
    ]
    return finding.source != side.office and finding.status is Status.PROVISIONAL and bool(settled)


def verdict(answers: Sequence[Answer], credited: str | None) -> Verdict:
    """Judge one claim.

    Args:
        answers: one a ledger that can measure the claim.
        credited: id of the ledger the statement credits, if any.
    """
    if all(each.silent for each in answers):
        return Verdict.NOT_CHECKABLE
    own = [each for each in answers if each.ledger == credited]
    others = [each for each in answers if each.ledger != credited]
    tight = any(each.tight for each in answers)
    supported = _supported(answers if credited is None else own, tight=tight)
    if supported is not None:
        return supported
    if credited is not None:
        elsewhere = any(_names(each) for each in others)
        # A loose agreement beaten by a tight one elsewhere neither supports nor differs: who is meant stays open.
        if all(each.outcome is not Outcome.DIFFERS for each in own):
            return Verdict.ATTRIBUTION_NOT_CHECKABLE if elsewhere else Verdict.NOT_CHECKABLE
        if elsewhere:
            return Verdict.MISATTRIBUTED
    return _contradicted(answers)


def _supported(answers: Sequence[Answer], *, tight: bool) -> Verdict | None:
    """Step 2, of the ledgers that may support; a loose agreement does not where another ledger agrees tightly."""
    agreeing = [each for each in answers if each.agrees and (each.tight or not tight)]
    if agreeing:
        return Verdict.QUOTED if all(each.quoted for each in agreeing) else Verdict.SUPPORTED
    earlier = [finding for each in answers for finding in each.earlier if not (finding.loose and tight)]
    if earlier:
        # Even if it was revised since: what only a quotation vouches for is never shown as supported.
        quoted = all(finding.quoted for finding in earlier)
        return Verdict.QUOTED_SINCE_REVISED if quoted else Verdict.SINCE_REVISED
    return None


def _contradicted(answers: Sequence[Answer]) -> Verdict:
    """Step 4: every ledger with data differs."""
    speaking = [each for each in answers if not each.silent]
    if any(each.outcome is Outcome.OPEN for each in answers):
        return Verdict.NOT_CHECKABLE  # what is not itemised may still agree
    if all(each.quoted for each in speaking):
        return Verdict.DIFFERS_FROM_QUOTED
    if len(answers) == 1:
        return Verdict.CONTRADICTED_BY_ONLY_MEASURER
    if len(speaking) < len(answers):
        return Verdict.DIFFERS_FROM_ONLY_LEDGER
    return Verdict.CONTRADICTED


def together(claims: Sequence[CheckedClaim]) -> Verdict | None:
    """Judge a whole statement: the verdict its claims share, *mixed* where they fit different ledgers, else None.

    Claims that are unattributed or wrongly credited mix ledgers; where both are correctly credited, they do not.
    """
    fitting = {
        (frozenset(named), claim.claim.credited in named) for claim in claims if (named := fits(claim))
    }
    pairs = combinations(fitting, 2)
    if any(one.isdisjoint(other) and not (right and too) for (one, right), (other, too) in pairs):
        return Verdict.MIXED
    shared = {claim.verdict for claim in claims}
    return shared.pop() if len(shared) == 1 else None


def _names(answer: Answer) -> bool:
    """Say whether an answer fits tightly enough, now or before a revision, to name its ledger by."""
    return answer.tight or any(not finding.loose for finding in answer.earlier)


def fits(checked: CheckedClaim) -> set[str]:
    """Name the ledgers a claim can come from; a loose agreement names none, nor does what only one ledger measures."""
    claim = checked.claim
    if claim.of_a_whole or claim.kind is Kind.SHARE:
        return set()
    return {each.ledger for each in checked.answers if _names(each)}
