"""Claims, figures and answers as sentences (VISUAL, Verdicts and Voice)."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard import wording
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Answer, Figure, Finding
from dashboard.claims.interval import INFINITY, Hedge, Interval
from etl.reference import Reference
from etl.vocabulary import Measure, Status

COMPUTED_UNIT = Decimal("0.1")  # computed rates are said to one decimal
SCALES = ((10**9, " bn"), (10**6, " mn"), (1, ""))


def claimed(claim: Claim) -> str:
    """Say the number of a claim with the digits it was printed with: "over 41 bn", "+32 %"."""
    reading = claim.reading
    numbers = [_digits(value, reading.unit, claim.kind) for value in reading.numbers]
    if claim.hedge is Hedge.RANGE or claim.hedge is None:
        return " to ".join(numbers)
    return f"{claim.hedge} {numbers[0]}"


def read_as(claim: Claim) -> str:
    """Say how the printed number is read: "40.5 bn or more and less than 41.5 bn"."""
    reading = claim.reading
    text = _stretch(reading.interval, claim.kind)
    if reading.tight == reading.interval:
        return text
    return f"{text}; only {_stretch(reading.tight, claim.kind)} names a source"


def subject(claim: Claim, reference: Reference) -> str:
    """Say what a claim is about: "Turnover, 2023", "Kazakhstan's export, Jan–Jun 2023"."""
    period = wording.period(claim.period)
    if claim.measure is Measure.TURNOVER:
        return f"Turnover, {period}"
    return f"{reference.country_name(claim.seen_from)}'s {claim.measure}, {period}"


def span(interval: Interval) -> str:
    """Say a computed stretch of dollars, rounded: "30.57 to 31.56 bn"."""
    low, high = wording.usd(float(interval.low)), wording.usd(float(interval.high))
    number, _, word = low.partition(" ")
    return f"{number if high.endswith(word) else low} to {high}"


def amount(figure: Figure) -> str:
    """Say a figure's value with no more digits than it has: "41.05 bn", "+31.7 %"; empty without a value."""
    if figure.value is None or figure.interval is None:
        return ""
    precision = (figure.interval.high - figure.interval.low) / 2
    if figure.growth is None:
        return wording.usd(float(figure.value), float(precision))
    unit = COMPUTED_UNIT if figure.growth.printed_pct is None else 2 * precision
    return _rate(figure.value, unit)


def named(figure: Figure, reference: Reference) -> str:
    """Name a figure's source and vintage: "BNS 2024-07-25"."""
    short = reference.sources[figure.source].short
    return f"{short} {figure.vintage}" if figure.vintage else short


def named_with_side(figure: Figure, reference: Reference) -> str:
    """Name a figure's source and vintage, and the ledger where it is a copy, since a copy holds both sides' reports."""
    side = reference.ledgers[figure.ledger]
    name = named(figure, reference)
    return name if figure.source == side.office else f"{name} ({side.name})"


def difference(finding: Finding) -> str:
    """Say how far the data are from the claim: "−1.44 bn (−4.6 %)" or "−7.8 points"."""
    if finding.claim.kind is Kind.GROWTH or finding.difference is None:
        return relative_difference(finding)
    plus = "+" if finding.difference > 0 else ""
    relative = relative_difference(finding)
    return f"{plus}{wording.usd(float(finding.difference))}{f' ({relative})' if relative else ''}"


def relative_difference(finding: Finding) -> str:
    """Say the distance without its size in dollars: "−4.6 %" or "−7.8 points"; empty where there is none."""
    if finding.difference_pct is not None:
        return wording.percent(float(finding.difference_pct), sign=True)
    if finding.claim.kind is Kind.LEVEL or finding.difference is None:
        return ""
    return _rate(finding.difference, COMPUTED_UNIT).replace(f"{wording.NARROW_SPACE}%", " points")


def shown(answer: Answer) -> Finding | None:
    """Choose the figure that stands for an answer: one with its outcome, an official one before a quotation."""
    matching = [finding for finding in answer.in_force if finding.outcome is answer.outcome]
    return min(matching, key=lambda finding: finding.quoted, default=None)


