"""Whose trade a share or a rank is a part of: only what the sentence says of an owner counts."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import BOTH, Sentence

LINKS = frozenset(
    {
        "of",
        "for",
        "to",
        "du",
        "de",
        "del",
        "della",
        "di",
        "von",
        "des",
        "für",
        "של",
        "para",
        "pour",
        "dla",
        "для",
    }
)
NEAR_AFTER = 14
GENITIVES = (
    "'s",
    "s'",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "ın",
    "in",
    "un",
    "ün",
    "нинг",
    "의",
    "の",
    "的",
)
CASE_AFTER = frozenset({"ru", "pl", "he", "ar", "fa"})  # the owner follows without a preposition
ADJECTIVES = ("ese", "kh", "ский", "ская", "ское", "ского", "ской", "ском", "ским", "哈", "中")


def whole_of(sentence: Sentence, noun: Tag) -> str | None:
    """Name the country whose trade is the whole: ``CN`` or ``KZ``; None where the sentence does not say.

    Args:
        sentence: where it stands.
        noun: the word for the partner, or for the trade that something is a share of.
    """
    pair = [tag for tag in sentence.countries if tag.value in BOTH]
    for tag in pair:
        if 0 <= tag.start - noun.end <= NEAR_AFTER and _links(sentence, noun, tag):
            return str(tag.value)
    before = [tag for tag in pair if tag.end <= noun.start]
    owners = [tag for tag in before if _owns(sentence, tag, noun)]
    return str(owners[-1].value) if owners else None


def _links(sentence: Sentence, noun: Tag, country: Tag) -> bool:
    gap = sentence.norm[noun.end : country.start].split()
    if not gap:
        return sentence.words.name in CASE_AFTER or country.prefix != ""
    return gap[0] in LINKS and len(gap) <= 2  # noqa: PLR2004 - "of the"


def _owns(sentence: Sentence, country: Tag, noun: Tag) -> bool:
    word = sentence.norm[country.start : country.end]
    after = sentence.norm[country.end : country.end + 2].strip()
    if word.endswith(GENITIVES) or after.startswith(("'s", "的", "의", "の")):
        return True
    if country.end >= noun.start - 1 and sentence.words.name in {"zh", "ja", "ko"}:
        return True
    between = sentence.norm[country.end : noun.start].strip()
    ranked = [tag for tag in sentence.of("rank") if country.end <= tag.start < noun.start]
    touching = bool(ranked) and ranked[0].start - country.end <= 1 and sentence.words.name == "zh"
    return touching or (word.endswith(ADJECTIVES) and not between)
