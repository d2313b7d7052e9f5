"""What a mark means and where words stand, on frames small enough to see."""

import re
from typing import Any

import pandas as pd
import pytest

from dashboard.figures import (
    balance,
    composition,
    goals,
    ledgers,
    lines,
    mirror,
    movers,
    partners,
    revisions,
    theme,
    vintages,
)
from etl.lineage import ROOT
from etl.vocabulary import Evidence

LEDGERS = {"china": "China's customs", "kazakhstan": "Kazakhstan's statistics"}


def counted(**columns: Any) -> pd.DataFrame:
    """Two ledgers' figures of 2011 to 2013, the last quoted in press, the second of another source."""
    own = {
        "period": ["2011", "2012", "2013"],
        "value_usd": [10e9, 20e9, 30e9],
        "balance_usd": [3e9, -1e9, -2e9],
        "said": ["surplus", "deficit", "deficit"],
        "precision_usd": [5e6, 5e6, 5e7],
        "evidence": [Evidence.OFFICIAL_TABLE, Evidence.COPY, Evidence.QUOTED],
        "joint": [False, True, False],
        "source_name": ["AAA", "BBB", "BBB"],
        "vintage": ["2014", "2014", "2014"],
        "growth_pct": [None, 100.0, 50.0],
        "snapshots": ["a#1", "a#2", "a#3"],
    }
    sides = [pd.DataFrame(own | {"ledger": side, "ledger_name": name}) for side, name in LEDGERS.items()]
    return pd.concat(sides, ignore_index=True).assign(**columns)


def targets(**columns: Any) -> pd.DataFrame:
    """Three targets: one dated, and the multiples of two bases that almost coincide."""
    rows = {
        "year": pd.array([2015, pd.NA, pd.NA], dtype="Int64"),
        "value_usd": [40e9, 82e9, 82.1e9],
        "ledger": ["", "china", "china"],
        "ledger_name": ["either ledger", "China's customs", "China's customs"],
        "deadline": ["2015", "none stated", "none stated"],
        "known": ["", "then", "now"],
        "value_said": ["40 bn", "82 bn", "82.1 bn"],
        "who": ["AAA", "BBB", "BBB"],
        "snapshots": ["", "a#1", "a#2"],
        "chosen": [False, True, True],
    }
    return pd.DataFrame(rows | columns)


def no_gap() -> pd.DataFrame:
    return pd.DataFrame({"period": [], "china_usd": [], "kazakhstan_usd": []})


@pytest.mark.parametrize(
    "figure",
    [
        lambda: lines.ledger_pair(counted(), no_gap()),
        lambda: balance.surplus_and_deficit(counted()),
        lambda: goals.targets(counted(), targets(), no_year="none"),
    ],
)
def test_the_ledgers_are_named_over_the_plot_where_no_mark_lies(figure: Any) -> None:
    layout = figure()["layout"]
    named = [each for each in layout["annotations"] if any(name in each["text"] for name in LEDGERS.values())]
    assert len(named) == 2
    for words in named:
        assert (words["yref"], words["y"], words["yanchor"]) == ("paper", 1, "bottom")
        assert 0 < words["yshift"] + ledgers.ROW_PX <= layout["margin"]["t"]


def test_an_open_mark_is_known_only_from_press_quotations() -> None:
    trace = ledgers.line("china", counted()[:3], (2011, 2013), lambda _row: "")
    assert trace["marker"]["color"] == [theme.LEDGER["china"]] * 2 + [theme.PAPER]
    panels = balance.surplus_and_deficit(counted())["data"]
    assert [trace["marker"]["color"][-1] for trace in panels if "marker" in trace] == [theme.PAPER] * 2
    symbols = [file.read_text("utf-8") for file in (ROOT / "dashboard/figures").glob("*.py")]
    assert not any(re.search(r"-open\b", source) for source in symbols), "another sign that looks like it"


def test_what_was_replaced_is_a_cross() -> None:
    history = pd.DataFrame(
        {
            "label": ["AAA 2023", "AAA 2024"],
            "source": "aaa",
            "source_name": "AAA",
            "ledger": "china",
            "value_usd": [31e9, 30e9],
            "precision_usd": 5e8,
            "change_usd": [None, -1e9],
            "change_pct": [None, -3.2],
            "in_force": [False, True],
            "held": ["replaced", "in force"],
            "evidence": Evidence.OFFICIAL_TABLE,
            "known_said": "2024",
            "snapshots": ["a#1", "a#2"],
        }
    )
    (trace,) = vintages.steps(history)["data"]
    assert trace["marker"]["symbol"] == [theme.REPLACED, "circle"]
    assert set(trace["marker"]["color"]) == {theme.LEDGER["china"]}


def test_news_stand_under_the_publication_each_is_of() -> None:
    rows = pd.DataFrame(
        {
            "figure": ["exports, 2025", "imports, 2025", "imports, 2023"],
            "kind": ["new", "new", "replaced"],
            "ledger": "kazakhstan",
            "value_usd": [15e9, 19e9, 30e9],
            "previous_usd": [None, None, 31e9],
            "precision_usd": 5e8,
            "previous_precision_usd": 5e8,
            "source_name": "AAA",
            "day": ["27 July 2026", "27 July 2026", "25 July 2024"],
            "evidence": Evidence.OFFICIAL_TABLE,
            "snapshots": ["a#1", "a#2", "a#3"],
            "previous_snapshots": ["", "", "a#0"],
        }
    )
    words = [each["text"] for each in revisions.steps(rows)["layout"]["annotations"]]
    assert [each for each in words if each.startswith("<b>")] == [
        "<b>AAA, 27 July 2026</b>",
        "<b>AAA, 25 July 2024</b>",
    ]
    figures = revisions.steps(rows)["data"]
    assert figures[1]["marker"]["symbol"] == [theme.REPLACED]
    assert figures[1]["customdata"] == ["a#0"]


