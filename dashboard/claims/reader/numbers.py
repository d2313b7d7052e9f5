"""From digits and number words to quantities: value, scale, unit and hedge, with every separator and composite form."""

import re
from dataclasses import dataclass, field

from dashboard.claims.reader.digits import from_characters, parse
from dashboard.claims.reader.lexicon import Lexicon
from dashboard.claims.reader.model import Tag

MOST_DIGITS = 18
SURE_DIGITS = 14  # of a float, so that 8.2 billion is not 8199999999.999999
SMALL = 1000
COMPOSED = frozenset({"zh", "ja", "ko", "es"})  # languages where one unit may follow another
YEARS = range(1949, 2061)
# Damaged print puts spaces round the decimal mark ("28 .2bn", "25, 1 %") or, in Chinese, into the number ("41 0.6亿").
_DIGITS = re.compile(
    r"\d+(?:[.,・·']\d+| \d{3}(?!\d)"
    r"|(?<!\d{4})(?: [.,]|[.,] )(?=\d{1,2} ?(?:%|بال))\d+|(?<!\d{4}) [.,](?=\d{1,2} ?[^\W\d_])\d+"
    r"|(?<!\d{3}) (?=\d{1,2}\.\d+ ?[亿万])\d{1,2})*"
)
_HAN = re.compile(r"[〇零○一二三四五六七八九十百千两]+")
_GLUED = re.compile(
    r"-(?:ти|х|ти|и|ый|й|м|го|ю|ми|му|е|я|ший|ға|ге|қа|ке|да|де|та|те|дан|ден|нан|нен|ның|нің|дің|дың|тің|тың|ші|шы|th|rd|st|nd|er|ème|n|го|чи|нчи|ta|ti|й)(?!\w)"
)
_UNITS_AFTER_TENTHS = {"半": 5} | {letter: at for at, letter in enumerate("一二三四五六七八九", 1)}  # 四成三
_MORE = {
    "多": "over",
    "余": "over",
    "几": "over",
    "數": "over",
    "여": "over",
    "数": "over",
    "強": "over",
    "强": "over",
}
_OF_A = re.compile(r" ?(?:(?:of|de|d'|di|от) )?(?:(?:a|an|un|einer?|une) )?")
_HAN_POINT = re.compile(r"点([零〇○一二三四五六七八九]+)")


@dataclass
class Quantity:
    """A number with what it counts; offsets are those of the normalised text.

    Attributes:
        kind: money, percent, point, times, weight, multiple, fraction, count or bare.
    """

    start: int
    end: int
    value: float
    kind: str = "bare"
    unit: str = ""
    scaled: bool = False
    scale: float = 1.0
    approx: str | None = None
    low: float | None = None
    broken: bool = False
    words: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass
class Composite:
    """The sum of a number's parts: thousands gather in a section, a big unit closes it."""

    parts: list[tuple[float, float]] = field(default_factory=list)
    section: float = 0.0

    @property
    def value(self) -> float:
        """What all parts come to."""
        return sum(value for value, _ in self.parts) + self.section

    def add(self, number: float | None, unit: float) -> None:
        """Take the next number and its unit; a unit right after a unit multiplies it (万亿)."""
        if unit <= SMALL:
            self.section += (1.0 if number is None else number) * unit
        elif number is None and not self.section and self.parts:
            value, last = self.parts.pop()
            self.parts.append((value * unit, last * unit))
        else:
            whole = self.section + (number or 0.0)
            if self.parts and self.parts[-1][1] < unit:
                self.section = whole
                self.parts = [(self.value * unit, unit)]
            else:
                self.parts.append((whole * unit, unit))
            self.section = 0.0


