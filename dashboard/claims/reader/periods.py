"""The periods of a sentence: years and part-years that stand together become one, bases are told apart."""

import re
from dataclasses import dataclass, replace

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.period import Period
from dashboard.claims.reader.period_words import parts, years
from dashboard.claims.reader.quantities import Quantity

# How far behind a period "compared with" may stand.
BASE_AFTER = {"ko": 4, "ja": 4, "kk": 12, "uz": 12, "tr": 12}
FAR = 32
YEAR_AFTER, YEAR_BEFORE = 24, 14
_CLAUSE = re.compile(r"[;:()]|, ?\w+ \w+ \w+|\d")
_PARTED = re.compile(r"[,;:()、]|\d")
_OWN_YEAR = (
    "前年",
    "前の年",
    "同期",
    "전년",
    "작년",
    "지난해",
    "같은",
    "동기",
)  # a base of its own, not of the year before it
_LOCATED = re.compile(r"(?:[дт][ае]|[dt][ae])$")
_LOCATIVE = re.compile(r"'?(?:[дт][ае]|[dt][ae])\b| (?:ай|ay|ой)\w*?(?:[дт][ае]|[dt][ae])\b")
_RATED_TO = re.compile(r"(?:%|процент\w*|проц\.|раза?) к (?:[а-я]+ )?$")  # «на 5,8 % к октябрю»
# "16.5 percent from 2017", үшінші тоқсандағыдан: in a year, compared with it
_RATED_FROM = re.compile(r"(?:%|percent|per cent|pc) (?:from|on|over|versus) (?:the )?$")
_THAN_IN = re.compile(r"(?:[ғгқк][ыи]|[ғгқк]і|ki|ки)[дтн][ае]н$")
_VERSUS = re.compile(r"年?度?(?:同期)?(?:的?水平)?(?:相比|相较|比较|对比)")  # 与2020年相比
_EQUAL = ("为", "是", "相当于", "及", "等于", "有")  # 为去年的108%
_BASE_OF = re.compile(r"[年년]?[的の의] ?")  # 是2021年的4.2倍


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
    said = years(norm, start, end, taken, tags)
    beside = _Beside(
        norm=norm,
        compares=[tag for tag in tags if tag.kind == "base"],
        multiples={each.start for each in quantities if each.kind in {"times", "multiple", "fraction"}},
        percents={each.start for each in quantities if each.kind == "percent"},
        told={each.start for each in said},
        yearly={tag.start for tag in tags if tag.kind == "yearly"},
        reach=BASE_AFTER.get(language, 0),
    )
    found = _joined(norm, said, parts(norm, start, end, tags), beside)
    return [replace(each, base=beside.base(each)) for each in sorted(found, key=lambda each: each.start)]


@dataclass(frozen=True)
class _Beside:
    """What stands beside the periods of a sentence.

    Attributes:
        compares: words of comparison.
        multiples: where "N times" begins.
        percents: where a percentage begins.
        told: where each year begins.
        yearly: where "year on year" begins, which compares with no period that follows.
        reach: how far behind a period a word of comparison may stand.
    """

    norm: str
    compares: list[Tag]
    multiples: set[int]
    percents: set[int]
    told: set[int]
    yearly: set[int]
    reach: int

    def holds(self, period: Period) -> bool:
        """Whether a period is part of a word of comparison."""
        return any(
            tag.start <= period.start < tag.end or period.start <= tag.start < period.end
            for tag in self.compares
        )

    def base(self, period: Period) -> bool:
        """A year right after "than" or "compared with", or inside such words, is only a base."""
        of = _BASE_OF.match(self.norm, period.end)
        if self.reach and period.months and self._when(period):
            return False
        if _VERSUS.match(self.norm, period.end):
            return True
        rated = _RATED_TO.search(self.norm, max(0, period.start - FAR), period.start) or (
            period.last_year is None
            and _RATED_FROM.search(self.norm, max(0, period.start - FAR), period.start)
        )
        if rated or _THAN_IN.search(self.norm, period.start, period.end):
            return True
        equals = self.norm.endswith(_EQUAL, 0, period.start)
        counted = self.multiples | self.percents if equals else self.multiples
        if (of is not None and of.end() in counted) or self.holds(period):
            return True
        return any(self._near(tag, period) or self._after(tag, period) for tag in self.compares)

    def _when(self, period: Period) -> bool:
        """Turkic "in January of last year": the locative says when, where the attribute alone would compare."""
        return (
            _LOCATIVE.match(self.norm, period.end) is not None
            or _LOCATED.search(self.norm, period.start, period.end) is not None
        )

    def _near(self, tag: Tag, period: Period) -> bool:
        if self.reach or tag.start in self.yearly or not 0 <= period.start - tag.end <= FAR:
            return False
        doubled = any(tag.end <= at < period.start for at in self.multiples)  # "more than doubled"
        return not doubled and _PARTED.search(self.norm, tag.end, period.start) is None

    def _after(self, tag: Tag, period: Period) -> bool:
        if tag.start in self.told or self.norm.startswith(_OWN_YEAR, tag.start):
            return False  # "2024 yılında bir önceki yılın": a base of its own
        return (
            0 <= tag.start - period.end < self.reach
            and _PARTED.search(self.norm, period.end, tag.start) is None
        )


def _joined(norm: str, years: list[Period], parts: list[Period], words: _Beside) -> list[Period]:
    """Put each part-year and the year nearest to it together; one that only serves as a base if there is no other."""
    years = [
        each for each in years if not any(one.start < each.start and each.end < one.end for one in parts)
    ]
    pairs = sorted(
        (words.holds(year), max(year.start - part.end, part.start - year.end), one, two)
        for one, part in enumerate(parts)
        for two, year in enumerate(years)
        if _together(norm, part, year)
    )
    year_of: dict[int, int] = {}
    for _, _, one, two in pairs:
        if one not in year_of and two not in year_of.values():
            year_of[one] = two
    found = []
    for one, part in enumerate(parts):
        if one in year_of:
            year = years[year_of[one]]
            start, end = min(part.start, year.start), max(part.end, year.end)
            found.append(Period(start, end, year.year, part.months, relative=year.relative))
        else:
            found.append(part)
    return found + [year for two, year in enumerate(years) if two not in year_of.values()]


def _together(norm: str, part: Period, year: Period) -> bool:
    """Whether a part-year and a year stand together, no number and no clause between."""
    if year.last_year is not None:
        return False
    if not (0 <= year.start - part.end <= YEAR_AFTER or 0 <= part.start - year.end <= YEAR_BEFORE):
        return False
    return _CLAUSE.search(norm, min(part.end, year.end), max(part.start, year.start)) is None
