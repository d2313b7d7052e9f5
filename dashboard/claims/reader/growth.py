"""Changes: what a percentage is, which way it goes, and what "N times" means in a language."""

import re

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

_THAN = re.compile(r"\b(?:than|чем|que|als|che|niż|מאשר|מזה|מזו|מאלו|מאלה)\b")
_TENTHS_OF = re.compile(r"(?:時|时|年|前年|同期|水準)の(?:約)?$")  # ピーク時の3割に落ち込んだ
_TENTHS_TO = re.compile(r"(?:以下|以上|程度|近く|弱|強)?に")
_EQUALS = re.compile(
    r"(?:为|是|相当于|达到?|及|等于|只有|仅有)了?(?:\d{4} ?年|去年|上年|前年|上一年|前一年|一年前)(?:同期|全年)?(?:水平)?的(?:约|近)?$"
)
GENITIVES = {
    "kk": ("ның", "нің", "дың", "дің", "тың", "тің"),
    "tr": ("nın", "nin", "nun", "nün"),
    "uz": ("нинг",),
}
GROWTH, SHARE, LEVEL = "growth", "share", "level"
RIGHT_AFTER = 4
NEAR = 14
BESIDE = 2
FEW = 10
BEFORE_TIMES = 6
LEVEL_AFTER = 8
VERB_LAST = frozenset({"tr", "kk", "uz", "ko", "ja"})


def nature(sentence: Sentence, quantity: Quantity) -> str:
    """Say whether a percentage is a growth rate, a share, or nothing that can be told."""
    here = sentence.segment_at(quantity.start)
    if any(0 <= tag.start - quantity.end <= BESIDE for tag in sentence.of("share_of")) or _glued_of(
        sentence, quantity
    ):
        return SHARE
    if _sign(sentence, quantity):
        return GROWTH
    if _of_genitive(sentence, quantity) or _from_a_share(sentence, quantity):
        return SHARE
    if (noun := _share_noun(sentence, quantity)) is not None:
        return SHARE if _is_level(sentence, quantity, noun) else ""
    for tag in sentence.of("change", "share", segment=here):
        if 0 <= tag.start - quantity.end <= RIGHT_AFTER:
            return SHARE if tag.kind == "share" else GROWTH
    return _by_segment(sentence, quantity, here)


