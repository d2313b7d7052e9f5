"""What a reader waits for: server time of each page and of each choice beside a callback that does nothing, and bytes on the wire."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import pytest
from dash import Input, Output, callback
from dash.development.base_component import Component
from starlette.testclient import TestClient

from dashboard import app
from dashboard.pages.opened import PAGES
from dashboard.pages.preparing import offered

pytestmark = pytest.mark.bench
Benchmark = Any  # the fixture of pytest-benchmark, which has no types
PATHS = [page.PATH for page in PAGES]
QUERIES = {
    "/claims": "?text=Trade+rose+32+percent+to+41+billion+dollars+in+2023",
    "/record": "?at=bns/2024-02/quoted-by-qaztrade.csv%232",
}
CONTENT = "_pages_content"


@callback(Output("bench-out", "children"), Input("bench-in", "n_clicks"))
def _nothing(clicks: int) -> int:
    return clicks


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(app.create()) as connected:
        connected.headers["Accept-Encoding"] = "gzip"
        connected.get("/")
        yield connected


@pytest.fixture(scope="module")
def callbacks(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/_dash-dependencies").json()
    return [each for each in found if not each["clientside_function"]]


@pytest.mark.benchmark(group="callback: a question asked before, beside a callback that does nothing")
@pytest.mark.parametrize("page", PAGES, ids=PATHS)
def test_answers(
    benchmark: Benchmark,
    client: TestClient,
    callbacks: list[dict[str, Any]],
    page: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    payloads = [_opening(callbacks, page.PATH), *_choices(callbacks, page)]
    first = [_milliseconds(client, payload) for payload in payloads]
    nothing = _nothing_asked(callbacks)

    def ask() -> list[tuple[float, float]]:
        return [
            (_milliseconds(client, payload), _milliseconds(client, nothing))  # in turn: other work slows both
            for payload in payloads * math.ceil(100 / len(payloads))
        ]

    ours, empty = (_p95(times) for times in zip(*benchmark.pedantic(ask, rounds=1), strict=True))
    with capsys.disabled():
        print(  # noqa: T201 - a measurement's output
            f"\n{page.PATH}: {len(payloads)} questions, 95 % of answers within {ours:.1f} ms (limit 25), "
            f"{ours / empty:.1f} x an empty callback's {empty:.1f} ms (limit 3); "
            f"the first time each is asked {median(first):.0f} ms (median)"
        )


@pytest.mark.benchmark(group="callback: a question asked before, beside a callback that does nothing")
@pytest.mark.parametrize("what", ["a table", "a mark", "a day"])
def test_gestures(
    benchmark: Benchmark,
    client: TestClient,
    callbacks: list[dict[str, Any]],
    what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked, nothing = _gesture(callbacks, what), _nothing_asked(callbacks)
    first = _milliseconds(client, asked)

    def ask() -> list[tuple[float, float]]:
        return [(_milliseconds(client, asked), _milliseconds(client, nothing)) for _ in range(100)]

    ours, empty = (_p95(times) for times in zip(*benchmark.pedantic(ask, rounds=1), strict=True))
    with capsys.disabled():
        print(  # noqa: T201 - a measurement's output
            f"\n{what}: 95 % of answers within {ours:.1f} ms (limit 25), {ours / empty:.1f} x an empty callback's "
            f"{empty:.1f} ms (limit 3); the first time {first:.0f} ms"
        )


@pytest.mark.benchmark(group="bytes: the first view of each page beyond the framework's own files")
@pytest.mark.parametrize("path", PATHS)
def test_bytes_on_the_wire(
    benchmark: Benchmark,
    client: TestClient,
    callbacks: list[dict[str, Any]],
    path: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = client.get(path).text
    assets = [address for address in re.findall(r'(?:src|href)="([^"]*)"', document) if "/assets/" in address]

    def first_view() -> dict[str, int]:
        asked = {
            "document": [path],
            "assets": assets,
            "layout": ["/_dash-layout"],
            "callbacks": ["/_dash-dependencies"],
        }
        sizes = {
            part: sum(_wire(client, address) for address in addresses) for part, addresses in asked.items()
        }
        return sizes | {"content": _sent(client, _opening(callbacks, path))}

    sizes = benchmark.pedantic(first_view, rounds=1)
    with capsys.disabled():
        parts = ", ".join(f"{part} {size / 1e3:.1f}" for part, size in sizes.items())
        print(f"\n{path}: {sum(sizes.values()) / 1e3:.1f} kB ({parts})")  # noqa: T201 - a measurement's output


def _opening(callbacks: list[dict[str, Any]], path: str) -> dict[str, Any]:
    router = next(each for each in callbacks if CONTENT in each["output"])
    location = {"pathname": path, "search": QUERIES.get(path, "")}
    return _payload(router, {"_pages_location": location})


def _choices(callbacks: list[dict[str, Any]], page: Any) -> list[dict[str, Any]]:
    """Compose what the browser sends for every option of every control, the others as they are shown first."""
    if not hasattr(page, "CHOICE"):
        return []
    layout = page.layout()
    shown, lists = _properties(layout), dict(offered(layout))
    dependency = next(each for each in callbacks if f"{page.CHOICE.page}-url.search" in each["output"])
    return [
        _payload(dependency, shown | {control: shown[control] | {"value": value}}, moved=control)
        for control in (f"{page.CHOICE.page}-{name}" for name in page.CHOICE.controls)
        for value in lists[control]
    ]


def _gesture(callbacks: list[dict[str, Any]], what: str) -> dict[str, Any]:
    """Compose what the browser sends when a chart's table is opened, a mark is clicked, or a day is chosen."""
    if what == "a day":
        follow = next(each for each in callbacks if "shell-known" in each["output"])
        return _payload(follow, {"shell-url": {"search": "?as_of=2024-07-05"}})
    link, mark = "/partners?measure=turnover&blocs=single&year=2025", "bns/2024-07-25/by-country-2023.csv#30"
    of = {"block": "partners-shares"} | ({"link": link} if what == "a table" else {})
    kinds = (
        ("twin", "twin-opener", "n_clicks", 1) if what == "a table" else ("rows", "chart", "clickData", None)
    )
    answered, moved, prop, value = kinds
    output = {"id": of | {"type": answered}, "property": "children"}
    place = {"id": of | {"type": moved}, "property": prop}
    name = json.dumps(place["id"], sort_keys=True, separators=(",", ":"))
    return {
        "output": next(each["output"] for each in callbacks if f'"type":"{answered}"' in each["output"]),
        "outputs": output,
        "inputs": [place | {"value": value or {"points": [{"customdata": mark}]}}],
        "state": [] if what == "a table" else [{"id": "shell-url", "property": "search", "value": ""}],
        "changedPropIds": [f"{name}.{prop}"],
    }


