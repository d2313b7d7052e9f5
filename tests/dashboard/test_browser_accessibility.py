"""No page breaks a WCAG 2.2 A or AA rule that axe-core knows, in either theme, from a phone to a desk; none is wider than its window."""

from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard.pages.opened import PAGES

pytestmark = pytest.mark.browser

WIDTHS = (1440, 768, 320)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# Pages that are empty without a query are looked at with one.
SAYING = "Two-way trade between Kazakhstan and China rose 32 percent to 41 billion dollars in 2023, and the goal is 80 billion."
QUERIES = {"/claims": f"?text={quote(SAYING)}", "/record": "?at=bns/2024-02/quoted-by-qaztrade.csv%232"}
DRAWN = "[...document.querySelectorAll('.dash-graph')].every((graph) => graph.querySelector('.main-svg'))"
LAID_OUT = "[...document.querySelectorAll('.twin')].every((twin) => twin.querySelector('.paper') ? twin.querySelector('.ag-row') : twin.firstChild)"
# Rules that markup of others breaks: rule -> (part of the element's markup, the upstream issue).
UPSTREAM: dict[str, tuple[str, str]] = {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [page.PATH for page in PAGES])
def test_axe_finds_no_violation(browser: Browser, site: str, path: str, theme: Any) -> None:
    context = browser.new_context(base_url=site, color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    try:
        page.goto(f"{path}{QUERIES.get(path, '')}")
        page.locator("main h1").first.wait_for()
        page.wait_for_function(DRAWN)
        found = {width: _broken(page, width) for width in WIDTHS}
    finally:
        context.close()
    assert found == {width: [] for width in WIDTHS}


def _broken(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    if width == min(WIDTHS):  # tables and notes are looked at once, where they are hardest to fit
        page.evaluate("document.querySelectorAll('summary').forEach((each) => each.click())")
        page.wait_for_function(LAID_OUT)
    page.wait_for_timeout(300)
    broken = [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
        if not _is_upstream(violation["id"], node["html"])
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        broken.append("the page is wider than its window")
    return broken


def _is_upstream(rule: str, markup: str) -> bool:
    part, _issue = UPSTREAM.get(rule, ("", ""))
    return bool(part) and part in markup
