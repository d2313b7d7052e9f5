"""The commodity page: which rows a choice of reporter, flow, source, level and year stands for."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views import days
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts.commodity import bands
from etl.vocabulary import CHINA, KAZAKHSTAN, Flow, Level, Status

LEVEL_WORDS = {
    Level.CHAPTER: "Chapters (2 digits)",
    Level.HEADING: "Headings (4 digits)",
    Level.SUBHEADING: "Subheadings (6 digits)",
    Level.GROUP: "Material groups",
}
SAME_WITHIN_USD = 1e6  # copies round; smaller differences are not worth a sentence
COUNTRY = {CHINA: "China", KAZAKHSTAN: "Kazakhstan"}
CONTROL_WORDS = {
    "reporter": "reporter",
    "flow": "flow",
    "source": "source",
    "level": "level",
    "period": "year",
}
_VERB = {Flow.EXPORT: "sold", Flow.IMPORT: "bought"}
_TOWARDS = {Flow.EXPORT: "to", Flow.IMPORT: "from"}


YEAR_DIGITS = 4
LONGEST_ASKED = 40  # characters of an address that are said back


@dataclass(frozen=True)
class Choices:
    """What each control offers, given the controls before it."""

    sources: tuple[str, ...]
    levels: tuple[str, ...]
    years: tuple[str, ...]


@dataclass(frozen=True)
class Selection:
    """One choice of the controls; ``asked`` names what the address asked for and the data do not hold."""

    reporter: str
    flow: str
    source: str
    level: str
    year: str
    choices: Choices
    asked: str = ""
    as_of: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {name: getattr(self, name) for name in ("reporter", "flow", "source", "level", "year")}
        return urlencode(chosen | ({"as_of": self.as_of} if self.as_of else {}))

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        words = (self.reporter, self.flow, self.source, self.level, self.year, self.as_of)
        return "-".join(["khorgos", *(word.lower() for word in words if word)])

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        if not self.asked:
            return ""
        lacking = f"Not known {days.when(self.as_of)}" if self.as_of else "Not loaded"
        return f"{lacking}: {self.asked}. Shown instead is the nearest choice that has data."


@dataclass(frozen=True)
class CommodityView:
    """What the page shows for a selection."""

    selection: Selection
    title: str
    year_title: str
    lead: str
    rows: pd.DataFrame
    bands: pd.DataFrame  # no rows where the items overlap and may not be added up
    bands_title: str
    note: SourceNote
    bands_note: SourceNote
    warnings: tuple[str, ...]


def select(
    ledger: Ledger,
    *,
    reporter: str = "",
    flow: str = "",
    source: str = "",
    level: str = "",
    year: str = "",
    as_of: str = "",
) -> Selection:
    """Find the selection that is asked for, or the nearest one that has data.

    Each control narrows the next, in the order of the arguments; an empty or unknown value takes the first on offer
    (of the ledger's sources the one with most years, the coarsest level, the latest year). ``as_of`` is a day (ISO
    text), on which less may be on offer; empty is now.

    Raises:
        NothingKnown: on that day no goods of this trade were known.
    """
    asked = []
    as_of = days.as_of(as_of).day
    table = ledger.table("commodity", as_of or None)
    table = table[table["itemised"]]
    if table.empty:
        raise NothingKnown.on(as_of)

    def choose(column: str, wanted: str, offered: list[str]) -> str:
        nonlocal table
        chosen = wanted if wanted in offered else offered[0]
        if wanted and wanted != chosen:
            said = "".join(letter for letter in wanted if letter.isprintable())[:LONGEST_ASKED]
            asked.append(f"{CONTROL_WORDS[column]} {said}")
        table = table[table[column] == chosen]
        return chosen

    reporter = choose("reporter", reporter, _held(table["reporter"], CHINA, KAZAKHSTAN))
    flow = choose("flow", flow, _held(table["flow"], str(Flow.IMPORT), str(Flow.EXPORT)))
    order = list(next(side.order for side in ledger.reference.ledgers.values() if side.reporter == reporter))
    years_in = table.groupby("source")["period"].nunique()
    sources = sorted(years_in.index, key=lambda name: (name not in order, -years_in[name]))
    source = choose("source", source, sources)
    years_at = table.groupby("level")["period"].nunique()
    levels = [str(word) for word in LEVEL_WORDS if word in years_at.index]
    level = choose("level", level, levels)
    years = sorted(table["period"].unique(), reverse=True)
    nearest = (
        sorted(years, key=lambda offered: (abs(int(offered) - int(year)), offered))
        if year.isascii() and year.isdigit() and len(year) <= YEAR_DIGITS
        else years
    )
    year = choose("period", year, nearest)
    return Selection(
        reporter,
        flow,
        source,
        level,
        year,
        Choices(tuple(sources), tuple(levels), tuple(years)),
        wording.listed(asked) if asked else "",
        as_of,
    )


def _held(column: pd.Series, *words: str) -> list[str]:
    """Give those of the words that occur, in their order."""
    return [word for word in words if word in set(column)]


def view(ledger: Ledger, selection: Selection) -> CommodityView:
    """Give the rows, bands, sentences and notes of a selection, made once for each build."""
    loaded = replace(selection, asked="")  # an address may ask for anything; there are only so many views
    if not loaded.as_of:
        return ledger.once("commodities", loaded, make=lambda: _view(ledger, loaded))
    known = replace(loaded, as_of=ledger.day(loaded.as_of) or "")
    return replace(ledger.once("commodities", known, make=lambda: _view(ledger, known)), selection=loaded)


def _view(ledger: Ledger, selection: Selection) -> CommodityView:
    table = ledger.table("commodity", selection.as_of or None)
    series = table[
        (table["reporter"] == selection.reporter)
        & (table["flow"] == selection.flow)
        & (table["source"] == selection.source)
        & (table["level"] == selection.level)
    ]
    rows = series[series["period"] == selection.year]
    rows = rows.sort_values(["itemised", "value_usd"], ascending=[False, False], ignore_index=True)
    names = {key: source.short for key, source in ledger.reference.sources.items()}
    rows = rows.assign(total_said=rows["total_source"].map(names) + " " + rows["total_vintage"])
    overlapping = selection.level == Level.GROUP
    layers = bands(series.iloc[:0] if overlapping else series)
    layers = layers.assign(source_name=layers["source"].map(names))
    note = source_note(ledger, rows["snapshots"], rows["caveats"])
    title, other = _title(ledger, selection, rows), _other_figure(ledger, selection, rows)
    return CommodityView(
        selection=selection,
        title=f"By {names[rows['total_source'].iloc[0]]}, {title}" if other else title,
        year_title=_year_title(ledger, selection),
        lead=" ".join([_lead(ledger, selection, rows), *other]),
        rows=rows,
        bands=layers,
        bands_title=_bands_title(ledger, selection, series),
        note=note,
        bands_note=note if overlapping else source_note(ledger, layers["snapshots"], layers["caveats"]),
        warnings=_warnings(ledger, rows),
    )


def _title(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    who, other = COUNTRY[selection.reporter], COUNTRY[KAZAKHSTAN if selection.reporter == CHINA else CHINA]
    verb, towards = _VERB[Flow(selection.flow)], _TOWARDS[Flow(selection.flow)]
    items = rows[rows["itemised"]]
    top = items.iloc[0]
    total = top["total_usd"]
    where = f"{towards} {other} in {selection.year}"
    source = ledger.reference.sources[selection.source]
    if pd.isna(total):
        many = (
            f"{len(items)} {'material groups' if selection.level == Level.GROUP else f'{selection.level}s'}"
        )
        how = ", which reconciles both reports," if source.reconciled else ""
        return f"{source.short}{how} has {many} of what {who} {verb} {where}"
    said = "in an incomplete submission said" if top["status"] == Status.UNRELIABLE else "says"
    share = wording.percent(top["share_pct"], decimals=0 if top["share_pct"] >= 1 else 1)
    rest = rows.loc[~rows["itemised"], "share_pct"].max()
    largest = (
        f"{share} was {_named(top)}"
        if not rest > top["share_pct"]
        else f"most of it is not itemised by {selection.level}"
    )
    return f"{who} {said} it {verb} {wording.usd(total)} {where}; {largest}"


def _year_title(ledger: Ledger, selection: Selection) -> str:
    source = ledger.reference.sources[selection.source]
    what = "material group" if selection.level == Level.GROUP else selection.level
    return f"{COUNTRY[selection.reporter]}'s {selection.flow}s of {selection.year} by {what}, {source.short}"


def _other_figure(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> list[str]:
    """Say the figure that the reporter's ledger now has, where it is another one than the total shown."""
    lines = ledger.table("ledger_lines", selection.as_of or None)
    side = next(side for side in ledger.reference.ledgers.values() if side.reporter == selection.reporter)
    now = lines[
        (lines["ledger"] == side.id)
        & (lines["measure"] == selection.flow)
        & (lines["period"] == selection.year)
    ]
    total = rows["total_usd"].dropna()
    if now.empty or total.empty:
        return []
    row = now.iloc[0]
    if abs(row["value_usd"] - total.iloc[0]) <= max(row["precision_usd"], SAME_WITHIN_USD):
        return []
    source = ledger.reference.sources[row["source"]].short
    value = wording.usd(row["value_usd"], row["precision_usd"])
    then = "then had" if selection.as_of else "now have"
    return [f"{side.name[0].upper()}{side.name[1:]} {then} {value} ({source}, vintage {row['vintage']})."]


