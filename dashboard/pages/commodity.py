"""``/commodity?code=…``: one commodity by both reporters over the years; ``find=`` searches in three languages."""

from typing import Any
from urllib.parse import urlencode

from dash import html

from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.goods import breadcrumbs, onward, search_box
from dashboard.components.nothing_known import nothing_known
from dashboard.components.source_note import source_note
from dashboard.components.table import Column, data_table
from dashboard.components.twin import Twin
from dashboard.figures import commodity as figures
from dashboard.figures import theme
from dashboard.ledger import open_ledger
from dashboard.pages.address import first
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.commodity import CommodityView, Selection, select, view
from dashboard.views.parties import DIRECTIONS
from etl.errors import NothingKnown

PATH, TITLE = "/commodity", text("commodity.page")

WHO_COLUMNS = (
    Column("reporter_name", text("commodity.reporter")),
    Column("source_name", text("columns.source")),
    Column("years", text("commodity.years")),
    Column("period", text("commodity.last_year")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("share_pct", text("columns.share"), "percent"),
    Column("growth_pct", text("columns.growth"), "change"),
    Column("contribution_pp", text("columns.contribution"), "points"),
    Column("vintage", text("columns.vintage")),
    Column("note", text("commodity.note")),
)
LINE_COLUMNS = (
    Column("period", text("columns.year")),
    Column("reporter_name", text("commodity.reporter")),
    Column("source_name", text("columns.source")),
    *WHO_COLUMNS[4:9],
    Column("status", text("columns.status")),
    Column("classification", text("columns.edition")),
    Column("total_said", text("columns.share_of")),
)
FOUND_COLUMNS = (
    Column("commodity", text("columns.code"), address="address"),
    Column("level", text("commodity.level")),
    Column("title_en", "English"),
    Column("title_ru", "Русский"),
    Column("title_zh", "中文"),
    Column("found_in", text("commodity.found_in")),
    Column("loaded", text("commodity.reported_by")),
)


def layout(
    code: str | list[str] = "",
    trade: str | list[str] = "",
    find: str | list[str] = "",
    as_of: str | list[str] = "",
    **_unknown_query: str,
) -> html.Article:
    """Build the page for a commodity, or for the words of a search."""
    ledger = open_ledger()
    day = days.as_of(first(as_of)).day
    try:
        chosen = select(ledger, code=first(code), trade=first(trade), find=first(find), as_of=day)
    except NothingKnown:
        return nothing_known(TITLE, PATH, day)
    shown = view(ledger, chosen)
    notices = [html.P(chosen.instead, className="warning", role="note")] if chosen.instead else []
    return html.Article(
        [
            search_box(PATH, chosen.find, chosen.as_of),
            *_found(shown, chosen_by_code=bool(first(code))),
            breadcrumbs(shown.path, lambda place: goods_address(chosen, place)),
            html.H1(shown.heading),
            html.P(_titles(shown), className="titles"),
            html.P(shown.lead, className="lead"),
            *notices,
            _directions(chosen),
            _who(shown),
            *_charts(shown),
            onward(text("commodity.beneath"), shown.beneath, lambda place: address(chosen, place)),
            html.P(shown.beneath_said, className="quiet"),
            *([] if shown.load in shown.beneath_said else [html.P(shown.load, className="quiet")]),
        ]
    )


def address(selection: Selection, code: str, **changes: str) -> str:
    """Give the page of a commodity as known on the same day."""
    chosen = {"code": code, "as_of": selection.as_of} | changes
    return f"{PATH}?{urlencode({name: value for name, value in chosen.items() if value})}"


def goods_address(selection: Selection, place: str) -> str:
    """Give the page of all goods within a place, as known on the same day."""
    chosen = {"within": place, "as_of": selection.as_of}
    return f"/commodities?{urlencode({name: value for name, value in chosen.items() if value})}".rstrip("?")


def _found(shown: CommodityView, *, chosen_by_code: bool) -> list[Any]:
    if shown.found is None:
        return []
    said = html.H2(shown.found.said, id="commodity-found-title")
    if shown.found.rows.empty:
        return [html.Section(said, id="commodity-found")]
    rows = shown.found.rows
    lead_to = [
        goods_address(shown.selection, code)
        if level == "section"
        else address(shown.selection, code, find=shown.found.asked)
        for code, level in zip(rows["commodity"], rows["level"], strict=True)
    ]
    table: Any = data_table(
        "commodity-found",
        rows.assign(address=lead_to, loaded=rows["loaded"].replace("", text("commodity.nobody"))),
        FOUND_COLUMNS,
        shown.found.said,
    )
    if chosen_by_code:  # the answer comes first; the other finds are a click away
        table = html.Details([html.Summary(text("commodity.other_finds")), table])
    return [
        html.Section(
            [said, table],
            id="commodity-found",
            **aria(labelledby="commodity-found-title"),
        )
    ]


def _titles(shown: CommodityView) -> list[Any]:
    """The title in each language, and whether it is the office's or translated here."""
    parts: list[Any] = []
    for language, title, status in shown.titles:
        parts += [html.Span([f"{language}: ", html.B(title), f" ({status})"]), " "]
    return parts


def _directions(chosen: Selection) -> html.Nav:
    links = [
        html.A(
            name,
            href=address(chosen, chosen.code, trade=trade),
            id=f"commodity-{trade}",
            **(aria(current="true") if trade == chosen.trade else {}),
        )
        for trade, name in DIRECTIONS.items()
    ]
    return html.Nav(links, className="tabs", **aria(label=text("commodity.direction")))


def _who(shown: CommodityView) -> html.Section:
    return html.Section(
        [
            html.H2(shown.who_title, id="commodity-who-title"),
            data_table("commodity-who", shown.who, WHO_COLUMNS, shown.who_title, as_of=shown.selection.as_of),
            source_note(shown.note, shown.selection.as_of),
        ],
        id="commodity-who",
        className="block",
    )


def _charts(shown: CommodityView) -> list[html.Section]:
    lines = shown.lines
    if lines["period"].nunique() <= 1:  # the table of who reports what says it all
        return []
    day = shown.selection.as_of
    newest = lines.sort_values(["period", "reporter"], ascending=[False, True])
    blocks = [
        chart_block(
            "commodity-lines",
            title=shown.lines_title,
            subtitle=text("commodity.lines", unit=theme.usd_word(float(lines["value_usd"].max()))),
            figure=figures.pair(lines, shown.gap),
            summary=text("commodity.lines_summary", title=shown.lines_title),
            note=shown.note,
            table=Twin(newest, LINE_COLUMNS, shown.lines_title, day),
            **_addresses(shown.selection),
        )
    ]
    measured = newest[newest["contribution_pp"].notna()]
    if len(measured):
        blocks.append(
            chart_block(
                "commodity-growth",
                title=shown.growth_title,
                subtitle=text("commodity.contributions"),
                figure=figures.contributions(measured),
                summary=text("commodity.contributions_summary", title=shown.growth_title),
                note=shown.note,
                table=Twin(measured, LINE_COLUMNS, shown.growth_title, day),
                **_addresses(shown.selection),
            )
        )
    return blocks


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/commodity.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
