"""Claims, figures and answers as sentences (VISUAL, Verdicts and Voice)."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard import wording
from dashboard.claims.claim import Claim, Kind, Unit
from dashboard.claims.finding import Answer, Figure, Finding, Growth, Outcome
from dashboard.claims.interval import INFINITY, Hedge, Interval, Reading
from etl.reference import Ledger as Side
from etl.reference import Reference
from etl.vocabulary import Measure, Status

COMPUTED_UNIT = Decimal("0.1")  # computed rates are said to one decimal
FRACTION_DIGITS = 2  # beyond the first of the unit that a fraction or multiple in words is given
SCALES = ((10**9, " bn"), (10**6, " mn"), (1, ""))
PLACES = dict(
    enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        start=1,
    )
)


def claimed(claim: Claim) -> str:
    """Say the number of a claim with the digits it was printed with: "over 41 bn", "+32 %", "rank 1"."""
    if claim.main_goods:
        return f"at least {threshold(claim.reading.numbers[0])}"
    readings = (claim.reading, *claim.other_readings)
    said = " or ".join(_number(reading, claim) for reading in readings)
    if claim.hedge is Hedge.RANGE or claim.hedge is None:
        return said
    return f"{claim.hedge} {said}"


def read_as(claim: Claim) -> str:
    """Say how the printed number is read: "40.5 bn or more and less than 41.5 bn"."""
    if claim.kind is Kind.RANK:
        return f"{place(int(claim.reading.numbers[0]))} among single countries"
    texts = []
    for reading in (claim.reading, *claim.other_readings):
        text = _stretch(reading.interval, claim.unit, reading.unit)
        if reading.tight != reading.interval:
            text = f"{text}; only {_stretch(reading.tight, claim.unit, reading.unit)} names a source"
        texts.append(text)
    return "; or ".join(texts)


def subject(claim: Claim, reference: Reference) -> str:
    """Say what a claim is about: "Turnover, 2023", "Growth of Kazakhstan's export, Jan–Jun 2023"."""
    flow = whole(claim, reference)
    goods = wording.listed([reference.goods_name(name) for name in claim.goods]) if claim.goods else ""
    what = f"{flow} of {goods}" if goods else flow
    match claim.kind:
        case Kind.GROWTH:
            what = f"Growth of {lowered(what)}"
        case Kind.CHANGE:
            what = f"Change of {lowered(what)}"
        case Kind.SHARE if claim.main_goods:
            least = threshold(claim.reading.numbers[0])
            what = f"{goods} among the main goods (at least {least}) of {lowered(flow)}"
        case Kind.SHARE if goods:
            what = f"Share of {goods} in {lowered(flow)}"
        case Kind.SHARE:
            what = f"Share in {reference.country_name(claim.seen_from)}'s {claim.measure} with all partners"
        case Kind.RANK:
            what = f"Rank among {reference.country_name(claim.seen_from)}'s partners by {claim.measure}"
        case _:
            pass
    since = f" since {wording.period(claim.since)}" if claim.since else ""
    return f"{what}, {wording.period(claim.period)}{since}"


def whole(claim: Claim, reference: Reference) -> str:
    """Say whose trade it is: "Turnover", "Kazakhstan's export"."""
    if claim.measure is Measure.TURNOVER:
        return "Turnover"
    return f"{reference.country_name(claim.seen_from)}'s {claim.measure}"


def threshold(pct: Decimal) -> str:
    """Say a threshold in per cent: "5 %"."""
    return _rate(pct, Decimal(1))


def span(interval: Interval) -> str:
    """Say a computed stretch of dollars, rounded: "30.57 to 31.56 bn"."""
    low, high = wording.usd(float(interval.low)), wording.usd(float(interval.high))
    number, _, word = low.partition(" ")
    return f"{number if high.endswith(word) else low} to {high}"


def level(figure: Figure) -> str:
    """Say a level with no more digits than it has: "41.05 bn"; empty without a value."""
    if figure.value is None or figure.interval is None:
        return ""
    if figure.missing:
        return span(figure.interval)
    return wording.usd(float(figure.value), float((figure.interval.high - figure.interval.low) / 2))


def amount(finding: Finding) -> str:
    """Say a finding's value with no more digits than it has: "41.05 bn", "+31.7 %", "rank 1"; empty without a value."""
    if finding.value is None or finding.interval is None:
        return ""
    match finding.claim.unit:
        case Unit.PLACE:
            return f"rank {finding.value:f}"
        case Unit.USD:
            said = level(finding)
            return f"+{said}" if finding.claim.is_difference and finding.value > 0 else said
    if finding.missing:
        low, high = (_rate(end, COMPUTED_UNIT) for end in (finding.interval.low, finding.interval.high))
        return f"{low} to {high}"
    printed = finding.growth is not None and finding.growth.printed_pct is not None
    unit = finding.interval.high - finding.interval.low if printed else COMPUTED_UNIT
    return _rate(finding.value, unit, sign=finding.claim.is_difference)


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
    """Say how far the data are from the claim: "−1.44 bn (−4.6 %)", "−7.8 points", "+1 place"."""
    if finding.claim.unit is not Unit.USD or finding.difference is None:
        return relative_difference(finding)
    plus = "+" if finding.difference > 0 else ""
    relative = relative_difference(finding)
    return f"{plus}{wording.usd(float(finding.difference))}{f' ({relative})' if relative else ''}"


