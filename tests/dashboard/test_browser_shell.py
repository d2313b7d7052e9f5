"""What every page shares: themes, the top bar, the keyboard, what a reader takes away from a chart, a page that does not jump."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from dashboard.components import shell
from dashboard.figures import theme
from dashboard.ledger import Ledger

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)

LINE = "document.querySelector('#overview-lines .trace.scatter path.js-line[style*=\"stroke-width: 2.5\"]')"
SHIFTS = """
  window.moved = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def test_the_theme_follows_the_system_until_the_reader_chooses_and_is_remembered(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, color_scheme="dark")
    page = context.new_page()
    drawn(page, "/")
    assert drawn_colour(page) == theme.swap()[theme.LEDGER["china"]]
    page.get_by_role("button", name="Light theme").click()
    page.wait_for_function(f"getComputedStyle({LINE}).stroke === '{_rgb(theme.LEDGER['china'])}'")
    drawn(page, "/commodities")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == _rgb(theme.PAPER)
    expect(page.get_by_role("button", name="Dark theme")).to_be_visible()
    context.close()


def test_paper_is_light(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, color_scheme="dark")
    page = context.new_page()
    drawn(page, "/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == _rgb(theme.PAPER)
    page.wait_for_function(f"getComputedStyle({LINE}).stroke === '{_rgb(theme.LEDGER['china'])}'")
    expect(page.locator(".controls").first).to_be_hidden()
    context.close()


def test_nothing_moves_once_the_reader_asks_for_less_motion(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    drawn(page, "/commodities")
    moving = "[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0)"
    assert page.evaluate(f"{moving}.map((each) => each.className)") == []
    context.close()


def test_the_top_bar_marks_the_page_that_is_open(page: Page) -> None:
    drawn(page, "/")
    current = page.locator("nav [aria-current=page]")
    expect(current).to_have_text("Overview")
    page.get_by_role("link", name="Commodities", exact=True).click()
    expect(current).to_have_text("Commodities")
    assert current.count() == 1


def test_every_page_can_be_reached_on_the_narrowest_phone(phone: Page) -> None:
    phone.goto("/commodities")
    menu = phone.get_by_role("button", name="Pages")
    expect(phone.get_by_role("navigation", name="Pages")).to_be_hidden()
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    links = phone.get_by_role("navigation", name="Pages").get_by_role("link")
    assert links.count() == len(shell.NAMES)
    assert min(box["height"] for link in links.all() if (box := link.bounding_box())) >= 24
    links.get_by_text("Overview", exact=True).click()
    expect(phone.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(phone.locator("h1")).to_contain_text("China counts")


def test_with_tab_and_enter_alone_a_reader_opens_commodities_changes_the_year_and_reads_the_table(
    page: Page,
) -> None:
    drawn(page, "/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("To the content")
    tab_to(page, page.locator("#nav-commodities"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("in 2024")
    tab_to(page, page.get_by_role("textbox", name="Year"))
    page.wait_for_function("!document.querySelector('main [data-dash-is-loading=true]')")
    page.keyboard.type("2014", delay=50)
    expect(page.get_by_role("option", name="2014")).to_be_visible()
    expect(page.get_by_role("option", name="2013")).to_be_hidden()
    expect(page.get_by_role("option", name="2014")).to_have_attribute("data-combobox-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("in 2014")
    expect(page.get_by_role("textbox", name="Year")).to_be_focused()
    expect(page.get_by_role("textbox", name="Compare with")).to_have_value("2013")
    assert parse_qs(urlsplit(page.url).query)["year"] == ["2014"]
    tab_to(page, page.locator("#commodities-items summary", has_text="Table,"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#commodities-items .scroll"))
    expect(page.locator("#commodities-items table.data")).to_contain_text("Mineral fuels")
    tab_to(page, page.locator("#commodities-items table.data a", has_text="origin").first)
    page.keyboard.press("Enter")
    expect(page.locator(".record").first).to_be_visible()


def test_a_chart_is_kept_as_an_image_that_names_its_source(page: Page, ledger: Ledger) -> None:
    drawn(page, "/")
    page.emulate_media(color_scheme="dark")  # an image is for paper in either theme
    svg = ET.fromstring(_taken(page, "Image (.svg)"))  # noqa: S314 - made here
    words = " ".join(svg.itertext())
    assert "The gap between the two ledgers" in words
    assert "Source:" in words
    assert "vintage 2026-04" in words
    assert f"data version {ledger.version}" in words
    assert "/?trade=both#overview-lines" in words
    assert _taken(page, "Image (.png)").startswith(b"\x89PNG")
    expect(page.locator("#overview-lines .said")).to_have_text("The image is saved, with its source note")


def test_a_view_is_cited_with_its_address_its_data_version_and_its_sources(
    page: Page, context: BrowserContext, ledger: Ledger, site: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page, "/")
    block = page.locator("#overview-lines")
    block.get_by_text("Cite this view").click()
    for form in ("APA", "BibTeX"):
        block.get_by_role("button", name=f"Copy {form}").click()
        expect(block.locator(".said")).to_have_text("The citation is copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert f"{site}/?trade=both#overview-lines" in copied
        assert ledger.version in copied
        assert "GACC, vintage 2026-02" in copied
    block.get_by_role("link", name="Copy link").click()
    expect(block.locator(".said")).to_have_text("The link is copied")
    expect(block.locator(".said")).to_be_in_viewport()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/?trade=both#overview-lines"


def test_a_chart_has_a_name_and_a_description(page: Page) -> None:
    drawn(page, "/commodities")
    for chart in page.locator(".chart").all():
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert page.locator(f"#{chart.get_attribute(attribute)}").inner_text()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", ["/", "/commodities"])
def test_nothing_jumps_while_a_page_loads(browser: Browser, site: str, width: int, address: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    drawn(page, address)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") < 0.02
    context.close()


def drawn(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()


def drawn_colour(page: Page) -> str:
    parts = re.findall(r"\d+", page.evaluate(f"getComputedStyle({LINE}).stroke"))
    return "#{:02x}{:02x}{:02x}".format(*map(int, parts))


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {wanted}")


def _taken(page: Page, name: str) -> bytes:
    with page.expect_download() as started:
        page.locator("#overview-lines").get_by_role("button", name=name).click()
    return started.value.path().read_bytes()


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"
