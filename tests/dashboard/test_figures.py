"""Figures draw exactly the frames they are given."""

import pandas as pd
import pytest

from dashboard.figures import composition, theme
from dashboard.ledger import Ledger
from dashboard.views import commodities


def test_bands_of_a_year_add_up_to_what_the_reporter_counts(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="import", year="2014"))
    traces = composition.bands(shown.bands)["data"]
    total = sum(y for trace in traces for x, y in zip(trace["x"], trace["y"], strict=True) if x == 2014)
    assert total == pytest.approx(9_741_822_440, abs=1)
    assert len(traces) <= 8


@pytest.mark.parametrize("largest", [3.1e6, 4.8e8, 9.7e9, 48.7e9])
def test_a_value_axis_starts_at_zero_and_reaches_past_the_largest(largest: float) -> None:
    axis = theme.usd_axis(largest)
    assert axis["range"][0] == 0
    assert axis["range"][1] > largest
    assert 4 <= len(axis["tickvals"]) <= 8


def test_a_row_without_a_value_is_not_drawn_as_zero() -> None:
    rows = pd.DataFrame(
        {
            "commodity": ["27", "not itemised"],
            "title": ["Fuels", "Not itemised in the loaded data"],
            "value_usd": [10.0, float("nan")],
            "share_pct": [100.0, float("nan")],
            "section": ["V", ""],
            "itemised": [True, False],
            "vintage": ["2020", "2021"],
            "snapshots": ["a#2", "b#2"],
        }
    )
    assert composition.treemap(rows)["data"][0]["ids"] == ["27"]
