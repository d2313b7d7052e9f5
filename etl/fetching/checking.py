"""Whether the figures of an answer can be trusted, beside what was kept before.

Small partners really do jump a thousand-fold, so sizes are compared only where a figure exceeded a million before.
"""

from pathlib import Path

import pandas as pd

from etl.errors import ImplausibleFigure
from etl.harmonize import guards
from etl.reference import Reference
from etl.schema import FLOWS
from etl.vocabulary import FLOW_KEY

KEY = [name for name in FLOW_KEY if name not in ("source", "vintage")]
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
JUMP = 100
JUMP_FROM = 1e6
LEAST_ROWS = 10

LOOK = (
    "Open the address and compare; if the publisher means it, save the answer and run: python -m etl add FILE"
)


def check(table: pd.DataFrame, before: pd.DataFrame | None) -> None:
    """Raise ImplausibleFigure where an answer repeats a figure, or leaves what was kept too far behind.

    Args:
        table: the parsed answer.
        before: the parsed answer kept last under the same name, if there is one.
    """
    check_repeats(table)
    if before is not None:
        check_rows(table, before)
        check_sizes(table, before)


def check_beside(flows: pd.DataFrame, built: pd.DataFrame | None, facts: Reference) -> None:
    """Compare an answer's flows with each other and with those built last, as the next build would.

    An answer that the build's guards refuse would stop the build for every source.
    """
    levels = dict(zip(facts.commodities["code"], facts.commodities["level"], strict=True))
    reconciled = {key for key, source in facts.sources.items() if source.reconciled}
    guards.check(flows, levels, reconciled)
    if built is not None:
        series = [built[name].isin(flows[name]) for name in ("reporter", "partner", "commodity")]
        beside = built[series[0] & series[1] & series[2]]
        guards.check_neighbours(pd.concat([beside, flows], ignore_index=True), reconciled)


def built_flows(built: Path) -> pd.DataFrame | None:
    """Read the flows built last; None where there are none, or where other code built them."""
    try:
        flows = pd.read_parquet(built / "flows.parquet")
    except (OSError, ValueError):
        return None
    return flows if list(flows.columns) == list(FLOWS.columns) else None


def check_repeats(table: pd.DataFrame) -> None:
    """Two rows for one figure would count twice."""
    repeated = table[table.duplicated(KEY)]
    if not repeated.empty:
        row = repeated.iloc[0]
        raise ImplausibleFigure(
            f"{_say(row)} stands there twice", where=_row(row), remedy=f"Look for a breakdown. {LOOK}"
        )


def check_rows(table: pd.DataFrame, before: pd.DataFrame) -> None:
    """An answer that has lost most of its rows was cut short somewhere."""
    if len(before) >= LEAST_ROWS and 2 * len(table) < len(before):
        raise ImplausibleFigure(
            f"the answer has {len(table)} rows where the one kept before has {len(before)}", remedy=LOOK
        )


def check_sizes(table: pd.DataFrame, before: pd.DataFrame) -> None:
    """A figure over a million does not change a hundred-fold from one vintage to the next: that is a unit."""
    pair = _sized(before).merge(_sized(table), on=KEY, suffixes=("_before", ""))
    large = pair[pair["size_before"] > JUMP_FROM]
    ratio = large["size"] / large["size_before"]
    off = large[(ratio >= JUMP) | (ratio <= 1 / JUMP)]
    if not off.empty:
        row = off.iloc[0]
        raise ImplausibleFigure(
            f"{_say(row)} is {row['value']} {row['unit']} where {row['value_before']} {row['unit_before']} was kept before",
            where=_row(row),
            remedy=f"One of them may be in another unit. {LOOK}",
        )


def _sized(table: pd.DataFrame) -> pd.DataFrame:
    scale = table["unit"].str.split().str[0].map(SCALES).fillna(1.0)
    size = pd.to_numeric(table["value"], errors="coerce") * scale
    return table[[*KEY, "value", "unit", "snapshot"]].assign(size=size)


def _say(row: pd.Series) -> str:
    return f"the {row['flow']} of {row['reporter']} with {row['partner']} in {row['period']}, {row['commodity']},"


def _row(row: pd.Series) -> str:
    return f"row {str(row['snapshot']).rpartition('#')[2]}"
