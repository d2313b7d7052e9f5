"""The periods of a sentence: years and part-years that stand together become one, bases are told apart."""

import re
from dataclasses import replace

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.period import Period
from dashboard.claims.reader.period_words import parts, years
from dashboard.claims.reader.quantities import Quantity

# How far behind a period "compared with" may stand.
BASE_AFTER = {"ko": 4, "ja": 4, "kk": 12, "uz": 12, "tr": 12}
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
    found = _joined(norm, years(norm, start, end, taken, tags), parts(norm, start, end, tags))
    compares = [tag for tag in tags if tag.kind == "base"]
    multiples = {each.start for each in quantities if each.kind in {"times", "multiple"}}
    return [
        replace(each, base=True)
        if (of := _BASE_OF.match(norm, each.end)) and of.end() in multiples
        else _marked(norm, each, compares, BASE_AFTER.get(language, 0), multiples)
        for each in sorted(found, key=lambda each: each.start)
    ]


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
