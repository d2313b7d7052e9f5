"""A file is recognised by what is in it, and the sentence says by what; anything else is told what can be added."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.adding import CAN_BE_ADDED, Recognised, recognise
from etl.errors import UnreadableFile
from etl.sources.transcribed import COLUMNS
from tests.etl.made_up import SPECIMENS


@pytest.mark.parametrize(
    ("path", "parser", "why"),
    [
        ("comtrade/site.csv", "un_comtrade", "its header has 47 of the site's 47 columns"),
        ("gacc/query-export-english.csv", "gacc.query", "its header, in UTF-8, begins with Date of data"),
        ("gacc/query-export-chinese.csv", "gacc.query", "its header, in GB18030, begins with 数据年月"),
        ("bns/by-country-2024.xlsx", "bns", "it has sheets of years with the Bureau's columns: 2024, 2023"),
        ("bns/goods-by-country-2024.xlsx", "bns", "it has a sheet of four-digit headings, "),
    ],
)
def test_each_kind_is_recognised_and_says_why(tmp_path: Path, path: str, parser: str, why: str) -> None:
    """Under a name that tells nothing."""
    file = tmp_path / "download (1).bin"
    file.write_bytes((SPECIMENS / path).read_bytes())
    found = recognise(file)
    assert (found.source, found.parser, found.file) == (path.partition("/")[0], parser, "download_1_.bin")
    assert why in found.why


def test_a_release_of_baci_brings_its_vintage_and_day(release: Path) -> None:
    assert recognise(release) == Recognised(
        "baci",
        "baci",
        "CEPII BACI, HS17, release 202401b, 2022–2023",
        "it is a zip with a member BACI_HS17_Y2022_V202401b.csv; its Readme is dated 2024-04-09",
        "2024-01b",
        "2024-04-09",
        "BACI_HS17_V202401b_CHN-KAZ.csv",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"\n<!DOCTYPE html><title>Sorry</title>", "The file is a web page or XML"),
        (b"Rar!\x1a\x07", "RAR archive"),
        (b"PK\x03\x04 and no more", "begins as a zip and breaks off"),
        (b"year,exports\n2020,1\n", "The file's first line reads 'year, exports'"),
        (b"\xff\xfe\xff", "The file is no text"),
        (",".join(COLUMNS).encode(), "transcribed table without trade.csv.origin.yml beside it"),
    ],
)
def test_anything_else_is_told_what_can_be_added(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "trade.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile) as fault:
        recognise(file)
    assert said in fault.value.what
    assert CAN_BE_ADDED in fault.value.remedy
    assert fault.value.where == str(file)


def test_another_zip_and_another_workbook_are_told_too(tmp_path: Path) -> None:
    photos = tmp_path / "photos.zip"
    with zipfile.ZipFile(photos, "w") as archive:
        archive.writestr("beach.jpg", b"")
    with pytest.raises(UnreadableFile, match=r"The zip holds beach\.jpg .*What can be added: a BACI release"):
        recognise(photos)
    book = tmp_path / "budget.xlsx"
    workbook = Workbook()
    workbook.create_sheet("2024").append(["Rent", 100])
    workbook.save(book)
    with pytest.raises(UnreadableFile, match=r"The workbook's sheets .* are not the Bureau's"):
        recognise(book)


def test_a_path_that_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(UnreadableFile, match=r"cannot be read: .*\. Give the path of a file\."):
            recognise(path)
