"""What is added is read to its end, then kept once with its origin; a bad file leaves nothing behind."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from etl import adding
from etl.adding import Added, add
from etl.errors import AlreadyKept, CannotKeep, KhorgosError, UnknownSource, UnreadableFile
from etl.snapshots import keep, read_all
from etl.sources import baci
from etl.sources.bns import connector as bns
from etl.vocabulary import Evidence
from tests.etl.made_up import GOOD, ORIGIN, SPECIMENS, bytes_of, transcribed

TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)


def put(room: Path, path: str, name: str, published: str | None = None, today: date = TODAY) -> Added:
    """Add a specimen that was downloaded under a name."""
    file = room.parent / name
    shutil.copyfile(SPECIMENS / path, file)
    return add(room, file, published, today)


@pytest.mark.parametrize(
    ("path", "name", "rows", "kept"),
    [
        ("comtrade/site.csv", "TradeData (3).csv", 4, "comtrade/2026-11-25/TradeData_3_.csv"),
        ("gacc/query-export-english.csv", "export.csv", 2, "gacc/2026-11-25/export.csv"),
        ("gacc/query-export-chinese.csv", "出口.csv", 2, "gacc/2026-11-25/出口.csv"),
    ],
)
def test_a_file_without_a_day_is_kept_under_the_day_of_adding(
    room: Path, path: str, name: str, rows: int, kept: str
) -> None:
    added = put(room, path, name)
    assert (added.path, added.rows, added.is_new) == (kept, rows, True)
    origin = added.origin
    assert (origin.evidence, origin.known_from, origin.accessed) == (
        Evidence.OFFICIAL_TABLE,
        "2026-11-25",
        "2026-11",
    )
    assert (origin.parser, origin.read_from) == (added.recognised.parser, "")
    assert origin.url.startswith("http")
    assert origin.citation.endswith(f"file {name}")
    assert [snapshot.content for snapshot in read_all(room / "raw")] == [added.content]


def test_the_day_of_publication_names_the_vintage(room: Path) -> None:
    added = put(room, "comtrade/site.csv", "site.csv", "2026-03-01")
    assert (added.vintage, added.origin.known_from) == ("2026-03-01", "2026-03-01")


@pytest.mark.parametrize("day", ["2026-11-26", "20260301", "March", "2026-02-30"])
def test_a_day_that_cannot_be_is_refused(room: Path, day: str) -> None:
    with pytest.raises(KhorgosError, match=r"Write the day as 2026-07-27"):
        put(room, "comtrade/site.csv", "site.csv", day)


def test_the_same_file_again_adds_nothing_whatever_its_name_and_day(room: Path) -> None:
    first = put(room, "comtrade/site.csv", "site.csv")
    before = bytes_of(room / "raw")
    again = put(room, "comtrade/site.csv", "other.csv", today=TOMORROW)
    assert (again.path, again.is_new, again.rows) == (first.path, False, first.rows)
    assert bytes_of(room / "raw") == before


def test_another_file_of_the_same_name_and_day_is_refused_and_then_takes_its_own_day(room: Path) -> None:
    put(room, "gacc/query-export-english.csv", "export.csv")
    with pytest.raises(AlreadyKept, match=r"add it with --published .* rename it"):
        put(room, "gacc/query-export-chinese.csv", "export.csv")
    assert put(room, "gacc/query-export-chinese.csv", "export.csv", "2026-10-01").vintage == "2026-10-01"


def test_of_baci_the_pair_is_kept_and_the_zip_is_named(room: Path, release: Path) -> None:
    added = add(room, release, None, TODAY)
    assert added.path == "baci/2024-01b/BACI_HS17_V202401b_CHN-KAZ.csv"
    assert added.content == baci.pair_rows(release).content
    assert added.origin.known_from == "2024-04-09"
    zipped = release.read_bytes()
    assert (
        "the 5 rows between China and Kazakhstan among the 9 of HS17, release 202401b"
        in added.origin.citation
    )
    assert f"{len(zipped)} bytes with SHA-256 {hashlib.sha256(zipped).hexdigest()}" in added.origin.citation
    assert not add(room, release, None, TOMORROW).is_new
    assert len(bytes_of(room / "raw")) == 2


def test_a_bad_file_is_named_and_never_kept(room: Path, tmp_path: Path) -> None:
    file = tmp_path / "site.csv"
    file.write_bytes((SPECIMENS / "comtrade" / "site.csv").read_bytes()[:-30])
    with pytest.raises(
        UnreadableFile, match=r"This is a CSV of UN Comtrade's site, for its header has 47 of"
    ) as fault:
        add(room, file, None, TODAY)
    assert fault.value.where.startswith(str(file))
    assert bytes_of(room / "raw") == {}


def test_a_full_disk_is_a_sentence(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adding.keeping, "keep", full)
    with pytest.raises(CannotKeep, match=r"No space left on device .*Make room"):
        put(room, "comtrade/site.csv", "site.csv")


def test_a_transcribed_table_comes_with_its_own_origin(room: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    keep(elsewhere, "bns/2026-02/trade.csv", transcribed(GOOD), ORIGIN)
    added = add(room, elsewhere / "bns" / "2026-02" / "trade.csv", None, TODAY)
    assert (added.path, added.rows) == ("bns/2026-02/trade.csv", len(GOOD))
    assert added.origin.citation == ORIGIN.citation
    keep(elsewhere, "office/2026-02/trade.csv", transcribed(GOOD), ORIGIN)
    with pytest.raises(
        UnknownSource, match=r"'office', which is no source .*SOURCE/VINTAGE, with one of gacc, bns"
    ):
        add(room, elsewhere / "office" / "2026-02" / "trade.csv", None, TODAY)


@pytest.mark.parametrize(
    ("name", "published", "turnover"),
    [
        ("Основные показатели внешней торговли_2019.xls", "2020-07-31", "14792492.52"),
        ("Основные показатели внешней торговли по странам_2023.xls", None, "30055389.61"),
    ],
)
def test_real_workbooks_keep_their_totals(
    room: Path, shared: Path, name: str, published: str | None, turnover: str
) -> None:
    """The old book has no day on its cover and gets it from the person; the new one has."""
    added = add(room, shared / "specimens" / "kazakhstan" / name, published, TODAY)
    assert " " not in added.path
    assert added.vintage == (published or "2024-07-25")
    frame = bns.parse(added.content, added.path)
    china = frame[
        (frame["partner"] == "китай") & (frame["flow"] == "turnover") & (frame["period"] == name[-8:-4])
    ]
    assert [f"{float(value):.2f}" for value in china["value"]] == [turnover]


def test_real_downloads_are_added(room: Path, shared: Path) -> None:
    real = shared / "specimens"
    site = add(room, real / "comtrade" / "comtradeplus_kaz_reporter_trimmed.csv", None, TODAY)
    assert (site.source, site.is_new) == ("comtrade", True)
    query = add(room, real / "gacc" / "query_en_export_e210201810.csv", None, TODAY)
    assert (query.source, query.rows) == ("gacc", 3)
