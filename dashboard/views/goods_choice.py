"""The choices of the goods page, and the nearest selection that has data."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views import days
from dashboard.views.choosing import Choosing
from dashboard.views.goods_path import FINER
from etl.errors import NothingKnown
from etl.marts.beneath import within as lies_within
from etl.vocabulary import CHINA, KAZAKHSTAN, Flow, Level

LEVEL_WORDS = {
    Level.CHAPTER: "Chapters (2 digits)",
    Level.HEADING: "Headings (4 digits)",
    Level.SUBHEADING: "Subheadings (6 digits)",
    Level.GROUP: "Material groups",
}
CHOSEN = ("reporter", "flow", "source", "within", "level", "year", "against")


@dataclass(frozen=True)
class Choices:
    """What each control offers, given the controls before it."""

    sources: tuple[str, ...]
    levels: tuple[str, ...]
    years: tuple[str, ...]
    against: tuple[str, ...]  # years to compare with


@dataclass(frozen=True)
class Selection:
    """One choice of the controls.

    Attributes:
        within: a section, chapter or heading that the goods lie in; empty for all goods.
        against: the year that ``year`` is compared with; empty where there is no other.
        asked: what the address asked for and the data do not hold.
        as_of: a day (ISO text); empty is now.
    """

    reporter: str
    flow: str
    source: str
    level: str
    year: str
    choices: Choices
    within: str = ""
    against: str = ""
    asked: str = ""
    as_of: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        return self.query_with()

    def query_with(self, **changes: str) -> str:
        """Give the part of the address of this view but for some choices; an empty one is left out."""
        chosen = {name: getattr(self, name) for name in (*CHOSEN, "as_of")} | changes
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        place = self.within.replace("+", "-")
        words = (self.reporter, self.flow, self.source, place, self.level, self.year, self.as_of)
        return "-".join(["khorgos", *(word.lower() for word in words if word)])

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        if not self.asked:
            return ""
        lacking = f"Not known {days.when(self.as_of)}" if self.as_of else "Not loaded"
        return f"{lacking}: {self.asked}. Shown instead is the nearest choice that has data."


def select(
    ledger: Ledger,
    *,
    reporter: str = "",
    flow: str = "",
    source: str = "",
    within: str = "",
    level: str = "",
    year: str = "",
    against: str = "",
    as_of: str = "",
) -> Selection:
    """Find the selection that is asked for, or the nearest one that has data.

    Each control narrows the next; an empty or unknown value takes the first on offer (of the ledger's sources the one
    with most years, the coarsest level, the latest year; to compare with, the year before). Among all goods the level
    narrows the years; within a code the year narrows the levels, so that going down the HS stays in its year.

    Raises:
        NothingKnown: on that day no goods of this trade were known.
    """
    as_of = days.as_of(as_of).day
    table = ledger.table("commodity", as_of or None)
    table = table[table["itemised"]]
    if table.empty:
        raise NothingKnown.on(as_of)
    asked = Choosing()
    reporter = asked.one_of("reporter", reporter, _held(table["reporter"], CHINA, KAZAKHSTAN))
    table = table[table["reporter"] == reporter]
    flow = asked.one_of("flow", flow, _held(table["flow"], str(Flow.IMPORT), str(Flow.EXPORT)))
    table = table[table["flow"] == flow]
    order = list(next(side.order for side in ledger.reference.ledgers.values() if side.reporter == reporter))
    years_in = table.groupby("source")["period"].nunique()
    sources = sorted(years_in.index, key=lambda name: (name not in order, -years_in[name]))
    source = asked.one_of("source", source, sources)
    table = table[table["source"] == source]
    inside = _inside(ledger, table, within)
    if within and inside is None:
        asked.miss("goods within", within)
    if inside is None:
        within = ""
        levels = [str(word) for word in LEVEL_WORDS if word in set(table["level"])]
        level = asked.one_of("level", level, levels)
        years = sorted(table.loc[table["level"] == level, "period"].unique(), reverse=True)
        year = asked.year("year", year, years)
    else:
        years = sorted(inside["period"].unique(), reverse=True)
        year = asked.year("year", year, years)
        levels = _finer(ledger, inside[inside["period"] == year], within)
        level = asked.one_of("level", level if level in levels else "", levels)
    others = [other for other in years if other != year]
    before = [other for other in others if other < year]
    against = (
        asked.one_of("year to compare with", against if against != year else "", [*before, *others[::-1]])
        if others
        else ""
    )
    offered = Choices(tuple(sources), tuple(levels), tuple(years), tuple(others))
    return Selection(reporter, flow, source, level, year, offered, within, against, asked.missed, as_of)


def _inside(ledger: Ledger, table: pd.DataFrame, code: str) -> pd.DataFrame | None:
    """Give the rows of a code and of what lies in it; None where it is no code of the HS or nothing of it is there."""
    places = ledger.table("nomenclature")
    places = places[places["level"].isin([str(level) for level in FINER])]
    if code not in set(places["commodity"]):
        return None
    rows = table[lies_within(table, code) | (table["commodity"] == code)]
    return rows if len(rows) else None


def _finer(ledger: Ledger, rows: pd.DataFrame, code: str) -> list[str]:
    """Give the levels beneath a code that have items, the coarsest first; where none has, the next one all the same."""
    places = ledger.table("nomenclature").set_index("commodity")
    own = Level(str(places.loc[code, "level"]))
    beneath = set(rows.loc[rows["commodity"] != code, "level"])
    levels = [str(level) for level in LEVEL_WORDS if level in beneath and level != own]
    return levels or [str(FINER[own])]


def _held(column: pd.Series, *words: str) -> list[str]:
    return [word for word in words if word in set(column)]
