"""What a person does with the day that the site is shown as known on."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two cores may serve, draw and test at once


def test_a_reader_goes_back_to_the_day_after_the_visit_walks_on_and_returns_to_now(page: Page) -> None:
    page.goto("/?trade=to-kazakhstan")
    banner = page.locator("#shell-banner")
    expect(page.locator("h1")).to_contain_text("China says it sold 29.7 bn USD to Kazakhstan in 2025")
    expect(banner).to_be_hidden()

    page.get_by_role("textbox", name="As known on").fill("2024-07-05")
    page.get_by_role("textbox", name="As known on").press("Enter")
    expect(banner).to_contain_text("As known on 5 July 2024")
    expect(page.locator("h1")).to_contain_text("24.7 bn USD")
    assert parse_qs(urlsplit(page.url).query) == {"trade": ["to-kazakhstan"], "as_of": ["2024-07-05"]}

    page.get_by_text("Two-way", exact=True).click()
    expect(page.locator("h1")).to_contain_text("China counts 41.0 bn USD of two-way trade in 2023")
    expect(page.locator("#overview-lines h2")).to_contain_text("9.5 bn USD in 2023")
    assert parse_qs(urlsplit(page.url).query) == {"trade": ["both"], "as_of": ["2024-07-05"]}
    assert "as_of=2024-07-05" in str(page.locator("#overview-lines-download").get_attribute("href"))

    page.get_by_role("link", name="Commodities").click()
    expect(page.locator("main")).to_contain_text(
        "No figure of this page is known to have been public on 5 July 2024"
    )
    expect(page.get_by_role("textbox", name="As known on")).to_have_value("2024-07-05")

    page.get_by_role("button", name="Show what is known now").click()
    expect(page.locator("h1")).to_contain_text("in 2024")
    expect(banner).to_be_hidden()
    expect(page.get_by_role("textbox", name="As known on")).to_have_value("")
    page.go_back()
    expect(banner).to_contain_text("As known on 5 July 2024")


def test_a_day_that_cannot_be_read_is_answered_with_a_sentence(page: Page) -> None:
    page.goto("/?as_of=yesterday")
    expect(page.locator("#shell-banner")).to_contain_text("“yesterday” is not a date")
    expect(page.locator("h1")).to_contain_text("China counts 48.7 bn USD")