def _glued_of(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the Hebrew "of" is glued to the whole right after a percentage: 19 אחוזים מסחר החוץ."""
    near = [tag for tag in sentence.of("measure") if 0 <= tag.start - quantity.end <= BESIDE + 1]
    return any("מ" in tag.prefix for tag in near) and not sentence.has(
        "change", segment=sentence.segment_at(quantity.start)
    )


def _from_a_share(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a percentage is the share that one told before rose or fell from: "21 %, up from 20 %"."""
    if any(0 <= quantity.start - tag.end <= BESIDE for tag in sentence.of("against")):
        plain = not sentence.has("change", segment=sentence.segment_at(quantity.start))
        told = [
            each for each in sentence.quantities if each.kind == quantity.kind and each.end <= quantity.start
        ]
        if plain and told and nature(sentence, told[-1]) == SHARE:
            return True
    right_before = any(
        0 <= quantity.start - tag.end <= BESIDE
        and sentence.norm[tag.start : tag.end].rpartition(" ")[2] in {"from", "against", "с", "против"}
        for tag in sentence.of("base", "against", "from")
    )
    shares = [each for each in sentence.quantities if each.kind == "percent" and each.end <= quantity.start]
    return right_before and bool(shares) and sentence.has("share", "share_noun")


def _by_segment(sentence: Sentence, quantity: Quantity, here: int) -> str:  # noqa: PLR0911 - rules in order, the first that holds decides
    """By the words for shares and changes that its segment, else the sentence has."""
    share = sentence.of("share", segment=here)
    change = sentence.of("change", segment=here)
    if share and not (change and all(tag.start > quantity.end for tag in share)):
        left = [tag for tag in share if tag.end <= quantity.start]
        later = [tag for tag in change if left and tag.start > left[-1].end and tag.end <= quantity.start]
        if not later:
            return SHARE
        return SHARE if _reached(sentence, quantity) else ""
    if change or sentence.has("yearly", "base", segment=here):
        return GROWTH
    if quantity.kind == "fraction":
        return SHARE
    if sentence.has("change") and any(0 <= quantity.start - tag.end <= BESIDE for tag in sentence.of("by")):
        return GROWTH  # «в том числе с Казахстаном – на 32 %»
    governing = sentence.nearest(quantity, "change", "share", "yearly", "part_of")
    if governing is None and sentence.has("commodity") and _second_share(sentence, quantity):
        return SHARE
    return "" if governing is None else GROWTH if governing.kind in {"change", "yearly"} else SHARE


def _second_share(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a share was told before it, whose verb it leaves out: «половину составили руды, ещё 12,6 % – медь»."""
    before = [each for each in sentence.quantities if each.end <= quantity.start and each.kind != "bare"]
    return (
        bool(before) and before[-1].kind in {"fraction", "percent"} and nature(sentence, before[-1]) == SHARE
    )


def _of_genitive(sentence: Sentence, quantity: Quantity) -> bool:
    """Turkic languages say a share by a measure in the genitive right before it: экспортының 38 пайызы."""
    ends = GENITIVES.get(sentence.words.name, ())
    return any(
        0 <= quantity.start - tag.end <= BESIDE and sentence.norm[tag.start : tag.end].endswith(ends)
        for tag in sentence.of("measure")
        if ends
    )


def _share_noun(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """The share a number belongs to: said before it, no other measure between in a segment of its own."""
    here = sentence.segment_at(quantity.start)
    nouns = [tag for tag in sentence.of("share_noun") if tag.end <= quantity.start]
    if not nouns:
        return None
    other = sentence.segment_at(nouns[-1].start) != here and sentence.has("measure", "share", segment=here)
    return None if other else nouns[-1]


def _is_level(sentence: Sentence, quantity: Quantity, noun: Tag) -> bool:
    """Whether a share stood at a percentage; one that rose by 3 % may have risen by 3 points."""
    moved = any(noun.end <= tag.start and tag.end <= quantity.start for tag in sentence.of("change"))
    return not moved or sentence.words.name in VERB_LAST or _reached(sentence, quantity)


def _reached(sentence: Sentence, quantity: Quantity) -> bool:
    return any(0 <= quantity.start - tag.end <= NEAR for tag in sentence.of("to", "from", "reach", "base"))


def of_a_level(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a percentage is of an earlier level: "108.6 % of the level of 2023" says that it rose by 8.6 %."""
    here = sentence.segment_at(quantity.start)
    if quantity.kind == "percent" and _TENTHS_OF.search(
        sentence.norm, max(sentence.start, quantity.start - FEW), quantity.start
    ):
        return _TENTHS_TO.match(sentence.norm, quantity.end) is not None
    if quantity.kind != "percent" or sentence.has("change", segment=here):
        return False
    if _of_a_base(sentence, quantity):
        return True
    return any(
        0 <= tag.start - quantity.end <= LEVEL_AFTER or 0 <= quantity.start - tag.end <= BESIDE
        for tag in sentence.of("level_of", segment=here)
    )


def of_what_was(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a fraction is of an earlier level: "barely half of what it was a year before" says that it fell by half."""
    if quantity.kind != "fraction":
        return False
    for tag in sentence.of("what_was"):
        if 0 <= tag.start - quantity.end <= BESIDE:
            last = sentence.segments[sentence.segment_at(quantity.start)][1]
            return any(
                tag.start <= each.start < last + NEAR + RIGHT_AFTER
                for each in sentence.of("earlier", "base", "years_back")
            )
    return False


def _of_a_base(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the words right before say what it is so many per cent of: кезеңнің 143 пайызын, 相当于上年同期的108%."""
    before = sentence.norm[max(sentence.start, quantity.start - 2 * FEW) : quantity.start].rstrip()
    if sentence.words.name == "zh":
        return _EQUALS.search(before) is not None
    ends = GENITIVES.get(sentence.words.name, ())
    return (
        bool(ends)
        and before.endswith(ends)
        and any(0 <= quantity.start - tag.end <= BESIDE for tag in sentence.of("base", "earlier"))
    )


def compares(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether an amount is how much more or less it is than with another partner."""
    last = sentence.segments[sentence.segment_at(quantity.start)][1]
    more = [tag for tag in sentence.of("change") if 0 <= tag.start - quantity.end <= BESIDE]
    led = [tag for tag in sentence.of("change") if 0 <= quantity.start - tag.end <= NEAR]
    more = more or [tag._replace(start=quantity.end) for tag in led]  # קטן בכ-5 מיליארד מזה
    third = [tag for tag in sentence.countries if quantity.end <= tag.start < last]
    third = [tag for tag in third if tag.value not in {"CN", "KZ", "PAIR", "WORLD"}]
    return bool(more and third) and _THAN.search(sentence.norm, more[0].start, third[0].start) is not None


def _sign(sentence: Sentence, quantity: Quantity) -> str:
    """A plus or minus printed before a number; the hyphen of a Hebrew prefix is none."""
    before = sentence.norm[max(0, quantity.start - 2) : quantity.start]
    return before[-1] if before[-1:] in {"+", "-"} and not before[:-1].isalnum() else ""


def falls(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the change is a decline."""
    if sign := _sign(sentence, quantity):
        return sign == "-"
    here = sentence.segment_at(quantity.start)
    changes = sentence.of("change", segment=here)
    itself = [tag for tag in changes if quantity.start <= tag.start < quantity.end]
    if itself:
        return bool(itself[0].value == "down")  # "more than halved"
    right_before = [tag for tag in changes if 0 <= quantity.start - tag.end <= BESIDE]
    if right_before and sentence.words.name not in VERB_LAST:
        return bool(right_before[-1].value == "down")
    for tag in changes:
        if 0 <= tag.start - quantity.end <= RIGHT_AFTER:
            return bool(tag.value == "down")
    governing = sentence.nearest(quantity, "change")
    return governing is not None and governing.value == "down"


def multiple(sentence: Sentence, quantity: Quantity, *, down: bool) -> tuple[str, tuple[float, ...]]:
    """Give convention and readings in per cent of "N times"."""
    value = quantity.value
    if down:
        return "to_multiple", (round((1 / value - 1) * 100, 4),) if value else ()
    to, by = round((value - 1) * 100, 6), round(value * 100, 6)
    convention = "to" if quantity.kind == "multiple" else sentence.words.times
    for tag in _around(sentence, quantity):
        convention = str(tag.value)
    if convention == "to":
        return "to_multiple", (to,)
    return ("by_multiple", (by,)) if convention == "by" else ("ambiguous", (to, by))


def _around(sentence: Sentence, quantity: Quantity) -> list[Tag]:
    """Words that settle the convention ("auf das", "增长到"); they stand right before."""
    return [
        tag
        for tag in sentence.of("times_as")
        if 0
        <= quantity.start - tag.end
        <= (BEFORE_TIMES if len(sentence.norm[tag.start : tag.end]) > 1 else 0)
        or quantity.start <= tag.start < quantity.end + 2
    ]
