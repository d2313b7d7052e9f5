"""Where a commodity stands in the HS: section, chapter, heading, subheading, and what is loaded beneath it."""

from dataclasses import dataclass

from dashboard import wording
from dashboard.ledger import Ledger
from etl.marts.beneath import within
from etl.vocabulary import TOTAL, Level

CHAPTER_DIGITS = 2
MORE_CHAPTERS = "For the site’s keeper: python -m etl fetch comtrade, then python -m etl build"
MORE_DIGITS = (
    "Headings and subheadings come with a key for UN Comtrade. For the site’s keeper, with the key in COMTRADE_KEY: "
    "python -m etl fetch comtrade, then python -m etl build"
)
FINER = {Level.SECTION: Level.CHAPTER, Level.CHAPTER: Level.HEADING, Level.HEADING: Level.SUBHEADING}
_MOST_NAMED = 6


@dataclass(frozen=True)
class Place:
    """One code on the way, with its English title and level; ``loaded`` where any reporter has a figure of it."""

    code: str
    title: str
    level: str
    loaded: bool = True

    @property
    def said(self) -> str:
        """Code and title: ``27 Mineral fuels and oils``; ``Section V Mineral products``; a group, whose code is a word, by its title."""
        if self.level == Level.GROUP:
            return self.title
        return f"{'Section ' if self.level == Level.SECTION else ''}{self.code} {self.title}"


@dataclass(frozen=True)
class Beneath:
    """What is loaded beneath a code, the nearest level first; ``said`` names what is not, and how to load it."""

    places: tuple[Place, ...]
    said: str


def to_load(code: str) -> str:
    """Say what brings a code that is not loaded, the command last: chapters come with every fetch, finer ones with a key."""
    return MORE_CHAPTERS if len(code.split("+", maxsplit=1)[0]) <= CHAPTER_DIGITS else MORE_DIGITS


def holders(code: str) -> tuple[str, ...]:
    """Give the codes that hold one inside, the nearest first: ``740311`` → 7403, 74. Sections hold no figures of their own."""
    if not code[:1].isdigit():
        return ()
    return tuple(
        code[:digits] for digits in (4, CHAPTER_DIGITS) if digits < len(code.split("+", maxsplit=1)[0])
    )


def path_of(ledger: Ledger, code: str) -> tuple[Place, ...]:
    """Give the way from the section down to a code, the code last; a code outside the HS has only itself."""
    table = ledger.table("nomenclature").set_index("commodity")
    place, way = code, []
    while place in table.index and place != TOTAL:
        row = table.loc[place]
        way.append(Place(place, str(row["title_en"]), str(row["level"])))
        place = str(row["parent"])
    return tuple(reversed(way))


def places_beneath(ledger: Ledger, code: str, as_of: str = "") -> Beneath:
    """Name what any reporter itemises beneath a code, and what nobody does."""
    table = ledger.table("nomenclature")
    rows = table[within(table, code)]
    goods = ledger.table("commodity", as_of or None)
    held = set(goods.loc[goods["itemised"], "commodity"])
    loaded = rows[rows["commodity"].isin(held)]
    places = tuple(
        Place(str(row["commodity"]), str(row["title_en"]), str(row["level"]))
        for row in loaded.sort_values("commodity").to_dict("records")
    )
    level = str(table.loc[table["commodity"] == code, "level"].iloc[0])
    if level not in FINER:
        return Beneath(places, "")
    if level == Level.SECTION:
        absent = sorted(set(rows.loc[rows["level"] == Level.CHAPTER, "commodity"]) - held)
        named = (
            wording.listed(
                [
                    *absent[:_MOST_NAMED],
                    *([f"{len(absent) - _MOST_NAMED} more"] if len(absent) > _MOST_NAMED else []),
                ]
            )
            if absent
            else ""
        )
        said = (
            f"Chapters that the data loaded here do not itemise: {named}. {MORE_CHAPTERS}." if absent else ""
        )
        return Beneath(places, said)
    if not places:
        return Beneath(places, f"Nothing beneath {code} is itemised in the data loaded here. {MORE_DIGITS}.")
    finer = FINER[Level(level)]
    missing = not any(place.level == finer for place in places)
    lack = f"No {finer} of {code} is itemised, only {places[0].level}s. " if missing else ""
    return Beneath(
        places, f"{lack}What else {code} holds is not itemised in the data loaded here. {MORE_DIGITS}."
    )
