"""From digits and number words to quantities: value, scale, unit and hedge, with every separator and composite form."""

import re

from dashboard.claims.reader.composites import SMALL, Composite
from dashboard.claims.reader.digits import from_characters, parse
from dashboard.claims.reader.lexicon import Lexicon
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.number_words import half_after, words_of_number
from dashboard.claims.reader.quantities import SURE_DIGITS, Quantity
from dashboard.claims.reader.tag_index import TagIndex
from dashboard.claims.reader.units import MORE, count

MOST_DIGITS = 18
COMPOSED = frozenset({"zh", "ja", "ko", "es"})  # languages where one unit may follow another
COMPACT = frozenset({"zh", "ja", "ko"})  # scripts that print no spaces, or glue words on
# Damaged print puts spaces round the decimal mark ("28 .2bn", "25, 1 %") or, in Chinese, into the number ("41 0.6亿").
_DIGITS = re.compile(
    r"\d+(?:[.,・·']\d+|(?<!\d{4}) \d{3}(?!\d)"
    r"|(?<!\d{4})(?: [.,]|[.,] )(?=\d{1,2} ?(?:%|بال))\d+|(?<!\d{4}) [.,](?=\d{1,2} ?[^\W\d_])\d+"
    r"|(?<!\d{4})[.,] (?=\d{1,2} ?(?:млрд|млн|миллиард|миллион|milyar|milyon|billion|million|bn|亿))\d+"
    r"|(?<!\d{3}) (?=\d{1,2}\.\d+ ?[亿万])\d{1,2})*"
)
_PERSIAN = re.compile(r"\d{1,3}/\d{1,2}(?![\d/])(?! سال)")  # the slash is a decimal point
_HAN = re.compile(r"[〇零○一二三四五六七八九十百千两]+")
_GLUED = re.compile(
    r"-(?:ти|х|ти|и|ый|й|м|го|ю|ми|му|е|я|ший|ға|ге|қа|ке|да|де|та|те|дан|ден|нан|нен|ның|нің|дің|дың|тің|тың|ші|шы|th|rd|st|nd|er|ème|n|го|чи|нчи|ta|ti|й)(?!\w)"
)
_OF_A = re.compile(r" ?(?:(?:of|de|d'|di|от) )?(?:(?:a|an|un|einer?|une) )?")
_HAN_POINT = re.compile(r"点([零〇○一二三四五六七八九]+)")


