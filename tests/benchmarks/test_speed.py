"""Measurements for `make bench`: what is timed stands beside its limit or peer in the same group. Nothing is asserted on time."""

import csv
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from dashboard.claims.checker import check
from dashboard.claims.headline import headline
from dashboard.ledger import Ledger
from dashboard.pages import commodities, not_found
from dashboard.workbooks import overview_book, write
from etl import lineage, pipeline
from etl.lineage import ROOT, Places
from tests.ports import free_port

pytestmark = pytest.mark.bench
Benchmark = Any  # the fixture of pytest-benchmark, which has no types


@pytest.fixture
def places(data: Path, tmp_path: Path) -> Places:
    room = Places.of(data)
    return Places(room.raw, room.reference, tmp_path / "built")


@pytest.mark.benchmark(group="build: whole build beside reading and writing the raw files")
def test_build(benchmark: Benchmark, places: Places) -> None:
    benchmark.pedantic(lambda: list(pipeline.build(places)), rounds=3)


@pytest.mark.benchmark(group="build: whole build beside reading and writing the raw files")
def test_peer_read_and_write_the_raw_files(benchmark: Benchmark, places: Places, tmp_path: Path) -> None:
    def copy() -> None:
        for file in places.raw.rglob("*.csv"):
            with (
                file.open(encoding="utf-8", newline="") as source,
                (tmp_path / "copy.csv").open("w") as target,
            ):
                csv.writer(target).writerows(csv.reader(source))

    benchmark.pedantic(copy, rounds=3)


@pytest.mark.benchmark(group="build: is anything to do?")
def test_is_current(benchmark: Benchmark, data: Path) -> None:
    benchmark(lambda: lineage.is_current(Places.of(data)))


@pytest.mark.benchmark(group="start: second start to the first page (limit 3 s)")
def test_second_start_to_first_page(benchmark: Benchmark, data: Path) -> None:
    """As `make run` does it: ask whether the build is current, serve, answer the first page and its content."""

    port = free_port()

    def start() -> None:
        subprocess.run(
            [sys.executable, "-m", "etl", "--data", str(data), "build"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        command = [
            sys.executable,
            "-m",
            "dashboard",
            "--data",
            str(data),
            "serve",
            "--port",
            str(port),
        ]
        server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            _until_answered(f"http://127.0.0.1:{port}/")
        finally:
            server.terminate()
            server.wait()

    benchmark.pedantic(start, rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="page: content of a choice beside an empty component")
def test_commodity_page_content(benchmark: Benchmark) -> None:
    benchmark(lambda: commodities.layout(year="2014"))


@pytest.mark.benchmark(group="page: content of a choice beside an empty component")
def test_peer_page_without_data(benchmark: Benchmark) -> None:
    benchmark(not_found.layout)


@pytest.mark.benchmark(group="claim: the headline, then and now")
def test_check_the_headline(benchmark: Benchmark, ledger: Ledger) -> None:
    statement = headline(ledger.data)
    benchmark(lambda: check(statement, ledger))


@pytest.mark.benchmark(group="workbook: overview, about 300 ms")
def test_overview_workbook(benchmark: Benchmark, ledger: Ledger) -> None:
    benchmark.pedantic(lambda: write(overview_book(ledger, trade="both", link="/")), rounds=3)


@pytest.mark.benchmark(group="ledger: reading all built tables")
def test_open_the_ledger(benchmark: Benchmark, data: Path) -> None:
    benchmark(lambda: Ledger(data))


def _until_answered(address: str) -> None:
    while True:
        try:
            urlopen(address, timeout=1).close()
        except URLError:
            time.sleep(0.02)
        else:
            return
