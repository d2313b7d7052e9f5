"""Checks across rows: a value that does not fit its neighbours, parts that do not add up to their total.

They stop the build. Small partners really do jump a thousand-fold from year to year, so sizes are compared only where
both values exceed a million dollars.
"""

import pandas as pd

from etl.errors import ImplausibleFigure
from etl.schema import locate
from etl.vocabulary import FULL_LIST_PARTNERS, TOTAL, WORLD, Flow, Level

JUMP = 500
JUMP_FROM_USD = 1e6
FULL_LIST_SHORTFALL = 0.005

SERIES = ["reporter", "partner", "flow", "commodity", "reconciled"]
TABLE = ["source", "vintage", "reporter", "frequency", "period"]
LOOK_AGAIN = "Look both figures up again: one may be in another unit, or have a digit too many"


def check(flows: pd.DataFrame, levels: dict[str, str], reconciled: set[str]) -> None:
    """Raise ImplausibleFigure at the first figure that cannot be right.

    Args:
        flows: rows of ``Flows``.
        levels: level of every commodity code.
        reconciled: ids of sources whose values are not as reported; their series are compared apart.
    """
    check_once(flows)
    check_neighbours(flows, reconciled)
    check_turnover(flows)
    check_partners(flows)
    check_levels(flows, levels)


def check_neighbours(flows: pd.DataFrame, reconciled: set[str]) -> None:
    """Compare each series, over all its vintages and sources, with itself in the same and the next year."""
    large = flows[flows["value_usd"] > JUMP_FROM_USD]
    large = large.assign(
        year=large["period"].str[:4].astype(int), reconciled=large["source"].isin(reconciled)
    )
    grouped = large.groupby([*SERIES, "year"])["value_usd"]
    ends = pd.DataFrame({"low": grouped.idxmin(), "high": grouped.idxmax()}).reset_index()
    following = ends.assign(year=ends["year"] - 1)
    pairs = pd.concat(
        [
            ends[["low", "high"]],
            ends.merge(following, on=[*SERIES, "year"], suffixes=("", "_next")).pipe(
                lambda both: pd.concat(
                    [
                        both[["low", "high_next"]].set_axis(["low", "high"], axis=1),
                        both[["low_next", "high"]].set_axis(["low", "high"], axis=1),
                    ]
                )
            ),
        ]
    )
    values = flows["value_usd"]
    jumps = pairs[values.loc[pairs["high"]].to_numpy() >= JUMP * values.loc[pairs["low"]].to_numpy()]
    if not jumps.empty:
        low, high = flows.loc[jumps["low"].iloc[0]], flows.loc[jumps["high"].iloc[0]]
        raise ImplausibleFigure(
            f"{_say(high)} is {high['value_usd'] / low['value_usd']:,.0f} times {_say(low)}",
            where=f"{locate(high['snapshot'])}; {locate(low['snapshot'])}",
            remedy=LOOK_AGAIN,
        )


def check_turnover(flows: pd.DataFrame) -> None:
    """Where a table prints turnover beside exports and imports, they must meet within their rounding."""
    key = [*TABLE, "partner"]
    totals = flows[flows["commodity"] == TOTAL]
    wide = totals.pivot_table(index=key, columns="flow", values=["value_usd", "precision_usd"])
    needed = {str(Flow.EXPORT), str(Flow.IMPORT), str(Flow.TURNOVER)}
    if not needed <= set(wide.columns.get_level_values("flow")):
        return
    parts = wide["value_usd"][Flow.EXPORT] + wide["value_usd"][Flow.IMPORT]
    allowed = sum(wide["precision_usd"][flow] for flow in needed)
    off = (wide["value_usd"][Flow.TURNOVER] - parts).abs() > allowed * (1 + 1e-9)
    if off.any():
        found = wide.index[off][0]
        rows = totals.set_index(key).loc[[found]].reset_index()
        total = rows[rows["flow"] == Flow.TURNOVER].iloc[0]
        raise ImplausibleFigure(
            f"{_say(total)} is not exports plus imports ({parts[off].iloc[0]:,.0f} USD)",
            where="; ".join(locate(row) for row in rows["snapshot"]),
            remedy=LOOK_AGAIN,
        )


def check_partners(flows: pd.DataFrame) -> None:
    """Partners may not exceed the printed world total, and a full list may fall short of it only a little."""
    totals = flows[(flows["commodity"] == TOTAL)]
    world = totals[totals["partner"] == WORLD].set_index([*TABLE, "flow"])
    parts = totals[totals["partner"] != WORLD].groupby([*TABLE, "flow"])["value_usd"].agg(["sum", "size"])
    both = world.join(parts, how="inner")
    rounding = both["precision_usd"] * (both["size"] + 1)
    excess = both["sum"] > both["value_usd"] + rounding
    short = (both["size"] >= FULL_LIST_PARTNERS) & (
        both["sum"] < both["value_usd"] * (1 - FULL_LIST_SHORTFALL)
    )
    _refuse_parts(both.reset_index(), (excess | short).reset_index(drop=True), "its partners")


def check_levels(flows: pd.DataFrame, levels: dict[str, str]) -> None:
    """Chapters, headings and subheadings may each not exceed the total of their own vintage."""
    key = [*TABLE, "partner", "flow"]
    total = flows[flows["commodity"] == TOTAL].set_index(key)
    for level in (Level.CHAPTER, Level.HEADING, Level.SUBHEADING):
        items = flows[flows["commodity"].map(levels) == level].drop_duplicates([*key, "commodity"])
        parts = items.groupby(key)["value_usd"].agg(["sum", "size"])
        both = total.join(parts, how="inner")
        excess = both["sum"] > both["value_usd"] + both["precision_usd"] * (both["size"] + 1)
        _refuse_parts(both.reset_index(), excess.reset_index(drop=True), f"its {level}s")


def check_once(flows: pd.DataFrame) -> None:
    """A vintage states a total once, whatever classification or valuation stands beside it."""
    totals = flows[flows["commodity"] == TOTAL]
    twice = totals[totals.duplicated([*TABLE, "partner", "flow"], keep=False)]
    if not twice.empty:
        raise ImplausibleFigure(
            f"{_say(twice.iloc[0])} stands twice in one vintage",
            where="; ".join(locate(row) for row in twice["snapshot"].iloc[:2]),
            remedy="Keep one of the rows, or give the second its own vintage",
        )


def _refuse_parts(both: pd.DataFrame, off: pd.Series, parts: str) -> None:
    if off.any():
        row = both[off].iloc[0]
        raise ImplausibleFigure(
            f"{_say(row)} does not agree with the sum of {parts} ({row['sum']:,.0f} USD from {row['size']:.0f} rows)",
            where=locate(row["snapshot"]),
            remedy="Look the total and its parts up again; a row may be missing, doubled or in another unit",
        )


def _say(row: pd.Series) -> str:
    what = "total" if row["commodity"] == TOTAL else f"commodity {row['commodity']}"
    return f"{row['reporter']}'s {row['flow']} with {row['partner']} in {row['period']}, {what} ({row['value_usd']:,.0f} USD)"
