"""How a country stands in its sentence: by a glued letter, a case ending, or the words beside it."""

import re
from typing import TYPE_CHECKING

from dashboard.claims.reader.model import Tag

if TYPE_CHECKING:
    from dashboard.claims.reader.sentence import Sentence

ADJECTIVE_FIRST = frozenset({"en", "ru", "pl", "de"})
GIVING = frozenset({"sold", "sell", "sells", "selling", "sent", "sending", "supplied", "supplies", "shipped"})
LOCATIVE = ("стане", "китае")  # «в Казахстане» is where, «в Казахстан» is where to
NAMES = ("stan", "china", "peking", "astana")
NEAR_AFTER = 14
POSTPOSITION_GAP = 2
GLUED_ROLES = (("ל", "to"), ("מ", "from"), ("ل", "to"))  # Hebrew and Arabic
TOWARDS = ("대", "対", "对", "對")  # 대중국, 対中: towards China
PREPOSITION_GAP = re.compile(r" ?(?:[\w'.]+ )?")


def role_of(sentence: "Sentence", country: Tag) -> str:
    """How a country stands: ``to``, ``from``, ``with``, ``of``, or ``towards`` (exports to it, imports from it)."""
    return _of_its_word(sentence, country) or _by_neighbours(sentence, country) or "of"


def _of_its_word(sentence: "Sentence", country: Tag) -> str:
    """By a glued letter or a case ending."""
    prefix = country.prefix.replace("ال", "", 1)
    for letter, role in GLUED_ROLES:
        if letter in prefix:
            return role
    word = sentence.norm[country.start : country.end]
    if word[0] in TOWARDS:
        return "towards"
    if word.endswith("стан"):
        return ""  # the name itself ends like the Kazakh "from"
    return next((role for role, ends in sentence.words.suffixes.items() if word.endswith(ends)), "")


def _by_neighbours(sentence: "Sentence", country: Tag) -> str:
    """By the preposition before it, the postposition after it, or the goods that come from it."""
    noun = sentence.words.name == "ru" and "ск" not in sentence.norm[country.start : country.end]
    if (
        not noun
        and sentence.words.name in ADJECTIVE_FIRST
        and any(tag.start == country.end + 1 for tag in sentence.of("measure"))
    ):
        return "of"  # "in Kazakh exports", «в казахстанском экспорте»
    for tag in sentence.of("measure"):  # "shipped to", "bought from" are one word of the lexicon
        last = sentence.norm[tag.start : tag.end].rpartition(" ")[2]
        if 0 <= country.start - tag.end <= POSTPOSITION_GAP and last in {"to", "from"}:
            return last
    for tag in sentence.of("measure", "sell"):  # "sold China goods"
        if country.start == tag.end + 1 and sentence.norm[tag.start : tag.end] in GIVING:
            return "to"
    for tag in sentence.of("to", "from", "with"):
        near = tag.end <= country.start <= tag.end + NEAR_AFTER
        between = any(tag.end <= each.start < country.start for each in sentence.of("country", "measure"))
        if near and not between and PREPOSITION_GAP.fullmatch(sentence.norm[tag.end : country.start]):
            word = sentence.norm[country.start : country.end]
            located = sentence.words.name == "ru" and tag.kind == "to" and word.endswith(LOCATIVE)
            return "of" if located else tag.kind
    for tag in sentence.of("to_after", "from_after", "with_after"):
        if 0 <= tag.start - country.end <= POSTPOSITION_GAP:
            return tag.kind.removesuffix("_after")
    return _of_its_goods(sentence, country)


def _of_its_goods(sentence: "Sentence", country: Tag) -> str:
    """By the goods after it, which come from it; in German from an adjective only: „bezog Kasachstan Waren“."""
    if sentence.words.name == "de" and sentence.norm[country.start : country.end].endswith(NAMES):
        return ""
    goods = next((tag for tag in sentence.tags if tag.start >= country.end), None)
    near = goods is not None and goods.start - country.end <= NEAR_AFTER
    if not near or goods is None or "," in sentence.norm[country.end : goods.start]:
        return ""
    return "from" if goods.kind in {"goods", "commodity"} else ""
