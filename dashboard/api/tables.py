"""``/api/v1/{table}``: rows of a table, by filters, as known now or on a day, in pieces."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dashboard.api.answering import answer, attachment
from dashboard.api.asking import (
    MOST_IN_JSON,
    MOST_OFFSET,
    MOST_ROWS,
    USUAL_IN_JSON,
    day,
    format_of,
    only,
    values,
    whole,
)
from dashboard.api.problems import PLACES, answering, bad, not_found
from dashboard.files import Format, rows_of, to_csv, to_json, to_parquet
from dashboard.ledger import Ledger, open_ledger
from dashboard.views.tables import TABLES, Field, chosen_rows, fields, terms

OFFERED = (Format.JSON, Format.CSV, Format.PARQUET)
YEAR = re.compile(r"\d{4}")

router = APIRouter(prefix="/v1")


@router.api_route("/{resource}", methods=["GET", "HEAD"], include_in_schema=False)
@answering
def table(request: Request, resource: str) -> Response:
    """Give rows of a table; the address may end with an extension."""
    name, _, extension = resource.partition(".")
    if name not in TABLES:
        raise not_found(f"There is no table {name[:40]}. The tables are {', '.join(TABLES)}. {PLACES}")
    form = format_of(request, extension, OFFERED)
    ledger = open_ledger()
    known = fields(ledger, name)
    only(request, parameters(known))
    wanted = {
        field.name: values(request, field.name, _allowed(field))
        for field in known
        if field.filtered and field.name in request.query_params
    }
    columns = values(request, "columns", [field.name for field in known]) or [field.name for field in known]
    first, last = year(request, "from"), year(request, "to")
    as_of = day(request.query_params.get("as_of", ""))
    limit = whole(request, "limit", USUAL_IN_JSON if form is Format.JSON else MOST_ROWS, 1, MOST_ROWS)
    if form is Format.JSON:
        limit = min(limit, MOST_IN_JSON)  # it says how many it gave, and where the next are
    offset = whole(request, "offset", 0, 0, MOST_OFFSET)

    def make() -> tuple[bytes, Mapping[str, str]]:
        rows = chosen_rows(ledger, name, wanted=wanted, first=first, last=last, as_of=as_of)
        piece = rows.iloc[offset : offset + limit]
        links = _links(request, len(rows), offset, limit)
        headers = {"Khorgos-Total-Rows": str(len(rows))}
        if links:
            headers["Link"] = ", ".join(
                f'<{address}>; rel="{relation}"' for relation, address in links.items()
            )
        shown = piece[list(dict.fromkeys(columns))]
        if form is Format.JSON:
            about = _about(ledger, name, as_of, {"total": len(rows), "offset": offset, "limit": limit})
            described = [_described(field) for field in known if field.name in columns]
            sources = terms(ledger, piece)
            document = {**about, **links, "columns": described, "sources": sources, "rows": rows_of(shown)}
            return to_json(document), headers
        file = attachment(f"khorgos-{name}{f'-{as_of}' if as_of else ''}.{form}")
        return (to_csv if form is Format.CSV else to_parquet)(shown), headers | file

    return answer(request, ledger, form, make)


def parameters(known: Sequence[Field]) -> list[str]:
    """Name the query's parameters of a table with these columns."""
    names = [field.name for field in known]
    years = ["from", "to"] if "period" in names else []
    return [*(field.name for field in known if field.filtered), *years, "as_of", "columns", "limit", "offset"]


def year(request: Request, name: str) -> str:
    """Read a year of the query; empty where none is asked for."""
    text = request.query_params.get(name, "")
    if name in request.query_params and not YEAR.fullmatch(text):
        raise bad(f"{name} is a year of four digits such as 2023. Leave it out for all years.")
    return text


def _allowed(field: Field) -> Sequence[str]:
    return ("true", "false") if field.type == "boolean" else field.words


def _about(ledger: Ledger, name: str, as_of: str, counted: Mapping[str, int]) -> dict[str, object]:
    return {"table": name, "data_version": ledger.version, "as_of": as_of or None, **counted}


def _described(field: Field) -> dict[str, object]:
    return {"name": field.name, "type": field.type, "meaning": field.meaning}


def _links(request: Request, total: int, offset: int, limit: int) -> dict[str, str]:
    """Give the addresses of the pieces before and after, where there are any."""

    def at(place: int) -> str:
        query = [
            (key, value)
            for key, value in request.query_params.multi_items()
            if key not in {"limit", "offset"}
        ]
        return f"{request.url.path}?{urlencode([*query, ('limit', limit), ('offset', place)])}"

    found = {}
    if offset + limit < total:
        found["next"] = at(offset + limit)
    if offset > 0:
        found["prev"] = at(max(0, min(offset, total) - limit))
    return found
