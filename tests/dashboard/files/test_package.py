"""The Data Package: valid by the standard's own tool, exact, and without a row that may not be passed on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from dashboard.files.package import recipes, redistributable, write_package
from dashboard.ledger import Ledger
from dashboard.views.tables import TABLES

TYPES = {"string": "str", "number": "float64", "integer": "Int64", "boolean": "bool"}


@pytest.fixture(scope="module")
def package(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "package"
    write_package(ledger, folder)
    return folder


def described(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return found


def read(package: Path, resource: dict[str, Any]) -> pd.DataFrame:
    """Read a table as its description says, knowing nothing else."""
    fields = resource["schema"]["fields"]
    raw = pd.read_csv(package / resource["path"], dtype="str", keep_default_na=False)
    for field in fields:
        missing = field.get("missingValues", resource["schema"]["missingValues"])
        column = raw[field["name"]].mask(raw[field["name"]].isin(missing))
        if field["type"] == "boolean":
            column = column == field["trueValues"][0]
        elif field["type"] == "number":
            column = column.map(float, na_action="ignore")
        elif field["type"] == "integer":
            column = pd.to_numeric(column)
        raw[field["name"]] = column.astype(TYPES[field["type"]])
    return raw


def test_the_standards_own_tool_finds_it_valid(package: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert json.loads(done.stdout)["stats"]["tasks"] == len(described(package)["resources"])


@pytest.mark.parametrize("name", TABLES)
def test_a_round_trip_gives_the_mart_back_exactly(ledger: Ledger, package: Path, name: str) -> None:
    (resource,) = [each for each in described(package)["resources"] if each["path"] == f"data/{name}.csv"]
    assert_frame_equal(
        read(package, resource), redistributable(ledger, name), check_exact=True, check_dtype=False
    )


def test_no_row_of_a_source_that_forbids_it_is_in_it(ledger: Ledger, package: Path) -> None:
    origins = ledger.table("origins").set_index("file")
    for resource in described(package)["resources"]:
        table = read(package, resource)
        for column in (
            name for name in table.columns if name.rpartition("_")[2] in {"snapshot", "snapshots"}
        ):
            files = {part.partition("#")[0] for cell in table[column] for part in cell.split()}
            assert set(origins.loc[sorted(files), "redistribute"]) <= {"yes", "with attribution"}


def test_each_file_left_out_has_a_recipe(ledger: Ledger) -> None:
    origins = ledger.table("origins")
    forbidden = origins[origins["redistribute"] == "no"]
    left_out = recipes(ledger)
    assert list(left_out["file"]) == list(forbidden["file"])
    assert (left_out[["citation", "terms", "get_more"]] != "").all(axis=None)
    assert ((left_out["url"] != "") | (left_out["read_from"] != "")).all()


def test_the_description_names_licences_sources_and_checksums(package: Path) -> None:
    document = described(package)
    assert [licence["title"].partition(":")[0] for licence in document["licenses"]] == ["BNS", "CEPII BACI"]
    assert all(resource["hash"].startswith("sha256:") for resource in document["resources"])
    assert all(field["description"] for each in document["resources"] for field in each["schema"]["fields"])


def test_equal_data_make_equal_packages(ledger: Ledger, package: Path, tmp_path: Path) -> None:
    write_package(ledger, tmp_path / "again")
    for file in (path for path in package.rglob("*") if path.is_file()):
        assert (tmp_path / "again" / file.relative_to(package)).read_bytes() == file.read_bytes()
