"""Whose trade a number is about. What is not surely the goods trade of the pair is left alone, with the reason."""

from dashboard.claims.reader import groups, growth
from dashboard.claims.reader.context import OTHER, PAIR, UNKNOWN, Context, Scope
from dashboard.claims.reader.implied import PEOPLES_KNOWN, implied
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence, codes
from dashboard.claims.reader.takers import first_of_two, part_of_region, taker
from dashboard.claims.reader.third_countries import (
    after_a_group,
    as_items,
    beside_third,
    bound_elsewhere,
    elliptic,
    foreign_measure,
    foreign_owner,
    foreign_subject,
    member_speaks,
    told_later,
    unlinked,
)

JOINT = 8
TOUCHING = 4


def scope(sentence: Sentence, quantity: Quantity, context: Context) -> Scope:
    """Say whose trade a quantity belongs to."""
    mentions = _governing(sentence, quantity)
    if elsewhere := _elsewhere(sentence, quantity, mentions):
        return Scope(OTHER, elsewhere)
    return _told(sentence, quantity, mentions, context) if mentions else _inherited(sentence, context)


def _told(  # noqa: PLR0911 - rules in order
    sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context
) -> Scope:
    """By the countries that govern the quantity."""
    if groups.member(sentence, quantity) and sentence.named >= BOTH and not sentence.others:
        return Scope(PAIR)
    if first_of_two(sentence, quantity):
        return Scope(PAIR)
    if whose := taker(sentence, quantity):
        return Scope(PAIR) if whose.value in BOTH else Scope(OTHER, "a third country")
    found = codes(mentions)
    if found - BOTH - REGIONS - {"TWO"}:
        compared = sentence.has("difference", segment=sentence.segment_at(quantity.start)) or growth.compares(
            sentence, quantity
        )
        if compared and (context.scope == PAIR or sentence.named >= BOTH):
            return Scope(PAIR)
        return beside_third(sentence, quantity, mentions, context)
    if found & {"CA", "BLOC"}:
        own = (
            part_of_region(sentence, quantity)
            or member_speaks(sentence, found)
            or _subject_told(sentence, quantity, found)
        )
        return Scope(PAIR) if own else Scope(OTHER, "a group of countries")
    if "TWO" in found or found >= BOTH:
        return _two(sentence, quantity, context, found)
    return _one(sentence, quantity, mentions, context)


def _subject_told(sentence: Sentence, quantity: Quantity, found: frozenset[str]) -> bool:
    """Whether a clause goes on about the pair's trade and says what part of the region's it is: "…, or 44 % of China's with the five"."""
    here = sentence.segment_at(quantity.start)
    if quantity.kind not in {"percent", "fraction"} or not here or found != {"CN", "CA"}:
        return False
    first, _ = sentence.segments[here]
    opens = any(0 <= tag.start - first <= JOINT * 2 for tag in sentence.of("share", segment=here))
    return opens and codes(sentence.of("country", segment=here - 1)) >= BOTH and not sentence.others


def _elsewhere(sentence: Sentence, quantity: Quantity, mentions: list[Tag]) -> str:
    """Why a quantity is of another place or of a whole, if it is."""
    whole = any(0 <= quantity.start - tag.end <= JOINT * 2 for tag in sentence.of("out_of"))
    for holds, reason in (
        (bool(sentence.codes & {"XJ", "PORT"}), "a region, a border crossing or a port"),
        (sentence.has("company"), "one company"),
        (sentence.once(groups.denied), "another pair than the two"),
        (sentence.once(groups.rivals), "one partner measured by another"),
        (sentence.once(groups.crowd), "several countries together"),
        (sentence.once(groups.among), "a group of countries"),
        (groups.whole_elsewhere(sentence, quantity), "a share of another whole"),
        (foreign_subject(sentence, quantity), "trade of a third country"),
        (sentence.has("domestic"), "trade within a country, or services"),
        (sentence.once(groups.owner), "the partners of a third country"),
        (whole, "the whole that something is a part of"),
    ):
        if holds:
            return reason
    if _of_the_world(sentence, quantity) or _of_one_with_all(sentence, quantity):
        return "trade with all countries"
    after = any(tag.value == "WORLD" and 0 <= tag.start - quantity.end <= TOUCHING for tag in mentions)
    return "trade with all countries" if after and quantity.kind == "money" else ""


