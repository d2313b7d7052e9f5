"""A long table is sorted and filtered by its values and says what the plain table says."""

import math

import pandas as pd
from dash import html

from dashboard.components.grid import grid
from dashboard.components.table import Column, say
from dashboard.components.twin import READ_WHOLE, Twin
from tests.dashboard.components_read import of_type

COLUMNS = (
    Column("title", "Goods", address="page"),
    Column("value_usd", "Value (USD)", "usd"),
    Column("share_pct", "Share (%)", "percent"),
    Column("rank", "Rank", "said"),
)
FRAME = pd.DataFrame(
    {
        "title": ["AAA", "<b>BBB</b>", None],
        "value_usd": [1500.0, math.nan, 20.5],
        "share_pct": [75.0, None, 2.25],
        "rank": ["1–2", "", None],
        "page": ["/made-up?code=AAA", "", None],
        "snapshots": ["made/up#1 made/up#2", "", "made/up#3"],
    }
)


def test_values_stay_numbers_and_what_is_missing_is_no_value() -> None:
    (drawn,) = of_type("AgGrid", grid(FRAME, COLUMNS, "Made-up goods"))
    assert [row["values"] for row in drawn.rowData] == [
        ["AAA", 1500.0, 75.0, "1–2"],
        ["<b>BBB</b>", None, None, ""],
        [None, 20.5, 2.25, None],
    ]
    assert [each["filter"] for each in drawn.columnDefs] == [
        "agTextColumnFilter",
        "agNumberColumnFilter",
        "agNumberColumnFilter",
        "agTextColumnFilter",
        False,
    ]


def test_each_cell_says_what_the_plain_table_says_and_leads_where_it_leads_on_the_same_day() -> None:
    (drawn,) = of_type("AgGrid", grid(FRAME, COLUMNS, "Made-up goods", as_of="2024-03-01"))
    origin = "/record?at=made%2Fup%231+made%2Fup%232&as_of=2024-03-01"
    first, second, third = [row["cells"] for row in drawn.rowData]
    assert first == [
        ["AAA", "/made-up?code=AAA"],
        say(1500.0, "usd"),
        say(75.0, "percent"),
        "1–2",
        ["origin", origin, f"rows and origin of AAA, {say(1500.0, 'usd')}"],
    ]
    assert second == ["<b>BBB</b>", "–", "–", "", "–"]
    assert [third[0], third[3]] == ["–", "–"]
    heads = [each["headerName"] for each in drawn.columnDefs]
    assert heads == ["Goods", "Value (USD)", "Share (%)", "Rank", "Rows and origin"]


def test_only_a_table_too_long_to_read_whole_is_one_to_look_through() -> None:
    long = pd.DataFrame({"title": ["AAA"] * (READ_WHOLE + 1)})
    columns = (Column("title", "Goods"),)
    for frame, grids in ((long, 1), (long[1:], 0)):
        laid_out: html.Div = Twin(frame, columns, "Made-up goods").laid_out("made-up")
        assert len(of_type("AgGrid", laid_out)) == grids
        assert len(of_type("Figure", laid_out)) == 1, "on paper, or plain"
