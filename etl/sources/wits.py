"""World Bank WITS: totals by partner since 1995, a year at a time; derived from UN Comtrade, in thousand dollars.

One call an indicator and pair gives every year; the whole history is always asked for, because an answer that began later
would look like a revision. Nothing in the answer says when the figures were published: a vintage is the day it was fetched.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl.sources.answers import (
    MOST_USD,
    check_columns,
    half_of_last_digit,
    plain,
    read_json,
    refuse,
    to_frame,
)
from etl.sources.connector import Answer, Published, Request, same_when_read
from etl.vocabulary import TOTAL, Flow, Frequency, Status, Valuation

BASE = "https://wits.worldbank.org/API/V1/SDMX/V21/datasource/tradestats-trade"
PAIRS = (("KAZ", "CHN"), ("KAZ", "WLD"), ("CHN", "KAZ"), ("CHN", "WLD"))
INDICATORS = {
    "MPRT-TRD-VL": (Flow.IMPORT, Valuation.CIF),
    "XPRT-TRD-VL": (Flow.EXPORT, Valuation.FOB),
}
DIMENSIONS = ("FREQ", "REPORTER", "PARTNER", "PRODUCTCODE", "INDICATOR")
ATTRIBUTES = ("DATASOURCE",)
ALL_PRODUCTS = "Total"
UNIT = "US$ Thousand"  # said in the indicator's name and nowhere else


class WITS:
    """The connector; see ``etl.sources.connector.Connector``."""

    source = "wits"
    parser = "wits"
    countries = "iso"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        """Ask for both flows of both countries with each other and with the world, all years."""
        del since, today, keys
        for reporter, partner in PAIRS:
            for indicator, (flow, _) in INDICATORS.items():
                yield Request(
                    self.source,
                    f"{reporter}-{partner}-{flow}-total.json",
                    f"{reporter}'s {flow} with {partner}, all goods, all years",
                    f"{BASE}/reporter/{reporter.lower()}/year/all/partner/{partner.lower()}"
                    f"/product/{ALL_PRODUCTS}/indicator/{indicator}",
                    (("format", "JSON"),),  # the default is XML, whatever Accept says
                )

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Lead nowhere: every answer is data."""
        del answer
        yield from ()

    def published(self, answer: Answer) -> Published:
        """Give the day it was fetched, after reading everything: an answer that cannot be read is not kept."""
        _parse(answer.content, answer.request.file, answer.url)
        day, title = answer.fetched_on.isoformat(), answer.request.what
        return Published(
            day, day, title, f"World Bank, World Integrated Trade Solution, TradeStats-Trade; {title}"
        )

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare all but the header, whose ``prepared`` differs with every call."""
        return same_when_read(_without_header, old, new)

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a kept answer; see ``etl.sources.connector.Connector.parse``."""
        return _parse(content, path, f"data/raw/{path}")


def _without_header(content: bytes) -> str:
    found = read_json(content, "")
    found.pop("header", None)
    return json.dumps(found, sort_keys=True, default=str)


def _parse(content: bytes, path: str, where: str) -> pd.DataFrame:
    found = read_json(content, where)
    try:
        table = to_frame(
            _figures(found, path, where), where, nothing="The answer has no figures for all products"
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as fault:
        refuse(f"The answer is not built like SDMX-JSON of WITS ({fault!r})", where, cause=fault)
    return table


def _figures(found: dict[str, Any], path: str, where: str) -> Iterator[dict[str, str]]:
    """Walk the series by the ids of their dimensions, whose order is not promised.

    The product groups are three families that overlap and must never be added; only the total is read.
    """
    structure = found["structure"]
    axes = structure["dimensions"]["series"]
    check_columns([axis["id"] for axis in axes], DIMENSIONS, where)
    check_columns([one["id"] for one in structure["attributes"]["observation"]], ATTRIBUTES, where)
    (times,) = structure["dimensions"]["observation"]
    (data,) = found["dataSets"]
    number = 0
    for key, series in data["series"].items():
        places = key.split(":")
        at = {axis["id"]: axis["values"][int(place)] for axis, place in zip(axes, places, strict=True)}
        for time, observation in series["observations"].items():
            number += 1
            if at["PRODUCTCODE"]["id"] == ALL_PRODUCTS and observation[0] is not None:
                place = f"{where}, row {number}"
                yield {
                    **_series(at, place),
                    "period": _year(times["values"][int(time)]["id"], place),
                    "value": (value := plain(observation[0], place, most=MOST_USD / 1000)),
                    "precision": half_of_last_digit(value),
                    "snapshot": f"{path}#{number}",
                }


def _series(at: dict[str, Any], where: str) -> dict[str, str]:
    indicator = at["INDICATOR"]["id"]
    if indicator not in INDICATORS or UNIT not in at["INDICATOR"]["name"]:
        refuse(f"The indicator {indicator} ({at['INDICATOR']['name']}) is not a value in {UNIT}", where)
    if at["FREQ"]["id"] != Frequency.ANNUAL:
        refuse(f"The frequency {at['FREQ']['id']!r} is not annual", where)
    flow, valuation = INDICATORS[indicator]
    return {
        "reporter": at["REPORTER"]["id"].upper(),
        "partner": at["PARTNER"]["id"].upper(),
        "flow": str(flow),
        "frequency": str(Frequency.ANNUAL),
        "classification": "HS",  # the years stand in different editions, which WITS does not name
        "commodity": TOTAL,
        "label": at["PRODUCTCODE"]["name"],
        "unit": "thousand USD",
        "valuation": str(valuation),
        "status": str(Status.NORMAL),
        "confidence": "high",
    }


def _year(text: str, where: str) -> str:
    if not (len(text) == len("2017") and text.isdecimal() and text.isascii()):
        refuse(f"The year {text!r} cannot be read", where)
    return text


connector = WITS()
