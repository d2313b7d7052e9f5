"""Figures draw exactly the frames they are given."""

import pandas as pd
import pytest

from dashboard.figures import composition, goals, lines, theme
from dashboard.ledger import Ledger
from dashboard.views import commodities, overview


@pytest.mark.parametrize("trade", list(overview.TRADES))
def test_every_point_of_the_two_lines_is_its_mart_value_and_carries_its_rows(
    ledger: Ledger, trade: str
) -> None:
    shown = overview.lines(ledger, trade)
    _, *drawn = lines.ledger_pair(shown.rows, shown.gap)["data"]
    for trace in drawn:
        rows = shown.rows[shown.rows["ledger"] == trace["name"]].set_index("period")
        points = {
            str(x): (y, refs)
            for x, y, refs in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
            if y is not None
        }
        assert {year: y for year, (y, _) in points.items()} == rows["value_usd"].to_dict()
        assert {year: refs for year, (_, refs) in points.items()} == rows["snapshots"].to_dict()


def test_years_without_a_figure_stay_gaps_in_the_line(ledger: Ledger) -> None:
    shown = overview.lines(ledger, "both")
    kazakhstan = lines.ledger_pair(shown.rows, shown.gap)["data"][2]
    assert dict(zip(kazakhstan["x"], kazakhstan["y"], strict=True))[1992] is None
    assert not kazakhstan["connectgaps"]


def test_the_treemap_holds_every_row_of_the_year_and_the_rest(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="import", year="2014"))
    trace = composition.treemap(shown.rows)["data"][0]
    assert (
        dict(zip(trace["ids"], trace["values"], strict=True))
        == shown.rows.set_index("commodity")["value_usd"].to_dict()
    )
    assert sum(trace["values"]) == pytest.approx(9_741_822_440, abs=1)


def test_bands_of_a_year_add_up_to_what_the_reporter_counts(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="import", year="2014"))
    traces = composition.bands(shown.bands)["data"]
    total = sum(y for trace in traces for x, y in zip(trace["x"], trace["y"], strict=True) if x == 2014)
    assert total == pytest.approx(9_741_822_440, abs=1)
    assert len(traces) <= 8


def test_the_doubling_goal_is_drawn_from_its_base_to_twice_the_base(ledger: Ledger) -> None:
    shown = overview.doubling(ledger)
    assert shown is not None
    rows = shown.rows
    marks = [trace for trace in goals.progress(rows)["data"] if trace["mode"] == "markers+text"]
    drawn = sorted(tuple(trace["x"]) for trace in marks)
    assert drawn == sorted(zip(rows["base_usd"], rows["latest_usd"], rows["target_usd"], strict=True))
    assert all(target == 2 * base for base, _, target in drawn)


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
