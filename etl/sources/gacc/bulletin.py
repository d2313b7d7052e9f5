"""Table (2) of the monthly bulletin: imports and exports by country, for the month and from January.

Kept are the rows of Kazakhstan and of the world total; the other 270 rows serve to check the page. A figure printed
``-`` (nil) or ``####`` (too wide for its column) is left out: neither is a zero, and a total that was not printed is not
rebuilt here. A table in yuan is checked as strictly and gives no rows: flows are kept in US dollars, and nothing is
converted.
"""

import re

import pandas as pd

from etl.sources.gacc.page import refuse
from etl.sources.gacc.table import Table, is_absent, read_table
from etl.sources.transcribed import COLUMNS
from etl.vocabulary import TOTAL, Flow, Status, Valuation

REPORTER, KAZAKHSTAN = "China", "Kazakhstan"
KEPT = (TOTAL, KAZAKHSTAN)
VALUATIONS = {Flow.EXPORT: Valuation.FOB, Flow.IMPORT: Valuation.CIF, Flow.TURNOVER: Valuation.MIXED}
PER_CENT = re.compile(r"-?\d[\d,]*(\.\d+)?")


def parse_table(content: bytes, path: str) -> pd.DataFrame:
    """Read the rows that are kept into the columns of a transcribed file.

    Args:
        content: the page's bytes.
        path: ``gacc/<vintage>/<file>``, for messages and for the row references ``path#row``.
    """
    where = f"data/raw/{path}"
    return kept_rows(read_table(content, where), path, where)


def kept_rows(table: Table, path: str, where: str) -> pd.DataFrame:
    """Take the rows that are kept; both must be there. See ``parse_table``."""
    rows = []
    for name in KEPT:
        found = [(number, row) for number, row in table.rows if row[0] == name]
        if len(found) != 1:
            refuse(f"Table (2) has {len(found)} rows named {name} where it should have one", where)
        if table.currency == "USD":
            number, row = found[0]
            rows += _figures(table, row, f"{path}#{number}", f"{where}, row {number}")
    return pd.DataFrame(rows, columns=[*COLUMNS, "snapshot"], dtype="str")


def _figures(table: Table, row: tuple[str, ...], snapshot: str, where: str) -> list[dict[str, str]]:
    growth = dict(zip(table.changes, row[1 + len(table.columns) :], strict=True))
    figures = []
    for column, cell in zip(table.columns, row[1:], strict=False):
        if is_absent(cell):
            continue
        figures.append(
            {
                "reporter": REPORTER,
                "partner": row[0],
                "flow": column.flow,
                "frequency": column.frequency,
                "period": column.period,
                "classification": "HS",
                "commodity": TOTAL,
                "label": "",
                "value": cell.replace(",", ""),
                "unit": "thousand USD",
                "precision": "0.5",
                "growth_pct": _per_cent(growth[column.flow], where) if column.cumulative else "",
                "valuation": VALUATIONS[column.flow],
                "status": Status.NORMAL,
                "confidence": "high",
                "note": "",
                "snapshot": f"{snapshot}.{column.flow}.{column.period}",
            }
        )
    return figures


def _per_cent(cell: str, where: str) -> str:
    if not cell or is_absent(cell):
        return ""
    if not PER_CENT.fullmatch(cell):
        refuse(f"A percentage change reads {cell!r}, which is not a number", where)
    return cell.replace(",", "")
