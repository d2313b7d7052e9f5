"""Rows of a mart as exact figures: decimals, intervals and where they come from."""

import re
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.claims.interval import Interval, exact
from etl.vocabulary import Evidence, Status

_YEAR = re.compile(r"\d{4}")
RATE_DIGITS = 9  # computed rates carry the noise of a float division far below any printed digit


def printed_rate(pct: float) -> Interval:
    """The interval of a rate an office printed; a mart keeps it as a number, so that 32 and 32.0 read alike (the wider claims less)."""
    value = exact(pct)
    exponent = value.as_tuple().exponent
    return Interval.of_data(value, Decimal(10) ** min(0, int(exponent)) / 2)


def growth_interval(end: Interval, start: Interval) -> Interval:
    """Growth in per cent between two levels, from the extremes of both; the start is above zero."""
    low, high = ((end.low / start.high - 1) * 100, (end.high / start.low - 1) * 100)
    return Interval(round(low, RATE_DIGITS), round(high, RATE_DIGITS), closed_high=True)


def provenance(row: Any) -> dict[str, Any]:
    """Where a row comes from, in the fields of a figure."""
    return {
        "ledger": row.ledger,
        "source": row.source,
        "vintage": row.vintage,
        "known_from": None if pd.isna(row.known_from) else row.known_from,
        "evidence": Evidence(row.evidence),
        "status": Status(row.status),
        "in_force": bool(row.in_force),
        "snapshots": row.snapshots,
    }


def joined(*snapshots: str) -> str:
    """Join references to raw rows, each once."""
    return " ".join(sorted({each for text in snapshots for each in text.split()}))


def year_before(period: str) -> str:
    """Give the same months a year earlier: ``2023-01/2023-09`` → ``2022-01/2022-09``."""
    return _YEAR.sub(lambda year: f"{int(year[0]) - 1:04}", period)
