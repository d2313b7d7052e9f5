"""The largest chapters each way, by each ledger, for the last year that both itemise."""

from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.parties import COUNTRY, DIRECTIONS, FLOW_OF, VERB
from dashboard.views.sources import SourceNote, source_note
from etl.marts.commodity import NOT_ITEMISED, bands
from etl.vocabulary import Level

MOST = 5


@dataclass(frozen=True)
class TopGoods:
    """One direction of the trade in one year: what ``etl.marts.commodity.bands`` gives for each ledger.

    Attributes:
        trade: a key of ``DIRECTIONS``.
        rows: the five largest chapters by value, then the other chapters itemised, then what is not itemised, with ``ledger``,
            ``ledger_name``, ``source_name`` and ``place`` (1 to 5 for the largest).
    """

    trade: str
    year: str
    title: str
    rows: pd.DataFrame
    note: SourceNote


def top_goods(ledger: Ledger, trade: str, as_of: str = "") -> TopGoods | None:
    """Give one direction; None where on a day no year is itemised by chapter on both ledgers."""
    table = ledger.table("commodity", as_of or None)
    reconciled = {key for key, source in ledger.reference.sources.items() if source.reconciled}
    flows = FLOW_OF[trade]
    table = table[(table["level"] == Level.CHAPTER) & ~table["source"].isin(reconciled)]
    table = table[table["flow"] == table["reporter"].map(flows)]
    itemised = table[table["itemised"]]
    held = itemised.groupby("period")["reporter"].nunique()
    common = held.index[held == len(flows)]
    if not len(common):
        return None
    year = str(common.max())
    at = table[table["period"] == year]
    parts = [_of_side(ledger, at, reporter) for reporter in flows]
    rows = pd.concat(parts, ignore_index=True)
    return TopGoods(
        trade, year, _title(trade, year, rows), rows, source_note(ledger, rows["snapshots"], rows["caveats"])
    )


def _of_side(ledger: Ledger, year: pd.DataFrame, reporter: str) -> pd.DataFrame:
    side = next(side for side in ledger.reference.ledgers.values() if side.reporter == reporter)
    own = year[year["reporter"] == reporter]
    source = next(name for name in side.order if name in set(own["source"]))
    layers = bands(own[own["source"] == source], most=MOST)
    single = layers["band"].str[:1].str.isdigit()
    ranked = layers.assign(single=single).sort_values(["single", "value_usd"], ascending=False)
    ranked = ranked.assign(late=ranked["band"] == NOT_ITEMISED).sort_values(
        ["single", "late"], ascending=[False, True], kind="stable"
    )
    place = pd.Series(range(1, len(ranked) + 1), index=ranked.index, dtype="Int64").where(ranked["single"])
    return ranked.assign(
        place=place,
        reporter=reporter,
        reporter_name=COUNTRY[reporter],
        flow=str(own["flow"].iloc[0]),
        ledger=side.id,
        ledger_name=side.name,
        source_name=ledger.reference.sources[source].short,
    )


def _title(trade: str, year: str, rows: pd.DataFrame) -> str:
    parts = []
    for reporter, own in rows.groupby("reporter_name", sort=False):
        top = own.iloc[0]
        rest = own.loc[own["band"] == NOT_ITEMISED, "share_pct"].dropna()
        most = (
            f"{wording.percent(rest.iloc[0], decimals=0)} of what {reporter} {VERB[top['flow']]} is not itemised in the data loaded here"
            if (rest > top["share_pct"]).any()
            else f"{reporter} names {top['title'].lower()} first ({wording.percent(top['share_pct'], decimals=0)})"
        )
        parts.append(most)
    return f"{DIRECTIONS[trade]}, {year}: {'; '.join(parts)}"
