"""What a person does on the goods pages, in a real browser."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_reader_finds_uranium_and_sees_who_reports_what(page: Page) -> None:
    page.goto("/commodities")
    box = page.get_by_role("searchbox", name="Find goods")
    box.fill("uranium")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/commodity.*find=uranium"))
    expect(page.locator("#commodity-found")).to_contain_text("Уран и другие радиоактивные элементы")
    expect(page.locator("h1")).to_contain_text("Kazakhstan says it sold 2.20 bn USD in 2025")
    china = page.locator("#commodity-who tbody tr").filter(has_text="China")
    expect(china).to_contain_text("whatever there was lies within 28 Inorganic chemicals")
    page.get_by_role("link", name="28 Inorganic chemicals").click()
    expect(page).to_have_url(re.compile("/commodities.*within=28"))
    expect(page.locator("h1")).to_contain_text("of inorganic chemicals from Kazakhstan")


def test_a_reader_compares_2023_and_2024_and_keeps_the_table(page: Page) -> None:
    page.goto("/commodities?reporter=CHN&flow=import&source=comtrade&level=chapter&year=2024")
    page.get_by_role("textbox", name="Compare with").click()
    page.get_by_role("option", name="2014").click()
    title = page.locator("#commodities-movers-title")
    expect(title).to_contain_text("2014 and 2024")
    page.get_by_role("textbox", name="Compare with").click()
    page.get_by_role("option", name="2023").click()
    expect(title).to_contain_text("27 Mineral fuels and oils changed most, by −2.87 bn")
    expect(page).to_have_url(re.compile("against=2023"))
    with page.expect_download() as started:
        page.locator("#commodities-movers-download").click()
    book = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes()))
    assert "2023 and 2024" in str(book["Two years"]["A1"].value)


def test_a_reader_goes_down_the_hs_and_back(page: Page) -> None:
    page.goto("/commodities?reporter=CHN&flow=import&year=2024")
    page.get_by_role("link", name="Section XV Base metals").click()
    expect(page.locator("h1")).to_contain_text("China itemises")
    page.get_by_role("link", name="74 Copper and articles", exact=True).click()
    expect(page.locator("h1")).to_contain_text("740311 Refined copper cathodes is 2.70 bn of it")
    page.get_by_role("link", name="All goods").click()
    expect(page.locator("h1")).to_contain_text("China says it bought 15.91 bn USD from Kazakhstan in 2024")
