"""What changed from one vintage of a source to another: exactly the cells that differ, and the rows only one has."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table

from etl.errors import UnknownVintage
from etl.vocabulary import FLOW_KEY, TOTAL

KEY = [name for name in FLOW_KEY if name not in ("source", "vintage")]
NUMBERS = ["value_usd", "growth_reported_pct", "net_weight_kg", "quantity"]
WORDS = ["quantity_unit", "status"]
PART = ["reporter", "flow", "frequency", "period", "goods"]


@dataclass(frozen=True)
class Difference:
    """What two vintages disagree on.

    Attributes:
        compared: rows that both have.
        cells: key, ``column``, ``before``, ``after``, ``change``, ``change_pct`` and ``rounding`` (true where the change
            is within half the last printed digits of both); one row a cell that differs.
        only_first: rows of the first alone: key and ``value_usd``.
        only_second: rows of the second alone.
        covered_by_first: reporter, flow, frequency, period and kind of goods that the first has rows of.
        covered_by_second: those that the second has rows of.
    """

    compared: int
    cells: pd.DataFrame
    only_first: pd.DataFrame
    only_second: pd.DataFrame
    covered_by_first: frozenset[Hashable]
    covered_by_second: frozenset[Hashable]


def difference(flows: pd.DataFrame, source: str, first: str, second: str) -> Difference:
    """Compare two vintages of a source.

    Raises:
        UnknownVintage: the source has no such vintage.
    """
    one, other = _vintage(flows, source, first), _vintage(flows, source, second)
    pair = one.merge(other, on=KEY, how="outer", suffixes=("_before", "_after"), indicator=True)
    both = pair[pair["_merge"] == "both"]
    cells = pd.concat([_changed(both, column) for column in [*NUMBERS, *WORDS]], ignore_index=True)
    return Difference(
        len(both),
        cells.sort_values([*KEY, "column"], ignore_index=True),
        _alone(pair, "left_only", "value_usd_before"),
        _alone(pair, "right_only", "value_usd_after"),
        _covered(one),
        _covered(other),
    )


def _vintage(flows: pd.DataFrame, source: str, vintage: str) -> pd.DataFrame:
    mine = flows[flows["source"] == source]
    rows = mine[mine["vintage"] == vintage]
    if rows.empty:
        known = sorted(set(mine["vintage"])) or sorted(set(flows["source"]))
        kind = "vintages" if len(mine) else "sources"
        raise UnknownVintage(
            f"{source} has no vintage {vintage!r}" if len(mine) else f"No source is called {source!r}",
            remedy=f"Name one of the {kind} {', '.join(known)}",
        )
    return rows[[*KEY, *NUMBERS, *WORDS, "precision_usd"]]


def _changed(both: pd.DataFrame, column: str) -> pd.DataFrame:
    """Give the cells of one column that differ; two empty cells are equal."""
    before, after = both[f"{column}_before"], both[f"{column}_after"]
    differs = ~((before == after) | (before.isna() & after.isna()))
    cells = both.loc[differs, KEY].assign(
        column=column, before=before[differs].astype("object"), after=after[differs].astype("object")
    )
    change = (after - before)[differs] if column in NUMBERS else pd.Series(float("nan"), index=cells.index)
    base = before[differs].where(before[differs] != 0) if column in NUMBERS else change
    allowed = (both["precision_usd_before"] + both["precision_usd_after"])[differs]
    return cells.assign(
        change=change.astype("float64"),
        change_pct=(change / base * 100).astype("float64"),
        rounding=(change.abs() <= allowed) if column == "value_usd" else False,
    )


def _alone(pair: pd.DataFrame, side: str, value: str) -> pd.DataFrame:
    rows = pair[pair["_merge"] == side]
    alone = rows[KEY].assign(value_usd=rows[value]).sort_values(KEY, ignore_index=True)
    return alone.assign(goods=_goods(alone))


def _covered(rows: pd.DataFrame) -> frozenset[Hashable]:
    return frozenset(rows.assign(goods=_goods(rows))[PART].itertuples(index=False, name=None))


def _goods(rows: pd.DataFrame) -> pd.Series:
    return rows["commodity"].where(rows["commodity"] == TOTAL, "goods")


def show(found: Difference, first: str, second: str, console: Console) -> None:
    """Print a comparison: a line a cell, then what only one vintage has.

    Where a vintage has nothing of a period and flow that the other covers, that is said in one line; a row that is
    missing amid others is listed.
    """
    table = Table(box=None, header_style="bold")
    for name in ("figure", "column", first, second, "change", "per cent", ""):
        table.add_column(name, no_wrap=True, justify="left" if name in ("figure", "column", "") else "right")
    for row in found.cells.to_dict("records"):
        table.add_row(
            _figure(row),
            row["column"],
            _number(row["before"]),
            _number(row["after"]),
            "" if pd.isna(row["change"]) else _number(row["change"], sign="+"),
            "" if pd.isna(row["change_pct"]) else f"{row['change_pct']:+,.3f}",
            "within rounding" if row["rounding"] else "",
        )
    if len(found.cells):
        console.print(table)
    rounding = int(found.cells["rounding"].sum())
    console.print(
        f"{found.compared:,} rows in both; {len(found.cells):,} cells differ, {rounding:,} of them within rounding."
    )
    for vintage, rows, there in (
        (first, found.only_first, found.covered_by_second),
        (second, found.only_second, found.covered_by_first),
    ):
        console.print(f"{len(rows):,} rows only in {vintage}")
        for part, members in rows.groupby(PART, sort=True):
            if part in there:
                for row in members.to_dict("records"):
                    console.print(f"  {_figure(row)}: {_number(row['value_usd'])} USD", markup=False)
            else:
                reporter, flow, _, period, level = part
                console.print(f"  {reporter} {flow} {period} {level}: all {len(members):,} rows")


def _figure(row: dict[Hashable, Any]) -> str:
    return " ".join(str(row[name]) for name in KEY if name not in ("frequency", "valuation"))


def _number(value: object, sign: str = "") -> str:
    """Write a number whole where it is whole, with its cents where it has some."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:{sign},.0f}" if value == round(value) else f"{value:{sign},.2f}"
