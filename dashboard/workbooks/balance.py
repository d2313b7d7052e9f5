"""Exports, imports and their balance on each ledger, year by year: one sheet of the overview's workbook."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.workbooks.assembly import ROW_NOTES, short_names
from dashboard.workbooks.model import Column, Formula, Kind, Table
from etl.marts.ledger_lines import balances
from etl.marts.shape import join_ids
from etl.vocabulary import Measure

IDS = ("caveats", "snapshots")


def balance_table(ledger: Ledger, as_of: str, *, note: str) -> Table | None:
    """Lay out exports, imports and balance of each ledger, year by year.

    Args:
        ledger: the build to show.
        as_of: the day whose knowledge is shown; empty is now.
        note: id of the note that says how a ledger's line is made.

    Returns:
        The table; None where on that day only sums of both directions were known.
    """
    mart = ledger.table("ledger_lines", as_of or None)
    flows = (Measure.EXPORT, Measure.IMPORT, Measure.BALANCE)
    key = ["ledger", "period"]
    tables = [
        mart.loc[mart["measure"] == flow]
        .set_index(key)[["value_usd", "source", "vintage", *IDS]]
        .add_prefix(f"{flow}_")
        for flow in flows
    ]
    signed = balances(mart, ledger.reference).set_index(key)["balance_usd"]
    frame = pd.concat([*tables, signed], axis=1).sort_index().reset_index()
    if frame.empty:  # on that day only sums of both directions were known
        return None
    for ids in IDS:
        frame[ids] = join_ids(*(frame[f"{flow}_{ids}"].fillna("") for flow in flows))
    names = {side: account.name for side, account in ledger.reference.ledgers.items()}
    frame = frame.assign(
        ledger_name=frame["ledger"].map(names),
        **{f"{flow}_source": short_names(frame[f"{flow}_source"], ledger) for flow in flows},
    )
    return Table(
        sheet="Balance",
        name="balance",
        title="Exports, imports and balance on each ledger",
        columns=(
            Column("ledger_name", "Ledger"),
            Column("period", "Year", Kind.YEAR),
            Column("export_value_usd", "Exports (USD)", Kind.MONEY),
            Column("export_source", "Source of the exports"),
            Column("export_vintage", "Vintage of the exports"),
            Column("import_value_usd", "Imports (USD)", Kind.MONEY),
            Column("import_source", "Source of the imports"),
            Column("import_vintage", "Vintage of the imports"),
            Column("balance_value_usd", "Balance, exports minus imports (USD)", Kind.MONEY),
            Column("balance_usd", "Balance signed from Kazakhstan's side (USD)", Kind.MONEY),
            ROW_NOTES,
        ),
        frame=frame,
        lines=("As each side reports it, in current US dollars; a balance is of one ledger alone.",),
        notes=(note,),
        formulas=(Formula("balance_value_usd", "{export_value_usd}-{import_value_usd}"),),
    )
