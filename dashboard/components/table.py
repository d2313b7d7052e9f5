"""A plain HTML table: what a screen reader, a printer and a clipboard understand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from dash import dcc, html

from dashboard import wording
from dashboard.components.aria import aria
from dashboard.texts import text

MISSING = "–"
Cell = str | list[str]  # what is said; or it, where it leads, and how that is named
_SAID: dict[str, Callable[[Any], str]] = {
    "text": str,
    "said": str,
    "usd": wording.whole_usd,
    "short": wording.usd,
    "percent": lambda value: wording.percent(value, decimals=2),
    "change": lambda value: wording.percent(value, sign=True),
    "points": lambda value: wording.percent(value, sign=True, decimals=2).replace("%", "pp"),
    "count": wording.number,
    "tenths": lambda value: wording.number(value, 1),
    "index": lambda value: wording.number(value, 3),
}  # how a cell of each kind is said


@dataclass(frozen=True)
class Column:
    """One column of a table twin: a column of the frame, its header with the unit, and how cells are said."""

    name: str
    header: str
    kind: str = "text"  # a key of _SAID; "said" is a number in words
    address: str = ""  # the column of the frame that holds where each cell leads


def record_address(snapshots: str, as_of: str = "") -> str:
    """Give the address of the page that shows the raw rows behind a figure and their origin."""
    return f"/record?{urlencode({'at': snapshots} | ({'as_of': as_of} if as_of else {}))}"


def data_table(
    name: str, frame: pd.DataFrame, columns: Sequence[Column], caption: str, *, as_of: str = ""
) -> html.Div:
    """Lay out a frame in a box that scrolls, one link a row to its raw rows and origin; ``assets/tables.js`` draws it.

    Args:
        name: of the table, unique on its page.
        frame: has the named columns, and ``snapshots`` unless it is a list of names without figures to walk back.
        columns: in order; the first is the row's header.
        caption: names the table to a screen reader.
        as_of: the day that the figures are shown as known on, which the links carry; empty for now.
    """
    heads = [(column.header, _align(column)) for column in columns]
    if "snapshots" in frame.columns:
        heads.append((text("columns.origin"), "text"))
    cells = {"caption": caption, "heads": heads, "rows": cells_of(frame, columns, as_of)}
    return html.Div(
        [
            dcc.Store(id={"type": "cells", "table": name}, data=cells),
            html.Figure(id={"type": "laid", "table": name}),
        ],
        className="scroll",
        tabIndex=0,
        role="region",
        **aria(label=caption),
    )


def cells_of(frame: pd.DataFrame, columns: Sequence[Column], as_of: str = "") -> list[list[Cell]]:
    """Give what each cell says, and where it leads, a list a row."""
    return [
        [_cell(row, column) for column in columns]
        + ([_origin(row, columns, as_of)] if "snapshots" in row else [])
        for row in frame.to_dict("records")
    ]


def plain_table(frame: pd.DataFrame, columns: Sequence[Column], caption: str, *, link: str = "") -> html.Div:
    """Lay out a frame that stands for no figures, in a box that scrolls.

    Args:
        frame: has the named columns.
        columns: in order; the first is the row's header.
        caption: read before the table by a screen reader.
        link: the column with the address that the row's header leads to.
    """
    head = [html.Th(column.header, scope="col", className=_align(column)) for column in columns]
    body = []
    for row in frame.to_dict("records"):
        name, *cells = [say(row[column.name], column.kind) for column in columns]
        first = html.A(name, href=row[link]) if link and row[link] else name
        others = [
            labelled(cell, column.header, _align(column))
            for cell, column in zip(cells, columns[1:], strict=True)
        ]
        body.append(html.Tr([html.Th(first, scope="row"), *others]))
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(body)], className="data cards"
    )
    return html.Div(table, className="scroll", tabIndex=0, role="region", **aria(label=caption))


def labelled(cell: Any, header: str, align: str = "text") -> html.Td:
    """Lay out a cell that says what it is where a phone shows each row as a card."""
    label: dict[str, Any] = {"data-label": header}
    return html.Td(cell, className=align, **label)


def _cell(row: dict[Any, Any], column: Column) -> Cell:
    said = say(row[column.name], column.kind)
    address = row[column.address] if column.address else ""
    return [said, address] if address and isinstance(address, str) else said


def _origin(row: dict[Any, Any], columns: Sequence[Column], as_of: str) -> Cell:
    if not row["snapshots"]:
        return MISSING
    name, second = (say(row[column.name], column.kind) for column in columns[:2])
    label = text("columns.origin_of", name=name, second=second)
    return [text("columns.origin_link"), record_address(row["snapshots"], as_of), label]


def say(value: Any, kind: str) -> str:
    """Say one cell; a missing value is a dash, never a zero."""
    if pd.isna(value):
        return MISSING
    return _SAID[kind](value)


def _align(column: Column) -> str:
    return "text" if column.kind == "text" else "number"
