"""Amounts that are changes and no levels: "rose by 2 billion", "added 1.9 billion", "$5.4 billion more"."""

import re

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

_HAN_CHANGED = re.compile(
    r"(?:增加|增长|净增|多增|猛增|激增|劲增|大增|减少|下降|锐减|下滑|减|多|少|成长|扩大|提高|上升|年增|增)了?(?:约|近|超|逾|超过|将近|大约|不到)?$"
)
_DATIVE_MORE = re.compile(
    r"(?:[ғқ]а|[гк][ае]) (?:артық|көп|кем|аз|төмен|жоғары|кўп|кам|ортиқ)\b(?! бол)"
)  # долларға артық
_WORD = re.compile(r"[^\W\d_]{5,}")
BESIDE, NEAR, FEW, ADDED = 2, 14, 10, 24
DATIVE_TAIL = 2
ARTICLE_AFTER = 5
ARTICLES = frozenset({"", "bir"})  # dolarlık bir artış
DATIVE = frozenset({"kk", "uz"})
VERB_LAST = frozenset({"tr", "kk", "uz", "ko", "ja"})


def changed_by(sentence: Sentence, quantity: Quantity) -> bool:  # noqa: PLR0911 - rules in order, the first that holds decides
    """Whether an amount is a change and no level: "$5.4 billion more", "rose by 2 billion"."""
    norm = sentence.norm
    if sentence.words.name == "tr" and norm[quantity.end - 1 : quantity.end] in {"a", "e"}:
        return False  # the dative says where it rose to
    reached = {tag.start for tag in sentence.of("reach", "hedge_after")}
    if sentence.words.name in DATIVE and _DATIVE_MORE.search(
        norm, quantity.end - DATIVE_TAIL, quantity.end + FEW
    ):
        return True
    for tag in sentence.of("change"):
        if (
            tag.start not in reached
            and 0 <= tag.start - quantity.end <= ARTICLE_AFTER
            and norm[quantity.end : tag.start].strip() in ARTICLES
            and (sentence.words.name in VERB_LAST or not _leads_on(sentence, tag))
        ):
            return not any(0 <= quantity.start - word.end <= BESIDE for word in sentence.of("to"))
    if sentence.words.name == "zh" and _HAN_CHANGED.search(
        norm, max(sentence.start, quantity.start - FEW), quantity.start
    ):
        return True
    if any(tag.kind == "gains" and tag.end <= quantity.start for tag in sentence.tags) or _added(
        sentence, quantity
    ):
        return True
    before = [
        tag
        for tag in sentence.of("by")
        if 0 <= quantity.start - tag.end <= NEAR
        and not any(c.isdigit() for c in norm[tag.end : quantity.start])
    ]
    if not before:
        return False
    verbs = [
        tag
        for tag in sentence.of("change", "reach", segment=sentence.segment_at(quantity.start))
        if tag.start <= before[-1].start
    ]
    return bool(verbs) and verbs[-1].kind == "change"


def _added(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is what a verb adds or takes away: "trade added 1.9 billion", «прибавил в 2021 году 1,9 млрд»."""
    here = sentence.segment_at(quantity.start)
    verbs = [tag for tag in sentence.of("adds", "reach", segment=here) if tag.end <= quantity.start]
    if not verbs or verbs[-1].kind != "adds" or quantity.start - verbs[-1].end > ADDED:
        return False
    start = verbs[-1].end
    known = {tag.start for tag in sentence.tags}
    others = [
        word for word in _WORD.finditer(sentence.norm, start, quantity.start) if word.start() not in known
    ]
    told = any(start <= each.start < quantity.start and each.kind != "bare" for each in sentence.quantities)
    return not others and not told  # "added another 1.9 billion" tells a part


def _leads_on(sentence: Sentence, tag: Tag) -> bool:
    """Whether a word of change belongs to the number after it: "$41 billion, up 32 %"."""
    return any(0 <= each.start - tag.end <= NEAR and each.kind != "bare" for each in sentence.quantities)