class Numbers:
    """Finds the quantities and the years of a sentence."""

    def __init__(self, norm: str, start: int, end: int, tags: list[Tag], words: Lexicon) -> None:
        self.norm, self.start, self.end, self.words = norm, start, end, words
        self.at: dict[int, list[Tag]] = {}
        self.upto: dict[int, list[Tag]] = {}
        for tag in tags:
            self.at.setdefault(tag.start, []).append(tag)
            self.upto.setdefault(tag.end, []).append(tag)
            if tag.prefix:
                self.at.setdefault(tag.start - len(tag.prefix), []).append(tag)
        self.tags = tags
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

    def tag(self, at: int, *kinds: str) -> Tag | None:
        """The tag of one of these kinds that begins here, a space aside."""
        for place in (at, at + 1) if at < self.end and self.norm[at] in " -" else (at,):
            for tag in self.at.get(place, ()):
                if tag.kind in kinds:
                    return tag
        return None

    def _number(self, at: int) -> tuple[str | float, int] | None:
        """A number without its scale: digits as printed, or the value of a word."""
        match = _DIGITS.match(self.norm, at, self.end)
        if match:
            return match.group(), match.end()
        tag = self.tag(at, "number")
        if tag and tag.start == at:
            return float(tag.value), tag.end
        if self.words.name in {"zh", "ja"} and (han := _HAN.match(self.norm, at, self.end)):
            value = from_characters(han.group())
            point = _HAN_POINT.match(self.norm, han.end(), self.end)
            if value is not None and point:
                return value + (from_characters(point[1]) or 0.0) / 10 ** len(point[1]), point.end()
            return None if value is None else (value, han.end())
        return None

    def _quantity(self, first: int) -> Quantity | None:
        word = next((tag for tag in self.at.get(first, ()) if tag.kind in {"multiple", "fraction"}), None)
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
            scale = self.tag(first, "scale")
            if scale is None or scale.start != first or self.upto_number(first):
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
        self._unit(quantity)
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
        scale = self.tag(gap.end() if gap else word.end, "scale") or self.tag(word.end, "scale")
        if scale is None or scale.value < SMALL:
            return None
        value = float(f"{round(float(word.value)) / 100 * scale.value:.{SURE_DIGITS}g}")
        part = Quantity(word.start, scale.end, value, scaled=True, scale=float(scale.value))
        self._unit(part)
        return part

    def upto_number(self, at: int) -> bool:
        """Whether a number or another scale stands right before."""
        before = self.norm[max(0, at - 2) : at].strip()
        return bool(before) and (
            before[-1].isdigit() or any(tag.kind in {"number", "scale"} for tag in self.upto.get(at - 1, ()))
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
            total.add(number, float(scale.value))
            pending = None
            if following := self._following(at):
                pending, at = following
            elif self.words.name not in COMPOSED:
                break
        if pending is not None and not quantity.scaled:
            number = self._value(pending, scaled=self.tag(at, "percent") is not None)
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
        scale = self.tag(at, "scale")
        between = self.tag(at, "hedge_after") if scale is None else None
        if between and (scale := self.tag(between.end, "scale")):
            quantity.approx = str(between.value)  # "30 с лишним миллиардов"
            return scale
        hyphened = scale is not None and scale.start > at and self.norm[at] == "-"
        return None if hyphened and self.words.name != "en" else scale

    def _more(self, at: int) -> tuple[int, str | None]:
        """Step over 多 and 余, which stand between number and scale."""
        if (
            self.words.name in {"zh", "ja", "ko"}
            and at < self.end
            and self.norm[at] in _MORE
            and self.tag(at + 1, "scale")
        ):
            return at + 1, _MORE[self.norm[at]]
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
        scale = self.tag(after, "scale")
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

    def _unit(self, quantity: Quantity) -> None:
        """Find what is counted: after the number, before it, or in both places."""
        at = quantity.end
        if self.words.name in {"zh", "ja", "ko"} and at < self.end and self.norm[at] in _MORE:
            quantity.approx, at = "over", at + 1
        for _ in range(3):
            for kind in ("percent", "point", "times", "currency", "unit", "multiple"):
                tag = self.tag(at, kind)
                if tag and (kind != "multiple" or tag.start == at):
                    self._count(quantity, tag)
                    return
            joiner = self.tag(at, "joiner", "hedge_after")
            if joiner is None:
                break
            at = joiner.end
        before = quantity.start
        while before > self.start and self.norm[before - 1] == " " and quantity.start - before < 2:  # noqa: PLR2004
            before -= 1
        for tag in self.upto.get(before, ()):
            wanted = tag.kind in {"currency", "percent", "percent_before", "times_before"}
            if wanted and tag.start >= self.floor:
                quantity.start = tag.start
                self._count(quantity, tag)
                return

    def _count(self, quantity: Quantity, tag: Tag) -> None:
        kinds = {
            "percent": ("percent", "%"),
            "percent_before": ("percent", "%"),
            "point": ("point", "pp"),
            "times_before": ("times", "times"),
            "times": ("times", "times"),
            "multiple": ("times", "times"),  # 2.3배로, where 배로 alone means double
        }
        if tag.kind in kinds:
            quantity.kind, quantity.unit = kinds[tag.kind]
            if tag.kind == "percent" and tag.value not in (True, 1):
                quantity.value *= float(tag.value)
        elif tag.kind == "currency":
            quantity.kind, quantity.unit = "money", str(tag.value)
        else:
            quantity.kind = "weight" if tag.value == "tonnes" else "count"
            quantity.unit = str(tag.value)
            if tag.value == "kt":
                quantity.kind, quantity.unit, quantity.value = "weight", "tonnes", quantity.value * SMALL
        quantity.end = max(quantity.end, tag.end)
        quantity.words.append((tag.kind, tag.start, tag.end))
        after = self.norm[tag.end : tag.end + 1]
        if tag.kind == "percent" and tag.value not in (True, 1) and after in _UNITS_AFTER_TENTHS:
            quantity.value, quantity.end = quantity.value + _UNITS_AFTER_TENTHS[after], tag.end + 1


def is_year(quantity: Quantity) -> bool:
    """Whether a bare number may be a year."""
    return (
        quantity.kind == "bare"
        and not quantity.scaled
        and quantity.value in YEARS
        and float(quantity.value).is_integer()
    )
