"""How columns and tables are declared: the few kinds of cell that every table is made of."""

import re
from collections.abc import Iterable
from enum import StrEnum

import pandera.pandas as pa

PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?(/\d{4}-(0[1-9]|1[0-2]))?")
COMMODITY = re.compile(r"TOTAL|\d{2}|\d{4}|\d{6}|\d{8}|\d{2}(\+\d{2})+|[a-z]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# Names of the checks; etl.schema.validation has the sentence for each.
NOT_NEGATIVE, ONE_OF, PATTERN = "not negative", "one of", "pattern"


def text(
    *,
    words: type[StrEnum] | Iterable[str] | None = None,
    form: re.Pattern[str] | None = None,
    nullable: bool = False,
) -> pa.Column:
    """Text, of a closed list of words or of a form where one is given."""
    checks = []
    if words is not None:
        checks.append(pa.Check.isin([str(word) for word in words], error=ONE_OF))
    if form is not None:
        checks.append(pa.Check.str_matches(f"^({form.pattern})$", error=PATTERN))
    return pa.Column("str", checks=checks, nullable=nullable)


def number(*, nullable: bool = False, negative: bool = False) -> pa.Column:
    """A number; values are never negative, changes and gaps may be."""
    return pa.Column(
        "float64", checks=[] if negative else [pa.Check.ge(0, error=NOT_NEGATIVE)], nullable=nullable
    )


def flag() -> pa.Column:
    """True or false."""
    return pa.Column("bool")


def whole(*, nullable: bool = False) -> pa.Column:
    """A whole number."""
    return pa.Column("Int64", nullable=nullable)


def table(name: str, columns: dict[str, pa.Column], unique: Iterable[str]) -> pa.DataFrameSchema:
    """A table with exactly these columns in this order, and no two rows with one key."""
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(unique), name=name)
