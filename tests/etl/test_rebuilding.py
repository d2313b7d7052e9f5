"""A build is a pure function of its inputs, knows when it is out of date, and survives being killed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl import lineage, pipeline
from etl.__main__ import main
from etl.lineage import ROOT, Places
from etl.snapshots import keep
from tests.etl.made_up import ORIGIN, TRADE, bytes_of, line, rooms, transcribed

Another = tuple[Path, subprocess.Popen[bytes]]


@pytest.fixture(scope="module", autouse=True)
def another(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Another]:
    """The real data, built again by a process of its own while the other tests run."""
    folder = tmp_path_factory.mktemp("another")
    for room in ("raw", "reference"):
        (folder / room).symlink_to(data / room)
    command = [sys.executable, "-m", "etl", "--data", str(folder), "build"]
    other_order_of_sets = {**os.environ, "PYTHONHASHSEED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=other_order_of_sets, stdout=subprocess.DEVNULL) as process:
        yield folder, process


def damage(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


# Identical bytes


def test_building_again_gives_identical_bytes(folder: Path) -> None:
    before = bytes_of(folder / "built")
    for _ in pipeline.build(Places.of(folder)):
        pass
    assert bytes_of(folder / "built") == before


def test_building_after_deleting_the_build_gives_identical_bytes(folder: Path) -> None:
    before = bytes_of(folder / "built")
    shutil.rmtree(folder / "built")
    assert main(["--data", str(folder), "build"]) == 0
    assert bytes_of(folder / "built") == before


# Up to date or not


def test_an_unchanged_build_is_current_and_not_built_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lineage.is_current(Places.of(folder))
    monkeypatch.delattr(pipeline, "build")
    assert main(["--data", str(folder), "build"]) == 0


CHANGES: dict[str, Callable[[Path], object]] = {
    "a raw byte": lambda data: damage(data / "raw" / TRADE),
    "an origin": lambda data: damage(data / "raw" / f"{TRADE}.origin.yml"),
    "a new raw file": lambda data: keep(
        data / "raw", "copy/first/trade.csv", transcribed([line("import", "50")]), ORIGIN
    ),
    "a raw file gone": lambda data: (data / "raw" / TRADE).unlink(),
    "a reference table": lambda data: damage(data / "reference" / "caveats.yml"),
    "a damaged output": lambda data: damage(data / "built" / "marts" / "totals.parquet"),
    "an output gone": lambda data: (data / "built" / "flows.parquet").unlink(),
    "a lineage cut short": lambda data: (data / "built" / "lineage.json").write_text("{"),
    "a build gone": lambda data: shutil.rmtree(data / "built"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_build_is_out_of_date_after_a_change_of(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    assert not lineage.is_current(Places.of(folder))


def test_a_build_by_other_code_is_out_of_date(folder: Path) -> None:
    file = folder / "built" / "lineage.json"
    record = json.loads(file.read_text())
    file.write_text(json.dumps({**record, "code": "0" * 64}))
    assert not lineage.is_current(Places.of(folder))


# One at a time


def test_a_build_waits_for_nobody_and_says_who_is_in_the_way(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lineage.lock(Places.of(folder)):
        assert main(["--data", str(folder), "build"]) == 1
    assert "Another build is running on the same data" in caplog.text
    assert main(["--data", str(folder), "build"]) == 0


# Killed


def test_a_build_given_up_half_way_leaves_the_last_one_and_nothing_beside(folder: Path) -> None:
    before = bytes_of(folder / "built")
    half = iter(pipeline.build(Places.of(folder)))
    for _ in range(3):
        next(half)
    assert len(rooms(folder)) == 4
    half.close()  # type: ignore[attr-defined]
    assert rooms(folder) == ["built", "raw", "reference"]
    assert bytes_of(folder / "built") == before


def test_a_build_killed_between_the_two_renames_is_recovered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, workshop = Places.of(folder), folder / ".built-1"
    before = bytes_of(places.built)
    shutil.copytree(places.built, workshop)
    rename = Path.replace

    def killed(file: Path, target: Path) -> Path:
        if file == workshop:
            raise KeyboardInterrupt
        return rename(file, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            lineage.take_place(places, workshop)
    assert not places.built.exists()
    lineage.recover(places)
    assert bytes_of(places.built) == before
    assert rooms(folder) == ["built", "raw", "reference"]


def test_a_new_build_in_place_is_not_recovered_away(folder: Path) -> None:
    places = Places.of(folder)
    before = bytes_of(places.built)
    places.previous.mkdir()
    (places.previous / "flows.parquet").write_bytes(b"old")
    lineage.recover(places)
    assert bytes_of(places.built) == before
    assert rooms(folder) == ["built", "raw", "reference"]


def test_the_next_build_clears_what_a_killed_one_left(folder: Path) -> None:
    (folder / ".built-1").mkdir()
    (folder / ".built-1" / "flows.parquet").write_bytes(b"half")
    assert main(["--data", str(folder), "build"]) == 0
    assert rooms(folder) == ["built", "raw", "reference"]


# The real build; last, since the other process takes a while


def test_the_real_build_gives_the_same_bytes_in_another_process(data: Path, another: Another) -> None:
    folder, process = another
    assert process.wait() == 0
    assert bytes_of(folder / "built") == bytes_of(data / "built")
