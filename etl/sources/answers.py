"""Reading what a publisher answered as text: encoding, HTML, JSON, CSV, numbers. Shared by the three SDMX-like sources.

Every fault is an ``UnreadableFile`` that says where. Numbers stay the decimal text that was printed.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

import pandas as pd

from etl.errors import UnreadableFile
from etl.sources.transcribed import COLUMNS

AGAIN = "Fetch it again; if it comes back like this, open the address in a browser"
CHANGED = "The publisher changed its format: compare the answer with the publisher's documentation and adapt the parser"
MARKUP = re.compile(rb"\s*<")
WHOLE = re.compile(r"\d+")
MOST_USD = 1e14  # several times what the whole world trades in a year


def refuse(what: str, where: str, remedy: str = CHANGED, cause: Exception | None = None) -> NoReturn:
    """Raise the UnreadableFile of this sentence."""
    raise UnreadableFile(what, where=where, remedy=remedy) from cause


def read_text(content: bytes, where: str) -> str:
    """Decode an answer that should be data in UTF-8, with or without a byte order mark."""
    if not content.strip():
        refuse("The answer is empty", where, AGAIN)
    if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        page = b"<html" in content[:2000].lower() or b"<!doctype html" in content[:2000].lower()
        refuse(f"An {'HTML page' if page else 'XML document'} came instead of data", where, AGAIN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        remedy = "Keep the answer as the publisher sent it; a program may have saved it in another encoding"
        refuse("The answer is not UTF-8", f"{where}, byte {fault.start}", remedy, fault)


def read_json(content: bytes, where: str) -> dict[str, Any]:
    """Read a JSON object; numbers with a point become decimals, so that no printed digit is lost."""

    def no_number(name: str) -> NoReturn:
        refuse(f"A value is {name}, which is no number", where)

    text = read_text(content, where)
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=no_number)
    except (ValueError, RecursionError) as fault:
        place = f", character {fault.pos}" if isinstance(fault, json.JSONDecodeError) else ""
        refuse("The answer is cut off or not JSON", f"{where}{place}", AGAIN, fault)
    if not isinstance(found, dict):
        refuse("The answer is not a JSON object", where)
    return found


def read_csv(content: bytes, where: str, *, trailing: bool = False) -> tuple[list[str], list[list[str]]]:
    """Read a header and its rows, each as long as the header.

    Args:
        content: bytes of the file.
        where: for messages.
        trailing: whether rows, with or without the header, may end in a comma that stands for nothing.
    """
    text = read_text(content, where)
    try:
        header, *rows = csv.reader(io.StringIO(text.rstrip("\r\n")), strict=True)
    except (csv.Error, ValueError) as fault:
        refuse("The file is cut off or not CSV", where, AGAIN, fault)
    if trailing and header[-1] == "":
        header = header[:-1]
    if not rows:
        refuse("The file has a header and nothing below it, which is not a trade of nothing", where, AGAIN)
    for number, cells in enumerate(rows, start=2):
        if trailing and len(cells) == len(header) + 1 and cells[-1] == "":
            cells.pop()
        if len(cells) != len(header):
            refuse(
                f"A row has {len(cells)} cells where the header has {len(header)}",
                f"{where}, row {number}",
                AGAIN,
            )
    return header, rows


def check_columns(names: Iterable[str], known: Iterable[str], where: str) -> None:
    """Refuse a column that nobody knows, one that is missing, and one that stands twice."""
    found, wanted = list(names), list(known)
    if sorted(found) == sorted(wanted):
        return
    faults = [
        *(f"unknown column {name!r}" for name in dict.fromkeys(found) if name not in wanted),
        *(f"missing column {name!r}" for name in wanted if name not in found),
        *(f"repeated column {name!r}" for name in wanted if found.count(name) > 1),
    ]
    if faults:
        refuse(f"The answer has {', '.join(faults)}", where)


def plain(cell: object, where: str, *, most: float = MOST_USD) -> str:
    """Give a value as plain decimal text. Trade is a number, never less than nothing nor more than the world's."""
    try:
        value = Decimal(str(cell))
    except InvalidOperation as fault:
        refuse(f"The value {cell!r} is not a number", where, cause=fault)
    if not value.is_finite() or value < 0 or isinstance(cell, bool):
        refuse(f"The value {cell!r} cannot be an amount of trade", where)
    if value > Decimal(most):
        refuse(
            f"The value {value:,.0f} is more than the whole world trades",
            where,
            "Compare it with the publisher's site; the unit or the scale of its file has changed",
        )
    return f"{value:f}"


def half_of_last_digit(value: str) -> str:
    """Give half a unit of the last printed digit; zeros after the point are how programs print whole numbers."""
    decimals = len(value.partition(".")[2].rstrip("0"))
    return f"0.{'0' * decimals}5"


def to_frame(rows: Iterable[Mapping[str, str]], where: str, *, nothing: str) -> pd.DataFrame:
    """Put parsed rows into the columns of ``transcribed.COLUMNS`` and ``snapshot``, each figure once.

    Args:
        rows: cells by column; those left out are empty.
        where: for messages.
        nothing: the sentence if there are no rows.
    """
    seen: dict[tuple[str, ...], str] = {}
    table = []
    for row in rows:
        key = tuple(row[name] for name in ("reporter", "partner", "flow", "period", "commodity", "valuation"))
        first = seen.setdefault(key, row["snapshot"])
        if first != row["snapshot"]:
            refuse(
                f"Rows {first.rpartition('#')[2]} and {row['snapshot'].rpartition('#')[2]} give the same figure twice"
                f" ({', '.join(key)})",
                where,
                "See which column tells the rows apart; the parser has to keep one of its values",
            )
        table.append([row.get(name, "") for name in (*COLUMNS, "snapshot")])
    if not table:
        refuse(nothing, where, AGAIN)
    return pd.DataFrame(table, columns=[*COLUMNS, "snapshot"], dtype="str")