def _named(row: pd.Series) -> str:
    title = str(row["title"])
    return title[0].lower() + title[1:]


def _lead(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    items, rest = rows[rows["itemised"]], rows[~rows["itemised"]]
    source = ledger.reference.sources[selection.source].short
    one = LEVEL_WORDS[Level(selection.level)].split(" (")[0].lower().removesuffix("s")
    counted = f"One {one} is" if len(items) == 1 else f"{len(items)} {one}s are"
    counted = f"{counted} loaded from {source}."
    if rest.empty and not ledger.reference.sources[selection.source].reconciled:
        return f"{counted} No total to share them out of was known {days.when(selection.as_of)}."
    if rest.empty:
        return f"{counted} They have no total to be shared out of: reconciled values are never subtracted from reported ones."
    row = rest.iloc[0]
    if pd.isna(row["value_usd"]):
        return f"{counted} They exceed the total, which is of another vintage, so no remainder is shown."
    total = (
        ""
        if row["total_source"] == selection.source
        else f" of {ledger.reference.sources[row['total_source']].short}'s total"
    )
    part = f"{wording.usd(row['value_usd'])} or {wording.percent(row['share_pct'])}{total}"
    return f"{counted} The rest, {part}, is {row['title'][0].lower()}{row['title'][1:]}."


def _bands_title(ledger: Ledger, selection: Selection, series: pd.DataFrame) -> str:
    first, last = series["period"].min(), series["period"].max()
    who = COUNTRY[selection.reporter]
    span = f"from {first} to {last}" if first != last else f"in {first}"
    source = ledger.reference.sources[selection.source]
    said = "reports" if not source.reconciled else f"is given by {source.short}"
    return f"What {who} {said} as {selection.flow}s {span}, by {selection.level}"


def _warnings(ledger: Ledger, rows: pd.DataFrame) -> tuple[str, ...]:
    """The caveats that change how the page must be read; they are said at the top, not only in the note."""
    held = {name for cell in rows["caveats"] for name in cell.split()}
    return tuple(caveat.text for caveat in ledger.reference.caveats if caveat.prominent and caveat.id in held)
