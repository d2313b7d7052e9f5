"""Targets, forecasts and intentions: recorded, never checked."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.period import Period
from dashboard.claims.reader.quantities import Quantity, is_year
from dashboard.claims.reader.sentence import Sentence

AFTER = 60
BESIDE = 2
LED = 24  # how far before a level "from" may stand: "from the current"
BESIDE_BASE = 12
LAST_SURE = 2025  # of the years that are over whenever a text was written


def is_goal(
    sentence: Sentence,
    quantity: Quantity,
    period: Period | None,
    published: str | None,
    months: tuple[str, str] | None = None,
) -> bool:
    """Say whether a quantity is wished for: a word of intention governs it, or its year is still to come."""
    if period and period.year and published and period.year > int(published[:4]) and not period.base:
        return True
    here = sentence.segment_at(quantity.start)
    if (
        quantity.kind == "multiple"
        and sentence.words.name == "en"
        and sentence.norm[: quantity.start].endswith(" to ")
    ):
        return True
    told = _over_and_told(sentence, here, period, months, published)
    for tag in [] if told else sentence.of("goal"):
        segment = sentence.segment_at(tag.start)
        between = [each for each in sentence.of("reach", segment=here) if not _preposition(sentence, each)]
        if segment == here and not _past_between(sentence, tag.end, quantity.start):
            return True
        joined = sentence.words.name == "zh" and _goes_on(sentence, here, segment)
        if joined or (segment < here and not between and not _quantity_between(sentence, tag.end, quantity)):
            return not _past_between(sentence, tag.end, quantity.start)
        if segment == here + 1 and tag.value == "strong" and tag.start - quantity.end < AFTER:
            return True
    return False


def _preposition(sentence: Sentence, reach: Tag) -> bool:
    """Whether a word of reaching is only «до», which an intention takes as well."""
    return any(tag.start == reach.start for tag in sentence.of("to"))


def _goes_on(sentence: Sentence, here: int, segment: int) -> bool:
    """Whether a clause joins another intention on by "and": 将出口扩大到40亿，并把贸易额推上500亿."""
    first, _ = sentence.segments[here]
    joined = any(0 <= tag.start - first <= BESIDE for tag in sentence.of("and", segment=here))
    return joined and here - segment == 1 and not sentence.has("past", "yearly", segment=here)


def _over_and_told(
    sentence: Sentence,
    here: int,
    period: Period | None,
    months: tuple[str, str] | None,
    published: str | None,
) -> bool:
    """Whether a clause tells in the past tense what was by the end of a time that is over: "by the end of 2013 it had reached"."""
    year = period.year if period else None
    over = year is not None and year < (int(published[:4]) if published else LAST_SURE)
    over = over or (months is not None and published is not None and months[1] < published[:7])
    past = sentence.has("had", segment=here) or (
        sentence.words.name != "en" and sentence.has("past", segment=here)
    )
    return over and past and all(tag.value == "by" for tag in sentence.of("goal"))


def starts_from(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a level is where a wished rise is to start: "double trade from $41 billion in 2023"."""
    if quantity.kind != "money":
        return False
    here = sentence.segment_at(quantity.start)
    led = [tag for tag in sentence.of("from", segment=here) if 0 <= quantity.start - tag.end <= LED]
    if not led:
        return False
    first = led[-1].end
    if any(-BESIDE <= tag.end - led[-1].start <= 0 for tag in sentence.of("goal", segment=here)):
        return False  # "raised the target from 40 billion": an earlier goal
    barred = [
        tag for tag in sentence.of("to", "country", "measure", "goal") if first <= tag.start < quantity.start
    ]
    between = [each for each in sentence.quantities if first <= each.start < quantity.start]
    return not barred and all(is_year(each) for each in between)


def has_own_period(sentence: Sentence, quantity: Quantity, period: Period | None) -> bool:
    """Whether a period stands beside the level a goal starts from, and is no date to reach the goal by."""
    if period is None or not -LED <= period.start - quantity.end <= BESIDE_BASE:
        return False
    tags = sentence.of("goal", "by", "by_then")
    return not any(tag.start <= period.start <= tag.end + BESIDE for tag in tags)


def deadline(sentence: Sentence, published: str | None) -> tuple[str, str] | None:
    """The last year a sentence names, if it had not passed when it was said; never the year of the level it starts from."""
    bases = [each for each in sentence.quantities if starts_from(sentence, each)]
    years = [
        period.last_year or period.year or 0
        for period in sentence.periods
        if not any(has_own_period(sentence, each, period) for each in bases)
    ]
    last = max(years, default=0)
    if not last or (published and last < int(published[:4])):
        return None
    return f"{last}-01", f"{last}-12"


def _past_between(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= tag.start < end for tag in sentence.of("past"))


def _quantity_between(sentence: Sentence, start: int, quantity: Quantity) -> bool:
    return any(
        start <= each.start and each.end <= quantity.start and each.kind in {"money", "percent", "weight"}
        for each in sentence.quantities
    )
