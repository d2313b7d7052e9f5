"""``/downloads``: every view and every built table as files, their terms, how to cite them, and the API."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard.components.actions import said
from dashboard.components.aria import aria
from dashboard.components.citation import citation
from dashboard.components.table import MISSING, Column, labelled, plain_table
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
    Column("short", text("columns.source")),
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
            _views_table(views, selection),
            html.H2(text("downloads.tables")),
            html.P(text("downloads.tables_lead")),
            _built_table(tables, selection),
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


def _views_table(views: pd.DataFrame, selection: DaySelection) -> html.Div:
    """Lay out each view with its workbook, and beneath it a row a table of it."""
    rows: list[Any] = []
    for name, tables in views.groupby("view", sort=False):
        rows.append(_view_row(str(name), selection))
        for row in tables.to_dict("records"):
            table = row["table"]
            holds = html.Th(text(f"downloads.tables_of.{name}.{table}"), scope="row")
            links = _table_links(f"/api/v1/view/{name}", f"table={table}", selection, f"{name} {table}")
            rows.append(_row([holds], row, links))
    return _laid_out((text("downloads.table"), *_FILE_HEADS), rows, text("downloads.views_caption"))


def _view_row(name: str, selection: DaySelection) -> html.Tr:
    query = f"?{selection.query}" if selection.query else ""
    page = dcc.Link(text(f"shell.pages.{name}"), href=f"{VIEWS[name].path}{query}")
    book = _link(Format.XLSX, f"/api/v1/workbook/{name}.{Format.XLSX}{query}", name)
    whole = _link(Format.JSON, f"/api/v1/view/{name}.{Format.JSON}{query}", name)
    return html.Tr(
        [
            html.Th(page, colSpan=len(_FILE_HEADS), scope="rowgroup"),
            labelled([book, whole], text("downloads.all_tables"), "files"),
        ],
        className="group",
    )


def _built_table(tables: pd.DataFrame, selection: DaySelection) -> html.Div:
    """Lay out a row a built table."""
    rows = [
        _row(
            [html.Th(html.Code(row["name"]), scope="row"), html.Td(row["holds"])],
            row,
            _table_links(f"/api/v1/{row['name']}", "", selection, row["name"]),
        )
        for row in tables.to_dict("records")
    ]
    heads = (text("downloads.table"), text("downloads.holds"), *_FILE_HEADS)
    return _laid_out(heads, rows, text("downloads.tables_caption"))


def _row(heads: list[Any], row: dict[Any, Any], links: list[Any]) -> html.Tr:
    counts = zip((full_usd(row["rows"]), row["size"] or MISSING), _FILE_HEADS, strict=False)
    cells = [labelled(said, label, "number") for said, label in counts]
    return html.Tr([*heads, *cells, labelled(links, _FILE_HEADS[-1], "files")])


def _laid_out(heads: tuple[str, ...], rows: list[Any], caption: str) -> html.Div:
    aligned = ["text"] * (len(heads) - len(_FILE_HEADS)) + ["number", "number", "text"]
    head = html.Tr(
        [html.Th(word, scope="col", className=align) for word, align in zip(heads, aligned, strict=True)]
    )
    table = html.Table(
        [html.Caption(caption), html.Thead(head), html.Tbody(rows)], className="data cards downloads"
    )
    return html.Div(table, className="scroll", tabIndex=0, role="region", **aria(label=caption))


def _table_links(path: str, choice: str, selection: DaySelection, what: str) -> list[Any]:
    query = "&".join(part for part in (choice, selection.query) if part)
    return [_link(form, f"{path}.{form}?{query}".rstrip("?"), what) for form in (Format.CSV, Format.PARQUET)]


def _link(form: str, address: str, what: str) -> html.A:
    word = str(form).upper() if form != Format.PARQUET else "Parquet"
    made: html.A = html.A(word, href=address, download="", className="file", **aria(label=f"{word}, {what}"))
    return made
