"""Rows of UN Comtrade to figures: one breakdown, one level of detail a row, one row a figure.

"Since 2017 Comtrade holds both aggregated and not aggregated data": the same trade stands there by customs procedure,
transport, mode of supply and second partner, and again in total. Only the totals of those breakdowns are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from etl.sources.answers import (
    check_columns,
    half_of_last_digit,
    plain,
    read_csv,
    read_json,
    refuse,
    to_frame,
)
from etl.sources.un_comtrade.envelope import rows_of
from etl.vocabulary import Flow, Frequency, Status, Valuation

PREVIEW_CAP = (500,)
KEYED_CAPS = (100_000, 250_000)  # both are stated for a free key; either reached exactly means there was more
NAMES = """
    typeCode freqCode refPeriodId refYear refMonth period reporterCode reporterISO reporterDesc flowCode flowDesc
    partnerCode partnerISO partnerDesc partner2Code partner2ISO partner2Desc classificationCode classificationSearchCode
    isOriginalClassification cmdCode cmdDesc aggrLevel isLeaf customsCode customsDesc mosCode motCode motDesc qtyUnitCode
    qtyUnitAbbr qty isQtyEstimated altQtyUnitCode altQtyUnitAbbr altQty isAltQtyEstimated netWgt isNetWgtEstimated grossWgt
    isGrossWgtEstimated cifvalue fobvalue primaryValue legacyEstimationFlag isReported isAggregate
""".lower().split()
# Re-exports and re-imports are inside exports and imports; the other codes are special regimes of the same trade.
FLOWS = {"M": Flow.IMPORT, "X": Flow.EXPORT}
GROUPS = {"97", "975"}  # European Union and ASEAN stand among the countries
EDITION = re.compile(r"H\d")
COMMODITY = re.compile(r"TOTAL|(\d\d){1,3}")
PERIODS: dict[str, re.Pattern[str]] = {
    Frequency.ANNUAL: re.compile(r"()(\d{4})"),
    Frequency.MONTHLY: re.compile(r"(\d{4})(0[1-9]|1[0-2])"),
}


def parse_json(content: bytes, path: str, where: str) -> pd.DataFrame:
    """Read an answer of the API; rows are counted from 1 in ``data``."""
    rows = rows_of(read_json(content, where), where)
    _check_cap(len(rows), KEYED_CAPS if "headings" in path.rpartition("/")[2] else PREVIEW_CAP, where)
    for number, row in enumerate(rows, start=1):
        check_columns(row, NAMES, f"{where}, row {number}")
    return _frame(enumerate(rows, start=1), path, where)


def parse_site_csv(content: bytes, path: str) -> pd.DataFrame:
    """Read a CSV saved from comtradeplus.un.org or by a client of the API.

    The site ends every row, but not its header, with a comma: read naively, all columns shift by one.

    Raises:
        UnreadableFile: the file is not that, is cut off at a row cap, or would count trade twice.
    """
    where = f"data/raw/{path}"
    header, cells = read_csv(content, where, trailing=True)
    names = [name.strip().lower() for name in header]
    check_columns(names, NAMES, f"{where}, row 1")
    _check_cap(len(cells), (*PREVIEW_CAP, *KEYED_CAPS), where)
    rows = (dict(zip(names, row, strict=True)) for row in cells)
    return _frame(enumerate(rows, start=2), path, where)


def _check_cap(rows: int, caps: tuple[int, ...], where: str) -> None:
    if rows in caps:
        refuse(
            f"The answer ends exactly at the cap of {rows:,} rows, so some are cut off",
            where,
            "Split the request by year, flow or level and ask again",
        )


def _frame(numbered: Iterable[tuple[int, Mapping[str, str]]], path: str, where: str) -> pd.DataFrame:
    return to_frame(
        _figures(numbered, path, where),
        where,
        nothing="No row is a total over procedures, transport and second partners (C00, 0, 0)",
    )


def _figures(
    numbered: Iterable[tuple[int, Mapping[str, str]]], path: str, where: str
) -> Iterator[dict[str, str]]:
    for number, cells in numbered:
        place = f"{where}, row {number}"
        if cells["typecode"] != "C" or not EDITION.fullmatch(cells["classificationcode"]):
            found = f"{cells['typecode']} {cells['classificationcode']}"
            refuse(f"The classification {found!r} is not goods in the Harmonized System", place)
        if not _is_whole(cells):
            continue
        if not COMMODITY.fullmatch(cells["cmdcode"]):
            refuse(
                f"The commodity {cells['cmdcode']!r} is no HS code of 2, 4 or 6 digits",
                place,
                "Keep the leading zeros; tariff lines are not read",
            )
        flow = FLOWS[cells["flowcode"]]
        value = plain(cells["primaryvalue"], place)
        yield {
            "reporter": cells["reportercode"],
            "partner": cells["partnercode"],
            "flow": str(flow),
            "frequency": cells["freqcode"],
            "period": _period(cells, place),
            "classification": cells["classificationcode"],
            "commodity": cells["cmdcode"],
            "label": cells["cmddesc"],
            "value": value,
            "unit": "USD",
            "precision": half_of_last_digit(value),
            "valuation": str(_valuation(cells, value, flow, place)),
            "status": str(Status.NORMAL),
            "confidence": "high",
            "snapshot": f"{path}#{number}",
        }


def _is_whole(cells: Mapping[str, str]) -> bool:
    """Whether a row is the trade of two countries over all breakdowns. ``isAggregate`` flips with the vintage."""
    return (
        cells["customscode"] == "C00"
        and cells["motcode"] == "0"
        and cells["moscode"].strip() in ("0", "-1")  # also printed "0 "
        and cells["partner2code"] == "0"
        and cells["flowcode"] in FLOWS
        and not GROUPS & {cells["reportercode"], cells["partnercode"]}
    )


def _period(cells: Mapping[str, str], where: str) -> str:
    form = PERIODS.get(cells["freqcode"])
    match = form and form.fullmatch(cells["period"])
    if not match:
        refuse(f"The period {cells['period']!r} of frequency {cells['freqcode']!r} cannot be read", where)
    return "-".join(part for part in match.groups() if part)


def _valuation(cells: Mapping[str, str], value: str, flow: Flow, where: str) -> Valuation:
    """Say which of the two values the primary one is: CIF for imports and FOB for exports, with exceptions."""
    usual = [Valuation.CIF, Valuation.FOB] if flow == Flow.IMPORT else [Valuation.FOB, Valuation.CIF]
    given = {
        kind: float(plain(cells[f"{kind.lower()}value"], where))
        for kind in usual
        if cells[f"{kind.lower()}value"]
    }
    for kind, other in given.items():
        if abs(other - float(value)) <= 1e-9 * float(value):
            return kind
    if any(given.values()):
        refuse(
            f"The primary value {value} is neither the CIF nor the FOB value",
            where,
            "Fetch it again; if it stays, ask UN Comtrade",
        )
    return Valuation.UNKNOWN
