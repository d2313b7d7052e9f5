"""HTTP routes beside the pages: workbooks of a view. Read-only, no state."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from dashboard.exports import VIEWS
from dashboard.ledger import open_ledger
from dashboard.workbooks import write
from etl.errors import KhorgosError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

router = APIRouter(prefix="/api")


@router.get("/v1/workbook/{name}.xlsx")
def workbook(request: Request, name: str) -> Response:
    """A view as a workbook, for the same choices as its page."""
    if name not in VIEWS:
        return _problem(HTTPStatus.NOT_FOUND, "Not found", f"There is no view {name}. {_places()}")
    view, ledger = VIEWS[name], open_ledger()
    chosen = {key: value for key, value in request.query_params.items() if key in view.choices}
    try:
        selection = view.select(ledger, **chosen)
        link = f"{str(request.base_url).rstrip('/')}{view.path}?{selection.query}"
        content = write(view.book(ledger, selection, link=link))
    except KhorgosError as fault:
        return _problem(HTTPStatus.NOT_FOUND, "No data", str(fault))
    disposition = f'attachment; filename="{selection.name}.xlsx"'
    return Response(content, media_type=XLSX, headers={"Content-Disposition": disposition})


@router.get("/{path:path}")
def unknown(path: str) -> JSONResponse:
    """Say that there is nothing here, in the form machines expect (RFC 9457)."""
    return _problem(HTTPStatus.NOT_FOUND, "Not found", f"There is nothing at /api/{path}. {_places()}")


def _places() -> str:
    return f"Workbooks are at {', '.join(f'/api/v1/workbook/{name}.xlsx' for name in VIEWS)}."


def _problem(status: HTTPStatus, title: str, detail: str) -> JSONResponse:
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(problem, status_code=status, media_type="application/problem+json")
