"""Changes: what a percentage is, which way it goes, and what "N times" means in a language."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.numbers import Quantity
from dashboard.claims.reader.sentence import Sentence

GROWTH, SHARE, LEVEL = "growth", "share", "level"
RIGHT_AFTER = 4
NEAR = 14
BESIDE = 2
BEFORE_TIMES = 6
VERB_LAST = frozenset({"tr", "kk", "uz", "ko", "ja"})


def nature(sentence: Sentence, quantity: Quantity) -> str:  # noqa: PLR0911 - rules in order, the first that holds decides
    """Say whether a percentage is a growth rate, a share, or nothing that can be told."""
    here = sentence.segment_at(quantity.start)
    if any(0 <= tag.start - quantity.end <= BESIDE for tag in sentence.of("share_of")):
        return SHARE
    if _sign(sentence, quantity):
        return GROWTH
    for tag in sentence.of("change", "share", segment=here):
        if 0 <= tag.start - quantity.end <= RIGHT_AFTER:
            return SHARE if tag.kind == "share" else GROWTH
    share = sentence.of("share", segment=here)
    change = sentence.of("change", segment=here)
    if share and not (change and all(tag.start > quantity.end for tag in share)):
        left = [tag for tag in share if tag.end <= quantity.start]
        later = [tag for tag in change if left and tag.start > left[-1].end and tag.end <= quantity.start]
        if not left or not later or sentence.has("share_noun", segment=here):
            return SHARE
        reached = [tag for tag in sentence.of("to", "from", "reach") if 0 <= quantity.start - tag.end <= NEAR]
        return SHARE if reached else ""  # a share that rose by 3 % may have risen by 3 points
    if quantity.kind == "fraction" and not change:
        return SHARE
    if change or sentence.has("yearly", "base", segment=here):
        return GROWTH
    governing = sentence.nearest(quantity, "change", "share", "yearly")
    return "" if governing is None else SHARE if governing.kind == "share" else GROWTH


def _sign(sentence: Sentence, quantity: Quantity) -> str:
    """A plus or minus printed before a number; the hyphen of a Hebrew prefix is none."""
    before = sentence.norm[max(0, quantity.start - 2) : quantity.start]
    return before[-1] if before[-1:] in {"+", "-"} and not before[:-1].isalnum() else ""


def falls(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the change is a decline."""
    if sign := _sign(sentence, quantity):
        return sign == "-"
    here = sentence.segment_at(quantity.start)
    for tag in sentence.of("change", segment=here):
        if 0 <= tag.start - quantity.end <= RIGHT_AFTER:
            return bool(tag.value == "down")
    governing = sentence.nearest(quantity, "change")
    return governing is not None and governing.value == "down"


def changed_by(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is a change and no level: "$5.4 billion more", "rose by 2 billion"."""
    norm = sentence.norm
    if sentence.words.name == "tr" and norm[quantity.end - 1 : quantity.end] in {"a", "e"}:
        return False  # the dative says where it rose to
    reached = {tag.start for tag in sentence.of("reach", "hedge_after", "hedge")}
    for tag in sentence.of("change"):
        if (
            tag.start not in reached
            and 0 <= tag.start - quantity.end <= BESIDE
            and not norm[quantity.end : tag.start].strip()
            and (sentence.words.name in VERB_LAST or not _leads_on(sentence, tag))
        ):
            return not any(0 <= quantity.start - word.end <= BESIDE for word in sentence.of("to"))
    if any(tag.kind == "gains" and tag.end <= quantity.start for tag in sentence.tags):
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


def _leads_on(sentence: Sentence, tag: Tag) -> bool:
    """Whether a word of change belongs to the number after it: "$41 billion, up 32 %"."""
    return any(0 <= each.start - tag.end <= NEAR and each.kind != "bare" for each in sentence.quantities)


def multiple(sentence: Sentence, quantity: Quantity, *, down: bool) -> tuple[str, tuple[float, ...]]:
    """Give convention and readings in per cent of "N times"."""
    value = quantity.value
    if down and quantity.kind != "multiple":
        return "to_multiple", (round((1 / value - 1) * 100, 4),) if value else ()
    to, by = round((value - 1) * 100, 6), round(value * 100, 6)
    convention = "to" if quantity.kind == "multiple" else sentence.words.times
    for tag in _around(sentence, quantity):
        convention = str(tag.value)
    if convention == "to":
        return "to_multiple", (to,)
    return ("by_multiple", (by,)) if convention == "by" else ("ambiguous", (to, by))


def _around(sentence: Sentence, quantity: Quantity) -> list[Tag]:
    """Words that settle the convention ("auf das", "增长到"); they stand right before."""
    return [
        tag
        for tag in sentence.of("times_as")
        if 0 <= quantity.start - tag.end <= BEFORE_TIMES or quantity.start <= tag.start < quantity.end + 2
    ]
