"""Which of the periods a sentence names a number belongs to."""

import re

from dashboard.claims.reader.bases import before_a_year, compared, undated
from dashboard.claims.reader.context import Context
from dashboard.claims.reader.ends import end_of_range
from dashboard.claims.reader.period import Period, years_ago
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.spans import following, stretch

RIGHT_COST = 6
CLOSE = 12
FOLLOWING = 4
BESIDE = 2
SINCE_AFTER = 8
_LISTED = re.compile(
    r"\W*(?:году?|годах|г|年|년|жылы|жылғы|yılı?)?\W*"
    r"(?:и|және|мен|and|ve|ile|和|与|及|ва|ו|와|과|et|y|e|und|i)?\W*(?:в|in|en|im)?\W*"
)
ENDS = frozenset({"money", "weight", "percent", "fraction", "count"})
PERIODS_FIRST = frozenset({"tr", "kk", "uz", "ko", "ja", "zh"})


def when(
    sentence: Sentence, quantity: Quantity, context: Context, published: str | None, *, growth: bool
) -> tuple[Period | None, tuple[str, str] | None]:
    """Give the period of a number, and its months where words and day of publication settle them."""
    found = [period for period in sentence.periods if not period.base]
    if after := following(sentence, quantity, found, published):
        return None, after
    span = next((period for period in found if period.last_year), None)
    settled, months = (
        _of_growth(sentence, quantity, found, published)
        if growth or quantity.kind == "point"
        else _of_base(sentence, quantity, published)
    )
    if settled:
        return None, months
    if (listed := _in_order(sentence, quantity, found)) is not None:
        return listed, listed.closed(published)
    if span and not growth and quantity.kind in ENDS and _nearest(sentence, quantity, found) is span:
        role = end_of_range(sentence, quantity)
        if role:
            year = span.year if role == "from" else span.last_year
            return span, (f"{year}-01", f"{year}-12")
    here = None if _all_of_bases(sentence, quantity, found) else _nearest(sentence, quantity, found)
    if here is None:
        return None, None if sentence.has("multi_year") else context.period
    here = _with_year(here, found)
    return here, here.closed(published)


def _in_order(sentence: Sentence, quantity: Quantity, found: list[Period]) -> Period | None:
    """The year of a number where years stand in a list and as many numbers of a kind follow: "in 2014 and 2015 17.2 and 10.6"."""
    if len(found) < 2 or quantity.kind not in ENDS:  # noqa: PLR2004
        return None
    kin = [each for each in sentence.quantities if each.kind == quantity.kind]
    for at in range(len(found) - 1):
        run = [found[at]]
        for each in found[at + 1 :]:
            near = _LISTED.fullmatch(sentence.norm, run[-1].end, each.start) is not None
            run += [each] if near else []
        stop = next((each.start for each in found if each.start > run[-1].start), sentence.end)
        after = [each for each in kin if run[-1].end <= each.start < stop]
        if len(run) == len(after) > 1 and quantity in after:
            return run[after.index(quantity)]
    return None


def _barring(kin: list[Quantity], start: int, end: int) -> bool:
    return any(start <= each.start < end for each in kin)


def _of_base(
    sentence: Sentence, quantity: Quantity, published: str | None
) -> tuple[bool, tuple[str, str] | None]:
    """Whether a level is only what another is compared with, and its months if they are told."""
    months = compared(sentence, quantity, published)
    if months is None and undated(sentence, quantity):
        return True, before_a_year(sentence, quantity, published)
    return months is not None, months


def _of_growth(
    sentence: Sentence, quantity: Quantity, found: list[Period], published: str | None
) -> tuple[bool, tuple[str, str] | None]:
    """Whether a change is over years, and which if they are told."""
    months = _lasting(sentence, published)
    if months is None:
        months = _between_levels(sentence, quantity, found)
    months = months or stretch(sentence, quantity, found, published)
    months = months or _over_years(sentence, quantity, published)
    if months is None and _since(sentence, found):
        return True, None
    long = quantity.kind in {"times", "multiple"} and sentence.has("over_years")
    return months is not None or long, months


