"""The reader against annotated sentences: what it must find, and above all what it must leave alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard.claims.reader import read
from dashboard.claims.stream import read_lines
from etl.errors import KhorgosError
from etl.lineage import ROOT

CHECKED = {"statistic", "derived"}
FIRST_CLASS = ("en", "he", "kk", "ru", "zh-Hans")
SPECIMENS = ROOT / "tests" / "specimens"
# Strict F1 that is held on each of the project's own sets. Rules were written with the first four; the fifth was unseen
# when the reader scored 0.915 on it, and has only been looked at for what must be left alone.
HELD = {
    "claims": 0.985,
    "claims-second": 0.985,
    "claims-third": 0.985,
    "claims-fourth": 0.915,
    "claims-fifth": 0.91,
}


def sentences(*files: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for file in sorted(files) for line in file.read_text("utf-8").splitlines() if line
    ]


def misread(records: list[dict[str, object]]) -> list[str]:
    """The hard negatives a checkable claim was read from."""
    return [
        str(record["sentence"])
        for record in records
        if record["kind"] == "hard_negative"
        and any(
            claim.check_class in CHECKED
            for claim in read(
                str(record["sentence"]), published=str(record["published"] or "") or None
            ).claims
        )
    ]


@pytest.mark.parametrize("room", HELD)
def test_nothing_checkable_is_read_from_a_sentence_about_something_else(room: str) -> None:
    records = sentences(*(SPECIMENS / room).glob("*.jsonl"))
    assert sum(record["kind"] == "hard_negative" for record in records) > 40
    assert misread(records) == []


def scores(gold: Path, shared: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """What the scorer of the annotated sentences says, by language."""
    answers = folder / "read.jsonl"
    answers.write_text("\n".join(read_lines(gold.read_text("utf-8").splitlines())), "utf-8")
    scorer = [sys.executable, str(shared / "claims" / "score.py"), str(gold), str(answers), "--json"]
    table: dict[str, dict[str, Any]] = json.loads(
        subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
    )
    return table


def test_the_annotated_sentences_are_read_as_their_scorer_asks(shared: Path, tmp_path: Path) -> None:
    table = scores(shared / "claims" / "dev.jsonl", shared, tmp_path)
    assert table["all"]["unsafe"].startswith("0/")
    assert {name: row for name, row in table.items() if name in FIRST_CLASS and row["strict_f1"] < 0.97} == {}
    assert {name: row for name, row in table.items() if row["strict_f1"] < 0.9} == {}


@pytest.mark.parametrize("room", HELD)
def test_the_projects_own_sentences_stay_read(room: str, shared: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [file.read_text("utf-8").strip() for file in sorted((SPECIMENS / room).glob("*.jsonl"))]
    gold.write_text("\n".join(lines), "utf-8")
    table = scores(gold, shared, tmp_path)
    assert table["all"]["unsafe"].startswith("0/")
    assert table["all"]["strict_f1"] >= HELD[room]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "Line 2 is not JSON"),
        ('{"id": "a"}', "Line 2 is not an object with id and sentence"),
        ('{"id": "a", "sentence": 5}', "Line 2: sentence is not a text"),
    ],
)
def test_a_bad_line_is_named(line: str, message: str) -> None:
    good = '{"id": "a", "sentence": "Nothing here."}'
    with pytest.raises(KhorgosError, match=message):
        list(read_lines([good, line]))
