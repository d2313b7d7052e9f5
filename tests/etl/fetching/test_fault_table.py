"""The fault table: each fault × each connector that there is.

After every fault the sentence names source, request and remedy, the last good data are byte for byte what they were, and
the next run completes. Where a form of answer cannot have a fault, ``DOES_NOT_APPLY`` says why.
"""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from etl import reference
from etl.errors import AlreadyFetching
from etl.fetching import command
from etl.fetching.connectors import available
from etl.lineage import ROOT
from etl.snapshots import ORIGIN_SUFFIX
from etl.sources.sessions import REPLAY_VARIABLE
from tests.etl.fetching import faults
from tests.etl.fetching.conftest import IMPATIENT_SECONDS, READ_SECONDS, TODAY
from tests.etl.fetching.replay import Replay, Reply, changed, once, replaying, reset, silence, status
from tests.etl.made_up import SPECIMENS, bytes_of

SINCE = 2024
FACTS = reference.load(ROOT / "data" / "reference")
SOURCES = sorted(available())
NOT_FETCHED = {"baci": "its zip is gigabytes, downloaded by hand and added with `python -m etl add`"}

PASSING = {
    "429 with Retry-After": status(429, retry_after="7"),
    "500 then success": status(500),
}
LASTING = {
    "429 for ever": status(429, retry_after="7"),
    "403": status(403),
    "time-out": silence,
    "reset in mid-body": reset,
}
# On the way to the data, and in the data themselves.
EMPTY = {
    "truncated": faults.cut_short,
    "HTML instead of data": faults.web_page,
    "empty 200": faults.nothing,
}
DATA = {
    "exactly at the row cap": faults.at_the_cap,
    "an unknown column": faults.unknown_column,
    "a missing column": faults.missing_column,
    "duplicated rows": faults.repeated_rows,
    "1,000 times too big": faults.thousand_times,
    "wrong encoding": faults.wrong_encoding,
}
NO_CAP = "the publisher has no row cap"
DOES_NOT_APPLY: dict[tuple[str, str], str] = {
    ("wits", "exactly at the row cap"): NO_CAP,
    ("imf", "exactly at the row cap"): NO_CAP,
    ("gacc", "exactly at the row cap"): "the page lists every partner; a short one is refused",
    ("bns", "exactly at the row cap"): NO_CAP,
    ("wits", "duplicated rows"): "observations are keyed by their place, so JSON cannot hold one twice",
    ("bns", "wrong encoding"): "a workbook states its encoding itself",
}


@dataclass(frozen=True)
class Happy:
    """A source after one good fetch: its data folder, and the paths that led to data and on the way."""

    source: str
    data: Path
    first: str
    way: str | None


@pytest.fixture(scope="session")
def happy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Happy]:
    """Every source, fetched once from its specimens."""
    return {source: _fetch_once(source, tmp_path_factory.mktemp(source)) for source in SOURCES}


def _fetch_once(source: str, folder: Path) -> Happy:
    data = folder / "data"
    shutil.copytree(ROOT / "data" / "reference", data / "reference")
    with replaying() as replay, pytest.MonkeyPatch.context() as patch:
        patch.setenv(REPLAY_VARIABLE, replay.serve(SPECIMENS / source).address)
        assert fetch(data, source) == 0
    notes = [yaml.safe_load(note.read_text()) for note in sorted((data / "raw").rglob(f"*{ORIGIN_SUFFIX}"))]
    places = {note["url"].partition("://")[2] for note in notes}
    on_data = [path for path in replay.paths if path.removeprefix("/") in places]
    way = next((path for path in replay.paths if path not in on_data), None)
    return Happy(source, data, on_data[0], way)


def fetch(
    data: Path, source: str, slept: list[float] | None = None, read_seconds: float = READ_SECONDS
) -> int:
    wait = [] if slept is None else slept
    return command.fetch(data, [source], SINCE, today=TODAY, sleep=wait.append, read_seconds=read_seconds)


