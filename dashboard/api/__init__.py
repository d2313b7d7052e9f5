"""The HTTP API under ``/api/v1``: tables, views and claims for machines. Read-only, no state.

Every answer names its data version and can be asked for again with ``If-None-Match``; every error is a problem (RFC 9457)
whose ``detail`` says what to do.
"""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dashboard.api import claims, description, tables, views
from dashboard.api.problems import PLACES, not_found

router = APIRouter(prefix="/api")
for part in (claims, description, views, tables):  # tables last: its address takes any one word
    router.include_router(part.router)


@router.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
def unknown(request: Request) -> Response:
    """Say that there is nothing here."""
    return not_found(f"There is nothing at {request.url.path}. {PLACES}").response()


__all__ = ["router"]
