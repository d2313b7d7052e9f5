"""Values in a publisher's unit to US dollars, exactly."""

import re
from decimal import Decimal

import pandas as pd

from etl.errors import UnreadableFile
from etl.schema import locate

DOLLARS = {"USD": 1, "thousand USD": 10**3, "million USD": 10**6, "billion USD": 10**9}
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def to_usd(values: pd.Series, units: pd.Series, snapshots: pd.Series) -> pd.Series:
    """Convert decimal text to float dollars; the product is taken in decimals and rounded once.

    Raises:
        UnreadableFile: a unit is not in ``DOLLARS`` or a value is not a number.
    """
    converted = []
    for value, unit, snapshot in zip(values, units, snapshots, strict=True):
        if unit not in DOLLARS:
            raise UnreadableFile(
                f"The unit {unit!r} is unknown",
                where=locate(snapshot),
                remedy=f"Use one of {', '.join(DOLLARS)}; other currencies are not converted",
            )
        converted.append(float(number(value, snapshot) * DOLLARS[unit]))
    return pd.Series(converted, index=values.index, dtype="float64")


def number(value: str, snapshot: str) -> Decimal:
    """Read plain decimal text; any other cell is an UnreadableFile naming its row."""
    if not PLAIN.fullmatch(value):
        raise UnreadableFile(
            f"The value {value!r} is not a number",
            where=locate(snapshot),
            remedy="Write it with a decimal point and no thousands separators; leave out a row that has no figure",
        )
    return Decimal(value)
