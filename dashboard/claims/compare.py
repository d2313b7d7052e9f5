"""One figure against one claim: agreement means that the intervals meet (METHODS §2 and §3)."""

from dataclasses import fields, replace

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind, Unit
from dashboard.claims.finding import Figure, Finding, Outcome
from dashboard.claims.interval import Interval, Reading
from etl.reference import Reference
from etl.vocabulary import Measure, Status

STATUS_WORDS = {
    Status.PROVISIONAL: "provisional",
    Status.UNRELIABLE: "of low reliability, so it decides nothing",
    Status.IMPUTED: "imputed, so it decides nothing",
}


def compare(claim: Claim, figure: Figure, reference: Reference, as_of: str | None) -> Finding:
    """Set a figure against a claim.

    The difference is data minus claim, in per cent of the claim: 30.06 against 31.5 is −4.6 %. It is measured from the
    printed number, not from an end of its interval.

    Args:
        claim: what was said.
        figure: what a source has on record for it.
        reference: names the sources.
        as_of: ISO day the figures are known on; None for now.
    """
    own = {field.name: getattr(figure, field.name) for field in fields(Figure)}
    if why := _incomparable(claim):
        return Finding(**own, claim=claim, outcome=Outcome.NOT_COMPARABLE, explanation=why)
    if figure.value is None or figure.interval is None:
        why = _lack(claim, figure, reference, as_of)
        return Finding(**own, claim=claim, outcome=Outcome.NO_DATA, explanation=why)
    readings = (claim.reading, *claim.other_readings)
    meeting = [reading for reading in readings if reading.interval.meets(figure.interval)]
    reading = meeting[0] if meeting else readings[0]
    value = figure.interval.nearest(reading.numbers[0]) if figure.missing else figure.value
    printed = reading.nearest(value)
    off = value - printed
    finding = Finding(
        **own,
        claim=claim,
        outcome=_outcome(reading, figure.interval, agrees=bool(meeting), open_=bool(figure.missing)),
        loose=bool(meeting) and not reading.tight.meets(figure.interval),
        difference=off,
        difference_pct=off / abs(printed) * 100 if printed and _has_size(claim) else None,
    )
    return replace(finding, explanation=_explain(finding, reference))


def _has_size(claim: Claim) -> bool:
    """Whether a difference in per cent says anything: amounts do, unless they can change their sign."""
    return claim.kind is Kind.LEVEL and claim.measure is not Measure.BALANCE


def _outcome(reading: Reading, data: Interval, *, agrees: bool, open_: bool) -> Outcome:
    """Where goods are not itemised, agreement must hold for all that may belong to them."""
    if agrees and open_ and not reading.interval.holds(data):
        return Outcome.OPEN
    return Outcome.AGREES if agrees else Outcome.DIFFERS


def _incomparable(claim: Claim) -> str:
    """Why no figure can be set against a claim of this form, if none can."""
    if claim.measure is Measure.BALANCE and claim.kind is Kind.GROWTH:
        return "A balance can change its sign, so no growth rate of it is compared."
    if claim.measure is Measure.BALANCE and claim.kind in {Kind.SHARE, Kind.RANK}:
        return "A balance has no share and no rank."
    if claim.goods and claim.kind is Kind.RANK:
        return "No table of all partners by commodity is loaded, so no rank in goods is compared."
    if claim.goods and claim.measure in {Measure.BALANCE, Measure.TURNOVER}:
        return "Goods are loaded by direction, so two-way trade and balance of goods are not compared."
    return ""


def _explain(finding: Finding, reference: Reference) -> str:
    unit = " USD" if finding.claim.unit is Unit.USD else ""
    has = (
        f"{words.named_with_side(finding, reference)}{_quoted_by(finding)} has {words.amount(finding)}{unit}"
    )
    claimed = words.claimed(finding.claim)
    match finding.outcome:
        case Outcome.DIFFERS:
            result = f"{words.difference(finding)} against {claimed}"
        case Outcome.OPEN:
            result = f"not itemised: {finding.missing}; so {claimed} is left open"
        case _:
            result = f"consistent with {claimed}, but loose" if finding.loose else f"agrees with {claimed}"
    status = f" ({STATUS_WORDS[finding.status]})" if finding.status in STATUS_WORDS else ""
    detail = f" ({finding.detail})" if finding.detail else ""
    return f"{has} for {wording.period(finding.claim.period)}{status}{detail}{_obtained(finding, reference)}: {result}."


def _quoted_by(figure: Figure) -> str:
    return f", quoted by {figure.quoted_by}," if figure.quoted_by else ""


def _obtained(finding: Finding, reference: Reference) -> str:
    """Say how a growth rate or change was obtained; a printed rate shows the computed one beside it, with its base."""
    growth = finding.growth
    if growth is None:
        return ""
    if growth.base_usd is None:
        return ", as printed"
    base = words.base_of(growth, reference)
    if growth.printed_pct is None:
        return f", computed from {base}{words.within(finding)}"
    computed = wording.percent(float(growth.computed_pct or 0), sign=True)
    return f", as printed (computed from {base}: {computed})"


def _lack(claim: Claim, figure: Figure, reference: Reference, as_of: str | None) -> str:
    """Say why there is nothing to compare, and what to load."""
    name = words.named_with_side(figure, reference)
    period = wording.period(claim.period)
    listed = [reference.goods[goods] for goods in claim.goods if goods in reference.goods]
    unlisted = [group for group in listed if not group.codes]
    if unlisted:
        return f"{unlisted[0].title}: {' '.join(unlisted[0].note.split())}"
    if figure.vintage is None and as_of is not None:
        return f"{name} has no figure for {period} that is known to have been public by {wording.day(as_of)}."
    if figure.vintage is None:
        return f"{words.not_loaded(claim, reference.ledgers[figure.ledger])} {words.keeper(figure.source, reference)}"
    if figure.missing:
        lack = (
            "in both years, so no growth is computed" if figure.growth else "and has no total that bounds it"
        )
        return f"{name} does not itemise {figure.missing}, {lack}."
    if figure.status is Status.UNRELIABLE:
        return f"{name} has a figure of low reliability for {period}, so no growth is taken from it."
    base = wording.period(figure.growth.base_period) if figure.growth else ""
    return f"{name} prints no growth for {period}, and has no reliable figure for {base} to compute it from."
