"""Which measure a number belongs to where the nearest word does not decide."""

import re

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity, is_year
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.topics import TRADE

DIRECTED = frozenset({"export", "import"})
MEASURED = frozenset({"money", "percent", "weight", "fraction"})
SHARES = frozenset({"percent", "fraction"})
_IN = re.compile(r"\b(?:в|во|in|im|dans|en|nel|w|on|de la|del)(?: \w+){0,2} $")
_THAN = re.compile(r"\b(?:than|чем|que|di quanto|als|che|niż|מאשר|ממה|ממש|مما|من|از)\b|ממ|מה|מש")
WAYS = {"export": "export", "sell": "export", "import": "import", "buy": "import"}
BESIDE = 2
RIGHT_AFTER = 12
OF_AFTER = 30
VERB_LAST = frozenset({"tr", "kk", "uz", "ko", "ja", "zh"})


def measure_of(sentence: Sentence, number: int) -> Tag | None:
    """The word for the measure of a number: a balance, one in the order of a list, one after it, or the nearest."""
    quantity = sentence.quantities[number]
    return (
        _sum(sentence, quantity)
        or _balance(sentence, number)
        or _in_order(sentence, quantity)
        or _after_share(sentence, quantity)
        or _subject(sentence, sentence.nearest(quantity, *TRADE))
    )


