"""The mirror page as a workbook: the year's answers, the years, the goods, and the documented causes."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.mirror import MirrorView, Selection, view
from dashboard.workbooks.assembly import METHOD, ROW_NOTES, assemble, status_words, with_symbol
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table
from dashboard.workbooks.overview import CORRECTION, VALUATION
from etl.marts.mirror import LOW, OF_GAP, ONE_SIDED, SIDES

GAP = Note(
    "mirror-gap",
    "The exporter's figure X minus the importer's figure M, both as reported. The same gap is another percentage of X than "
    "of M, so both stand here with their base named.",
    METHOD,
)
INDEX = Note(
    "mirror-index", "2|X − M| / (X + M): 0 where the two agree, 200 where one side has nothing.", METHOD
)
WHY_NOT = Note(
    "mirror-why",
    "A gap is left out where one side's figure is not in hand or of low reliability, and for goods where the two reporters "
    "used different editions of the Harmonized System.",
    METHOD,
)
CAUSES = Note(
    "mirror-causes",
    "Causes are documented in words. None has a measured size for this pair, and a gap does not imply an error in either "
    "country's statistics.",
    METHOD,
)


def mirror_book(ledger: Ledger, selection: Selection, *, link: str) -> Book:
    """Lay out what the mirror page shows for a selection.

    Args:
        ledger: the build to show.
        selection: what ``dashboard.views.mirror.select`` gives.
        link: the address that reproduces the view.
    """
    shown = view(ledger, selection)
    goods = shown.goods
    tables = [
        _pairs("Answers", "answers", shown.title, shown.answers),
        _pairs("Over the years", "over_years", f"{shown.title}: every year", shown.years),
        *(
            []
            if goods.rows.empty
            else [_pairs("Goods", "goods", goods.title, goods.rows, lines=goods.hidden)]
        ),
        _causes(shown),
    ]
    return assemble(
        ledger,
        title=shown.title,
        subtitle=f"{selection.instead} {shown.lead}".lstrip(),
        link=link,
        tables=[table for table in tables if not table.frame.empty],
        notes=[VALUATION, GAP, INDEX, CORRECTION, WHY_NOT, CAUSES],
        as_of=selection.as_of,
    )


def _pairs(sheet: str, name: str, title: str, rows: pd.DataFrame, *, lines: tuple[str, ...] = ()) -> Table:
    return Table(
        sheet=sheet,
        name=name,
        title=title,
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("commodity", "Code", Kind.CODE),
            Column("title", "Commodity"),
            Column("exporter_name", "Exporter"),
            Column("importer_name", "Importer"),
            *(
                column
                for side, who, valued in (
                    ("exporter", "Exporter's", "FOB"),
                    ("importer", "Importer's", "CIF"),
                )
                for column in (
                    Column(
                        f"{side}_value_usd", f"{who} figure, {valued} (USD)", Kind.MONEY, note=VALUATION.id
                    ),
                    Column(f"{side}_source_name", f"{who} source"),
                    Column(f"{side}_vintage", f"{who} vintage"),
                    Column(f"{side}_status", f"{who} status"),
                    Column(f"{side}_classification", f"{who} HS edition", Kind.CODE),
                )
            ),
            Column("gap_usd", "Gap, exporter's minus importer's (USD)", Kind.MONEY, note=GAP.id),
            Column("gap_pct_of_exporter", "Gap (% of exporter's)", Kind.PERCENT, note=GAP.id),
            Column("gap_pct_of_importer", "Gap (% of importer's)", Kind.PERCENT, note=GAP.id),
            Column("symmetric_index_pct", "Symmetric index (%)", Kind.PERCENT, note=INDEX.id),
            Column("cif_correction", "A CIF/FOB correction", note=CORRECTION.id),
            Column("why_not", "Why there is no gap", note=WHY_NOT.id),
            ROW_NOTES,
        ),
        frame=_readable(rows),
        lines=("Values as reported, in current US dollars.", *lines),
    )


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Write the reason for each cell that has no figure."""
    total = rows["level"] == "total"
    low, alone = rows["why_not"].str.endswith(LOW), rows["why_not"] == ONE_SIDED
    shown = rows.assign(
        **{f"{side}_status": status_words(rows[f"{side}_status"]) for side in SIDES},
        why_not=with_symbol(rows["why_not"], Symbol.NOT_APPLICABLE, rows["comparable"]),
    )
    for side in SIDES:
        edition = f"{side}_classification"
        shown[edition] = with_symbol(shown[edition], Symbol.NOT_APPLICABLE, total)
    for name in OF_GAP[:-1]:
        without = with_symbol(shown[name], Symbol.NOT_APPLICABLE, shown[name].isna() & ~alone & ~low)
        shown[name] = with_symbol(without, Symbol.LOW_RELIABILITY, low)
    return shown


def _causes(shown: MirrorView) -> Table:
    rows = [
        (cause.title, cause.text, cause.citation, ", ".join(str(mark.year) for mark in cause.breaks), "", "")
        for cause in shown.causes
    ]
    frame = pd.DataFrame(rows, columns=["title", "text", "citation", "years", "caveats", "snapshots"])
    return Table(
        sheet="Causes",
        name="causes",
        title="Documented causes of differences between the two ledgers",
        columns=(
            Column("title", "Cause"),
            Column("text", "What is documented", Kind.PROSE),
            Column("citation", "Where", Kind.PROSE),
            Column("years", "Breaks from (years)"),
        ),
        frame=frame.assign(years=with_symbol(frame["years"], Symbol.NOT_APPLICABLE, frame["years"] == "")),
        notes=(CAUSES.id,),
    )
