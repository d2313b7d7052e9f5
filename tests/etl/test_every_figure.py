"""Every figure that was handed over stands in the flows as it was given, and nothing else does."""

import re
from pathlib import Path

import pandas as pd
import pytest

from etl import reference
from etl.vocabulary import FLOW_KEY

KEY = list(FLOW_KEY)
NUMBERS = {"value_usd": "value_usd", "growth_pct": "growth_reported_pct", "precision_usd": "precision_usd"}
WORDS = ["status", "known_from", "evidence"]
IN_TWO_FILES = 44  # WITS's rows on China stand among the totals and among the partners


@pytest.fixture(scope="module")
def figures(shared: Path) -> pd.DataFrame:
    files = [
        pd.read_csv(shared / "figures" / name, dtype="str", keep_default_na=False)
        for name in ("totals.csv", "partners.csv", "commodities.csv")
    ]
    table = pd.concat(files, ignore_index=True)
    for column in NUMBERS:
        table[column] = pd.to_numeric(table[column].mask(table[column] == ""))
    return table.rename(columns=NUMBERS)


@pytest.fixture(scope="module")
def flows(data: Path) -> pd.DataFrame:
    return pd.read_parquet(data / "built" / "flows.parquet").assign(
        known_from=lambda table: table["known_from"].fillna("")
    )


def test_rows_that_stand_in_two_files_agree(figures: pd.DataFrame) -> None:
    compared = figures[[*KEY, *NUMBERS.values(), *WORDS]].drop_duplicates()
    assert len(figures) - len(compared) == IN_TWO_FILES
    assert not compared.duplicated(KEY).any()


def test_the_flows_hold_every_figure_and_nothing_else(figures: pd.DataFrame, flows: pd.DataFrame) -> None:
    given = pd.MultiIndex.from_frame(figures[KEY])
    held = pd.MultiIndex.from_frame(flows[KEY])
    assert list(given.difference(held)) == []
    assert list(held.difference(given)) == []


@pytest.mark.parametrize("column", [*NUMBERS.values(), *WORDS])
def test_every_figure_is_held_as_it_was_given(
    figures: pd.DataFrame, flows: pd.DataFrame, column: str
) -> None:
    given = figures.drop_duplicates(KEY).set_index(KEY)[column].sort_index()
    held = flows.set_index(KEY)[column].reindex(given.index)
    both = pd.DataFrame({"given": given, "held": held})
    differ = both[(both["given"] != both["held"]) & both.notna().any(axis=1)]
    assert differ.empty, differ.head()


def test_every_goal_is_recorded_with_its_day_and_value(shared: Path, data: Path) -> None:
    table = pd.read_csv(shared / "figures" / "goals.csv", dtype="str")
    days = table["date"].str.extract(r"^(\d{4}(?:-\d{2}-\d{2})?)", expand=False)
    values = [re.search(r"USD (\d+)bn", target) for target in table["target"]]
    given = [(day, f"{value[1]}e9" if value else "") for day, value in zip(days, values, strict=True)]
    goals = reference.load(data / "reference").goals
    recorded = [(goal.said_on, f"{goal.value_usd / 1e9:.0f}e9" if goal.value_usd else "") for goal in goals]
    assert sorted(recorded) == sorted(given)
