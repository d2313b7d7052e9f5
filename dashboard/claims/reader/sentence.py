"""A sentence taken apart: known words, quantities, periods and the segments between its commas."""

import copy
import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from dashboard.claims.reader.asides import mentioned
from dashboard.claims.reader.lexicon import Lexicon
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.numbers import Numbers
from dashboard.claims.reader.ordinals import ordinals
from dashboard.claims.reader.period import Period
from dashboard.claims.reader.periods import periods
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.ranges import joined
from dashboard.claims.reader.roles import role_of
from dashboard.claims.reader.text import Text

_CUT = re.compile(r"[,;:()\[\]、،؛]| - | ?-- ?")
COUNTRY_OF_SOURCE = {"GACC": "CN", "CN_GOV": "CN", "CN_CUSTOMS_LOCAL": "CN", "CN_PORT": "CN"}
CASED = frozenset({"en", "ru", "kk", "uz", "fr", "es", "it", "pl", "tr"})
_NAME = re.compile(r"\b[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮІ][^\W\d_]{2,}")
_PEOPLE = re.compile(r"(?:ian|ese|ish|an|ch|i|кий|кая|кое|кие)$")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_A_PEOPLE = re.compile(r"\w{3,}ск(?:ий|ая|ое|ие|ого|ой|их|ому|им|ими|ую|ом)")
BOTH = frozenset({"CN", "KZ"})
REGIONS = frozenset({"CA", "XJ", "PORT", "WORLD", "BLOC"})
Found = TypeVar("Found")
OTHER_WAY = {"export": "import", "sell": "import", "import": "export", "buy": "export"}
GLUED_AND = ("ו", "و")  # "and" in Hebrew and Arabic


