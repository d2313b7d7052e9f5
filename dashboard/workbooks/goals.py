"""The goals page as a workbook: every target on each ledger with what it asks of the years ahead, and the ledgers' lines."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.goals import GoalsView, Selection, view
from dashboard.workbooks.assembly import METHOD, ROW_NOTES, assemble, with_symbol
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table
from dashboard.workbooks.overview import BASE, LINE, WAY

REQUIRED = Note(
    "required",
    "Computed: the same growth each year that takes the last full year to the target in the last full year that may meet the "
    "deadline. “Before 2030” is met in 2029 at the latest.",
    METHOD,
)
RUN = Note(
    "run",
    "Computed, never reported, by one method on both ledgers where both have what it needs: the latest twelve months (the same "
    "months a year earlier must be known from the same source), else the last full year times the part-year's growth as printed, "
    "or as computed. The row says which.",
    METHOD,
)
MEAN = Note(
    "mean",
    "Computed: geometric mean growth a year on the ledger's line, from so many years before the last full year to it. It may "
    "cross a change of source, never a missing year or one of low reliability.",
    METHOD,
)
ARRIVES = Note(
    "arrives",
    "Computed: the first year that reaches the target if the last full year grew by that mean growth each year; the earliest and "
    "the latest of those that can be computed. Arithmetic on past growth, not a forecast; empty where that growth never arrives.",
    METHOD,
)


def goals_book(ledger: Ledger, selection: Selection, *, link: str) -> Book:
    """Lay out what the goals page shows.

    Args:
        ledger: the build to show.
        selection: of the page.
        link: the address that reproduces the view.

    Raises:
        NothingKnown: on that day no goal had been set.
    """
    shown = view(ledger, selection)
    return assemble(
        ledger,
        title="Official goals for China–Kazakhstan trade on two ledgers",
        subtitle=f"{selection.instead} {shown.title}.".strip(),
        link=link,
        tables=[_targets(shown), _lines(shown)],
        notes=[BASE, WAY, REQUIRED, RUN, MEAN, ARRIVES, LINE],
        as_of=selection.as_of,
    )


def _targets(shown: GoalsView) -> Table:
    rows = shown.rows
    no_target, no_base = rows["target_usd"].isna(), rows["base_usd"].isna()
    unmeasured = rows["latest_usd"].isna()
    met = rows["first_met"].notna()
    empty = {
        **dict.fromkeys(("base_usd", "base_period", "base_source_name", "base_vintage", "way_pct"), no_base),
        **dict.fromkeys(("target_usd", "latest_pct_of_target", "run_pct_of_target"), no_target | unmeasured),
        "required_pct": rows["required_pct"].isna(),
        **dict.fromkeys(
            ("arrives_3", "arrives_5", "arrives_10", "arrives_low", "arrives_high"),
            met | no_target | unmeasured,
        ),
        "first_met": no_target | unmeasured,
    }
    empty["target_usd"] = no_target
    frame = rows.assign(
        base_said=rows["base_said"].mask(no_base, str(Symbol.NOT_APPLICABLE)),
        first_met=with_symbol(rows["first_met"], Symbol.NOT_YET, rows["first_met"].isna()),
    )
    frame = frame.assign(
        **{name: with_symbol(frame[name], Symbol.NOT_APPLICABLE, where) for name, where in empty.items()}
    )
    spans = (3, 5, 10)
    return Table(
        sheet="Targets",
        name="targets",
        title="Every official target on each ledger, and what it asks of the years ahead",
        columns=(
            Column("said_on", "Said on"),
            Column("who", "Who"),
            Column("wording", "Wording in brief"),
            Column("deadline", "Deadline"),
            Column("scope", "Scope"),
            Column("ledger_name", "Measured on"),
            Column("base_said", "Base", note=BASE.id),
            Column("base_period", "Base year", Kind.YEAR),
            Column("base_usd", "Base (USD)", Kind.MONEY),
            Column("base_source_name", "Source of the base"),
            Column("base_vintage", "Vintage of the base"),
            Column("target_usd", "Target (USD)", Kind.MONEY),
            Column("latest_period", "Last full year", Kind.YEAR),
            Column("latest_usd", "Turnover of that year (USD)", Kind.MONEY),
            Column("latest_source_name", "Source of that year"),
            Column("latest_pct_of_target", "That year (% of target)", Kind.PERCENT),
            Column("way_pct", "Way covered (%)", Kind.PERCENT, note=WAY.id),
            Column("first_met", "First year met", Kind.YEAR),
            Column("state", "Met"),
            Column("required_pct", "Growth required (% a year)", Kind.CHANGE, note=REQUIRED.id),
            Column("run_usd", "Run rate (USD)", Kind.MONEY, note=RUN.id),
            Column("run_how", "Method of the run rate"),
            Column("run_period", "Part-year it rests on"),
            Column("run_pct_of_target", "Run rate (% of target)", Kind.PERCENT),
            *(
                Column(
                    f"growth_{span}_pct", f"Mean growth of {span} years (% a year)", Kind.CHANGE, note=MEAN.id
                )
                for span in spans
            ),
            *(
                Column(
                    f"arrives_{span}", f"Arrives at the growth of {span} years", Kind.YEAR, note=ARRIVES.id
                )
                for span in spans
            ),
            Column("arrives_low", "Earliest arrival", Kind.YEAR),
            Column("arrives_high", "Latest arrival", Kind.YEAR),
            Column("citation", "Citation"),
        ),
        frame=frame,
        lines=("Goals are recorded as said and never judged. Turnover in current US dollars.",),
    )


def _lines(shown: GoalsView) -> Table:
    return Table(
        sheet="Lines",
        name="lines",
        title="Two-way trade as each ledger counts it",
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("ledger_name", "Ledger"),
            Column("value_usd", "Turnover (USD)", Kind.MONEY),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("evidence", "Evidence"),
            ROW_NOTES,
        ),
        frame=pd.DataFrame(shown.lines),
        lines=(
            "As each side reports it, in current US dollars; turnover is exports plus imports of one side.",
        ),
        notes=(LINE.id,),
    )
