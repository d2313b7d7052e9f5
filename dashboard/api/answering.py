"""Answers that say which data they hold: an entity tag from the data version and the request, 304 where nothing changed."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

from dashboard.files import Format
from dashboard.ledger import Ledger

CODE = Path(__file__).resolve().parents[1]


def answer(
    request: Request,
    ledger: Ledger,
    form: Format,
    make: Callable[[], tuple[bytes, Mapping[str, str]]],
) -> Response:
    """Answer with what ``make`` gives, or say that the asker already has it.

    Args:
        request: may name the tags that the asker holds, in ``If-None-Match``.
        ledger: the build that the answer is made from.
        form: of the answer.
        make: gives the bytes and further headers; it is not called where the asker has them.
    """
    tag = entity_tag(request, ledger, form)
    headers = {
        "ETag": tag,
        "Cache-Control": "no-cache",  # keep it, but ask whether there is a new build
        "Vary": "Accept",
        "Khorgos-Data-Version": ledger.version,
    }
    if _held(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    content, more = make()
    return Response(content, headers={**headers, **more}, media_type=form.media_type)


def attachment(name: str) -> dict[str, str]:
    """Give the header that names a download; ``name`` is made of letters, digits, dots and hyphens."""
    safe = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in ".-_+") else "-" for letter in name
    )
    return {"Content-Disposition": f'attachment; filename="{safe}"'}


def entity_tag(request: Request, ledger: Ledger, form: Format) -> str:
    """Name what the answer will be made of: the build, the code, the address and the format.

    It is a weak tag, since the answer may travel compressed.
    """
    made_of = "\n".join([ledger.fingerprint, _code(), str(request.url), form])
    return f'W/"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}"'


def _held(header: str, tag: str) -> bool:
    held = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in held or tag.removeprefix("W/") in held


@cache
def _code() -> str:
    """The checksum of the dashboard's own code: a new release may say the same data in other words."""
    files = sorted(file for file in CODE.rglob("*") if file.suffix in {".py", ".yml"})
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
