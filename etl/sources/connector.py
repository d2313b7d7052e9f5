"""What every connector offers: a plan of requests, what to follow, which release an answer is, and how to read it.

A connector asks a publisher and understands its file. It converts no units, renames no countries and writes no files:
``etl.fetching`` sends the requests and keeps the answers, ``etl.harmonize`` puts the rows into common terms.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

import pandas as pd

from etl.errors import UnreadableFile
from etl.vocabulary import Evidence


@dataclass(frozen=True)
class Request:
    """One question to a publisher.

    Attributes:
        source: id in ``sources.yml``.
        file: name the answer is kept under, such as ``CHN-2023-chapters.json``; empty for pages that only lead on.
        what: the question in a few words, for the plan and for messages.
        url: address without its query.
        query: parameters, never a key.
        secret_header: name of the header that carries a key, and of the environment variable that holds it.
        browser: whether the publisher refuses an honest User-Agent and needs a browser's.
        accept: media type to ask for, where the publisher chooses the form of its answer by it.
    """

    source: str
    file: str
    what: str
    url: str
    query: tuple[tuple[str, str], ...] = ()
    secret_header: tuple[str, str] | None = None
    browser: bool = False
    accept: str = "*/*"

    @property
    def address(self) -> str:
        """The exact address, with its query; it never holds a key."""
        query = urlencode(self.query, safe=",:*")
        return f"{self.url}?{query}" if query else self.url

    @property
    def about(self) -> str:
        """Source and question, as a sentence about a fault begins."""
        return f"{self.source}, {self.what}"


@dataclass(frozen=True)
class Answer:
    """What came back, complete and with status 200; ``url`` is the address asked, without any key."""

    request: Request
    url: str
    content: bytes = field(repr=False)
    headers: Mapping[str, str]
    fetched_on: date


@dataclass(frozen=True)
class Published:
    """Which release an answer is.

    Attributes:
        vintage: when it was published, else the day it was fetched (ISO text).
        known_from: first day it is known to have been public: the day of publication, else the day it was fetched.
        title: what the file holds, in a few words.
        citation: the publisher's table, as a reader would cite it.
        evidence: what such an answer is; a publisher that passes on another's figures gives a copy.
    """

    vintage: str
    known_from: str
    title: str
    citation: str
    evidence: Evidence = Evidence.OFFICIAL_TABLE


class Connector(Protocol):
    """One publisher. Modules in ``etl.sources`` hold one each, called ``connector``.

    Attributes:
        source: id in ``sources.yml``.
        parser: name of the module, as written into the origin of what it fetches.
        countries: scheme of its country codes in ``countries.csv`` (``iso`` where it uses ISO 3166 alpha-3).
    """

    source: str
    parser: str
    countries: str

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        """Name the first requests, from a year on; ``keys`` says which keys are at hand, by environment variable."""

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Name the requests that an answer leads to: a listing to its files. None for data."""

    def published(self, answer: Answer) -> Published:
        """Say which release an answer is. Raises UnreadableFile where the answer holds no data."""

    def same(self, old: bytes, new: bytes) -> bool:
        """Say whether two answers hold the same data; what changes with every call does not count."""

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a kept answer into ``etl.sources.transcribed.COLUMNS`` and ``snapshot``, in the publisher's own terms.

        No two figures share a ``snapshot`` (``path#row``, or a cell where a row holds several): a reader is led from a
        figure to its place by it. Raises UnreadableFile for anything unexpected.
        """


def same_when_read(read: Callable[[bytes], object], old: bytes, new: bytes) -> bool:
    """Compare two answers by what is read from them; one that cannot be read equals its own bytes only."""
    if old == new:
        return True
    try:
        return read(old) == read(new)
    except UnreadableFile:
        return False
