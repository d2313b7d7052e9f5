"""From what a reader found in a text to what can be checked: claims, goals, and why the rest is left alone."""

import re
from dataclasses import replace
from operator import attrgetter
from typing import Any

from dashboard.claims.attribution import credited
from dashboard.claims.claim import Claim, Goal, Kind, Left, Said, Statement, Undated
from dashboard.claims.composition import MAIN_PCT
from dashboard.claims.interval import at_least, exactly
from dashboard.claims.printed import hedge_of, rates_of, reading_of
from dashboard.claims.reader import ReadClaim, Text, read
from etl.vocabulary import CHINA, KAZAKHSTAN, Measure

MEASURES = {
    "total": Measure.TURNOVER,
    "export": Measure.EXPORT,
    "import": Measure.IMPORT,
    "balance": Measure.BALANCE,
}
DOLLARS = "USD"
WEIGHTS = frozenset({"tonnes", "m3", "kWh", "vehicles", "count"})
OF_A_WHOLE = frozenset({"rank", "share", "commodity_share"})
MONTHS, YEAR_DIGITS = 12, 4
NO_PERIOD = "neither the text nor the day it was published settles which period it is of"
ASSUMED_YEAR = "No period is said: the last full year before the text is taken"
MOST_CLAIMS = 500
TOO_MANY = f"only the first {MOST_CLAIMS} claims of a text are checked"
NO_MONTH_BEFORE = "a change on the month before; months are compared with the same months a year earlier"
NO_PARTNERS_BY_COMMODITY = (
    "a partner's share in the trade in one commodity: no table of all partners by commodity is loaded"
)
NO_PARTNERS_OF_CHINA = "a rank among China's partners: no table of China's trade with all partners is loaded"
NO_REGION = "a share or rank among the countries of a region: no table of their trade is loaded"
NO_RATE = "growth told in {} is not compared with growth in dollars"
NO_CURRENCY = "told in {}: no table in that currency is loaded, and amounts are not converted"


def statement(
    text: str, *, said_on: str | None = None, language: str | None = None, citation: str = "A text"
) -> Statement:
    """Read a text and take from it what can be checked.

    Args:
        text: a sentence, an article, a press release, in any of the languages of ``dashboard.claims.lexicon``.
        said_on: ISO date it was published; tells which year "last year" is, and what was known then.
        language: BCP 47 code, where it is known.
        citation: where the text stands.

    Raises:
        ValueError: ``said_on`` is not an ISO date.
    """
    reading = read(text, language=language, published=said_on)
    claims: list[Claim] = []
    undated: list[Undated] = []
    goals: list[Goal] = []
    left = [Left(each.text, each.reason, (each.start, each.end)) for each in reading.ignored]
    for found in reading.claims:
        match _taken(found, said_on) if len(claims) < MOST_CLAIMS else TOO_MANY:
            case Claim() as claim:
                claims.append(claim)
            case Undated() as level:
                undated.append(level)
            case Goal() as goal:
                goals.append(goal)
            case str() as reason:
                left.append(Left(found.printed, reason, (found.start, found.end), statement=True))
    for found_of_a_kind in (claims, undated, goals, left):
        found_of_a_kind.sort(key=attrgetter("place"))
    whole = Text(text)
    told = Statement(
        text,
        said_on,
        citation,
        tuple(claims),
        tuple(undated),
        tuple(goals),
        tuple(left),
        tuple(whole.span(first, last) for first, last in whole.sentences),
    )
    return replace(told, goals=tuple(_based(goal, told) for goal in goals))


def _based(goal: Goal, told: Statement) -> Goal:
    """Give a multiple its base: the latest year that its sentence, else the text, states a level of; else the last full year."""
    if goal.multiple is None:
        return goal
    levels = [
        claim
        for claim in told.claims
        if claim.kind is Kind.LEVEL
        and (claim.measure, claim.seen_from, claim.goods) == (goal.measure, goal.seen_from, ())
        and len(claim.period) == YEAR_DIGITS
    ]
    beside = [claim for claim in levels if told.span_of(claim) == told.span_of(goal)]
    years = [claim.period for claim in beside or levels]
    return replace(goal, base_period=max(years, default=_default_year(told.said_on)), base_told=bool(years))


def _taken(found: ReadClaim, said_on: str | None) -> Claim | Undated | Goal | str:
    """Take one read claim; a text says why it is left alone."""
    said = vars(_said(found))
    if found.check_class == "goal":
        return _goal(found, said)
    if reason := _uncheckable(found):
        return reason
    if found.form == "goods":
        return _main_goods(found, said, said_on)
    if found.period is None and found.metric in OF_A_WHOLE and (year := _default_year(said_on)):
        return _dated(found, said, (f"{year}-01", f"{year}-{MONTHS:02}"), ASSUMED_YEAR)
    if found.period is None:
        level = found.metric in MEASURES and not found.commodity
        return Undated(**said, reading=reading_of(found)) if level else NO_PERIOD
    return _dated(found, said, found.period)


