"""A made-up data folder with a good build, and how properties are searched: the same way every time, without a clock."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from etl.__main__ import main
from etl.snapshots import keep
from tests.etl.made_up import GOOD, ORIGIN, REFERENCE_FOLDER, TRADE, transcribed

settings.register_profile("khorgos", deadline=None, derandomize=True, database=None, max_examples=25)
settings.load_profile("khorgos")


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
