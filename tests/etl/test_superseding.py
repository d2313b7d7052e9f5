"""Originals take the place of typed copies of the same vintage, and only if they agree."""

import pandas as pd
import pytest

from etl.errors import ImplausibleFigure
from etl.harmonize.superseding import supersede
from tests.etl.made_up import exports, flows


def both(original: float, **given: object) -> pd.DataFrame:
    typed, own = flows(exports(100)), flows(exports(original, snapshot="original.xls#9", **given))
    return pd.concat([typed, own], ignore_index=True)


def superseded(table: pd.DataFrame) -> list[str]:
    return list(supersede(table, table["snapshot"].str.startswith("made-up"))["snapshot"])


def test_an_original_takes_the_place_of_the_typed_row() -> None:
    assert superseded(both(100)) == ["original.xls#9"]


def test_a_typed_row_stays_beside_an_original_of_another_vintage_or_period() -> None:
    assert len(superseded(both(70, vintage="second"))) == 2
    assert len(superseded(both(70, period="2019"))) == 2


def test_an_original_under_another_name_of_its_edition_is_the_same_figure() -> None:
    assert superseded(both(100, classification="H6")) == ["original.xls#9"]


def test_an_original_that_disagrees_stops_the_build() -> None:
    with pytest.raises(ImplausibleFigure, match=r"100\.00 USD.*120\.00 USD.*original\.xls"):
        superseded(both(120))


def test_a_difference_within_the_rounding_of_both_is_no_disagreement() -> None:
    assert superseded(both(102, precision_usd=2)) == ["original.xls#9"]
