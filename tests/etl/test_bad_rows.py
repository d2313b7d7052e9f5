"""A bad row stops the build with a sentence that names file, row and remedy; the last good build stays in place."""

import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.lineage import ROOT
from tests.etl.made_up import GOOD, TRADE, bytes_of, line, replace, rooms, transcribed

FIGURES = "Look both figures up again"
PARTS = "Look the total and its parts up again"
LAST = len(GOOD) + 2

# What is wrong: the rows of the file, the row that is named, the remedy that is given.
BAD = {
    "unknown reporter": ([*GOOD, line("export", "1", reporter="XXX")], LAST, "or add the country to"),
    "unknown partner": ([*GOOD, line("export", "1", partner="XXX")], LAST, "or add the country to"),
    "unknown commodity": ([*GOOD, line("export", "1", commodity="1")], LAST, "Keep the leading zeros"),
    "unknown word": ([*GOOD, line("export", "1", period="2021", status="?")], LAST, "Use a word of"),
    "unknown confidence": ([*GOOD, line("export", "1", period="2021", confidence="")], LAST, "Use a word of"),
    "unknown column": ([*GOOD, line("export", "1", period="2021", remark="")], 1, "exactly these columns"),
    "unknown unit": ([*GOOD, line("export", "1", period="2021", unit="tonnes")], LAST, "Use one of USD"),
    "no number": ([*GOOD, line("export", "1,0", period="2021")], LAST, "Write it with a decimal point"),
    "negative value": ([*GOOD, line("export", "-1", period="2021")], LAST, "are never negative"),
    "duplicate key": ([*GOOD, line("export", "100")], LAST, "Keep one of the rows"),
    "no such month": (
        [*GOOD, line("export", "1", period="2021-13", frequency="M")],
        LAST,
        "2023-05 beside M",
    ),
    "a month as a year": ([*GOOD, line("export", "1", period="2021-05")], LAST, "Write 2023 beside A"),
    "500 times the year before": ([*GOOD, line("export", "50000", period="2021")], LAST, FIGURES),
    "500 times the year after": ([*GOOD, line("export", "50000", period="2019")], LAST, FIGURES),
    "turnover is not the sum": ([*GOOD[:2], line("turnover", "152")], 4, FIGURES),
    "partners exceed the world": ([*GOOD, line("export", "30", partner="DDD")], 5, PARTS),
    "chapters exceed the total": ([*GOOD, line("export", "20", commodity="06")], 2, PARTS),
}


def said_of_a_failing_build(folder: Path, caplog: pytest.LogCaptureFixture) -> str:
    """What a build says that fails and leaves the last good build byte for byte, and nothing beside it."""
    before = bytes_of(folder / "built")
    assert main(["--data", str(folder), "build"]) == 1
    assert bytes_of(folder / "built") == before
    assert rooms(folder) == ["built", "raw", "reference"]
    return caplog.text


@pytest.mark.parametrize(("rows", "row", "remedy"), BAD.values(), ids=BAD)
def test_a_bad_row_stops_the_build_and_the_last_good_build_stays(
    folder: Path, caplog: pytest.LogCaptureFixture, rows: list[dict[str, str]], row: int, remedy: str
) -> None:
    replace(folder / "raw", TRADE, transcribed(rows))
    said = said_of_a_failing_build(folder, caplog)
    assert f"data/raw/{TRADE}, row {row}" in said
    assert remedy in said
    assert "the last good build stays in place" in said


def test_a_changed_byte_stops_the_build(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = folder / "raw" / TRADE
    file.write_bytes(file.read_bytes().replace(b"100", b"101"))
    said = said_of_a_failing_build(folder, caplog)
    assert f"(data/raw/{TRADE}). Restore the file from version control" in said


def test_a_file_of_an_unknown_source_stops_the_build(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    replace(folder / "raw", "rumours/first/trade.csv", transcribed(GOOD))
    said = said_of_a_failing_build(folder, caplog)
    assert "(data/raw/rumours/first). Add it to data/reference/sources.yml" in said


def test_a_broken_reference_table_stops_the_build(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "reference" / "goals.yml").write_text("- {id: nameless}")
    said = said_of_a_failing_build(folder, caplog)
    assert "lacks or misnames a field" in said
    assert "Compare the entry with its neighbours" in said


def test_a_bad_row_ends_the_command_with_status_1_and_a_sentence(folder: Path) -> None:
    rows, row, remedy = BAD["negative value"]
    replace(folder / "raw", TRADE, transcribed(rows))
    command = [sys.executable, "-m", "etl", "--data", str(folder), "build"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"data/raw/{TRADE}, row {row}" in done.stderr
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr


def test_a_first_build_that_fails_leaves_nothing(good: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "reference").symlink_to(good / "reference")
    assert main(["--data", str(tmp_path), "build"]) == 1
    assert rooms(tmp_path) == ["raw", "reference"]
