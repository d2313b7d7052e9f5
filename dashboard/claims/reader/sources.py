"""Whose statistics a text says it quotes."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import Sentence

OFFICES = ("GACC", "KZ_BNS", "KZ_STAT", "KZ_CUSTOMS", "KZ_NBK")


def source(sentence: Sentence) -> Tag | None:
    """The attribution of a sentence: an office before a person, a person before a medium."""
    tags = sentence.of("source")
    offices = [tag for tag in tags if tag.value in OFFICES]
    people = [tag for tag in tags if tag.value != "media"]
    return next(iter(offices or people or tags), None)
