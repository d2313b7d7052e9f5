"""What a person does on the vintages page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two cores may serve, draw and test at once


def test_a_reader_follows_a_revision_to_its_rows_and_compares_two_vintages(page: Page) -> None:
    page.goto("/vintages")
    expect(page.locator("h1")).to_contain_text("first put two-way trade in 2023 at 31.5 bn")
    page.get_by_role("textbox", name="Source").click()
    page.get_by_role("option", name="WITS").click()
    expect(page.locator("#vintages-compared")).to_contain_text("What changed from 2017-11 to 2023-05")
    assert parse_qs(urlsplit(page.url).query)["source"] == ["wits"]
    page.locator("#vintages-compared").get_by_role("link", name="rows and origin").first.click()
    expect(page.locator("h1")).to_contain_text("rows and their origin")