def _since(sentence: Sentence, found: list[Period]) -> bool:
    """Whether the only period told is the year a change began in: "has doubled since 2016"."""
    only = found[0] if len(found) == 1 and found[0].months is None else None
    return only is not None and any(
        0 <= only.start - tag.end <= BESIDE or 0 <= tag.start - only.end <= SINCE_AFTER
        for tag in sentence.of("since")
    )


def _all_of_bases(sentence: Sentence, quantity: Quantity, found: list[Period]) -> bool:
    """Whether the only period told is that of what a number is compared with: "is 21 %, compared to 5 % in 2003"."""
    if len(found) != 1 or quantity.kind not in ENDS or found[0].start < quantity.end:
        return False
    return any(
        each.kind == quantity.kind
        and quantity.end <= each.start
        and 0 <= found[0].start - each.end <= CLOSE
        and any(
            quantity.end <= tag.start and 0 <= each.start - tag.end <= BESIDE
            for tag in sentence.of("against")
        )
        for each in sentence.quantities
    )


def _by_then(sentence: Sentence, quantity: Quantity, plain: list[Period]) -> bool:
    """Whether a change is told up to the later of two years: "6.9 bn in 2012, had halved by 2015"."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    own = [each for each in plain if first <= each.start < last]
    earlier = [each for each in plain if each.end <= first]
    return (
        len(own) == 1
        and len(earlier) == 1
        and own[0].year is not None
        and (earlier[0].year or own[0].year) < own[0].year
        and any(0 <= own[0].start - tag.end <= BESIDE for tag in sentence.of("by_then"))
    )


def _over_years(sentence: Sentence, quantity: Quantity, published: str | None) -> tuple[str, str] | None:
    """The years a multiple spans ("fivefold from 2003 to 2018"), or a rate whose base is years back."""
    plain = [each for each in sentence.periods if each.months is None and not each.last_year]
    plain = [each for each in plain if not (each.base and each.relative is not None)]
    closed = [each.closed(published) for each in plain]
    years = sorted({int(each[0][:4]) for each in closed if each})
    apart = len(years) == 2 and years[1] - years[0] > 1  # noqa: PLR2004
    lasting = sentence.has("over_years") and len(years) > 1
    multiple = quantity.kind in {"times", "multiple"}
    if apart and _by_then(sentence, quantity, plain):
        return f"{years[0]}-01", f"{years[-1]}-12"
    if (multiple and (apart or lasting)) or (apart and any(each.base for each in plain)):
        return f"{years[0]}-01", f"{years[-1]}-12"
    return None


def _between_levels(sentence: Sentence, quantity: Quantity, found: list[Period]) -> tuple[str, str] | None:
    """The years of "up 82 %, from 17 bn in 2021 to 31 bn in 2023" where the rate itself has none."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    years = [
        period.year for period in found if period.year and period.months is None and not period.last_year
    ]
    kinds = {"percent"} if quantity.kind == "point" else {"money", "weight"}
    levels = [each for each in sentence.quantities if each.kind in kinds and each is not quantity]
    if len(years) != 2 or len(levels) != 2 or any(first <= period.start < last for period in found):  # noqa: PLR2004
        return None
    own = [_nearest(sentence, each, found) for each in levels]
    if not all(end_of_range(sentence, each) for each in levels) and own[0] is own[1]:
        return None
    begin, end = min(years), max(years)
    return f"{begin if end > begin + 1 or quantity.kind == 'point' else end}-01", f"{end}-12"


