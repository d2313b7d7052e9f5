"""Transcribed files: text as written, every row with its place, nothing guessed."""

import pytest

from etl.errors import UnreadableFile
from etl.sources.transcribed import COLUMNS, parse
from tests.etl.made_up import SPECIMENS

PATH = "office/first/transcribed.csv"
SPECIMEN = (SPECIMENS / "transcribed.csv").read_bytes()


def refused(content: bytes, said: str, row: str, remedy: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"{said}.*\(data/raw/{PATH}, {row}\)\. {remedy}"):
        parse(content, PATH)


def test_every_cell_is_text_as_written() -> None:
    frame = parse(SPECIMEN, PATH)
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert list(frame["value"]) == ["1.50", "70", "410.25"]
    assert list(frame["commodity"]) == ["TOTAL", "0101", "TOTAL"]
    assert list(frame["label"]) == ["All goods", "Horses, live", "Всего"]
    assert list(frame["note"]) == ["", 'said "about"', "全部"]


def test_every_row_points_at_its_place_with_the_header_as_row_1() -> None:
    assert list(parse(SPECIMEN, PATH)["snapshot"]) == [f"{PATH}#2", f"{PATH}#3", f"{PATH}#4"]


def test_columns_may_stand_in_any_order() -> None:
    turned = b"\n".join(b",".join(reversed(row.split(b","))) for row in SPECIMEN.splitlines()[:2])
    assert parse(turned, PATH).equals(parse(SPECIMEN, PATH).head(1))


def test_an_unknown_column_is_refused() -> None:
    refused(
        SPECIMEN.replace(b",note\n", b",remark\n", 1),
        "unknown column 'remark', missing column 'note'",
        "row 1",
        "Give it exactly these columns: reporter, partner",
    )


def test_a_missing_column_is_refused() -> None:
    shorter = b"\n".join(row.rpartition(b",")[0] for row in SPECIMEN.splitlines()[:2])
    refused(shorter, "has missing column 'note'", "row 1", "Give it exactly these columns")


def test_a_column_named_twice_is_refused() -> None:
    twice = b"\n".join([SPECIMEN.splitlines()[0] + b",value", SPECIMEN.splitlines()[1] + b",9"])
    refused(twice, "has repeated column 'value'", "row 1", "Give it exactly these columns")


def test_an_empty_file_is_refused() -> None:
    refused(b"", "missing column 'reporter'", "row 1", "Give it exactly these columns")


def test_a_file_without_rows_is_refused() -> None:
    refused(SPECIMEN.splitlines()[0], "has no rows", "row 2", "Write its figures")


@pytest.mark.parametrize(
    ("old", "new", "cells"), [(b"70,thousand", b"7,0,thousand", 17), (b"70,thousand", b"70 thousand", 15)]
)
def test_a_row_with_another_number_of_cells_is_refused(old: bytes, new: bytes, cells: int) -> None:
    refused(
        SPECIMEN.replace(old, new),
        f"A row has {cells} cells where the header has 16",
        "row 3",
        "Look for a missing or an extra comma",
    )


def test_a_file_that_is_not_utf8_is_refused() -> None:
    cyrillic = SPECIMEN.replace("Всего".encode(), "Всего".encode("cp1251"))
    refused(cyrillic, "is not UTF-8", r"byte \d+", "Save it again as UTF-8")
