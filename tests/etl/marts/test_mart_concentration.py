"""Concentration is an interval as wide as what is not itemised makes it."""

import pandas as pd
import pytest

from etl.marts.concentration import CHAPTERS, EXCEEDS, NO_TOTAL, concentration


def year(*shares: tuple[str, float], rest: float | None = 0.0, total: float = 100.0) -> pd.Series:
    items = [
        {"commodity": code, "share_pct": share, "itemised": True, "vintage": "first"}
        for code, share in shares
    ]
    items += [{"commodity": "not itemised", "share_pct": rest, "itemised": False, "vintage": "first"}]
    frame = pd.DataFrame(items).assign(
        period="2024", total_usd=total, status="A", source="copy", caveats="", snapshots="file#1"
    )
    return concentration(frame).iloc[0]


def test_where_all_is_itemised_the_index_is_one_number() -> None:
    found = year(("26", 50), ("27", 50))
    assert (found["hhi_low"], found["hhi_high"], found["equal_low"], found["equal_high"]) == (0.5, 0.5, 2, 2)


def test_the_rest_lies_between_all_other_chapters_alike_and_one_alone() -> None:
    found = year(("26", 50), rest=50)
    assert found["hhi_low"] == pytest.approx(0.25 + 0.25 / (CHAPTERS - 1))
    assert found["hhi_high"] == 0.5


def test_two_chapters_published_as_one_lie_between_halves_and_one_alone() -> None:
    found = year(("84+85", 100))
    assert (found["chapters"], found["hhi_low"], found["hhi_high"]) == (2, 0.5, 1)


def test_without_a_remainder_there_is_no_index_and_a_reason() -> None:
    exceeded, unshared = (
        year(("26", 110), rest=float("nan")),
        year(("26", float("nan")), rest=float("nan"), total=float("nan")),
    )
    assert (pd.isna(exceeded["hhi_low"]), exceeded["why_not"]) == (True, EXCEEDS)
    assert (pd.isna(unshared["hhi_high"]), unshared["why_not"]) == (True, NO_TOTAL)
