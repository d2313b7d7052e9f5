"""Levels, growth and balance of the pair (and of each side's world trade), every source and vintage kept."""

import pandas as pd

from etl.marts.measures import measures
from etl.marts.shape import base_period, caveats, in_force
from etl.reference import Reference
from etl.schema import TOTALS
from etl.vocabulary import CHINA, KAZAKHSTAN, WORLD, Measure, Status

FIGURE = ["source", "reporter", "partner", "measure", "frequency", "period"]


def totals(flows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``totals`` from flows with ``order``.

    Growth as printed stands beside growth computed from levels (METHODS §2). The computed rate starts from the same
    months a year earlier in the same vintage, else in the latest vintage not younger than the row's own, always of
    the same source; ``growth_base_vintage`` says which. Its interval follows from both precisions.
    """
    table = measures(flows)
    table = table[
        table["reporter"].isin([CHINA, KAZAKHSTAN])
        & table["partner"].isin([CHINA, KAZAKHSTAN, WORLD])
        & (table["reporter"] != table["partner"])
    ].reset_index(drop=True)
    table = pd.concat([table, computed_growth(table)], axis=1)
    ledger = [reference.ledger_of(*row) for row in zip(table["source"], table["reporter"], strict=True)]
    table["ledger"] = pd.Series(ledger, index=table.index, dtype="str")
    table["in_force"] = in_force(table, FIGURE)
    table["caveats"] = caveats(table, reference)
    table = table.sort_values(
        ["ledger", "partner", "measure", "period", "source", "order", "vintage"], ignore_index=True
    )
    return table[list(TOTALS.columns)]


def computed_growth(table: pd.DataFrame) -> pd.DataFrame:
    """Per cent change on the base row of each row, with its interval; empty where there is no usable base."""
    candidates = table[table["status"] != Status.UNRELIABLE].reset_index(names="base")
    wanted = table.assign(period=base_period(table["period"])).reset_index(names="row")
    wanted = wanted[(wanted["measure"] != Measure.BALANCE) & (wanted["status"] != Status.UNRELIABLE)]
    pairs = wanted[[*FIGURE, "row", "order", "vintage"]].merge(candidates, on=FIGURE, suffixes=("", "_base"))
    pairs = pairs[(pairs["order_base"] <= pairs["order"]) & (pairs["value_usd"] > pairs["precision_usd"])]
    pairs = pairs.assign(same=pairs["vintage_base"] == pairs["vintage"])
    best = (
        pairs.sort_values(["row", "same", "order_base"]).drop_duplicates("row", keep="last").set_index("row")
    )
    value = table["value_usd"].reindex(best.index)
    margin = table["precision_usd"].reindex(best.index)
    base, base_margin = best["value_usd"], best["precision_usd"]
    growth = pd.DataFrame(
        {
            "growth_pct": (value / base - 1) * 100,
            "growth_low_pct": ((value - margin) / (base + base_margin) - 1) * 100,
            "growth_high_pct": ((value + margin) / (base - base_margin) - 1) * 100,
            "growth_base_usd": base,
            "growth_base_vintage": best["vintage_base"],
        }
    )
    return growth.reindex(table.index)
