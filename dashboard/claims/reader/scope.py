"""Whose trade a number is about. What is not surely the goods trade of the pair is left alone, with the reason."""

from dataclasses import dataclass

from dashboard.claims.reader import groups, growth
from dashboard.claims.reader.lexicon import CENTRAL_ASIA
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.numbers import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence, codes

PAIR, OTHER, UNKNOWN = "pair", "other", "unknown"
JOINT = 8
# Where an adjective of a people shows by its form, or names of countries serve as adjectives.
PEOPLES_KNOWN = frozenset({"en", "ru", "kk", "uz", "zh"})
TOUCHING = 4
CLOSE_AFTER = 16
TRADE = ("measure", "buy", "sell", "partner", "demand")


@dataclass
class Context:
    """What earlier sentences of a text settled.

    Attributes:
        named: which of the two countries the text names anywhere.
        others: whether it names third countries or regions anywhere.
    """

    named: frozenset[str]
    others: frozenset[str]
    scope: str = UNKNOWN
    topic: str = ""
    measure_value: str = ""
    flow: str = ""
    period: tuple[str, str] | None = None


@dataclass(frozen=True)
class Scope:
    """What a number is about, and why it is not the pair where it is not."""

    kind: str
    reason: str = ""
    assumed: str = ""


def topic(sentence: Sentence, quantity: Quantity, context: Context) -> str:
    """Trade, transport or something else: the governing word decides, investment beside trade wins over it."""
    here = sentence.segment_at(quantity.start)
    if (quantity.kind == "weight" or _weighed(sentence, quantity)) and (
        sentence.has("transport") or (context.topic == "transport" and not sentence.has("commodity"))
    ):
        return "transport"
    for tag in sentence.of("not_trade", "transport", segment=here):
        if 0 <= tag.start - quantity.end <= CLOSE_AFTER and not any(
            quantity.end <= each.start < tag.start for each in sentence.of(*TRADE, segment=here)
        ):
            return tag.kind if not _joint(sentence, tag, quantity) else "trade"
    governing = sentence.nearest(quantity, *TRADE, "not_trade", "transport")
    return context.topic if governing is None else _topic_of(sentence, quantity, governing)


def _topic_of(sentence: Sentence, quantity: Quantity, governing: Tag) -> str:
    """The topic a governing word sets; investment right beside trade takes it over, but for a share of both."""
    if governing.kind in {"not_trade", "transport"}:
        together = governing.kind == "not_trade" and _joint(sentence, governing, quantity)
        return "trade" if together else governing.kind
    beside = [
        each
        for each in sentence.of("not_trade", "transport")
        if 0 <= governing.start - each.end <= JOINT or 0 <= each.start - governing.end <= JOINT
    ]
    here = sentence.segment_at(quantity.start)
    shared = quantity.kind == "fraction" or (
        quantity.kind == "percent" and sentence.has("share", segment=here)
    )
    return beside[0].kind if beside and not shared else "trade"


