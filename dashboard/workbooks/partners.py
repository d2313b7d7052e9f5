"""The partners page as a workbook: every partner of the year, and ranks and shares over the years."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.partners import Selection, view
from dashboard.workbooks.assembly import METHOD, ROW_NOTES, assemble, status_words, with_symbol
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table

RANK = Note(
    "partners-rank",
    "From the largest value, over single countries; statistical areas have no rank, nor has the EU27, which is a sum of "
    "members.",
    METHOD,
)
TOGETHER = Note(
    "partners-together",
    "With the EU27 as one beside the other countries, so that its members have no rank. It is the same 27 members, those "
    "since 2020, in all years, so that ranks compare.",
    METHOD,
)
SHARE = Note(
    "partners-share",
    "Of the world total that the source prints; where it prints none, as WITS here, of the sum of the listed partners. The "
    "column beside it says which.",
    METHOD,
)


def partners_book(ledger: Ledger, selection: Selection, *, link: str) -> Book:
    """Lay out what the partners page shows for a selection.

    Args:
        ledger: the build to show.
        selection: what ``dashboard.views.partners.select`` gives.
        link: the address that reproduces the view.
    """
    shown = view(ledger, selection)
    over_years = pd.concat([shown.ranks, shown.shares]).drop_duplicates(["period", "partner"])
    over_years = over_years.sort_values(["period", "value_usd"], ascending=[False, False])
    return assemble(
        ledger,
        title=shown.title,
        subtitle=f"{selection.instead} {shown.lead} {shown.sources}".lstrip(),
        link=link,
        tables=[
            _table("Partners", "partners", shown.year_title, shown.year, shown.sources),
            _table("Over the years", "over_years", shown.shares_title, over_years, shown.sources),
        ],
        notes=[RANK, TOGETHER, SHARE],
        as_of=selection.as_of,
    )


def _table(sheet: str, name: str, title: str, rows: pd.DataFrame, sources: str) -> Table:
    readable = rows.assign(
        status=status_words(rows["status"]),
        rank=with_symbol(rows["rank"], Symbol.NOT_APPLICABLE, rows["rank"].isna()),
        rank_with_bloc=with_symbol(
            rows["rank_with_bloc"], Symbol.NOT_APPLICABLE, rows["rank_with_bloc"].isna()
        ),
    )
    return Table(
        sheet=sheet,
        name=name,
        title=title,
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("partner_name", "Partner"),
            Column("partner", "Code", Kind.CODE),
            Column("measure", "Measure"),
            Column("value_usd", "Value (USD)", Kind.MONEY),
            Column("share_pct", "Share (%)", Kind.PERCENT, note=SHARE.id),
            Column("world_is", "Share is of the"),
            Column("world_usd", "Whole (USD)", Kind.MONEY),
            Column("rank", "Rank, single countries (place)", Kind.COUNT, note=RANK.id),
            Column("rank_with_bloc", "Rank, EU27 as one (place)", Kind.COUNT, note=TOGETHER.id),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("evidence", "Evidence"),
            Column("status", "Status"),
            ROW_NOTES,
        ),
        frame=readable,
        lines=("Kazakhstan's trade as Kazakhstan reports it, in current US dollars.", sources),
    )
