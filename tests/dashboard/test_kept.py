"""A part of a page is made once, sent as it was made, and made ready before it is asked for."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from dash import html
from plotly.io.json import to_json_plotly  # type: ignore[attr-defined]  # plotly has no types

from dashboard.components.controls import select
from dashboard.components.kept import Kept, kept
from dashboard.components.table import Column
from dashboard.components.twin import Twin, TwinPlace
from dashboard.ledger import Ledger, Memory
from dashboard.pages.choice import Choice
from dashboard.pages.preparing import options

TWIN = Twin(pd.DataFrame({"period": ["2001", "2002"]}), (Column("period", "Year"),), "Years")


def test_a_part_is_sent_as_its_components_would_be() -> None:
    part = [html.P("5 < 7 & “so”"), html.Div([html.B("x"), None, 1.5])]
    assert to_json_plotly({"children": Kept(part)}) == to_json_plotly({"children": part})  # type: ignore[no-untyped-call]


def test_a_part_is_made_once_for_a_choice(ledger: Ledger) -> None:
    made: list[str] = []

    def make() -> html.P:
        made.append("once")
        return html.P("a")

    first, second = (kept(ledger, "made-up page", "year=2001", make=make) for _ in range(2))
    assert first is second
    assert made == ["once"]


def test_a_table_is_found_by_its_block_in_a_part_within_a_part() -> None:
    inner: Any = Kept(html.Div(TwinPlace("lines", "/made-up?year=2001", TWIN)))
    assert Kept([html.P("before"), html.Div(inner)]).twins == {"lines": TWIN}


def test_each_option_is_made_ready_beside_what_is_shown_and_what_follows_it_takes_its_default(
    ledger: Ledger,
) -> None:
    asked: list[tuple[str, str]] = []
    lists = [
        select("made-up-side", "Side", [("AAA", "A"), ("BBB", "B")], "AAA"),
        select("made-up-year", "Year", [("2001", "2001"), ("2002", "2002")], "2002"),
    ]
    page = SimpleNamespace(
        CHOICE=Choice("made-up", _chosen, ("side", "year"), follows={"side": ("year",)}),
        layout=lambda: html.Div(lists),
        content=lambda _ledger, shown: asked.append((shown.side, shown.year)),
    )
    for make in options(ledger, page):
        make()
    assert asked == [("AAA", "2002"), ("BBB", "2001"), ("AAA", "2001"), ("AAA", "2002")]


def _chosen(_ledger: Ledger, *, side: str = "AAA", year: str = "") -> SimpleNamespace:
    """Choose a year, else the side's own default."""
    return SimpleNamespace(side=side, year=year or {"AAA": "2002", "BBB": "2001"}[side])


def test_what_is_longest_unused_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ledger.MOST_REMEMBERED", 2)
    memory = Memory()
    for key in ("a", "b", "a", "c"):
        memory.keep((key,), key)
    assert [memory.get((key,)) for key in "abc"] == ["a", None, "c"]
