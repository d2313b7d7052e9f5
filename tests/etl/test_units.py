"""Printed numbers to dollars: exactly, or not at all."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import UnreadableFile
from etl.harmonize.units import DOLLARS, to_usd
from tests.etl.made_up import searched

PLACE = "office/first/trade.csv#2"


def usd(value: str, unit: str) -> float:
    return float(to_usd(pd.Series([value]), pd.Series([unit]), pd.Series([PLACE])).iloc[0])


@pytest.mark.parametrize(
    ("value", "unit", "dollars"),
    [
        ("12345678901.23", "USD", 12_345_678_901.23),
        ("0.1", "thousand USD", 100),
        ("0.3", "million USD", 300_000),
        ("7.0", "billion USD", 7_000_000_000),
        ("-3", "USD", -3),
    ],
)
def test_a_value_is_multiplied_by_its_unit(value: str, unit: str, dollars: float) -> None:
    assert usd(value, unit) == dollars


DECIMALS = st.decimals(-(10**16), 10**16, places=8).map("{:f}".format)


@searched
@given(DECIMALS, st.sampled_from(sorted(DOLLARS)))
def test_any_decimal_is_multiplied_exactly_and_rounded_once(value: str, unit: str) -> None:
    assert usd(value, unit) == float(Fraction(value) * DOLLARS[unit])


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(
        UnreadableFile, match=r"'million CNY' is unknown \(data/raw/.*, row 2\)\. Use one of USD"
    ):
        usd("1", "million CNY")


@pytest.mark.parametrize(
    "value", ["", " ", "1,000", "1 000", "1_000", "12,5", "1.", "1e400", "NaN", "inf", "-", "n/a", "１２"]
)
def test_a_cell_that_is_no_plain_number_is_refused(value: str) -> None:
    with pytest.raises(
        UnreadableFile, match=r"is not a number \(data/raw/.*, row 2\)\. Write it with a decimal"
    ):
        usd(value, "USD")
