"""Countries told together, apart or not at all: lists, parts of a group, partners of a third country, "not China"."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence

LISTED = 8  # letters between two names of a list
SEVERAL = 3
TOUCHING = 3
OBJECT_FIRST = frozenset({"tr", "kk", "uz", "ko", "ja"})
VERB_FIRST = frozenset({"he", "ar", "de", "es"})
BESIDE = 4
OWNED = 24
MORE = frozenset({"көп", "артық", "аз", "больше", "меньше", "more", "less", "higher", "larger", "greater"})
ACCUSATIVE = ("ю", "у", "stan", "ia")  # «сменил крупнейшего партнёра Россию»
OF = frozenset({" ", " of ", " של ", " von ", " de ", " del ", " di ", " d'"})
GROUPS = frozenset({"CA", "BLOC"})
MEASURED = frozenset({"money", "percent", "weight", "fraction"})


def crowd(sentence: Sentence) -> bool:
    """Whether Kazakhstan is one of a list that is told as one: "Kazakhstan, Uzbekistan and Tajikistan bought 9 bn"."""
    if sentence.has("respectively"):
        return False
    run: list[Tag] = []
    for tag in sentence.countries:
        near = bool(run) and tag.start - run[-1].end <= LISTED
        clear = near and not any(run[-1].end <= each.start < tag.start for each in sentence.quantities)
        run = [*run, tag] if clear and tag.value not in REGIONS | {"PAIR"} else [tag]
        members = {str(each.value) for each in run} - REGIONS
        if len(members - {"CN"}) >= SEVERAL and "KZ" in members:
            return not _counted_apart(sentence, len(members - {"CN"}))
    return False


def _counted_apart(sentence: Sentence, members: int) -> bool:
    """Whether each of a list has a number of its own."""
    return sum(each.kind in MEASURED for each in sentence.quantities) >= members


def owner(sentence: Sentence) -> bool:
    """Whether the partners told are those of a third country: "China remained Uzbekistan's top partner"."""
    overtaken = {tag.end for tag in sentence.of("overtake")}
    ranks = sentence.of("rank")
    for country in sentence.countries:
        pushed = sentence.words.name in OBJECT_FIRST and sentence.has(
            "overtake", segment=sentence.segment_at(country.start)
        )
        if pushed:
            continue  # «Ресейді екінші орынға ысырды»: the object of the verb
        if country.value in BOTH | REGIONS | {"PAIR"} or overtaken & {country.start, country.start - 1}:
            continue
        if sentence.role(country) != "of" or _object_of_passing(sentence, country):
            continue
        for partner in (*sentence.of("partner"), *ranks):
            near = OWNED if partner.kind == "partner" else 1
            inner = any(country.end <= tag.start < partner.start for tag in sentence.countries)
            inner = inner or _owned_after(sentence, partner)
            if 0 <= partner.start - country.end <= near and not inner:
                return True
            if sentence.words.name in OBJECT_FIRST:
                continue  # owners stand before what they own
            gap = sentence.norm[partner.end : country.start] if country.start >= partner.end else "-"
            led_on = sentence.norm[: partner.end].endswith((" with", " for", " of"))
            passed = overtaken and sentence.norm[country.start : country.end].endswith(ACCUSATIVE)
            if partner.kind == "partner" and not passed and not led_on and gap in OF:
                return True
    return False


def _object_of_passing(sentence: Sentence, country: Tag) -> bool:
    """Whether a verb of passing comes first, then one of the two, then this country: עקפה סין את רוסיה."""
    if sentence.words.name not in VERB_FIRST:
        return False
    return any(
        tag.end <= each.start and each.end <= country.start <= tag.end + OWNED
        for tag in sentence.of("overtake")
        for each in sentence.countries
        if each.value in BOTH
    )


def _owned_after(sentence: Sentence, partner: Tag) -> bool:
    """Whether one of the two follows as the owner of a partner: "Italy remained the top destination for Kazakh goods"."""
    led_on = sentence.norm[: partner.end].endswith((" for", " of"))
    return any(
        tag.value in BOTH
        and _without_ranks(sentence, partner.end, tag.start) in ({" "} if led_on else OF - {" "})
        for tag in sentence.countries
        if tag.start >= partner.end
    )


def _without_ranks(sentence: Sentence, start: int, end: int) -> str:
    """What stands between two words, a rank left out: שותפת הסחר הגדולה של."""
    gap = sentence.norm[start:end]
    for tag in sentence.of("rank"):
        if start <= tag.start and tag.end <= end:
            gap = gap.replace(sentence.norm[tag.start : tag.end], "")
    return " ".join(["", *gap.split(), ""]) if gap.split() else gap


def aside(sentence: Sentence, segment: int) -> bool:
    """Whether a segment only names parts of what was told: "SCO members, among them China and Kazakhstan, traded"."""
    first, last = sentence.segments[segment]
    opens = any(0 <= tag.start - first <= BESIDE for tag in sentence.of("part_of", segment=segment))
    return opens and not any(
        first <= each.start < last and each.kind != "bare" for each in sentence.quantities
    )


def among(sentence: Sentence) -> bool:
    """Whether the two are named together as members of a group: "of the SCO states, China and Kazakhstan among them, trade"."""
    for segment, (first, _) in enumerate(sentence.segments):
        opens = any(0 <= tag.start - first <= BESIDE for tag in sentence.of("part_of", segment=segment))
        inside = {str(tag.value) for tag in sentence.of("country", segment=segment)}
        if opens and segment and inside >= BOTH:
            before = [tag for at in range(segment) for tag in sentence.of("country", segment=at)]
            return bool(before) and all(tag.value in GROUPS for tag in before)
    return False


def whole_elsewhere(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a share is one of the world's trade or of a third country's: "China's share in Kyrgyz trade"."""
    if quantity.kind not in {"percent", "fraction"} or not sentence.has("share", "share_noun"):
        return False
    measure = sentence.nearest(quantity, "measure")
    changed = sentence.has("change", segment=sentence.segment_at(quantity.start))
    if measure is None or (changed and not sentence.has("share_noun")):
        return False
    measures = {tag.start for tag in sentence.of("measure")}
    return any(
        tag.start not in measures
        and (tag.value == "WORLD" or str(tag.value) in sentence.others)
        and 0 <= measure.start - tag.end <= OWNED
        and sentence.segment_at(tag.start) == sentence.segment_at(measure.start)
        and not any(tag.end <= each.start < measure.start for each in sentence.of("country", "and"))
        for tag in sentence.countries
    )


