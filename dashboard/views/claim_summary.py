"""What a checked text comes to in one line: its verdict, or which part agrees with which ledger; and what was not checked."""

from collections.abc import Sequence

from dashboard import wording
from dashboard.claims.checker import View
from dashboard.claims.claim import Statement
from dashboard.claims.finding import CheckedClaim, Verdict
from dashboard.texts import text
from dashboard.views.verdicts import NOTHING, ONLY_GOALS, SEVERAL, UNSETTLED
from etl.reference import Reference

MOST_TOLD = 3  # claims that are told one by one
UNCHECKABLE = frozenset({Verdict.NOT_CHECKABLE, Verdict.ATTRIBUTION_NOT_CHECKABLE})


def verdict_of(judged: View, statement: Statement) -> str:
    """Give the word for a text: the verdict its claims share or *mixed*; else that they differ, or that there are none."""
    if judged.verdict is not None:
        return str(judged.verdict)
    if judged.claims:
        return SEVERAL
    return ONLY_GOALS if statement.goals else UNSETTLED if statement.unchecked else NOTHING


def summary_of(judged: View, statement: Statement, reference: Reference) -> str:
    """Say a text's verdict in a headline: "supported; 1 statement not checked", "2 goals, recorded and not judged"."""
    verdict = verdict_of(judged, statement)
    unchecked = _counted(statement.unchecked, "statement")
    goals = _counted(len(statement.goals), "goal")
    if verdict == UNSETTLED:
        return text("claims.only_unchecked", statements=unchecked)
    if verdict == ONLY_GOALS:
        told = text("claims.only_goals", goals=goals)
    else:
        told = parts_of(judged.claims, reference) if verdict == SEVERAL else verdict
        told = text("claims.and_goals", told=told, goals=goals) if statement.goals else told
    return text("claims.and_unchecked", told=told, statements=unchecked) if statement.unchecked else told


def parts_of(claims: Sequence[CheckedClaim], reference: Reference) -> str:
    """Say which claim agrees with which ledger; of many, how many do."""
    if len(claims) > MOST_TOLD:
        some = sum(any(answer.agrees for answer in claim.answers) for claim in claims)
        return text("claims.some_agree", some=some, all=len(claims))
    told: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        told.setdefault(_agreement(claim, reference), []).append(f"“{claim.claim.words}”")
    return "; ".join(_told(how, names, ledgers) for (how, ledgers), names in told.items())


def _told(how: str, names: Sequence[str], ledgers: str) -> str:
    number = "one" if len(names) == 1 else "many"
    return text(f"claims.{how}_{number}", claims=wording.listed(names), ledgers=ledgers)


def _agreement(claim: CheckedClaim, reference: Reference) -> tuple[str, str]:
    """Say how one claim stands to which ledgers: agrees, agreed before a revision, differs, or cannot be checked."""
    agreeing = [answer.ledger for answer in claim.answers if answer.agrees]
    earlier = [answer.ledger for answer in claim.answers if answer.earlier]
    speaking = [answer.ledger for answer in claim.answers if not answer.silent]
    if agreeing:
        how, ledgers = "agrees", agreeing
    elif earlier:
        how, ledgers = "agreed", earlier
    elif claim.verdict in UNCHECKABLE or not speaking:
        return "unsettled", ""
    else:
        how, ledgers = "differs", speaking
    return how, wording.listed([reference.ledgers[ledger].name for ledger in ledgers])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
