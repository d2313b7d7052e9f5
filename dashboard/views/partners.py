"""The partners page: Kazakhstan's partners by rank and share, over the years and in one of them."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views import partners_words as words
from dashboard.views.choosing import Choosing
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts.partners import BLOC, dips
from etl.vocabulary import Frequency, Measure

MEASURES = (str(Measure.TURNOVER), str(Measure.EXPORT), str(Measure.IMPORT))
SINGLE, TOGETHER = "single", "eu27"
COUNTED = {SINGLE: "rank", TOGETHER: "rank_with_bloc"}  # which rank of the mart a choice of blocs shows
PLACES = 10  # named for each year in the table of ranks
SHOWN = 25  # partners of the year that the page lists; the download lists all
MOST = 8  # partners beside those that are always shown


@dataclass(frozen=True)
class Selection:
    """One choice of the controls; ``missed`` names what the address asked for and the data do not hold."""

    measure: str
    blocs: str
    year: str
    as_of: str
    years: tuple[str, ...]
    missed: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {"measure": self.measure, "blocs": self.blocs, "year": self.year, "as_of": self.as_of}
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        parts = ("khorgos-partners", self.measure, self.blocs, self.year, self.as_of)
        return "-".join(part for part in parts if part)

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        return text("choices.instead", asked=self.missed) if self.missed else ""


@dataclass(frozen=True)
class PartnersView:
    """What the page shows for a selection.

    Rows have the columns of the mart ``partners`` and ``place`` (the rank that the choice of blocs shows), ``short_name``
    and ``source_name``. ``stretches`` has one row a stretch of years from one source: first, last, source_name, world_is.
    """

    selection: Selection
    title: str
    lead: str
    ranks: pd.DataFrame
    order: pd.DataFrame  # one row a year: place_1 … place_10 with names, source_name, vintage, snapshots
    ranks_title: str
    ranks_note: SourceNote
    shares: pd.DataFrame
    shares_title: str
    dips: str  # shares that fell and came back within a year; empty where none did
    shares_note: SourceNote
    year: pd.DataFrame
    year_title: str
    year_note: SourceNote
    stretches: pd.DataFrame
    sources: str


def select(
    ledger: Ledger, *, measure: str = "", blocs: str = "", year: str = "", as_of: str = ""
) -> Selection:
    """Find the selection that is asked for, or the nearest one that has data.

    Args:
        ledger: the built data.
        measure: one of ``MEASURES``; empty is turnover.
        blocs: ``single`` (also where it is empty) ranks single countries, ``eu27`` the EU27 as one beside the others.
        year: of the table; empty is the latest.
        as_of: a day (ISO text); empty is now.

    Raises:
        NothingKnown: on that day no list of all partners was known.
    """
    day = days.as_of(as_of).day
    table = _listed(ledger, day)
    if table.empty:
        raise NothingKnown.on(day)
    choosing = Choosing()
    measure = choosing.one_of(text("choices.measure"), measure, MEASURES)
    blocs = choosing.one_of(text("choices.blocs"), blocs, list(COUNTED))
    years = sorted(table.loc[table["measure"] == measure, "period"].unique(), reverse=True)
    year = choosing.year(text("choices.year"), year, years)
    return Selection(measure, blocs, year, day, tuple(years), choosing.missed)


def view(ledger: Ledger, selection: Selection) -> PartnersView:
    """Give the rows, sentences and notes of a selection, made once for each build."""
    loaded = replace(selection, missed="")
    return ledger.once("partners", loaded, make=lambda: _view(ledger, loaded))


def tables(ledger: Ledger, selection: Selection) -> dict[str, pd.DataFrame]:
    """Give the frames that the page shows: the year's partners, ranks and shares over the years, and the sources."""
    shown = view(ledger, selection)
    return {
        "partners": shown.year,
        "ranks": shown.ranks,
        "shares": shown.shares,
        "sources": shown.stretches,
    }


def _view(ledger: Ledger, selection: Selection) -> PartnersView:
    listed = _listed(ledger, selection.as_of)
    own = listed[listed["measure"] == selection.measure]
    own = own.assign(
        place=own[COUNTED[selection.blocs]],
        short_name=own["partner_name"].mask(own["bloc"], BLOC),
        source_name=own["source"].map({key: each.short for key, each in ledger.reference.sources.items()}),
    )
    year = own[own["period"] == selection.year].sort_values(["value_usd", "partner"], ascending=[False, True])
    largest = year.nsmallest(MOST, "place")["partner"]
    ranked = own["place"].notna() & own["partner"].isin([*largest, *words.ALWAYS])
    ranks = own[ranked].sort_values(["partner", "period"], ignore_index=True)
    shares = own[own["partner"].isin(words.ALWAYS)].sort_values(["partner", "period"], ignore_index=True)
    stretches = _stretches(own)
    return PartnersView(
        selection=selection,
        title=words.headline(own, selection.measure, selection.year, together=selection.blocs == TOGETHER),
        lead=words.lead(own, selection.measure, selection.year, together=selection.blocs == TOGETHER),
        ranks=ranks,
        order=_order(own),
        ranks_title=words.ranks_title(own, selection.year),
        ranks_note=source_note(ledger, ranks["snapshots"], ranks["caveats"]),
        shares=shares,
        shares_title=words.shares_title(year, selection.measure),
        dips=words.dips_said(dips(shares)),
        shares_note=source_note(ledger, shares["snapshots"], shares["caveats"]),
        year=year.reset_index(drop=True),
        year_title=words.year_title(year, selection.measure),
        year_note=source_note(ledger, year["snapshots"], year["caveats"]),
        stretches=stretches,
        sources=words.sources(stretches),
    )


def _listed(ledger: Ledger, as_of: str) -> pd.DataFrame:
    """Give the full lists in force of whole years."""
    table = ledger.table("partners", as_of or None)
    return table[table["in_force"] & (table["frequency"] == Frequency.ANNUAL)]


def _order(rows: pd.DataFrame) -> pd.DataFrame:
    """Give one row a year with the names of the first places, the latest year first."""
    first = rows[rows["place"] <= PLACES]
    names = first.pivot_table(index="period", columns="place", values="short_name", aggfunc=", ".join)
    names.columns = [f"place_{place}" for place in names.columns]
    wanted: dict[str, Any] = {"source_name": "first", "vintage": "first", "snapshots": " ".join}
    table = names.reindex(columns=[f"place_{place}" for place in range(1, PLACES + 1)])
    return table.join(first.groupby("period").agg(wanted)).sort_index(ascending=False).reset_index()


def _stretches(rows: pd.DataFrame) -> pd.DataFrame:
    """Gather the years into stretches of one source each; a missing year begins another."""
    years = rows.drop_duplicates("period").sort_values("period")
    number = years["period"].astype(int)
    begins = (years["source"] != years["source"].shift()) | (number.diff() != 1)
    spans = years.assign(year=number).groupby(begins.cumsum(), as_index=False)
    return spans.agg(
        first=("year", "min"),
        last=("year", "max"),
        source=("source", "first"),
        source_name=("source_name", "first"),
        world_is=("world_is", "first"),
    )
