"""A long table that is sorted and filtered in the browser; every cell says exactly what the plain table says."""

from collections.abc import Sequence
from typing import Any

import dash_ag_grid
import pandas as pd
from dash import html

from dashboard.components.table import Column, cells_of, say
from dashboard.texts import text

# 1.3 MB that only an open long table needs: assets/grid.js fetches them then, not every page.
dash_ag_grid._js_dist[0]["dynamic"] = True  # noqa: SLF001 - Dash has no other place to say it

# The functions named here are in assets/grid.js.
_EACH: dict[str, Any] = {
    "cellRenderer": "cell",
    "floatingFilter": True,
    "suppressFloatingFilterButton": True,
    "suppressHeaderMenuButton": True,
    "suppressHeaderFilterButton": True,
    "suppressMovable": True,
    "wrapHeaderText": True,
    "autoHeaderHeight": True,
}
_WORDS: dict[str, Any] = {
    "filter": "agTextColumnFilter",
    "comparator": {"function": "byText"},
    "wrapText": True,
    "autoHeight": True,
    "maxWidth": 320,  # pixels; a longer title goes on in a second line
}
_NUMBERS_IN_WORDS: dict[str, Any] = {
    "type": "rightAligned",
    "filter": "agTextColumnFilter",
    "comparator": {"function": "byNumberInText"},
}
_NUMBERS: dict[str, Any] = {
    "type": "rightAligned",
    "filter": "agNumberColumnFilter",
    "filterParams": {
        "filterOptions": ["greaterThanOrEqual", "lessThanOrEqual", "inRange", "equals"],
        "maxNumConditions": 1,
        "filterPlaceholder": {"function": "params.filterOption"},
    },
    "floatingFilterComponentParams": {"filterPlaceholder": True},
    "suppressFloatingFilterButton": False,
    "minWidth": 136,  # pixels; room for the filter's words beside its button
    "comparator": {"function": "byNumber"},
    "sortingOrder": ["desc", "asc", None],  # who sorts by a number looks for the largest
}
_KINDS = {"text": _WORDS, "said": _NUMBERS_IN_WORDS}
_OPTIONS: dict[str, Any] = {
    "autoSizeStrategy": {
        "type": "fitCellContents",
        "skipHeader": True,
        "defaultMinWidth": 104,  # pixels; room to type in, and for the longest word of a header
        "scaleUpToFitGridWidth": True,
    },
    "enableCellTextSelection": True,
    "ensureDomOrder": True,
    # A screen reader and the browser's own search reach only what is in the document: all of it is.
    "suppressColumnVirtualisation": True,
    "suppressRowVirtualisation": True,
    "suppressMaxRenderedRowRestriction": True,
    "animateRows": False,
    "tabToNextCell": {"function": "leave(params)"},
    "localeText": {
        "greaterThanOrEqual": text("table.at_least"),
        "lessThanOrEqual": text("table.at_most"),
        "inRange": text("table.between"),
        "equals": text("table.exactly"),
    },
}


def grid(frame: pd.DataFrame, columns: Sequence[Column], label: str, *, as_of: str = "") -> html.Div:
    """Lay a frame out as a grid in a place of fixed height, one link a row to its raw rows and origin.

    Args:
        frame: as ``data_table`` takes it.
        columns: in order; the first stays in sight where there is room.
        label: what a screen reader calls the grid.
        as_of: the day that the figures are shown as known on, which the links carry; empty for now.
    """
    laid_out = [
        _placed(place) | {"headerName": column.header} | _KINDS.get(column.kind, _NUMBERS)
        for place, column in enumerate(columns)
    ]
    if "snapshots" in frame.columns:
        last = {"headerName": text("columns.origin"), "sortable": False, "filter": False}
        laid_out.append(_placed(len(columns)) | last)
    pairs = zip(frame.to_dict("records"), cells_of(frame, columns, as_of), strict=True)
    drawn = dash_ag_grid.AgGrid(
        rowData=[
            {"values": [_value(row[column.name], column) for column in columns], "cells": cells}
            for row, cells in pairs
        ],
        columnDefs=laid_out,
        defaultColDef=_EACH,
        dashGridOptions=_OPTIONS | {"context": {"label": label}},
        style={"height": "100%"},
    )
    return html.Div(drawn, className="grid")


def _placed(place: int) -> dict[str, Any]:
    return {"colId": str(place), "field": f"values.{place}", "cellRendererParams": {"place": place}}


def _value(value: Any, column: Column) -> str | float | None:
    """Give what a cell is sorted and filtered by."""
    if pd.isna(value):
        return None
    return say(value, column.kind) if column.kind in _KINDS else float(value)
