"""HTTP routes beside the pages: workbooks of a view. Read-only, no state."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from dashboard.ledger import open_ledger
from dashboard.views.commodities import select, view
from dashboard.views.overview import TRADES
from dashboard.workbooks import commodities_book, overview_book, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

router = APIRouter(prefix="/api")


@router.get("/v1/workbook/overview.xlsx")
def overview_workbook(request: Request, trade: str = "both") -> Response:
    """Both ledgers, the gap, the claim and the goals as a workbook."""
    shown = trade if trade in TRADES else "both"
    link = f"{request.base_url}?trade={shown}"
    return _workbook(write(overview_book(open_ledger(), trade=shown, link=link)), f"khorgos-overview-{shown}")


@router.get("/v1/workbook/commodities.xlsx")
def commodities_workbook(
    request: Request, *, reporter: str = "", flow: str = "", source: str = "", level: str = "", year: str = ""
) -> Response:
    """The rows that the commodity page shows for the same choice."""
    ledger = open_ledger()
    chosen = select(ledger, reporter=reporter, flow=flow, source=source, level=level, year=year)
    shown = view(ledger, chosen)
    link = f"{request.base_url}commodities?{chosen.query}"
    name = f"khorgos-{chosen.reporter}-{chosen.flow}-{chosen.source}-{chosen.level}-{chosen.year}".lower()
    return _workbook(
        write(
            commodities_book(
                ledger, shown.rows, shown.bands, title=shown.title, link=link, instead=chosen.instead
            )
        ),
        name,
    )


@router.get("/{path:path}")
def unknown(path: str) -> JSONResponse:
    """Say that there is nothing here, in the form machines expect (RFC 9457)."""
    problem = {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "detail": f"There is nothing at /api/{path}. Workbooks are at /api/v1/workbook/overview.xlsx and /api/v1/workbook/commodities.xlsx.",
    }
    return JSONResponse(problem, status_code=404, media_type="application/problem+json")


def _workbook(content: bytes, name: str) -> Response:
    return Response(
        content, media_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    )
