"""What the charts of a page draw, read back out of the page as it is sent."""

import math
import random
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import orjson

from dashboard.components.kept import Kept
from dashboard.components.table import cells_of
from dashboard.components.twin import Twin
from dashboard.ledger import Ledger
from dashboard.texts import text

FEW, SOME = (
    4,
    3,
)  # a control with no more options is tried whole; of a longer one the ends and so many between
NO_YEAR = "no year"
TITLE_ENDS = re.compile("  | · |<br>")
HEADING = re.compile("<b>[^<]*</b>")
SCALES = {"bn": 1e9, "mn": 1e6, "thousand": 1e3}
NUMBER = re.compile(r"([+\u2212]?)(\d[\d,]*(?:\.\d+)?)(?:\s(bn|mn|thousand|%|percentage points)(?!\w))?")


class Mark(NamedTuple):
    """One mark: its trace, the year or thing it stands at, its value, the rows it leads to; and its words on hover and beside it."""

    name: str
    at: str
    value: float
    refs: tuple[str, ...]
    hover: str = ""
    beside: str = ""


class Shade(NamedTuple):
    """A line or an area between marks: the panel it lies in, and its corners as year and value."""

    panel: str
    corners: tuple[tuple[str, float], ...]


class Chart(NamedTuple):
    """A chart of a page, with its table and the choices that its address holds."""

    block: str
    figure: dict[str, Any]
    subtitle: str
    twin: Twin
    chosen: dict[str, str]


def read(page: Any, query: dict[str, str]) -> tuple[list[Chart], dict[str, list[str]]]:
    """Lay a page out as it is sent; give its charts, and what else each of its controls offers."""
    sent = Kept(page.layout(**query))
    parts = list(_walked(orjson.loads(orjson.dumps(sent.to_plotly_json()))))
    links = {
        each["id"]["block"]: each["id"]["link"]
        for each in parts
        if "twin" in str(each.get("className")).split()
    }
    subtitles = {}
    for section in parts:
        inside = section.get("children")
        for part in inside if isinstance(inside, list) else []:
            if isinstance(part, dict) and part.get("props", {}).get("className") == "subtitle":
                subtitles[section.get("id")] = str(part["props"]["children"])
    charts = []
    for graph in (each for each in parts if "figure" in each):
        block = graph["id"]["block"]
        chosen = dict(parse_qsl(urlsplit(links[block]).query))
        charts.append(Chart(block, graph["figure"], subtitles[block], sent.twins[block], chosen))
    offered = {
        str(each["id"]).partition("-")[2]: [
            option["value"] for option in each["data"] if option["value"] != each["value"]
        ]
        for each in parts
        if isinstance(each.get("data"), list) and isinstance(each.get("id"), str)
    }
    return charts, offered


def steps(start: dict[str, str], offered: dict[str, list[str]], ledger: Ledger) -> Iterator[dict[str, str]]:
    """Give choices one step from a start: each option of a short list, of a long one the last and one by chance."""
    for control, options in offered.items():
        chance = random.Random(f"{ledger.version} {control} {start}")  # other ones for each new data set
        few = options if len(options) <= FEW else [chance.choice(options), options[-1]]
        yield from (start | {control: option} for option in few)


def marks(figure: dict[str, Any]) -> list[Mark]:
    """Give every mark that stands for a figure; a place without a value leads to no rows, and a mark never lacks them."""
    found = []
    for trace in (each for each in figure["data"] if "customdata" in each):
        assert not trace.get("connectgaps"), "a line across years without a figure"
        for at, value, cell, hover, beside in _points(figure, trace):
            assert (value is None) == (cell is None), f"{at}: {value} leads to {cell}"
            if value is not None:
                refs = tuple(sorted(set(cell.split())))
                name = str(trace.get("name", "")).replace("<br>", " ")
                found.append(Mark(name, at, value, refs, hover, beside or ""))
    return found


def shades(figure: dict[str, Any]) -> list[Shade]:
    """Give every line and area that stands for no figure of its own; one without a corner draws nothing."""
    found = []
    for trace in figure["data"]:
        if "customdata" in trace:
            continue
        assert trace["type"] == "scatter", f"a {trace['type']} that leads to no rows"
        assert trace["mode"] in ("lines", "none"), "marks that lead to no rows"
        pairs = zip(trace["x"], trace["y"], strict=True)
        across = _across(figure)
        corners = [(_over(figure, y), x) if across else (f"{x:g}", y) for x, y in pairs]
        if corners:
            found.append(Shade(trace.get("yaxis", "y"), tuple(corners)))
    return found


def beyond(figure: dict[str, Any]) -> list[str]:
    """Name the values that lie beyond their axis, where no one would see them; a line that is cut on purpose leaves the plot."""
    out = []
    for trace in (
        each for each in figure["data"] if each["type"] != "treemap" and not each.get("cliponaxis")
    ):
        for way in "xy":
            axis = figure["layout"][f"{way}axis{(trace.get(f'{way}axis') or way)[1:]}"]
            assert axis.get("type", "linear") in ("linear", "category")
            low, high = sorted(axis.get("range", (-math.inf, math.inf)))
            values = [value for value in trace[way] or [] if isinstance(value, int | float)]
            out += [f"{way} {value}" for value in values if not low <= value <= high]
    return out


