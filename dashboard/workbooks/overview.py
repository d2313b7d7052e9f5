"""The overview page as a workbook: two ledgers year by year, the goals, and the mirror of the totals."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.levels import measures
from dashboard.views.overview import lines
from dashboard.workbooks.assembly import (
    GROWTH_FORMULA,
    METHOD,
    ROW_NOTES,
    assemble,
    country_names,
    short_names,
    with_symbol,
    year_before,
)
from dashboard.workbooks.balance import balance_table
from dashboard.workbooks.claims import DIFFERENCE, ENDS, headline_table
from dashboard.workbooks.model import Book, Column, Formula, Kind, Note, Symbol, Table
from dashboard.workbooks.overview_state import NOTES, state_tables
from etl.marts.shape import join_ids
from etl.vocabulary import TOTAL

LINE = Note(
    "line",
    "Each ledger's line takes each year from the one source named beside it, in that source's latest vintage. Where "
    "the source changes, the line has a joint.",
    METHOD,
)
GROWTH = Note(
    "growth",
    "Computed from the two years' values in this table, across vintages and across a change of source. A rate that the "
    "office printed may differ, since offices divide by revised bases.",
    METHOD,
)
PRINTED = Note("printed", "As the publisher prints it, also where it is only quoted; never computed.", METHOD)
GAP = Note("gap", "Only years that both ledgers have. Computed from the two figures beside it.", METHOD)
BASE = Note(
    "base",
    "A multiple needs a base, which the words leave open: it is taken from each ledger twice, as known on the day it "
    "was said and as known now.",
    METHOD,
)
WAY = Note("way", "From the base to the target; 100 is the target itself.", METHOD)
VALUATION = Note(
    "valuation",
    "The exporter's figure is FOB, the importer's CIF. By freight and insurance alone the importer's should be a few "
    "per cent higher.",
    METHOD,
)
CORRECTION = Note(
    "correction",
    "What dividing the importer's figure by 1.06 would do to the gap; no corrected value is kept.",
    f"IMF, CIF/FOB conversion; {METHOD}",
)


def overview_book(ledger: Ledger, *, trade: str, link: str, as_of: str = "") -> Book:
    """Lay out what the overview page shows.

    Args:
        ledger: the build to show.
        trade: the kind of trade that the lines show, a key of ``dashboard.views.overview.TRADES``.
        link: the address that reproduces the view.
        as_of: the day whose knowledge is shown; empty is now.

    Raises:
        NothingKnown: on that day no year of either ledger was known.
    """
    tables = [
        _two_ledgers(ledger, trade, as_of),
        balance_table(ledger, as_of, note=LINE.id),
        headline_table(ledger, as_of),
        _goals(ledger, as_of),
        _mirror(ledger, as_of),
        *state_tables(ledger, as_of),
    ]
    return assemble(
        ledger,
        title="China–Kazakhstan trade on two ledgers",
        subtitle="Trade as China's customs and as Kazakhstan's statistics count it, the claim this project grew from, "
        "the official goals, the same flows from both sides, balance, goods, and what the newest publication changed.",
        link=link,
        tables=[table for table in tables if table is not None],
        notes=[LINE, GROWTH, PRINTED, GAP, DIFFERENCE, ENDS, BASE, WAY, VALUATION, CORRECTION, *NOTES],
        as_of=as_of,
    )


def _two_ledgers(ledger: Ledger, trade: str, as_of: str) -> Table:
    shown = lines(ledger, trade, as_of)
    sides = ledger.reference.ledgers
    measured = measures(trade)
    tables = [
        shown.rows[shown.rows["ledger"] == side].set_index("period").add_prefix(f"{side}_") for side in sides
    ]
    frame = pd.concat([*tables, shown.gap.set_index("period")["gap_usd"]], axis=1).sort_index().reset_index()
    for ids in ("caveats", "snapshots"):
        frame[ids] = join_ids(*(frame[f"{side}_{ids}"].fillna("") for side in sides))
    values = [f"{side}_value_usd" for side in sides]
    growth = [
        Formula(f"{side}_growth_pct", GROWTH_FORMULA.format(value=f"{side}_value_usd")) for side in sides
    ]
    return Table(
        sheet="Two ledgers",
        name="two_ledgers",
        title=shown.title,
        columns=(
            Column("period", "Year", Kind.YEAR),
            *(
                column
                for side, account in sides.items()
                for column in (
                    Column(f"{side}_value_usd", f"{account.name}: {measured[side]} (USD)", Kind.MONEY),
                    Column(f"{side}_growth_pct", f"{account.name}: growth (%)", Kind.CHANGE, note=GROWTH.id),
                    Column(
                        f"{side}_growth_reported_pct",
                        f"{account.name}: growth as printed (%)",
                        Kind.CHANGE,
                        note=PRINTED.id,
                    ),
                    Column(f"{side}_source_name", f"{account.name}: source"),
                    Column(f"{side}_vintage", f"{account.name}: vintage"),
                    Column(f"{side}_evidence", f"{account.name}: evidence"),
                )
            ),
            Column("gap_usd", "Gap, China's minus Kazakhstan's (USD)", Kind.MONEY, note=GAP.id),
            ROW_NOTES,
        ),
        frame=frame.assign(before=year_before(frame["period"])),
        lines=(
            "As each side reports it, in current US dollars; turnover is exports plus imports of one side.",
        ),
        notes=(LINE.id,),
        formulas=(*growth, Formula("gap_usd", f"{{{values[0]}}}-{{{values[1]}}}")),
        before="before",
        lines_over_years=tuple(values),
    )


def _goals(ledger: Ledger, as_of: str) -> Table:
    goals = ledger.table("goals", as_of or None)
    regional, no_target = goals["ledger"] == "", goals["target_usd"].isna()
    no_base = goals["base_usd"].isna()
    empty = {
        **dict.fromkeys(("base_period", "base_usd", "base_source", "base_vintage", "way_pct"), no_base),
        **dict.fromkeys(("latest_period", "latest_usd", "latest_source"), regional),
        **dict.fromkeys(("latest_pct_of_target", "first_met"), regional | no_target),
        "target_usd": no_target,
        "ledger": regional,
    }
    not_met = goals["first_met"].isna()
    names = {side: account.name for side, account in ledger.reference.ledgers.items()}
    readable = goals.assign(
        ledger=goals["ledger"].map(names),
        base_source=short_names(goals["base_source"], ledger),
        latest_source=short_names(goals["latest_source"], ledger),
        first_met=with_symbol(goals["first_met"], Symbol.NOT_YET, not_met),
    )
    frame = readable.assign(
        **{name: with_symbol(readable[name], Symbol.NOT_APPLICABLE, where) for name, where in empty.items()}
    )
    return Table(
        sheet="Goals",
        name="goals",
        title="Official goals for the trade, and where it stands on each ledger",
        columns=(
            Column("said_on", "Said on"),
            Column("who", "Who"),
            Column("wording", "Wording in brief"),
            Column("deadline", "Deadline"),
            Column("scope", "Scope"),
            Column("ledger", "Measured on"),
            Column("base_known", "Base", note=BASE.id),
            Column("base_period", "Base year", Kind.YEAR),
            Column("base_usd", "Base (USD)", Kind.MONEY),
            Column("base_source", "Source of the base"),
            Column("base_vintage", "Vintage of the base"),
            Column("target_usd", "Target (USD)", Kind.MONEY),
            Column("latest_period", "Latest year", Kind.YEAR),
            Column("latest_usd", "Latest turnover (USD)", Kind.MONEY),
            Column("latest_source", "Source of the latest"),
            Column("latest_pct_of_target", "Latest (% of target)", Kind.PERCENT),
            Column("way_pct", "Way covered (%)", Kind.PERCENT, note=WAY.id),
            Column("first_met", "First year met", Kind.YEAR),
            Column("citation", "Citation"),
        ),
        frame=frame,
        lines=("Goals are recorded as said and never judged. Turnover in current US dollars.",),
        formulas=(
            Formula("latest_pct_of_target", "{latest_usd}/{target_usd}*100"),
            Formula("way_pct", "({latest_usd}-{base_usd})/({target_usd}-{base_usd})*100"),
        ),
    )


def _mirror(ledger: Ledger, as_of: str) -> Table | None:
    mirror = ledger.table("mirror", as_of or None)
    mirror = mirror[mirror["commodity"] == TOTAL]
    if mirror.empty:
        return None
    frame = mirror.assign(
        exporter=country_names(mirror["exporter"], ledger),
        importer=country_names(mirror["importer"], ledger),
        exporter_source=short_names(mirror["exporter_source"], ledger),
        importer_source=short_names(mirror["importer_source"], ledger),
        comparable=("no: " + mirror["why_not"]).mask(mirror["comparable"], "yes"),
    )
    return Table(
        sheet="Mirror",
        name="mirror",
        title="The same flows as the exporter and as the importer count them",
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("exporter", "Exporter"),
            Column("importer", "Importer"),
            Column("exporter_usd", "Exporter's figure, FOB (USD)", Kind.MONEY, note=VALUATION.id),
            Column("exporter_source", "Exporter's source"),
            Column("exporter_vintage", "Exporter's vintage"),
            Column("importer_usd", "Importer's figure, CIF (USD)", Kind.MONEY, note=VALUATION.id),
            Column("importer_source", "Importer's source"),
            Column("importer_vintage", "Importer's vintage"),
            Column("comparable", "Comparable"),
            Column("gap_usd", "Gap, exporter's minus importer's (USD)", Kind.MONEY),
            Column("gap_pct_of_exporter", "Gap (% of exporter's)", Kind.PERCENT),
            Column("gap_pct_of_importer", "Gap (% of importer's)", Kind.PERCENT),
            Column("symmetric_index_pct", "Symmetric index (%)", Kind.PERCENT),
            Column("cif_correction", "A CIF correction", note=CORRECTION.id),
            ROW_NOTES,
        ),
        frame=frame,
        lines=("Values as reported, in current US dollars.",),
        formulas=(
            Formula("gap_usd", "{exporter_usd}-{importer_usd}"),
            Formula("gap_pct_of_exporter", "({exporter_usd}-{importer_usd})/{exporter_usd}*100"),
            Formula("gap_pct_of_importer", "({exporter_usd}-{importer_usd})/{importer_usd}*100"),
            Formula(
                "symmetric_index_pct",
                "2*ABS({exporter_usd}-{importer_usd})/({exporter_usd}+{importer_usd})*100",
            ),
        ),
    )
