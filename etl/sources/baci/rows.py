"""Rows of BACI: what their cells must be, and the kept ones as figures in the publisher's terms."""

import io
import re
from collections.abc import Mapping

import pandas as pd

from etl.sources.answers import MOST_USD, check_columns, plain, read_text, refuse
from etl.sources.transcribed import COLUMNS as FIGURE
from etl.vocabulary import Flow, Frequency, Status, Valuation

COLUMNS = ("t", "i", "j", "k", "v", "q")  # year, exporter, importer, product, value, quantity
CHINA, KAZAKHSTAN = "156", "398"
PAIRS = {(CHINA, KAZAKHSTAN), (KAZAKHSTAN, CHINA)}
EDITIONS = {"HS92": "H0", "HS96": "H1", "HS02": "H2", "HS07": "H3", "HS12": "H4", "HS17": "H5", "HS22": "H6"}
FILE = re.compile(r"BACI_(HS\d\d)_V\d{6}[a-z]?_CHN-KAZ\.csv")

YEAR = re.compile(r"(19|20)\d\d")
PRODUCT = re.compile(r"\d{6}")
NUMBER = re.compile(r"\d+(\.\d+)?")
NO_QUANTITY = "NA"


def check_row(cells: Mapping[str, str], where: str) -> None:
    """Refuse a row of the pair whose cells are not what the release's Readme says."""
    if not YEAR.fullmatch(cells["t"]):
        refuse(f"The year {cells['t']!r} cannot be read", where)
    if not PRODUCT.fullmatch(cells["k"]):
        refuse(
            f"The product {cells['k']!r} has not six digits",
            where,
            "Leading zeros may be lost: take the zip as CEPII offers it",
        )
    if not NUMBER.fullmatch(cells["v"]):
        refuse(f"The value {cells['v']!r} is not a number", where)
    plain(cells["v"], where, most=MOST_USD / 1000)
    if cells["q"] != NO_QUANTITY and not NUMBER.fullmatch(cells["q"]):
        refuse(f"The quantity {cells['q']!r} is neither a number nor NA", where)


def parse(content: bytes, path: str) -> pd.DataFrame:
    """Read the kept rows of a release.

    Args:
        content: bytes of the CSV that ``pair_rows`` made.
        path: ``baci/<vintage>/BACI_HS17_V202501_CHN-KAZ.csv``; its name tells the HS edition.

    Returns:
        One row a row in the columns of a transcribed file. The exporter is the reporter, since a reconciled value is
        FOB; quantities have no column there and stay in the file.

    Raises:
        UnreadableFile: the name, a column or a cell is not as it should be, or two rows give one figure.
    """
    where = f"data/raw/{path}"
    named = FILE.fullmatch(path.rpartition("/")[2])
    if named is None or named[1] not in EDITIONS:
        refuse(
            "The file's name does not say its release and a known HS edition",
            where,
            "Add the zip with: python -m etl add FILE",
        )
    table = _table(content, where)
    snapshots = f"{path}#" + (table.index + 2).astype("str")
    repeated = snapshots[table.duplicated(["t", "i", "j", "k"])]
    if not repeated.empty:
        refuse("A row gives a figure a second time", f"{where}, row {repeated[0].rpartition('#')[2]}")
    return _figures(table.assign(snapshot=snapshots), EDITIONS[named[1]])


def _table(content: bytes, where: str) -> pd.DataFrame:
    """Read and check the rows by columns: a long release has more of them than fit beside one another as Python's texts."""
    read_text(content, where)
    try:
        table = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    except ValueError as fault:
        refuse(f"The file is not CSV ({' '.join(str(fault).split())})", where, cause=fault)
    check_columns(table.columns, COLUMNS, f"{where}, row 1")
    if not isinstance(table.index, pd.RangeIndex):  # pandas takes cells without a heading for an index
        refuse(f"The rows have more cells than the header, which has {len(COLUMNS)}", where)
    if table.empty:
        refuse("The file has a header and nothing below it", where)
    of_pair = (table["i"] + ">" + table["j"]).isin([">".join(pair) for pair in PAIRS])
    good = (
        of_pair
        & table["t"].str.fullmatch(YEAR)
        & table["k"].str.fullmatch(PRODUCT)
        & table["v"].str.fullmatch(NUMBER)
        & (pd.to_numeric(table["v"], errors="coerce") <= MOST_USD / 1000)
        & ((table["q"] == NO_QUANTITY) | table["q"].str.fullmatch(NUMBER))
    )
    if not good.all():
        first = int(good.to_numpy().argmin())
        cells = {str(name): str(cell) for name, cell in table.loc[first].items()}
        place = f"{where}, row {first + 2}"
        check_row(cells, place)
        refuse(f"A row is of {cells['i']} and {cells['j']}, not of China and Kazakhstan", place)
    return table


def _figures(table: pd.DataFrame, classification: str) -> pd.DataFrame:
    decimals = table["v"].str.partition(".")[2].str.len()
    halves = {count: f"0.{'0' * int(count)}5" for count in decimals.unique()}
    figures = table.assign(
        reporter=table["i"],
        partner=table["j"],
        flow=str(Flow.EXPORT),
        frequency=str(Frequency.ANNUAL),
        period=table["t"],
        classification=classification,
        commodity=table["k"],
        label="",
        value=table["v"],
        unit="thousand USD",
        precision=decimals.map(halves).astype("str"),
        growth_pct="",
        valuation=str(Valuation.FOB),
        status=str(Status.IMPUTED),
        confidence="high",
        note="reconciled from both reports, not as reported",
    )
    return figures[[*FIGURE, "snapshot"]]
