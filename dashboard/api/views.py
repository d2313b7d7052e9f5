"""``/api/v1/view/{view}`` and ``/api/v1/workbook/{view}.xlsx``: what a page shows, for the same choices of its controls."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dashboard.api.answering import answer, attachment
from dashboard.api.asking import day, format_of
from dashboard.api.problems import answering, bad, not_found
from dashboard.exports import STYLES, VIEWS, View, table_names, view_file
from dashboard.files import Format
from dashboard.ledger import open_ledger

OFFERED = (Format.JSON, Format.CSV, Format.PARQUET, Format.XLSX)

router = APIRouter(prefix="/v1")


@router.api_route("/view/{resource}", methods=["GET", "HEAD"], include_in_schema=False)
@answering
def view(request: Request, resource: str) -> Response:
    """Give a view's tables: all in JSON and in a workbook, one (``table``, else the first) in CSV and Parquet."""
    name, _, extension = resource.partition(".")
    return _given(request, name, format_of(request, extension, OFFERED))


@router.api_route("/workbook/{resource}", methods=["GET", "HEAD"], include_in_schema=False)
@answering
def workbook(request: Request, resource: str) -> Response:
    """Give a view as a workbook."""
    name, _, extension = resource.partition(".")
    return _given(request, name, format_of(request, extension or Format.XLSX, [Format.XLSX]))


def _given(request: Request, name: str, form: Format) -> Response:
    if name not in VIEWS:
        raise not_found(f"There is no view {name[:40]}. The views are {', '.join(VIEWS)}.")
    chosen, style = choices(request, VIEWS[name])
    table = request.query_params.get("table")
    ledger = open_ledger()
    if table is not None and table not in (names := table_names(ledger, name)):
        raise bad(f"The view {name} has no such table. Choose one of {', '.join(names)}.", allowed=names)

    def make() -> tuple[bytes, Mapping[str, str]]:
        site = str(request.base_url).rstrip("/")
        file = view_file(ledger, name, form, chosen=chosen, site=site, table=table or "", style=style)
        return file.content, {} if form is Format.JSON else attachment(file.name)

    return answer(request, ledger, form, make)


def choices(request: Request, shown: View) -> tuple[dict[str, str], str]:
    """Read a page's choices and the workbook's style from the query; other names are of other tools and mean nothing.

    Raises:
        Problem: the day or the style cannot be read.
    """
    query = request.query_params
    chosen = {key: query.getlist(key)[0] for key in shown.choices if key in query}
    if "as_of" in chosen:
        chosen["as_of"] = day(chosen["as_of"])
    style = query.get("style", STYLES[0])
    if style not in STYLES:
        raise bad(f"style is one of {', '.join(STYLES)}.", allowed=list(STYLES))
    return chosen, style
