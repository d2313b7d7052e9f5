"""The months a number is about: years, part-years, ranges and years told from the day of publication."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.claims.reader.digits import from_characters
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.numbers import YEARS, Quantity

MONTHS = 12
QUARTER = 3
BESIDE = 2
BASE_AFTER = {
    "ko": 4,
    "ja": 4,
    "kk": 12,
    "uz": 12,
    "tr": 12,
}  # how far behind a period "compared with" may stand
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})(?: ?月)? ?(?:-|~|至|到|―|から|부터) ?(\d{1,2}) ?(?:月|월|-ай)")
_YEAR = re.compile(r"(?<![\d$€¥])(?<!\d[.,])((?:19|20)\d{2})(?![\d%]|[.,]\d)")
_BETWEEN_YEARS = re.compile(
    r"(?:between|from|с|между|von|zwischen|de|entre|desde|da|dal|tra|od|between the years|بين|من|בין|מ-|از) ?((?:19|20)\d{2})(?: \w{1,6})? ?"
    r"(?:and|to|и|по|до|und|bis|et|à|y|a|e|al|do|و|الى|ל-|ל|עד|תא|تا|به) ?((?:19|20)\d{2})(?!\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.,])(\d{2}) ?(?:年|년)(?!間|间|来|來|前|以|동안|간)")
_SPAN_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d{2}) ?(?:年|년)? ?(?:-|至|到|から|부터|~) ?((?:19|20)\d{2})(?!\d)"
)
_HAN_MONTHS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_HAN_SPAN = re.compile(
    r"(十[一二]?|[一二三四五六七八九]) ?(?:月)? ?(?:-|至|到) ?(十[一二]?|[一二三四五六七八九])月"
)
_BASE_OF = re.compile(r"[年년]?[的の의] ?")  # 是2021年的4.2倍
_HAN_YEAR = re.compile(r"([一二][零〇○九][零〇○一二三四五六七八九]{2}) ?年")
_ONE_MONTH = re.compile(r"(?<!\d)(\d{1,2}) ?(?:月(?!\d{1,2}日|末|底)|월(?! ?\d{1,2}일))")


@dataclass(frozen=True)
class Period:
    """A stretch of months as far as the words go.

    Attributes:
        start: offset of its words, with ``end``.
        year: None where none is said.
        last_year: of a range of years.
        months: first and last; None for a whole year.
        base: whether it is only what something else is compared with.
    """

    start: int
    end: int
    year: int | None
    months: tuple[int, int] | None = None
    last_year: int | None = None
    base: bool = False
    relative: int | None = None

    def closed(self, published: str | None) -> tuple[str, str] | None:
        """First and last month, or None where the year stays open."""
        year, day = self.year, (published or "")[:7]
        if year is None and self.relative is not None and day:
            year = int(day[:4]) + self.relative
        if year is None and self.months and len(day) == 7:  # noqa: PLR2004 - YYYY-MM
            over = self.months[1] < int(day[5:7]) or (self.months[1] == int(day[5:7]) and self.months[0] != 1)
            year = int(day[:4]) - (0 if over else 1)
        if year is None:
            return None
        first, last = self.months or (1, MONTHS)
        return f"{year}-{first:02}", f"{self.last_year or year}-{last:02}"


def years_ago(count: int, published: str | None) -> tuple[str, str] | None:
    """The last ``count`` years up to the month before publication."""
    if not published or len(published) < 7:  # noqa: PLR2004 - YYYY-MM
        return None
    months = int(published[:4]) * MONTHS + int(published[5:7]) - 1
    last, first = months - 1, months - count * MONTHS
    return f"{first // MONTHS}-{first % MONTHS + 1:02}", f"{last // MONTHS}-{last % MONTHS + 1:02}"


def periods(
    norm: str, start: int, end: int, tags: list[Tag], quantities: list[Quantity], *, language: str
) -> list[Period]:
    """Find the periods of a sentence; years and part-years that stand together become one.

    Args:
        norm: the normalised text.
        start: where the sentence begins.
        end: where it ends.
        tags: its known words.
        quantities: its numbers; those with a unit are no years.
        language: decides on which side of a period "compared with" stands.
    """
    taken = [(each.start, each.end) for each in quantities if each.kind != "bare" or each.scaled]
    years = _years(norm, start, end, taken, tags)
    parts = _parts(norm, start, end, tags)
    found = _joined(norm, years, parts)
    compares = [tag for tag in tags if tag.kind == "base"]
    multiples = {each.start for each in quantities if each.kind in {"times", "multiple"}}
    return [
        replace(each, base=True)
        if (of := _BASE_OF.match(norm, each.end)) and of.end() in multiples
        else _marked(norm, each, compares, BASE_AFTER.get(language, 0), multiples)
        for each in sorted(found, key=lambda each: each.start)
    ]


def _years(norm: str, start: int, end: int, taken: list[tuple[int, int]], tags: list[Tag]) -> list[Period]:
    spans = [*_SPAN_YEARS.finditer(norm, start, end), *_BETWEEN_YEARS.finditer(norm, start, end)]
    ranges = [(match.start(), match.end()) for match in spans]
    found = [
        Period(match.start(), match.end(), int(match[1]), last_year=int(match[2]))
        for match in spans
        if int(match[1]) < int(match[2])
    ]
    for match in (*_YEAR.finditer(norm, start, end), *_SHORT_YEAR.finditer(norm, start, end)):
        inside = any(first <= match.start() < last for first, last in (*taken, *ranges))
        year = int(match[1]) if len(match[1]) > 2 else 2000 + int(match[1])  # noqa: PLR2004
        if year in YEARS and not inside:
            found.append(Period(match.start(), match.end(), year))
    found += [
        Period(match.start(), match.end(), int(from_characters(match[1]) or 0))
        for match in _HAN_YEAR.finditer(norm, start, end)
    ]
    found += [
        Period(tag.start, tag.end, None, relative=int(tag.value)) for tag in tags if tag.kind == "relative"
    ]
    return found


def _parts(norm: str, start: int, end: int, tags: list[Tag]) -> list[Period]:
    found = []
    for tag in tags:
        if tag.kind == "span":
            first, last = str(tag.value).split("-")
            found.append(Period(tag.start, tag.end, None, (int(first), int(last))))
    months = [tag for tag in tags if tag.kind == "month"]
    used: set[int] = set()
    for one, two in pairwise(months):
        gap = norm[one.end : two.start]
        if (
            one.start not in used
            and one.value < two.value
            and re.fullmatch(
                r" ?(?:-|to|through|and|until|bis|a|à|do|по|до|ile|al|ad|إلى|الى|تا|ל|עד|и|و|وحتى|حتى|etmeye|هl|ה|—)? ?(?:ל|ה)?",
                gap,
            )
        ):
            found.append(Period(one.start, two.end, None, (one.value, two.value)))
            used |= {one.start, two.start}
    found += [
        Period(tag.start, tag.end, None, (tag.value, tag.value)) for tag in months if tag.start not in used
    ]
    for match in _NUMBERED.finditer(norm, start, end):
        if 0 < int(match[1]) < int(match[2]) <= MONTHS:
            found.append(Period(match.start(), match.end(), None, (int(match[1]), int(match[2]))))
    for match in _HAN_SPAN.finditer(norm, start, end):
        found.append(Period(match.start(), match.end(), None, (_HAN_MONTHS[match[1]], _HAN_MONTHS[match[2]])))
    for match in _ONE_MONTH.finditer(norm, start, end):
        if 0 < int(match[1]) <= MONTHS and not any(each.start <= match.start() < each.end for each in found):
            found.append(Period(match.start(), match.end(), None, (int(match[1]), int(match[1]))))
    return found + _counted(norm, start, tags, found)


def _counted(norm: str, start: int, tags: list[Tag], found: list[Period]) -> list[Period]:
    """First nine months, за 10 месяцев, 前五个月, 11 айында: a number before the word for months or quarters."""
    more = []
    for tag in tags:
        if tag.kind not in {"months_word", "quarters_word"}:
            continue
        before = norm[max(start, tag.start - 12) : tag.start].rstrip(" -")
        count = None
        if match := re.search(r"(?<![\d.,])(\d{1,2})(?:-?(?:ти|м|х))?$", before):
            count, first = int(match[1]), tag.start - 1
        else:
            number = next(
                (one for one in tags if one.kind == "number" and 0 <= tag.start - one.end <= BESIDE), None
            )
            if number:
                count, first = int(number.value), number.start
            elif match := re.search(r"(十[一二]?|[一二两三四五六七八九])$", before):
                count, first = _HAN_MONTHS.get(match[1].replace("两", "二"), 0), tag.start - 1
        if not count:
            continue
        count *= QUARTER if tag.kind == "quarters_word" else 1
        if count <= MONTHS and not any(each.start <= tag.start < each.end for each in found):
            more.append(Period(first, tag.end, None, (1, count)))
    return more


def _joined(norm: str, years: list[Period], parts: list[Period]) -> list[Period]:
    """Put a part-year and the year beside it together."""
    found, used = [], set()
    for part in parts:
        beside = [
            year
            for year in years
            if year.last_year is None
            and id(year) not in used
            and (0 <= year.start - part.end <= 24 or 0 <= part.start - year.end <= 14)  # noqa: PLR2004
            and not re.search(
                r"[;:()]|, ?\w+ \w+ \w+", norm[min(part.end, year.end) : max(part.start, year.start)]
            )
        ]
        if beside:
            year = min(beside, key=lambda year: max(year.start - part.end, part.start - year.end))
            used.add(id(year))
            found.append(
                Period(
                    min(part.start, year.start),
                    max(part.end, year.end),
                    year.year,
                    part.months,
                    relative=year.relative,
                )
            )
        else:
            found.append(part)
    return found + [year for year in years if id(year) not in used]


def _marked(norm: str, period: Period, compares: list[Tag], reach: int, multiples: set[int]) -> Period:
    """A year right after "than" or "compared with", or inside such words, is only a base."""
    for tag in compares:
        gap = norm[tag.end : period.start]
        near = not reach and 0 <= period.start - tag.end <= 32 and not re.search(r"[,;:()]|\d", gap)  # noqa: PLR2004
        near = near and not any(tag.end <= at < period.start for at in multiples)  # "more than doubled"
        inside = tag.start <= period.start < tag.end or period.start <= tag.start < period.end
        after = 0 <= tag.start - period.end < reach and not re.search(
            r"[,;:()]|\d", norm[period.end : tag.start]
        )
        if near or inside or after:
            return replace(period, base=True)
    return period