def negated(sentence: Sentence, country: Tag) -> bool:
    """Whether a country is named only to say that it is not meant: "Kazakhstan and Russia, not Kazakhstan and China"."""
    first, _ = sentence.segments[sentence.segment_at(country.start)]
    return any(
        tag.start >= first and country.start >= tag.end and tag.start - first <= BESIDE
        for tag in sentence.of("not")
    )


def _of_a_whole(sentence: Sentence) -> bool:
    """Whether the sentence opens with the whole that parts are told of: "Of the $94 billion ..."."""
    return sentence.norm[sentence.start : sentence.end].lstrip().startswith(("of the ", "of some ", "из "))


def denied(sentence: Sentence) -> bool:
    """Whether one of the two is named only to be ruled out, and a third country is named."""
    return bool(sentence.others) and any(negated(sentence, tag) for tag in sentence.countries)


def rivals(sentence: Sentence) -> bool:
    """Whether one partner's trade is told as so many times another's: nothing in it is a growth of the pair."""
    for each in sentence.quantities:
        here = sentence.segment_at(each.start)
        own = {str(tag.value) for tag in sentence.of("country", segment=here)}
        grown = any(
            sentence.norm[tag.start : tag.end] not in MORE for tag in sentence.of("change", segment=here)
        )
        if each.kind == "times" and own & {*BOTH, "PAIR"} and not grown:
            third = [tag for tag in sentence.countries if str(tag.value) in sentence.others]
            if any(tag.start < each.start and _apart(sentence, tag, each) for tag in third):
                return True
    return False


def _apart(sentence: Sentence, country: Tag, quantity: Quantity) -> bool:
    """Whether a country stands in a segment before that of a quantity."""
    return sentence.segment_at(country.start) < sentence.segment_at(quantity.start)


def shared(sentence: Sentence) -> bool:
    """Whether a country stands right before the word for its share, after all numbers: Қытайдың еншісіне тиді."""
    last = max((each.end for each in sentence.quantities if each.kind in MEASURED), default=sentence.end)
    return any(
        tag.start >= last and 0 <= noun.start - tag.end <= 1
        for tag in sentence.countries
        for noun in sentence.of("share_noun")
    )


def _led_in(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether "of which with Kazakhstan" stands right before a number: «в том числе с Казахстаном – на 32 %»."""
    before = [tag for tag in sentence.of("part_of") if tag.end <= quantity.start]
    if not before:
        return False
    own = [tag for tag in sentence.of("country", "measure") if before[-1].end <= tag.start < quantity.start]
    parted = any(
        before[-1].end <= each.start < quantity.start and each.kind != "bare" for each in sentence.quantities
    )
    near = (
        bool(own) and own[0].start - before[-1].end <= TOUCHING and quantity.start - own[0].end <= OWNED // 2
    )
    return not parted and near and len(own) == 1 and own[0].value == "KZ" and "CN" in sentence.codes


def member(sentence: Sentence, quantity: Quantity) -> bool:  # noqa: PLR0911 - rules in order, the first that holds decides
    """Whether a number is Kazakhstan's part of a group's trade: "of the 94 bn with Central Asia, 43 were with Kazakhstan"."""
    group = [tag for tag in sentence.countries if tag.value in GROUPS and tag.end <= quantity.start]
    if not group or "PORT" in sentence.codes or "XJ" in sentence.codes:
        return False
    whole = [each for each in sentence.quantities if each.kind in MEASURED and each.end <= quantity.start]
    if not whole:
        return False
    if _led_in(sentence, quantity):
        return True
    after = [tag for tag in sentence.of("country", "measure") if tag.start >= quantity.end]
    if not after or after[0].value != "KZ":
        return False
    between = sentence.norm[quantity.end : after[0].start]
    if any(quantity.end <= tag.start < after[0].start for tag in sentence.of("part_of")):
        return False  # "894 bn, up 27 %, of which Kazakhstan 46 %": the rate is the group's
    if "," in between and not sentence.has("part_of"):
        return False  # "exports to Central Asia rose by 12 %, Kazakhstan coming first"
    beside = sentence.of("country", segment=sentence.segment_at(quantity.start))
    if (
        any(tag.value in GROUPS for tag in beside)
        and all(tag.end <= quantity.start for tag in beside)
        and "," in between
    ):
        return False  # 对东盟增长8.6%，对哈萨克斯坦亦升温
    own = sentence.segment_at(quantity.start) != sentence.segment_at(group[-1].start)
    return (own and (sentence.has("part_of") or _of_a_whole(sentence))) or len(between.strip()) <= TOUCHING
