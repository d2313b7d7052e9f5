"""A run over several sources: what fails is told and passed over; what cannot be trusted is not kept."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from etl.fetching import command, run
from etl.fetching.connectors import available
from etl.sources.connector import Request
from tests.etl.fetching.conftest import TODAY, Fetch
from tests.etl.fetching.publisher import Office, listing, trade
from tests.etl.fetching.replay import Replay, changed, status
from tests.etl.made_up import bytes_of, line, transcribed

FILES, LIST = re.compile("/files/"), re.compile("office.example/list")


class Bureau(Office):
    """Another publisher, which asks elsewhere."""

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        for request in super().plan(since, today, keys):
            yield Request("bureau", "", request.what, "http://bureau.example/list")


class Broken(Office):
    """A connector with a defect in one of its parts."""

    def __init__(self, part: str) -> None:
        super().__init__("bureau")
        setattr(self, part, self.fail)

    def fail(self, *_: object) -> None:
        raise KeyError("nothing")


@pytest.mark.parametrize("part", ["plan", "published", "parse", "follow"])
def test_a_defect_in_one_connector_does_not_stop_the_others(
    office: Path, fetch: Fetch, capsys: pytest.CaptureFixture[str], part: str
) -> None:
    assert fetch(connectors={"bureau": Broken(part), "office": Office()}) == 1
    assert (office / "raw/office/2021-01-31/trade.csv").exists()
    assert "its connector failed (KeyError: 'nothing'). Report this sentence" in capsys.readouterr().out


def test_a_host_that_does_not_answer_is_not_troubled_with_the_rest(
    fetch: Fetch, replay: Replay, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {f"t{number}": "2021-01-31" for number in range(5)}
    replay.faults += [(LIST, changed(lambda _: listing(**names))), (FILES, status(503))]
    assert fetch(connectors={"bureau": Bureau("bureau"), "office": Office()}) == 1
    assert len([path for path in replay.paths if "/files/" in path]) == 4
    assert re.search(r"office +0 +0 +1 +4 ", capsys.readouterr().out)


def test_an_address_that_is_gone_does_not_stop_the_rest(office: Path, fetch: Fetch, replay: Replay) -> None:
    replay.faults.append((LIST, changed(lambda _: listing(gone="2021-01-31", trade="2021-01-31"))))
    assert fetch() == 1
    assert (office / "raw/office/2021-01-31/trade.csv").exists()


def test_pages_that_lead_to_no_data_are_not_a_success(
    fetch: Fetch, replay: Replay, capsys: pytest.CaptureFixture[str]
) -> None:
    replay.faults.append((LIST, changed(lambda _: listing())))
    assert fetch() == 1
    assert "office: its pages lead to no data" in capsys.readouterr().out


def test_pages_that_lead_on_for_ever_are_told(
    fetch: Fetch, replay: Replay, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "MAX_REQUESTS", 5)
    names = {f"t{number}": "2021-01-31" for number in range(5)}
    replay.faults.append((LIST, changed(lambda _: listing(**names))))
    assert fetch() == 1
    assert "office, list of tables: it leads to more than 5 requests" in capsys.readouterr().out
    assert len(replay.asked) == 1


def test_a_page_cut_short_is_not_followed(
    fetch: Fetch, replay: Replay, capsys: pytest.CaptureFixture[str]
) -> None:
    replay.faults.append((LIST, changed(lambda _: b"<!DOCTYPE html><html><body>trade.csv")))
    assert fetch() == 1
    assert "office, list of tables: the page breaks off before its end" in capsys.readouterr().out


def many(count: int, value: str = "100") -> bytes:
    return transcribed([line("export", value, period=str(2000 + number)) for number in range(count)])


@pytest.mark.parametrize(
    "case",
    [
        (
            trade("100"),
            trade("100000"),
            "is 100000 million USD where 100 million USD was kept before",
        ),
        (trade("100"), trade("100", unit="USD"), "another unit"),
        (trade("100"), trade("0.1"), "another unit"),
        (many(12), many(5), "the answer has 5 rows where the one kept before has 12"),
        (
            trade(),
            transcribed([line("export", "1"), line("export", "2")]),
            "the export of AAA with BBB in 2020, TOTAL, stands there twice",
        ),
    ],
    ids=["thousand times", "unit lost", "thousandth", "rows lost", "twice"],
)
def test_figures_that_cannot_be_right_are_not_kept(
    office: Path,
    fetch: Fetch,
    replay: Replay,
    capsys: pytest.CaptureFixture[str],
    case: tuple[bytes, bytes, str],
) -> None:
    before, after, said = case
    replay.faults[:] = [(FILES, changed(lambda _: before))]
    assert fetch() == 0
    good = bytes_of(office)
    replay.faults[:] = [(FILES, changed(lambda _: after))]
    capsys.readouterr()
    assert fetch() == 1
    assert bytes_of(office) == good
    sentence = capsys.readouterr().out.partition("office, table trade.csv: ")[2]
    assert said in sentence
    assert "python -m etl add FILE." in sentence


@pytest.mark.parametrize(
    "after",
    [trade("100", partner="CCC"), trade("9900"), many(12, "0.9")],
    ids=["another partner", "99 times", "small ones"],
)
def test_figures_that_may_be_right_are_kept(office: Path, fetch: Fetch, replay: Replay, after: bytes) -> None:
    replay.faults[:] = [
        (FILES, changed(lambda _: many(12, "0.001") if after == many(12, "0.9") else trade("100")))
    ]
    assert fetch() == 0
    replay.faults[:] = [(FILES, changed(lambda _: after))]
    assert fetch() == 0
    assert len(list((office / "raw").rglob("*.csv"))) == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (trade("100000"), "is 1,000 times AAA's export with BBB in 2020"),
        (trade("100", commodity="99"), "the commodity '99' is unknown"),
        (trade("100", partner="XXX"), "the country 'XXX' is unknown"),
        (
            transcribed([line("export", "10"), line("export", "90", commodity="01")]),
            "does not agree with the sum of its chapters",
        ),
    ],
    ids=["thousand times", "unknown goods", "unknown country", "parts exceed total"],
)
def test_what_would_stop_the_build_is_not_kept(
    folder: Path, replay: Replay, capsys: pytest.CaptureFixture[str], answer: bytes, said: str
) -> None:
    replay.routes += [(LIST, listing(more="2022-01-31")), (FILES, answer)]
    before = bytes_of(folder / "raw")
    assert command.fetch(folder, connectors={"office": Office()}, today=TODAY) == 1
    assert said in capsys.readouterr().out
    assert bytes_of(folder / "raw") == before


def test_a_damaged_last_copy_is_told_and_left_alone(
    office: Path, fetch: Fetch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch()
    (office / "raw/office/2021-01-31/trade.csv").write_bytes(b"other")
    before = bytes_of(office)
    assert fetch() == 1
    assert (
        "office, table trade.csv: The bytes of a raw file are not those that were kept"
        in capsys.readouterr().out
    )
    assert bytes_of(office) == before


def test_every_connector_speaks_the_contract() -> None:
    for source, connector in available().items():
        assert source == connector.source
        assert connector.parser
        assert connector.countries
        for request in connector.plan(2023, date(2026, 11, 25), {}):
            assert request.source == source
            assert request.what
