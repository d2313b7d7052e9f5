"""Each side's series over the years: an explicit chain of sources, every joint marked."""

import pandas as pd

from etl.marts.shape import join_ids
from etl.reference import Ledger, Reference
from etl.schema import LEDGER_LINES
from etl.vocabulary import KAZAKHSTAN, Frequency, Measure, Status


def ledger_lines(totals: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``ledger_lines`` from the mart ``totals``.

    One row a ledger, measure and year, from the source that ``sources.yml`` names for that year, in its latest
    vintage; where that source has none (nothing known by the day, say), from the first in the ledger's order that has.
    ``joint`` marks the first year of a new source. Computed growth may cross a joint and says so through
    ``growth_base_source``; it never crosses a missing year, another ledger or a figure of status U.
    """
    lines = [_line(totals, ledger) for ledger in reference.ledgers.values()]
    table = pd.concat(lines, ignore_index=True)
    return table.sort_values(["ledger", "measure", "period"], ignore_index=True)[list(LEDGER_LINES.columns)]


def _line(totals: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    own = totals[
        (totals["ledger"] == ledger.id)
        & (totals["partner"] == ledger.partner)
        & (totals["frequency"] == Frequency.ANNUAL)
        & totals["in_force"]
    ]
    year = own["period"].astype(int)
    stretches = []
    for link in ledger.chain:
        stretch = own[(year >= link.first) & (year <= link.last)]
        place = [link.source, *(source for source in ledger.order if source != link.source)]
        usable = (stretch["source"] == link.source) | (stretch["status"] != Status.UNRELIABLE)
        ranked = stretch[stretch["source"].isin(place) & usable]
        rank = ranked["source"].map(place.index)
        stretches.append(ranked[rank == rank.groupby(ranked["period"]).transform("min")])  # one source a year
    line = pd.concat(stretches).sort_values(["measure", "period"])
    previous = line.groupby("measure")["source"].shift()
    line["joint"] = previous.notna() & (previous != line["source"])
    line = line.drop(columns=["growth_pct", "growth_base_vintage"])
    before = line[["measure", "period", "value_usd", "source", "vintage", "status"]].assign(
        period=(line["period"].astype(int) + 1).astype("str")
    )
    line = line.merge(
        before, on=["measure", "period"], how="left", suffixes=("", "_base"), validate="one_to_one"
    )
    usable = (
        (line["measure"] != Measure.BALANCE)
        & (line["status"] != Status.UNRELIABLE)
        & (line["status_base"] != Status.UNRELIABLE)
        & (line["value_usd_base"] > 0)
    )
    return line.assign(
        growth_pct=((line["value_usd"] / line["value_usd_base"] - 1) * 100).where(usable),
        growth_base_source=line["source_base"].where(usable),
        growth_base_vintage=line["vintage_base"].where(usable),
    )


def latest(lines: pd.DataFrame, ledger: str, measure: Measure = Measure.TURNOVER) -> pd.Series:
    """Give the last full year of a ledger's line."""
    rows = lines[(lines["ledger"] == ledger) & (lines["measure"] == measure)]
    return rows.sort_values("period").iloc[-1]


def gap(
    lines: pd.DataFrame,
    china_measure: Measure = Measure.TURNOVER,
    kazakhstan_measure: Measure = Measure.TURNOVER,
) -> pd.DataFrame:
    """Set the two lines beside each other: one row a year, only years that both ledgers have.

    Args:
        lines: the mart ``ledger_lines``.
        china_measure: what is taken from China's ledger, such as its exports.
        kazakhstan_measure: what is taken from Kazakhstan's, such as its imports.

    Returns:
        Columns period, china_usd, kazakhstan_usd, gap_usd (China's minus Kazakhstan's), snapshots.
    """
    china = lines[(lines["ledger"] == "china") & (lines["measure"] == china_measure)]
    kazakhstan = lines[(lines["ledger"] == "kazakhstan") & (lines["measure"] == kazakhstan_measure)]
    both = china.merge(kazakhstan, on="period", suffixes=("_c", "_k"), validate="one_to_one")
    return pd.DataFrame(
        {
            "period": both["period"],
            "china_usd": both["value_usd_c"],
            "kazakhstan_usd": both["value_usd_k"],
            "gap_usd": both["value_usd_c"] - both["value_usd_k"],
            "snapshots": join_ids(both["snapshots_c"], both["snapshots_k"]),
        }
    )


def balances(lines: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Sign both ledgers' balances from Kazakhstan's side: a surplus of Kazakhstan is positive on either ledger.

    Args:
        lines: the mart ``ledger_lines``.
        reference: says which ledger is Kazakhstan's own.

    Returns:
        Rows of the measure balance, with ``balance_usd``; ``value_usd`` stays as its reporter signs it.
    """
    rows = lines[lines["measure"] == Measure.BALANCE]
    own = {key for key, side in reference.ledgers.items() if side.reporter == KAZAKHSTAN}
    return rows.assign(balance_usd=rows["value_usd"].where(rows["ledger"].isin(own), -rows["value_usd"]))