@pytest.fixture
def case(
    request: pytest.FixtureRequest, happy: dict[str, Happy], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Happy:
    """A copy of one source's good data to try a fault on."""
    monkeypatch.setattr(reference, "load", lambda _: FACTS)  # a tenth of a second, hundreds of times
    good = happy[request.param]
    data = Path(shutil.copytree(good.data, tmp_path / "data"))
    return Happy(good.source, data, good.first, good.way)


@pytest.fixture
def server(case: Happy, replay: Replay) -> Replay:
    """A replay of that source."""
    return replay.serve(SPECIMENS / case.source)


every = pytest.mark.parametrize("case", SOURCES, indirect=True)


def goes_wrong(
    case: Happy, server: Replay, capsys: pytest.CaptureFixture[str], path: str, reply: Reply
) -> str:
    """Fetch with a fault at one address; give the sentence, after checking all that holds for every fault."""
    before = bytes_of(case.data / "raw")
    server.faults.append((re.compile(re.escape(path) + "$"), reply))
    capsys.readouterr()
    patience = IMPATIENT_SECONDS if reply is silence else READ_SECONDS
    assert fetch(case.data, case.source, read_seconds=patience) == 1
    said = capsys.readouterr().out.partition("Failed\n")[2]
    sentence = next(
        line.strip() for line in said.splitlines() if urlsplit(path).path.rpartition("/")[2] in line
    )
    assert sentence.startswith(f"{case.source}, ")
    assert re.search(r"\. [A-Z].*\.$", sentence), sentence
    assert bytes_of(case.data / "raw") == before
    recovers(case, server, before)
    return sentence


def recovers(case: Happy, server: Replay, before: dict[str, str]) -> None:
    server.faults.clear()
    assert fetch(case.data, case.source) == 0
    assert bytes_of(case.data / "raw") == before


@every
@pytest.mark.parametrize("fault", PASSING)
def test_a_passing_fault_is_waited_out(case: Happy, server: Replay, fault: str) -> None:
    before, slept = bytes_of(case.data / "raw"), list[float]()
    server.faults.append((re.compile(re.escape(case.first) + "$"), once(PASSING[fault])))
    assert fetch(case.data, case.source, slept) == 0
    assert len(slept) == 1
    assert fault.startswith("500") or slept == [7]
    recovers(case, server, before)


@every
@pytest.mark.parametrize("fault", LASTING)
def test_a_lasting_fault_is_told(
    case: Happy, server: Replay, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    goes_wrong(case, server, capsys, case.first, LASTING[fault])


@every
@pytest.mark.parametrize("fault", EMPTY)
@pytest.mark.parametrize("where", ["data", "way"])
def test_an_answer_that_is_none_is_not_taken(
    case: Happy, server: Replay, capsys: pytest.CaptureFixture[str], fault: str, where: str
) -> None:
    path = case.first if where == "data" else case.way
    if path is None:
        assert where == "way", "every source has data"
        return  # nothing is on the way: the plan names the data themselves
    goes_wrong(case, server, capsys, path, changed(EMPTY[fault]))


@every
@pytest.mark.parametrize("fault", DATA)
def test_data_that_cannot_be_trusted_are_not_kept(
    case: Happy, server: Replay, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    content = next(good for path, good in server.routes if path.search(case.first))
    bad = DATA[fault](content)
    assert (bad is None) == ((case.source, fault) in DOES_NOT_APPLY), DOES_NOT_APPLY.get((case.source, fault))
    if bad is not None:
        assert bad != content
        goes_wrong(case, server, capsys, case.first, changed(lambda _: bad))


def forget_first(case: Happy) -> dict[str, str]:
    """Take the first answer away, so that it has to be kept again; give what stays."""
    for note in (case.data / "raw").rglob(f"*{ORIGIN_SUFFIX}"):
        if yaml.safe_load(note.read_text())["url"].partition("://")[2] == case.first.removeprefix("/"):
            note.unlink()
            note.with_name(note.name.removesuffix(ORIGIN_SUFFIX)).unlink()
    return bytes_of(case.data / "raw")


@every
def test_a_full_disk_is_told_and_leaves_nothing(
    case: Happy, server: Replay, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_of(case.data / "raw")
    rest = forget_first(case)
    write = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        if file.name.endswith(f"{ORIGIN_SUFFIX}.part"):
            return write(file, content)
        write(file, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert fetch(case.data, case.source) == 1
    said = capsys.readouterr().out
    assert re.search(rf"{case.source}, .*: the answer cannot be written: No space left .* Make room", said)
    assert bytes_of(case.data / "raw") == rest
    recovers(case, server, before)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.etl.fetching.test_fault_table import fetch
write = Path.write_bytes
def die(file, content):
    if file.name.endswith(".yml.part"):
        return write(file, content)
    write(file, content[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
Path.write_bytes = die
fetch(Path(sys.argv[1]), sys.argv[2])
"""


@every
def test_a_kill_in_mid_writing_leaves_the_rest_as_it_was(case: Happy, server: Replay) -> None:
    before = bytes_of(case.data / "raw")
    rest = forget_first(case)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(case.data), case.source],
        cwd=ROOT,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    assert killed.returncode == -signal.SIGKILL
    left = bytes_of(case.data / "raw")
    assert rest.items() <= left.items()
    assert [name for name in left if name.endswith(".part")]
    recovers(case, server, before)


@every
def test_a_second_fetch_at_once_is_turned_away(case: Happy, server: Replay) -> None:
    before = bytes_of(case.data / "raw")
    with (
        command._alone(case.data / command.LOCK),
        pytest.raises(AlreadyFetching, match="Wait until it has ended"),
    ):
        fetch(case.data, case.source)
    recovers(case, server, before)


def test_every_source_is_in_the_table_or_said_not_to_be() -> None:
    assert set(FACTS.sources) == {*SOURCES, *NOT_FETCHED}


def test_what_does_not_apply_is_said_of_faults_that_exist() -> None:
    assert {fault for _, fault in DOES_NOT_APPLY} <= set(DATA)
    assert {source for source, _ in DOES_NOT_APPLY} <= set(SOURCES)
