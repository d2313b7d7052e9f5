"""``python -m dashboard check``: a text, files, a date, JSON; and what a wrong call is told."""

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main

CHINAS = "Trade between Kazakhstan and China was 41 billion dollars in 2023."
BUREAUS = "Trade between Kazakhstan and China was 31.5 billion dollars in 2023."


def test_a_sentence_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", CHINAS, "--date", "2024-07-03"]) == 0
    said = capsys.readouterr().out
    assert "As known now: supported" in said
    assert "As known on 3 July 2024: agrees with a quoted figure" in said


def test_the_past_can_stand_for_now(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", BUREAUS, "--as-of", "2024-03", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["verdict"] for each in found["judgements"]] == ["agrees with a quoted figure"]
    assert found["claims"][0]["words"] == "31.5 billion dollars"
    assert (
        found["text"][slice(found["claims"][0]["start"], found["claims"][0]["end"])] == "31.5 billion dollars"
    )


def test_two_texts_of_one_speaker_are_held_against_one_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "may.txt", tmp_path / "july.txt"]
    for file, text in zip(files, (BUREAUS, CHINAS), strict=True):
        file.write_text(text, encoding="utf-8")
    assert main(["check", *(part for file in files for part in ("--file", str(file)))]) == 0
    assert "31.5 bn and 41 bn exclude one another" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["check", CHINAS, "--date", "yesterday"], "Write it like 2024-07-03"),
        (["check", "--file", "no-such-file.txt"], "Name a UTF-8 text file"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(
    call: list[str], told: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert main(call) == 1
    assert told in caplog.text