def _weighed(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a percentage stands beside a weight, whose change it then is."""
    return quantity.kind == "percent" and any(
        each.kind == "weight" and 0 <= each.start - quantity.end <= CLOSE_AFTER
        for each in sentence.quantities
    )


def _joint(sentence: Sentence, tag: Tag, quantity: Quantity) -> bool:
    """A share of trade and investment together ("half of") is still read as a share of trade."""
    if quantity.kind not in {"percent", "fraction"}:
        return False
    return any(
        0 <= tag.start - each.end <= JOINT or 0 <= each.start - tag.end <= JOINT
        for each in sentence.of("measure")
    ) and sentence.has("share")


def scope(sentence: Sentence, quantity: Quantity, context: Context) -> Scope:
    """Say whose trade a quantity belongs to."""
    mentions = _governing(sentence, quantity)
    if elsewhere := _elsewhere(sentence, quantity, mentions):
        return Scope(OTHER, elsewhere)
    return _told(sentence, quantity, mentions, context) if mentions else _inherited(sentence, context)


def _told(sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context) -> Scope:
    """By the countries that govern the quantity."""
    if groups.member(sentence, quantity) and sentence.named >= BOTH and not sentence.others:
        return Scope(PAIR)
    found = codes(mentions)
    if found - BOTH - REGIONS - {"TWO"}:
        compared = sentence.has("difference", segment=sentence.segment_at(quantity.start)) or growth.compares(
            sentence, quantity
        )
        if compared and (context.scope == PAIR or sentence.named >= BOTH):
            return Scope(PAIR)
        return _beside_third(sentence, quantity, mentions, context)
    if found & {"CA", "BLOC"}:
        return Scope(PAIR) if _member_speaks(sentence, found) else Scope(OTHER, "a group of countries")
    if "TWO" in found or found >= BOTH:
        return _two(sentence, quantity, context, found)
    return _one(sentence, quantity, next(iter(found & BOTH), ""), found, context)


def _elsewhere(sentence: Sentence, quantity: Quantity, mentions: list[Tag]) -> str:
    """Why a quantity is of another place or of a whole, if it is."""
    whole = any(0 <= quantity.start - tag.end <= JOINT * 2 for tag in sentence.of("out_of"))
    for holds, reason in (
        (bool(sentence.codes & {"XJ", "PORT"}), "a region, a border crossing or a port"),
        (sentence.has("company"), "one company"),
        (groups.denied(sentence), "another pair than the two"),
        (groups.rivals(sentence), "one partner measured by another"),
        (groups.crowd(sentence), "several countries together"),
        (groups.owner(sentence), "the partners of a third country"),
        (whole, "the whole that something is a part of"),
    ):
        if holds:
            return reason
    after = any(tag.value == "WORLD" and 0 <= tag.start - quantity.end <= TOUCHING for tag in mentions)
    return "trade with all countries" if after and quantity.kind == "money" else ""


def _governing(sentence: Sentence, quantity: Quantity) -> list[Tag]:
    """The countries of a quantity's segment, else of the nearest segment before it, else after it."""
    here = sentence.segment_at(quantity.start)
    for segment in (*range(here, -1, -1), *range(here + 1, len(sentence.segments))):
        found = [
            Tag(tag.start, tag.end, tag.kind, "TWO") if tag.kind == "two" else tag
            for tag in sentence.of("country", "two", segment=segment)
            if not groups.negated(sentence, tag)
        ]
        if found and not all(tag.value == "WORLD" for tag in found):
            return found
    return []


def _inherited(sentence: Sentence, context: Context) -> Scope:
    if context.scope == PAIR:
        return Scope(PAIR)
    if sentence.named >= BOTH and not sentence.others:
        return Scope(PAIR)
    return Scope(
        OTHER if context.scope == OTHER else UNKNOWN,
        "the text before is about something else" if context.scope == OTHER else "no pair is named",
    )


def _nearest_country(mentions: list[Tag], quantity: Quantity) -> Tag:
    left = [tag for tag in mentions if tag.end <= quantity.start and tag.value not in {"TWO", "WORLD"}]
    right = [tag for tag in mentions if tag.start >= quantity.end and tag.value not in {"TWO", "WORLD"}]
    return left[-1] if left else right[0] if right else mentions[-1]


def _beside_third(sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context) -> Scope:
    """A list of partners: the country beside the number counts, if the other one is named apart from the list."""
    near = _aligned(sentence, quantity) or _nearest_country(mentions, quantity)
    found = codes([near])
    right = [tag for tag in mentions if 0 <= tag.start - quantity.end < quantity.start - near.end]
    if (
        (right and not codes(right) & BOTH)
        or not found & BOTH
        or (found >= BOTH and _foreign_owner(sentence))
    ):
        return Scope(OTHER, "a third country")
    if found >= BOTH:
        return Scope(PAIR)
    other = next(iter(BOTH - found))
    named = [tag for tag in sentence.countries if other in codes([tag])]
    if found == {"KZ"} and len(sentence.others) > 1 and sentence.others <= set(CENTRAL_ASIA):
        assumed = "" if named else "the partner of these Central Asian countries is China"
        return Scope(PAIR, assumed=assumed)
    aligned = sentence.has("respectively") and other in codes(sentence.countries[:1])
    apart = any(tag not in mentions for tag in named) or (bool(named) and context.scope == PAIR)
    if aligned or (apart and not _foreign_owner(sentence)):
        return Scope(PAIR)
    return Scope(OTHER, "a list of partners of an unnamed or third country")


def _foreign_owner(sentence: Sentence) -> bool:
    """Whether a third country comes first, as the one whose partners are told."""
    first = sentence.countries[0] if sentence.countries else None
    return (
        first is not None
        and first.value not in {"CN", "KZ", "PAIR", "CA", "WORLD"}
        and sentence.role(first) != "to"
    )


def _aligned(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """Respectively, 分别: the numbers follow the order of the countries."""
    if not sentence.has("respectively"):
        return None
    counted = [each for each in sentence.quantities if each.kind not in {"bare", "count"}]
    places = [tag for tag in sentence.countries if tag.value not in REGIONS | {"PAIR"}]
    spare = len(places) - len(counted)
    return places[spare + counted.index(quantity)] if 0 <= spare <= 1 and quantity in counted else None


def leads(sentence: Sentence) -> bool:
    """Whether Kazakhstan, named alone, comes first by trade: first of whose partners can only be China here."""
    alone = not sentence.others and sentence.codes <= {"KZ", "CA"} and "KZ" in sentence.codes
    return alone and sentence.has("partner") and any(tag.value == 1 for tag in sentence.of("rank"))


def _foreign_measure(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the trade told is that of a third country: its name and the measure stand in one segment."""
    measure = sentence.nearest(quantity, *TRADE)
    if measure is None or not _foreign_owner(sentence):
        return False
    return sentence.segment_at(sentence.countries[0].start) == sentence.segment_at(measure.start)


def _told_later(sentence: Sentence, quantity: Quantity, code: str, context: Context) -> bool:
    """Whether the other country only follows, with a number of its own: "exports were 78.7 bn, of which China 18 %"."""
    if context.scope == PAIR or sentence.has("two") or sentence.has("source") or groups.shared(sentence):
        return False
    other = next(iter(BOTH - {code}))
    places = [tag for tag in sentence.countries if other in codes([tag])]
    here = sentence.segments[sentence.segment_at(quantity.start)]
    if not places or any(tag.start < here[1] for tag in places):
        return False
    if any(0 <= places[0].start - tag.end <= TOUCHING for tag in sentence.of("part_of")):
        return True  # "exports rose by 5 %, including to China": the number is that of the whole
    if any(tag.end + 1 >= places[0].start >= tag.end for tag in sentence.of("measure")):
        return False  # "30 % of exports and 27 % of the imports of Kazakhstan": the owner of both stands last
    own = [tag for tag in sentence.countries if here[0] <= tag.start < here[1]]
    if (
        own
        and quantity.kind in {"money", "percent"}
        and not sentence.has("share")
        and all(sentence.role(tag) == "of" for tag in own)
    ):
        return True  # "China's exports rose by 5.9 %; Kazakhstan ..."
    measured = [
        each
        for each in sentence.quantities
        if each.start > here[1] and each.kind in {"money", "percent", "weight", "fraction"}
    ]
    return bool(measured) and measured[0].start > places[0].start - CLOSE_AFTER


def _bound_elsewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the measure told goes to a third country, an aside on the two set apart: "to Italy, bypassing China"."""
    measure = sentence.nearest(quantity, *TRADE)
    if measure is None or sentence.of("country", segment=sentence.segment_at(quantity.start)):
        return False
    beside = sentence.of("country", segment=sentence.segment_at(measure.start))
    third = [tag for tag in beside if tag.value not in BOTH | REGIONS | {"PAIR"}]
    return not codes(beside) >= BOTH and any(sentence.role(tag) in {"to", "from", "with"} for tag in third)


def _after_a_group(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the country is only an aside to its group: "Central Asia, led by Kazakhstan, traded 94.8 bn"."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    own = any(first <= tag.start < last for tag in sentence.countries)
    return not own and any(tag.value in {"CA", "BLOC"} and tag.start < first for tag in sentence.countries)


def _listed(sentence: Sentence) -> bool:
    """Whether Kazakhstan is only one of a list of Central Asian countries."""
    return len(sentence.others & set(CENTRAL_ASIA)) > 1


def _member_speaks(sentence: Sentence, found: frozenset[str]) -> bool:
    """Whether Kazakhstan is told apart from its region: it leads there, or has a share in it."""
    if _listed(sentence) or "BLOC" in found or "KZ" not in found:
        return False
    return (sentence.named >= BOTH and sentence.has("rank", "share")) or (
        found >= BOTH and sentence.has("rank")
    )


def _two(sentence: Sentence, quantity: Quantity, context: Context, found: frozenset[str]) -> Scope:
    if found >= BOTH or sentence.named >= BOTH:
        if _as_items(sentence) or _foreign_measure(sentence, quantity):
            return Scope(OTHER, "a list of partners of an unnamed or third country")
        return Scope(PAIR)
    if context.scope == PAIR or (context.named >= BOTH and not sentence.others and context.scope != OTHER):
        return Scope(PAIR)
    one = sentence.named or context.named
    if (
        one
        and sentence.words.name in PEOPLES_KNOWN
        and not sentence.strangers
        and not (sentence.others | context.others)
        and not sentence.codes & {"CA", "BLOC"}
    ):
        return Scope(PAIR, assumed=f"the other of the two countries is {next(iter(BOTH - one), '')}")
    return Scope(UNKNOWN, "the two countries are not named")


def _as_items(sentence: Sentence) -> bool:
    """Whether both countries stand in a list, each with its own number: partners of somebody else."""
    if sentence.has("two") or any(tag.value == "PAIR" for tag in sentence.countries) or not sentence.others:
        return False
    own: set[str] = set()
    for quantity in sentence.quantities:
        if quantity.kind in {"percent", "money", "weight"}:
            before = [tag for tag in sentence.countries if 0 <= quantity.start - tag.end <= 3]  # noqa: PLR2004
            own |= codes(before)
    return own >= BOTH


def _one(  # noqa: PLR0911 - rules in order, the first that holds decides
    sentence: Sentence, quantity: Quantity, code: str, found: frozenset[str], context: Context
) -> Scope:
    """Only one of the two countries governs: the other must be named in the sentence or the text, or be implied."""
    other = next(iter(BOTH - {code}))
    shared = quantity.kind in {"percent", "fraction"} and sentence.has("share")
    if "WORLD" in found and not (other in sentence.named and shared):
        return Scope(OTHER, "trade with all countries")
    if _as_items(sentence):
        return Scope(OTHER, "a list of partners of an unnamed country")
    if _after_a_group(sentence, quantity):
        return Scope(OTHER, "a group of countries")
    if _bound_elsewhere(sentence, quantity):
        return Scope(OTHER, "trade with a third country")
    if (
        other in sentence.named
        and not _foreign_owner(sentence)
        and not _told_later(sentence, quantity, code, context)
    ):
        return Scope(PAIR)
    if context.scope == PAIR and not sentence.others:
        return Scope(PAIR)
    assumed = _implied(sentence, quantity, code)
    if assumed:
        return Scope(PAIR, assumed=assumed)
    return Scope(UNKNOWN, "only one of the two countries is named")


def _implied(sentence: Sentence, quantity: Quantity, code: str) -> str:
    """What is left unsaid where one country is named and the other is surely meant; empty where it is not sure."""
    measure = sentence.nearest(quantity, *TRADE)
    other = next(iter(BOTH - {code}))
    flowing = measure is not None and measure.value in {"export", "import"}
    directed = any(
        tag.value == code and sentence.role(tag) in {"to", "from", "towards"} for tag in sentence.countries
    )
    if sentence.strangers:
        return ""
    alone = not sentence.others and not sentence.codes & {"CA", "BLOC", "WORLD"}
    at_home = sentence.words.home == other
    bought = measure is not None and measure.kind in {"buy", "demand"} and not _foreign_owner(sentence)
    neighbours = len(sentence.others) > 1 and sentence.others <= set(CENTRAL_ASIA)
    sure = sentence.words.name in PEOPLES_KNOWN
    if sure and flowing and directed and ((code == "CN" and alone) or at_home):
        return f"the other side is {other}"
    if sure and code == "CN" and bought:
        return "the seller is Kazakhstan"
    if code == "KZ" and neighbours and len(sentence.quantities) > len(sentence.others):
        return "the partner of these Central Asian countries is China"
    return "the partner is China" if code == "KZ" and leads(sentence) else ""
