"""How publishers are asked: patiently, politely, honestly, and never with a key where it can be read."""

import io
import json
import logging
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import requests

from etl.errors import BadAnswer, FetchFailed, NotThere, Refused, Unreachable
from etl.sources.connector import Request
from etl.sources.http import TRIES, Publishers
from etl.sources.sessions import Session
from tests.etl.fetching.conftest import IMPATIENT_SECONDS, Fetch
from tests.etl.fetching.publisher import KEY
from tests.etl.fetching.replay import Replay, Reply, changed, once, reset, send, silence, status
from tests.ports import free_port

ASKED = Request(
    "office", "a.csv", "table A", "http://office.example/a", (("year", "2020,2021"), ("c[T]", "ge:1+2"))
)
SECRET = "made-up-and-nobodys"  # noqa: S105 - it opens nothing


def ask(replay: Replay, request: Request = ASKED, key: str = SECRET, **options: object) -> bytes:
    publishers = Publishers(
        {"office": 0.0},
        {KEY[1]: key},
        date(2026, 11, 25),
        Session(replay.address),
        sleep=lambda _: None,
        read_seconds=IMPATIENT_SECONDS,
    )
    for name, value in options.items():
        setattr(publishers, name, value)
    return publishers.ask(request).content


def faulty(replay: Replay, reply: Reply) -> None:
    replay.routes.append((re.compile("."), b"good"))
    replay.faults.append((re.compile("."), reply))


def test_the_address_is_exactly_the_one_that_is_asked(replay: Replay) -> None:
    replay.routes.append((re.compile("."), b"good"))
    ask(replay)
    assert ASKED.address == "http://office.example/a?year=2020,2021&c%5BT%5D=ge:1%2B2"
    assert replay.paths == [ASKED.address.replace("http:/", "")]


@pytest.mark.parametrize(
    "reply",
    [
        status(429),
        status(429, retry_after="1"),
        status(403, retry_after="1"),
        status(500),
        status(503),
        status(408),
        silence,
        reset,
    ],
    ids=["429", "429 with a wait", "403 with a wait", "500", "503", "408", "time-out", "reset"],
)
def test_what_may_pass_is_asked_again(replay: Replay, reply: Reply) -> None:
    faulty(replay, once(reply))
    assert ask(replay) == b"good"
    assert len(replay.asked) == 2


@pytest.mark.parametrize("reply", [status(500), silence, reset], ids=["500", "time-out", "reset"])
def test_what_does_not_pass_is_given_up_with_source_request_and_remedy(replay: Replay, reply: Reply) -> None:
    faulty(replay, reply)
    with pytest.raises(
        Unreachable,
        match=r"office, table A: .*4 times \(http://office.example/a.*Run the same fetch again later",
    ):
        ask(replay)
    assert len(replay.asked) == TRIES


@pytest.mark.parametrize(
    ("code", "kind"), [(401, Refused), (403, Refused), (404, NotThere), (400, NotThere), (412, NotThere)]
)
def test_what_trying_again_cannot_mend_is_asked_once(
    replay: Replay, code: int, kind: type[FetchFailed]
) -> None:
    faulty(replay, status(code))
    with pytest.raises(kind, match=f"office, table A: the publisher answered {code} "):
        ask(replay)
    assert len(replay.asked) == 1


def test_nobody_listening_is_a_sentence(replay: Replay) -> None:
    replay.address = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(Unreachable, match="the connection failed or broke off, 4 times"):
        ask(replay)


def test_a_publisher_is_given_the_time_it_asks_for(replay: Replay) -> None:
    slept: list[float] = []
    faulty(replay, once(status(429, retry_after="42")))
    ask(replay, sleep=slept.append)
    assert slept == [42]


def test_the_time_may_be_a_date(replay: Replay) -> None:
    slept: list[float] = []
    soon = datetime.now(tz=UTC) + timedelta(seconds=60)
    faulty(replay, once(status(503, retry_after=format_datetime(soon, usegmt=True))))
    ask(replay, sleep=slept.append)
    assert 50 < slept[0] <= 60


def test_a_wait_of_hours_is_left_to_the_next_run(replay: Replay) -> None:
    faulty(replay, status(429, retry_after="7200"))
    with pytest.raises(Unreachable, match="again in 120 minutes"):
        ask(replay)
    assert len(replay.asked) == 1


def test_waits_grow_where_no_time_is_named(replay: Replay) -> None:
    slept: list[float] = []
    faulty(replay, status(500))
    with pytest.raises(Unreachable):
        ask(replay, sleep=slept.append)
    assert [2 <= slept[0] <= 3, 4 <= slept[1] <= 5, 8 <= slept[2] <= 9] == [True] * 3


def test_requests_to_a_host_are_as_far_apart_as_its_source_says(replay: Replay) -> None:
    replay.routes.append((re.compile("."), b"good"))
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    publishers = Publishers(
        {"office": 5.0}, {}, date(2026, 11, 25), Session(replay.address), sleep=sleep, clock=lambda: now[0]
    )
    for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1", "http://a.example/3"):
        publishers.ask(replace(ASKED, url=url))
    assert now[0] == 10


