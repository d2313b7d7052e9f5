"""Countries that are only mentioned: in an apposition, as a neighbour, as what the subject is unlike; no end of any trade."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.claims.reader.model import Tag

if TYPE_CHECKING:
    from dashboard.claims.reader.sentence import Sentence

BEFORE, AFTER, OPENING, OWNED = 14, 16, 12, 24
PAIR = frozenset({"CN", "KZ"})
GROUPS = frozenset({"CA", "BLOC", "WORLD"})  # what they name between commas are their members
TRADING = ("measure", "buy", "sell", "demand", "two", "sales", "source")
_PARTNER = re.compile(
    r"(?:partner|партнер|серіктес|ortağ|ortak|שות|partenaire|شريك|ҳамкор|socio)\w*|伙伴|파트너|パートナー"
)
_AND = re.compile(
    r"(?: [дт][аеә])?,? ?(?:and|и(?: с)?|et(?: (?:du|de la|de l'|le|la))?|ve|hem|және|мен|und|y|e|i|와|과|と|和|与|및|в|da|de)? ?(?:of |the )?"
)


def mentioned(sentence: "Sentence") -> list[Tag]:
    """The countries that nothing is traded with, as far as a sentence says."""
    found = [*_beside(sentence), *_owners(sentence)]
    if sentence.others or not sentence.has(
        "there"
    ):  # "Kazakhstan's partner, bought goods from it" takes it up again
        found += _in_appositions(sentence)
    return [*found, *_joined(sentence, found)] if found else []


def _beside(sentence: "Sentence") -> Iterator[Tag]:
    """Right by a word for a border, a neighbour or a contrast: "bordering China", "unlike Kazakhstan", Қытаймен шектесетін."""
    for tag in sentence.of("country"):
        for word in sentence.of("beside"):
            if 0 <= tag.start - word.end <= BEFORE and not _between(sentence, word.end, tag.start):
                yield tag
        for word in sentence.of("beside_after"):
            if 0 <= word.start - tag.end <= AFTER and not _between(sentence, tag.end, word.start):
                yield from () if _of_goods(sentence, word) else (tag,)


def _between(sentence: "Sentence", start: int, end: int) -> bool:
    """Whether a comma, another country or a word for trade stands between."""
    words = any(start <= tag.start < end for tag in sentence.of("country", "and", "with", *TRADING))
    gap = sentence.norm[start:end]
    return words or " - " in gap or any(letter in ",;:()" for letter in gap)


def _of_goods(sentence: "Sentence", word: Tag) -> bool:
    """Whether it is goods that went there: "Çin'e giden mallar"."""
    return any(0 <= each.start - word.end <= 1 for each in sentence.of("goods", "commodity"))


def _joined(sentence: "Sentence", found: list[Tag]) -> Iterator[Tag]:
    """The other of two that are mentioned together: "a neighbour of China and Kazakhstan"."""
    for tag in sentence.of("country"):
        for each in found:
            first, last = (tag, each) if tag.start < each.start else (each, tag)
            gap = sentence.norm[first.end : last.start].strip(" ")
            glued = gap in {"", "و"} and last.prefix[:1] in {"ו", "و"}
            if tag not in found and first is not last and (glued or (gap.strip(",") and _AND.fullmatch(gap))):
                yield tag


def _in_appositions(sentence: "Sentence") -> Iterator[Tag]:
    """Between commas after a bare subject or a third country: "China, Kazakhstan's senior partner, ended the year with"."""
    for at, (_, last) in enumerate(sentence.segments[:-2]):
        own = sentence.of("country", segment=at)
        if not own or last - own[-1].end > 1 or not _described(sentence, at, own):
            continue
        inside: list[Tag] = []
        for place in range(at + 1, len(sentence.segments)):
            if _holds(sentence, place):
                yield from inside if place > at + 1 else ()
                break
            begun, ended = sentence.segments[place]
            names = sentence.of("country", segment=place)
            if names and ended - begun <= names[0].end - names[0].start + BEFORE // 4:
                break  # a list of countries
            inside += names


def _described(sentence: "Sentence", segment: int, own: list[Tag]) -> bool:
    """Whether what follows a segment's last country describes it: a subject of its own, or a third country of a measure."""
    first, _ = sentence.segments[segment]
    if own[-1].value in GROUPS:
        return False
    if own[-1].value not in {*PAIR, "PAIR"} and len(own) > 1:
        return not any(each.start >= first and each.end <= own[-1].end for each in sentence.quantities)
    alone = len(own) == 1 and own[0].start - first <= OPENING and sentence.role(own[0]) == "of"
    return alone and not _holds(sentence, segment)


def _holds(sentence: "Sentence", segment: int) -> bool:
    """Whether a segment says something of trade: a word for it, or a number."""
    first, last = sentence.segments[segment]
    told = any(first <= each.start < last and each.kind != "bare" for each in sentence.quantities)
    partners = {
        tag.start for tag in sentence.of("partner", segment=segment)
    }  # «покупатель» only names who buys
    return told or any(tag.start not in partners for tag in sentence.of(*TRADING, segment=segment))


def _owners(sentence: "Sentence") -> Iterator[Tag]:
    """Whose partner the subject is called: "Kazakhstan's main partner China closed 2024", 作为哈萨克斯坦的贸易伙伴，中国."""
    for word in _PARTNER.finditer(sentence.norm, sentence.start, sentence.end):
        here = sentence.segment_at(word.start())
        after = [tag for tag in sentence.of("country") if tag.start >= word.end()]
        led = sentence.of("country", segment=here)
        if len(led) == 1 and after and after[0] is led[0]:
            after = after[1:]  # "a partner of Kazakhstan for decades, China exported"
        own = sentence.of("country", segment=here)
        own = [tag for tag in own if tag not in after] or own
        if not after or after[0].value not in PAIR or len(own) != 1:
            continue
        subject, owner = after[0], own[0]
        touching = 0 <= subject.start - word.end() <= 1
        place = sentence.segment_at(subject.start)
        follows = place == here + 1 and subject.start - sentence.segments[place][0] <= 1
        other = owner.value in PAIR and owner.value != subject.value
        if (
            other
            and max(word.start() - owner.end, owner.start - word.end()) <= OWNED
            and (touching or (follows and not _holds(sentence, here)))
        ):
            yield owner
