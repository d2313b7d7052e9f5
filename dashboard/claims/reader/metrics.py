"""What a number says of its measure: a level, a change, a share, or nothing that can be told."""

import re

from dashboard.claims.reader import amounts, growth
from dashboard.claims.reader.measures import DIRECTED, outruns
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

LONGEST_LINK = 3
WHOLE_AFTER = 24
GAP_BEFORE = 8
_OF = re.compile(r" (?:of|du|de|des|del|dell|della|degli|der|מן|מכלל|מתוך|من|از|d'|de l')\b")
_THESE = re.compile(
    r"(?:[一二三四五六]|两|\d)(?:大|类|种|项|大类)+|上述|这些|以上|\b(?:эти|этих|этим|этими|(?:дв|тр|четыр|пят)\w+ (?:вид|груп|позиц)\w*|"
    r"бұл|осы|аталған|bu|söz konusu|шу|these|those|the (?:two|three|four|five))\b"
)
_WENT = re.compile(
    r"\b(?:ушл|уход|идет|шл[ои]|отправ|направ|попал|достал|экспортир|продан|поставл)\w*(?: \w+)? ?$"
)
_APART = re.compile(r"[,;:、中]")
VALUES = ("money", "weight", "count")
Metric = tuple[str, str | None, tuple[float, ...], float]


def metric_of(sentence: Sentence, quantity: Quantity, of: str) -> Metric:
    """Metric, convention, readings and signed value; no metric where the number tells nothing."""
    if quantity.kind in VALUES:
        return _level(sentence, quantity, of)
    value, down = quantity.value, growth.falls(sentence, quantity)
    if quantity.kind == "point":
        return "other", None, (), -value if down else value
    if quantity.kind in {"times", "multiple"}:
        convention, candidates = growth.multiple(sentence, quantity, down=down)
        return "growth", convention, candidates, value
    if growth.of_a_level(sentence, quantity) or growth.of_what_was(sentence, quantity):
        return "growth", "by_percent", (), round(value - 100, 6)
    kind = growth.SHARE if _of_goods(sentence, quantity) else growth.nature(sentence, quantity)
    if kind == growth.GROWTH:
        return "growth", "by_percent", (), -value if down else value
    return (_share(sentence, quantity, of) if kind == growth.SHARE else ""), None, (), value


def _level(sentence: Sentence, quantity: Quantity, of: str) -> Metric:
    """An amount: a level, a change, a balance or how far it is from another partner's."""
    value = quantity.value
    if sentence.has("difference", segment=sentence.segment_at(quantity.start)):
        return "other", None, (), -value
    signed = -value if growth.falls(sentence, quantity) else value
    if growth.compares(sentence, quantity):
        return "other", None, (), signed
    outrun = outruns(sentence, quantity)
    if of != "balance" and not outrun and _between_two(sentence, quantity):
        return "other", None, (), value
    if amounts.changed_by(sentence, quantity) and not outrun:
        return "growth", "abs_change", (), signed
    signs = sentence.nearest(quantity, "negative", "positive")
    negative = of == "balance" and (outrun == "import" or (signs is not None and signs.kind == "negative"))
    return of, None, (), -value if negative else value


def _between_two(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is how far two figures told before are apart: "a gap of 8.5 billion"."""
    return any(0 <= quantity.start - tag.end <= GAP_BEFORE for tag in sentence.of("gap"))


def _share(sentence: Sentence, quantity: Quantity, of: str) -> str:
    """Whether a share is that of goods in an export or import, or that of a partner."""
    if _of_goods(sentence, quantity):
        return "share"
    here = _clause(sentence, quantity)
    wholes = [tag for tag in sentence.of("measure") if tag.value in DIRECTED]
    goods = any(
        here[0] <= tag.start < here[1]
        and (_named_share(sentence, tag) or not any(_beside(sentence, tag, whole) for whole in wholes))
        for tag in sentence.of("commodity")
    )
    goods = goods or _inverted(sentence, quantity) or _these(sentence, quantity, here)
    taken = _destined(sentence, quantity)
    taken = taken or (
        not _inverted(sentence, quantity)
        and any(here[0] <= tag.start < here[1] for tag in sentence.of("buy", "sell", "demand"))
    )
    return "commodity_share" if goods and not taken and (of in DIRECTED or of == "total") else "share"


def _these(sentence: Sentence, quantity: Quantity, here: tuple[int, int]) -> bool:
    """Whether goods listed before are taken up together: 三类商品合计占, «на эти товары пришлось»."""
    first, last = here
    return any(tag.end <= first for tag in sentence.of("commodity")) and any(
        first <= tag.start < min(last, quantity.start) and _THESE.search(sentence.norm, first, tag.start)
        for tag in sentence.of("goods")
    )


def _destined(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a part of the goods themselves went to one of the two: «в КНР ушло 71 % всей экспортированной меди»."""
    first, _ = sentence.segments[sentence.segment_at(quantity.start)]
    return _WENT.search(sentence.norm, max(first, quantity.start - 30), quantity.start) is not None and any(
        sentence.role(tag) == "to" for tag in sentence.of("country") if first <= tag.start < quantity.start
    )


def _of_goods(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether goods are the whole a country has a share of: "71 % of the zinc that Kazakhstan sold abroad went to China"."""
    after = [
        tag for tag in sentence.of("commodity", "measure", "country", "share") if tag.start >= quantity.end
    ]
    if not after or after[0].kind != "commodity" or after[0].start - quantity.end > WHOLE_AFTER:
        return False
    genitive = sentence.words.name in {"ru", "pl"} and after[0].start - quantity.end <= 1  # «60 % урана»
    linked = (
        genitive
        or "מ" in after[0].prefix
        or _OF.match(sentence.norm, quantity.end, after[0].start) is not None
    )
    return linked and any(tag.start > after[0].end for tag in sentence.of("share", "country"))


def _clause(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """Its segment, with the one a dash joins to it: "minerals and metals – 54 %", «ещё 12,6 % – медь»."""
    place = sentence.segment_at(quantity.start)
    first, last = sentence.segments[place]
    before, after = sentence.segments[:place][-1:], sentence.segments[place + 1 :][:1]
    if before and "-" in sentence.norm[before[0][1] : first]:
        first = before[0][0]
    if after and "-" in sentence.norm[last : after[0][0]]:
        last = after[0][1]
    return first, last


def _inverted(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the goods follow a verb in a later clause: «половину того, что продал Казахстан, составили руды»."""
    measured = [
        each.start for each in sentence.quantities if each.start > quantity.start and each.kind != "bare"
    ]
    stop = min([*measured, sentence.end])
    verbs = [tag.end for tag in sentence.of("reach", "share") if quantity.end <= tag.start < stop]
    return any(
        verbs and 0 <= tag.start - verbs[-1] <= 1 for tag in sentence.of("commodity") if tag.start < stop
    )


def _named_share(sentence: Sentence, goods: Tag) -> bool:
    return any(0 <= noun.start - goods.end <= 1 for noun in sentence.of("share_noun"))


def _beside(sentence: Sentence, one: Tag, two: Tag) -> bool:
    """Whether two words touch: "uranium imports" are a whole, not a part."""
    first, second = (one, two) if one.start < two.start else (two, one)
    gap = sentence.norm[first.end : second.start]
    return 0 <= second.start - first.end <= LONGEST_LINK and not _APART.search(gap)
