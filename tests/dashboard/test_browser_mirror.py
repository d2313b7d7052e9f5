"""What a person does on the mirror page, in a real browser."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)  # a page of many rows, on cores that serve, draw and test at once


def test_a_reader_compares_both_sides_picks_a_commodity_and_goes_back_in_time(page: Page) -> None:
    page.goto("/mirror?year=2023")
    expect(page.locator("h1")).to_contain_text(
        "China says it sold goods for 24.70 bn USD to Kazakhstan in 2023"
    )
    expect(page.locator(".answer")).to_have_count(4)
    expect(page.locator("#mirror-causes dt")).to_have_count(12)
    page.get_by_role("textbox", name="Commodity").fill("copper")
    page.get_by_role("option", name="74 Copper and articles").click()
    expect(page.locator("h1")).to_contain_text("copper and articles (74)")
    assert parse_qs(urlsplit(page.url).query)["commodity"] == ["74"]

    page.go_back()
    expect(page.locator("h1")).to_contain_text("sold goods for 24.70 bn")
    known = page.get_by_role("textbox", name="As known on")
    known.fill("2024-09-01")
    known.press("Enter")
    expect(page.locator("h1")).to_contain_text("24.7 bn USD")
    with page.expect_download() as started:
        page.locator("#mirror-answers-download").click()
    assert started.value.suggested_filename == "khorgos-mirror-total-2023-2024-09-01.xlsx"

    page.locator(".answer").first.get_by_role("link", name="rows and origin").click()
    expect(page.locator("h2").first).to_contain_text("24.7 bn USD (GACC")


def test_the_mirror_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/mirror")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