def relative_difference(finding: Finding) -> str:
    """Say the distance without its size in dollars: "−4.6 %", "−7.8 points"; empty where there is none."""
    if finding.difference_pct is not None:
        return wording.percent(float(finding.difference_pct), sign=True)
    if finding.claim.unit is Unit.USD or finding.difference is None:
        return ""
    if finding.claim.unit is Unit.PLACE:
        if not finding.difference:
            return ""
        places = "place" if abs(finding.difference) == 1 else "places"
        return f"{finding.difference:+f} {places}".replace("-", wording.MINUS)
    return _rate(finding.difference, COMPUTED_UNIT, sign=True).replace(f"{wording.NARROW_SPACE}%", " points")


def not_loaded(claim: Claim, side: Side) -> str:
    """Say in plain words what is missing: "The figures of China's customs for 2025 by goods are not loaded here."."""
    detail = " by goods" if claim.goods else " by partner" if claim.of_a_whole else ""
    return f"The figures of {side.name} for {wording.period(claim.period)}{detail} are not loaded here."


def keeper(source: str, reference: Reference) -> str:
    """Say what who keeps this site would run to load more of a source."""
    return f"(For this site's keeper: {reference.sources[source].get_more}.)"


def computed(figure: Figure) -> bool:
    """Whether a figure is worked out here from levels on record."""
    return figure.growth is not None and figure.growth.printed_pct is None


def base_of(growth: Growth, reference: Reference) -> str:
    """Say the level a growth rate starts from: "27.95 bn in 2024, UN Comtrade, vintage 2026-04"."""
    other = f"{reference.sources[growth.base_source].short}, " if growth.base_source else ""
    base = f"{wording.usd(float(growth.base_usd or 0))} in {wording.period(growth.base_period)}"
    return f"{base}, {other}vintage {growth.base_vintage}"


def within(finding: Finding) -> str:
    """Say how far the precision of both levels leaves a computed rate open: " (+6.1 % to +6.4 %)"; empty where it does not."""
    if finding.interval is None or finding.claim.unit is not Unit.PERCENT:
        return ""
    low, high = (
        _rate(end, COMPUTED_UNIT, sign=True) for end in (finding.interval.low, finding.interval.high)
    )
    return "" if low == high else f" ({low} to {high})"


def place(rank: int) -> str:
    """Say a rank: first, second, third, number 4."""
    return PLACES.get(rank, f"number {rank}")


def shown(answer: Answer) -> Finding | None:
    """Choose the figure that stands for an answer: one with its outcome, an official one before a quotation."""
    matching = [finding for finding in answer.in_force if finding.outcome is answer.outcome]
    return min(matching, key=lambda finding: finding.quoted, default=None)


