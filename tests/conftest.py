"""What all tests share: one fresh build of the project's data, and no skipping in CI."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.ledger import DATA_VARIABLE, Ledger
from etl import pipeline
from etl.lineage import ROOT, Places

SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the project's raw and reference tables and a build of its own."""
    folder = tmp_path_factory.mktemp("khorgos") / "data"
    folder.mkdir()
    for room in ("raw", "reference"):
        (folder / room).symlink_to(ROOT / "data" / room)
    for _ in pipeline.build(Places.of(folder)):
        pass
    return folder


@pytest.fixture(scope="session")
def ledger(data: Path) -> Ledger:
    """The ledger of that build."""
    return Ledger(data)


@pytest.fixture(scope="session", autouse=True)
def _serve_that_build(data: Path) -> Iterator[None]:
    """Pages and servers started by tests read the same build."""
    os.environ[DATA_VARIABLE] = str(data)
    yield
    del os.environ[DATA_VARIABLE]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real figures and specimens beside the project, where it is present."""
    if not SHARED.is_dir():
        pytest.skip(f"there is no {SHARED.name} folder beside the project")
    return SHARED


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test fails the run: everything a test needs has to be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
