"""Errors in the form machines expect (RFC 9457); ``detail`` ends with what to do."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from etl.errors import InvalidTable, KhorgosError, NotBuilt, NothingKnown

MEDIA_TYPE = "application/problem+json"
PLACES = "The API is described at /api/v1/openapi.json; its addresses are listed at /api/v1. Workbooks are at /api/v1/workbook/overview.xlsx and the like."
_STATUS = {
    NotBuilt: HTTPStatus.SERVICE_UNAVAILABLE,
    NothingKnown: HTTPStatus.NOT_FOUND,
    InvalidTable: HTTPStatus.NOT_FOUND,
}


class Problem(Exception):
    """A request that cannot be answered.

    Args:
        status: of HTTP.
        detail: what is wrong and what to do, in sentences.
        extra: further members, such as the values that are allowed.
    """

    def __init__(self, status: HTTPStatus, detail: str, **extra: object) -> None:
        """Keep what the answer will say."""
        super().__init__(detail)
        self.status, self.detail, self.extra = status, detail, extra

    def response(self) -> JSONResponse:
        """Give the answer."""
        body = {"type": "about:blank", "title": self.status.phrase, "status": self.status.value}
        return JSONResponse({**body, "detail": self.detail, **self.extra}, self.status, media_type=MEDIA_TYPE)


def bad(detail: str, **extra: object) -> Problem:
    """Make a problem of a request that is not understood."""
    return Problem(HTTPStatus.BAD_REQUEST, detail, **extra)


def not_found(detail: str) -> Problem:
    """Make a problem of something that is not there."""
    return Problem(HTTPStatus.NOT_FOUND, detail)


def answering(route: Callable[..., Response]) -> Callable[..., Response]:
    """Let a route raise problems, and the project's own errors."""

    @wraps(route)
    def answered(*given: Any, **named: Any) -> Response:
        try:
            return route(*given, **named)
        except Problem as problem:
            return problem.response()
        except KhorgosError as fault:
            return of_error(fault).response()

    return answered


def of_error(fault: KhorgosError) -> Problem:
    """Make a problem of the project's own error."""
    return Problem(_STATUS.get(type(fault), HTTPStatus.BAD_REQUEST), str(fault))


def of_server(request: Request, fault: Exception) -> Response:
    """Answer what the server itself refuses, such as a method; outside the API in plain words, as before."""
    status = HTTPStatus(fault.status_code) if isinstance(fault, HTTPException) else HTTPStatus.BAD_REQUEST
    headers = getattr(fault, "headers", None)
    if not request.url.path.startswith("/api"):
        return Response(status.phrase, status, headers=headers, media_type="text/plain")
    said = f"{status.description or status.phrase}. {PLACES}"
    answer = Problem(status, said).response()
    answer.headers.update(headers or {})
    return answer
