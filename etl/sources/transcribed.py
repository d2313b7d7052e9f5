"""Figures typed from a cited publication: the embedded data set.

One CSV a table, in the publisher's own unit; the citation stands in the file's origin. Values are read as exact
decimals, so that no digit is lost on the way to dollars.
"""

import csv
import io

import pandas as pd

from etl.errors import UnreadableFile

PARSER = "transcribed"
COLUMNS = (
    "reporter",
    "partner",
    "flow",
    "frequency",
    "period",
    "classification",
    "commodity",
    "label",
    "value",
    "unit",
    "precision",
    "growth_pct",
    "valuation",
    "status",
    "confidence",
    "note",
)


def parse(content: bytes, path: str) -> pd.DataFrame:
    """Read a transcribed table.

    Args:
        content: the file's bytes, UTF-8 CSV with exactly ``COLUMNS``.
        path: ``<source>/<vintage>/<file>``, for messages and for the row references.

    Returns:
        One row a figure, all columns text as written, plus ``snapshot`` (``path#row``; the header is row 1).

    Raises:
        UnreadableFile: not UTF-8, an unknown, missing or repeated column, no rows, or a row with too few or too many cells.
    """
    where = f"data/raw/{path}"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            "A transcribed file is not UTF-8",
            where=f"{where}, byte {fault.start}",
            remedy="Save it again as UTF-8",
        ) from fault
    header, *rows = csv.reader(io.StringIO(text)) if text.strip() else ([],)
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in COLUMNS if name not in header]
    repeated = [name for name in COLUMNS if header.count(name) > 1]
    if unknown or missing or repeated:
        faults = [
            *(f"unknown column {name!r}" for name in unknown),
            *(f"missing column {name!r}" for name in missing),
            *(f"repeated column {name!r}" for name in repeated),
        ]
        raise UnreadableFile(
            f"A transcribed file has {', '.join(faults)}",
            where=f"{where}, row 1",
            remedy=f"Give it exactly these columns: {', '.join(COLUMNS)}",
        )
    if not rows:
        raise UnreadableFile(
            "A transcribed file has no rows",
            where=f"{where}, row 2",
            remedy="Write its figures, or leave it out",
        )
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise UnreadableFile(
                f"A row has {len(row)} cells where the header has {len(header)}",
                where=f"{where}, row {number}",
                remedy="Look for a missing or an extra comma",
            )
    frame = pd.DataFrame(rows, columns=header, dtype="str")[list(COLUMNS)]
    frame["snapshot"] = [f"{path}#{number}" for number in range(2, len(rows) + 2)]
    return frame
