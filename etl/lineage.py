"""What a build was made of, by checksum, and how a new build takes the place of the last one.

No clock stands in the lineage, so that equal inputs give equal bytes; nothing here needs pandas, so that asking whether
a build is current answers at once.
"""

import hashlib
import json
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Places:
    """Where a build reads and writes; ``of`` lays them out under one data folder."""

    raw: Path
    reference: Path
    built: Path

    @classmethod
    def of(cls, data: Path) -> "Places":
        """Lay out the three rooms of a data folder."""
        return cls(data / "raw", data / "reference", data / "built")

    @property
    def previous(self) -> Path:
        """Where the last good build waits while a new one takes its place."""
        return self.built.with_name(".built-previous")


def is_current(places: Places) -> bool:
    """Say whether the build in place is whole and was made from these inputs by this code."""
    try:
        lineage = json.loads((places.built / "lineage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(lineage == _describe(inputs(places), places.built))


def inputs(places: Places) -> dict[str, str]:
    """Name every raw and reference file with its checksum, before a build reads them."""
    return _checksums(places.raw, "raw") | _checksums(places.reference, "reference")


def record(workshop: Path, made_of: dict[str, str]) -> None:
    """Write ``lineage.json`` beside the tables of a finished build; a file that came meanwhile was not built."""
    text = json.dumps(_describe(made_of, workshop), indent=1, sort_keys=True, ensure_ascii=False)
    (workshop / "lineage.json").write_text(text + "\n", encoding="utf-8")


def take_place(places: Places, workshop: Path) -> None:
    """Swap the new build in. A kill between the two renames leaves the old one in ``previous``; see ``recover``."""
    shutil.rmtree(places.previous, ignore_errors=True)
    if places.built.exists():
        places.built.replace(places.previous)
    workshop.replace(places.built)
    shutil.rmtree(places.previous, ignore_errors=True)


def lock(places: Places) -> FileLock:
    """Give the lock that one build holds from ``recover`` to ``take_place``."""
    return FileLock(places.built.with_name(".build.lock"), timeout=0)


def recover(places: Places) -> None:
    """Put the last good build back if a killed process left it moved aside, and clear what it left half-made."""
    if places.previous.exists() and not places.built.exists():
        places.previous.replace(places.built)
    for leftover in places.built.parent.glob(".built-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _describe(made_of: dict[str, str], built: Path) -> dict[str, object]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    code = "".join(_checksum(file) for file in sorted((ROOT / "etl").rglob("*.py")))
    return {
        "version": project["version"],
        "code": hashlib.sha256(code.encode()).hexdigest(),
        "inputs": made_of,
        "outputs": {
            name: digest for name, digest in _checksums(built, "").items() if name.endswith(".parquet")
        },
    }


def _checksums(folder: Path, prefix: str) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {(Path(prefix) / file.relative_to(folder)).as_posix(): _checksum(file) for file in files}


def _checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
