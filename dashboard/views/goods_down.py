"""Down the HS on the goods page: where one stands, what may be gone into, and what is not itemised there."""

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.goods_choice import Selection
from dashboard.views.goods_path import CHAPTER_DIGITS, MORE_CHAPTERS, MORE_DIGITS, Place, path_of
from dashboard.views.parties import COUNTRY, OTHER, TOWARDS, VERB
from dashboard.views.sources import to_load
from etl.marts.beneath import beneath, within
from etl.vocabulary import Flow, Level, Status

COMTRADE = "comtrade"  # which alone asks for a key before it gives more digits
_MOST_NAMED = 8


@dataclass(frozen=True)
class Down:
    """A place in the HS.

    Attributes:
        path: from the section down to the place; empty for all goods.
        into: where one may go from here: sections, or codes that are loaded in this view.
        title: what is said of the place; empty for all goods.
        lead: what of it is not itemised, and how to load it; empty for all goods.
    """

    path: tuple[Place, ...]
    into: tuple[Place, ...]
    title: str = ""
    lead: str = ""


def rows_beneath(source: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Give the goods beneath the selection's code with the rest of its own figure, year by year.

    Args:
        source: rows of the mart ``commodity`` of one source, reporter and flow.
        selection: whose ``within`` and ``level`` are taken.
    """
    code, level = selection.within, Level(selection.level)
    title = f"Of {code}, not itemised by {level} in the loaded data"
    years = [beneath(year, code, level, title) for _, year in source.groupby("period")]
    return pd.concat(years, ignore_index=True)


def down(ledger: Ledger, selection: Selection, year: pd.DataFrame) -> Down:
    """Describe the selection's place; ``year`` holds rows of its source, reporter, flow and year, at every level."""
    names = ledger.table("nomenclature").set_index("commodity")
    items = year[year["itemised"] & (year["level"] != Level.GROUP)]
    if not selection.within:
        sections = [
            code for code in names.index[names["level"] == Level.SECTION] if code in set(items["section"])
        ]
        titles = names["title_en"]
        return Down(
            (), tuple(Place(code, str(titles[code]), Level.SECTION) for code in sorted(sections, key=_roman))
        )
    code = selection.within
    inside = items[
        within(items, code) | (items["commodity"].str.contains("+", regex=False) & (items["section"] == code))
    ]
    into = tuple(
        Place(str(row["commodity"]), str(row["title"]), str(row["level"]))
        for row in inside.sort_values("commodity").to_dict("records")
    )
    into = (
        tuple(place for place in into if place.level == Level.CHAPTER)
        if names.loc[code, "level"] == Level.SECTION
        else into
    )
    title = _title(selection, str(names.loc[code, "title_en"]), year)
    return Down(path_of(ledger, code), into, title, _lead(ledger, selection, year))


def _roman(section: str) -> int:
    """Order sections as they are numbered, the unnumbered last."""
    worth = {"I": 1, "V": 5, "X": 10}
    if not set(section) <= set(worth):
        return 99
    digits = [worth[letter] for letter in section]
    return sum(-one if one < other else one for one, other in zip(digits, [*digits[1:], 0], strict=True))


def _title(selection: Selection, name: str, year: pd.DataFrame) -> str:
    """Say how much of the code the reporter counts; of a section, which has no figure of its own, what is itemised."""
    code, flow = selection.within, Flow(selection.flow)
    who, other = COUNTRY[selection.reporter], COUNTRY[OTHER[selection.reporter]]
    goods = f"{name[0].lower()}{name[1:]}"
    where = f"{TOWARDS[flow]} {other} in {selection.year}"
    own = year[year["itemised"] & (year["commodity"] == code)]
    items = year[year["itemised"] & (year["level"] == selection.level) & within(year, code)]
    items = items.sort_values("value_usd", ascending=False)
    if own.empty and items.empty:
        return f"{who}’s {flow}s of {selection.year} do not itemise {goods} in the data loaded here"
    if own.empty:
        top = items.iloc[0]
        many = f"{selection.level}s" if len(items) > 1 else selection.level
        return (
            f"{who} itemises {len(items)} {many} of {goods} that it {VERB[flow]} {where}; "
            f"the largest is {top['commodity']} {top['title']}, {wording.usd(top['value_usd'])}"
        )
    said = "in an incomplete submission said" if own["status"].iloc[0] == Status.UNRELIABLE else "says"
    total = wording.usd(own["value_usd"].iloc[0], own["precision_usd"].iloc[0], unit=True)
    rest = f"; none of it is itemised by {selection.level}"
    if len(items):
        rest = f"; {items['commodity'].iloc[0]} {items['title'].iloc[0]} is {wording.usd(items['value_usd'].iloc[0])} of it"
    return f"{who} {said} it {VERB[flow]} {total} of {goods} {where}{rest}"


def _lead(ledger: Ledger, selection: Selection, year: pd.DataFrame) -> str:
    """Say what of the code is not itemised, and what to load."""
    names = ledger.table("nomenclature")
    code = selection.within
    items = year[year["itemised"] & within(year, code)]
    if not code[:1].isdigit():
        held = {part for found in year.loc[year["itemised"], "commodity"] for part in str(found).split("+")}
        single = ~names["commodity"].str.contains("+", regex=False)
        chapters = names.loc[within(names, code) & single & (names["level"] == Level.CHAPTER), "commodity"]
        lacking = sorted(set(chapters) - held)
        if not lacking:
            return "Every chapter of this section has a figure. A section has none of its own."
        more = [f"{len(lacking) - _MOST_NAMED} more"] if len(lacking) > _MOST_NAMED else []
        return (
            f"A section has no figure of its own. Of its chapters, {wording.listed([*lacking[:_MOST_NAMED], *more])} "
            f"{'is' if len(lacking) == 1 else 'are'} not itemised in the data loaded here; what there was of them is part of what no chapter itemises. {MORE_CHAPTERS}."
        )
    load = MORE_DIGITS if selection.source == COMTRADE else to_load(ledger, selection.source)
    if items.empty:
        return f"Nothing beneath {code} is itemised in this year of this source. {load}."
    chapter = len(code.split("+")[0]) == CHAPTER_DIGITS
    skipped = chapter and set(items["level"]) == {Level.SUBHEADING}
    lack = "Its headings are not loaded, only subheadings. " if skipped else ""
    return f"{lack}What else {code} holds is not itemised in the data loaded here, and shown in grey. {load}."
