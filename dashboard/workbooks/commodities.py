"""The commodities page as a workbook: the rows on the screen, with what is not itemised."""

from collections.abc import Iterable

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.workbooks.assembly import (
    METHOD,
    ROW_NOTES,
    assemble,
    country_names,
    short_names,
    status_words,
    with_symbol,
)
from dashboard.workbooks.goods_compared import CHANGE, EQUAL, INDEX
from dashboard.workbooks.model import Book, Column, Formula, Kind, Note, Symbol, Table
from etl.vocabulary import Status

SHARE = Note(
    "share",
    "Share of the total named in the same row. The total may be of another vintage, or of another source of the "
    "same ledger, than the item.",
    METHOD,
)
GROWTH = Note(
    "growth",
    "Growth in US dollars on the year before, same source and item, across vintages. None is computed where the year "
    "before is not loaded or of low reliability, nor for headings and subheadings across editions of the HS.",
    METHOD,
)
CONTRIBUTION = Note(
    "contribution",
    "The change in the item's value as a percentage of the total of the year before.",
    METHOD,
)
EDITION = Note(
    "edition",
    "Edition of the Harmonized System: H0 1988/92, H1 1996, H2 2002, H3 2007, H4 2012, H5 2017, H6 2022; HS where the "
    "edition is not stated.",
    "UN Comtrade, classification codes",
)

COLUMNS = (
    Column("commodity", "Code", Kind.CODE),
    Column("title", "Commodity"),
    Column("value_usd", "Value (USD)", Kind.MONEY),
    Column("share_pct", "Share (%)", Kind.PERCENT, note=SHARE.id),
    Column("growth_pct", "Growth (%)", Kind.CHANGE, note=GROWTH.id),
    Column("contribution_pp", "Contribution (percentage points)", Kind.CHANGE, note=CONTRIBUTION.id),
    Column("status", "Status"),
    Column("period", "Year", Kind.YEAR),
    Column("reporter", "Reporter"),
    Column("partner", "Partner"),
    Column("flow", "Flow"),
    Column("source", "Source"),
    Column("vintage", "Vintage"),
    Column("growth_base_vintage", "Vintage of the year before"),
    Column("total_usd", "Total (USD)", Kind.MONEY),
    Column("total_source", "Source of the total"),
    Column("total_vintage", "Vintage of the total"),
    Column("title_ru", "Commodity in Russian"),
    Column("title_zh", "Commodity in Chinese"),
    Column("level", "HS level"),
    Column("classification", "HS edition", Kind.CODE, note=EDITION.id),
    ROW_NOTES,
)


def commodities_book(
    ledger: Ledger,
    rows: pd.DataFrame,
    over_time: pd.DataFrame,
    *,
    title: str,
    link: str,
    more: Iterable[Table] = (),
    instead: str = "",
    as_of: str = "",
) -> Book:
    """Lay out the rows on the screen: one year, and the bands over the years.

    Args:
        ledger: the build that the rows come from.
        rows: rows of the mart ``commodity``, in the order of the screen, with the row of what is not itemised.
        over_time: what ``etl.marts.commodity.bands`` gives for the same series; no rows where items overlap.
        title: what the rows show, in a sentence.
        link: the address that reproduces the view.
        more: tables of what the page compares, as ``dashboard.workbooks.goods_compared`` makes them.
        instead: what to know where the rows are not those that were asked for.
        as_of: the day whose knowledge the rows show; empty is now.

    Raises:
        InvalidTable: there are no rows.
    """
    table = Table(
        sheet="Commodities",
        name="commodities",
        title=title,
        columns=COLUMNS,
        frame=_readable(rows, ledger),
        lines=("Trade by commodity as reported, in current US dollars.",),
        formulas=(Formula("share_pct", "{value_usd}/{total_usd}*100"),),
    )
    return assemble(
        ledger,
        title=title,
        subtitle=f"{instead} Trade by commodity as reported, with the part that is not itemised in the loaded data.".lstrip(),
        link=link,
        tables=[table, *more] if over_time.empty else [table, _over_time(ledger, over_time), *more],
        notes=[SHARE, GROWTH, CONTRIBUTION, EDITION, CHANGE, INDEX, EQUAL],
        as_of=as_of,
    )


def _over_time(ledger: Ledger, bands: pd.DataFrame) -> Table:
    frame = bands.assign(source=short_names(bands["source"], ledger), status=status_words(bands["status"]))
    return Table(
        sheet="Over time",
        name="over_time",
        title="The largest items, all others and what is not itemised, over the years",
        columns=(
            Column("period", "Year", Kind.YEAR),
            Column("band", "Code", Kind.CODE),
            Column("title", "Commodity"),
            Column("value_usd", "Value (USD)", Kind.MONEY),
            Column("status", "Status"),
            Column("source", "Source"),
            Column("vintage", "Vintages"),
            ROW_NOTES,
        ),
        frame=frame,
        lines=("Which items are loaded changes over the years, and the part not itemised with it.",),
    )


def _readable(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Write names and words for ids, and the reason for each cell that has no figure."""
    rest = ~rows["itemised"]
    unreliable = rows["status"] == Status.UNRELIABLE
    growth = {}
    for name in ("growth_pct", "contribution_pp", "growth_base_vintage"):
        unmeasured = with_symbol(rows[name], Symbol.LOW_RELIABILITY, unreliable & rows[name].isna())
        growth[name] = with_symbol(unmeasured, Symbol.NOT_APPLICABLE, rest)
    not_applicable = {
        name: with_symbol(rows[name], Symbol.NOT_APPLICABLE, rest) for name in ("commodity", "classification")
    }
    names = ledger.table("nomenclature").set_index("commodity")
    titles = {name: rows["commodity"].map(names[name]) for name in ("title_ru", "title_zh")}
    return rows.assign(
        **growth,
        **not_applicable,
        **{name: with_symbol(column, Symbol.NOT_APPLICABLE, rest) for name, column in titles.items()},
        status=status_words(rows["status"]),
        reporter=country_names(rows["reporter"], ledger),
        partner=country_names(rows["partner"], ledger),
        source=short_names(rows["source"], ledger),
        total_source=short_names(rows["total_source"], ledger),
    )