class Numbers:
    """Finds the quantities and the years of a sentence."""

    def __init__(self, norm: str, start: int, end: int, tags: list[Tag], words: Lexicon) -> None:
        self.norm, self.start, self.end, self.words, self.tags = norm, start, end, words, tags
        self.index = TagIndex(norm, end, tags)
        self.floor = start  # the end of the last quantity

    def all(self) -> list[Quantity]:
        """Every quantity, from left to right."""
        found: list[Quantity] = []
        at = self.start
        for first in self._starts():
            if first < at:
                continue
            quantity = self._quantity(first)
            if quantity:
                found.append(quantity)
                at = self.floor = quantity.end
        return found

    def _starts(self) -> list[int]:
        starts = {match.start() for match in _DIGITS.finditer(self.norm, self.start, self.end)}
        starts |= {tag.start for tag in self.tags if tag.kind in {"number", "multiple", "fraction"}}
        if self.words.name in {"zh", "ja"}:
            starts |= {match.start() for match in _HAN.finditer(self.norm, self.start, self.end)}
        if self.words.name in {"es", "it", "de", "fr", "pl", "en", "ru", "kk", "he", "ar"}:
            starts |= {
                tag.start
                for tag in self.tags
                if tag.kind == "scale" and tag.value >= SMALL and self.norm[tag.start].isalpha()
            }
        counting = {tag.start for tag in self.tags if tag.kind in {"number", "multiple", "fraction", "scale"}}
        covered = [tag for tag in self.tags if tag.start not in counting]
        for tag in covered:
            starts.difference_update(range(tag.start, tag.end))
        return sorted(starts)

    def _number(self, at: int) -> tuple[str | float, int] | None:
        """A number without its scale: digits as printed, or the value of a word."""
        if self.words.name == "fa" and (slashed := _PERSIAN.match(self.norm, at, self.end)):
            return slashed.group().replace("/", "."), slashed.end()
        match = _DIGITS.match(self.norm, at, self.end)
        if match:
            return match.group(), match.end()
        tag = self.index.tag(at, "number")
        if tag and tag.start == at:
            return self._with_half(*words_of_number(self.index, tag, self.words.name))
        if self.words.name in {"zh", "ja"} and (han := _HAN.match(self.norm, at, self.end)):
            value = from_characters(han.group())
            point = _HAN_POINT.match(self.norm, han.end(), self.end)
            if value is not None and point:
                return value + (from_characters(point[1]) or 0.0) / 10 ** len(point[1]), point.end()
            return None if value is None else (value, han.end())
        return None

    def _with_half(self, value: float, end: int) -> tuple[float, int]:
        """Add the half told between a number and its scale or sign: שניים וחצי מיליארד, "two and a half billion"."""
        after = half_after(self.norm, end, self.end, self.words.name)
        return (value, end) if after is None else (value + 0.5, after)

    def _quantity(self, first: int) -> Quantity | None:
        word = next(
            (tag for tag in self.index.at.get(first, ()) if tag.kind in {"multiple", "fraction"}), None
        )
        if word:
            if word.kind == "fraction" and (part := self._part_of_scale(word)):
                return part
            return Quantity(
                first,
                word.end,
                float(word.value),
                kind=word.kind,
                unit="times" if word.kind == "multiple" else "%",
            )
        begin = self._number(first)
        implied = begin is None
        if begin is None:
            scale = self.index.tag(first, "scale")
            if scale is None or scale.start != first or self._after_number(first):
                return None
            begin = (1.0, first)
        printed, end = begin
        if isinstance(printed, str) and len(printed) > MOST_DIGITS:
            return Quantity(first, end, 0.0, broken=True)
        glued = _GLUED.match(self.norm, end)
        if glued and glued.end() <= self.end:
            end = glued.end()
        quantity = Quantity(first, end, 0.0)
        self._scaled(quantity, printed)
        self._count(quantity)
        if implied and quantity.kind != "money":
            return None
        if (
            isinstance(printed, str)
            and first
            and self.norm[first - 1] == "."
            and not self.norm[first - 2 : first - 1].isdigit()
        ):
            quantity.broken = first < 2 or self.norm[first - 2].isalpha()  # noqa: PLR2004 - ".4亿": digits were lost before the point
        return quantity

    def _part_of_scale(self, word: Tag) -> Quantity | None:
        """Half a billion, three quarters of a billion, חצי מיליארד."""
        gap = _OF_A.match(self.norm, word.end, self.end)
        scale = self.index.tag(gap.end() if gap else word.end, "scale") or self.index.tag(word.end, "scale")
        if scale is None or scale.value < SMALL:
            return None
        value = float(f"{round(float(word.value)) / 100 * scale.value:.{SURE_DIGITS}g}")
        part = Quantity(word.start, scale.end, value, scaled=True, scale=float(scale.value))
        self._count(part)
        return part

    def _after_number(self, at: int) -> bool:
        """Whether a number or another scale stands right before."""
        before = self.norm[max(0, at - 2) : at].strip()
        return bool(before) and (
            before[-1].isdigit()
            or any(tag.kind in {"number", "scale"} for tag in self.index.upto.get(at - 1, ()))
        )

    def _scaled(self, quantity: Quantity, printed: str | float) -> None:
        """Add up a composite number: 92억 7천만, 21 mil 200 millones, 50 млрд 60 млн."""
        total = Composite()
        pending: str | float | None = printed
        at = quantity.end
        while scale := self._scale(quantity, at):
            number = None if pending is None else self._value(pending, scaled=True)
            if number is None and pending is not None:
                quantity.broken = True
                return
            quantity.scaled = True
            quantity.scale = max(quantity.scale, float(scale.value))
            at = quantity.end = scale.end
            half = half_after(self.norm, at, self.end, self.words.name) if scale.value >= SMALL else None
            if half is not None:
                number, at, quantity.end = (1.0 if number is None else number) + 0.5, half, half
            total.add(number, float(scale.value))
            pending = None
            if following := self._following(at):
                pending, at = following
            elif self.words.name not in COMPOSED:
                break
        if pending is not None and not quantity.scaled:
            number = self._value(pending, scaled=self.index.tag(at, "percent") is not None)
            quantity.broken = number is None
            total.section += number or 0.0
        elif isinstance(pending, str) and total.section:
            total.section += self._value(pending, scaled=True) or 0.0
            quantity.end = at
        quantity.value = float(f"{total.value:.{SURE_DIGITS}g}")

    def _scale(self, quantity: Quantity, at: int) -> Tag | None:
        """The scale that follows; a hyphen before it is only English ("24-billion")."""
        at, approx = self._more(at)
        quantity.approx = quantity.approx or approx
        scale = self.index.tag(at, "scale")
        between = self.index.tag(at, "hedge_after") if scale is None else None
        if between and (scale := self.index.tag(between.end, "scale")):
            quantity.approx = str(between.value)  # "30 с лишним миллиардов"
            return scale
        hyphened = scale is not None and scale.start > at and self.norm[at] == "-"
        return None if hyphened and self.words.name != "en" else scale

    def _more(self, at: int) -> tuple[int, str | None]:
        """Step over 多 and 余, which stand between number and scale."""
        if (
            self.words.name in COMPACT
            and at < self.end
            and self.norm[at] in MORE
            and self.index.tag(at + 1, "scale")
        ):
            return at + 1, MORE[self.norm[at]]
        return at, None

    def _following(self, at: int) -> tuple[str | float, int] | None:
        """The next part of a composite number, if a scale follows it."""
        place = at
        while place < self.end and self.norm[place] == " " and place - at < 2:  # noqa: PLR2004
            place += 1
        number = self._number(place)
        if number is None:
            return None
        after, _ = self._more(number[1])
        scale = self.index.tag(after, "scale")
        if scale is None:
            close = self.words.name in {"ja", "ko", "zh"} and place == at
            return number if close and isinstance(number[0], str) else None
        return number

    def _value(self, printed: str | float, *, scaled: bool) -> float | None:
        return (
            printed
            if isinstance(printed, float)
            else parse(printed, self.words.decimal, self.words.group, scaled=scaled)
        )

    def _count(self, quantity: Quantity) -> None:
        compact = self.words.name in COMPACT
        count(quantity, self.index, start=self.start, floor=self.floor, compact=compact)
