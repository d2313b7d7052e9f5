"""From flows of one vintage to what people ask for: exports, imports, their sum and their difference."""

import pandas as pd

from etl.marts.shape import join_ids, weakest, worst
from etl.vocabulary import TOTAL, Flow, Measure, Valuation

TABLE = ["source", "vintage", "reporter", "partner", "frequency", "period"]
_KEPT = [
    *TABLE,
    "order",
    "measure",
    "value_usd",
    "precision_usd",
    "valuation",
    "growth_reported_pct",
    "status",
    "known_from",
    "evidence",
    "derived",
    "snapshots",
]


def measures(flows: pd.DataFrame) -> pd.DataFrame:
    """Exports, imports, turnover and balance of all goods, per source, vintage, reporter, partner and period.

    Turnover is the printed one where a vintage prints it, else exports plus imports of the same vintage; balance is
    the reporter's exports minus imports. Where only one direction is in hand, neither is formed. Precisions add up.

    Args:
        flows: rows of ``Flows`` with ``order`` (see ``with_order``).

    Returns:
        Columns of ``_KEPT``; ``derived`` is True where the value was computed here.
    """
    totals = flows[flows["commodity"] == TOTAL].assign(derived=False)
    totals = totals.rename(columns={"flow": "measure", "snapshot": "snapshots"})
    printed = totals[totals["measure"].isin([str(measure) for measure in Measure])]
    pairs = _pairs(printed)
    turnover = _combine(pairs, Measure.TURNOVER, sign=1)
    has_printed = pd.MultiIndex.from_frame(printed.loc[printed["measure"] == Flow.TURNOVER, TABLE])
    turnover = turnover[~pd.MultiIndex.from_frame(turnover[TABLE]).isin(has_printed)]
    balance = _combine(pairs, Measure.BALANCE, sign=-1)
    return pd.concat([printed[_KEPT], turnover[_KEPT], balance[_KEPT]], ignore_index=True)


def _pairs(printed: pd.DataFrame) -> pd.DataFrame:
    exports = printed[printed["measure"] == Flow.EXPORT]
    imports = printed[printed["measure"] == Flow.IMPORT]
    return exports.merge(imports, on=[*TABLE, "order"], suffixes=("_x", "_m"), validate="one_to_one")


def _combine(pairs: pd.DataFrame, measure: Measure, sign: int) -> pd.DataFrame:
    def either(column: str) -> "zip[tuple[str, str]]":
        return zip(pairs[f"{column}_x"], pairs[f"{column}_m"], strict=True)

    # One vintage, one known_from: both directions carry the same day or none.
    return pairs[[*TABLE, "order"]].assign(
        measure=str(measure),
        value_usd=pairs["value_usd_x"] + sign * pairs["value_usd_m"],
        precision_usd=pairs["precision_usd_x"] + pairs["precision_usd_m"],
        valuation=str(Valuation.MIXED),
        growth_reported_pct=float("nan"),
        status=pd.Series([worst(both) for both in either("status")], dtype="str"),
        known_from=pairs["known_from_x"],
        evidence=pd.Series([weakest(both) for both in either("evidence")], dtype="str"),
        derived=True,
        snapshots=join_ids(pairs["snapshots_x"], pairs["snapshots_m"]),
    )
