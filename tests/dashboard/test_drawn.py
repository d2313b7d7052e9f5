"""Every drawn value equals the mart's: charts and their tables are read back as they are sent, and nothing is left unread."""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import zip_longest
from typing import Any

import pandas as pd
import pytest

from dashboard.ledger import Ledger, open_ledger
from dashboard.pages import opened
from tests.dashboard import drawn_goods as goods
from tests.dashboard import drawn_meant as meant
from tests.dashboard.drawn_read import (
    Chart,
    Mark,
    beyond,
    cells,
    close,
    fits,
    marks,
    numbers,
    read,
    scale,
    shades,
    steps,
)

MEANT: dict[str, Callable[[Ledger, dict[str, str]], meant.Meant]] = {
    "overview-lines": meant.overview_lines,
    "overview-balance": meant.overview_balance,
    "overview-goods-to-china": partial(goods.largest, "to-china"),
    "overview-goods-to-kazakhstan": partial(goods.largest, "to-kazakhstan"),
    "overview-goal": meant.overview_goal,
    "overview-news": meant.overview_news,
    "commodities-items": goods.items,
    "commodities-movers": goods.movers,
    "commodities-bands": goods.bands,
    "commodities-concentration": goods.concentration,
    "commodity-lines": goods.commodity_lines,
    "commodity-growth": goods.commodity_growth,
    "mirror-chn": partial(meant.mirror_lines, "CHN"),
    "mirror-kaz": partial(meant.mirror_lines, "KAZ"),
    "mirror-goods": meant.mirror_goods,
    "partners-ranks": meant.partners_ranks,
    "partners-shares": meant.partners_shares,
    "goals-lines": meant.goals_lines,
    "goals-base": meant.goals_base,
    "vintages-history": meant.vintages_history,
}  # a chart that is not here fails: whoever draws a new one says what it stands for
UNITS = {1e9: "billion usd", 1e6: "million usd"}
DAYS = ("", "2024-07-05", "2024-09-01", "2014-03-01", "2026-07-20")
STARTS = {
    "/commodities": [
        {},
        {"reporter": "KAZ", "flow": "export", "year": "2023"},
        {"flow": "export", "source": "baci", "level": "group"},
        {"within": "74", "year": "2024"},
        {"reporter": "KAZ", "flow": "import", "source": "comtrade", "within": "XVI"},
    ],
    "/commodity": [
        {"code": code, "trade": trade}
        for code in ("27", "84+85", "740311", "2709")
        for trade in ("to-china", "to-kazakhstan")
    ],
    "/mirror": [{}, {"commodity": "27"}],
}


@lru_cache
def charts(page: Any, day: str) -> list[tuple[Chart, meant.Meant]]:
    """Lay out a page's starts on a day, and now also each choice that is one step from them; beside each chart what is meant."""
    ledger, as_of = open_ledger(), {"as_of": day} if day else {}
    found: dict[str, Chart] = {}
    for start in STARTS.get(page.PATH, [{}]):
        drawn, offered = read(page, start | as_of)
        for query in steps(start, offered, ledger) if not day else ():
            drawn += read(page, query)[0]
        found |= {f"{chart.block} {chart.chosen}": chart for chart in drawn}
    return [(chart, MEANT[chart.block](ledger, chart.chosen)) for chart in found.values()]


EACH = [pytest.param(page, day, id=f"{page.PATH} {day}") for page in opened.PAGES for day in DAYS]


@pytest.mark.parametrize(("page", "day"), EACH)
def test_every_mark_is_its_marts_value_and_leads_to_its_rows(page: Any, day: str) -> None:
    for chart, wanted in charts(page, day):
        where = f"{chart.block} {chart.chosen}"
        drawn = sorted(mark._replace(hover="", beside="") for mark in marks(chart.figure))
        for one, other in zip_longest(drawn, sorted(wanted.marks)):
            assert one is not None, f"{where}: not drawn: {other}"
            assert other is not None, f"{where}: drawn from nowhere: {one}"
            assert same(one, other), f"{where}: {one} is drawn for {other}"
        for area, other_area in zip_longest(sorted(shades(chart.figure)), sorted(wanted.shades)):
            assert area == other_area, f"{where}: {area} is drawn for {other_area}"
        assert beyond(chart.figure) == [], where


