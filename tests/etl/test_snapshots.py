"""Raw files: written once, verified when read, never half-written."""

from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import AlreadyKept, ChecksumMismatch, OriginMissing, SnapshotError
from etl.snapshots import ORIGIN_SUFFIX, keep, read_all
from tests.etl.made_up import ORIGIN, bytes_of

FILE = "office/first/trade.csv"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    keep(tmp_path, FILE, b"as it came", ORIGIN)
    return tmp_path


def test_what_is_kept_is_read_back_with_its_place_and_origin(raw: Path) -> None:
    (snapshot,) = read_all(raw)
    assert (snapshot.source, snapshot.vintage, snapshot.path) == ("office", "first", FILE)
    assert snapshot.content == b"as it came"
    assert replace(snapshot.origin, sha256="") == ORIGIN


def test_files_are_read_in_the_order_of_their_paths_and_hidden_ones_are_not(raw: Path) -> None:
    keep(raw, "bureau/first/trade.csv", b"other", ORIGIN)
    (raw / "office" / "first" / ".DS_Store").write_bytes(b"left by a desktop")
    assert [snapshot.path for snapshot in read_all(raw)] == ["bureau/first/trade.csv", FILE]


def test_keeping_the_same_bytes_again_changes_nothing(raw: Path) -> None:
    before = bytes_of(raw)
    again = keep(raw, FILE, b"as it came", replace(ORIGIN, title="Another title"))
    assert bytes_of(raw) == before
    assert again.origin.title == ORIGIN.title


def test_other_bytes_are_refused_under_a_name_that_is_taken(raw: Path) -> None:
    before = bytes_of(raw)
    with pytest.raises(AlreadyKept, match=rf"data/raw/{FILE}.*new vintage folder"):
        keep(raw, FILE, b"as it came later", ORIGIN)
    assert bytes_of(raw) == before


def test_a_changed_byte_is_a_checksum_mismatch(raw: Path) -> None:
    (raw / FILE).write_bytes(b"As it came")
    with pytest.raises(ChecksumMismatch, match=rf"data/raw/{FILE}.*Restore the file from version control"):
        list(read_all(raw))


def test_a_file_without_an_origin_is_refused(raw: Path) -> None:
    (raw / f"{FILE}{ORIGIN_SUFFIX}").unlink()
    with pytest.raises(OriginMissing, match=rf"data/raw/{FILE}.*Write trade.csv.origin.yml beside it"):
        list(read_all(raw))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("citation: ", "quotation: ", "lacks citation, has unknown quotation"),
        ("evidence: official table", "evidence: rumour", "has the unknown evidence 'rumour'"),
        ("known_from: null", "known_from: in May", "has known_from 'in May', which is no date"),
        ("known_from: null", "known_from: '2021-02-30'", "has known_from '2021-02-30', which is no date"),
        ("accessed: 2026-11", "accessed: lately", "has accessed 'lately', which is no date"),
        ("title: ", "title: {", "lacks accessed, lacks citation"),
    ],
)
def test_an_origin_that_cannot_be_used_is_refused(raw: Path, old: str, new: str, said: str) -> None:
    note = raw / f"{FILE}{ORIGIN_SUFFIX}"
    text = note.read_text()
    assert old in text
    note.write_text(text.replace(old, new))
    with pytest.raises(OriginMissing, match=rf"{said}.*data/raw/{FILE}.origin.yml.*Complete it"):
        list(read_all(raw))


@pytest.mark.parametrize("path", ["trade.csv", "office/trade.csv", "office/first/more/trade.csv"])
def test_a_file_outside_a_vintage_folder_is_refused(raw: Path, path: str) -> None:
    (raw / path).parent.mkdir(exist_ok=True)
    (raw / path).write_bytes(b"astray")
    with pytest.raises(SnapshotError, match=rf"data/raw/{path}.*Put it into data/raw/<source>/<vintage>/"):
        list(read_all(raw))


def test_a_write_that_fails_leaves_no_half_written_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_bytes

    def half(file: Path, content: bytes) -> int:
        if "origin" in file.name:
            return whole(file, content)
        whole(file, content[:3])
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", half)
        with pytest.raises(OSError, match="No space left"):
            keep(tmp_path, FILE, b"as it came", ORIGIN)
    assert not (tmp_path / FILE).exists()
    assert list(read_all(tmp_path)) == []
    keep(tmp_path, FILE, b"as it came", ORIGIN)
    assert [snapshot.content for snapshot in read_all(tmp_path)] == [b"as it came"]
