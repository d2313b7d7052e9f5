"""Every notebook runs from top to bottom and reaches the verdict it tells of."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from etl.lineage import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def executed(request: pytest.FixtureRequest) -> tuple[str, str]:
    path: Path = request.param
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return path.stem, "\n".join(str(output.get("text") or output.get("data")) for output in outputs)


def test_a_notebook_runs_and_says_what_the_data_say(executed: tuple[str, str]) -> None:
    name, said = executed
    expected = {"checking-the-41-billion-claim": ["As known now: misattributed", "excludes BNS's 24.20 bn", "9.31"]}
    assert all(words in said for words in expected[name])
