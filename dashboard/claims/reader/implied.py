"""The country left unsaid: where one of the two is named and the other is surely meant."""

from dashboard.claims.reader.lexicon import CENTRAL_ASIA
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, Sentence
from dashboard.claims.reader.third_countries import foreign_owner
from dashboard.claims.reader.topics import TRADE

# Where an adjective of a people shows by its form, or names of countries serve as adjectives.
PEOPLES_KNOWN = frozenset({"en", "ru", "kk", "uz", "zh"})


def leads(sentence: Sentence) -> bool:
    """Whether Kazakhstan, named alone, comes first by trade: first of whose partners can only be China here."""
    alone = not sentence.others and sentence.codes <= {"KZ", "CA"} and "KZ" in sentence.codes
    return alone and sentence.has("partner") and any(tag.value == 1 for tag in sentence.of("rank"))


def implied(sentence: Sentence, quantity: Quantity, code: str) -> str:  # noqa: PLR0911 - rules in order, the first that holds decides
    """What is left unsaid where one country is named and the other is surely meant; empty where it is not sure."""
    measure = sentence.nearest(quantity, *TRADE)
    other = next(iter(BOTH - {code}))
    flowing = measure is not None and measure.value in {"export", "import"}
    place = sentence.segment_at(measure.start if measure else quantity.start)
    roles = {sentence.role(tag) for tag in sentence.of("country", segment=place) if tag.value == code}
    directed = bool(roles & {"to", "from", "towards"})
    if sentence.strangers:
        return ""
    alone = not sentence.others and not sentence.codes & {"CA", "BLOC", "WORLD"}
    at_home = sentence.words.home == other
    bought = measure is not None and measure.kind in {"buy", "demand"} and not foreign_owner(sentence)
    neighbours = len(sentence.others) > 1 and sentence.others <= set(CENTRAL_ASIA)
    sure = sentence.words.name in PEOPLES_KNOWN
    if sure and flowing and directed and alone and (code == "CN" or at_home):
        return f"the other side is {other}"
    together = bool(roles & {"with", "to"})
    if (
        sure
        and at_home
        and alone
        and together
        and measure is not None
        and measure.value in {"total", "balance"}
    ):
        return f"the other side is {other}"
    parts = sentence.of("part_of") and not sentence.of("country", segment=place)
    if (
        sure
        and at_home
        and alone
        and flowing
        and parts
        and any(tag.value == "total" for tag in sentence.of("measure"))
    ):
        return f"the other side is {other}"
    if sure and code == "CN" and bought:
        return "the seller is Kazakhstan"
    if code == "KZ" and neighbours and len(sentence.quantities) > len(sentence.others):
        return "the partner of these Central Asian countries is China"
    return "the partner is China" if code == "KZ" and leads(sentence) else ""
