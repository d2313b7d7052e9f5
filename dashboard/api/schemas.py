"""JSON Schemas of what the API takes and gives."""

from collections.abc import Sequence
from typing import Any

from dashboard.api.problems import MEDIA_TYPE
from dashboard.views.tables import Field

DATE = {"type": "string", "anyOf": [{"format": "date"}, {"maxLength": 0}]}
TEXT = {"type": "string"}
BYTES = {"type": "string", "format": "binary"}
ROWS = {"type": "array", "items": {"type": "object"}}
HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "names this answer; send it back in If-None-Match"},
    "Khorgos-Data-Version": {"schema": {"type": "string"}, "description": "names the build of the data"},
}
PROBLEM = {
    "description": "A problem (RFC 9457); detail says what to do",
    "content": {
        MEDIA_TYPE: {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                },
            }
        }
    },
}
VIEW = {
    "type": "object",
    "required": ["view", "data_version", "as_of", "link", "instead", "tables"],
    "properties": {
        "view": {"type": "string"},
        "data_version": {"type": "string"},
        "as_of": {"type": ["string", "null"]},
        "link": {"type": "string", "description": "the page that shows this"},
        "instead": {"type": ["string", "null"], "description": "what was asked for and is not loaded"},
        "tables": {"type": "object", "additionalProperties": ROWS},
    },
}
CLAIMS = {
    "type": "object",
    "required": ["data_version", "text", "said_on", "claims", "judgements", "left"],
    "properties": {
        "data_version": {"type": "string"},
        "text": {"type": "string"},
        "said_on": {"type": ["string", "null"]},
        "claims": ROWS,
        "judgements": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["as_known", "verdict", "sentence", "claims"],
                "properties": {"as_known": {"type": "string"}, "verdict": {"type": "string"}, "claims": ROWS},
            },
        },
        "left": ROWS,
    },
}


def table(known: Sequence[Field]) -> dict[str, Any]:
    """Give the schema of an answer with rows of a table."""
    count = {"type": "integer", "minimum": 0}
    return {
        "type": "object",
        "required": [
            "table",
            "data_version",
            "as_of",
            "total",
            "offset",
            "limit",
            "columns",
            "sources",
            "rows",
        ],
        "properties": {
            "table": {"type": "string"},
            "data_version": {"type": "string"},
            "as_of": {"type": ["string", "null"]},
            "total": count,
            "offset": count,
            "limit": count,
            "next": {"type": "string", "description": "address of the next rows"},
            "prev": {"type": "string", "description": "address of the rows before"},
            "columns": ROWS,
            "sources": ROWS,
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {field.name: _cell(field) for field in known},
                },
            },
        },
    }


def listed(field: Field) -> dict[str, Any]:
    """Give the schema of a filter: one value or several of the column."""
    words = ["true", "false"] if field.type == "boolean" else list(field.words)
    item: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 500, "pattern": "^[^,]+$"}
    return {"type": "array", "minItems": 1, "items": {"type": "string", "enum": words} if words else item}


def _cell(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"type": [field.type, "null"] if field.nullable else field.type}
    if field.words:
        made["enum"] = [*field.words, None] if field.nullable else list(field.words)
    return made | {"description": field.meaning}
