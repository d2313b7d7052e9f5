"""The one door to the built tables: immutable to callers, as known today or on a day."""

from pathlib import Path

import pytest

from dashboard.ledger import Ledger
from etl import schema
from etl.errors import NotBuilt
from etl.marts.cutting import Cut


def test_a_caller_cannot_change_what_others_read(ledger: Ledger) -> None:
    mine = ledger.table("totals")
    mine["value_usd"] = 0
    assert (ledger.table("totals")["value_usd"] > 0).any()


def test_a_folder_without_a_build_says_how_to_build(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="Run: python -m etl build"):
        Ledger(tmp_path)


@pytest.mark.parametrize("name", Cut.NAMES)
@pytest.mark.parametrize("day", ["2009-01-01", "2014-03-01", "2024-07-05", "2026-11-25"])
def test_every_mart_can_be_had_as_known_on_a_day(ledger: Ledger, name: str, day: str) -> None:
    assert list(ledger.table(name, as_of=day).columns) == list(schema.MARTS[name].columns)


def test_the_largest_partner_of_2023_was_not_known_from_a_table_on_5_july_2024(ledger: Ledger) -> None:
    def ranked(day: str) -> list[str]:
        rows = ledger.table("partners", as_of=day)
        return list(
            rows[(rows["period"] == "2023") & (rows["measure"] == "turnover") & (rows["rank"] == 1)][
                "partner"
            ]
        )

    assert ranked("2024-07-05") == []
    assert ranked("2024-07-25") == ["CHN"]


def test_as_known_on_a_day_the_vintage_in_force_is_that_days(ledger: Ledger) -> None:
    def in_force(day: str) -> list[float]:
        rows = ledger.totals(day)
        turnover = (rows["source"] == "bns") & (rows["partner"] == "CHN") & (rows["measure"] == "turnover")
        return list(rows[turnover & (rows["period"] == "2023") & rows["in_force"]]["value_usd"])

    assert in_force("2024-03-01") == [31.5e9]
    assert in_force("2024-07-25") == [30_055_389_612.32]