def _nothing_asked(callbacks: list[dict[str, Any]]) -> dict[str, Any]:
    dependency = next(each for each in callbacks if each["output"] == "bench-out.children")
    return _payload(dependency, {"bench-in": {"n_clicks": 1}})


def _milliseconds(client: TestClient, payload: Mapping[str, Any]) -> float:
    start = perf_counter()
    _sent(client, payload)
    return (perf_counter() - start) * 1e3


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _payload(
    dependency: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]], moved: str = ""
) -> dict[str, Any]:
    """Compose what the browser sends for a callback when ``moved``, else its first input, changed."""

    def filled(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
        empty = {"search": "", "pathname": "/"}  # what an address without a query has
        return [
            {
                **place,
                "value": values.get(place["id"], {}).get(place["property"], empty.get(place["property"])),
            }
            for place in places
        ]

    output = dependency["output"]
    parts = [part.rpartition(".") for part in output.strip(".").split("...")]
    outputs = [{"id": name, "property": prop.split("@")[0]} for name, _, prop in parts]
    inputs = [f"{place['id']}.{place['property']}" for place in dependency["inputs"]]
    changed = next((place for place in inputs if place == f"{moved}.value"), inputs[0])
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": filled(dependency["inputs"]),
        "state": filled(dependency["state"]),
        "changedPropIds": [changed],
    }


def _properties(component: Any) -> dict[str, dict[str, Any]]:
    """Give the properties of every component of a layout by its id."""
    if isinstance(component, list | tuple):
        return {name: found for child in component for name, found in _properties(child).items()}
    if not isinstance(component, Component):
        return {}
    own: dict[str, Any] = component.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    found = {own["id"]: own} if isinstance(own.get("id"), str) else {}
    return found | _properties(own.get("children"))


def _sent(client: TestClient, payload: Mapping[str, Any]) -> int:
    answer = client.post("/_dash-update-component", json=payload)
    assert answer.status_code in {200, 204}, answer.text
    return int(answer.num_bytes_downloaded)


def _wire(client: TestClient, address: str) -> int:
    return int(client.get(address).num_bytes_downloaded)
