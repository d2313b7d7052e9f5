"""The periods a sentence speaks of, in order and settled: by their words, by the period they are told from, by the day."""

import re
from dataclasses import dataclass, replace

from dashboard.claims.reader.period import MONTHS, Period, moved
from dashboard.claims.reader.period_words import QUARTER
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.spans import counted, took

NEAR_WORDS, BEHIND_WORDS = 7, 9  # how far words of comparison stand from their period
OPENING = 16  # letters before "a year earlier" that opens its clause
# Words that a case, a particle or "same" makes a base though they open their clause: бір жыл бұрынғыдан, 前年同期の
_COMPARED_WORD = re.compile(
    r"(?:[дтн][ае]н|[мбп]ен|[dt][ae]n|[ey]e|[ay]a|的|の|보다|より|[дт][аe]ғы|[dt][ae]ki\w*)$|同|동기|같은|aynı"
)
_COMPARED = re.compile(r" ?\w*(?:的|の|göre|kıyasla|салыстырғанда|қарағанда|보다|より|比)")
COMPARING = frozenset("较比与")
Months = tuple[str, str]


@dataclass(frozen=True)
class Mention:
    """A period a sentence speaks of.

    Attributes:
        start: where its words begin, comparison included, with ``end``.
        period: as far as its own words go.
        months: what they mean; None where that stays open.
        base: whether it is only what something else is compared with.
        told: whether it is told from another: "a year earlier", "two years later".
        opens: whether it opens its clause, so that it says when and compares nothing.
        words: as printed, of a period that is no base.
    """

    start: int
    end: int
    period: Period
    months: Months | None
    base: bool = False
    told: bool = False
    opens: bool = False
    words: str = ""


def timeline(sentence: Sentence, published: str | None, before: Months | None = None) -> list[Mention]:
    """Every period of a sentence in order.

    Args:
        sentence: where to look.
        published: day of publication.
        before: the period told last in the sentences before.
    """
    plain = [_plain(sentence, each, published) for each in sentence.periods if not each.base]
    bases = [_base(sentence, each, plain, published) for each in sentence.periods if each.base]
    told = _told(sentence, plain, published, before)
    counted_from = [
        one
        for one in plain
        if any(_overlap(one, each) and _year_before_told(one, each, plain) for each in told)
    ]
    named = [*(each for each in plain if each not in counted_from), *bases]
    told = [each for each in told if not any(_overlap(each, one) for one in named)]
    return sorted([*named, *told], key=lambda each: each.start)


def _year_before_told(one: Mention, told: Mention, plain: list[Mention]) -> bool:
    """Whether "the previous year" counts from a period the sentence tells before it, not from the day of publication."""
    before = [each for each in plain if each.end <= one.start and each.words != one.words]
    return told.base and one.period.relative == -1 and one.period.months is None and bool(before)


def _plain(sentence: Sentence, period: Period, published: str | None) -> Mention:
    found = [each for each in sentence.periods if not each.base]
    dated = _with_year(period, found)
    words = sentence.norm[period.start : period.end]
    return Mention(period.start, period.end, dated, dated.closed(published), words=words)


def _with_year(period: Period, found: list[Period]) -> Period:
    """A part-year without a year takes the last year said before it, also "the current year" of another clause."""
    if period.year is not None or period.relative is not None or period.months is None:
        return period
    others = [each for each in found if each.months is None and not each.last_year and each is not period]
    before = [each for each in found if each.start < period.start and (each.year or each in others)]
    after = [each for each in found if each.year and each.months and each.start > period.end]
    chosen = before[-1] if before else after[0] if after else None
    return period if chosen is None else replace(period, year=chosen.year, relative=chosen.relative)


def _antecedent(at: int, plain: list[Mention]) -> Mention | None:
    """The period told last before words that count from one, else the first after them."""
    before = [each for each in plain if each.end <= at]
    return before[-1] if before else plain[0] if plain else None