def sentence(answers: Sequence[tuple[Answer, ...]], findings: Sequence[Finding], reference: Reference) -> str:
    """Say in one breath what each ledger makes of claims about the same measure and period.

    Args:
        answers: per claim, one answer a ledger; levels first.
        findings: all findings of these claims, by source, latest vintage first.
        reference: names the ledgers.
    """
    said = []
    for number, side in enumerate(reference.ledgers.values()):
        own = [per_claim[number] for per_claim in answers if not per_claim[number].silent]
        if not own:
            said.append(f"By {side.name}: {answers[0][number].outcome}.")
            continue
        notes = [*_copies(own, reference), _first_published(own[0], findings, reference)]
        inside = "; ".join([_values(own), *(note for note in notes if note)])
        said.append(f"By {side.name}: {_yes_or_no(own)} ({inside}).")
    return " ".join(said)


def _yes_or_no(answers: Sequence[Answer]) -> str:
    agreeing = [answer for answer in answers if answer.agrees]
    if not agreeing:
        return "no"
    if len(agreeing) < len(answers):
        return "in part"
    return "yes" if all(answer.tight for answer in answers) else "consistent, but loose"


def _values(answers: Sequence[Answer]) -> str:
    """Say the values with their evidence and status, once at the end where all share them."""
    figures = [finding for answer in answers if (finding := shown(answer))]
    marks = [_marks(figure) for figure in figures]
    if len(set(marks)) == 1:
        return "; ".join(part for part in (", ".join(map(amount, figures)), marks[0]) if part)
    return ", ".join(f"{amount(figure)} {mark}".rstrip() for figure, mark in zip(figures, marks, strict=True))


def _marks(figure: Figure) -> str:
    quoted = "quoted in the press" if figure.quoted else ""
    provisional = "provisional" if figure.status is Status.PROVISIONAL else ""
    return ", ".join(mark for mark in (quoted, provisional) if mark)


def _copies(answers: Sequence[Answer], reference: Reference) -> list[str]:
    """Say the value of an official copy where a quotation stands for the ledger."""
    return [
        f"{amount(finding)} by {reference.sources[finding.source].short}"
        for answer in answers
        for finding in answer.in_force
        if not finding.quoted and (figure := shown(answer)) and figure.quoted
    ]


def _first_published(answer: Answer, findings: Sequence[Finding], reference: Reference) -> str:
    """Say what the office published first, where the figure in force is another one."""
    office = reference.ledgers[answer.ledger].office
    claim = answer.in_force[0].claim
    own = [
        finding
        for finding in findings
        if finding.claim is claim and finding.source == office and finding.interval
    ]
    if not own:
        return ""
    latest, first = own[0], own[-1]
    if latest.interval is None or first.interval is None or latest.interval.meets(first.interval):
        return ""
    return f"{amount(first)} as first published"


def _stretch(interval: Interval, kind: Kind) -> str:
    ends = []
    if interval.low > -INFINITY:
        low = _end(interval.low, kind)
        ends.append(f"{low} or more" if interval.closed_low else f"more than {low}")
    if interval.high < INFINITY:
        high = _end(interval.high, kind)
        ends.append(f"{high} or less" if interval.closed_high else f"less than {high}")
    return " and ".join(ends)


def _end(value: Decimal, kind: Kind) -> str:
    """Say an end of a claim's interval in full."""
    scale, word = (1, f"{wording.NARROW_SPACE}%") if kind is Kind.GROWTH else _scale(value)
    return f"{(value / scale).normalize():f}{word}".replace("-", wording.MINUS)


def _digits(value: Decimal, unit: Decimal, kind: Kind) -> str:
    if kind is Kind.GROWTH:
        return _rate(value, unit)
    scale, word = _scale(value)
    return f"{(value / scale).quantize((unit / scale).normalize()):f}{word}".replace("-", wording.MINUS)


def _scale(value: Decimal) -> tuple[int, str]:
    return next(((scale, word) for scale, word in SCALES if abs(value) >= scale), SCALES[-1])


def _rate(value: Decimal, unit: Decimal) -> str:
    return wording.percent(float(value), sign=True, decimals=max(0, -unit.adjusted()))