def _sum(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """The total that export and import, both told before, come to: "… and bought for 4.7, 10.5 billion in all"."""
    near = [
        tag
        for tag in sentence.of("altogether")
        if 0 <= quantity.start - tag.end <= RIGHT_AFTER or 0 <= tag.start - quantity.end <= BESIDE
    ]
    told = {
        WAYS.get(str(tag.value if tag.kind == "measure" else tag.kind))
        for tag in sentence.of("measure", "buy", "sell")
        if tag.end <= quantity.start
    }
    whole = quantity.kind == "money" and told >= DIRECTED
    return near[0]._replace(kind="measure", value="total") if near and whole else None


def _subject(sentence: Sentence, measure: Tag | None) -> Tag | None:
    """The export that is the subject of a verb governs before the verb: "exports to China took 15.6 %"."""
    if measure is not None and measure.value == "total":
        return _balance_in(sentence, measure) or measure
    if measure is None or measure.kind != "buy":
        return measure
    first, _ = sentence.segments[sentence.segment_at(measure.start)]
    before = [tag for tag in sentence.of("measure") if first <= tag.start < measure.start]
    return before[-1] if before and before[-1].value in DIRECTED else measure


def _balance_in(sentence: Sentence, measure: Tag) -> Tag | None:
    """The deficit or surplus "in trade with" somebody, which governs though trade stands nearer."""
    if sentence.words.name in VERB_LAST:
        return None
    for tag in sentence.of("measure", segment=sentence.segment_at(measure.start)):
        gap = sentence.norm[tag.end : measure.start]
        if tag.value == "balance" and 0 < len(gap) <= OF_AFTER and (_IN.search(gap) or "ב" in measure.prefix):
            return tag
    return None


def outruns(sentence: Sentence, quantity: Quantity) -> str:
    """Which of import and export exceeds the other by a number, if one does: the number is then the balance."""
    if told := _traded_more(sentence, quantity) or _gap(sentence, quantity):
        return told
    first, _ = sentence.segments[sentence.segment_at(quantity.start)]
    left = [tag for tag in sentence.of("measure") if first <= tag.start < quantity.start]
    if len(left) < 2 or {str(tag.value) for tag in left[-2:]} != DIRECTED:  # noqa: PLR2004
        return ""
    between = [tag for tag in sentence.of("exceeds") if left[-2].end <= tag.start <= left[-1].start]
    return str(left[-2].value) if between else ""


def _gap(sentence: Sentence, quantity: Quantity) -> str:
    """Which of import and export is told first, where the gap between them follows: "imports more than it exports: the gap was"."""
    told = [tag for tag in sentence.of("measure") if tag.start < quantity.start and tag.value in DIRECTED]
    own = sentence.has("gap", segment=sentence.segment_at(quantity.start)) and not sentence.others
    return str(told[0].value) if own and {str(tag.value) for tag in told} == DIRECTED else ""


def _traded_more(sentence: Sentence, quantity: Quantity) -> str:
    """Which of sales and purchases exceeds the other: «продала на 1,1 млрд больше, чем купила», 出口比进口多11亿."""
    norm, first = sentence.norm, sentence.segments[sentence.segment_at(quantity.start)][0]
    ways = [
        (tag.start, str(tag.value if tag.kind == "measure" else tag.kind))
        for tag in sentence.of("measure", "buy", "sell")
    ]
    ways = [(at, WAYS[value]) for at, value in ways if value in WAYS]
    before = [way for at, way in ways if first <= at < quantity.start]
    if sentence.words.name == "zh":
        more = norm[quantity.start - 1 : quantity.start]
        if len(set(before[-2:])) < 2 or "比" not in norm[first : quantity.start] or more not in "多高少低":  # noqa: PLR2004
            return ""
        return before[-2] if more in "多高" else before[-1]
    than = [tag for tag in sentence.of("change") if 0 <= tag.start - quantity.end <= BESIDE]
    stop = min(
        [
            sentence.end,
            quantity.end + OF_AFTER,
            *(each.start for each in sentence.quantities if each.start > quantity.start),
        ]
    )
    after = [way for at, way in ways if quantity.end <= at < stop]
    if not than or not before or not after or before[-1] == after[0]:
        return ""
    if sentence.words.name not in VERB_LAST and not _THAN.search(norm, than[0].start, stop):
        return ""  # „auf 15 Milliarden gestiegen, während die Ausfuhren“
    ahead = after[0] if sentence.words.name in VERB_LAST else before[-1]
    return ahead if than[0].value == "up" else next(iter(DIRECTED - {ahead}))


def _measured(sentence: Sentence) -> list[Quantity]:
    return [each for each in sentence.quantities if each.kind in MEASURED and not is_year(each)]


def _balance(sentence: Sentence, number: int) -> Tag | None:
    """The deficit or surplus a number belongs to, also where "in trade with" stands between, or told before it."""
    quantity = sentence.quantities[number]
    if quantity.kind != "money":
        return None
    before = [each for each in _measured(sentence) if each.end <= quantity.start]
    first = before[-1].end if before else sentence.start
    here = sentence.segment_at(quantity.start)
    own = [tag for tag in sentence.of("measure", segment=here) if tag.start >= first]
    for tag in own:
        between = any(quantity.end <= each.start < tag.start for each in _measured(sentence))
        near = tag.start - quantity.end <= RIGHT_AFTER and not between
        if tag.value == "balance" and (tag.start < quantity.start or near):
            return tag
    told = [tag for tag in sentence.of("measure") if tag.end <= quantity.start]
    earlier = [tag for tag in told if tag.value == "balance"]
    if not before or not earlier or any(tag.start >= first for tag in told):
        return None
    # "... up to 2.1 billion against 0.8 billion": nothing else was measured since
    return earlier[-1] if _balance(sentence, sentence.quantities.index(before[-1])) else None


def _in_order(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """Respectively: exports and imports named before the numbers follow the same order."""
    ordered = sentence.of("respectively")
    if not ordered:
        return None
    counted = [each for each in sentence.quantities if each.kind == quantity.kind]
    own = [tag for tag in ordered if tag.end <= quantity.start][-1:] or ordered[:1]
    later = [tag.start for tag in ordered if tag.start > own[0].start]
    stop = min([*later, sentence.end])
    after = [each for each in counted if own[0].end <= each.start < stop]
    group = [each for each in counted if each.end <= own[0].start]
    if quantity in after and len(after) > 1:
        group = after  # "totalled 2.0 and 1.6 bn, respectively, down 31.5 % and 27.9 %"
    if quantity not in group:
        return None
    named = [
        tag
        for tag in sentence.of("measure")
        if group and tag.start < group[0].start and tag.value in DIRECTED
    ]
    named = [tag for at, tag in enumerate(named) if at == 0 or tag.value != named[at - 1].value]
    if len(group) < 2 or len(named) < len(group):  # noqa: PLR2004
        return None
    return named[len(named) - len(group) + group.index(quantity)]


def _after_share(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """The whole a share is of stands after it in most languages: "17.9 % of exports and a quarter of imports"."""
    if (
        quantity.kind not in SHARES
        or sentence.words.name in VERB_LAST
        or not sentence.has("share", "share_of")
    ):
        return None
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    if any(first <= tag.start < quantity.start for tag in sentence.of("buy", "sell", "demand")):
        return None
    following = [
        each.start for each in sentence.quantities if each.start >= quantity.end and not is_year(each)
    ]
    stop = min([last, quantity.end + OF_AFTER, *following])
    found = [tag for tag in sentence.of("measure") if quantity.end <= tag.start < stop]
    return found[0] if found else None
