"""What a person does on the partners page, in a real browser."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)  # a page of many rows, on cores that serve, draw and test at once


def test_a_reader_counts_the_eu27_as_one_looks_at_exports_and_takes_the_list(page: Page) -> None:
    page.goto("/partners?year=2023")
    expect(page.locator("h1")).to_contain_text(
        "China was Kazakhstan's largest trading partner among single countries in 2023"
    )
    page.get_by_text("One", exact=True).click()
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