class Sentence:
    """One sentence and what the lexicon knows of it."""

    def __init__(self, text: Text, start: int, end: int, words: Lexicon) -> None:
        self.text, self.norm, self.start, self.end, self.words = text, text.norm, start, end, words
        places = ordinals(text.norm, start, end, words.name)
        known = [
            *places,
            *(
                tag
                for tag in words.tags(text.norm, start, end)
                if tag.kind != "rank"
                or not any(tag.start < each.end + 2 and each.start < tag.end for each in places)
            ),
        ]
        self._index(_without_currencies(sorted(known, key=lambda tag: tag.start)))
        self._ruled: dict[Callable[[Sentence], bool], bool] = {}
        self._kept: dict[Hashable, Any] = {}
        if self.has("sales"):
            self._index(self._sales_abroad())
        if self.has("return_flow"):
            self._index(self._return_flows())
        self.quantities: list[Quantity] = joined(
            text.norm, Numbers(text.norm, start, end, self.tags, words).all(), self.tags
        )

    def _index(self, tags: list[Tag]) -> None:
        """Keep the known words, and by kind with their place among all."""
        self.tags = tags
        self._found: dict[tuple[tuple[str, ...], int | None], list[Tag]] = {}
        self._by_kind: dict[str, list[tuple[int, Tag]]] = {}
        for place, tag in enumerate(tags):
            self._by_kind.setdefault(tag.kind, []).append((place, tag))

    def _sales_abroad(self) -> list[Tag]:
        """Sales and deliveries are exports where they go to or come from one of the two, not where they are made in it."""
        bought = any(self.norm[tag.start : tag.end].endswith(" from") for tag in self.of("measure"))
        abroad = (
            bought
            or self.has("from", "from_after")
            or any(
                self.role(tag) in {"to", "towards"} and not self._located(tag)
                for tag in self.of("country")
                if tag.value in BOTH
            )
        )
        found = [
            tag._replace(kind="measure", value="export") if tag.kind == "sales" else tag for tag in self.tags
        ]
        return found if abroad else [tag for tag in self.tags if tag.kind != "sales"]

    def _return_flows(self) -> list[Tag]:
        """The reverse flow is the export or import that was not told before it."""
        found, told = [], ""
        for tag in self.tags:
            if tag.kind in {"measure", "buy", "sell"}:
                told = OTHER_WAY.get(str(tag.value if tag.kind == "measure" else tag.kind), told)
            back = tag.kind == "return_flow" and told
            found.append(tag._replace(kind="measure", value=told) if back else tag)
        return found

    def _located(self, country: Tag) -> bool:
        """French "au" and "en" say where as well as where to."""
        return self.words.name == "fr" and self.norm[: country.start].endswith((" au ", " en "))

    @cached_property
    def periods(self) -> list[Period]:
        """Periods named in it."""
        return periods(self.norm, self.start, self.end, self.tags, self.quantities, language=self.words.name)

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """Stretches between commas, brackets and dashes; "and" cuts where both sides hold a quantity."""
        spans = [(each.start, each.end) for each in self.quantities]
        cuts = [match.span() for match in _CUT.finditer(self.norm, self.start, self.end)]
        cuts = [cut for cut in cuts if not any(first <= cut[0] < last for first, last in spans)]
        edges = [self.start, *(edge for cut in cuts for edge in cut), self.end]
        plain = [(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
        return [part for segment in plain for part in self._at_and(segment)]

    def _at_and(self, segment: tuple[int, int]) -> Iterator[tuple[int, int]]:
        first, last = segment
        for tag in self.tags:
            linking = tag.kind == "and" or (tag.kind == "measure" and tag.prefix[:1] in GLUED_AND)
            if not linking or not first < tag.start < last:
                continue
            before = any(
                first <= each.start and each.end <= tag.start and each.kind != "bare"
                for each in self.quantities
            )
            after = any(
                tag.end <= each.start and each.end <= last and each.kind != "bare" for each in self.quantities
            )
            if before and after:
                verb = any(each.start == tag.start and each.kind == "measure" for each in self.tags)
                yield first, tag.end if verb else tag.start  # satarken: "while it sold"
                first = tag.end if tag.kind == "and" else tag.start
        yield first, last

    @cached_property
    def _ends(self) -> list[int]:
        return [last for _, last in self.segments]

    def segment_at(self, at: int) -> int:
        """Number of the segment that holds an offset; the last one where it is a cut."""
        number = bisect_right(self._ends, at)
        if number < len(self.segments) and self.segments[number][0] <= at:
            return number
        return len(self.segments) - 1

    def of(self, *kinds: str, segment: int | None = None) -> list[Tag]:
        """The tags of these kinds, in one segment or all."""
        key = (kinds, segment)
        found = self._found.get(key)
        if found is None:
            if segment is not None:
                first, last = self.segments[segment]
                found = [tag for tag in self.of(*kinds) if first <= tag.start < last]
            else:
                named = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
                placed = named[0] if len(named) == 1 else sorted(each for tags in named for each in tags)
                found = [tag for _, tag in placed]
            self._found[key] = found
        return found

    def nearest(self, quantity: Quantity, *kinds: str) -> Tag | None:
        """The tag that governs a quantity: left in its segment, right in it, then left and right of the segment."""
        if not self.has(*kinds):
            return None
        here = self.segment_at(quantity.start)
        tags = [
            tag for tag in self.of(*kinds, segment=here) if not quantity.start <= tag.start < quantity.end
        ]
        left = [tag for tag in tags if tag.end <= quantity.start]
        right = [tag for tag in tags if tag.start >= quantity.end]
        if left or right:
            return left[-1] if left else right[0]
        for segment in range(here - 1, -1, -1):
            if tags := self.of(*kinds, segment=segment):
                return tags[-1]
        for segment in range(here + 1, len(self.segments)):
            if tags := self.of(*kinds, segment=segment):
                return tags[0]
        return None

    def once(self, rule: Callable[["Sentence"], bool]) -> bool:
        """What a rule on the whole sentence says; asked for each number, answered once."""
        if rule not in self._ruled:
            self._ruled[rule] = rule(self)
        return self._ruled[rule]

    def kept(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What was made once under a key: the answer to a question that many numbers of the sentence ask."""
        if key not in self._kept:
            self._kept[key] = make()
        found: Found = self._kept[key]
        return found

    def has(self, *kinds: str, segment: int | None = None) -> bool:
        """Whether there is such a word."""
        known = any(kind in self._by_kind for kind in kinds)
        return known and (segment is None or bool(self.of(*kinds, segment=segment)))

    @cached_property
    def countries(self) -> list[Tag]:
        """Countries and regions it names."""
        return self.of("country")

    @cached_property
    def codes(self) -> frozenset[str]:
        """Their codes; a pair counts as both."""
        return codes(self.countries)

    @cached_property
    def named(self) -> frozenset[str]:
        """Which of the two countries it names, counting who is quoted."""
        quoted = {
            COUNTRY_OF_SOURCE.get(tag.value, "KZ" if str(tag.value).startswith("KZ_") else "")
            for tag in self.of("source")
        }
        return (self.codes | quoted) & BOTH

    @cached_property
    def others(self) -> frozenset[str]:
        """Third countries it names."""
        return self.codes - BOTH - REGIONS

    @cached_property
    def strangers(self) -> bool:
        """Whether it may name somebody the lexicon does not know: a capitalised word, a people's adjective.

        Scripts without capitals cannot tell, so they count as if they did; names of countries are complete in Chinese.
        """
        if self.words.name not in CASED:
            return self.words.name != "zh"
        known = [(tag.start, tag.end) for tag in self.tags]
        for match in _NAME.finditer(self.text.cased, self.start, self.end):
            if any(first <= match.start() < last for first, last in known):
                continue
            opening = not self.text.cased[self.start : match.start()].strip(" \n\"«“'(-–—")
            if not opening or _PEOPLE.search(match.group()):
                return True
        return any(_OF_A_PEOPLE.fullmatch(self.norm[slice(*span)]) for span in self._unknown(known))

    def _unknown(self, known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for match in _LETTERS.finditer(self.norm, self.start, self.end):
            if not any(first <= match.start() < last for first, last in known):
                yield match.span()

    @cached_property
    def parties(self) -> "Sentence":
        """The same without the countries that are only mentioned, so that no trade is taken for theirs."""
        aside = mentioned(self)
        if not aside:
            return self
        view = copy.copy(self)
        view._index([tag for tag in self.tags if tag not in aside])  # noqa: SLF001 - a copy of itself
        view.__dict__.update(_ruled={}, _kept={})
        for name in ("countries", "codes", "named", "others", "strangers"):
            view.__dict__.pop(name, None)
        return view

    def role(self, country: Tag) -> str:
        """How a country stands: ``to``, ``from``, ``with``, ``of``, or ``towards`` (exports to it, imports from it)."""
        return role_of(self, country)


def _without_currencies(tags: list[Tag]) -> list[Tag]:
    """Take out the country that only says whose dollars they are: «долл. США», "АҚШ доллары"."""
    ends = {tag.end for tag in tags if tag.kind == "currency"}
    starts = {tag.start for tag in tags if tag.kind == "currency"}
    return [
        tag
        for tag in tags
        if tag.kind != "country"
        or tag.value != "US"
        or not (ends & {tag.start, tag.start - 1, tag.start - 2} or starts & {tag.end, tag.end + 1})
    ]


def codes(tags: list[Tag]) -> frozenset[str]:
    """Codes of countries and regions; a pair counts as both."""
    return frozenset(
        code for tag in tags for code in (("CN", "KZ") if tag.value == "PAIR" else (str(tag.value),))
    )
