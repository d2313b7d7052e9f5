"""IMF, International Trade in Goods by partner country (IMTS): totals of both sides, yearly and monthly, in US dollars.

``SCALE`` says 6, yet the values are single dollars (USA to the world in 2024: 2,065,411,250,609); they are never
multiplied. One call a frequency gives the whole history; it is always asked for whole, because an answer that began later
would look like a revision. Nothing in the answer says when the figures were published: a vintage is the day it was fetched.
Quarters are left out: the months are asked for, and the vocabulary has no such frequency.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from etl.sources.answers import (
    check_columns,
    half_of_last_digit,
    plain,
    read_csv,
    refuse,
    to_frame,
)
from etl.sources.connector import Answer, Published, Request, same_when_read
from etl.vocabulary import CHINA, KAZAKHSTAN, TOTAL, Flow, Frequency, Status, Valuation

BASE = "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/IMTS/+"
FIRST_YEAR = 1992  # Kazakhstan's first
WORLD = "G001"
NAMES = [
    "DATAFLOW",
    "COUNTRY",
    "INDICATOR",
    "COUNTERPART_COUNTRY",
    "FREQUENCY",
    "TIME_PERIOD",
    "OBS_VALUE",
    "SCALE",
    "PRECISION",
    "DECIMALS_DISPLAYED",
    "TRADE_FLOW",
    "VALUATION",
    "UNIT",
    "DERIVATION_TYPE",
    "OVERLAP",
    "STATUS",
]
INDICATORS = {
    "XG_FOB_USD": (Flow.EXPORT, Valuation.FOB),
    "MG_CIF_USD": (Flow.IMPORT, Valuation.CIF),
    "MG_FOB_USD": (Flow.IMPORT, Valuation.FOB),
}
BALANCE = "TBG_USD"
COUNTRY, GROUP = re.compile(r"[A-Z]{3}"), re.compile(r"(G|GX|TX)\w*\d\w*")
PERIODS = {"A": re.compile(r"()(\d{4})"), "M": re.compile(r"(\d{4})-M(0[1-9]|1[0-2])")}
QUARTER = re.compile(r"\d{4}-Q[1-4]")
LEAST_WORLD_USD = 1e7  # China or Kazakhstan with the world, even in a month


class IMTS:
    """The connector; see ``etl.sources.connector.Connector``."""

    source = "imf"
    parser = "imf_imts"
    countries = "imf"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        """Ask for years and months of both countries with each other and the world."""
        del since, today, keys
        for frequency, word in ((Frequency.ANNUAL, "annual"), (Frequency.MONTHLY, "monthly")):
            sides = f"{CHINA}+{KAZAKHSTAN}"
            yield Request(
                self.source,
                f"CHN-KAZ-{word}.csv",
                f"exports and imports of China and Kazakhstan with each other and the world, {word} since {FIRST_YEAR}",
                f"{BASE}/{sides}.XG_FOB_USD+MG_CIF_USD.{sides}+{WORLD}.{frequency}",
                (
                    ("c[TIME_PERIOD]", f"ge:{FIRST_YEAR}-01-01"),
                    ("dimensionAtObservation", "TIME_PERIOD"),
                    ("detail", "full"),
                    ("includeHistory", "false"),
                ),
                accept="application/vnd.sdmx.data+csv",
            )

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Lead nowhere: every answer is data."""
        del answer
        yield from ()

    def published(self, answer: Answer) -> Published:
        """Give the day it was fetched, after reading everything: an answer that cannot be read is not kept."""
        _parse(answer.content, answer.request.file, answer.url)
        day, title = answer.fetched_on.isoformat(), answer.request.what
        return Published(day, day, title, f"IMF, International Trade in Goods (by partner country); {title}")

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare the rows in any order."""
        return same_when_read(_rows_in_order, old, new)

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a kept answer; see ``etl.sources.connector.Connector.parse``."""
        return _parse(content, path, f"data/raw/{path}")