def _main_goods(found: ReadClaim, said: dict[str, Any], said_on: str | None) -> Claim | str:
    """Goods that are called main are at least so many per cent of the flow; of the last full year where none is said."""
    period = _period(found.period) or _default_year(said_on)
    if not period:
        return NO_PERIOD
    return Claim(
        **said,
        kind=Kind.SHARE,
        period=period,
        reading=at_least(MAIN_PCT),
        goods=found.commodity,
        main_goods=True,
        assumed="" if found.period else ASSUMED_YEAR,
    )


def _dated(found: ReadClaim, said: dict[str, Any], months: tuple[str, str], assumed: str = "") -> Claim | str:
    """Give a claim its kind, period and number."""
    first, last = (month[:4] for month in months)
    several = first != last
    if several and found.metric != "growth":
        return "a sum over several years, which no table gives"
    told = {
        **said,
        "period": last if several else _period(months),
        "since": first if several else "",
        "goods": found.commodity,
        "hedge": hedge_of(found),
        "record": found.record,
        "assumed": assumed or found.assumed,
    }
    if found.metric == "growth" and found.unit == DOLLARS:
        return Claim(**told, kind=Kind.CHANGE, reading=reading_of(found))
    if found.metric == "growth":
        rate, *others = rates_of(found)
        return Claim(**told, kind=Kind.GROWTH, reading=rate, other_readings=tuple(others))
    if found.metric == "rank":
        return Claim(**told, kind=Kind.RANK, reading=exactly(int(found.value or 0)))
    kind = Kind.SHARE if found.metric in {"share", "commodity_share"} else Kind.LEVEL
    return Claim(**told, kind=kind, reading=reading_of(found))


def _uncheckable(found: ReadClaim) -> str:
    """Why no loaded table could answer a claim of this form, if none could."""
    metric, unit = found.metric, found.unit
    amount = metric in {*MEASURES, "growth"} and unit not in {DOLLARS, "%", "times"}
    for holds, reason in (
        (unit in WEIGHTS, "told in quantities: the loaded tables hold values"),
        (amount, NO_CURRENCY.format(unit)),
        (metric == "growth" and found.currency not in {"", DOLLARS}, NO_RATE.format(found.currency)),
        (metric == "other", "a difference between shares or partners, which no table gives"),
        (metric == "growth" and found.against == "month", NO_MONTH_BEFORE),
        (metric == "share" and bool(found.commodity), NO_PARTNERS_BY_COMMODITY),
        (metric == "rank" and found.whole == "CN", NO_PARTNERS_OF_CHINA),
        (metric in {"share", "rank"} and found.regional and found.whole != "KZ", NO_REGION),
    ):
        if holds:
            return reason
    return ""


def _said(found: ReadClaim) -> Said:
    seen_from, measure = _side(found)
    ledger, credit = credited(found)
    return Said(
        words=found.printed,
        measure=measure,
        seen_from=seen_from,
        credited=ledger,
        credited_words=credit,
        place=(found.start, found.end),
        read_as=tuple((word.text, word.role) for word in found.words),
        rule=found.rule,
    )


def _side(found: ReadClaim) -> tuple[str, Measure]:
    """From which country the claim is told, and which measure it is from there; physical direction is what counts."""
    of = found.metric if found.metric in MEASURES else (found.of or "total")
    measure = MEASURES.get(of, Measure.TURNOVER)
    if found.metric in {"share", "rank"} and measure is Measure.TURNOVER:
        return (CHINA if found.whole == "CN" else KAZAKHSTAN), measure
    if measure is Measure.EXPORT:
        return (KAZAKHSTAN if found.flow == "KZ->CN" else CHINA), measure
    if measure is Measure.IMPORT:
        return (KAZAKHSTAN if found.flow == "CN->KZ" else CHINA), measure
    return KAZAKHSTAN, measure


def _goal(found: ReadClaim, said: dict[str, Any]) -> Goal | str:
    deadline, value = _period(found.period), found.value or found.value_max
    if found.unit == DOLLARS and not found.commodity:
        return Goal(**said, value=reading_of(found), multiple=None, deadline=deadline)
    if found.unit == "times" and not found.commodity and value:
        return Goal(**said, value=None, multiple=value, deadline=deadline)
    return "a goal, forecast or intention; never checked"


def _period(months: tuple[str, str] | None) -> str:
    """Write first and last month as a period of the tables: a year, a month, or a part of a year."""
    if months is None:
        return ""
    first, last = months
    if first == last:
        return first
    if (first[5:], last[5:]) == ("01", f"{MONTHS:02}") and first[:4] == last[:4]:
        return first[:4]
    return f"{first}/{last}"


def _default_year(said_on: str | None) -> str:
    """What ranks, shares and main goods are of, and multiples start from, where no year is said: the last full year before."""
    return str(int(said_on[:4]) - 1) if said_on and re.match(r"\d{4}", said_on) else ""
