"""Shares and ranks of one partner among all: only the reporter's own ledger measures them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure
from dashboard.claims.interval import Interval, exact
from dashboard.claims.record.rows import RATE_DIGITS, joined, provenance, year_before
from dashboard.ledger import Ledger
from etl.marts.shape import weakest, worst
from etl.reference import Ledger as Side
from etl.vocabulary import WORLD, Evidence, Measure, Status

NAMED = 3  # partners that are named beside a rank


def figures(claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None) -> list[Figure]:
    """List the shares or ranks on record, by source, latest vintage first.

    A balance has neither. Ranks are among single countries; the rank with the EU27 as one stands in the detail.
    """
    if claim.measure is Measure.BALANCE:
        return []
    listed = _listed(claim, side, ledger, as_of)
    own = listed[(listed["period"] == period) & (listed["partner"] == side.partner)]
    rows: list[Any] = sorted(
        own.itertuples(index=False),
        key=lambda row: ledger.reference.order_of(row.source, row.vintage, row.known_from),
        reverse=True,
    )
    rows.sort(key=lambda row: side.order.index(row.source))
    if claim.kind is Kind.RANK:
        return [_rank(row, listed, side, ledger) for row in rows]
    shares = [_share(row) for row in rows]
    if shares:
        return shares
    return list(_shares_of_totals(claim, side, period, ledger, as_of))


def years_held(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> dict[str, list[str]]:
    """Years in which the partner held a rank, by source, as far as full lists are loaded."""
    listed = _listed(claim, side, ledger, as_of)
    own = listed[
        (listed["partner"] == side.partner)
        & listed["in_force"]
        & (listed["frequency"] == "A")
        & (listed["rank"] == int(claim.reading.numbers[0]))
        & (listed["period"] != claim.period)
    ]
    return {str(source): sorted(rows["period"]) for source, rows in own.groupby("source", sort=False)}


def _listed(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> pd.DataFrame:
    def make() -> pd.DataFrame:
        table = ledger.table("partners", as_of)
        own = table[(table["reporter"] == side.reporter) & (table["measure"] == claim.measure)]
        return own.assign(ledger=side.id)

    return ledger.once("partners of", side.id, claim.measure, ledger.day(as_of), make=make)


def _share(row: Any) -> Figure:
    share = round(exact(row.share_pct), RATE_DIGITS)
    of = "" if row.world_is == "printed total" else f", of the {row.world_is}"
    return Figure(
        **provenance(row),
        value=share,
        interval=Interval.of_data(share, exact(0)),
        detail=f"{wording.usd(row.value_usd)} of {wording.usd(row.world_usd, unit=True)}{of}",
    )


def _rank(row: Any, listed: pd.DataFrame, side: Side, ledger: Ledger) -> Figure:
    if pd.isna(row.rank):
        return Figure(**provenance(row))
    rank = exact(row.rank)
    before = year_before(row.period)
    table = listed[(listed["source"] == row.source) & (listed["vintage"] == row.vintage)]
    texts = [_standing(table[table["period"] == row.period], row, side, ledger)]
    earlier = listed[listed["in_force"] & (listed["period"] == before)]
    if (earlier["partner"] == side.partner).any():
        last = next(earlier[earlier["partner"] == side.partner].itertuples(index=False))
        texts.append(_standing(earlier, last, side, ledger))
    return Figure(
        **provenance(row),
        value=rank,
        interval=Interval.of_data(rank, exact(0)),
        detail="; ".join(texts),
    )


def _standing(table: pd.DataFrame, row: Any, side: Side, ledger: Ledger) -> str:
    """Say who stood where in a period: "in 2023: China 30.06 bn, Russia 27.05 bn, Italy 16.08 bn"; then how blocs would stand."""
    ranked = table[table["rank"].notna()].sort_values("rank").head(NAMED)
    named = [
        f"{name} {wording.usd(value)}" for name, value in ranked[["partner_name", "value_usd"]].to_numpy()
    ]
    if row.rank > NAMED:
        named.append(
            f"{ledger.reference.country_name(side.partner)} {int(row.rank)}: {wording.usd(row.value_usd)}"
        )
    text = f"in {wording.period(row.period)}: {', '.join(named)}"
    blocs: list[Any] = list(table[table["bloc"]].itertuples(index=False))
    for bloc in blocs:
        name = ledger.reference.country_name(side.partner)
        one = f"; counted as one, the {bloc.partner_name} had {wording.usd(bloc.value_usd)}"
        text += f"{one}: {name} would then be {words.place(int(row.rank_with_bloc))}"
    return text


def _shares_of_totals(
    claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None
) -> Iterator[Figure]:
    """Where no list of partners is loaded: the trade with one over the total a source prints in the same vintage."""
    table = ledger.totals(as_of)
    own = table[
        (table["ledger"] == side.id) & (table["measure"] == claim.measure) & (table["period"] == period)
    ]
    pairs = own[own["partner"] == side.partner].merge(
        own[own["partner"] == WORLD], on=["source", "vintage"], suffixes=("", "_world")
    )
    pairs = pairs.assign(place=pairs["source"].map(list(side.order).index)).sort_values("place")
    for row in pairs.itertuples(index=False):
        yield _share_of_total(row)


def _share_of_total(row: Any) -> Figure:
    share = round(exact(row.value_usd) / exact(row.value_usd_world) * 100, RATE_DIGITS)
    precision = row.precision_usd / row.value_usd + row.precision_usd_world / row.value_usd_world
    weakened = {
        "status": Status(worst([row.status, row.status_world])),
        "evidence": Evidence(weakest([row.evidence, row.evidence_world])),
        "in_force": bool(row.in_force and row.in_force_world),
        "snapshots": joined(row.snapshots, row.snapshots_world),
    }
    return Figure(
        **provenance(row) | weakened,
        value=share,
        interval=Interval.of_data(share, round(exact(precision * float(share)), RATE_DIGITS)),
        detail=f"{wording.usd(row.value_usd)} of {wording.usd(row.value_usd_world, unit=True)}",
    )
