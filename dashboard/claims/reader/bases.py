"""The months of a number that something else is compared with: "against $10.9 billion a year earlier"."""

import re
from dataclasses import replace

from dashboard.claims.reader.ends import end_of_range
from dashboard.claims.reader.period import MONTHS, Period
from dashboard.claims.reader.period_words import QUARTER
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.spans import counted, took

BEFORE, AFTER, CLOSE, FAR = 16, 14, 3, 30
LEAP = 2.5  # times in one year
_HAN_FROM = re.compile(r"(?:从|由)[^,;。\d]{1,10}的(?:约|近)?$")  # 从建交之初的3.68亿
LEVELS = frozenset({"money", "weight", "percent", "fraction", "count"})


def compared(sentence: Sentence, quantity: Quantity, published: str | None) -> tuple[str, str] | None:
    """Give the months of a base, or None where the number is none or its months are not told."""
    if quantity.kind not in LEVELS:
        return None
    bases = [each for each in sentence.periods if each.base]
    main = next((each for each in sentence.periods if not each.base), None)
    touching = [each for each in bases if _touches(sentence, quantity, *_words_of(sentence, each))]
    if touching:
        own = touching[0]
        if own.months is None and main is not None and _same_part(sentence, own):
            own = replace(own, months=main.months)  # "in the same period of 2023"
        if own.relative == -1 and main is not None:
            return _earlier(main, published, MONTHS)
        if own.year is None and own.relative is None and main is not None:
            own = replace(own, year=main.year, relative=main.relative)
        return own.closed(published)
    if main is None and published and not bases:
        main = Period(sentence.start, sentence.start, None, relative=0)  # "three years ago it was 20 bn"
        return _by_words(sentence, quantity, main, published) if sentence.has("years_back") else None
    return None if main is None else _by_words(sentence, quantity, main, published)


def _words_of(sentence: Sentence, period: Period) -> tuple[int, int]:
    """Where the words of comparison before a base begin, and those after it end: "2023 жылдың осы кезеңіндегі"."""
    near = [
        tag.start for tag in sentence.of("base", "same_part") if 0 <= period.start - tag.end <= AFTER // 2
    ]
    after = [tag.end for tag in sentence.of("same_part") if 0 <= tag.start - period.end <= CLOSE * 3]
    return min([period.start, *near]), max([period.end, *after])


def _same_part(sentence: Sentence, period: Period) -> bool:
    """Whether a base is the same part of its year."""
    return any(
        0 <= period.start - tag.end <= AFTER // 2 or 0 <= tag.start - period.end <= CLOSE * 3
        for tag in sentence.of("same_part")
    )


def _by_words(
    sentence: Sentence, quantity: Quantity, main: Period, published: str | None
) -> tuple[str, str] | None:
    """The months before those of the sentence, where a word says so many months earlier."""
    if years_taken := _began(sentence, quantity):
        return _earlier(main, published, years_taken * MONTHS)
    for start, end, years in counted(sentence, "years_back"):
        opened = _own_clause(sentence, start, quantity)
        if opened or _touches(sentence, quantity, start, end):
            return _earlier(main, published, years * MONTHS)
    if _told_of_before(sentence, quantity):
        return _earlier(main, published, MONTHS)
    for tag in sentence.of("earlier"):
        if _touches(sentence, quantity, tag.start, tag.end):
            quarter = main.months is not None and main.months[1] - main.months[0] == QUARTER - 1
            if tag.value == "year" or quarter:
                return _earlier(main, published, MONTHS if tag.value == "year" else QUARTER)
    return None


def _began(sentence: Sentence, quantity: Quantity) -> int:
    """The years a change took whose first level a number is: "leapt in five years from 16.8 % to 27.5 % in 2023"."""
    led = any(0 <= quantity.start - tag.end <= CLOSE for tag in sentence.of("from"))
    later = [
        each for each in sentence.quantities if each.kind == quantity.kind and each.start >= quantity.end
    ]
    place = sentence.segment_at(quantity.start)
    if (
        not led
        or not later
        or (
            sentence.periods
            and sentence.periods[0].start < quantity.start
            and _touches(sentence, quantity, sentence.periods[0].start, sentence.periods[0].end)
        )
    ):
        return 0
    own = [
        years
        for start, _, years in counted(sentence, "years_long")
        if sentence.segment_at(start) == place and took(sentence, start)
    ]
    after = any(quantity.end <= each.start < later[0].start for each in sentence.periods)
    return own[0] if own and own[0] > 1 and not after else 0


def _own_clause(sentence: Sentence, start: int, quantity: Quantity) -> bool:
    """Whether "five years earlier" opens the clause of a number or the one before it, with no number between."""
    here, place = sentence.segment_at(start), sentence.segment_at(quantity.start)
    if here not in (place, place - 1) or start > quantity.start:
        return False
    first, _ = sentence.segments[here]
    between = [each for each in sentence.quantities if first <= each.start < quantity.start]
    return start - first <= BEFORE and all(each.kind in {"bare", "count"} for each in between)


