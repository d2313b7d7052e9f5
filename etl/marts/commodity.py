"""Trade by commodity: value, share, growth, contribution, and the part not itemised in the loaded data."""

import pandas as pd

from etl.marts.shape import base_period, caveats, in_force, worst
from etl.reference import Reference, section_of
from etl.schema import COMMODITY_MART
from etl.vocabulary import TOTAL, Frequency, Level, Measure, Status

NOT_ITEMISED = "not itemised"
NOT_ITEMISED_TITLE = "Not itemised in the loaded data"
OTHER_ITEMS = "other"
OTHER_ITEMS_TITLE = "Other itemised goods"

VIEW = ["source", "reporter", "partner", "flow", "period", "level"]
ITEM = ["source", "reporter", "partner", "flow", "period", "commodity"]
UNNAMED_EDITION = "HS"
TOTAL_COLUMNS = ["total_usd", "total_precision_usd", "total_source", "total_vintage", "total_snapshots"]


def commodity(flows: pd.DataFrame, totals: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``commodity`` from flows with ``order`` and the mart ``totals``.

    Each item is in its latest vintage. Its share is of the same source's total, else of the total in the ledger's
    own order of sources; source and vintage of the total are named, since they may differ from the item's. Growth
    of headings and subheadings never crosses an HS edition, and no growth crosses a figure of status U.
    """
    items = _items(flows, reference)
    items = items.merge(
        _denominators(totals, reference), on=["source", "reporter", "partner", "flow", "period"], how="left"
    )
    items["share_pct"] = items["value_usd"] / items["total_usd"] * 100
    items = _with_growth(items)
    table = pd.concat([items, _not_itemised(items)], ignore_index=True)
    table["caveats"] = [
        " ".join(sorted({*tags.split(), "parts-older-than-total"})) if older else tags
        for tags, older in zip(caveats(table, reference), table["value_usd"].isna(), strict=True)
    ]
    table = table.sort_values(
        [*VIEW, "itemised", "commodity"], ascending=[True] * 6 + [False, True], ignore_index=True
    )
    return table[list(COMMODITY_MART.columns)]


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


def _denominators(totals: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Per source and year the total a share is taken of; reconciled sources have none."""
    own = totals[
        totals["in_force"]
        & (totals["frequency"] == Frequency.ANNUAL)
        & totals["measure"].isin([Measure.EXPORT, Measure.IMPORT])
    ]
    tables = []
    for ledger in reference.ledgers.values():
        rows = own[(own["ledger"] == ledger.id) & (own["partner"] == ledger.partner)]
        for source in ledger.order:
            preference = [source, *(other for other in ledger.order if other != source)]
            ranked = rows.assign(rank=rows["source"].map(preference.index)).sort_values("rank")
            tables.append(
                ranked.drop_duplicates(["measure", "period"]).assign(
                    total_source=ranked["source"], source=source
                )
            )
    columns = {
        "measure": "flow",
        "value_usd": "total_usd",
        "precision_usd": "total_precision_usd",
        "vintage": "total_vintage",
    }
    table = pd.concat(tables).rename(columns={**columns, "snapshots": "total_snapshots"})
    kept = [
        "source",
        "reporter",
        "partner",
        "flow",
        "period",
        *columns.values(),
        "total_source",
        "total_snapshots",
    ]
    return table[[*dict.fromkeys(kept)]]


def _with_growth(items: pd.DataFrame) -> pd.DataFrame:
    key = [*ITEM, "level"]
    before = items[items["status"] != Status.UNRELIABLE][
        [*key, "value_usd", "total_usd", "vintage", "classification"]
    ]
    wanted = items.assign(period=base_period(items["period"]))
    base = wanted[key].merge(before, on=key, how="left").set_index(items.index)
    same_edition = (
        (items["level"] == Level.CHAPTER)
        | (items["level"] == Level.GROUP)
        | (base["classification"] == items["classification"])
    )
    usable = same_edition & (items["status"] != Status.UNRELIABLE) & (base["value_usd"] > 0)
    return items.assign(
        growth_pct=((items["value_usd"] / base["value_usd"] - 1) * 100).where(usable),
        growth_base_vintage=base["vintage"].where(usable),
        contribution_pp=((items["value_usd"] - base["value_usd"]) / base["total_usd"] * 100).where(usable),
    )


def _not_itemised(items: pd.DataFrame) -> pd.DataFrame:
    """Total minus the items of a level; empty where the items exceed the total (they stem from an older vintage)."""
    known = items[items["total_usd"].notna() & (items["level"] != Level.GROUP)]
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
    remainder = rest["total_usd"] - rest["value_usd"]
    slack = rest["precision_usd"] + rest["total_precision_usd"]
    remainder = remainder.clip(lower=0).where(remainder >= -slack)
    return rest.assign(
        value_usd=remainder,
        precision_usd=slack.where(remainder.notna()),
        share_pct=remainder / rest["total_usd"] * 100,
        commodity=NOT_ITEMISED,
        title=NOT_ITEMISED_TITLE,
        classification="",
        section="",
        itemised=False,
        vintage=rest["total_vintage"],
        snapshots=rest["total_snapshots"] + " " + rest["snapshots"],
        growth_pct=float("nan"),
        growth_base_vintage=pd.Series(None, index=rest.index, dtype="str"),
        contribution_pp=float("nan"),
    )


def bands(series: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Gather one series of the mart into few bands for a chart over time.

    Args:
        series: rows of the mart of one source, reporter, flow and level.
        most: how many items keep a band of their own, by their sum over the years.

    Returns:
        One row a band and year: band, title, rank (in HS order, then other items, then the part not itemised), period,
        value_usd, status, section, caveats, snapshots. Years without a row stay without one.
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
    table = grouped.agg({"value_usd": "sum", "status": worst, "caveats": " ".join, "snapshots": " ".join})
    order = [*sorted(largest), OTHER_ITEMS, NOT_ITEMISED]
    return table.assign(rank=table["band"].map(order.index)).sort_values(
        ["rank", "period"], ignore_index=True
    )
