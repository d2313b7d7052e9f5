"""The state of the trade as tables: the largest goods each way, and what the newest publication changed."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.parties import DIRECTIONS
from dashboard.views.top_goods import TopGoods, top_goods
from dashboard.views.whats_new import WhatsNew, whats_new
from dashboard.workbooks.assembly import METHOD, ROW_NOTES, status_words, with_symbol
from dashboard.workbooks.model import Column, Kind, Note, Symbol, Table
from etl.marts.commodity import NOT_ITEMISED, OTHER_ITEMS
from etl.marts.news import REPLACED

TOP_SHARE = Note("topshare", "Share of the total that the reporter's source publishes for the flow.", METHOD)
NEWS = Note(
    "news",
    "A figure is replaced where the two, each as wide as it was printed, do not meet. Only publications whose day is known are listed.",
    METHOD,
)
NOTES = (TOP_SHARE, NEWS)


def state_tables(ledger: Ledger, as_of: str) -> list[Table]:
    """Give the tables that there are on a day (empty: now)."""
    told = whats_new(ledger, as_of)
    goods = [top_goods(ledger, trade, as_of) for trade in DIRECTIONS]
    return [
        *(_goods(shown) for shown in goods if shown is not None),
        *([] if told is None else [_news(told)]),
    ]


def _goods(shown: TopGoods) -> Table:
    rows = shown.rows
    sums = rows["band"].isin([NOT_ITEMISED, OTHER_ITEMS])
    frame = rows.assign(
        band=with_symbol(rows["band"], Symbol.NOT_APPLICABLE, sums),
        place=with_symbol(rows["place"], Symbol.NOT_APPLICABLE, sums),
        status=status_words(rows["status"]),
        caveats=_once(rows["caveats"]),
    )
    return Table(
        sheet=f"Goods {DIRECTIONS[shown.trade]}",
        name=f"goods_{shown.trade.replace('-', '_')}",
        title=shown.title,
        columns=(
            Column("ledger_name", "Ledger"),
            Column("flow", "Flow"),
            Column("period", "Year", Kind.YEAR),
            Column("place", "Place (1 is the largest)", Kind.COUNT),
            Column("band", "Code", Kind.CODE),
            Column("title", "Commodity"),
            Column("value_usd", "Value (USD)", Kind.MONEY),
            Column("share_pct", "Share (%)", Kind.PERCENT, note=TOP_SHARE.id),
            Column("status", "Status"),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            ROW_NOTES,
        ),
        frame=frame,
        lines=(
            "The last year that both ledgers itemise by chapter. A chapter missing from a list may lie in what is not itemised.",
        ),
    )


def _news(shown: WhatsNew) -> Table:
    rows = shown.rows
    first = rows["kind"] != REPLACED
    empty = {
        name: with_symbol(rows[name], Symbol.NOT_APPLICABLE, first)
        for name in ("previous_usd", "change_usd", "change_pct", "previous_vintage")
    }
    return Table(
        sheet="What is new",
        name="whats_new",
        title=shown.title,
        columns=(
            Column("figure", "Figure"),
            Column("kind", "What it is", note=NEWS.id),
            Column("value_usd", "Value (USD)", Kind.MONEY),
            Column("previous_usd", "What it replaced (USD)", Kind.MONEY),
            Column("change_usd", "Change (USD)", Kind.MONEY),
            Column("change_pct", "Change (%)", Kind.CHANGE),
            Column("previous_vintage", "Vintage replaced"),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("known_from", "Known from"),
            Column("evidence", "Evidence"),
        ),
        frame=rows.assign(**empty),
        lines=tuple(line for line in ("In current US dollars.", shown.said) if line),
    )


def _once(cells: pd.Series) -> pd.Series:
    """Name each caveat once, where a sum repeats it."""
    return pd.Series(
        [" ".join(dict.fromkeys(cell.split())) for cell in cells], index=cells.index, dtype="str"
    )
