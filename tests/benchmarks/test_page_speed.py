"""What a reader waits for: server time of each page and of its controls beside a callback that does nothing, and bytes on the wire."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from dash import Input, Output, callback
from starlette.testclient import TestClient

from dashboard import app
from dashboard.pages.opened import PAGES

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


@pytest.mark.benchmark(group="page: opening it beside a callback that does nothing, on one server")
@pytest.mark.parametrize("path", PATHS)
def test_open(benchmark: Benchmark, client: TestClient, callbacks: list[dict[str, Any]], path: str) -> None:
    payload = _opening(callbacks, path)
    benchmark.pedantic(lambda: _sent(client, payload), rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="page: opening it beside a callback that does nothing, on one server")
def test_peer_nothing(benchmark: Benchmark, client: TestClient, callbacks: list[dict[str, Any]]) -> None:
    payload = _payload(
        next(each for each in callbacks if each["output"] == "bench-out.children"),
        {"bench-in": {"n_clicks": 1}},
    )
    benchmark(lambda: _sent(client, payload))


@pytest.mark.benchmark(
    group="control: each page's callbacks, one after another, beside one that does nothing"
)
@pytest.mark.parametrize("page", PAGES, ids=PATHS)
def test_controls(
    benchmark: Benchmark, client: TestClient, callbacks: list[dict[str, Any]], page: Any
) -> None:
    there = _properties(page.layout())
    own = [
        each
        for each in callbacks
        if _ids(each) and _ids(each) <= set(there) and CONTENT not in each["output"]
    ]
    if not own:
        pytest.skip("the page has no callback of its own")
    payloads = [_payload(each, there) for each in own]
    benchmark.extra_info["callbacks"] = len(payloads)
    benchmark.pedantic(lambda: [_sent(client, payload) for payload in payloads], rounds=5, warmup_rounds=1)


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


def _payload(dependency: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Compose what the browser sends for a callback."""

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
    changed = f"{dependency['inputs'][0]['id']}.{dependency['inputs'][0]['property']}"
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
    if not hasattr(component, "to_plotly_json"):
        return {}
    own = component.to_plotly_json()["props"]
    found = {own["id"]: own} if isinstance(own.get("id"), str) else {}
    return found | _properties(own.get("children"))


def _ids(dependency: Mapping[str, Any]) -> set[str]:
    return {place["id"] for place in (*dependency["inputs"], *dependency["state"])}


def _sent(client: TestClient, payload: Mapping[str, Any]) -> int:
    answer = client.post("/_dash-update-component", json=payload)
    assert answer.status_code in {200, 204}, answer.text
    return int(answer.num_bytes_downloaded)


def _wire(client: TestClient, address: str) -> int:
    return int(client.get(address).num_bytes_downloaded)
