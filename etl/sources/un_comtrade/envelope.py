"""The envelope that UN Comtrade puts around every answer: ``count``, ``data``, ``error``."""

from decimal import Decimal
from typing import Any

from etl.sources.answers import AGAIN, refuse


def rows_of(found: dict[str, Any], where: str) -> list[dict[str, str]]:
    """Open the envelope: cells as text by column name in lower case, because the API spells names both ways.

    An answer with status 200, no rows and no error is how the API answers a parameter it does not understand; it is
    not an empty result.
    """
    if found.get("error"):
        refuse(f"UN Comtrade reports an error: {str(found['error'])[:200]}", where, AGAIN)
    data = found.get("data")
    if not isinstance(data, list):
        said = f": {str(found['message'])[:200]}" if found.get("message") else ""
        refuse(f"The answer has no list of rows{said}", where, AGAIN)
    if not data:
        refuse(
            "The answer has no rows and names no error, which is how UN Comtrade answers a question it does not understand",
            where,
            "Check the parameters of the request; ask for years that getDa lists",
        )
    if found.get("count") != len(data):
        refuse(f"The answer announces {found.get('count')} rows and has {len(data)}", where, AGAIN)
    return [_text(row, f"{where}, row {number}") for number, row in enumerate(data, start=1)]


def _text(row: object, where: str) -> dict[str, str]:
    if not isinstance(row, dict):
        refuse("A row is not a JSON object", where)
    cells = {name.lower(): _cell(value, name, where) for name, value in row.items()}
    if len(cells) < len(row):
        refuse("A row has one column in two spellings", where)
    return cells


def _cell(value: object, name: str, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str | int):
        return str(value)
    return refuse(f"The cell {name!r} is neither text nor number", where)
