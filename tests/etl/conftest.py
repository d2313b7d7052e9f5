"""A made-up data folder with a good build."""

import shutil
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.snapshots import keep
from tests.etl.made_up import GOOD, ORIGIN, REFERENCE_FOLDER, TRADE, transcribed


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up data folder, built; not to be changed."""
    folder = tmp_path_factory.mktemp("made-up") / "data"
    shutil.copytree(REFERENCE_FOLDER, folder / "reference")
    keep(folder / "raw", TRADE, transcribed(GOOD), ORIGIN)
    assert main(["--data", str(folder), "build"]) == 0
    return folder


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    """A copy of that folder, with its build, for a test to change."""
    return Path(shutil.copytree(good, tmp_path / "data"))
