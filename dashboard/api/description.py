"""``/api/v1`` and ``/api/v1/openapi.json``: what there is, described from the tables' own contracts, with examples that run."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dashboard.api import schemas
from dashboard.api.answering import answer
from dashboard.api.asking import MOST_IN_JSON, MOST_OFFSET, MOST_ROWS, USUAL_IN_JSON
from dashboard.api.claims import FIELDS
from dashboard.exports import VIEWS, table_names
from dashboard.files import FORMATS, Format, to_json
from dashboard.ledger import Ledger, open_ledger
from dashboard.views.claims import LONGEST
from dashboard.views.tables import DESCRIPTIONS, TABLES, Field, dated, fields

TITLE = "Khorgos, China–Kazakhstan trade as each side counts it"
ABOUT = (
    "Trade as each side reports it, every vintage. Nothing is merged, estimated or corrected. Each answer names its data version; "
    "ask again with If-None-Match and 304 says that nothing changed. The format follows the address' extension, else Accept. "
    "as_of gives what was known to be public on a day. Publishers' terms apply to their figures: see /api/v1/sources."
)
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "totals": {"partner": "CHN,KAZ", "measure": "turnover", "period": "2023", "in_force": "true"},
    "ledger_lines": {"measure": "turnover", "from": "2015"},
    "commodity": {"reporter": "KAZ", "flow": "export", "period": "2023", "level": "chapter"},
    "partners": {
        "period": "2023",
        "measure": "turnover",
        "in_force": "true",
        "columns": "partner_name,value_usd,rank",
    },
    "mirror": {"commodity": "TOTAL"},
    "vintages": {"source": "bns", "period": "2023", "commodity": "TOTAL"},
    "flows": {"source": "gacc"},
}
CLAIM = {
    "text": "Two-way trade rose 32 percent to 41 billion dollars in 2023, according to Kazakh government data",
    "date": "2024-07-03",
}

router = APIRouter(prefix="/v1")


@router.api_route("", methods=["GET", "HEAD"], include_in_schema=False)
def index(request: Request) -> Response:
    """List the addresses, each with an example."""
    ledger = open_ledger()
    document = {
        "name": TITLE,
        "data_version": ledger.version,
        "openapi": "/api/v1/openapi.json",
        "tables": {name: {"address": f"/api/v1/{name}", "holds": DESCRIPTIONS[name]} for name in TABLES},
        "views": {name: f"/api/v1/view/{name}" for name in VIEWS},
        "workbooks": {name: f"/api/v1/workbook/{name}.xlsx" for name in VIEWS},
        "claims": "/api/v1/claims/check",
    }
    return answer(request, ledger, Format.JSON, lambda: (to_json(document), {}))


@router.api_route("/openapi.json", methods=["GET", "HEAD"], include_in_schema=False)
def openapi(request: Request) -> Response:
    """Give the OpenAPI description."""
    ledger = open_ledger()
    return answer(request, ledger, Format.JSON, lambda: (to_json(describe(ledger)), {}))


def describe(ledger: Ledger) -> dict[str, Any]:
    """Describe the whole API as OpenAPI 3.1."""
    paths: dict[str, Any] = {
        "/api/v1": _get("index", "The addresses of the API", [], {Format.JSON: {"type": "object"}}),
        "/api/v1/openapi.json": _get("openapi", "This description", [], {Format.JSON: {"type": "object"}}),
    }
    for name in TABLES:
        known = fields(ledger, name)
        answers = {Format.JSON: schemas.table(known), Format.CSV: schemas.TEXT, Format.PARQUET: schemas.BYTES}
        operation = (DESCRIPTIONS[name], _table_parameters(name, known), answers)
        paths |= _both(f"/api/v1/{name}", name, *operation)
    for name, view in VIEWS.items():
        parameters = [
            _query(choice, {"type": "string"}, _CHOICE) for choice in view.choices if choice != "as_of"
        ]
        parameters = [*parameters, AS_OF]
        tables = {Format.JSON: schemas.VIEW, Format.CSV: schemas.TEXT, Format.PARQUET: schemas.BYTES}
        book = {Format.XLSX: schemas.BYTES}
        paths |= _both(
            f"/api/v1/view/{name}",
            f"view_{name}",
            f"What the page {view.path} shows",
            [*parameters, _table(ledger, name), STYLE],
            tables | book,
        )
        paths[f"/api/v1/workbook/{name}.xlsx"] = _get(
            f"workbook_{name}", f"The page {view.path} as a workbook", [*parameters, STYLE], book
        )
    paths |= _claims()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": "1",
            "description": ABOUT,
            "license": {"name": "MIT (code); terms of each source (figures)"},
        },
        "paths": paths,
    }


def _table_parameters(name: str, known: Sequence[Field]) -> list[dict[str, Any]]:
    example = EXAMPLES.get(name, {})
    listed = [
        _query(
            field.name,
            schemas.listed(field),
            f"{field.meaning}; several with commas between",
            example.get(field.name),
            spread=True,
        )
        for field in known
        if field.filtered
    ]
    years = [
        _query(
            end,
            {"type": "string", "pattern": "^[0-9]{4}$"},
            f"{end} this year on" if end == "from" else "to this year",
            example.get(end),
        )
        for end in ("from", "to")
        if any(field.name == "period" for field in known)
    ]
    names = {
        "type": "array",
        "minItems": 1,
        "items": {"type": "string", "enum": [field.name for field in known]},
    }
    number = {"type": "integer", "minimum": 0}
    as_of = AS_OF if dated(name) else AS_OF | {"description": "the table is the same on every day"}
    usual = f"rows in an answer: {USUAL_IN_JSON:,} in JSON unless you say, and {MOST_IN_JSON:,} at most; up to {MOST_ROWS:,} in CSV and Parquet"
    return [
        *listed,
        *years,
        as_of,
        _query("columns", names, "which columns, with commas between", example.get("columns"), spread=True),
        _query("limit", number | {"minimum": 1, "maximum": MOST_ROWS}, usual),
        _query("offset", number | {"maximum": MOST_OFFSET}, "how many rows to pass over"),
    ]


def _table(ledger: Ledger, name: str) -> dict[str, Any]:
    names = table_names(ledger, name)
    return _query(
        "table", {"type": "string", "enum": names}, "which table a CSV or Parquet holds; left out, the first"
    )


def _claims() -> dict[str, Any]:
    day = {"type": "string", "maxLength": 10}
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"\S"}
    meanings = {
        "text": "what to check",
        "date": "day it was published, such as 2024-07-03; a month or a year alone is taken by its last day",
        "as_of": "judge by what was known on that day",
    }
    kinds = {"text": text, "date": schemas.DATE | day, "as_of": schemas.DATE | day}
    parameters = [
        _query(name, kinds[name], meanings[name], CLAIM.get(name), required=name == "text") for name in FIELDS
    ]
    body = {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["text"],
                    "additionalProperties": False,
                    "properties": {
                        name: kind | {"description": meanings[name]} for name, kind in kinds.items()
                    },
                },
                "example": CLAIM,
            }
        },
    }
    answers = {
        Format.JSON: schemas.CLAIMS,
        Format.CSV: schemas.TEXT,
        Format.PARQUET: schemas.BYTES,
        Format.XLSX: schemas.BYTES,
    }
    paths = _both(
        "/api/v1/claims/check", "check_claims", "Check a text against both ledgers", parameters, answers
    )
    for address, item in paths.items():
        posted = {**item["get"], "operationId": f"{item['get']['operationId']}_posted", "requestBody": body}
        posted["parameters"] = [each for each in posted["parameters"] if each["in"] == "path"]
        posted["responses"] = {
            **{code: said for code, said in posted["responses"].items() if code != "304"},
            **dict.fromkeys(("413", "415"), schemas.PROBLEM),
        }
        item["get"]["responses"]["413"] = schemas.PROBLEM
        paths[address] = {**item, "post": posted}
    return paths


def _both(
    address: str, operation: str, summary: str, parameters: Sequence[Any], answers: Mapping[Format, Any]
) -> dict[str, Any]:
    """Describe an address with and without its extension."""
    extension = {
        "name": "extension",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": [str(form) for form in answers]},
    }
    return {
        address: _get(operation, summary, parameters, answers),
        f"{address}.{{extension}}": _get(f"{operation}_as", summary, [extension, *parameters], answers),
    }


def _get(
    operation: str, summary: str, parameters: Sequence[Any], answers: Mapping[Format, Any]
) -> dict[str, Any]:
    content = {FORMATS[form]: {"schema": schema} for form, schema in answers.items()}
    said: dict[str, Any] = {"200": {"description": summary, "content": content, "headers": schemas.HEADERS}}
    said["304"] = {"description": "You have it already"}
    problems = (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
    said |= {str(status.value): schemas.PROBLEM for status in problems}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "parameters": list(parameters),
            "responses": said,
        }
    }


def _query(
    name: str,
    schema: Mapping[str, Any],
    meaning: str,
    example: str | None = None,
    *,
    required: bool = False,
    spread: bool = False,
) -> dict[str, Any]:
    """Describe a parameter of the query; ``spread`` ones hold several values with commas between."""
    made: dict[str, Any] = {
        "name": name,
        "in": "query",
        "required": required,
        "description": meaning,
        "schema": dict(schema),
    }
    if spread:
        made |= {"style": "form", "explode": False}
    if example is not None:
        made["example"] = example.split(",") if spread else example
    return made


_CHOICE = "as in the page's address; an unknown value gives the nearest view that has data"
AS_OF = _query("as_of", schemas.DATE, "what was known to be public on that day; left out, now")
STYLE = _query(
    "style",
    {"type": "string", "enum": ["default", "analyst"]},
    "analyst adds formulas, charts and a long sheet to a workbook",
)
