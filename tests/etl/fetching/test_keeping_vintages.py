"""What is kept: nothing where it is what was kept last, a new vintage where it is not."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from rich.console import Console

from etl import reference
from etl.errors import AlreadyFetching, CannotKeep, UnknownSource
from etl.fetching import command
from etl.fetching.keeping import newest
from tests.etl.fetching.conftest import TODAY, Fetch
from tests.etl.fetching.publisher import listing, trade
from tests.etl.fetching.replay import Replay, changed, status
from tests.etl.made_up import REFERENCE_FOLDER, bytes_of

FILE = re.compile("files/trade.csv")
LIST = re.compile("/list")


def kept(office: Path) -> list[str]:
    return [name for name in bytes_of(office / "raw") if not name.endswith(".yml")]


def origin(office: Path, vintage: str) -> dict[str, str]:
    note = office / "raw" / "office" / vintage / "trade.csv.origin.yml"
    return dict(yaml.safe_load(note.read_text(encoding="utf-8")))


def replace(replay: Replay, content: bytes) -> None:
    replay.faults[:] = [(FILE, changed(lambda _: content))]


def test_an_answer_is_kept_as_it_came_under_the_day_of_publication(
    office: Path, fetch: Fetch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch() == 0
    assert kept(office) == ["office/2021-01-31/trade.csv"]
    assert (office / "raw" / "office/2021-01-31/trade.csv").read_bytes() == trade()
    note = origin(office, "2021-01-31")
    assert note["url"] == "http://office.example/files/trade.csv?published=2021-01-31"
    assert note["evidence"] == "official table"
    assert note["citation"] == "Office of AAA, yearbook"
    assert (str(note["known_from"]), note["accessed"]) == ("2021-01-31", "2026-11")
    assert note["parser"] == "transcribed"
    assert "Run: python -m etl build" in capsys.readouterr().out


def test_the_same_answer_adds_nothing_on_any_day(office: Path, fetch: Fetch) -> None:
    fetch()
    before = bytes_of(office)
    assert fetch(today=TODAY + timedelta(days=9)) == 0
    assert bytes_of(office) == before


def test_what_changes_with_every_answer_is_no_change(office: Path, fetch: Fetch, replay: Replay) -> None:
    fetch()
    before = bytes_of(office)
    replace(replay, trade().replace(b"\n", b"\r\n"))
    assert fetch() == 0
    assert bytes_of(office) == before


def test_a_new_day_of_publication_with_the_same_data_adds_nothing(
    office: Path, fetch: Fetch, replay: Replay
) -> None:
    fetch()
    before = bytes_of(office)
    replay.faults.append((LIST, changed(lambda _: listing(trade="2022-07-31"))))
    assert fetch() == 0
    assert bytes_of(office) == before


def test_changed_data_of_a_new_day_are_a_new_vintage(office: Path, fetch: Fetch, replay: Replay) -> None:
    fetch()
    replace(replay, trade("101"))
    replay.faults.append((LIST, changed(lambda _: listing(trade="2022-07-31"))))
    assert fetch() == 0
    assert kept(office) == ["office/2021-01-31/trade.csv", "office/2022-07-31/trade.csv"]


def test_data_changed_without_a_new_day_are_known_from_the_day_they_were_fetched(
    office: Path, fetch: Fetch, replay: Replay
) -> None:
    fetch()
    replace(replay, trade("101"))
    assert fetch() == 0
    assert kept(office) == ["office/2021-01-31/trade.csv", "office/2026-11-25/trade.csv"]
    assert origin(office, "2026-11-25")["known_from"] == "2026-11-25"


def test_two_changes_on_one_day_are_two_vintages_in_order(office: Path, fetch: Fetch, replay: Replay) -> None:
    facts = reference.load(REFERENCE_FOLDER)
    for number, value in enumerate(["100", "101", "102", "100"], start=1):
        replace(replay, trade(value))
        assert fetch() == 0
        last = newest(office / "raw", facts, "office", "trade.csv")
        assert last is not None
        assert last.content == trade(value)
        assert len(kept(office)) == number
    assert [name.split("/")[1] for name in kept(office)] == [
        "2021-01-31",
        "2026-11-25",
        "2026-11-25-02",
        "2026-11-25-03",
    ]


def test_an_interrupted_fetch_is_taken_up_again(
    office: Path, fetch: Fetch, replay: Replay, capsys: pytest.CaptureFixture[str]
) -> None:
    replay.routes.append((re.compile("files/more.csv"), trade("7", period="2021")))
    replay.faults.append((LIST, changed(lambda _: listing(trade="2021-01-31", more="2021-01-31"))))

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    replay.faults.append((re.compile("files/more.csv"), status(503)))
    assert fetch(sleep=interrupt) == 1
    assert "Interrupted" in capsys.readouterr().out
    assert kept(office) == ["office/2021-01-31/trade.csv"]
    replay.faults.pop()
    assert fetch() == 0
    assert kept(office) == ["office/2021-01-31/more.csv", "office/2021-01-31/trade.csv"]


def test_a_dry_run_prints_the_exact_requests_and_asks_nobody(
    office: Path, fetch: Fetch, replay: Replay, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch(dry_run=True) == 0
    assert "GET http://office.example/list?since=2020" in capsys.readouterr().out
    assert replay.asked == []
    assert not (office / "raw").exists()


def test_a_source_that_does_not_exist_is_named(fetch: Fetch) -> None:
    with pytest.raises(UnknownSource, match=r"called 'offce'\. Name some of office"):
        fetch(names=["offce"])


def test_two_fetches_at_once_do_not_mix(fetch: Fetch, replay: Replay) -> None:
    inside: list[str] = []

    def second(_: float) -> None:
        with pytest.raises(AlreadyFetching) as fault:
            fetch()
        inside.append(str(fault.value))

    replay.faults.append((FILE, status(503)))
    assert fetch(sleep=second) == 1
    assert "Wait until it has ended" in inside[0]
    replay.faults.clear()
    assert fetch() == 0


@pytest.mark.parametrize("name", ["../trade", ".trade", "a b"])
def test_a_name_from_a_page_never_leads_out_of_its_folder(
    office: Path, fetch: Fetch, replay: Replay, name: str
) -> None:
    replay.routes.insert(0, (re.compile("office.example/(files|trade)"), trade()))
    replay.faults.append((LIST, changed(lambda _: listing(**{name: "2021-01-31"}))))
    assert fetch() == 1
    assert not list(office.rglob("*.csv.origin.yml"))


def test_a_folder_that_cannot_be_written_is_told(office: Path, fetch: Fetch) -> None:
    (office / command.LOCK).mkdir()
    with pytest.raises(CannotKeep, match=r"Nothing can be written beside the data.*Mend the folder's rights"):
        fetch()


def test_progress_shows_source_request_rows_and_time_left(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(command, "console", Console(file=screen, force_terminal=True, width=120))
    assert fetch() == 0
    shown = screen.getvalue()
    assert "office: table trade.csv" in shown
    assert re.search(r"1/2.* 0 new rows .*(-:--:--|0:00:\d\d)", shown)
