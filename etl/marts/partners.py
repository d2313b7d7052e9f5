"""Kazakhstan's trade with every partner: value, share, rank among single countries, and rank with the EU27 as one."""

import pandas as pd

from etl.marts.shape import caveats, join_ids, weakest, worst
from etl.reference import Reference
from etl.schema import PARTNERS
from etl.vocabulary import FULL_LIST_PARTNERS, TOTAL, WORLD, Flow, Measure

TABLE = ["source", "vintage", "order", "known_from", "reporter", "frequency", "period"]
BLOC = "EU27"
BLOC_NAME = "EU27 (members since 2020)"  # one composition for all years, so that ranks compare
DIP = 3 / 4  # a share below so much of both its neighbours' fell and came back within a year
NOT_RANKED = ("area", "union", "world")
TWO_WAYS = (Flow.EXPORT, Flow.IMPORT)


def partners(flows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``partners`` from flows with ``order``.

    Only tables that list every partner count. Where both directions are listed, a partner's turnover is the sum of its
    listed flows: in a full list a blank cell means no trade that way. Shares are of the printed world total, else of the sum of the listed partners.
    Ranks go from the largest value; statistical areas are not ranked, and members of the bloc have no rank beside it.
    """
    listed = _listed(flows)
    both = listed.assign(measure=listed["flow"])
    rows = pd.concat([both, _turnover(both)], ignore_index=True)
    world = rows[rows["partner"] == WORLD]
    rows = rows[rows["partner"] != WORLD].assign(bloc=False)
    rows = pd.concat([rows, _bloc(rows, reference)], ignore_index=True)
    rows = _with_world(rows, world)
    rows["share_pct"] = rows["value_usd"] / rows["world_usd"] * 100
    rows = _with_ranks(rows, reference)
    names = [
        BLOC_NAME if bloc else reference.country_name(code)
        for code, bloc in zip(rows["partner"], rows["bloc"], strict=True)
    ]
    rows["partner_name"] = pd.Series(names, index=rows.index, dtype="str")
    rows["in_force"] = _in_force(rows, reference)
    rows["caveats"] = caveats(rows, reference)
    rows = rows.sort_values(
        [*TABLE, "measure", "value_usd", "partner"], ascending=[True] * 8 + [False, True], ignore_index=True
    )
    return rows[list(PARTNERS.columns)]


def dips(shares: pd.DataFrame) -> pd.DataFrame:
    """Find years in which a partner's share fell by more than a quarter and came back in the next.

    Args:
        shares: rows of the mart of one measure, one a partner and year.

    Returns:
        The rows of those years, with ``before_pct`` and ``after_pct``, the shares of the years around them.
    """
    rows = shares.sort_values(["partner", "period"], ignore_index=True)
    year, own = rows["period"].astype(int), rows.groupby("partner")["share_pct"]
    next_to = (year.groupby(rows["partner"]).diff() == 1) & (year.groupby(rows["partner"]).diff(-1) == -1)
    around = rows.assign(before_pct=own.shift(), after_pct=own.shift(-1))
    least = around[["before_pct", "after_pct"]].min(axis=1)
    found: pd.DataFrame = around[next_to & (around["share_pct"] < DIP * least)]
    return found.reset_index(drop=True)


def _listed(flows: pd.DataFrame) -> pd.DataFrame:
    goods = flows[(flows["commodity"] == TOTAL) & flows["flow"].isin(TWO_WAYS)]
    count = goods.groupby(["source", "vintage", "reporter", "flow", "period"])["partner"].transform("nunique")
    columns = [*TABLE, "flow", "partner", "value_usd", "status", "evidence", "snapshot"]
    return goods.loc[count >= FULL_LIST_PARTNERS, columns].rename(columns={"snapshot": "snapshots"})


def _turnover(both: pd.DataFrame) -> pd.DataFrame:
    two_way = both[both.groupby(TABLE, dropna=False)["flow"].transform("nunique") == len(TWO_WAYS)]
    grouped = two_way.groupby([*TABLE, "partner"], as_index=False, dropna=False)
    summed = grouped.agg(
        {"value_usd": "sum", "status": worst, "evidence": weakest, "snapshots": " ".join, "flow": "size"}
    )
    half_printed = (summed["partner"] == WORLD) & (summed["flow"] < len(TWO_WAYS))
    return summed[~half_printed].assign(measure=str(Measure.TURNOVER))


def _bloc(rows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    members = rows[rows["partner"].isin(reference.blocs[BLOC])]
    grouped = members.groupby([*TABLE, "measure"], as_index=False, dropna=False)
    summed = grouped.agg({"value_usd": "sum", "status": worst, "evidence": weakest, "snapshots": " ".join})
    return summed.assign(partner=BLOC, bloc=True)


def _with_world(rows: pd.DataFrame, world: pd.DataFrame) -> pd.DataFrame:
    key = ["source", "vintage", "reporter", "period", "measure"]
    printed = world[[*key, "value_usd", "snapshots"]].rename(
        columns={"value_usd": "world_usd", "snapshots": "world_snapshots"}
    )
    rows = rows.merge(printed, on=key, how="left", validate="many_to_one")
    summed = rows["value_usd"].where(~rows["bloc"]).groupby([rows[name] for name in key]).transform("sum")
    has_total = rows["world_usd"].notna()
    return rows.assign(
        world_usd=rows["world_usd"].where(has_total, summed),
        world_is=pd.Series("printed total", index=rows.index, dtype="str").where(
            has_total, "sum of the listed partners"
        ),
        snapshots=join_ids(rows["snapshots"], rows["world_snapshots"].fillna("")),
    )


def _with_ranks(rows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    kinds = reference.countries.set_index("code")["kind"]
    areas = rows["partner"].map(kinds).isin(NOT_RANKED)
    member = rows["partner"].isin(reference.blocs[BLOC])
    key = [rows[name] for name in ("source", "vintage", "reporter", "period", "measure")]

    def rank(counted: pd.Series) -> pd.Series:
        return (
            rows["value_usd"].where(counted).groupby(key).rank(ascending=False, method="min").astype("Int64")
        )

    return rows.assign(rank=rank(~areas & ~rows["bloc"]), rank_with_bloc=rank(~areas & ~member))


def _in_force(rows: pd.DataFrame, reference: Reference) -> pd.Series:
    """Per reporter and period: the first source of the ledger's order that has a full list, in its latest vintage."""
    order = {ledger.reporter: ledger.order for ledger in reference.ledgers.values()}
    ranks = [
        -order[reporter].index(source)
        for reporter, source in zip(rows["reporter"], rows["source"], strict=True)
    ]
    place = pd.Series(
        [
            f"{rank + 9:02}|{day}|{vintage}"
            for rank, day, vintage in zip(ranks, rows["order"], rows["vintage"], strict=True)
        ],
        index=rows.index,
        dtype="str",
    )
    return place == place.groupby([rows["reporter"], rows["period"]]).transform("max")
