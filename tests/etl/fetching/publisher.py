"""A made-up publisher: a list of files, each a table as transcribed, in the economies AAA and BBB of the made-up tables."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pandas as pd

from etl.errors import UnreadableFile
from etl.sources import transcribed
from etl.sources.connector import Answer, Published, Request
from tests.etl.made_up import line
from tests.etl.made_up import transcribed as table

KEY = ("X-Office-Key", "OFFICE_KEY")
LIST = "http://office.example/list"


@dataclass
class Office:
    """Its list is JSON: file name to day of publication, empty where it does not say."""

    source: str = "office"
    parser: str = "transcribed"
    countries: str = "iso"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        del today
        secret = KEY if KEY[1] in keys else None
        yield Request(self.source, "", "list of tables", LIST, (("since", str(since)),), secret)

    def follow(self, answer: Answer) -> Iterator[Request]:
        if answer.request.file:
            return
        for name, day in json.loads(answer.content).items():
            url = f"http://office.example/files/{quote(name)}"
            query = (("published", day),)
            yield Request(self.source, name, f"table {name}", url, query, answer.request.secret_header)

    def published(self, answer: Answer) -> Published:
        if answer.content.startswith(b"<"):
            raise UnreadableFile("The answer is a web page", where="row 1", remedy="Try again tomorrow")
        day = dict(answer.request.query)["published"] or answer.fetched_on.isoformat()
        return Published(day, day, "Made-up trade", "Office of AAA, yearbook")

    def same(self, old: bytes, new: bytes) -> bool:
        return old.split() == new.split()

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        return transcribed.parse(content, path)


def listing(**files: str) -> bytes:
    """The list of an office; ``trade="2021-01-31"`` is the file ``trade.csv`` of that day."""
    return json.dumps({f"{name}.csv": day for name, day in files.items()}).encode()


def trade(export: str = "100", **given: str) -> bytes:
    """A table of two figures."""
    return table([line("export", export, **given), line("import", "50", **given)])