def test_an_answer_that_trickles_for_ever_is_a_time_out(replay: Replay) -> None:
    replay.routes.append((re.compile("."), b"good"))
    seconds = iter(range(0, 10**9, 1000))
    with pytest.raises(Unreachable, match="no answer in time"):
        ask(replay, clock=lambda: float(next(seconds)))


def test_an_empty_answer_is_not_a_success(replay: Replay) -> None:
    faulty(replay, changed(lambda _: b" \n"))
    with pytest.raises(BadAnswer, match="office, table A: the answer is empty"):
        ask(replay)


def test_the_project_says_who_it_is_unless_a_publisher_wants_a_browser(replay: Replay) -> None:
    replay.routes.append((re.compile("."), b"good"))
    ask(replay)
    ask(replay, replace(ASKED, browser=True, accept="text/csv"))
    first, second = (headers for _, headers in replay.asked)
    assert first["User-Agent"].startswith("Khorgos/")
    assert second["User-Agent"].startswith("Mozilla/5.0")
    assert (first["Accept"], second["Accept"]) == ("*/*", "text/csv")


# Keys

KEYED = replace(ASKED, secret_header=KEY)


def test_a_key_goes_into_its_header_only(replay: Replay) -> None:
    replay.routes.append((re.compile("."), b"good"))
    ask(replay, KEYED)
    path, headers = replay.asked[0]
    assert headers[KEY[0]] == SECRET
    assert SECRET not in path


@pytest.mark.parametrize("key", ["", " ", "with\nline", "schlüssel-geheim"])
def test_a_key_that_no_header_can_carry_is_refused_without_quoting_it(replay: Replay, key: str) -> None:
    with pytest.raises(Refused, match=r"the key in OFFICE_KEY is missing or has characters") as fault:
        ask(replay, KEYED, key)
    assert not key.strip() or key not in str(fault.value)
    assert replay.asked == []


def test_a_key_stays_with_its_host(replay: Replay) -> None:
    away = "http://elsewhere.example/b"
    replay.routes.append((re.compile("^/elsewhere"), b"good"))
    replay.faults.append(
        (re.compile("^/office"), lambda handler, _: send(handler, 302, b"", {"Location": away}))
    )
    assert ask(replay, KEYED) == b"good"
    assert [KEY[0] in headers for _, headers in replay.asked] == [True, False]


def test_a_redirection_on_the_same_host_is_followed(replay: Replay) -> None:
    replay.routes.append((re.compile("^/office.example/b"), b"good"))
    replay.faults.append((re.compile("/a"), lambda handler, _: send(handler, 302, b"", {"Location": "/b"})))
    assert ask(replay, KEYED) == b"good"
    assert [KEY[0] in headers for _, headers in replay.asked] == [True, True]


def test_an_answer_that_repeats_the_key_is_not_taken(replay: Replay) -> None:
    faulty(replay, changed(lambda _: f"key {SECRET} accepted".encode()))
    with pytest.raises(BadAnswer, match="repeats the key") as fault:
        ask(replay, KEYED)
    assert SECRET not in str(fault.value)


@pytest.fixture
def _key_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY[1], SECRET)


@pytest.mark.usefixtures("_key_at_hand")
@pytest.mark.parametrize(
    "reply",
    [None, status(401), status(429, retry_after="1"), reset, silence, changed(lambda _: SECRET.encode())],
    ids=["good", "401", "429", "reset", "time-out", "repeated"],
)
def test_after_a_keyed_run_the_key_is_nowhere(
    office: Path,
    fetch: Fetch,
    replay: Replay,
    reply: Reply | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if reply is not None:
        replay.faults.append((re.compile("files"), reply))
    said = io.StringIO()
    with caplog.at_level(logging.DEBUG), redirect_stdout(said), redirect_stderr(said):
        fetch(dry_run=True)
        assert fetch(read_seconds=IMPATIENT_SECONDS) == (0 if reply is None else 1)
    assert any(headers.get(KEY[0]) == SECRET for _, headers in replay.asked)
    texts = [said.getvalue(), caplog.text, json.dumps(replay.paths)]
    texts += [file.read_text(encoding="utf-8") for file in office.rglob("*") if file.is_file()]
    assert not [text for text in texts if SECRET in text]
    assert f"{KEY[0]}: ${KEY[1]}" in said.getvalue()


def test_a_replay_is_refused_away_from_this_machine() -> None:
    with pytest.raises(FetchFailed, match=r"not on this machine \(example.org\)\. Unset KHORGOS_REPLAY"):
        Session("http://example.org")


def test_no_message_of_a_library_is_passed_on(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    def quote(*_: object, **options: object) -> None:
        raise requests.exceptions.InvalidHeader(str(options))

    monkeypatch.setattr(requests.Session, "get", quote)
    with pytest.raises(Unreachable, match="the request cannot be sent") as fault:
        ask(replay, KEYED)
    assert SECRET not in str(fault.value)
