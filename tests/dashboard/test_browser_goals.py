"""What a person does on the goals page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)  # two cores may serve, draw and test at once


def test_a_reader_asks_what_doubling_starts_from_then_looks_at_another_goal(page: Page) -> None:
    page.goto("/goals")
    expect(page.locator("h1")).to_contain_text("from 31.5 to 63.0 bn USD (as known when it was said)")
    expect(page.locator("#goals-base-title")).to_contain_text("31.5 → 63.0")
    page.get_by_role("textbox", name="Goal").click()
    page.get_by_role("option", name="2023: 40 billion dollars by 2030").first.click()
    expect(page.locator("h1")).to_contain_text("reached in 2023 by China's customs and not yet by Kazakhstan")
    assert parse_qs(urlsplit(page.url).query)["goal"] == ["tokayev-xian-2023"]
    expect(page.locator("#goals-base")).to_have_count(0)
