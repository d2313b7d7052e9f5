"""Whose statistics a text says it quotes."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import Sentence

OFFICES = ("GACC", "KZ_BNS", "KZ_STAT", "KZ_CUSTOMS", "KZ_NBK")


def source(sentence: Sentence, at: int) -> Tag | None:
    """The attribution of a number: an office before a person, a person before a medium, of two the one beside it."""
    tags = sentence.of("source")
    offices = [tag for tag in tags if tag.value in OFFICES]
    people = [tag for tag in tags if tag.value != "media"]
    best = offices or people or tags
    return min(best, key=lambda tag: _apart(sentence, tag, at), default=None)


def _apart(sentence: Sentence, tag: Tag, at: int) -> tuple[int, int]:
    """How far an attribution is from a number: numbers between, then letters."""
    first, last = sorted((tag.start, at))
    return sum(
        first < each.start < last and each.kind != "bare" for each in sentence.quantities
    ), last - first
