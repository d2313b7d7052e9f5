"""What tests of connectors share: a whole fetch answered from specimens, and how a refusal is looked at."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from etl.errors import UnreadableFile
from etl.sources.connector import Answer, Connector, Request
from etl.sources.http import address

SPECIMENS = Path(__file__).parents[2] / "specimens"
TODAY = date(2026, 11, 25)

Fetch = Callable[[Connector, Mapping[str, str]], list[Answer]]
Refused = Callable[[Connector, bytes, str], str]


def answer_to(request: Request, content: bytes) -> Answer:
    return Answer(request, address(request), content, {}, TODAY)


@pytest.fixture
def fetch() -> Fetch:
    """Every data answer of a plan, from the specimens that ``routes.yml`` names for a replay server."""

    def run(connector: Connector, keys: Mapping[str, str]) -> list[Answer]:
        folder = SPECIMENS / connector.source
        routes = yaml.safe_load((folder / "routes.yml").read_text(encoding="utf-8"))

        def ask(request: Request) -> Answer:
            seen = "/" + address(request).partition("//")[2]
            files = [route["file"] for route in routes if re.search(route["path"], seen)]
            assert len(files) == 1, seen
            return answer_to(request, (folder / files[0]).read_bytes())

        def lead(requests: Iterator[Request]) -> Iterator[Answer]:
            for request in requests:
                answer = ask(request)
                yield from [answer] if request.file else lead(connector.follow(answer))

        return list(lead(connector.plan(2023, TODAY, keys)))

    return run


@pytest.fixture
def refused() -> Refused:
    """The sentence that an answer is refused with; it has to name the file."""

    def run(connector: Connector, content: bytes, name: str) -> str:
        path = f"{connector.source}/2026-11-25/{name}"
        with pytest.raises(UnreadableFile) as fault:
            connector.parse(content, path)
        assert fault.value.where.startswith(f"data/raw/{path}")
        return str(fault.value)

    return run


@pytest.fixture(
    params=[
        (b"", "The answer is empty"),
        (b" \r\n", "The answer is empty"),
        (b"<!DOCTYPE html><title>Sorry</title>", "An HTML page came instead of data"),
        (b"\xef\xbb\xbf\n<HTML lang=en>", "An HTML page came instead of data"),
        (b"<?xml version='1.0'?><Data/>", "An XML document came instead of data"),
        ('{"name": "进口"}'.encode("gb18030"), "The answer is not UTF-8"),
    ],
    ids=["empty", "blank", "html", "html-after-bom", "xml", "gb18030"],
)
def no_data(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    """Bytes that are no data at all, and how they are refused."""
    content, said = request.param
    return content, said
