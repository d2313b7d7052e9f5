"""``/api/v1/claims/check``: what each ledger makes of a text, then and now. The text is read and forgotten."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlencode

import pandas as pd
from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from dashboard.api.answering import answer, attachment
from dashboard.api.asking import format_of, only
from dashboard.api.problems import Problem, answering, bad
from dashboard.files import Format, to_csv, to_json, to_parquet
from dashboard.ledger import open_ledger
from dashboard.views.claim_document import as_json
from dashboard.views.claims import LONGEST, ClaimView, check_text
from dashboard.views.days import day_of
from dashboard.workbooks import claims_book, write
from etl.errors import KhorgosError

OFFERED = (Format.JSON, Format.CSV, Format.PARQUET, Format.XLSX)
FIELDS = ("text", "date", "as_of")
MOST_BYTES = 1_000_000
LONGEST_LINK = 6000

router = APIRouter(prefix="/v1/claims")


@dataclass(frozen=True)
class Asked:
    """A text to check, the day it was published and the day whose knowledge counts; empty where not given."""

    text: str
    date: str = ""
    as_of: str = ""


@router.api_route("/check", methods=["GET", "HEAD"], include_in_schema=False)
@router.api_route("/check.{extension}", methods=["GET", "HEAD"], include_in_schema=False)
@answering
def check(request: Request, extension: str = "") -> Response:
    """Check the text of the address."""
    only(request, FIELDS)
    return _checked(request, _asked(dict(request.query_params)), format_of(request, extension, OFFERED))


@router.post("/check", include_in_schema=False)
@router.post("/check.{extension}", include_in_schema=False)
async def check_posted(request: Request, extension: str = "") -> Response:
    """Check the text of the body: a JSON object, or the text itself with the days in the query."""
    try:
        body = await _body(request)
    except Problem as problem:
        return problem.response()
    return await run_in_threadpool(_check_body, request, body, extension)


@answering
def _check_body(request: Request, body: bytes, extension: str) -> Response:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
        given = json.loads(text) if kind == "application/json" else None
    except (ValueError, RecursionError) as fault:
        raise bad(f"The body cannot be read ({type(fault).__name__}). Send JSON or text in UTF-8.") from fault
    if kind == "application/json":
        only(request, ())
        if not isinstance(given, dict) or not set(given) <= set(FIELDS):
            raise bad(f"The body is a JSON object with {', '.join(FIELDS)}; text is required.")
    elif kind == "text/plain":
        only(request, FIELDS[1:])
        given = {"text": text, **request.query_params}
    else:
        raise Problem(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "Send application/json or text/plain, and say so in Content-Type.",
        )
    return _checked(request, _asked(given), format_of(request, extension, OFFERED))


def _checked(request: Request, asked: Asked, form: Format) -> Response:
    ledger = open_ledger()

    def make() -> tuple[bytes, Mapping[str, str]]:
        shown = check_text(asked.text, said_on=asked.date, as_of=asked.as_of, ledger=ledger)
        if form is Format.JSON:
            return to_json({"data_version": ledger.version, **as_json(shown)}), {}
        link = f"{str(request.base_url).rstrip('/')}/claims{_query(asked)}"
        file = attachment(f"khorgos-claims.{form}")
        if form is Format.XLSX:
            return write(claims_book(ledger, shown, link=link)), file
        return (to_csv if form is Format.CSV else to_parquet)(_findings(shown)), file

    if request.method == "POST":
        content, headers = make()
        more = {"Cache-Control": "no-store", "Khorgos-Data-Version": ledger.version}
        return Response(content, headers={**more, **headers}, media_type=form.media_type)
    return answer(request, ledger, form, make)


def _findings(shown: ClaimView) -> pd.DataFrame:
    judged = [each.findings.assign(as_known=each.when, verdict=each.verdict) for each in shown.judgements]
    return pd.concat([table for table in judged if not table.empty] or judged[:1], ignore_index=True)


def _asked(given: Mapping[str, object]) -> Asked:
    """Take the fields, and read the days before any work is done.

    Raises:
        Problem: there is no text, it is too long, or a day cannot be read.
    """
    for name in FIELDS:
        if not isinstance(given.get(name) or "", str):
            raise bad(f"{name} is a text in quotation marks.")
    found = Asked(*(str(given.get(name) or "") for name in FIELDS))
    if not found.text.strip():
        raise bad("There is no text to check. Give it as text.")
    if len(found.text) > LONGEST:
        raise Problem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"The text has {len(found.text):,} characters; {LONGEST:,} are read at once. Check it in parts.",
        )
    for name in ("date", "as_of"):
        try:
            day_of(getattr(found, name))
        except KhorgosError as fault:
            raise bad(f"{name}: {fault}") from fault
    return found


async def _body(request: Request) -> bytes:
    """Read a body up to its limit.

    Raises:
        Problem: it is longer.
    """
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Problem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"The body is over {MOST_BYTES:,} bytes. Check the text in parts.",
            )
        parts.append(part)
    return b"".join(parts)


def _query(asked: Asked) -> str:
    given = {name: getattr(asked, name) for name in FIELDS if getattr(asked, name)}
    query = f"?{urlencode(given, quote_via=quote)}"
    return query if len(query) <= LONGEST_LINK else ""
