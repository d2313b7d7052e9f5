"""What a person does, in a real browser."""

import io
import random
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.ledger import Ledger

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two cores may serve, draw and test at once

COMMODITIES_2014 = "/commodities?reporter=CHN&flow=import&source=comtrade&level=chapter&year=2014"

# Marks that can be hit: {chart, refs, x, y} in page pixels, bars and cells of some size, points away from one another.
MARKS = """() => {
  const marks = [];
  for (const graph of document.querySelectorAll('.js-plotly-plot')) {
    const chart = JSON.parse(graph.closest('.dash-graph').id).block;
    const add = (refs, box, size) => {
      if (refs && box.width >= size && box.height >= size)
        marks.push({chart, refs, x: box.x + box.width / 2 + scrollX, y: box.y + box.height / 2 + scrollY});
    };
    for (const path of graph.querySelectorAll('.points path.point'))
      add(path.__data__.data, path.getBoundingClientRect(), 4);
    for (const bar of graph.querySelectorAll('.barlayer .point'))
      add(bar.__data__.data, bar.getBoundingClientRect(), 8);
    for (const slice of graph.querySelectorAll('.treemaplayer .slice'))
      add(slice.__data__.data.data.id && graph.data[0].customdata[graph.data[0].ids.indexOf(slice.__data__.data.data.id)],
          slice.querySelector('path.surface').getBoundingClientRect(), 16);
  }
  return marks;
}"""


def drawn(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_function(
        "document.querySelectorAll('.js-plotly-plot').length === document.querySelectorAll('.dash-graph').length"
    )


def test_a_reader_opens_both_pages_changes_the_year_and_downloads_what_is_on_the_screen(
    page: Page, ledger: Ledger
) -> None:
    drawn(page, "/")
    expect(page.locator("h1")).to_contain_text("China counts 48.7 bn USD")
    page.get_by_role("link", name="Commodities").click()
    expect(page.locator("h1")).to_contain_text("in 2024")
    page.get_by_role("textbox", name="Year").click()
    page.get_by_role("option", name="2014").click()
    expect(page.locator("h1")).to_contain_text("China says it bought 9.74 bn USD from Kazakhstan in 2014")
    assert parse_qs(urlsplit(page.url).query)["year"] == ["2014"]

    with page.expect_download() as started:
        page.locator("#commodities-items-download").click()
    book = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes()))
    sheet = book["Commodities"]
    cells: dict[str, Any] = {str(row[0]): row for row in sheet.iter_rows(values_only=True)}
    goods = ledger.table("commodity")
    is_view = (goods["reporter"] == "CHN") & (goods["flow"] == "import") & (goods["period"] == "2014")
    (mineral_fuels,) = goods.loc[is_view & (goods["commodity"] == "27"), "value_usd"]
    assert cells["27"][2] == mineral_fuels
    assert "Not itemised in the loaded data" in {row[1] for row in cells.values()}


def test_ten_marks_picked_at_random_each_lead_to_their_rows_and_origin_in_two_clicks(
    page: Page, ledger: Ledger
) -> None:
    chance = random.Random(ledger.version)  # another ten for each new data set, the same ten in each run
    for address in ("/", COMMODITIES_2014):
        drawn(page, address)
        page.wait_for_timeout(500)
        for mark in chance.sample(_apart(page.evaluate(MARKS)), 5):
            drawn(page, address)
            page.wait_for_timeout(300)
            page.evaluate("([y]) => scrollTo(0, y - 400)", [mark["y"]])
            top = page.evaluate("scrollY")
            page.mouse.click(mark["x"], mark["y"] - top)
            links = page.locator(f"#{mark['chart']} .rows a.origin")
            links.first.wait_for()
            references = [str(link.get_attribute("title")) for link in links.all()]
            assert sorted(references) == sorted(set(mark["refs"].split()))
            wanted = chance.choice(references)
            page.locator(f"#{mark['chart']} .rows a.origin[title='{wanted}']").click()
            record = page.locator(".record")
            expect(record).to_have_attribute("data-snapshot", wanted)
            row = ledger.observations([wanted]).iloc[0]
            expect(record).to_contain_text(row["citation"])
            expect(record).to_contain_text(row["sha256"])


def test_a_link_reproduces_the_view_and_back_returns_to_the_one_before(
    page: Page, context: BrowserContext
) -> None:
    drawn(page, COMMODITIES_2014)
    page.get_by_role("radiogroup").first.get_by_text("Kazakhstan", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Kazakhstan says it bought")
    shared = context.new_page()
    drawn(shared, page.url)
    expect(shared.locator("h1")).to_have_text(page.locator("h1").inner_text())
    page.go_back()
    expect(page.locator("h1")).to_contain_text("China says it bought 9.74 bn USD")
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Kazakhstan says it bought")


def test_back_and_forward_work_from_a_page_without_a_query(page: Page) -> None:
    drawn(page, "/")
    title = page.locator("h1")
    page.get_by_text("To Kazakhstan", exact=True).click()
    expect(title).to_contain_text("China says it sold")
    page.go_back()
    expect(title).to_contain_text("of two-way trade")
    page.go_forward()
    expect(title).to_contain_text("China says it sold")


def test_a_link_to_a_block_shows_that_block(page: Page) -> None:
    drawn(page, "/?trade=both#overview-goal")
    expect(page.locator("#overview-goal-title")).to_be_in_viewport()


def test_an_address_of_nonsense_shows_a_view(page: Page) -> None:
    for address in (
        "/commodities?year=²",
        "/commodities?year=2014&year=2015",
        "/?trade=a&trade=b",
        "/record?at=a&at=b",
    ):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()


def test_kazakhstans_incomplete_years_carry_their_caveat_and_no_growth(page: Page) -> None:
    for year in (2020, 2021, 2022):
        drawn(page, f"/commodities?reporter=KAZ&flow=import&source=comtrade&level=chapter&year={year}")
        expect(page.locator(".warning")).to_contain_text("2020–2022 is incomplete")
        page.locator("#commodities-items summary", has_text="Table,").click()
        page.locator("#commodities-items table.data").wait_for()
        growth = page.locator("#commodities-items table.data tbody td:nth-child(5)").all_inner_texts()
        assert set(growth) == {"–"}


def test_a_year_without_data_says_so_and_shows_the_nearest_that_has_some(page: Page) -> None:
    drawn(page, "/commodities?reporter=CHN&flow=import&year=1995")
    expect(page.locator(".warning")).to_contain_text("Not loaded: year 1995")
    expect(page.locator("h1")).to_contain_text("in 2000")


def test_an_unknown_address_helps_on(context: BrowserContext) -> None:
    page = context.new_page()  # its 404 is meant, so the console may report it
    answer = page.goto("/nowhere")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_contain_text("no page at this address")
    page.get_by_role("article").get_by_role("link", name="Commodities").click()
    expect(page).to_have_url(re.compile("/commodities"))


def _apart(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Only marks that no other mark lies within 14 pixels of."""
    return [
        mark
        for mark in marks
        if all(
            mark is other
            or abs(mark["x"] - other["x"]) + abs(mark["y"] - other["y"]) > 14
            or mark["chart"] != other["chart"]
            for other in marks
        )
    ]
