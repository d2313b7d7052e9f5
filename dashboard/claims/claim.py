"""What was said: a statement, its claims, its goals, and the numbers in it that nobody checks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.claims.interval import Hedge, Reading
from etl.schema import PERIOD
from etl.vocabulary import CHINA, KAZAKHSTAN, Measure


class Kind(StrEnum):
    """What a claim states of a measure.

    Level, growth and change are about the trade itself (US dollars, per cent, US dollars); share and rank set it against
    the trade with all partners or, for goods, with that in all goods.
    """

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"


class Unit(StrEnum):
    """What a claim's number counts."""

    USD = "USD"
    PERCENT = "%"
    PLACE = "place"


UNITS = {
    Kind.LEVEL: Unit.USD,
    Kind.CHANGE: Unit.USD,
    Kind.GROWTH: Unit.PERCENT,
    Kind.SHARE: Unit.PERCENT,
    Kind.RANK: Unit.PLACE,
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What every statement about this trade has: its words, what it is about, and whom it credits.

    Attributes:
        words: the part of the text that says it.
        measure: turnover, export, import or balance, as seen from ``seen_from``.
        seen_from: ISO code of the country whose exports, imports or balance are meant; turnover has no side.
        credited: id of the ledger it is credited to, if any; ``credited_words`` say how.
        place: first and last offset in the text, so that it can be shown where it stands.
        read_as: words of the text that were used, with what they were read as.
        rule: name of the reader's rule that took it.
    """

    words: str
    measure: Measure
    seen_from: str = KAZAKHSTAN
    credited: str | None = None
    credited_words: str = ""
    place: tuple[int, int] = (0, 0)
    read_as: tuple[tuple[str, str], ...] = ()
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim(Said):
    """A statement that figures on record can be held against.

    Attributes:
        kind: what it states.
        period: ISO text: ``2023``, ``2023-05``, ``2023-01/2023-09``.
        reading: the interval the printed number stands for, in US dollars, per cent or places.
        hedge: how it was qualified, if at all.
        goods: HS codes or names of published groups; empty for all goods.
        since: the period a growth is counted from; empty for the same months a year earlier.
        other_readings: of a multiple that can be read in two ways, the second.
        main_goods: whether it says that goods are among the main ones; ``reading`` is then the threshold for "main".
        record: whether it is called a record.
        assumed: what the text does not say and was taken for granted; empty where nothing was.

    Raises:
        ValueError: the period or the side cannot be read.
    """

    kind: Kind
    period: str
    reading: Reading
    hedge: Hedge | None = None
    goods: tuple[str, ...] = ()
    since: str = ""
    other_readings: tuple[Reading, ...] = ()
    main_goods: bool = False
    record: bool = False
    assumed: str = ""

    def __post_init__(self) -> None:
        """Refuse what could not be checked."""
        if self.seen_from not in {CHINA, KAZAKHSTAN}:
            raise ValueError(f"{self.seen_from!r} is no side of this trade; write {CHINA} or {KAZAKHSTAN}")
        for period in filter(None, (self.period, self.since)):
            if not PERIOD.fullmatch(period):
                raise ValueError(
                    f"{period!r} is not a period; write it like 2023, 2023-05 or 2023-01/2023-09"
                )

    @property
    def unit(self) -> Unit:
        """What its number counts."""
        return UNITS[self.kind]

    @property
    def is_difference(self) -> bool:
        """Whether its number has a sign that is worth saying."""
        return self.kind in {Kind.GROWTH, Kind.CHANGE}

    @property
    def of_a_whole(self) -> bool:
        """Whether it sets the trade with one partner against that with all: only the reporter's ledger can measure that."""
        return self.kind in {Kind.SHARE, Kind.RANK} and not self.goods


@dataclass(frozen=True, kw_only=True)
class Undated(Said):
    """A level whose year the text does not settle: never judged, only looked for in the years on record.

    Attributes:
        reading: the interval its number stands for, in US dollars.
    """

    reading: Reading


@dataclass(frozen=True, kw_only=True)
class Goal(Said):
    """A target, forecast or intention: recorded, never checked.

    Attributes:
        value: the level aimed at, in US dollars; None for a multiple.
        multiple: of a base, which is the trade of a year; None for a value.
        deadline: ISO period; empty where none is stated.
        base_period: the year a multiple is counted from, where the text states the level of one or its day settles it.
        base_told: whether it is the text that states a level of that year.
    """

    value: Reading | None
    multiple: float | None
    deadline: str
    base_period: str = ""
    base_told: bool = False


@dataclass(frozen=True)
class Left:
    """A number of the text that is not checked, and why; ``statement``: whether it is one on this trade all the same."""

    words: str
    reason: str
    place: tuple[int, int]
    statement: bool = False


@dataclass(frozen=True)
class Statement:
    """A text, what it claims, and what in it is no claim to check.

    Attributes:
        text: the words, in full.
        said_on: ISO date it was published; None where that is not known.
        citation: where it stands.
        claims: in the order of the text.
        undated: levels without a year.
        goals: recorded only.
        left: numbers that are not checked.
        sentences: first and last offset of each sentence.

    Raises:
        ValueError: ``said_on`` is not an ISO date.
    """

    text: str
    said_on: str | None
    citation: str
    claims: tuple[Claim, ...]
    undated: tuple[Undated, ...] = ()
    goals: tuple[Goal, ...] = ()
    left: tuple[Left, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def unchecked(self) -> int:
        """How many statements on this trade are not checked: levels without a year, and what no loaded table answers."""
        return len(self.undated) + sum(each.statement for each in self.left)

    def span_of(self, said: Said) -> tuple[int, int]:
        """Give the offsets of the sentence that something was said in."""
        spans = (span for span in self.sentences if span[0] <= said.place[0] < span[1])
        return next(spans, (0, len(self.text)))

    def sentence_of(self, said: Said) -> str:
        """Give the sentence that something was said in."""
        first, last = self.span_of(said)
        return " ".join(self.text[first:last].split())

    def __post_init__(self) -> None:
        """Refuse a date that days of publication cannot be compared with."""
        if self.said_on is not None and date.fromisoformat(self.said_on).isoformat() != self.said_on:
            raise ValueError(f"{self.said_on!r} is not a date; write it like 2024-07-03")
