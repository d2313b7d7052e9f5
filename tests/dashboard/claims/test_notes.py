"""How a figure stands among those before it."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from dashboard.claims.notes import _standing_of


def figure(value: str | None) -> Any:
    return SimpleNamespace(value=None if value is None else Decimal(value))


def test_a_year_without_a_value_is_a_gap_and_never_nought() -> None:
    below_nought = {"2001": figure("-3"), "2002": figure(None), "2003": figure("-1")}
    standing = _standing_of(below_nought, "2003")
    assert standing is not None
    assert (standing.higher, standing.gaps) == ({}, ("2002",))


def test_a_figure_without_a_value_has_no_standing() -> None:
    assert _standing_of({"2001": figure("1"), "2002": figure("2"), "2003": figure(None)}, "2003") is None
