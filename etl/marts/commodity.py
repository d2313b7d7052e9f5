"""Trade by commodity: value, share, growth, contribution, and the part not itemised in the loaded data."""

from collections.abc import Iterable

import pandas as pd

from etl.marts.shape import base_period, caveats, in_force, worst
from etl.reference import Reference, section_of
from etl.schema import COMMODITY_MART
from etl.vocabulary import TOTAL, Frequency, Level, Measure, Status

NOT_ITEMISED = "not itemised"
NOT_ITEMISED_TITLES = {
    Level.CHAPTER: "Not itemised in the loaded data",
    Level.HEADING: "Not itemised at four digits in the loaded data",
    Level.SUBHEADING: "Not itemised at six digits in the loaded data",
}
OTHER_ITEMS = "other"
OTHER_ITEMS_TITLE = "Other itemised goods"

VIEW = ["source", "reporter", "partner", "flow", "period", "level"]
ITEM = ["source", "reporter", "partner", "flow", "period", "commodity"]
UNNAMED_EDITION = "HS"
OF_TOTAL = ("value_usd", "precision_usd", "source", "vintage", "snapshots")
TOTAL_COLUMNS = [f"total_{name}" for name in OF_TOTAL]


def commodity(flows: pd.DataFrame, totals: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``commodity`` from flows with ``order`` and the mart ``totals``.

    Each item is in its latest vintage. Its share is of a total whose source and vintage are named, since they may
    differ from the item's (see ``_with_totals``). Growth of headings and subheadings never crosses an HS edition, an
    unnamed edition equals none, and no growth crosses a figure of status U.
    """
    items = _items(flows, reference)
    items = _with_totals(items, totals, reference)
    items["share_pct"] = items["value_usd"] / items["total_value_usd"] * 100
    items = _with_growth(items)
    table = pd.concat([items, _not_itemised(items)], ignore_index=True)
    table["caveats"] = [
        " ".join(sorted({*tags.split(), "parts-older-than-total"})) if older else tags
        for tags, older in zip(caveats(table, reference), table["value_usd"].isna(), strict=True)
    ]
    table = table.sort_values(
        [*VIEW, "itemised", "commodity"], ascending=[True] * 6 + [False, True], ignore_index=True
    )
    return table.rename(columns={"total_value_usd": "total_usd"})[list(COMMODITY_MART.columns)]


def _items(flows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """One row an item: the latest vintage, and within it the row whose HS edition is named."""
    table = flows[(flows["commodity"] != TOTAL) & (flows["frequency"] == Frequency.ANNUAL)]
    table = table[in_force(table, ITEM)].assign(
        unnamed=lambda rows: rows["classification"] == UNNAMED_EDITION
    )
    table = table.sort_values([*ITEM, "unnamed"]).drop_duplicates(ITEM)
    codes = reference.commodities.set_index("code")
    sections = section_of(reference.commodities)
    return table.assign(
        level=table["commodity"].map(codes["level"]),
        title=table["commodity"].map(codes["title_en"]),
        section=table["commodity"].map(sections),
        itemised=True,
    ).rename(columns={"snapshot": "snapshots"})


def _with_totals(items: pd.DataFrame, totals: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Add the total each share is taken of, one for all items of a view; reconciled sources have none.

    A total should be of the same state of the data as its parts: of the item's own source the first vintage not older
    than the oldest item, else the latest; where the source has no total, the first other source in the ledger's order.
    """
    views = items.groupby(VIEW, as_index=False).agg(oldest=("order", "min"))
    annual = totals["frequency"] == Frequency.ANNUAL
    known = totals[
        annual & totals["measure"].isin([Measure.EXPORT, Measure.IMPORT]) & (totals["ledger"] != "")
    ]
    known = known.rename(columns={"measure": "flow", **{name: f"total_{name}" for name in OF_TOTAL}})
    days = known[["total_source", "total_vintage", "known_from"]].to_numpy()
    order = pd.Series([reference.order_of(*day) for day in days], index=known.index, dtype="str")
    known = known.assign(total_order=order)
    pairs = views.merge(known, on=["reporter", "partner", "flow", "period"])
    authority = {ledger.id: list(ledger.order) for ledger in reference.ledgers.values()}
    reconciled = {source.id for source in reference.sources.values() if source.reconciled}
    pairs = pairs[~pairs["source"].isin(reconciled)]
    own = pairs["total_source"] == pairs["source"]
    fits = pairs["total_order"] >= pairs["oldest"]
    choices = [
        pairs[own & fits].sort_values("total_order"),
        pairs[own].sort_values("total_order", ascending=False),
        pairs[~own & pairs["in_force"]].sort_values(
            "total_source", key=lambda column: column.map(_rank(pairs["ledger"].unique(), authority))
        ),
    ]
    best = pd.concat(choices).drop_duplicates(VIEW)
    return items.merge(best[[*VIEW, *TOTAL_COLUMNS]], on=VIEW, how="left", validate="many_to_one")


def _rank(ledgers: Iterable[str], authority: dict[str, list[str]]) -> dict[str, int]:
    """Place of each source in the ledgers' orders of authority, which agree on the sources they share."""
    return {source: rank for ledger in ledgers for rank, source in enumerate(authority[ledger])}


def _with_growth(items: pd.DataFrame) -> pd.DataFrame:
    key = [*ITEM, "level"]
    before = items[items["status"] != Status.UNRELIABLE][
        [*key, "value_usd", "total_value_usd", "vintage", "classification"]
    ]
    wanted = items.assign(period=base_period(items["period"]))
    base = wanted[key].merge(before, on=key, how="left").set_index(items.index)
    same_edition = (
        (items["level"] == Level.CHAPTER)
        | (items["level"] == Level.GROUP)
        | ((base["classification"] == items["classification"]) & (items["classification"] != UNNAMED_EDITION))
    )
    usable = same_edition & (items["status"] != Status.UNRELIABLE) & (base["value_usd"] > 0)
    return items.assign(
        growth_pct=((items["value_usd"] / base["value_usd"] - 1) * 100).where(usable),
        growth_base_vintage=base["vintage"].where(usable),
        contribution_pp=((items["value_usd"] - base["value_usd"]) / base["total_value_usd"] * 100).where(
            usable
        ),
    )


def _not_itemised(items: pd.DataFrame) -> pd.DataFrame:
    """Total minus the items of a level; empty where the items exceed the total (they stem from an older vintage)."""
    known = items[items["total_value_usd"].notna() & (items["level"] != Level.GROUP)]
    grouped = known.groupby(VIEW, as_index=False)
    rest = grouped.agg(
        {
            "value_usd": "sum",
            "precision_usd": "sum",
            **dict.fromkeys(TOTAL_COLUMNS, "first"),
            "snapshots": " ".join,
            "status": worst,
        }
    )
    remainder = rest["total_value_usd"] - rest["value_usd"]
    slack = rest["precision_usd"] + rest["total_precision_usd"]
    remainder = remainder.clip(lower=0).where(remainder >= -slack)
    return rest.assign(
        value_usd=remainder,
        precision_usd=slack.where(remainder.notna()),
        share_pct=remainder / rest["total_value_usd"] * 100,
        commodity=NOT_ITEMISED,
        title=rest["level"].map(NOT_ITEMISED_TITLES),
        classification="",
        section="",
        itemised=False,
        vintage=rest["total_vintage"],
        snapshots=rest["total_snapshots"] + " " + rest["snapshots"],
        growth_pct=float("nan"),
        growth_base_vintage=pd.Series(None, index=rest.index, dtype="str"),
        contribution_pp=float("nan"),
    )


def _all(words: Iterable[str]) -> str:
    return ", ".join(sorted(set(words)))


def bands(series: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Gather one series of the mart into few bands for a chart over time.

    Args:
        series: rows of the mart of one source, reporter, flow and level.
        most: how many items keep a band of their own, by their sum over the years.

    Returns:
        One row a band and year: band, title, rank (in HS order, then other items, then the part not itemised), period,
        value_usd, share_pct (of total_usd), status, source, vintage (all that were summed), section, caveats, snapshots. Years without a row stay without one.
    """
    items = series[series["itemised"]]
    largest = items.groupby("commodity")["value_usd"].sum().nlargest(most).index
    own = items["commodity"].isin(largest)
    band = items["commodity"].where(own, OTHER_ITEMS)
    banded = items.assign(
        band=band, title=items["title"].where(own, OTHER_ITEMS_TITLE), section=items["section"].where(own, "")
    )
    rest = series[~series["itemised"] & series["value_usd"].notna()].assign(band=NOT_ITEMISED)
    grouped = pd.concat([banded, rest], ignore_index=True).groupby(
        ["band", "title", "section", "period"], as_index=False
    )
    table = grouped.agg(
        {
            "value_usd": "sum",
            "total_usd": "first",
            "status": worst,
            "source": "first",
            "vintage": _all,
            "caveats": " ".join,
            "snapshots": " ".join,
        }
    )
    order = [*sorted(largest), OTHER_ITEMS, NOT_ITEMISED]
    return table.assign(
        rank=table["band"].map(order.index), share_pct=table["value_usd"] / table["total_usd"] * 100
    ).sort_values(["rank", "period"], ignore_index=True)
