"""The only door to the built tables: read once, immutable to callers, as known today or on a day."""

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

from etl import reference as reference_tables
from etl.commodities import with_untitled
from etl.errors import NotBuilt
from etl.marts import as_known_on
from etl.marts.cutting import Cut
from etl.reference import Reference

DATA = Path(__file__).resolve().parents[1] / "data"
Found = TypeVar("Found")

DATA_VARIABLE = "KHORGOS_DATA"
BEFORE_ALL = "0001-01-01"
MOST_REMEMBERED = 1024  # what is made of choices; an address may ask for any day, and memory is finite


class Memory:
    """What was made of choices, the longest unused first; readers and what is made ready beside them share it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._kept: dict[tuple[object, ...], Any] = {}
        self._ordering = Lock()

    def get(self, key: tuple[object, ...]) -> Any:
        """Give what is kept under a key, else None."""
        return self._kept.get(key)

    def keep(self, key: tuple[object, ...], found: object) -> None:
        """Put something last in line, and let the first go while there are too many."""
        with self._ordering:
            self._kept.pop(key, None)
            self._kept[key] = found
            while len(self._kept) > MOST_REMEMBERED:
                del self._kept[next(iter(self._kept))]


class Ledger:
    """One build of the data. Frames handed out may be changed freely: pandas copies them on the first write."""

    def __init__(self, data: Path) -> None:
        """Read every built table.

        Args:
            data: the data folder, holding ``built`` and ``reference``.

        Raises:
            NotBuilt: there is no whole build there.
        """
        built = data / "built"
        try:
            self.lineage = json.loads((built / "lineage.json").read_text(encoding="utf-8"))
            self._tables = {
                Path(name).stem: pd.read_parquet(built / name) for name in self.lineage["outputs"]
            }
        except (OSError, ValueError, KeyError) as fault:
            raise NotBuilt(
                "The data are not built", where=str(built), remedy="Run: python -m etl build"
            ) from fault
        self.data = data
        self.memory = Memory()

    def once(self, *key: object, make: Callable[[], Found]) -> Found:
        """Give what ``make`` gives, made once for this build; it goes when the build does, or long unused."""
        found: Found | None = self.memory.get(key)
        if found is None:
            found = make()
        self.memory.keep(key, found)
        return found

    @property
    def version(self) -> str:
        """A short name for exactly this data: the first digits of the flows' checksum."""
        return str(self.lineage["outputs"]["flows.parquet"][:8])

    @cached_property
    def fingerprint(self) -> str:
        """The checksum of everything the build was made of and gave, reference tables too."""
        return hashlib.sha256(json.dumps(self.lineage, sort_keys=True).encode()).hexdigest()

    @cached_property
    def reference(self) -> Reference:
        """Sources, ledgers, countries, goals and groups."""
        return reference_tables.load(self.data / "reference")

    def table(self, name: str, as_of: str | None = None) -> pd.DataFrame:
        """Give a mart by name, or ``flows`` (columns in ``etl.schema``), as known today or as known on a day (ISO text).

        On a day, only figures known to have been public by then count; growth and the vintage in force follow them.
        Tables to look things up in are the same on every day.
        """
        day = self.day(as_of)
        if day is None or (name not in Cut.NAMES and name != "flows"):
            return self._tables[name].copy(deep=False)
        if name == "flows":
            return as_known_on(self._tables["flows"], day)
        if day == BEFORE_ALL:
            return self._tables[name].iloc[:0]
        cut = self.once(
            "cut", day, make=lambda: Cut.as_known_on(day, self._tables["flows"], self._every_code)
        )
        return cut.mart(name).copy(deep=False)

    def day(self, as_of: str | None) -> str | None:
        """Give the last day up to ``as_of`` on which anything became known: between two such days nothing differs.

        What is kept for a day is thus kept for few days, whatever dates are asked for. Before the first
        nothing was; None stays None.
        """
        if as_of is None:
            return None
        at = bisect_right(self._days, as_of)
        return self._days[at - 1] if at else BEFORE_ALL

    @property
    def newest(self) -> str:
        """The last day (ISO text) on which any loaded figure became known."""
        return self._days[-1]

    @cached_property
    def _days(self) -> list[str]:
        return sorted(self._tables["flows"]["known_from"].dropna().unique())

    def totals(self, as_of: str | None = None) -> pd.DataFrame:
        """Give the mart ``totals``, as known today or as known on a day."""
        return self.table("totals", as_of)

    @cached_property
    def _every_code(self) -> Reference:
        return with_untitled(self.reference, self._tables["flows"]["commodity"].unique())

    def observations(self, snapshots: Iterable[str]) -> pd.DataFrame:
        """Give the raw observations behind a figure: flows with their origin and notes, in the order asked.

        Args:
            snapshots: references such as ``bns/2024-02/quoted-by-qaztrade.csv#2``; unknown ones are left out.

        Returns:
            Columns of ``Flows``, then of ``origins`` and ``notes``, and ``row`` (the header of a raw file is row 1).
        """
        wanted = dict.fromkeys(snapshots)
        places = [self._places[reference] for reference in wanted if reference in self._places]
        return self._observed.iloc[places].reset_index(drop=True)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {reference: place for place, reference in enumerate(self._observed["snapshot"])}

    @cached_property
    def _observed(self) -> pd.DataFrame:
        flows = self._tables["flows"]
        place = flows["snapshot"].str.partition("#")
        origins = self._tables["origins"].drop(columns=["source", "vintage", "evidence", "known_from"])
        table = flows.assign(file=place[0], row=place[2]).merge(origins, on="file", how="left")
        return table.merge(self._tables["notes"], on="snapshot", how="left")


def open_ledger() -> Ledger:
    """Give the ledger of the data folder (``KHORGOS_DATA``, else the project's own), read again after a new build."""
    data = Path(os.environ.get(DATA_VARIABLE, DATA))
    try:
        stamp = (data / "built" / "lineage.json").stat().st_mtime_ns
    except OSError:
        stamp = 0
    return _open(data, stamp)


@lru_cache(maxsize=2)
def _open(data: Path, stamp: int) -> Ledger:
    del stamp
    return Ledger(data)
