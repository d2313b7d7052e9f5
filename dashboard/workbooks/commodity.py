"""One commodity as a workbook: who reports what, and both reporters' lines over the years."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.commodity import Selection, view
from dashboard.workbooks.assembly import ROW_NOTES, assemble, status_words, with_symbol
from dashboard.workbooks.commodities import CONTRIBUTION, EDITION, GROWTH, SHARE
from dashboard.workbooks.model import Book, Column, Kind, Symbol, Table
from etl.vocabulary import Status

MEASURED = ("growth_pct", "contribution_pp", "growth_base_vintage")
FIGURES = (
    Column("value_usd", "Value (USD)", Kind.MONEY),
    Column("share_pct", "Share (%)", Kind.PERCENT, note=SHARE.id),
    Column("growth_pct", "Growth (%)", Kind.CHANGE, note=GROWTH.id),
    Column("contribution_pp", "Contribution (percentage points)", Kind.CHANGE, note=CONTRIBUTION.id),
    Column("status", "Status"),
    Column("source_name", "Source"),
    Column("vintage", "Vintage"),
)


def commodity_book(ledger: Ledger, selection: Selection, *, link: str) -> Book:
    """Lay out what the page of one commodity shows.

    Args:
        ledger: the build to show.
        selection: what ``dashboard.views.commodity.select`` found.
        link: the address that reproduces the view.
    """
    shown = view(ledger, selection)
    tables = [_who(shown.who, shown.who_title)]
    if len(shown.lines):
        tables.append(_lines(shown.lines, shown.lines_title))
    return assemble(
        ledger,
        title=shown.heading,
        subtitle=f"{selection.instead} {shown.lead}".lstrip(),
        link=link,
        tables=tables,
        notes=[SHARE, GROWTH, CONTRIBUTION, EDITION],
        as_of=selection.as_of,
    )


def _who(who: pd.DataFrame, title: str) -> Table:
    unknown = ~who["known"].astype(bool)
    empty = ("value_usd", "share_pct", *MEASURED, "period", "vintage", "source_name", "status")
    frame = who.assign(status=status_words(who["status"]))
    frame = frame.assign(**{name: with_symbol(frame[name], Symbol.NOT_AVAILABLE, unknown) for name in empty})
    return Table(
        sheet="Who reports what",
        name="who_reports",
        title=title,
        columns=(
            Column("reporter_name", "Reporter"),
            Column("flow", "Flow"),
            Column("commodity", "Code", Kind.CODE),
            Column("years", "Years loaded"),
            Column("period", "Last year", Kind.YEAR),
            *FIGURES,
            Column("note", "Where it lies, if not itemised", Kind.PROSE),
            Column("load", "What to load", Kind.PROSE),
            ROW_NOTES,
        ),
        frame=frame,
        lines=("Trade as reported, in current US dollars; what is not itemised is missing, never zero.",),
    )


def _lines(lines: pd.DataFrame, title: str) -> Table:
    unreliable = lines["status"] == Status.UNRELIABLE
    measured = {
        name: with_symbol(lines[name], Symbol.LOW_RELIABILITY, unreliable & lines[name].isna())
        for name in MEASURED
    }
    return Table(
        sheet="Over the years",
        name="over_the_years",
        title=title,
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("reporter_name", "Reporter"),
            Column("flow", "Flow"),
            Column("commodity", "Code", Kind.CODE),
            Column("title", "Commodity"),
            *FIGURES,
            Column("growth_base_vintage", "Vintage of the year before"),
            Column("total_usd", "Total (USD)", Kind.MONEY),
            Column("total_said", "Source and vintage of the total"),
            Column("classification", "HS edition", Kind.CODE, note=EDITION.id),
            ROW_NOTES,
        ),
        frame=lines.assign(**measured, status=status_words(lines["status"])),
        lines=(
            "As each side reports it, in current US dollars. Reconciled sources are not the reporter's own figures.",
        ),
    )
