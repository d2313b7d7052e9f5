"""Which of the periods a sentence names a number belongs to."""

from dashboard.claims.reader.numbers import Quantity
from dashboard.claims.reader.periods import Period, years_ago
from dashboard.claims.reader.scope import Context
from dashboard.claims.reader.sentence import Sentence

RIGHT_COST = 6
CLOSE = 12
BESIDE = 2


def when(  # noqa: PLR0911 - rules in order, the first that holds decides
    sentence: Sentence, quantity: Quantity, context: Context, published: str | None, *, growth: bool
) -> tuple[Period | None, tuple[str, str] | None]:
    """Give the period of a number, and its months where words and day of publication settle them."""
    found = [period for period in sentence.periods if not period.base]
    span = next((period for period in found if period.last_year), None)
    if growth and (lasting := _lasting(sentence, published)):
        return None, lasting
    if growth and quantity.kind == "percent" and (ends := _between_levels(sentence, quantity, found)):
        return None, ends
    if growth and quantity.kind in {"times", "multiple"} and sentence.has("over_years"):
        years = [period for period in found if period.year]
        if len(years) > 1:
            first, last = (
                min(years, key=lambda each: each.year or 0),
                max(years, key=lambda each: each.year or 0),
            )
            return None, (f"{first.year}-01", f"{last.year}-12")
        return None, None
    if span and quantity.kind in {"money", "weight"} and _nearest(sentence, quantity, found) is span:
        role = _end_of_range(sentence, quantity)
        if role:
            year = span.year if role == "from" else span.last_year
            return span, (f"{year}-01", f"{year}-12")
    here = _nearest(sentence, quantity, found)
    if here is None:
        return None, None if sentence.has("multi_year") else context.period
    here = _with_year(here, found)
    return here, here.closed(published)


def _between_levels(sentence: Sentence, quantity: Quantity, found: list[Period]) -> tuple[str, str] | None:
    """The years of "up 82 %, from 17 bn in 2021 to 31 bn in 2023" where the rate itself has none."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    years = [
        period.year for period in found if period.year and period.months is None and not period.last_year
    ]
    levels = [each for each in sentence.quantities if each.kind == "money" and _end_of_range(sentence, each)]
    if len(years) != 2 or len(levels) != 2 or any(first <= period.start < last for period in found):  # noqa: PLR2004
        return None
    begin, end = min(years), max(years)
    return f"{begin if end > begin + 1 else end}-01", f"{end}-12"


def _nearest(sentence: Sentence, quantity: Quantity, found: list[Period]) -> Period | None:
    """In its segment the nearest, what stands before it first; then before the segment, then after it."""
    if not found:
        return None
    here = sentence.segment_at(quantity.start)
    first, last = sentence.segments[here]
    inside = [period for period in found if first <= period.start < last]
    following = [period for period in inside if 0 <= period.start - quantity.end <= CLOSE]
    if following and _end_of_range(sentence, quantity):
        return following[0]  # "from 13.2 billion in 2022 to 14.7 billion in 2023"
    if inside:
        return min(inside, key=lambda period: _distance(quantity, period))
    before = [period for period in found if period.start < first]
    return before[-1] if before else found[0]


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
    chosen = before[-1] if before else None
    if chosen is None:
        return period
    return Period(period.start, period.end, chosen.year, period.months, relative=chosen.relative)


def _end_of_range(sentence: Sentence, quantity: Quantity) -> str:
    for tag in sentence.of("from", "to"):
        if 0 <= quantity.start - tag.end <= BESIDE:
            return tag.kind
    return ""


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
