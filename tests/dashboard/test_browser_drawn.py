"""What the browser draws is what was sent: in both themes, wide and narrow, and after a reader changes the theme."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard.pages import opened
from tests.dashboard.drawn_read import beyond, close, read, scale

pytestmark = pytest.mark.browser

GROUPS = {"flow": "export", "source": "baci", "level": "group"}
ADDRESSES: list[tuple[Any, dict[str, str]]] = [(page, {}) for page in opened.PAGES]
ADDRESSES += [(page, GROUPS) for page in opened.PAGES if page.PATH == "/commodities"]
ARRAYS = ("x", "y", "base", "width", "ids", "labels", "parents", "values", "customdata", "text", "hovertext")
READY = """(charts) => [...document.querySelectorAll('.js-plotly-plot')].filter((graph) => graph.calcdata).length === charts
  && !document.querySelector('[data-dash-is-loading=true]')"""
# The figure as Plotly holds it once it is drawn, with its typed arrays unpacked, and the points it places on the paper.
DRAWN = """(names) => {
  const plain = (value) => JSON.parse(JSON.stringify(value ?? null, (_, part) => ArrayBuffer.isView(part) ? [...part] : part));
  const axes = ({ _fullLayout: layout }) => Object.entries(layout).filter(([name]) => /^[xy]axis\\d*$/.test(name));
  return [...document.querySelectorAll('.js-plotly-plot')].map((graph) => ({
    block: JSON.parse(graph.closest('.dash-graph').id).block,
    layout: Object.fromEntries(axes(graph).map(([name, { type, range, ticktext, tickvals }]) =>
      [name, plain({ type, range, ticktext, tickvals })])),
    data: graph._fullData.map((trace) => ({
      visible: trace.visible,
      ...Object.fromEntries(names.map((name) => [name, plain(trace[name])])) })),
    placed: graph.calcdata.map((points) => points.map(({ x, y, s, id, v }) => plain({ x, y, s, id, v }))),
  }));
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_chart_is_drawn_as_it_was_sent(browser: Browser, site: str, width: int, scheme: Any) -> None:
    context = browser.new_context(
        base_url=site, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    screen = context.new_page()
    for page, query in ADDRESSES:
        sent = {chart.block: chart.figure for chart in read(page, query)[0]}
        screen.goto(page.PATH + "?" + "&".join(f"{name}={value}" for name, value in query.items()))
        screen.locator("main h1").wait_for(timeout=60_000)
        for theme in (scheme, "light" if scheme == "dark" else "dark"):
            screen.emulate_media(color_scheme=theme)
            screen.wait_for_function(READY, arg=len(sent), timeout=60_000)
            drawn = {each["block"]: each for each in screen.evaluate(DRAWN, list(ARRAYS))}
            assert set(drawn) == set(sent), page.PATH
            for block, figure in sent.items():
                where = f"{block}, {width} px, {theme}"
                for trace, shown, points in zip(
                    figure["data"], drawn[block]["data"], drawn[block]["placed"], strict=True
                ):
                    assert shown["visible"] is (trace.get("x") != []), where
                    assert {name: shown[name] for name in ARRAYS if name in trace} == {
                        name: trace[name] for name in ARRAYS if name in trace
                    }, where
                    assert placed(trace, points), f"{where}: {trace.get('name')}"
                axes = {"layout": drawn[block]["layout"]}
                assert scale(axes) == scale(figure), where
                assert beyond(figure | axes) == [], where
    context.close()


def placed(trace: dict[str, Any], points: list[dict[str, Any]]) -> bool:
    """Tell whether the points that Plotly places on the paper are those of the trace; a gap has none."""
    if trace["type"] == "treemap":
        values = dict(zip(trace["ids"], trace["values"], strict=True))
        return values == {point["id"]: point["v"] for point in points if "v" in point}
    lying = trace.get("orientation") == "h"
    if trace["type"] == "bar":
        return bool([point["s"] for point in points] == trace["x" if lying else "y"])
    pairs = zip(trace["x"], trace["y"], strict=True)
    kept = [(point["x"], point["y"]) for point in points if point.get("y") is not None]
    given = [(x, y) for x, y in pairs if y is not None]
    return len(kept) == len(given) and all(
        close(a, c) and close(b, d) for (a, b), (c, d) in zip(kept, given, strict=True)
    )
