"""Third countries and groups beside the two: lists of partners, partners of somebody else, parts of a region."""

from dashboard.claims.reader import groups
from dashboard.claims.reader.context import OTHER, PAIR, Context, Scope
from dashboard.claims.reader.lexicon import CENTRAL_ASIA
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence, codes
from dashboard.claims.reader.topics import CLOSE_AFTER, TRADE

TOUCHING = 4
LISTED = 6  # letters between two names of a list
SUBJECT_LAST = frozenset(
    {"tr", "kk", "uz", "ko", "ja"}
)  # languages whose clauses on a subject come before it
CUSTOMS_OF_CHINA = frozenset({"GACC", "CN_CUSTOMS_LOCAL"})


def _nearest_country(mentions: list[Tag], quantity: Quantity) -> Tag:
    left = [tag for tag in mentions if tag.end <= quantity.start and tag.value not in {"TWO", "WORLD"}]
    right = [tag for tag in mentions if tag.start >= quantity.end and tag.value not in {"TWO", "WORLD"}]
    return left[-1] if left else right[0] if right else mentions[-1]


def beside_third(sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context) -> Scope:
    """A list of partners: the country beside the number counts, if the other one is named apart from the list."""
    near = _aligned(sentence, quantity) or _nearest_country(mentions, quantity)
    found = codes([near])
    right = [tag for tag in mentions if 0 <= tag.start - quantity.end < quantity.start - near.end]
    right = right or [tag for tag in mentions if _with_after(sentence, quantity, near, tag)]
    if (right and not codes(right) & BOTH) or not found & BOTH or (found >= BOTH and foreign_owner(sentence)):
        return Scope(OTHER, "a third country")
    if found >= BOTH:
        return Scope(PAIR)
    if _traded_with(sentence, near, mentions) or _paired(sentence, near, mentions):
        return Scope(OTHER, "trade with a third country")
    other = next(iter(BOTH - found))
    named = [tag for tag in sentence.countries if other in codes([tag])]
    if found == {"KZ"} and len(sentence.others) > 1 and sentence.others <= set(CENTRAL_ASIA):
        assumed = "" if named else "the partner of these Central Asian countries is China"
        return Scope(PAIR, assumed=assumed)
    aligned = sentence.has("respectively") and other in codes(sentence.countries[:1])
    apart = any(tag not in mentions for tag in named) or (bool(named) and context.scope == PAIR)
    if aligned or (apart and not foreign_owner(sentence)):
        return Scope(PAIR)
    return Scope(OTHER, "a list of partners of an unnamed or third country")


def _with_after(sentence: Sentence, quantity: Quantity, near: Tag, tag: Tag) -> bool:
    """Whether "with" joins a country to the number before it: "24.6 bn were with Kazakhstan and 8.4 bn with Uzbekistan"."""
    if not 0 <= tag.start - quantity.end <= LISTED or sentence.role(tag) not in {"with", "to", "from"}:
        return False
    told = [each for each in sentence.quantities if each.kind == quantity.kind and each.end <= near.start]
    return bool(told) and near.end <= quantity.start


def _traded_with(sentence: Sentence, near: Tag, mentions: list[Tag]) -> bool:
    """Whether a third country owns the trade one of the two is the other end of: "Russia's trade with Kazakhstan"."""
    owners = [tag for tag in mentions if tag.end <= near.start and sentence.role(tag) == "of"]
    return (
        bool(owners)
        and not codes(owners) & {*BOTH, "TWO"}
        and bool(codes(owners) & sentence.others)
        and sentence.role(near) in {"with", "to", "from"}
        and not codes(mentions) >= BOTH
    )


def _paired(sentence: Sentence, near: Tag, mentions: list[Tag]) -> bool:
    """Whether one of the two is told of as a pair with a third country: "trade between Israel and Kazakhstan"."""
    if sentence.has("respectively"):
        return False
    for tag in mentions:
        first, last = (tag, near) if tag.start < near.start else (near, tag)
        gap = sentence.norm[first.end : last.start]
        between = any(0 <= first.start - word.end <= 1 for word in sentence.of("with")) or any(
            first.end <= word.start < last.start for word in sentence.of("and", "with", "with_after")
        )
        joined = len(gap) <= LISTED and not any(letter in ",;:()" or letter.isdigit() for letter in gap)
        if codes([tag]) & sentence.others and between and joined:
            return True
    return False


def foreign_owner(sentence: Sentence) -> bool:
    """Whether a third country comes first, as the one whose partners are told."""
    first = sentence.countries[0] if sentence.countries else None
    return (
        first is not None
        and first.value not in {"CN", "KZ", "PAIR", "CA", "WORLD"}
        and sentence.role(first) != "to"
    )


