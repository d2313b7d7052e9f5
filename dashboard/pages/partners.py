"""``/partners``: with whom Kazakhstan trades, by rank and share, single countries or the EU27 as one."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.actions import actions, said
from dashboard.components.aria import aria
from dashboard.components.chart import chart_block
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.components.source_note import source_note
from dashboard.components.table import Column, data_table
from dashboard.components.twin import Twin
from dashboard.figures import partners as figures
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.partners import COUNTED, MEASURES, PLACES, SHOWN, PartnersView, Selection, select, view
from etl.errors import NothingKnown

PATH, TITLE = "/partners", text("partners.page")
CHOICE = Choice("partners", select, ("measure", "blocs", "year"))

_WHERE = (
    Column("world_is", text("partners.columns.world_is")),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("evidence", text("columns.evidence")),
)
_AMOUNT = (
    Column("value_usd", text("columns.value"), "usd"),
    Column("share_pct", text("columns.share"), "percent"),
)
_RANKS = (
    Column("rank", text("partners.columns.rank"), "said"),
    Column("rank_with_bloc", text("partners.columns.rank_with_bloc"), "said"),
)
YEAR_COLUMNS = (Column("partner_name", text("partners.columns.partner_name")), *_AMOUNT, *_RANKS, *_WHERE)
ORDER_COLUMNS = (
    Column("period", text("columns.year")),
    *(Column(f"place_{place}", str(place)) for place in range(1, PLACES + 1)),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
)
OVER_YEARS_COLUMNS = (
    Column("period", text("columns.year")),
    Column("partner_name", text("partners.columns.partner_name")),
    *_AMOUNT,
    *_RANKS,
    *_WHERE,
)


def layout(
    *,
    measure: str | list[str] = "",
    blocs: str | list[str] = "",
    year: str | list[str] = "",
    as_of: str | list[str] = "",
    **_unknown_query: str,
) -> html.Article:
    """Build the page for a choice of its controls; an unknown value gives the nearest that has data."""
    ledger = open_ledger()
    asked = {"measure": measure, "blocs": blocs, "year": year, "as_of": as_of}
    try:
        shown = select(ledger, **{name: first(value) for name, value in asked.items()})
    except NothingKnown:
        return nothing_known(TITLE, PATH, days.as_of(first(as_of)).day)
    kinds = {kind: text(f"partners.measure.{kind}") for kind in MEASURES}
    ways = {way: text(f"partners.blocs.{way}") for way in COUNTED}
    return html.Article(
        [
            dcc.Location(id="partners-url", refresh=False),
            html.Div(
                [
                    controls.choice("partners-measure", text("choices.measure"), kinds, shown.measure),
                    controls.choice("partners-blocs", text("choices.blocs"), ways, shown.blocs),
                    controls.select("partners-year", text("choices.year"), _years(shown), shown.year),
                ],
                className="controls",
                role="group",
                **aria(label=text("choices.group")),
            ),
            html.Div(content(ledger, shown)["content"], id="partners-content"),
        ]
    )


@callback(CHOICE.outputs(("content",), lists=("year",)), inputs=CHOICE.inputs(), prevent_initial_call=True)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(shown, address, content(ledger, shown), {"year": _years(shown)})


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the controls, by its place on the page."""
    part = kept(
        ledger,
        "partners content",
        shown.query,
        shown.instead,
        make=lambda: _parts(view(ledger, shown), shown.instead),
    )
    return {"content": part}


def _parts(shown: PartnersView, instead: str) -> list[Any]:
    notice = [html.P(instead, className="warning", role="note")] if instead else []
    return [
        html.H1(shown.title),
        html.P(shown.lead, className="lead"),
        *notice,
        _ranks_block(shown),
        _shares_block(shown),
        _year_block(shown),
    ]


def _ranks_block(shown: PartnersView) -> html.Section:
    blocs, measure = shown.selection.blocs, shown.selection.measure
    depth = figures.depth(shown.ranks)
    return chart_block(
        "partners-ranks",
        title=shown.ranks_title,
        subtitle=text(
            "partners.ranks_subtitle",
            what=text(f"partners.whole.{measure}"),
            year=shown.selection.year,
            way=text(f"partners.ranked.{blocs}"),
            depth=depth,
            sources=shown.sources,
        ),
        figure=figures.bump(shown.ranks, shown.stretches),
        summary=text("partners.ranks_summary", title=shown.ranks_title),
        note=shown.ranks_note,
        table=Twin(shown.order, ORDER_COLUMNS, shown.ranks_title, shown.selection.as_of),
        height=figures.bump_height(shown.ranks),
        **_addresses(shown.selection),
    )


def _shares_block(shown: PartnersView) -> html.Section:
    rows = shown.shares.sort_values(["period", "value_usd"], ascending=False)
    return chart_block(
        "partners-shares",
        title=shown.shares_title,
        subtitle=" ".join(
            said
            for said in (
                text("partners.shares_subtitle"),
                shown.dips,
                shown.sources,
                text("partners.sources_order"),
            )
            if said
        ),
        figure=figures.shares(shown.shares, shown.stretches),
        summary=text("partners.shares_summary", title=shown.shares_title),
        note=shown.shares_note,
        table=Twin(rows, OVER_YEARS_COLUMNS, shown.shares_title, shown.selection.as_of),
        **_addresses(shown.selection),
    )


def _year_block(shown: PartnersView) -> html.Section:
    rows = shown.year.head(SHOWN)
    day = shown.selection.as_of
    return html.Section(
        [
            html.H2(shown.year_title, id="partners-year-title"),
            html.P(text("partners.year_subtitle", n=SHOWN), className="subtitle"),
            data_table("partners-table", rows, YEAR_COLUMNS, shown.year_title, as_of=day),
            source_note(shown.year_note, shown.selection.as_of),
            actions("partners-table", **_addresses(shown.selection)),
            said("partners-table"),
        ],
        id="partners-table",
        className="block",
        **aria(labelledby="partners-year-title"),
    )


def _years(shown: Selection) -> list[tuple[str, str]]:
    return [(year, year) for year in shown.years]


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/partners.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
