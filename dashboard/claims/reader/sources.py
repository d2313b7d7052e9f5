"""Whose statistics a text says it quotes: each number has the source of its own clause."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import Sentence

OFFICES = ("GACC", "KZ_BNS", "KZ_STAT", "KZ_CUSTOMS", "KZ_NBK", "CN_CUSTOMS_LOCAL")


def source(sentence: Sentence, at: int) -> Tag | None:
    """The attribution of a number: an office before a person, a person before a medium; of two, that of its clause."""
    tags = sentence.of("source")
    offices = [tag for tag in tags if tag.value in OFFICES]
    people = [tag for tag in tags if tag.value != "media"]
    best = offices or people or tags
    if len({tag.value for tag in best}) > 1:
        return _of_its_clause(sentence, best, at)
    return min(best, key=lambda tag: _apart(sentence, tag, at), default=None)


def _of_its_clause(sentence: Sentence, tags: list[Tag], at: int) -> Tag:
    """Of several: the one in the number's segment, one that follows in an aside of its own, else the last before it."""
    here = sentence.segment_at(at)
    own = [tag for tag in tags if sentence.segment_at(tag.start) == here]
    if own:
        before = [tag for tag in own if tag.start < at]
        return before[-1] if before else own[0]
    earlier = [tag for tag in tags if tag.start < at]
    later = [tag for tag in tags if tag.start > at]
    trailing = [tag for tag in later if _trails(sentence, tag, here)]
    if trailing and (not earlier or _taken(sentence, earlier[-1], at)):
        return trailing[0]
    return earlier[-1] if earlier else later[0]


def _taken(sentence: Sentence, tag: Tag, at: int) -> bool:
    """Whether an attribution before a number is that of another: one told since, or the one it trails."""
    before = sentence.segment_at(tag.start) - 1
    trails = (
        before >= 0 and _trails(sentence, tag, before) and _told_between(sentence, *sentence.segments[before])
    )
    return trails or _told_between(sentence, tag.start, at)


def _trails(sentence: Sentence, tag: Tag, here: int) -> bool:
    """Whether an attribution follows a number in the next segment, with no number of its own: "41 bn, according to customs"."""
    place = sentence.segment_at(tag.start)
    first, last = sentence.segments[place]
    contrast = any(each.start - first <= 1 for each in sentence.of("and", segment=place))
    return place == here + 1 and not contrast and not _told_between(sentence, first, last)


def _told_between(sentence: Sentence, first: int, last: int) -> bool:
    return any(first < each.start < last and each.kind != "bare" for each in sentence.quantities)


def _apart(sentence: Sentence, tag: Tag, at: int) -> tuple[int, int]:
    """How far an attribution is from a number: numbers between, then letters."""
    first, last = sorted((tag.start, at))
    return sum(
        first < each.start < last and each.kind != "bare" for each in sentence.quantities
    ), last - first