def answered(answer: Answer) -> str:
    """Say what one ledger makes of one claim, in a table's cell: "agrees, 41.05 bn", "differs, 30.06 bn (−26.7 %)"."""
    finding = shown(answer)
    if finding is None:
        return str(answer.outcome)
    off = relative_difference(finding) if answer.outcome is Outcome.DIFFERS else ""
    loose = " loosely" if answer.loose else ""
    marks = _marks(finding)
    said = f"{answer.outcome}{loose}, {amount(finding)}{f' ({off})' if off else ''}"
    return f"{said}, {marks}" if marks else said


def sentence(answers: Sequence[tuple[Answer, ...]], findings: Sequence[Finding], reference: Reference) -> str:
    """Say in one breath what each ledger makes of claims about the same measure and period.

    Args:
        answers: per claim, one answer a ledger that can measure it; levels first.
        findings: all findings of these claims, by source, latest vintage first.
        reference: names the ledgers.
    """
    said = []
    for side in reference.ledgers.values():
        of_side = [answer for per_claim in answers for answer in per_claim if answer.ledger == side.id]
        own = [answer for answer in of_side if not answer.silent]
        if not of_side:
            continue
        if not own:
            said.append(f"By {side.name}: {of_side[0].outcome}.")
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
        said = ", ".join(dict.fromkeys(map(amount, figures)))
        return "; ".join(part for part in (said, marks[0]) if part)
    pairs = zip(figures, marks, strict=True)
    return ", ".join(dict.fromkeys(f"{amount(figure)} {mark}".rstrip() for figure, mark in pairs))


def _marks(figure: Figure) -> str:
    quoted = ""
    if figure.quoted:
        quoted = "computed from figures quoted in the press" if computed(figure) else "quoted in the press"
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


def _number(reading: Reading, claim: Claim) -> str:
    return " to ".join(_digits(value, reading.unit, claim) for value in reading.numbers)


def _digits(value: Decimal, unit: Decimal, claim: Claim) -> str:
    match claim.unit:
        case Unit.PLACE:
            return f"rank {value:f}"
        case Unit.PERCENT:
            return _rate(value, unit, sign=claim.is_difference)
        case Unit.USD:
            scale, word = _scale(value)
            text = f"{(value / scale).quantize((unit / scale).normalize()):f}{word}"
            plus = "+" if claim.is_difference and value > 0 else ""
            return f"{plus}{text}".replace("-", wording.MINUS)


def _stretch(interval: Interval, unit: Unit, printed: Decimal) -> str:
    ends = []
    if interval.low > -INFINITY:
        low = _end(interval.low, unit, printed)
        ends.append(f"{low} or more" if interval.closed_low else f"more than {low}")
    if interval.high < INFINITY:
        high = _end(interval.high, unit, printed)
        ends.append(f"{high} or less" if interval.closed_high else f"less than {high}")
    return " and ".join(ends)


def _end(value: Decimal, unit: Unit, printed: Decimal) -> str:
    """Say an end of a claim's interval in full; of a fraction in words, whose unit is no power of ten, rounded."""
    if printed.normalize().as_tuple().digits != (1,):
        value = round(value, FRACTION_DIGITS - printed.adjusted())
    scale, word = (1, f"{wording.NARROW_SPACE}%") if unit is Unit.PERCENT else _scale(value)
    return f"{(value / scale).normalize():f}{word}".replace("-", wording.MINUS)


def _scale(value: Decimal) -> tuple[int, str]:
    return next(((scale, word) for scale, word in SCALES if abs(value) >= scale), SCALES[-1])


def _rate(value: Decimal, unit: Decimal, *, sign: bool = False) -> str:
    return wording.percent(float(value), sign=sign, decimals=max(0, -unit.adjusted()))


def lowered(text: str) -> str:
    """Begin a phrase inside a sentence; names keep their capital."""
    return text if text.startswith(("Kazakhstan", "China")) else text[0].lower() + text[1:]