def _base(sentence: Sentence, period: Period, plain: list[Mention], published: str | None) -> Mention:
    """What something is compared with: the same part of its year, a year before, or as its words say."""
    start, end = _words_of(sentence, period)
    main = _antecedent(period.start, plain)
    own = period
    if main is not None and own.months is None and _same_part(sentence, own):
        own = replace(own, months=main.period.months)
    if own.relative == -1 and main is not None:
        months = main.months and moved(main.months, -MONTHS)
    else:
        if own.year is None and own.relative is None and main is not None:
            own = replace(own, year=main.period.year, relative=main.period.relative)
        months = own.closed(published)
    return Mention(start, end, own, months, base=True)


def _words_of(sentence: Sentence, period: Period) -> tuple[int, int]:
    """Where the words of comparison before a base begin, and those after it end: "2023 жылдың осы кезеңіндегі"."""
    near = [
        tag.start for tag in sentence.of("base", "same_part") if 0 <= period.start - tag.end <= NEAR_WORDS
    ]
    after = [tag.end for tag in sentence.of("same_part") if 0 <= tag.start - period.end <= BEHIND_WORDS]
    return min([period.start, *near]), max([period.end, *after])


def _same_part(sentence: Sentence, period: Period) -> bool:
    return any(
        0 <= period.start - tag.end <= NEAR_WORDS
        or 0 <= tag.start - period.end <= BEHIND_WORDS
        or period.start <= tag.start < period.end
        for tag in sentence.of("same_part")
    )


def _told(
    sentence: Sentence, plain: list[Mention], published: str | None, before: Months | None
) -> list[Mention]:
    """Periods told from another one: "a year earlier", "three years ago", "the following year"."""
    shifts = [(start, end, -years * MONTHS) for start, end, years in counted(sentence, "years_back")]
    shifts += [(start, end, years * MONTHS) for start, end, years in counted(sentence, "years_on")]
    for start, end, years in counted(sentence, "years_long"):
        if took(sentence, start, end) and _grew_from(sentence, start, plain):
            shifts.append((start, end, years * MONTHS))
    for tag in sentence.of("earlier"):
        shifts.append((tag.start, tag.end, -(MONTHS if tag.value == "year" else QUARTER)))
    found = []
    for start, end, by in shifts:
        main = _antecedent(start, plain)
        if main is not None and by > 0 and main.start > start:
            main = None  # what follows was not told yet
        if main is not None:
            closed = main.months if by != -QUARTER or _is_quarter(main.period) else None
        elif before:
            closed = before
        else:
            ago = not plain and any(start <= tag.start < end for tag in sentence.of("years_back"))
            closed = Period(start, start, None, relative=0).closed(published) if ago else None
        months = closed and moved(closed, by)
        period = Period(start, end, None)
        opens = by > 0 or _opens(sentence, start, end)
        found.append(Mention(start, end, period, months, base=by < 0, told=True, opens=opens))
    return found


def _grew_from(sentence: Sentence, start: int, plain: list[Mention]) -> bool:
    """Whether the years a change took follow on a level of the one year told before: "8.5 bn in 2021, doubled in two years"."""
    place = sentence.segment_at(start)
    if len(plain) != 1 or sentence.segment_at(plain[0].start) >= place or plain[0].period.months:
        return False
    return any(
        each.kind in {"money", "weight"} and sentence.segment_at(each.start) < place
        for each in sentence.quantities
    )


def _is_quarter(period: Period) -> bool:
    return period.months is not None and period.months[1] - period.months[0] == QUARTER - 1


def _opens(sentence: Sentence, start: int, end: int) -> bool:
    """Whether words open their clause, with no number, change or comparison before them: "though a year earlier it was"."""
    first, _ = sentence.segments[sentence.segment_at(start)]
    if (
        sentence.norm[start] in COMPARING
        or _COMPARED.match(sentence.norm, end)
        or _COMPARED_WORD.search(sentence.norm, start, end)
    ):
        return False
    if start - first > OPENING or any(first <= each.start < start for each in sentence.quantities):
        return False
    return not any(
        first <= tag.start < start for tag in sentence.of("change", "against", "base", "from", "yearly")
    )


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end