def scale(figure: dict[str, Any]) -> float | None:
    """Give how many dollars one unit of the value axis is, by its ticks; None where they say no amounts."""
    axes = [axis for name, axis in figure["layout"].items() if name[1:5] == "axis" and axis.get("ticktext")]
    ratios = {
        round(value / float(text.replace(",", "").replace("\u2212", "-")))
        for axis in axes
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if re.fullmatch(r"\u2212?[\d,.]+", text) and value
    }
    assert len(ratios) <= 1, "ticks of two scales"
    return ratios.pop() if ratios else None


def numbers(words: str, *, measured: bool = False) -> list[tuple[float, float]]:
    """Read the numbers in words: value, and half a unit of the last digit shown. "41.05 bn" → (41.05e9, 5e6).

    Args:
        words: English, as the site says numbers.
        measured: only those with a unit: dollars in billions, millions or thousands, per cent, percentage points.
    """
    found = []
    for sign, digits, unit in NUMBER.findall(words):
        if unit or not measured:
            scale = SCALES.get(unit, 1.0)
            value, decimals = float(digits.replace(",", "")), len(digits.partition(".")[2])
            found.append(((-value if sign == "\u2212" else value) * scale, 0.5 * 10.0**-decimals * scale))
    return found


def fits(number: tuple[float, float], value: float) -> bool:
    """Tell whether a number in words says a value, as far as its digits go."""
    return abs(value - number[0]) <= number[1] * (1 + 1e-9)


def cells(twin: Twin) -> list[list[str]]:
    """Give the cells of the table as it is laid out, row by row."""
    rows = cells_of(twin.frame, twin.columns, twin.as_of)
    return [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in rows]


def close(one: float, other: float) -> bool:
    """Tell whether two numbers are the same to the last bits, since sums may be added up in another order."""
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return math.isclose(one, other, rel_tol=1e-14)


def _points(figure: dict[str, Any], trace: dict[str, Any]) -> Iterator[tuple[str, Any, Any, str, str]]:
    """Give place, value, rows, and the words on hover and beside it of each point; of a bar that floats both ends."""
    if trace["type"] == "treemap":
        assert set(trace["parents"]) == {""}
        assert all(
            label.startswith(at)
            for label, at in zip(trace["labels"], trace["ids"], strict=True)
            if at[0].isdigit()
        )
        cells = (trace[name] for name in ("ids", "values", "customdata", "hovertext", "text"))
        for at, value, cell, hover, said in zip(*cells, strict=True):
            yield at, value, cell, hover, said if numbers(said, measured=True) else ""
        return
    across = _across(figure)
    values, places = (trace["x"], trace["y"]) if across else (trace["y"], trace["x"])
    texts, bases = (trace.get(name) or [None] * len(values) for name in ("text", "base"))
    columns = (places, values, bases, trace["customdata"], trace["hovertext"], texts)
    for place, value, base, cell, hover, said in zip(*columns, strict=True):
        at = _over(figure, place) if across else _tick(figure, place)
        words = said or (_words_over(figure, place) if across else _words_at(figure, place, value))
        if base is not None:
            yield at, base, cell, hover, ""
        yield at, value if base is None else base + value, cell, hover, words


def _across(figure: dict[str, Any]) -> bool:
    """Tell whether values run from left to right: bars lie, or the places above one another have no axis."""
    return (
        figure["layout"].get("yaxis", {}).get("visible") is False
        or figure["data"][0].get("orientation") == "h"
    )


def _over(figure: dict[str, Any], y: Any) -> str:
    """Give what stands over a place: the heading it lies under, and its own words up to their numbers."""
    if isinstance(y, str):
        return y
    over = _upwards(figure, y)
    headings = [words for words in over if HEADING.fullmatch(words)]
    own = next(words for words in over if not HEADING.fullmatch(words))
    return re.sub("<.*?>", "", "|".join([*headings[:1], TITLE_ENDS.split(own)[0]]))


def _words_over(figure: dict[str, Any], y: Any) -> str:
    """Give the words over a place behind its title, which may hold numbers of its own."""
    own = next((words for words in _upwards(figure, y) if not HEADING.fullmatch(words)), "")
    return "".join(TITLE_ENDS.split(own)[1:])


def _upwards(figure: dict[str, Any], y: Any) -> list[str]:
    """Give all words over a place, the nearest first."""
    if isinstance(y, str):
        return []
    start, end = figure["layout"]["yaxis"]["range"]
    words = [each for each in figure["layout"]["annotations"] if each.get("yref") != "paper"]
    heights = [((each["y"] - y) / (end - start), each["text"]) for each in words]
    return [said for height, said in sorted(heights) if height > 0]


def _words_at(figure: dict[str, Any], x: float, y: float) -> str:
    """Give the words that stand beside a point."""
    words = figure["layout"].get("annotations", [])
    return " ".join(each["text"] for each in words if (each.get("x"), each.get("y")) == (x, y))


def _tick(figure: dict[str, Any], x: float) -> str:
    """Give what a place along the horizontal axis says: its tick, its year, or that it stands apart from the years."""
    layout = figure["layout"]
    if "ticktext" in layout["xaxis"]:
        return str(layout["xaxis"]["ticktext"][layout["xaxis"]["tickvals"].index(x)]).replace("<br>", " ")
    apart = any(each["text"] == text("goals.no_year") for each in layout.get("annotations", []))
    return NO_YEAR if apart and x > layout["shapes"][0]["x0"] else f"{x:g}"


def _walked(part: Any) -> Iterator[dict[str, Any]]:
    """Give the properties of every component, outside in."""
    if isinstance(part, dict):
        if "props" in part:
            yield part["props"]
        for each in part.values():
            yield from _walked(each)
    elif isinstance(part, list):
        for each in part:
            yield from _walked(each)
