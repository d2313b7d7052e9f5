"""What a request asks for: a format, a day, a piece of a table."""

import re
from collections.abc import Sequence
from datetime import date
from http import HTTPStatus

from fastapi import Request

from dashboard.api.problems import Problem, bad
from dashboard.files import Format

MOST_ROWS = 200_000  # of an answer
MOST_IN_JSON, USUAL_IN_JSON = 10_000, 1_000
MOST_OFFSET = 10**9
LONGEST_VALUE = 500  # characters of one query value
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def format_of(request: Request, extension: str, offered: Sequence[Format]) -> Format:
    """Find the format asked for: by the address' extension, else by the header Accept, else the first offered.

    Raises:
        Problem: 404 for an extension, 406 for a header that names nothing on offer.
    """
    if extension:
        if extension not in offered:
            raise Problem(
                HTTPStatus.NOT_FOUND,
                f"There is no .{extension[:20]} here. Choose one of {', '.join(f'.{each}' for each in offered)}.",
                allowed=[str(each) for each in offered],
            )
        return Format(extension)
    wanted = _accepted(request.headers.get("accept") or "*/*")
    for pattern in wanted:
        for each in offered:
            kind = each.media_type.partition(";")[0]
            if pattern in (kind, "*/*", f"{kind.partition('/')[0]}/*"):
                return each
    kinds = [each.media_type for each in offered]
    raise Problem(
        HTTPStatus.NOT_ACCEPTABLE,
        f"Nothing here is of a type that Accept names. Ask for one of {', '.join(kinds)}, or add an extension to the address.",
        allowed=kinds,
    )


def day(text: str) -> str:
    """Read ``as_of``; empty is now.

    Raises:
        Problem: it is no day.
    """
    if not text:
        return ""
    try:
        return date.fromisoformat(text if DAY.fullmatch(text) else "").isoformat()
    except ValueError as fault:
        said = f"as_of is a day such as 2024-07-03, not {_short(text)}. Leave it out for today's data."
        raise bad(said) from fault


def whole(request: Request, name: str, usual: int, least: int, most: int) -> int:
    """Read a whole number of the query.

    Raises:
        Problem: it is none, or out of bounds.
    """
    text = request.query_params.get(name)
    if text is None:
        return usual
    if not re.fullmatch(r"\d{1,10}", text, re.ASCII) or not least <= int(text) <= most:
        raise bad(f"{name} is a whole number from {least:,} to {most:,}, not {_short(text)}.")
    return int(text)


def values(request: Request, name: str, allowed: Sequence[str]) -> list[str]:
    """Read the values of a query name: repeated, or with commas between.

    Raises:
        Problem: a value is empty, too long, or not on the list, where there is one.
    """
    given = [part for text in request.query_params.getlist(name) for part in text.split(",")]
    for value in given:
        if not value or len(value) > LONGEST_VALUE:
            raise bad(f"{name} needs a value of 1 to {LONGEST_VALUE} characters. Leave it out to take all.")
        if allowed and value not in allowed:
            raise bad(f"{name} is one of {', '.join(allowed)}, not {_short(value)}.", allowed=list(allowed))
    return given


def only(request: Request, known: Sequence[str]) -> None:
    """Refuse a query name that means nothing here: a misspelt filter would silently give every row.

    Raises:
        Problem: there is one.
    """
    for name in request.query_params:
        if name not in known:
            raise bad(
                f"{_short(name)} is not a parameter of this address. Use one of {', '.join(known)}.",
                allowed=list(known),
            )


def _short(text: str) -> str:
    said = "".join(letter for letter in text if letter.isprintable())[:40]
    return f"“{said}”"


def _accepted(header: str) -> list[str]:
    """Give the media types of an Accept header, best first; those of quality 0 are left out."""
    found = []
    for place, part in enumerate(header.lower().split(",")):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        weight = float(quality) if re.fullmatch(r"[01](\.\d{0,3})?", quality) else 0.0
        if weight > 0:
            found.append((-weight, place, kind))
    return [kind for _, _, kind in sorted(found)]