def test_a_value_at_an_end_names_its_unit_only_where_the_axis_has_another() -> None:
    row = counted().to_dict("records")[0]
    assert ledgers.end("china", row, 10e9)["text"] == "<b>10.00</b>"
    assert ledgers.end("china", row | {"value_usd": 5e7}, 6e7)["text"] == "<b>50</b>"
    assert ledgers.end("china", row | {"value_usd": 5e8}, 6e9)["text"] == "<b>500 mn</b>"


def test_targets_that_almost_coincide_stand_beside_one_another() -> None:
    *_, chosen = goals.targets(counted(), targets(), no_year="none")["data"]
    assert chosen["y"] == [82e9, 82.1e9]
    assert chosen["x"][1] - chosen["x"][0] == goals.LANE


def test_each_break_has_a_word_in_a_row_of_its_own_and_a_line_up_to_it() -> None:
    sides = {
        f"{side}_{name}": counted()[name][:3].tolist()
        for side in ("exporter", "importer")
        for name in (
            "value_usd",
            "precision_usd",
            "evidence",
            "joint",
            "source_name",
            "vintage",
            "snapshots",
        )
    }
    who = {"exporter_name": "China", "exporter_ledger": "china", "importer_name": "Kazakhstan"}
    rows = pd.DataFrame(
        sides | who | {"importer_ledger": "kazakhstan", "period": ["2011", "2012", "2013"], "why_not": ""}
    ).assign(comparable=True, gap_usd=float("nan"))
    layout = mirror.direction(rows, [(2012, "border trade"), (2013, "parcels")])["layout"]
    border, parcels = (
        next(each for each in layout["annotations"] if each["text"] == word)
        for word in ("border trade", "parcels")
    )
    assert border["yshift"] - parcels["yshift"] == ledgers.ROW_PX
    tops = {line["x0"]: line["y1"] for line in layout["shapes"] if line.get("ysizemode") == "pixel"}
    for words in (border, parcels):
        assert tops[words["x"]] == words["yshift"] - 2 + ledgers.ROW_PX


def test_no_tile_with_a_code_is_without_it() -> None:
    rows = pd.DataFrame(
        {
            "commodity": ["27", "84+85", "81"],
            "title": ["Mineral fuels and oils", "Machinery and electrical equipment (84+85)", "Other"],
            "value_usd": [960.0, 30.0, 10.0],
            "share_pct": [96.0, 3.0, 1.0],
            "section": ["V", "XVI", "XV"],
            "itemised": True,
            "vintage": "2024",
            "snapshots": ["a#1", "a#2", "a#3"],
        }
    )
    (tiles,) = composition.treemap(rows)["data"]
    assert tiles["text"][0] == "27 Mineral<br>fuels and oils<br>960 · 96.0\u202f%"
    assert tiles["text"][1:] == ["84+85", "81"]


def test_a_long_name_has_its_numbers_on_a_second_line_and_no_line_crosses_words() -> None:
    rows = pd.DataFrame(
        {
            "commodity": ["84+85", "27"],
            "title": ["Machinery and electrical equipment (84+85)", "Fuels"],
            "first_usd": [1e9, 2e9],
            "last_usd": [1.5e9, 1e9],
            "change_usd": [0.5e9, -1e9],
            "growth_pct": [50.0, -50.0],
            "contribution_pp": [5.0, -10.0],
            "section": ["XVI", "V"],
            "snapshots": ["a#1", "a#2"],
        }
    )
    layout = movers.changes(rows)["layout"]
    assert [words["text"] for words in layout["annotations"]] == [
        "84+85 Machinery and electrical equipment<br><b>+500 mn</b> (+50.0\u202f%)",
        "27 Fuels  <b>\u22121.00 bn</b> (\u221250.0\u202f%)",
    ]
    assert not layout["xaxis"]["zeroline"]
    assert len(layout["shapes"]) == len(rows)


def test_one_year_is_a_narrow_bar() -> None:
    assert 1 - theme.bar_gap(2024, 2024, 0.15) < 0.2
    assert theme.bar_gap(2000, 2024, 0.15) == pytest.approx(0.15)


def test_many_years_have_as_many_ticks_as_the_width_holds_never_slanted() -> None:
    assert "dtick" not in theme.year_axis(1995, 2025)
    assert theme.year_axis(2020, 2024)["dtick"] == 1
    assert theme.year_axis(1995, 2025)["tickangle"] == 0


def test_a_rank_too_deep_to_be_drawn_leaves_the_plot_and_stays_what_it_is() -> None:
    rows = pd.DataFrame(
        {
            "partner": "AAA",
            "partner_name": "AAA",
            "short_name": "AAA",
            "period": ["2022", "2023", "2024"],
            "place": [9, 12, 10],
            "value_usd": 1e9,
            "share_pct": 1.0,
            "world_is": "world",
            "source_name": "BBB",
            "vintage": "2025",
            "snapshots": ["a#1", "a#2", "a#3"],
        }
    )
    spans = pd.DataFrame({"first": [2022], "last": [2024], "source_name": ["BBB"]})
    figure = partners.bump(rows, spans)
    (trace,) = figure["data"]
    assert trace["y"] == [9, 12, 10]
    assert trace["cliponaxis"]
    assert figure["layout"]["yaxis"]["range"][0] < 12
