"""Which currency a rate of growth is told in: growth in yuan and in dollars may differ by several points."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

RATES = frozenset({"percent", "times", "multiple", "fraction"})


def of_a_rate(sentence: Sentence, quantity: Quantity) -> str:
    """Give the currency of a rate, by a word of its own ("in yuan terms") or the amount it goes with; empty where none is told."""
    if quantity.kind not in RATES:
        return quantity.unit if quantity.kind == "money" else ""
    return _by_word(sentence, quantity) or _by_amount(sentence, quantity)


def _by_word(sentence: Sentence, quantity: Quantity) -> str:
    """By a currency named apart from any amount, in the rate's segment or in one before it that tells no number."""
    here = sentence.segment_at(quantity.start)
    free = sentence.kept("currencies apart", lambda: _apart_from_amounts(sentence))
    own = [tag for tag in free if sentence.segment_at(tag.start) == here]
    if own:
        return str(min(own, key=lambda tag: _apart(tag, quantity)).value)
    leading = [tag for tag in free if tag.end <= quantity.start]
    return str(leading[-1].value) if leading and not _told(sentence, leading[-1].end, quantity.start) else ""


def _apart_from_amounts(sentence: Sentence) -> list[Tag]:
    return [
        tag
        for tag in sentence.of("currency")
        if not any(each.start <= tag.start < each.end for each in sentence.quantities)
    ]


def _apart(tag: Tag, quantity: Quantity) -> int:
    return quantity.start - tag.end if tag.end <= quantity.start else tag.start - quantity.end


def _told(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= each.start < end and each.kind != "bare" for each in sentence.quantities)


def _by_amount(sentence: Sentence, quantity: Quantity) -> str:
    """By the amount told last before it, conversions in brackets aside, else by the next one in its segment."""
    here = sentence.segment_at(quantity.start)
    amounts = [each for each in sentence.quantities if each.kind == "money"]
    amounts = [
        each for at, each in enumerate(amounts) if not at or not _converted(sentence, amounts[at - 1], each)
    ]
    before = [each for each in amounts if each.end <= quantity.start]
    after = [each for each in amounts if each.start >= quantity.end]
    near = [each for each in after if sentence.segment_at(each.start) - here <= 1]
    found = before[-1:] or near[:1]
    return found[0].unit if found else ""


def _converted(sentence: Sentence, before: Quantity, amount: Quantity) -> bool:
    return before.unit != amount.unit and "(" in sentence.norm[before.end : amount.start]
