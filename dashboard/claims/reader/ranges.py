"""Numbers that share a unit: "20-22 %", "from 8.2 to 15.3 bn", "1.2 and 1.5 bn", "between 31 and 41 bn"."""

import re
from itertools import pairwise

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import SURE_DIGITS, Quantity, is_year

MEASURED = frozenset({"money", "percent", "weight"})
LEVELS = frozenset({"money", "weight"})
LINKS = frozenset({"and", "to", "from", "with", "hedge", "joiner", "by", "reach"})
FAR = 30
GLUED = 2  # letters of a glued preposition
_DASH = re.compile(r" ?(?:-|~|～|〜|至|到) ?")
_BETWEEN = re.compile(r"(?:between|בין|между|zwischen|entre|tra|fra|pomiędzy) ?$")
_LETTER = re.compile(r"[^\W\d_]")


def joined(norm: str, found: list[Quantity], tags: list[Tag]) -> list[Quantity]:
    """Give each bare number the unit of the one it stands with, and make one of the ends of a range.

    Args:
        norm: the normalised text.
        found: the quantities of a sentence, which are changed.
        tags: its known words.
    """
    dropped: set[int] = set()
    for one, two in pairwise([quantity for quantity in found if not is_year(quantity)]):
        if one.kind == "bare" and _spans(norm, one, two):
            _span(one, two)
            dropped.add(id(one))
        elif one.kind == "bare" and two.kind in MEASURED and _linked(norm, one, two, tags):
            _lend(one, two)
        elif two.kind == "bare" and two.scaled and one.kind in LEVELS and _to(one, two, tags):
            two.kind, two.unit = one.kind, one.unit
    return [quantity for quantity in found if id(quantity) not in dropped]


def _to(one: Quantity, two: Quantity, tags: list[Tag]) -> bool:
    return any(tag.kind == "to" and one.end <= tag.start < two.start for tag in tags)


def _spans(norm: str, one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are the ends of one range."""
    if two.kind in {"bare", "count"} or one.value >= two.value / (1 if one.scaled else two.scale):
        return False
    dashed = _DASH.fullmatch(norm, one.end, two.start) is not None
    between = _BETWEEN.search(norm, max(0, one.start - 12), one.start) is not None
    return dashed or (between and two.start - one.end < FAR // 3)


def _span(one: Quantity, two: Quantity) -> None:
    two.low = float(f"{one.value * (1 if one.scaled else two.scale):.{SURE_DIGITS}g}")
    two.start, two.approx = one.start, "range"


def _linked(norm: str, one: Quantity, two: Quantity, tags: list[Tag]) -> bool:
    """Whether only linking words, years aside, part a bare number from one with a unit after it."""
    if two.start - one.end > FAR or not norm[two.start].isdigit():
        return False
    between = [tag for tag in tags if one.end <= tag.start < two.start]
    if not any(tag.kind in {"to", "and"} for tag in between) and not _glued(norm, one, two):
        return False
    if any(tag.kind not in LINKS for tag in between) or "," in norm[one.end : two.start]:
        return False
    rest = sum(1 for _ in _LETTER.finditer(norm, one.end, two.start))
    covered = {(tag.start, tag.end) for tag in between}
    return rest - sum(end - start for start, end in covered) <= GLUED


def _glued(norm: str, one: Quantity, two: Quantity) -> bool:
    """The Hebrew "and" and "to" stand glued to the number: ב-4.6 וב-5.9."""
    return re.fullmatch(r" ?(?:ו?ב|ול?|ל)-?", norm[one.end : two.start]) is not None


def _lend(one: Quantity, two: Quantity) -> None:
    one.kind, one.unit = two.kind, two.unit
    if not one.scaled:
        one.value, one.scale = float(f"{one.value * two.scale:.{SURE_DIGITS}g}"), two.scale