def _rows_in_order(content: bytes) -> tuple[object, object]:
    header, rows = read_csv(content, "")
    return header, sorted(rows)


def _parse(content: bytes, path: str, where: str) -> pd.DataFrame:
    header, rows = read_csv(content, where)
    check_columns(header, NAMES, f"{where}, row 1")
    return to_frame(
        (
            figure
            for number, row in enumerate(rows, start=2)
            for figure in _figure(
                dict(zip(header, row, strict=True)), f"{path}#{number}", f"{where}, row {number}"
            )
        ),
        where,
        nothing="The answer has no figures, only empty cells, which is not a trade of nothing",
    )


def _figure(cells: Mapping[str, str], snapshot: str, where: str) -> Iterator[dict[str, str]]:
    """Read one row. Empty values, balances, quarters and groups of countries other than the world give nothing."""
    _check_form(cells, where)
    period = _period(cells, where)
    sides = [cells["COUNTRY"], cells["COUNTERPART_COUNTRY"]]
    for side in sides:
        if side != WORLD and not COUNTRY.fullmatch(side) and not GROUP.fullmatch(side):
            refuse(f"The country {side!r} is neither an ISO code nor a group of the IMF", where)
    groups = [side for side in sides if GROUP.fullmatch(side) and side != WORLD]
    if not cells["OBS_VALUE"] or not period or groups or cells["INDICATOR"] == BALANCE:
        return
    flow, valuation = INDICATORS[cells["INDICATOR"]]
    value = plain(cells["OBS_VALUE"], where)
    _check_size(sides, value, where)
    yield {
        "reporter": sides[0],
        "partner": sides[1],
        "flow": str(flow),
        "frequency": cells["FREQUENCY"],
        "period": period,
        "classification": "HS",
        "commodity": TOTAL,
        "value": value,
        "unit": "USD",
        "precision": half_of_last_digit(value),
        "valuation": str(valuation),
        "status": cells["STATUS"] or str(Status.NORMAL),
        "confidence": "medium",  # the IMF may fill a missing report from the partner's data
        "note": f"IMF derivation type {cells['DERIVATION_TYPE']}" if cells["DERIVATION_TYPE"] else "",
        "snapshot": snapshot,
    }


def _check_form(cells: Mapping[str, str], where: str) -> None:
    """Refuse what this parser has never seen: another table, indicator, unit, scale or status."""
    known = {
        "INDICATOR": (*INDICATORS, BALANCE),
        "UNIT": ("USD", ""),
        "SCALE": ("6",),
        "STATUS": ("", *(status for status in Status if status != Status.MISSING)),
    }
    if not cells["DATAFLOW"].startswith("IMF.STA:IMTS("):
        refuse(f"The data set {cells['DATAFLOW']!r} is not IMF.STA:IMTS", where)
    for name, words in known.items():
        if cells[name] not in words:
            refuse(f"The column {name} has the unknown {cells[name]!r}", where)


def _period(cells: Mapping[str, str], where: str) -> str:
    """Give the period in ISO form; empty for a quarter."""
    frequency, text = cells["FREQUENCY"], cells["TIME_PERIOD"]
    if frequency == "Q" and QUARTER.fullmatch(text):
        return ""
    match = PERIODS[frequency].fullmatch(text) if frequency in PERIODS else None
    if not match:
        refuse(f"The period {text!r} of frequency {frequency!r} cannot be read", where)
    return "-".join(part for part in match.groups() if part)


def _check_size(sides: list[str], value: str, where: str) -> None:
    """Refuse values that really stand in millions, as SCALE says; too large ones are refused by ``plain``."""
    if sides[0] in (CHINA, KAZAKHSTAN) and sides[1] == WORLD and float(value) < LEAST_WORLD_USD:
        refuse(
            f"The value {value} of trade with the world cannot be in US dollars",
            where,
            "Compare it with the IMF's site; SCALE=6 has been wrong so far and may have been put right",
        )


connector = IMTS()