def _nearest(sentence: Sentence, quantity: Quantity, found: list[Period]) -> Period | None:
    """In its segment the nearest, what stands before it first; then before the segment, then after it."""
    if not found:
        return None
    here = sentence.segment_at(quantity.start)
    first, last = sentence.segments[here]
    inside = [period for period in found if first <= period.start < last]
    free = [period for period in inside if not _barred(sentence, quantity, period)]
    same = [each for each in sentence.quantities if each.kind == quantity.kind]
    if not free and inside and end_of_range(sentence, quantity) == "to":
        latest = [each for each in inside if each.end <= quantity.start][-1:] or inside
        # "in 2009 it fell from the 12.7 bn of 2008 to 9.9 bn"
        told = [
            each
            for each in found
            if each.start < latest[0].start and not _barring(same, each.end, latest[0].start)
        ]
        if told:
            return told[-1]
    inside = free or inside
    if sentence.words.name in PERIODS_FIRST:
        inside = [period for period in inside if period.end <= quantity.start] or inside
    following = [period for period in inside if 0 <= period.start - quantity.end <= CLOSE]
    late = sentence.words.name not in PERIODS_FIRST
    if late and following and (end_of_range(sentence, quantity) or _taken(sentence, quantity, inside)):
        return following[0]  # "from 13.2 billion in 2022 to 14.7 billion in 2023"
    if inside:
        return min(inside, key=lambda period: _distance(quantity, period))
    before = [period for period in found if period.start < first]
    return before[-1] if before else found[0]


def _barred(sentence: Sentence, quantity: Quantity, period: Period) -> bool:
    """Whether a number of the same kind stands between: "3.9 bn against 3.4 bn in 2023"."""
    begin, end = min(quantity.end, period.end), max(quantity.start, period.start)
    if end_of_range(sentence, quantity) == "to" and any(
        each.kind == quantity.kind
        and 0 <= period.start - each.end <= FOLLOWING
        and end_of_range(sentence, each) == "from"
        for each in sentence.quantities
    ):
        return True
    return any(
        begin <= each.start and each.end <= end and each.kind == quantity.kind for each in sentence.quantities
    )


def _taken(sentence: Sentence, quantity: Quantity, inside: list[Period]) -> bool:
    """Whether the period before a number is that of the number before it: "1.7 billion in 2024 after 2.1 billion in 2023"."""
    left = [period for period in inside if period.end <= quantity.start]
    before = [
        each for each in sentence.quantities if each.kind == quantity.kind and each.end <= quantity.start
    ]
    return bool(left and before) and 0 <= left[-1].start - before[-1].end <= CLOSE


def _distance(quantity: Quantity, period: Period) -> float:
    if period.end <= quantity.start:
        return quantity.start - period.end
    gap = period.start - quantity.end
    return gap + RIGHT_COST if gap <= CLOSE else gap * 2 + RIGHT_COST


def _with_year(period: Period, found: list[Period]) -> Period:
    """A part-year without a year takes the last year said before it, also "the current year" of another clause."""
    if period.year is not None or period.relative is not None or period.months is None:
        return period
    others = [each for each in found if each.months is None and not each.last_year and each is not period]
    before = [each for each in others if each.start < period.start]
    dated = [each for each in found if each.year and each.months and each.start > period.end]
    chosen = before[-1] if before else dated[0] if dated else None
    if chosen is None:
        return period
    return Period(period.start, period.end, chosen.year, period.months, relative=chosen.relative)


def _lasting(sentence: Sentence, published: str | None) -> tuple[str, str] | None:
    """The years that "in the last five years" or 近5年来 means."""
    for tag in sentence.of("lasting"):
        for quantity in sentence.quantities:
            if 0 <= quantity.start - tag.end <= BESIDE and quantity.kind in {"bare", "count"}:
                unit = [
                    each
                    for each in sentence.of("lasting_unit")
                    if 0 <= each.start - quantity.end <= BESIDE or quantity.start <= each.start < quantity.end
                ]
                if unit:
                    return years_ago(int(quantity.value), published)
    return None