def foreign_subject(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a clause goes on about a third country, the bare last word of the one before: "…gördüğü Türkiye, Kazakistan'la"."""
    here = sentence.segment_at(quantity.start)
    if (
        sentence.words.name not in SUBJECT_LAST
        or not here
        or codes(sentence.of("country", segment=here)) >= BOTH
    ):
        return False
    last = sentence.of("country", segment=here - 1)[-1:]
    ended = bool(last) and not sentence.norm[last[0].end : sentence.segments[here - 1][1]].strip()
    passed = sentence.has("overtake", segment=here - 1)
    return ended and not passed and str(last[0].value) in sentence.others and sentence.role(last[0]) == "of"


def _aligned(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """Respectively, 分别: the numbers follow the order of the countries."""
    if not sentence.has("respectively"):
        return None
    counted = [each for each in sentence.quantities if each.kind not in {"bare", "count"}]
    places = [tag for tag in sentence.countries if tag.value not in REGIONS | {"PAIR"}]
    spare = len(places) - len(counted)
    return places[spare + counted.index(quantity)] if 0 <= spare <= 1 and quantity in counted else None


def foreign_measure(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the trade told is that of a third country: its name and the measure stand in one segment."""
    measure = sentence.nearest(quantity, *TRADE)
    if measure is None or not foreign_owner(sentence):
        return False
    return sentence.segment_at(sentence.countries[0].start) == sentence.segment_at(measure.start)


def told_later(sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context) -> bool:
    """Whether the other country only follows, with a number of its own: "exports were 78.7 bn, of which China 18 %"."""
    if context.scope == PAIR or sentence.has("two") or sentence.once(groups.shared):
        return False
    other = next(iter(BOTH - codes(mentions)), "")
    places = [tag for tag in sentence.countries if other in codes([tag])]
    here = sentence.segments[sentence.segment_at(quantity.start)]
    if not places or any(tag.start < here[1] for tag in places):
        return False
    part = any(here[1] <= tag.start < places[0].start for tag in sentence.of("part_of"))
    if part or _in_a_list(sentence, places):
        return (
            True  # "exports rose by 5 %, including to China", "Russia and Kazakhstan being the main markets"
        )
    if any(tag.end + 1 >= places[0].start >= tag.end for tag in sentence.of("measure")):
        return False  # "30 % of exports and 27 % of the imports of Kazakhstan": the owner of both stands last
    own = [tag for tag in sentence.countries if here[0] <= tag.start < here[1]] or mentions
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


def _in_a_list(sentence: Sentence, places: list[Tag]) -> bool:
    """Whether the only mention of a country is in a list with a third one."""
    return all(
        any(
            tag.value in sentence.others
            and (0 <= tag.start - place.end <= LISTED or 0 <= place.start - tag.end <= LISTED)
            for tag in sentence.countries
        )
        for place in places
    )


def unlinked(sentence: Sentence, quantity: Quantity, mentions: list[Tag], context: Context) -> bool:
    """Whether an export or import is only that of one country, the other not being its end: it may go anywhere.

    "Kazakh exports rose by 3 %, Chinese by 7 %"; "China's exports rose, the president of Kazakhstan said".
    """
    measure = sentence.nearest(quantity, *TRADE)
    if measure is None or measure.value not in {"export", "import"} or context.scope == PAIR:
        return False
    if sentence.has("two", "buy", "sell", "demand", "goods", "commodity", "share", "partner"):
        return False
    if any(tag.value in CUSTOMS_OF_CHINA for tag in sentence.of("source")):
        return False  # China's customs know no other exports of Kazakhstan
    here = sentence.segment_at(mentions[0].start)
    own = [tag for tag in sentence.countries if tag.value in BOTH]
    close = [tag for tag in own if sentence.segment_at(tag.start) == here]
    apart = [tag for tag in own if codes([tag]) != codes(close)]
    if any(tag.value == "PAIR" for tag in sentence.countries) or codes(close) >= BOTH:
        return False
    return all(sentence.role(tag) == "of" for tag in (*close, *apart))


def elliptic(sentence: Sentence, quantity: Quantity, mentions: list[Tag]) -> bool:
    """Whether a clause leaves its measure to one on a third country: "China's trade with Mongolia was 18 bn, Kazakhstan's 4"."""
    measure = sentence.nearest(quantity, *TRADE)
    here = sentence.segment_at(quantity.start)
    if measure is None or sentence.segment_at(measure.start) >= here:
        return False
    if sentence.segment_at(mentions[0].start) != here or any(sentence.role(tag) != "of" for tag in mentions):
        return False
    told = sentence.of("country", segment=sentence.segment_at(measure.start))
    listed = "CA" in sentence.codes  # a list of the region's states, each with its own number
    return bool(codes(told) & sentence.others) and not listed and not codes(told) & codes(mentions)


def bound_elsewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the measure told goes to a third country, an aside on the two set apart: "to Italy, bypassing China"."""
    measure = sentence.nearest(quantity, *TRADE)
    if measure is None or sentence.of("country", segment=sentence.segment_at(quantity.start)):
        return False
    beside = sentence.of("country", segment=sentence.segment_at(measure.start))
    third = [tag for tag in beside if tag.value not in BOTH | REGIONS | {"PAIR"}]
    return not codes(beside) >= BOTH and any(sentence.role(tag) in {"to", "from", "with"} for tag in third)


def after_a_group(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the country is only an aside to its group: "Central Asia, led by Kazakhstan, traded 94.8 bn"."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    own = any(first <= tag.start < last for tag in sentence.countries)
    return not own and any(tag.value in {"CA", "BLOC"} and tag.start < first for tag in sentence.countries)


def _listed(sentence: Sentence) -> bool:
    """Whether Kazakhstan is only one of a list of Central Asian countries."""
    return len(sentence.others & set(CENTRAL_ASIA)) > 1


def member_speaks(sentence: Sentence, found: frozenset[str]) -> bool:
    """Whether Kazakhstan is told apart from its region: it leads there, or has a share in it."""
    if _listed(sentence) or "BLOC" in found or "KZ" not in found:
        return False
    return (sentence.named >= BOTH and sentence.has("rank", "share")) or (
        found >= BOTH and sentence.has("rank")
    )


def as_items(sentence: Sentence) -> bool:
    """Whether both countries stand in a list, each with its own number: partners of somebody else."""
    if sentence.has("two") or any(tag.value == "PAIR" for tag in sentence.countries) or not sentence.others:
        return False
    own: set[str] = set()
    for quantity in sentence.quantities:
        if quantity.kind in {"percent", "money", "weight"}:
            before = [tag for tag in sentence.countries if 0 <= quantity.start - tag.end <= 3]  # noqa: PLR2004
            own |= codes(before)
    return own >= BOTH
