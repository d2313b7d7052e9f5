"""Numbers that a text denies or asks about: "did not reach 41 billion", "not 41 but 30", "was it 50 billion?"."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import Sentence

BESIDE = 3
REACH, AFTER, ADVERB = 48, 14, 6
QUESTION = "asked, not said"
DENIED = "the text denies it"
VERBS = frozenset(
    {"reach", "change", "share", "measure", "buy", "sell", "adds", "times", "rank", "to", "past", "country"}
)
QUOTES = " \n\"'»”)]"


def untold(sentence: Sentence, start: int, end: int) -> str:
    """Why the number from ``start`` to ``end`` is not claimed, if it is only asked about or denied."""
    if sentence.once(asks):
        return QUESTION
    return DENIED if _denied_before(sentence, start) or _denied_after(sentence, end) else ""


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question."""
    return sentence.norm[sentence.start : sentence.end].rstrip(QUOTES).endswith("?")


def _denied_before(sentence: Sentence, start: int) -> bool:
    """Whether the verb that leads to a number is denied, or the number itself: "was not 41 billion", «не достиг 41 млрд»."""
    segment = sentence.segment_at(start)
    first, _ = sentence.segments[segment]
    for tag in sentence.of("denial", "not", segment=segment):
        if not first <= tag.start < start or start - tag.end > REACH or _told(sentence, tag.end, start):
            continue
        verb = next((each for each in sentence.tags if each.start >= tag.end), None)
        led = verb is not None and verb.start - tag.end <= ADVERB and verb.kind in VERBS
        if _near(sentence, tag, start) or (tag.kind == "denial" and led):
            return True
    return False


def _near(sentence: Sentence, tag: Tag, start: int) -> bool:
    """Whether nothing but a hedge or a preposition stands between a denial and its number."""
    words = [each for each in sentence.of("hedge", "to", "by", "currency") if tag.end <= each.start < start]
    between = sentence.norm[tag.end : start]
    return len(between) - sum(each.end - each.start for each in words) <= BESIDE


def _denied_after(sentence: Sentence, end: int) -> bool:
    """Whether a denied verb follows, as verbs do in Turkic languages, Korean and Japanese: 41 млрд долларға жетпеді."""
    segment = sentence.segment_at(end - 1)
    return any(
        0 <= tag.start - end <= AFTER and not _told(sentence, end, tag.start)
        for tag in sentence.of("denial_after", segment=segment)
    )


def _told(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= each.start < end and each.kind != "bare" for each in sentence.quantities)