@pytest.mark.parametrize(("page", "day"), EACH)
def test_every_number_said_at_a_mark_is_of_its_row_and_every_axis_has_its_unit(page: Any, day: str) -> None:
    for chart, wanted in charts(page, day):
        unit = scale(chart.figure)
        behind = held(wanted)
        assert unit is None or UNITS[unit] in chart.subtitle.lower(), (
            f"{chart.block}: no unit: {chart.subtitle}"
        )
        for mark in marks(chart.figure):
            where = f"{chart.block} {chart.chosen}: {mark}"
            own = numbers_of(behind, mark)
            said = numbers(mark.hover)
            assert any(fits(each, value) for each in said for value in (mark.value, abs(mark.value))), where
            for each in numbers(f"{mark.hover} {mark.beside}", measured=True):
                assert any(fits(each, value) or fits(each, -value) for value in own), f"{where}: {each}"
            bare = numbers(mark.beside)
            values = [mark.value, mark.value / (unit or 1), *own]
            assert not bare or any(fits(each, value) for each in bare for value in values), where


@pytest.mark.parametrize(("page", "day"), EACH)
def test_every_number_in_a_charts_table_is_its_marts_as_far_as_its_digits_go(page: Any, day: str) -> None:
    for chart, wanted in charts(page, day):
        key, where = list(wanted.key), f"table of {chart.block} {chart.chosen}"
        rows = {tuple(row[name] for name in key): row for row in wanted.rows.to_dict("records")}
        listed = [tuple(row) for row in chart.twin.frame[key].to_numpy()]
        assert sorted(listed) == sorted(rows), where
        for one, cells_said in zip(listed, cells(chart.twin), strict=True):
            for column, said in zip(chart.twin.columns, cells_said, strict=False):
                if column.kind != "text" or column.name.startswith("place_"):
                    value = rows[one][column.name]
                    assert says(said, value), f"{where}: {one} {column.name} says {said} for {value}"


def test_the_spread_of_choices_reaches_every_chart() -> None:
    assert {chart.block for page in opened.PAGES for chart, _ in charts(page, "")} == set(MEANT)


def same(one: Mark, other: Mark) -> bool:
    """Compare a drawn mark with the one meant; of a long title the drawn one may have the beginning."""
    cut = one.at.endswith("…") and other.at.startswith(one.at.removesuffix("…"))
    alike = (one.name, one.refs) == (other.name, other.refs) and (cut or one.at == other.at)
    return alike and close(one.value, other.value)


def held(wanted: meant.Meant) -> list[tuple[set[str], list[float]]]:
    """Give for each row behind a chart the references and the numbers it holds."""
    table = wanted.rows if wanted.behind is None else wanted.behind
    refs = [name for name in table if str(name).endswith("snapshots")]
    return [
        (
            {word for name in refs if isinstance(row[name], str) for word in row[name].split()},
            [value for value in row.values() if isinstance(value, int | float) and not pd.isna(value)],
        )
        for row in table.to_dict("records")
    ]


def numbers_of(rows: list[tuple[set[str], list[float]]], mark: Mark) -> list[float]:
    """Give the value of a mark and all numbers of the rows that hold its figure."""
    return [mark.value, *(value for refs, values in rows if refs >= set(mark.refs) for value in values)]


def says(said: str, value: Any) -> bool:
    """Tell whether a cell says a value; a dash says that there is none, and a name is itself."""
    if pd.isna(value) or said == "–":
        return bool(pd.isna(value)) and said == "–"
    if isinstance(value, str):
        return said == value
    (number,) = numbers(said)
    return fits(number, float(value))
