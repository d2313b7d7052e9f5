"""What the goods page compares, as tables: two years beside each other, and concentration over the years."""

from dashboard.ledger import Ledger
from dashboard.views.concentration import Concentration
from dashboard.views.movers import Movers
from dashboard.workbooks.assembly import METHOD, ROW_NOTES, short_names, status_words, with_symbol
from dashboard.workbooks.model import Column, Kind, Note, Symbol, Table

CHANGE = Note(
    "change",
    "The later year's value minus the earlier one's. There is none where only one of the years itemises the good (which is not zero), "
    "across a figure of low reliability, for headings and subheadings across editions of the HS, and for the part not itemised "
    "unless both years itemise the same goods.",
    METHOD,
)
INDEX = Note(
    "index",
    "Herfindahl–Hirschman index over chapters: the sum of squared shares. Lowest if the part not itemised is spread evenly over all "
    "other chapters, highest if it is one chapter; two chapters published as one lie between equal halves and one alone.",
    METHOD,
)
EQUAL = Note("equal", "How many equal chapters would be as concentrated: 1 divided by the index.", METHOD)


def movers_table(shown: Movers) -> Table:
    """Lay out the two years; a cell without a change says why beside it."""
    rows = shown.rows
    frame = rows.assign(
        commodity=with_symbol(rows["commodity"], Symbol.NOT_APPLICABLE, ~rows["itemised"]),
        why_not=rows["why_not"].where(rows["why_not"] != "", "there is a change"),
        status=status_words(rows["status"]),
    )
    return Table(
        sheet="Two years",
        name="two_years",
        title=shown.title,
        columns=(
            Column("commodity", "Code", Kind.CODE),
            Column("title", "Commodity"),
            Column("held_said", "In"),
            Column("first_usd", f"{shown.first} (USD)", Kind.MONEY),
            Column("last_usd", f"{shown.last} (USD)", Kind.MONEY),
            Column("change_usd", "Change (USD)", Kind.MONEY, note=CHANGE.id),
            Column("growth_pct", "Growth (%)", Kind.CHANGE, note=CHANGE.id),
            Column("contribution_pp", "Contribution (percentage points)", Kind.CHANGE),
            Column("why_not", "Why there is no change", Kind.PROSE),
            Column("status", "Status"),
            Column("first_vintage", f"Vintage of {shown.first}"),
            Column("last_vintage", f"Vintage of {shown.last}"),
            ROW_NOTES,
        ),
        frame=frame,
        lines=tuple(line for line in ("As reported, in current US dollars.", shown.apart) if line),
    )


def concentration_table(ledger: Ledger, shown: Concentration) -> Table:
    """Lay out the index, one row a year."""
    rows = shown.rows
    frame = rows.assign(
        source=short_names(rows["source"], ledger),
        status=status_words(rows["status"]),
        why_not=rows["why_not"].where(rows["why_not"] != "", "there is one"),
    )
    return Table(
        sheet="Concentration",
        name="concentration",
        title=shown.title,
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("chapters", "Chapters itemised (number)", Kind.COUNT),
            Column("known_pct", "Itemised (%)", Kind.PERCENT),
            Column("rest_pct", "Not itemised (%)", Kind.PERCENT),
            Column("hhi_low", "HHI, lowest (index)", Kind.INDEX, note=INDEX.id),
            Column("hhi_high", "HHI, highest (index)", Kind.INDEX, note=INDEX.id),
            Column("equal_low", "Like equal chapters, at least (number)", Kind.PERCENT, note=EQUAL.id),
            Column("equal_high", "Like equal chapters, at most (number)", Kind.PERCENT, note=EQUAL.id),
            Column("why_not", "Why there is none", Kind.PROSE),
            Column("status", "Status"),
            Column("source", "Source"),
            Column("vintage", "Vintages"),
            ROW_NOTES,
        ),
        frame=frame,
        lines=(
            "Shares of the reported total. Which chapters are loaded changes over the years, and the width with it.",
        ),
    )


def compared(ledger: Ledger, movers: Movers | None, concentration: Concentration | None) -> list[Table]:
    """Give the tables that there are."""
    tables = [] if movers is None else [movers_table(movers)]
    return tables if concentration is None else [*tables, concentration_table(ledger, concentration)]
