"""A checked text as a reader sees it: verdicts then and now, how each claim was read, and every figure it was held against."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import pandas as pd

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.checkable import statement
from dashboard.claims.checker import Checked, View, check
from dashboard.claims.claim import Claim, Left, Statement, Unit
from dashboard.claims.finding import CheckedClaim, Finding, Outcome
from dashboard.claims.headline import headline
from dashboard.claims.record import decides
from dashboard.ledger import Ledger, open_ledger
from dashboard.views.claim_summary import summary_of, verdict_of
from dashboard.views.days import day_of, when
from etl.errors import KhorgosError

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
    "value_pct",
    "value_place",
    "value_said",
    "outcome",
    "claim_low",
    "claim_high",
    "figure_low",
    "figure_high",
    "meeting",
    "difference_usd",
    "difference_pct",
    "difference_points",
    "difference_said",
    "explanation",
    "snapshots",
)
LONGEST = 200_000  # characters; longer texts are checked piece by piece, by who has them


@dataclass(frozen=True)
class Part:
    """One claim as judged by what was known on a day.

    Attributes:
        verdict: the word of METHODS §3.
        reason: why, and what would settle it.
        notes: what to know beside it.
        answers: what each ledger says, by its name; only those that can measure it.
        findings: one row a source and vintage; columns ``FINDING_COLUMNS``.
    """

    verdict: str
    reason: str
    notes: tuple[str, ...]
    answers: dict[str, str]
    findings: pd.DataFrame


class GoalSaid(NamedTuple):
    """A goal on one ledger: its words, where the trade stands, and its id among the official goals."""

    words: str
    said: str
    on_record: str


@dataclass(frozen=True)
class Judged:
    """A text as judged by what was known on a day.

    Attributes:
        when: the day in words.
        verdict: the word of METHODS §3.
        summary: the verdict as a headline: where parts differ, which agrees with which ledger; and how much is not checked.
        sentence: yes or no by each ledger.
        arithmetic: what level and growth say together of the year before.
        consistency: what the parts say of one another.
        undated: levels without a year, with the years they fit.
        goals: each goal on each ledger.
        parts: one a claim.
    """

    when: str
    verdict: str
    summary: str
    sentence: str
    arithmetic: tuple[str, ...]
    consistency: tuple[str, ...]
    undated: tuple[tuple[str, str], ...]
    goals: tuple[GoalSaid, ...]
    parts: tuple[Part, ...]

    @property
    def findings(self) -> pd.DataFrame:
        """The findings of all parts."""
        tables = [part.findings for part in self.parts if not part.findings.empty]
        return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(FINDING_COLUMNS))


@dataclass(frozen=True)
class Card:
    """One claim: what it is about, how its number was read, the words of the text that were used, its sentence."""

    claim: Claim
    subject: str
    read_as: str
    credit: str
    used: str
    sentence: str


@dataclass(frozen=True)
class ClaimView:
    """A text, how each of its claims was read, and its judgements.

    Attributes:
        statement: the text and what was taken from it.
        said: where and when it was said.
        cards: one a claim, in the order of the text.
        now: by what is known now, or on a chosen day.
        then: by what was known when it was said; None where that day is not known.
    """

    statement: Statement
    said: str
    cards: tuple[Card, ...]
    now: Judged
    then: Judged | None

    @property
    def judgements(self) -> tuple[Judged, ...]:
        """Now, then then."""
        return (self.now,) if self.then is None else (self.now, self.then)

    @property
    def left(self) -> tuple[Left, ...]:
        """Numbers of the text that are not checked, with the reason."""
        return self.statement.left


def headline_claim(ledger: Ledger, as_of: str = "") -> ClaimView:
    """Check the claim the project grew from, by what is known now (once for each build) or was on a day."""
    if as_of:  # any day may be asked for, so it is not remembered
        return view(check(headline(ledger.data), ledger, as_of), ledger)
    return ledger.once("headline", make=lambda: view(check(headline(ledger.data), ledger), ledger))


def check_text(
    text: str,
    *,
    said_on: str | None = None,
    as_of: str | None = None,
    language: str | None = None,
    citation: str = "A text",
    ledger: Ledger | None = None,
) -> ClaimView:
    """Check what a text says of China–Kazakhstan goods trade.

    Args:
        text: a sentence, an article, a press release.
        said_on: the day it was published: ``2024-07-03``, or a month or year, of which the last day counts.
        as_of: judge by what was known on that day instead of now.
        language: BCP 47 code, where it is known.
        citation: where the text stands.
        ledger: the data; the project's own by default.

    Raises:
        KhorgosError: the text is too long, or a date cannot be read.
    """
    if len(text) > LONGEST:
        raise KhorgosError(
            f"The text has {len(text):,} characters; {LONGEST:,} are read at once",
            remedy="Check it in parts",
        )
    data = ledger or open_ledger()
    taken = statement(text, said_on=day_of(said_on), language=language, citation=citation)
    return view(check(taken, data, day_of(as_of)), data)


def view(checked: Checked, ledger: Ledger) -> ClaimView:
    """Put a checked statement into words."""
    said = checked.statement
    day = f", said on {wording.day(said.said_on)}" if said.said_on else ", day not given"
    then = checked.then
    return ClaimView(
        statement=said,
        said=f"{said.citation}{day}",
        cards=tuple(_card(claim, said, ledger) for claim in said.claims),
        now=_judged(checked.now, said, when(checked.now.as_of or ""), ledger),
        then=None if then is None else _judged(then, said, f"on {wording.day(said.said_on or '')}", ledger),
    )


def _card(claim: Claim, said: Statement, ledger: Ledger) -> Card:
    credit = ""
    if claim.credited:
        named = f" (“{claim.credited_words}”)" if claim.credited_words else ""
        credit = f"{ledger.reference.ledgers[claim.credited].name}{named}"
    used = dict.fromkeys(f"“{text}” as {role}" for text, role in claim.read_as)
    rule = f"; rule: {claim.rule}" if claim.rule else ""
    return Card(
        claim,
        words.subject(claim, ledger.reference),
        words.read_as(claim),
        credit,
        f"{'; '.join(used)}{rule}",
        said.sentence_of(claim),
    )


def _judged(judged: View, said: Statement, when: str, ledger: Ledger) -> Judged:
    reference = ledger.reference
    return Judged(
        when=when,
        verdict=verdict_of(judged, said),
        summary=summary_of(judged, said, reference),
        sentence=judged.sentence,
        arithmetic=tuple(found.arithmetic for found in judged.fingerprints),
        consistency=judged.consistency,
        undated=tuple((level.claim.words, level.said(reference)) for level in judged.undated),
        goals=tuple(
            GoalSaid(
                target.goal.words,
                target.said(reference.ledgers[target.ledger]),
                target.on_record,
            )
            for target in judged.targets
        ),
        parts=tuple(_part(claim, ledger) for claim in judged.claims),
    )


def _part(checked: CheckedClaim, ledger: Ledger) -> Part:
    rows = [_row(finding, ledger) for finding in checked.findings]
    frame = pd.DataFrame(rows, columns=list(FINDING_COLUMNS))
    sides = ledger.reference.ledgers
    answers = {sides[answer.ledger].name: words.answered(answer) for answer in checked.answers}
    return Part(str(checked.verdict), checked.reason, checked.notes, answers, frame)


def _row(finding: Finding, ledger: Ledger) -> dict[str, object]:
    unit = finding.claim.unit
    value, difference = _number(finding.value), _number(finding.difference)
    return {
        "part": finding.claim.words,
        "ledger_name": ledger.reference.ledgers[finding.ledger].name,
        "source_name": ledger.reference.sources[finding.source].short,
        "vintage": finding.vintage,
        "evidence": _evidence(finding),
        "value_usd": value if unit is Unit.USD else None,
        "value_pct": value if unit is Unit.PERCENT else None,
        "value_place": value if unit is Unit.PLACE else None,
        "value_said": words.amount(finding) or None,
        "outcome": _outcome(finding),
        **_ends(finding),
        "difference_usd": difference if unit is Unit.USD else None,
        "difference_pct": _number(finding.difference_pct),
        "difference_points": difference if unit is Unit.PERCENT else None,
        "difference_said": words.difference(finding) or None,
        "explanation": finding.explanation,
        "snapshots": finding.snapshots,
    }


def _ends(finding: Finding) -> dict[str, object]:
    """Give both intervals and whether they meet, where one reading decides and the ends are as usual: [low, high), closed."""
    claim, data = finding.claim, finding.interval
    said = claim.reading.interval
    usual = (
        data is not None and said.closed_low and not said.closed_high and data.closed_low and data.closed_high
    )
    decides = finding.outcome in {Outcome.AGREES, Outcome.DIFFERS} and not claim.other_readings
    if data is None or not usual or not decides or not all(end.is_finite() for end in (said.low, said.high)):
        return {}
    ends = {"claim_low": said.low, "claim_high": said.high, "figure_low": data.low, "figure_high": data.high}
    return {**{name: _number(end) for name, end in ends.items()}, "meeting": str(finding.outcome)}


def _evidence(finding: Finding) -> str | None:
    if finding.evidence is None:
        return None
    return f"computed from: {finding.evidence}" if words.computed(finding) else str(finding.evidence)


def _outcome(finding: Finding) -> str:
    if finding.interval is not None and not decides(finding):
        return "not reliable, decides nothing"
    return f"{finding.outcome}{'' if finding.in_force or finding.vintage is None else ', since replaced'}"


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
