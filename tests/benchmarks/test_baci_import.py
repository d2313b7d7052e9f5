"""BACI's import for `make bench`: rows a second beside a plain `csv.reader` pass over the same bytes, and peak memory.

Each pass runs in a process of its own, which tells how much memory it took at most. Rows a second are of processor time, which
other work on the machine disturbs less. Time is only printed; memory has a limit.
"""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from etl.lineage import ROOT

pytestmark = pytest.mark.bench
Benchmark = Any  # the fixture of pytest-benchmark, which has no types

LIMIT_MIB = 200
SIZES = (200_000, 2_000_000)
IMPORT = """
import sys, time
from datetime import date
from pathlib import Path
from etl.adding import add
started = time.process_time()
added = add(Path(sys.argv[2]), Path(sys.argv[1]), None, date(2026, 11, 25))
print(time.process_time() - started)
assert added.rows == int(sys.argv[3]) // 500, added.rows
"""
PLAIN = """
import csv, io, sys, time, zipfile
started = time.process_time()
with zipfile.ZipFile(sys.argv[1]) as archive, archive.open(archive.namelist()[0]) as member:
    rows = sum(1 for row in csv.reader(io.TextIOWrapper(member, "utf-8")))
print(time.process_time() - started)
assert rows == int(sys.argv[3]) + 1, rows
"""
# A process begins with the peak of the one that started it, so the measured one is started by a small one.
MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.fixture(scope="module", params=SIZES, ids=[f"{size:_}-rows" for size in SIZES])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A release with one member; every 500th row is of the pair, which is more than in a real one."""
    size = int(request.param)
    path = tmp_path_factory.mktemp("baci") / "release.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("BACI_HS17_Y2023_V202501.csv", "w") as member:
            member.write(b"t,i,j,k,v,q\n")
            for first in range(0, size, 1000):
                member.write("".join(_row(number) for number in range(first, first + 1000)).encode())
        archive.writestr("country_codes_V202501.csv", "country_code,country_iso3\n156,CHN\n398,KAZ\n")
    return path, size


def _row(number: int) -> str:
    pair = (
        ("156,398", "398,156")[number // 500 % 2]
        if number % 500 == 0
        else f"{4 + number % 150},{400 + number % 490}"
    )
    quantity = "          NA" if number % 9 == 0 else f"{number % 999 / 3:12.3f}"
    return f"2023,{pair},{10_000 + number // 500:06},{number % 99_991 / 7:12.3f},{quantity}\n"


@pytest.mark.parametrize("script", [IMPORT, PLAIN], ids=["add", "peer-plain-csv-reader"])
@pytest.mark.benchmark(group="BACI: adding a release beside a plain csv.reader pass over the same bytes")
def test_add_a_release(
    benchmark: Benchmark,
    release: tuple[Path, int],
    script: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, size = release
    (tmp_path / "reference").symlink_to(ROOT / "data" / "reference")

    def run() -> str:
        command = [sys.executable, "-c", MEASURE, script, str(path), str(tmp_path), str(size)]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    seconds, peak = benchmark.pedantic(run, rounds=1).split()
    with capsys.disabled():
        what = "add" if script is IMPORT else "plain csv.reader"
        sys.stdout.write(
            f"\nBACI, {size:,} rows, {what}: {size / float(seconds):,.0f} rows a second, peak {peak} MiB\n"
        )
    assert script is PLAIN or int(peak) <= LIMIT_MIB
