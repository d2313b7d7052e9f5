"""``/mirror``: what each side says of one flow, the gap between them, and why it may be there."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.answers import four_answers
from dashboard.components.aria import aria
from dashboard.components.causes import causes
from dashboard.components.chart import chart_block
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.components.table import Column
from dashboard.components.twin import Twin
from dashboard.figures import mirror as figures
from dashboard.figures import mirror_goods as goods_figure
from dashboard.figures import theme
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.mirror import Direction, MirrorView, Selection, select, view
from etl.errors import NothingKnown

PATH, TITLE = "/mirror", text("mirror.page")
CHOICE = Choice("mirror", select, ("commodity", "year"))

_SIDES = tuple(
    Column(f"{side}_{name}", text(f"mirror.columns.{side}_{name}"), kind)
    for side in ("exporter", "importer")
    for name, kind in (("value_usd", "usd"), ("source_name", "text"), ("vintage", "text"))
)
_GAP = (
    Column("gap_usd", text("mirror.columns.gap_usd"), "usd"),
    Column("gap_pct_of_exporter", text("mirror.columns.gap_pct_of_exporter"), "percent"),
    Column("gap_pct_of_importer", text("mirror.columns.gap_pct_of_importer"), "percent"),
    Column("symmetric_index_pct", text("mirror.columns.symmetric_index_pct"), "percent"),
    Column("cif_correction", text("mirror.columns.cif_correction")),
    Column("why_not", text("mirror.columns.why_not")),
)
YEAR_COLUMNS = (
    Column("period", text("columns.year")),
    Column("direction", text("mirror.columns.direction")),
    *_SIDES,
    *_GAP,
)
GOODS_COLUMNS = (
    Column("commodity", text("columns.code")),
    Column("title", text("mirror.columns.title")),
    Column("direction", text("mirror.columns.direction")),
    *_SIDES,
    *_GAP,
)


def layout(
    *,
    commodity: str | list[str] = "",
    year: str | list[str] = "",
    as_of: str | list[str] = "",
    **_unknown_query: str,
) -> html.Article:
    """Build the page for a choice of its controls; an unknown value gives the nearest that has data."""
    ledger = open_ledger()
    try:
        shown = select(ledger, commodity=first(commodity), year=first(year), as_of=first(as_of))
    except NothingKnown:
        return nothing_known(TITLE, PATH, days.as_of(first(as_of)).day)
    labels = {name: text(f"choices.{name}").capitalize() for name in CHOICE.controls}
    return html.Article(
        [
            dcc.Location(id="mirror-url", refresh=False),
            html.Div(
                [
                    controls.select(f"mirror-{name}", labels[name], options, getattr(shown, name))
                    for name, options in _lists(shown).items()
                ],
                className="controls",
                role="group",
                **aria(label=text("choices.group")),
            ),
            html.Div(content(ledger, shown)["content"], id="mirror-content"),
        ]
    )


@callback(
    CHOICE.outputs(("content",), lists=CHOICE.controls), inputs=CHOICE.inputs(), prevent_initial_call=True
)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(shown, address, content(ledger, shown), _lists(shown))


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the controls, by its place on the page."""
    part = kept(
        ledger,
        "mirror content",
        shown.query,
        shown.instead,
        make=lambda: _parts(view(ledger, shown), shown.instead),
    )
    return {"content": part}


def _parts(shown: MirrorView, instead: str) -> list[Any]:
    notice = [html.P(instead, className="warning", role="note")] if instead else []
    return [
        html.H1(shown.title),
        html.P(shown.lead, className="lead"),
        *notice,
        four_answers(
            "mirror-answers",
            shown.about,
            [each.said for each in shown.directions],
            as_of=shown.selection.as_of,
            **_addresses(shown.selection),
        ),
        *(_lines_block(shown.selection, each) for each in shown.directions),
        _goods_block(shown),
        causes("mirror-causes", text("mirror.causes"), text("mirror.causes_lead"), shown.causes),
    ]


def _lines_block(selection: Selection, each: Direction) -> Any:
    if each.note is None:
        return None
    rows = each.rows.iloc[::-1]
    unit = theme.usd_word(figures.largest_of(each.rows))
    words = [
        text("mirror.over_years_unit", unit=unit),
        each.said.subtitle,
        _hidden(each),
        each.said.cif_over_years,
    ]
    return chart_block(
        f"mirror-{each.exporter.lower()}",
        title=each.said.title,
        subtitle=" ".join(word.rstrip(".") + "." for word in words if word),
        figure=figures.direction(each.rows, each.breaks),
        summary=text("mirror.lines_summary", title=each.said.title),
        note=each.note,
        table=Twin(rows, YEAR_COLUMNS, each.said.title, selection.as_of),
        height=figures.direction_height(each.breaks),
        **_addresses(selection),
    )


def _hidden(each: Direction) -> str:
    """Name the years on grey ground, each stretch with its reason."""
    stretches = [
        text("mirror.ground", years=str(first) if first == last else f"{first}–{last}", why=why)
        for first, last, why in figures.hidden(each.rows)
    ]
    return text("mirror.grounds", said="; ".join(stretches)) if stretches else ""


def _goods_block(shown: MirrorView) -> html.Section:
    goods = shown.goods
    guard = [html.H3(text("mirror.hidden")), html.Ul([html.Li(line) for line in goods.hidden])]
    if goods.note is None:
        parts = [html.H2(goods.title), html.P(text("mirror.no_goods_more"))]
        return html.Section(parts, id="mirror-goods", className="block")
    unit = theme.usd_word(figures.largest_of(goods.rows))
    block = chart_block(
        "mirror-goods",
        title=goods.title,
        subtitle=f"{goods.lead} {text('mirror.goods_subtitle', unit=unit)}",
        figure=goods_figure.goods(goods.rows),
        summary=text("mirror.goods_summary", title=goods.title),
        note=goods.note,
        table=Twin(goods.rows, GOODS_COLUMNS, goods.title, shown.selection.as_of),
        height=goods_figure.goods_height(goods.rows),
        **_addresses(shown.selection),
    )
    return html.Section([block, *guard])


def _lists(shown: Selection) -> dict[str, list[tuple[str, str]]]:
    """What the controls offer, as value and label."""
    years = [(year, year) for year in shown.choices.years]
    return {"commodity": list(shown.choices.commodities), "year": years}


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/mirror.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
