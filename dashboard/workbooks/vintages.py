"""The vintages page as a workbook: a figure's history, and two vintages of a source compared."""

from dashboard.ledger import Ledger
from dashboard.views.vintages import Selection, VintagesView, view
from dashboard.workbooks.assembly import METHOD, assemble, status_words, with_symbol
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table

CHANGE = Note(
    "change",
    "Computed against the vintage before of the same source; never across sources. The first vintage of a source has none.",
    METHOD,
)
ROUNDING = Note(
    "rounding",
    "“Within rounding” where the change is no more than half the last printed digits of both figures together.",
    METHOD,
)


def vintages_book(ledger: Ledger, selection: Selection, *, link: str) -> Book:
    """Lay out what the vintages page shows.

    Args:
        ledger: the build to show.
        selection: of the page.
        link: the address that reproduces the view.

    Raises:
        NothingKnown: on that day no figure of the pair was known.
    """
    shown = view(ledger, selection)
    tables = [_history(shown)] + ([_compared(shown)] if len(shown.changes) else [])
    return assemble(
        ledger,
        title=shown.title,
        subtitle=" ".join(
            each for each in (selection.instead, shown.in_use, shown.latest, *shown.compared) if each
        ),
        link=link,
        tables=tables,
        notes=[CHANGE, ROUNDING],
        as_of=selection.as_of,
    )


def _history(shown: VintagesView) -> Table:
    rows = shown.history
    first = rows["previous_vintage"].isna()
    frame = rows.assign(
        status=status_words(rows["status"]),
        **{
            name: with_symbol(rows[name], Symbol.NOT_APPLICABLE, first)
            for name in ("change_usd", "change_pct", "previous_vintage")
        },
    )
    return Table(
        sheet="History",
        name="history",
        title=f"{shown.subject[0].upper()}{shown.subject[1:]}, by source and vintage",
        columns=(
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("known_said", "Known from"),
            Column("value_usd", "Value (USD)", Kind.MONEY),
            Column("precision_usd", "Half the last printed digit (USD)", Kind.MONEY),
            Column("previous_vintage", "Vintage before"),
            Column("change_usd", "Change (USD)", Kind.MONEY, note=CHANGE.id),
            Column("change_pct", "Change (%)", Kind.CHANGE, note=CHANGE.id),
            Column("held", "Now"),
            Column("status", "Status"),
            Column("evidence", "Evidence"),
            Column("classification", "HS edition", Kind.CODE),
        ),
        frame=frame,
        lines=("As reported, in current US dollars.",),
    )


def _compared(shown: VintagesView) -> Table:
    selection, rows = shown.selection, shown.changes
    plain = rows["rounding_said"] == ""
    return Table(
        sheet="Compared",
        name="compared",
        title=f"What changed from {selection.first} to {selection.second}",
        columns=(
            Column("partner_name", "Partner"),
            Column("measure", "Measure"),
            Column("period", "Period"),
            Column("commodity", "Code", Kind.CODE),
            Column("title", "Goods"),
            Column("before_usd", "Before (USD)", Kind.MONEY),
            Column("after_usd", "After (USD)", Kind.MONEY),
            Column("change_usd", "Change (USD)", Kind.MONEY),
            Column("change_pct", "Change (%)", Kind.CHANGE),
            Column("rounding_said", "Rounding", note=ROUNDING.id),
        ),
        frame=rows.assign(rounding_said=rows["rounding_said"].mask(plain, "beyond rounding")),
        lines=("Figures that both vintages have and that differ, the largest change first.",),
    )
