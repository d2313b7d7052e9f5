"""Every figure's history of revisions: what each vintage said, and what changed from the one before."""

import pandas as pd

from etl.marts.measures import measures
from etl.marts.shape import in_force
from etl.reference import Reference
from etl.schema import VINTAGES
from etl.vocabulary import TOTAL, Measure

FIGURE = ["source", "reporter", "partner", "measure", "frequency", "period", "commodity"]


def vintages(flows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``vintages`` from flows with ``order``.

    One row a figure and vintage; ``change_usd`` and ``change_pct`` are against the previous vintage of the same source
    and figure. Within one vintage a row with a named HS edition follows one without.
    """
    all_goods = measures(flows)
    all_goods = all_goods[all_goods["measure"] != Measure.BALANCE].assign(
        commodity=TOTAL, classification="HS"
    )
    items = flows[flows["commodity"] != TOTAL].rename(columns={"flow": "measure", "snapshot": "snapshots"})
    table = pd.concat([all_goods, items], ignore_index=True)
    table["unnamed"] = table["classification"] == "HS"
    table = table.sort_values(
        [*FIGURE, "order", "unnamed", "vintage"], ascending=[True] * 8 + [False, True], ignore_index=True
    )
    grouped = table.groupby(FIGURE)
    # Two copies of one vintage are not a revision: the second has no change, and only the last is in force.
    copy = grouped["vintage"].shift() == table["vintage"]
    before = grouped["value_usd"].shift().mask(copy)
    ledger = [reference.ledger_of(*row) for row in zip(table["source"], table["reporter"], strict=True)]
    table = table.assign(
        ledger=pd.Series(ledger, index=table.index, dtype="str"),
        order=(grouped.cumcount() + 1).astype("Int64"),
        in_force=in_force(table, FIGURE) & ~table.duplicated([*FIGURE, "order"], keep="last"),
        previous_vintage=grouped["vintage"].shift().mask(copy),
        change_usd=table["value_usd"] - before,
        change_pct=(table["value_usd"] / before.where(before > 0) - 1) * 100,
    )
    return table[list(VINTAGES.columns)]