def _told_of_before(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a clause of its own tells the level of a year before: "reversing the surplus of 5 bn it had a year earlier"."""
    here = sentence.segment_at(quantity.start)
    first, last = sentence.segments[here]
    kind = [each for each in sentence.quantities if each.kind == quantity.kind]
    own = [each for each in kind if first <= each.start < last]
    if quantity.kind not in {"money", "weight"} or len(own) > 1 or kind[0] is quantity:
        return False
    if sentence.has("change", segment=here):
        return False
    before = [place for place in (here, here - 1) if place >= 0 and sentence.has("earlier", segment=place)]
    if not before or sentence.has("change", "against", segment=before[0]):
        return False
    begun, ended = sentence.segments[before[0]]
    return before[0] == here or not any(begun <= each.start < ended for each in kind)


def undated(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is only what another is compared with, and no period stands beside it.

    "Rose from 22.3 % to 27.1 % in 2024", "3.2 billion against 3.5 billion": the period told is that of the other number.
    """
    told = [each for each in sentence.periods if not each.base]
    if quantity.kind not in LEVELS or len(told) > 1 or any(each.last_year for each in told):
        return False
    later = [each.start for each in sentence.quantities if each.start >= quantity.end and each.kind in LEVELS]
    stop = min([*later[:1], quantity.end + FAR])
    between = any(quantity.end <= each.start < stop for each in sentence.periods)
    if between and sentence.words.name != "zh":  # where a period stands before its number
        return False
    parted = [tag.start for tag in sentence.of("from", "against") if 0 <= quantity.start - tag.end <= CLOSE]
    beside = [each for each in sentence.periods if not any(each.end <= at for at in parted)]
    if sentence.words.name == "zh":
        beside = [each for each in beside if each.end <= quantity.start]
    if any(_touches(sentence, quantity, each.start, each.end) for each in beside):
        return False
    if any(0 <= quantity.start - tag.end <= CLOSE for tag in sentence.of("against")):
        return True
    started = _starts(sentence, quantity)
    earlier = [
        each for each in sentence.quantities if each.kind == quantity.kind and each.end <= quantity.start
    ]
    if started and earlier and any(0 <= earlier[-1].start - tag.end <= CLOSE for tag in sentence.of("to")):
        return True  # "dropped to 3 bn from 5 bn"
    ended = any(quantity.end <= tag.start < later[0] for tag in sentence.of("to", "reach") if later)
    return started and ended and later[0] - quantity.end <= FAR


def _starts(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number is what a change starts from; the "from" of a country before it is none: 自哈进口158亿."""
    if sentence.words.name == "zh" and _HAN_FROM.search(
        sentence.norm, max(sentence.start, quantity.start - BEFORE), quantity.start
    ):
        return True
    return end_of_range(sentence, quantity) == "from" or any(
        0 <= quantity.start - tag.end <= CLOSE
        and not any(tag.end <= each.start < quantity.start for each in sentence.of("country", "measure"))
        for tag in sentence.of("from")
    )


def before_a_year(sentence: Sentence, quantity: Quantity, published: str | None) -> tuple[str, str] | None:
    """The months a change started from, a year before the one period told, where it is no leap of many years."""
    main = next((each for each in sentence.periods if not each.base), None)
    later = [
        each for each in sentence.quantities if each.start > quantity.start and each.kind == quantity.kind
    ]
    if (
        quantity.kind not in {"money", "weight"}
        or main is None
        or main.last_year
        or not later
        or not _starts(sentence, quantity)
    ):
        return None
    apart = later[0].value / quantity.value if quantity.value else 0.0
    return _earlier(main, published, MONTHS) if 1 / LEAP <= apart <= LEAP else None


def _touches(sentence: Sentence, quantity: Quantity, start: int, end: int) -> bool:
    """Whether words stand right beside a number, in its segment, without another number between."""
    if sentence.segment_at(start) != sentence.segment_at(quantity.start):
        return False
    after, before = start - quantity.end, quantity.start - end
    if not (0 <= after <= AFTER or 0 <= before <= BEFORE):
        return False
    gap = sentence.norm[quantity.end : start] if after >= 0 else sentence.norm[end : quantity.start]
    return not any(letter.isdigit() for letter in gap) and not (
        before >= 0 and any(each.start >= end and each.end <= quantity.start for each in _changes(sentence))
    )


def _changes(sentence: Sentence) -> list[Period]:
    return [Period(tag.start, tag.end, None) for tag in sentence.of("change", "reach")]


def _earlier(main: Period, published: str | None, months: int) -> tuple[str, str] | None:
    """The same stretch so many months before."""
    closed = main.closed(published)
    return None if closed is None else (_shifted(closed[0], months), _shifted(closed[1], months))


def _shifted(month: str, back: int) -> str:
    count = int(month[:4]) * MONTHS + int(month[5:]) - 1 - back
    return f"{count // MONTHS}-{count % MONTHS + 1:02}"
