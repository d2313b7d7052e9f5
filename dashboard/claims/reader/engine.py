"""Read a text: sentence by sentence, number by number, carrying what earlier sentences settled."""

from dataclasses import replace

from dashboard.claims.reader import assemble
from dashboard.claims.reader.context import PAIR, UNKNOWN, Context
from dashboard.claims.reader.language import language_of
from dashboard.claims.reader.lexicon import LANGUAGES, lexicon
from dashboard.claims.reader.model import Ignored, ReadClaim, Reading
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence
from dashboard.claims.reader.text import Text
from dashboard.claims.reader.topics import TRADE

LONGEST_SENTENCE = 1500  # characters; longer ones are no sentences and are read piece by piece
NOT_NAMED = "neither country is named in the text"


def read(text: str, *, language: str | None = None, published: str | None = None) -> Reading:
    """Read the claims on the trade of China and Kazakhstan that a text makes.

    Args:
        text: a sentence, an article, a press release.
        language: BCP 47 code, if known; each sentence's script is believed before it.
        published: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; tells which year "last year" is.

    Returns:
        The claims, and the numbers left alone with the reason.
    """
    whole = Text(text)
    sentences = _sentences(whole, _known(language))
    named = frozenset().union(*(each.named for each in sentences))
    if not named:
        ignored = [
            _left(whole, each, NOT_NAMED)
            for sentence in sentences
            for each in sentence.quantities
            if each.kind != "bare"
        ]
        return Reading((), tuple(ignored))
    others = frozenset().union(*(each.others | each.codes & REGIONS for each in sentences))
    context = Context(named, others)
    claims: list[ReadClaim] = []
    left: list[Ignored] = []
    for sentence in sentences:
        found = assemble.claims(sentence, context, published)
        claims += found.claims
        left += found.ignored
        context = _after(sentence, context, found, published)
    return Reading(tuple(claims), tuple(left))


def _known(language: str | None) -> str | None:
    name = (language or "").split("-")[0].lower()
    return name if name in LANGUAGES else None


def _sentences(whole: Text, given: str | None) -> list[Sentence]:
    found, before = [], given
    for start, end in whole.sentences:
        for first in range(start, end, LONGEST_SENTENCE):
            last = min(end, first + LONGEST_SENTENCE)
            name = language_of(whole.norm[first:last], before)
            if name is not None:
                before = name
                found.append(Sentence(whole, first, last, lexicon(name)))
    return found


def _after(sentence: Sentence, context: Context, found: assemble.Found, published: str | None) -> Context:
    """What a sentence settles for the next one."""
    kind = found.scope
    if kind == UNKNOWN and not sentence.countries:
        kind = context.scope
    elif kind == UNKNOWN and sentence.named >= BOTH and not sentence.others and not sentence.codes & REGIONS:
        kind = PAIR
    measure = found.measure or context.measure_value
    about_trade = sentence.has(*TRADE)  # the year of a visit or a treaty is no period of trade
    said = [each.closed(published) for each in sentence.periods if not each.base] if about_trade else []
    return replace(
        context,
        scope=kind,
        topic=found.topic or context.topic,
        measure_value=measure,
        flow=found.flow or context.flow,
        period=found.period or (said[-1] if said else None) or context.period,
    )


def _left(whole: Text, quantity: Quantity, reason: str) -> Ignored:
    start, end = quantity.start, quantity.end
    return Ignored(whole.said(start, end), *whole.span(start, end), reason)
