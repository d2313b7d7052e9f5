"""What tests of adding share: a data folder with the real reference tables and no raw files, and a made-up BACI zip."""

import zipfile
from pathlib import Path

import pytest

from etl.lineage import ROOT
from tests.etl.made_up import SPECIMENS


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A data folder without raw files."""
    folder = tmp_path / "data"
    (folder / "raw").mkdir(parents=True)
    (folder / "reference").symlink_to(ROOT / "data" / "reference")
    return folder


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The specimens of BACI as the zip that CEPII would offer."""
    path = tmp_path / "BACI_HS17_V202401b.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((SPECIMENS / "baci").iterdir()):
            archive.write(file, file.name)
    return path
