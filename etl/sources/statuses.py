"""What an answer is worth before anyone reads its data: good, worth asking again for, or refused."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from etl.errors import BadAnswer, NotThere, Refused
from etl.sources.connector import Request

PATIENCE_SECONDS = 300.0  # a publisher that asks for more is asked again by the next run, not waited for

BY_HAND = "Open the address in a browser; if the data are there, save them and run: python -m etl add FILE"
LATER = "Run the same fetch again later; what is kept stays"


class Passing(Exception):
    """Something that may pass by itself.

    Args:
        what: the fault, as the end of a sentence.
        remedy: what to do if it does not pass.
        wait: seconds the publisher asks for.
        final: whether asking again at once is no use.
    """

    def __init__(self, what: str, remedy: str, wait: float | None = None, *, final: bool = False) -> None:
        super().__init__(what)
        self.what, self.remedy, self.wait = what, remedy, wait
        self.final = final or (wait is not None and wait > PATIENCE_SECONDS)


def check_status(request: Request, status: int, headers: Mapping[str, str]) -> None:
    """Sort an answer's status into good, worth another try, and refused."""
    wait = _retry_after(headers.get("Retry-After", ""))
    server_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    if server_fault or status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT):
        raise Passing(f"the publisher answered {_name(status)}", _later(wait), wait)
    if status == HTTPStatus.FORBIDDEN and wait:
        raise Passing("the publisher answered 403 with a time to wait", _later(wait), wait)
    if status == HTTPStatus.OK:
        return
    what, remedy = f"{request.about}: the publisher answered {_name(status)}", BY_HAND
    if status == HTTPStatus.UNAUTHORIZED:
        key = (
            "whether it now wants a key"
            if request.secret_header is None
            else f"the key in {request.secret_header[1]}"
        )
        remedy = f"Check {key}; publishers give keys on their sites"
    barred = status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    raise (Refused if barred else NotThere)(what, where=request.address, remedy=remedy)


def check_content(request: Request, content: bytes, secret: str) -> None:
    """Refuse an answer that is empty, or that would carry the key into a file."""
    if not content.strip():
        raise BadAnswer(f"{request.about}: the answer is empty", where=request.address, remedy=LATER)
    if secret and secret.encode() in content:
        raise BadAnswer(
            f"{request.about}: the answer repeats the key, so it is not kept",
            where=request.address,
            remedy="Ask the publisher for another key and report this to it",
        )


def _later(wait: float | None) -> str:
    if wait is None or wait <= PATIENCE_SECONDS:
        return LATER
    return (
        f"The publisher asks to wait: run the same fetch again in {wait / 60:.0f} minutes; what is kept stays"
    )


def _retry_after(text: str) -> float | None:
    """Read ``Retry-After`` as seconds; it may be a number or a date."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(tz=UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _name(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
