"""The mirror page: four answers about one year and commodity, what stands between them, and the same over the years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views import mirror_words as words
from dashboard.views.choosing import Choosing
from dashboard.views.sources import SourceNote, source_note
from etl.causes import Break, Cause
from etl.errors import NothingKnown
from etl.marts.mirror import DIRECTIONS, SIDES, accounted, answers, beside, guarded_years
from etl.marts.shape import join_ids
from etl.vocabulary import TOTAL, Level

LEVELS = (str(Level.TOTAL), str(Level.CHAPTER), str(Level.HEADING), str(Level.SUBHEADING))


@dataclass(frozen=True)
class Choices:
    """What the controls offer: years that have an answer, commodities as code and name."""

    years: tuple[str, ...]
    commodities: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Selection:
    """One choice of the controls; ``missed`` names what the address asked for and the data do not hold."""

    commodity: str
    year: str
    as_of: str
    choices: Choices
    missed: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {"commodity": self.commodity, "year": self.year, "as_of": self.as_of}
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        words = ("khorgos-mirror", self.commodity, self.year, self.as_of)
        return "-".join(word.lower() for word in words if word)

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        return text("choices.instead", asked=self.missed) if self.missed else ""


@dataclass(frozen=True)
class Direction:
    """One direction of the trade: the year's two answers in words, and the rows over the years.

    ``rows`` and ``year`` (the chosen year's, one or none) have the columns of ``etl.marts.mirror.beside`` and the names of
    ``_named``; ``breaks`` are the years within the rows from which a ledger counts otherwise, each with its words.
    """

    exporter: str
    importer: str
    year: pd.DataFrame
    said: words.Said
    rows: pd.DataFrame
    breaks: tuple[tuple[int, str], ...]
    note: SourceNote | None


@dataclass(frozen=True)
class Goods:
    """The goods of one year at one level, both directions, the widest gap first; no rows where none are loaded."""

    year: str
    title: str
    lead: str
    hidden: tuple[str, ...]
    rows: pd.DataFrame
    note: SourceNote | None


@dataclass(frozen=True)
class MirrorView:
    """What the page shows for a selection."""

    selection: Selection
    title: str
    lead: str
    about: str
    directions: tuple[Direction, ...]
    goods: Goods
    causes: tuple[Cause, ...]

    @property
    def answers(self) -> pd.DataFrame:
        """The chosen year's rows of both directions."""
        return pd.concat([each.year for each in self.directions], ignore_index=True)

    @property
    def years(self) -> pd.DataFrame:
        """The rows over the years of both directions, the latest first."""
        table = pd.concat([each.rows for each in self.directions], ignore_index=True)
        return table.sort_values(["period", "exporter"], ascending=[False, True], ignore_index=True)


def select(ledger: Ledger, *, commodity: str = "", year: str = "", as_of: str = "") -> Selection:
    """Find the selection that is asked for, or the nearest one that has data.

    Args:
        ledger: the built data.
        commodity: an HS code, ``TOTAL`` (also where it is empty), or a word of a title in any of its languages.
        year: of the four answers; empty is the latest that both directions have from both sides.
        as_of: a day (ISO text); empty is now.

    Raises:
        NothingKnown: on that day no answer was known.
    """
    choosing = Choosing()
    day = days.as_of(as_of).day
    table = sides(ledger, day)
    if table.empty:
        raise NothingKnown.on(day)
    codes = _codes(table)
    asked = commodity if commodity in dict(codes) or not commodity else _found(ledger, commodity, codes)
    code = choosing.one_of(text("choices.commodity"), asked or commodity, [name for name, _ in codes])
    own = table[table["commodity"] == code]
    years = sorted(own["period"].unique(), reverse=True)
    whole = own[own["exporter_value_usd"].notna() & own["importer_value_usd"].notna()]
    year = choosing.year(text("choices.year"), year or max(whole["period"], default=years[0]), years)
    return Selection(code, year, day, Choices(tuple(years), codes), choosing.missed)


def sides(ledger: Ledger, as_of: str = "") -> pd.DataFrame:
    """Give what ``etl.marts.mirror.beside`` gives, as known now or on a day, once for each build."""
    day = as_of or None

    def make() -> pd.DataFrame:
        given = answers(ledger.table("ledger_lines", day), ledger.table("commodity", day), ledger.reference)
        return _named(ledger, beside(given, ledger.table("mirror", day)))

    return ledger.once("mirror", ledger.day(day), make=make).copy(deep=False)


def view(ledger: Ledger, selection: Selection) -> MirrorView:
    """Give the rows, sentences and notes of a selection, made once for each build."""
    loaded = replace(selection, missed="")
    return ledger.once("mirror", loaded, make=lambda: _view(ledger, loaded))


def tables(ledger: Ledger, selection: Selection) -> dict[str, pd.DataFrame]:
    """Give the frames that the page shows: the years, the year's answers, its goods, and the causes."""
    shown = view(ledger, selection)
    causes = [(cause.id, cause.title, cause.text, cause.citation) for cause in shown.causes]
    return {
        "years": shown.years,
        "answers": shown.answers,
        "goods": shown.goods.rows,
        "causes": pd.DataFrame(causes, columns=["cause", "title", "text", "citation"]),
    }


def _view(ledger: Ledger, selection: Selection) -> MirrorView:
    table = sides(ledger, selection.as_of)
    own = table[table["commodity"] == selection.commodity]
    directions = tuple(_direction(ledger, selection, own, *pair) for pair in DIRECTIONS)
    return MirrorView(
        selection=selection,
        title=words.headline([each.said for each in directions]),
        lead=words.lead([each.said for each in directions]),
        about=words.about(own["title"].iloc[0], selection.commodity, selection.year),
        directions=directions,
        goods=_goods(ledger, selection, table),
        causes=tuple(ledger.reference.causes),
    )


def _direction(
    ledger: Ledger, selection: Selection, table: pd.DataFrame, exporter: str, importer: str
) -> Direction:
    rows = table[table["exporter"] == exporter].reset_index(drop=True)
    year = rows[rows["period"] == selection.year]
    said = words.direction(
        ledger,
        pair=(exporter, importer),
        year=selection.year,
        as_of=selection.as_of,
        chosen=year,
        rows=rows,
        goods=(table["title"].iloc[0], selection.commodity),
    )
    span = rows["period"].astype(int)
    marks = [mark for cause in ledger.reference.causes for mark in cause.breaks]
    within = [mark for mark in marks if not rows.empty and span.min() < mark.year <= span.max()]
    note = None if rows.empty else source_note(ledger, rows["snapshots"], rows["caveats"])
    return Direction(exporter, importer, year, said, rows, _together(within), note)


def _together(marks: Sequence[Break]) -> tuple[tuple[int, str], ...]:
    """Put the words of breaks of one year together."""
    years = sorted({mark.year for mark in marks})
    return tuple((year, "; ".join(mark.word for mark in marks if mark.year == year)) for year in years)


def _goods(ledger: Ledger, selection: Selection, table: pd.DataFrame) -> Goods:
    """Both sides' goods of the year at the level of the chosen commodity, else of the nearest year that has any."""
    levels = dict(zip(table["commodity"], table["level"], strict=True))
    level = levels[selection.commodity]
    level = str(Level.CHAPTER) if level == Level.TOTAL else level
    mirrored = table[table["exporter_value_usd"].notna() & table["importer_value_usd"].notna()]
    detailed = mirrored[mirrored["level"] == level]
    years = sorted(detailed["period"].unique(), key=lambda each: (abs(int(each) - int(selection.year)), each))
    year = years[0] if years else ""
    rows = detailed[detailed["period"] == year]
    larger = rows[[f"{side}_value_usd" for side in SIDES]].max(axis=1)
    rows = rows.assign(gap_size=rows["gap_usd"].abs(), larger=larger).sort_values(
        ["exporter", "gap_size", "larger"], ascending=[True, False, False], ignore_index=True
    )
    return Goods(
        year=year,
        title=words.goods_title(rows, level, selection.as_of),
        lead=words.goods_lead(
            rows, accounted(rows, _whole(table, year)), selection.year, level, _countries(ledger)
        ),
        hidden=words.hidden(mirrored[mirrored["level"] != Level.TOTAL], guarded_years(ledger.reference)),
        rows=rows,
        note=None if rows.empty else source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def _whole(table: pd.DataFrame, year: str) -> pd.DataFrame:
    return table[(table["commodity"] == TOTAL) & (table["period"] == year)]


def _countries(ledger: Ledger) -> dict[str, str]:
    return {code: ledger.reference.country_name(code) for pair in DIRECTIONS for code in pair}


def _named(ledger: Ledger, table: pd.DataFrame) -> pd.DataFrame:
    """Add names for people: direction, each side's source, what each side's figure is called, and its whole citation."""
    facts = ledger.reference
    country = _countries(ledger)
    short = {key: source.short for key, source in facts.sources.items()}
    ledgers = {side.reporter: side.id for side in facts.ledgers.values()}
    return table.assign(
        direction=table["exporter"].map(country) + " → " + table["importer"].map(country),
        exporter_name=table["exporter"].map(country),
        importer_name=table["importer"].map(country),
        exporter_ledger=table["exporter"].map(ledgers),
        importer_ledger=table["importer"].map(ledgers),
        **{f"{side}_source_name": table[f"{side}_source"].map(short) for side in SIDES},
        snapshots=join_ids(table["snapshots"]),
    )


def _codes(table: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """All goods first, then chapters, headings and subheadings, each by its code."""
    known = table.drop_duplicates("commodity").assign(rank=lambda rows: rows["level"].map(LEVELS.index))
    known = known.sort_values(["rank", "commodity"])
    return tuple(
        (code, title if code == TOTAL else f"{code} {title}")
        for code, title in zip(known["commodity"], known["title"], strict=True)
    )


def _found(ledger: Ledger, word: str, codes: Sequence[tuple[str, str]]) -> str:
    """Find the first commodity on offer one of whose titles holds a word; empty where none does."""
    titles = ledger.table("nomenclature").set_index("commodity")[["title_en", "title_ru", "title_zh"]]
    holds = titles.apply(lambda column: column.str.contains(word, case=False, regex=False)).any(axis=1)
    return next((code for code, _ in codes if holds.get(code, False)), "")
