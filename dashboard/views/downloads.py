"""The downloads page: what there is to take, how long and how large it is, and what may not be passed on."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.days import DaySelection
from dashboard.views.days import as_of as day_asked
from dashboard.views.tables import DESCRIPTIONS, TABLES, whole_table


def select(_ledger: Ledger, *, as_of: str = "") -> DaySelection:
    """Find the selection that is asked for."""
    return DaySelection("downloads", day_asked(as_of).day)


def built_tables(ledger: Ledger, selection: DaySelection) -> pd.DataFrame:
    """Give one row a built table, once a build and day.

    Returns:
        Columns ``name``, ``holds``, ``rows`` (a whole number) and ``size`` (of the Parquet file as built, in words; empty on
        a day).
    """

    def make() -> pd.DataFrame:
        files = {path.rpartition("/")[2].removesuffix(".parquet"): path for path in ledger.lineage["outputs"]}
        rows = [
            (
                name,
                DESCRIPTIONS[name],
                len(whole_table(ledger, name, selection.as_of)),
                wording.size(_bytes(ledger, files[name])) if name in files and not selection.as_of else "",
            )
            for name in TABLES
        ]
        return pd.DataFrame(rows, columns=["name", "holds", "rows", "size"])

    return ledger.once("downloads", "tables", selection.as_of, make=make)


def view_tables(
    names: Iterable[str],
    tables: Mapping[str, Mapping[str, pd.DataFrame]],
    written: Callable[[pd.DataFrame], bytes],
) -> pd.DataFrame:
    """Give one row a table of a view.

    Args:
        names: the views in the order of the pages.
        tables: of each view, its tables by name; none where nothing is known on the day.
        written: a table as the file whose size is told.

    Returns:
        Columns ``view``, ``table``, ``rows`` and ``size`` (in words).
    """
    rows = [
        (name, table, len(frame), wording.size(len(written(frame))))
        for name in names
        for table, frame in tables[name].items()
    ]
    return pd.DataFrame(rows, columns=["view", "table", "rows", "size"])


def _bytes(ledger: Ledger, path: str) -> int:
    return (ledger.data / "built" / path).stat().st_size
