"""What a fact-checker does on the claims page, in a real browser."""

import json
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
MIXED = "Trade between Kazakhstan and China reached 41 billion dollars in 2023, up 30 percent."


def check(page: Page, text: str, said_on: str = "") -> None:
    page.goto("/claims")
    page.get_by_role("textbox", name="Text").fill(text)
    page.get_by_role("textbox", name="Published on").fill(said_on)
    page.get_by_role("button", name="Check", exact=True).click()


def test_a_sentence_is_checked_marked_linked_and_downloaded(
    page: Page, context: BrowserContext, tmp_path: Path
) -> None:
    check(page, MIXED, "2024-07-03")
    verdict = page.get_by_role("heading", name="As known now: mixed")
    expect(verdict).to_be_visible()
    page.get_by_role("link", name="41 billion dollars, claim 1: Turnover, 2023: supported").click()
    expect(page.locator("#claim-1")).to_be_in_viewport()
    assert page.url.endswith("#claim-1")
    page.locator("#claim-1 summary").first.click()
    expect(page.locator("#claim-1 table").first).to_contain_text("UN Comtrade")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the findings").click()
    waiting.value.save_as(tmp_path / "claims.xlsx")
    book = openpyxl.load_workbook(tmp_path / "claims.xlsx")
    assert book["Claims"]["A1"].value == "What the text says: mixed"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="ClaimReview").click()
    waiting.value.save_as(tmp_path / "claims.jsonld")
    reviews = json.loads((tmp_path / "claims.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert [each["reviewRating"]["alternateName"] for each in reviews[:2]] == [
        "supported",
        "agreed with a quoted figure since revised",
    ]
    address = page.url.partition("#")[0]
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_role("heading", name="As known now: mixed")).to_be_visible()


def test_a_hebrew_text_keeps_its_direction(page: Page) -> None:
    page.goto("/claims")
    page.locator(".examples a", has_text="קזחסטן").click()
    expect(page.get_by_role("heading", name="As known now: misattributed")).to_be_visible()
    assert page.locator(".checked-text p").evaluate("each => getComputedStyle(each).direction") == "rtl"
    expect(page.locator("mark")).to_have_count(2)


def test_wrong_input_gets_a_sentence(page: Page) -> None:
    check(page, MIXED, "last summer")
    expect(page.get_by_role("alert")).to_have_text("'last summer' is not a date. Write it like 2024-07-03.")
    check(page, "It rained in Almaty.")
    expect(page.get_by_role("heading", name="As known now: nothing to check")).to_be_visible()
    expect(page.get_by_role("button", name="Download the findings")).to_be_hidden()


def test_a_goal_is_told_in_the_headline_and_leads_to_its_page(page: Page) -> None:
    check(page, "Kazakhstan and China agreed to double trade by 2030.", "2024-07-03")
    expect(
        page.get_by_role("heading", name="As known now: 1 goal found, recorded and not judged")
    ).to_be_visible()
    page.get_by_role("link", name="this goal over the years").click()
    expect(page).to_have_url(re.compile(r"/goals\?goal=doubling-2024"))
