"""From every publisher to the ledger: fetch, build, look; and a second fetch adds nothing."""

import shutil
from pathlib import Path

import pytest

from dashboard.ledger import DATA_VARIABLE, Ledger
from dashboard.pages import record
from etl.__main__ import main
from etl.fetching.connectors import available
from etl.lineage import ROOT
from etl.sources.un_comtrade.asking import KEY_HEADER
from tests.etl.fetching.replay import Replay
from tests.etl.made_up import SPECIMENS, bytes_of

SECRET = "made-up-and-nobodys"  # noqa: S105 - it opens nothing


def test_every_publisher_s_answers_reach_the_ledger(
    tmp_path: Path, replay: Replay, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(KEY_HEADER[1], SECRET)
    data = tmp_path / "data"
    for room in ("raw", "reference"):
        shutil.copytree(ROOT / "data" / room, data / room)
    embedded = bytes_of(data / "raw")
    for source in available():
        replay.serve(SPECIMENS / source)
    fetch = ["--data", str(data), "fetch", "--since", "2023"]

    assert main(fetch) == 0, capsys.readouterr().out
    kept = bytes_of(data / "raw")
    assert embedded.items() <= kept.items()
    new = {name for name in kept if name not in embedded and not name.endswith(".yml")}
    assert {name.split("/")[0] for name in new} == set(available())
    assert any(headers.get(KEY_HEADER[0]) == SECRET for _, headers in replay.asked)

    assert main(["--data", str(data), "build"]) == 0
    origins = Ledger(data).table("origins")
    assert new <= set(origins["file"])
    vintages = Ledger(data).table("vintages")
    for source in available():
        fetched = {name.split("/")[1] for name in new if name.startswith(f"{source}/")}
        assert fetched & set(vintages.loc[vintages["source"] == source, "vintage"]), source
    monkeypatch.setenv(DATA_VARIABLE, str(data))
    flows = Ledger(data).table("flows")
    for name in sorted(new):
        own = flows[flows["snapshot"].str.startswith(f"{name}#")]
        if not own.empty:  # a table in yuan is kept, but holds no dollars
            assert name in str(record.layout(at=own["snapshot"].iloc[0]))

    assert main(fetch) == 0
    assert bytes_of(data / "raw") == kept
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    said = capsys.readouterr()
    assert not [file for file in files if SECRET.encode() in file.read_bytes()]
    assert SECRET not in said.out + said.err
