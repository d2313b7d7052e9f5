"""``/downloads``: every view and every built table as files, their terms, how to cite them, and the API."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.components.citation import citation, said
from dashboard.components.table import MISSING, Column, plain_table
from dashboard.exports import VIEWS
from dashboard.files import Format, to_csv
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.texts import text
from dashboard.views.citation import cite
from dashboard.views.days import DaySelection
from dashboard.views.downloads import built_tables, select, view_tables
from dashboard.views.methods import sources_in_hand
from dashboard.views.sources import SourceNote
from dashboard.wording import full_usd, listed
from etl.errors import KhorgosError

PATH, TITLE = "/downloads", text("downloads.page")
TERM_COLUMNS = (
    Column("short", text("methods.source")),
    Column("redistribute", text("methods.redistribute")),
    Column("terms", text("methods.terms")),
    Column("publisher", text("downloads.to_cite")),
)

API_LINES = (
    (text("downloads.api_totals"), "/api/v1/ledger_lines.json?measure=turnover&from=2015"),
    (
        text("downloads.api_view"),
        "/api/v1/view/overview.csv?as_of=2024-07-05",
    ),
    (
        text("downloads.api_claim"),
        "/api/v1/claims/check?text=Trade+with+China+reached+41+billion+dollars+in+2023",
    ),
)
_FILE_HEADS = (text("downloads.rows"), text("downloads.size"), text("downloads.files"))
ALIGNED = ("text", "text", "number", "number", "text")
HEADS = {
    "view": (text("downloads.view"), text("downloads.table"), *_FILE_HEADS),
    "table": (text("downloads.table"), text("downloads.holds"), *_FILE_HEADS),
}


def layout(as_of: str | list[str] = "", **_unknown_query: str) -> html.Article:
    """Build the page; with ``as_of`` the files hold what was known on that day."""
    ledger = open_ledger()
    selection = select(ledger, as_of=first(as_of))
    today = datetime.now(UTC).date()
    tables, sources = built_tables(ledger, selection), sources_in_hand(ledger, selection.as_of, today)
    views = ledger.once("downloads", "views", selection.as_of, make=lambda: _views(ledger, selection))
    kept = sources.loc[sources["redistribute"].str.startswith("no"), "short"].tolist()
    figures = tables.set_index("name")["rows"]["flows"]
    title = text(
        "downloads.title", figures=full_usd(int(figures)), views=str(len(VIEWS)), tables=str(len(tables))
    )
    newest = str(ledger.table("origins")["known_from"].max())
    note = SourceNote(tuple(sources["publisher"]), "", (), ledger.version, selection.as_of or newest)
    query = f"?{selection.query}" if selection.query else ""
    made = cite(text("downloads.cited"), f"{PATH}{query}#downloads-cite", note, read_on=today)
    return html.Article(
        [
            html.H1(title),
            html.P(text("downloads.lead"), className="lead"),
            html.P(text("downloads.kept", sources=listed(kept)), className="warning", role="note"),
            html.H2(text("downloads.views")),
            _files(views, "view", selection, text("downloads.views_caption")),
            html.H2(text("downloads.tables")),
            html.P(text("downloads.tables_lead")),
            _files(tables, "table", selection, text("downloads.tables_caption")),
            html.H2(text("downloads.terms"), id="downloads-terms"),
            plain_table(sources, TERM_COLUMNS, text("downloads.terms_caption"), link="url"),
            citation("downloads", made),
            said("downloads"),
            html.H2(text("downloads.api")),
            html.Ul(
                [
                    html.Li([f"{what}: ", html.A(html.Code(address), href=address)])
                    for what, address in API_LINES
                ]
            ),
            html.P(
                [
                    html.A(text("downloads.api_index"), href="/api/v1"),
                    " · ",
                    html.A(text("downloads.api_described"), href="/api/v1/openapi.json"),
                    " · ",
                    dcc.Link(text("downloads.to_methods"), href="/methods"),
                ]
            ),
        ]
    )


def _views(ledger: Ledger, selection: DaySelection) -> pd.DataFrame:
    """List the tables of every view that has any on the day."""
    tables: dict[str, Any] = {}
    for name, view in VIEWS.items():
        try:
            tables[name] = view.tables(ledger, view.select(ledger, as_of=selection.as_of))
        except KhorgosError:
            tables[name] = {}
    return view_tables(VIEWS, tables, to_csv)


def _files(frame: pd.DataFrame, kind: str, selection: DaySelection, caption: str) -> html.Div:
    """Lay out a row a table, with a link for each format."""
    rows = []
    for row in frame.to_dict("records"):
        name, what = (row["view"], row["table"]) if kind == "view" else (row["name"], row["holds"])
        cells = [
            html.Td(what),
            html.Td(full_usd(row["rows"]), className="number"),
            html.Td(row["size"] or MISSING, className="number"),
        ]
        links = _view_links(name, what, selection) if kind == "view" else _table_links(name, selection)
        rows.append(html.Tr([html.Th(name, scope="row"), *cells, html.Td(links)]))
    head = html.Thead(
        html.Tr(
            [
                html.Th(word, scope="col", className=align)
                for word, align in zip(HEADS[kind], ALIGNED, strict=True)
            ]
        )
    )
    table = html.Table([html.Caption(caption), head, html.Tbody(rows)], className="data")
    return html.Div(table, className="scroll", tabIndex=0, role="region", **aria(label=caption))


def _view_links(name: str, table: str, selection: DaySelection) -> list[Any]:
    day = f"&{selection.query}" if selection.query else ""
    one = [
        _link(form, f"/api/v1/view/{name}.{form}?table={table}{day}", f"{name} {table}")
        for form in (Format.CSV, Format.PARQUET)
    ]
    whole = _link(Format.XLSX, f"/api/v1/workbook/{name}.{Format.XLSX}?{selection.query}".rstrip("?"), name)
    return [*one, whole]


def _table_links(name: str, selection: DaySelection) -> list[Any]:
    query = f"?{selection.query}" if selection.query else ""
    return [_link(form, f"/api/v1/{name}.{form}{query}", name) for form in (Format.CSV, Format.PARQUET)]


def _link(form: str, address: str, what: str) -> html.A:
    word = str(form).upper() if form != Format.PARQUET else "Parquet"
    made: html.A = html.A(word, href=address, download="", className="file", **aria(label=f"{word}, {what}"))
    return made
