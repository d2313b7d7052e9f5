"""What changed between two years: each item's change, growth and contribution; what only one of the years has stands apart."""

import pandas as pd

from etl.marts.commodity import NOT_ITEMISED, UNNAMED_EDITION
from etl.marts.shape import join_ids, worst
from etl.vocabulary import Level, Status

BOTH, ONLY_FIRST, ONLY_LAST = "both years", "only the first year", "only the last year"
UNRELIABLE = "a figure of low reliability starts or ends no change"
OTHER_EDITION = "the two years are not in one named edition of the HS"
OTHER_GOODS = "it does not hold the same goods in both years"
NO_REMAINDER = "no remainder is known in one of the years"
NOT_LOADED = "not itemised in the loaded data of the other year, which is not zero"
COUNTED_OTHERWISE = "the other year counts it together with, or apart from, another chapter"
_SIDE = ["value_usd", "total_usd", "status", "vintage", "classification", "caveats", "snapshots"]
_WORDS = ["title", "section"]


def movers(series: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """Set two years of one series beside each other.

    Missing is never 0: an item that only one of the years itemises has no change, and ``held`` says which has it.
    The part not itemised changes only where both years itemise the same goods. Headings and subheadings change only
    within one named HS edition, and nothing across a figure of status U; ``why_not`` says what forbids it.

    Args:
        series: rows of the mart ``commodity`` of one source, reporter, flow and level.
        first: the year a change starts from.
        last: the year it ends with.

    Returns:
        One row an item, then the part not itemised: commodity, title, section, itemised, held, first_usd, last_usd, change_usd,
        growth_pct, contribution_pp (of the first year's total), why_not, first_total_usd, last_total_usd, total_growth_pct,
        first_vintage, last_vintage, status, caveats, snapshots; the largest change of either sign first.
    """
    sides = {name: _year(series, year, name) for name, year in (("first", first), ("last", last))}
    table = sides["first"].join(sides["last"], how="outer")
    itemised = pd.Series(table.index != NOT_ITEMISED, index=table.index)
    there = {name: table[f"{name}_there"].eq(True) for name in sides}
    levels = [Level(level) for level in series["level"].unique()]
    same_goods = bool((there["first"] == there["last"])[itemised].all())
    table = table.assign(
        itemised=itemised,
        held=_held(there["first"], there["last"]),
        why_not=_why_not(table, there, levels, same_goods=same_goods),
        **{word: table[f"first_{word}"].fillna(table[f"last_{word}"]) for word in _WORDS},
        **{
            ids: join_ids(*(table[f"{name}_{ids}"].fillna("") for name in sides))
            for ids in ("caveats", "snapshots")
        },
        status=[
            worst(word for word in both if isinstance(word, str))
            for both in zip(table["first_status"], table["last_status"], strict=True)
        ],
        **{f"{name}_total_usd": table[f"{name}_total_usd"].max() for name in sides},
    )
    may = table["why_not"] == ""
    reliable = pd.Series(bool((table["status"] != Status.UNRELIABLE).all()), index=table.index)
    change = (table["last_value_usd"] - table["first_value_usd"]).where(may)
    start = table["first_value_usd"]
    table = table.assign(
        change_usd=change,
        growth_pct=(change / start.where(start > 0) * 100),
        contribution_pp=change / table["first_total_usd"] * 100,
        total_growth_pct=((table["last_total_usd"] / table["first_total_usd"] - 1) * 100).where(reliable),
    ).rename(columns={f"{name}_value_usd": f"{name}_usd" for name in sides})
    order = table.assign(size=table["change_usd"].abs(), value=table["last_usd"].fillna(table["first_usd"]))
    order = order.sort_values(
        ["itemised", "size", "value"], ascending=[False, False, False], na_position="last"
    )
    return order.reset_index()[
        [
            *("commodity", "title", "section", "itemised", "held", "first_usd", "last_usd", "change_usd"),
            *(
                "growth_pct",
                "contribution_pp",
                "why_not",
                "first_total_usd",
                "last_total_usd",
                "total_growth_pct",
            ),
            *("first_vintage", "last_vintage", "status", "caveats", "snapshots"),
        ]
    ]


def _year(series: pd.DataFrame, year: str, name: str) -> pd.DataFrame:
    rows = series[series["period"] == year].set_index("commodity")
    return rows[[*_WORDS, *_SIDE]].assign(there=True).add_prefix(f"{name}_")


def _held(first: pd.Series, last: pd.Series) -> pd.Series:
    return pd.Series(BOTH, index=first.index, dtype="str").where(last, ONLY_FIRST).where(first, ONLY_LAST)


def _why_not(
    table: pd.DataFrame, there: dict[str, pd.Series], levels: list[Level], *, same_goods: bool
) -> pd.Series:
    """Give the reason why there is no change, for each item; empty where there is one."""
    both = there["first"] & there["last"]
    rest = pd.Series(table.index == NOT_ITEMISED, index=table.index)
    empty = table["first_value_usd"].isna() | table["last_value_usd"].isna()
    unreliable = (table["first_status"] == Status.UNRELIABLE) | (table["last_status"] == Status.UNRELIABLE)
    edition = table["first_classification"]
    same_edition = (edition == table["last_classification"]) & (edition != UNNAMED_EDITION)
    coarse = not {Level.HEADING, Level.SUBHEADING} & set(levels)
    others = {
        name: {part for code in table.index[there[name]] for part in str(code).split("+")} for name in there
    }
    otherwise = pd.Series(
        [
            bool({*str(code).split("+")} & others["last" if of_first else "first"])
            for code, of_first in zip(table.index, there["first"], strict=True)
        ],
        index=table.index,
    )
    reasons = pd.Series("", index=table.index, dtype="str")
    reasons = reasons.mask(~rest & ~same_edition & (not coarse), OTHER_EDITION)
    reasons = reasons.mask(unreliable, UNRELIABLE)
    reasons = reasons.mask(rest & (not same_goods), OTHER_GOODS)
    reasons = reasons.mask(rest & empty, NO_REMAINDER)
    return reasons.mask(~rest & ~both, NOT_LOADED).mask(~rest & ~both & otherwise, COUNTED_OTHERWISE)
