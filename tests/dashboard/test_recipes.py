"""The recipes of docs/recipes.md run as they are written, on a server of their own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.lineage import ROOT

DOCUMENT = ROOT / "docs" / "recipes.md"
SITE = "http://127.0.0.1:8050"
BLOCK = re.compile(
    r"<!-- (?P<what>tested|untested): (?P<name>[\w-]+) -->\n```(?P<language>\w+)\n(?P<code>.*?)```", re.DOTALL
)
FOUND = [match.groupdict() for match in BLOCK.finditer(DOCUMENT.read_text(encoding="utf-8"))]
TESTED = [found for found in FOUND if found["what"] == "tested"]


def test_every_recipe_says_whether_it_is_tested() -> None:
    assert len(FOUND) == DOCUMENT.read_text(encoding="utf-8").count("```") // 2
    assert {"pandas", "curl", "libreoffice"} <= {found["name"].partition("-")[0] for found in TESTED}


@pytest.mark.parametrize("recipe", TESTED, ids=[found["name"] for found in TESTED])
def test_a_recipe_runs_from_the_document(
    recipe: dict[str, str], site: str, data: Path, tmp_path: Path
) -> None:
    code = recipe["code"].replace(SITE, site)
    for tool in ("curl", "soffice"):
        if f"{tool} " in code and shutil.which(tool) is None:
            pytest.fail(f"No {tool} found. Install it (Debian: apt-get install curl libreoffice-calc).")
    command = (
        [sys.executable, "-W", "error", "-c", code]
        if recipe["language"] == "python"
        else ["sh", "-euc", code]
    )
    found = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    paths = {"PATH": found, "PYTHONPATH": str(ROOT), "KHORGOS_DATA": str(data), "HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **paths}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip(), "a recipe shows something"
