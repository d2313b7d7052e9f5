"""Files appear whole or not at all: written beside their place, then renamed into it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import CannotWrite


@contextmanager
def whole_file(place: Path) -> Iterator[Path]:
    """Give a path to write to; it takes the place of the file when all is written, and goes when it is not.

    Raises:
        CannotWrite: the place cannot be written to.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
        os.close(handle)
    except OSError as fault:
        raise CannotWrite.at(place, fault) from fault
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        draft.replace(place)
    except OSError as fault:
        raise CannotWrite.at(place, fault) from fault
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(place: Path, *, ours: str) -> Iterator[Path]:
    """Give a folder to fill; it takes the place when all is written. A folder that is there is replaced as a whole.

    Args:
        place: where the folder shall stand.
        ours: a file that a folder must hold to be replaced; any other folder that is not empty is left alone.

    Raises:
        CannotWrite: something else stands there, or the place cannot be written to.
    """
    if place.exists() and not (place.is_dir() and (not any(place.iterdir()) or (place / ours).is_file())):
        raise CannotWrite(
            "Something else stands there",
            where=str(place),
            remedy="Name a new folder, or one that this command made",
        )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as fault:
        raise CannotWrite.at(place, fault) from fault
    aside = draft.with_name(f"{draft.name}-before")
    try:
        yield draft
        draft.chmod(0o777 & ~_umask())
        if place.exists():
            place.replace(aside)
        try:
            draft.replace(place)
        except OSError:
            if aside.exists():
                aside.replace(place)
            raise
    except OSError as fault:
        raise CannotWrite.at(place, fault) from fault
    finally:
        for leftover in (draft, aside):
            shutil.rmtree(leftover, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
