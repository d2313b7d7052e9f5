"""What a person does on the partners page, in a real browser."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.drawn_read import numbers

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)  # a page of many rows, on cores that serve, draw and test at once


def test_a_reader_counts_the_eu27_as_one_looks_at_exports_and_takes_the_list(page: Page) -> None:
    page.goto("/partners?year=2023")
    expect(page.locator("h1")).to_contain_text(
        "China was Kazakhstan's largest trading partner among single countries in 2023"
    )
    page.get_by_text("One partner", exact=True).click()
    expect(page.locator("h1")).to_contain_text(
        "the EU27 was Kazakhstan's largest trading partner in 2023: 41.30 bn USD"
    )
    page.get_by_text("Exports", exact=True).click()
    expect(page.locator("h1")).to_contain_text("largest market")
    assert parse_qs(urlsplit(page.url).query) == {"measure": ["export"], "blocs": ["eu27"], "year": ["2023"]}

    page.go_back()
    expect(page.locator("h1")).to_contain_text("trading partner in 2023: 41.30 bn USD")
    with page.expect_download() as started:
        page.locator("#partners-ranks-download").click()
    assert started.value.suggested_filename == "khorgos-partners-turnover-eu27-2023.xlsx"
    page.locator("#partners-table").get_by_role("link", name="rows and origin of China").click()
    expect(page.locator("h2").first).to_contain_text("Kazakhstan")


def test_the_partners_fit_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/partners")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_line_that_is_pointed_at_stands_out(page: Page) -> None:
    page.goto("/partners?year=2023")
    marks = page.locator("#partners-ranks .scatterlayer .trace").first.locator(".points path")
    marks.first.wait_for()
    marks.last.hover(force=True)
    lines = page.locator("#partners-ranks .scatterlayer .trace")
    expect(page.locator("#partners-ranks .trace.faint")).to_have_count(lines.count() - 1)
    page.locator("h1").hover()
    expect(page.locator("#partners-ranks .trace.faint")).to_have_count(0)


def test_a_reader_sorts_a_long_table_filters_it_and_follows_a_row_to_its_origin_by_keyboard_alone(
    page: Page,
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/partners?year=2023")
    page.locator("#partners-shares .main-svg").first.wait_for()
    assert not any("ag_grid" in address for address in asked), (
        "the grid's code comes with the first long table"
    )
    block = page.locator("#partners-shares")
    block.locator("summary", has_text="Table, 9").press("Enter")
    rows = block.locator(".ag-center-cols-container [role=row]")
    rows.first.wait_for()
    code = [urlsplit(address).path for address in asked if "ag_grid" in address]
    assert code == [
        f"/_dash-component-suites/dash_ag_grid/{name}.js" for name in ("dash_ag_grid.min", "async-community")
    ]
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(page.url).netloc}

    shares = rows.locator("[aria-colindex='4']")
    expect(shares.last).to_contain_text("%")
    as_drawn = shares.all_inner_texts()
    largest = max(as_drawn, key=lambda said: numbers(said)[0])
    assert as_drawn[0] != largest
    header = block.get_by_role("columnheader", name="Share (%)")
    header.press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    expect(shares.first).to_have_text(largest)

    block.get_by_label("Partner Filter Input").press_sequentially("rus")
    expect(rows.filter(has_text="Russia")).to_have_count(len(as_drawn) // 3)
    expect(rows.filter(has_not_text="Russia")).to_have_count(0)

    header.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    year = rows.first.get_by_role("gridcell").first.inner_text()
    expect(page.locator(":focus")).to_have_accessible_name(f"rows and origin of {year}, Russia")
    page.keyboard.press("Enter")
    expect(page.locator("h2").first).to_contain_text("Kazakhstan")
    assert urlsplit(page.url).path == "/record"
