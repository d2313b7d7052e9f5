"""Frames as files: nothing runs as a formula, nothing is lost, and a file is there whole or not at all."""

import io
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard.files import plain, rows_of, to_csv, to_json, to_parquet
from dashboard.files.writing import whole_file, whole_folder
from etl.errors import CannotWrite

FRAME = pd.DataFrame(
    {
        "code": ["01", "0203"],
        "said": ["=1+1", None],
        "value": [-0.1, float("nan")],
        "rank": pd.array([1, None], dtype="Int64"),
        "in_force": [True, False],
    }
)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_run_is_escaped_and_numbers_never(start: str) -> None:
    frame = pd.DataFrame({"said": [f"{start}1+1"], "change": [-1.5], "count": [-3]})
    (row,) = pd.read_csv(io.BytesIO(to_csv(frame))).to_dict("records")
    assert row["said"].startswith("'")
    assert (row["change"], row["count"]) == (-1.5, -3)
    assert rows_of(frame)[0]["said"] == f"{start}1+1"


def test_csv_has_a_header_every_digit_and_nothing_for_what_is_missing() -> None:
    assert to_csv(FRAME).decode().split("\r\n") == [
        "code,said,value,rank,in_force",
        "01,'=1+1,-0.1,1,true",
        "0203,,,,false",
        "",
    ]


def test_parquet_gives_the_frame_back() -> None:
    assert_frame_equal(pd.read_parquet(io.BytesIO(to_parquet(FRAME))), plain(FRAME), check_dtype=False)


def test_json_has_null_for_what_is_missing() -> None:
    assert rows_of(FRAME)[1] == {"code": "0203", "said": None, "value": None, "rank": None, "in_force": False}
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"value": float("nan")})


def test_a_column_of_objects_becomes_one_type() -> None:
    mixed = pd.DataFrame({"ids": [["a", "b"], ("c",)], "n": pd.Series([1, None], dtype=object)})
    assert list(plain(mixed)["ids"]) == ["a b", "c"]
    assert str(plain(mixed)["n"].dtype) == "Int64"


def test_a_file_that_fails_leaves_the_old_one_and_no_trace(tmp_path: Path) -> None:
    place = tmp_path / "view.csv"
    place.write_text("old")

    def fail() -> None:
        with whole_file(place) as draft:
            draft.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


def test_a_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "package"
    for text in ("one", "two"):
        with whole_folder(place, ours="mark") as draft:
            (draft / "mark").write_text(text)
            (draft / text).write_text("")
    assert {file.name for file in place.iterdir()} == {"mark", "two"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


def test_a_folder_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "package"
    place.mkdir()
    (place / "mark").write_text("old")

    def fail() -> None:
        with whole_folder(place, ours="mark") as draft:
            (draft / "mark").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (place / "mark").read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("dear")
    with pytest.raises(CannotWrite, match="Name a new folder"), whole_folder(tmp_path, ours="mark"):
        pass
    assert (tmp_path / "letters").read_text() == "dear"
