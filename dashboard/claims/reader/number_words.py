"""Numbers told in several words: "seventy-one", שבעים ואחד, vingt-cinq; and the half told after: מיליארד וחצי, un million et demi."""

import re

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.tag_index import TagIndex

TEN, HUNDRED = 10, 100
TENS = range(20, 91, 10)
_LINK = {
    "he": re.compile(r" ו-?"),
    "ar": re.compile(r" و ?"),
    "fa": re.compile(r" و "),
    "es": re.compile(r" y "),
    "fr": re.compile(r"-et-| et |-| "),
    "de": re.compile(r"und"),
}
_PLAIN = re.compile(r"-and-| and |-| ")
_HALF = {
    "en": r"(?:-| )and(?:-| )a(?:-| )half\b",
    "he": r" וחצי(?!\w)",
    "fr": r" et demie?\b",
    "es": r" y medi[oa]\b",
    "it": r" e mezzo\b",
    "pl": r" i pół\b",
    "ru": r" с половиной\b",
    "kk": r" жарым\b",
    "tr": r" buçuk\b",
    "uz": r" ярим\b",
    "ar": r" ونصف(?: ال\w+)?",
    "fa": r" و نیم\b",
}
_HALVES = {language: re.compile(pattern) for language, pattern in _HALF.items()}


def words_of_number(index: TagIndex, tag: Tag, language: str) -> tuple[float, int]:
    """Add the ones said after tens, and tens and ones after a hundred: the value of the words and where they end."""
    value, end = float(tag.value), tag.end
    for least in (HUNDRED, TEN):
        linked = _LINK.get(language, _PLAIN).match(index.norm, end, index.end)
        following = linked and next(
            (each for each in index.at.get(linked.end(), ()) if each.kind == "number"), None
        )
        if not following:
            break
        more = float(following.value)
        hundreds = least == HUNDRED and value == HUNDRED and more < HUNDRED
        if hundreds or (value % HUNDRED in TENS and 1 <= more < TEN and more.is_integer()):
            value, end = value + more, following.end
    return value, end


def half_after(norm: str, at: int, end: int, language: str) -> int | None:
    """Where "and a half" ends that follows at an offset, if it does."""
    pattern = _HALVES.get(language)
    match = pattern.match(norm, at, end) if pattern else None
    return match.end() if match else None
