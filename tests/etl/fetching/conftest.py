"""One replay server for all tests, and a way to fetch from it without waiting."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.fetching import command
from etl.sources.sessions import REPLAY_VARIABLE
from tests.etl.fetching.publisher import Office, listing, trade
from tests.etl.fetching.replay import Replay, replaying
from tests.etl.made_up import REFERENCE_FOLDER

TODAY = date(2026, 11, 25)
READ_SECONDS, IMPATIENT_SECONDS = 10.0, 0.3

Fetch = Callable[..., int]


@pytest.fixture
def replay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    """A server in the place of every publisher."""
    with replaying() as server:
        monkeypatch.setenv(REPLAY_VARIABLE, server.address)
        yield server


@pytest.fixture
def slept() -> list[float]:
    """How long the fetch would have waited."""
    return []


@pytest.fixture
def fetch(office: Path, slept: list[float]) -> Fetch:
    """Fetch from the made-up office."""

    def run(**options: object) -> int:
        given = {
            "today": TODAY,
            "connectors": {"office": Office()},
            "since": 2020,
            "sleep": slept.append,
            "read_seconds": READ_SECONDS,
            **options,
        }
        return command.fetch(office, **given)  # type: ignore[arg-type]

    return run


@pytest.fixture
def office(tmp_path: Path, replay: Replay) -> Path:
    """A data folder without raw files, and an office with one table of 2021-01-31."""
    shutil.copytree(REFERENCE_FOLDER, tmp_path / "data" / "reference")
    replay.routes += [
        (re.compile("^/office.example/list"), listing(trade="2021-01-31")),
        (re.compile("^/office.example/files/trade.csv"), trade()),
    ]
    return tmp_path / "data"
