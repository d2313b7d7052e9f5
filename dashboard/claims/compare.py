"""One figure against one claim: agreement means that the intervals meet (METHODS §2 and §3)."""

from dataclasses import fields, replace

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure, Finding, Outcome
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
    if claim.kind is Kind.GROWTH and claim.measure is Measure.BALANCE:
        why = "A balance can change its sign, so no growth rate of it is compared."
        return Finding(**own, claim=claim, outcome=Outcome.NOT_COMPARABLE, explanation=why)
    if figure.value is None or figure.interval is None:
        why = _lack(claim, figure, reference, as_of)
        return Finding(**own, claim=claim, outcome=Outcome.NO_DATA, explanation=why)
    reading = claim.reading
    agrees = reading.interval.meets(figure.interval)
    printed = reading.nearest(figure.value)
    off = figure.value - printed
    finding = Finding(
        **own,
        claim=claim,
        outcome=Outcome.AGREES if agrees else Outcome.DIFFERS,
        loose=agrees and not reading.tight.meets(figure.interval),
        difference=off,
        difference_pct=off / abs(printed) * 100 if claim.kind is Kind.LEVEL and printed else None,
    )
    return replace(finding, explanation=_explain(finding, reference))


def _explain(finding: Finding, reference: Reference) -> str:
    unit = " USD" if finding.claim.kind is Kind.LEVEL else ""
    has = (
        f"{words.named_with_side(finding, reference)}{_quoted_by(finding)} has {words.amount(finding)}{unit}"
    )
    claimed = words.claimed(finding.claim)
    if finding.outcome is Outcome.DIFFERS:
        result = f"{words.difference(finding)} against {claimed}"
    else:
        result = f"consistent with {claimed}, but loose" if finding.loose else f"agrees with {claimed}"
    status = f" ({STATUS_WORDS[finding.status]})" if finding.status in STATUS_WORDS else ""
    return f"{has} for {wording.period(finding.claim.period)}{status}{_obtained(finding)}: {result}."


def _quoted_by(figure: Figure) -> str:
    return f", quoted by {figure.quoted_by}," if figure.quoted_by else ""


def _obtained(figure: Figure) -> str:
    """Say how a growth rate was obtained; a printed one shows the computed one beside it, with its base."""
    growth = figure.growth
    if growth is None:
        return ""
    printed = growth.printed_pct is not None
    if growth.computed_pct is None or growth.base_usd is None:
        return ", as printed"
    base = f"{wording.usd(float(growth.base_usd))} in {wording.period(growth.base_period)}, vintage {growth.base_vintage}"
    if not printed:
        return f", computed from {base}"
    computed = wording.percent(float(growth.computed_pct), sign=True)
    return f", as printed (computed from {base}: {computed})"


def _lack(claim: Claim, figure: Figure, reference: Reference, as_of: str | None) -> str:
    """Say why there is nothing to compare, and what to load."""
    name = words.named_with_side(figure, reference)
    period = wording.period(claim.period)
    if figure.vintage is None and as_of is not None:
        return f"{name} has no figure for {period} that is known to have been public by {wording.day(as_of)}."
    if figure.vintage is None:
        remedy = reference.sources[figure.source].get_more
        return f"{name} measures this, but its figure for {period} is not loaded. {remedy}."
    if figure.status is Status.UNRELIABLE:
        return f"{name} has a figure of low reliability for {period}, so no growth is taken from it."
    base = wording.period(figure.growth.base_period) if figure.growth else ""
    return f"{name} prints no growth for {period}, and has no reliable figure for {base} to compute it from."