def _of_the_world(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether its own clause tells of the trade of all countries: "global trade grew by 3 %, China and Kazakhstan ..."."""
    here = sentence.segment_at(quantity.start)
    own = sentence.of("country", segment=here)
    return (
        bool(own)
        and all(tag.value == "WORLD" for tag in own)
        and sentence.has("measure", segment=here)
        and quantity.kind in {"percent", "money"}
        and not sentence.has("share", "share_noun", "two", "partner")
    )


def _of_one_with_all(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the foreign trade of one country is told, whoever else is named: "he told Kazakhstan that China's foreign trade"."""
    measure = sentence.nearest(quantity, "measure")
    if measure is None or sentence.has("two", "share", "share_noun"):
        return False
    whole = any(tag.value == "WORLD" and tag.start == measure.start for tag in sentence.countries)
    owned = any(tag.value in BOTH and 0 <= measure.start - tag.end <= 1 for tag in sentence.countries)
    return whole and owned and all(sentence.role(tag) == "of" for tag in sentence.countries)


def _governing(sentence: Sentence, quantity: Quantity) -> list[Tag]:
    """The countries of a quantity's segment, else of the nearest segment before it, else after it."""
    here = sentence.segment_at(quantity.start)
    if after := _joined_by_dash(sentence, here):
        return after
    for segment in (*range(here, -1, -1), *range(here + 1, len(sentence.segments))):
        found = [
            Tag(tag.start, tag.end, tag.kind, "TWO") if tag.kind == "two" else tag
            for tag in sentence.of("country", "two", segment=segment)
            if not groups.negated(sentence, tag)
        ]
        if segment != here and groups.aside(sentence, segment):
            continue
        if segment != here and sentence.has("measure", "share_noun", "buy", "sell", segment=here):
            found = _without_overtaken(sentence, found)
        if found and not all(tag.value == "WORLD" for tag in found):
            return found
    return []


def _joined_by_dash(sentence: Sentence, here: int) -> list[Tag]:
    """The countries a dash joins to a number that has none of its own: «ещё 12 % – из Вьетнама»."""
    if here + 1 >= len(sentence.segments) or sentence.has("country", "two", segment=here):
        return []
    last, (first, end) = sentence.segments[here][1], sentence.segments[here + 1]
    told = any(first <= each.start < end and each.kind != "bare" for each in sentence.quantities)
    joined = "-" in sentence.norm[last:first] and not told and not sentence.has("measure", segment=here + 1)
    return sentence.of("country", segment=here + 1) if joined else []


def _without_overtaken(sentence: Sentence, found: list[Tag]) -> list[Tag]:
    """Take out who was only passed, where a clause goes on about the subject: "second after Italy, and its share was"."""
    ends = {tag.end for tag in sentence.of("overtake")}
    passed = [tag for tag in found if tag.value not in BOTH | REGIONS and ends & {tag.start, tag.start - 1}]
    rest = [tag for tag in found if tag not in passed]
    if not rest and passed:
        return []  # "second after Italy, with a share of 18.7 %": the subject stands before
    return rest if codes(rest) & BOTH else found


def _only_in_asides(sentence: Sentence, code: str) -> bool:
    places = [tag for tag in sentence.countries if code in codes([tag])]
    return bool(places) and all(groups.aside(sentence, sentence.segment_at(tag.start)) for tag in places)


def _inherited(sentence: Sentence, context: Context) -> Scope:
    if context.scope == PAIR:
        return Scope(PAIR)
    if sentence.named >= BOTH and not sentence.others:
        return Scope(PAIR)
    return Scope(
        OTHER if context.scope == OTHER else UNKNOWN,
        "the text before is about something else" if context.scope == OTHER else "no pair is named",
    )


def _two(sentence: Sentence, quantity: Quantity, context: Context, found: frozenset[str]) -> Scope:
    if all(_only_in_asides(sentence, code) for code in BOTH):
        return Scope(OTHER, "a group of countries")
    if found >= BOTH or sentence.named >= BOTH:
        if as_items(sentence) or foreign_measure(sentence, quantity):
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


def _one(  # noqa: PLR0911 - rules in order, the first that holds decides
    sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context
) -> Scope:
    """Only one of the two countries governs: the other must be named in the sentence or the text, or be implied."""
    found = codes(mentions)
    code = next(iter(found & BOTH), "")
    other = next(iter(BOTH - {code}))
    shared = quantity.kind in {"percent", "fraction"} and sentence.has("share")
    if "WORLD" in found and not (other in sentence.named and shared):
        return Scope(OTHER, "trade with all countries")
    if as_items(sentence):
        return Scope(OTHER, "a list of partners of an unnamed country")
    if after_a_group(sentence, quantity):
        return Scope(OTHER, "a group of countries")
    if bound_elsewhere(sentence, quantity):
        return Scope(OTHER, "trade with a third country")
    if _only_in_asides(sentence, other) or elliptic(sentence, quantity, mentions):
        return Scope(OTHER, "a whole that the other country is only a part of")
    if unlinked(sentence, quantity, mentions, context):
        return Scope(UNKNOWN, "only one of the two countries trades")
    if (
        other in sentence.named
        and not foreign_owner(sentence)
        and not told_later(sentence, quantity, mentions, context)
    ):
        return Scope(PAIR)
    if context.scope == PAIR and not sentence.others:
        return Scope(PAIR)
    assumed = implied(sentence, quantity, code)
    if assumed:
        return Scope(PAIR, assumed=assumed)
    return Scope(UNKNOWN, "only one of the two countries is named")
