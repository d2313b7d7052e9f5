"""``/goals``: every official target on each ledger, what it is counted from, and what it asks of the years ahead."""

from typing import Any

from dash import callback, dcc, html

from dashboard.components import controls
from dashboard.components.actions import actions, said
from dashboard.components.aria import aria
from dashboard.components.causes import cited
from dashboard.components.chart import chart_block
from dashboard.components.kept import kept
from dashboard.components.nothing_known import nothing_known
from dashboard.components.table import Column, data_table
from dashboard.components.twin import Twin
from dashboard.figures import goals as goal_figure
from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.address import first
from dashboard.pages.choice import Choice
from dashboard.pages.goal_progress import progress_block
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.goals import GoalsView, Selection, select, view
from etl.errors import NothingKnown

PATH, TITLE = "/goals", text("goals.page")
CHOICE = Choice("goals", select, ("goal",))

GOAL_COLUMNS = (
    Column("wording", text("goals.columns.wording")),
    Column("said_on", text("goals.columns.said_on")),
    Column("who", text("goals.columns.who")),
    Column("deadline", text("goals.columns.deadline")),
    Column("ledger_name", text("columns.ledger")),
    Column("base_said", text("columns.base")),
    Column("target_usd", text("goals.columns.target_usd"), "short"),
    Column("latest_usd", text("columns.latest"), "short"),
    Column("latest_pct_of_target", text("goals.columns.latest_pct_of_target"), "percent"),
    Column("state", text("goals.columns.state")),
    Column("required_pct", text("goals.columns.required_pct"), "change"),
    Column("run_usd", text("goals.columns.run_usd"), "short"),
    Column("arrives_said", text("goals.columns.arrives_said")),
)
LINE_COLUMNS = (
    Column("period", text("columns.year")),
    Column("ledger_name", text("columns.ledger")),
    Column("value_usd", text("columns.value"), "usd"),
    Column("source_name", text("columns.source")),
    Column("vintage", text("columns.vintage")),
    Column("evidence", text("columns.evidence")),
)


def layout(goal: str | list[str] = "", as_of: str | list[str] = "", **_unknown_query: str) -> html.Article:
    """Build the page; ``goal`` is an id of ``goals.yml``."""
    ledger = open_ledger()
    try:
        shown = select(ledger, goal=first(goal), as_of=first(as_of))
        following = content(ledger, shown)["content"]
    except NothingKnown:
        return nothing_known(TITLE, PATH, days.as_of(first(as_of)).day)
    return html.Article(
        [
            dcc.Location(id="goals-url", refresh=False),
            html.Div(
                controls.select("goals-goal", text("goals.choose"), shown.offered, shown.goal),
                className="controls wide",
                role="group",
                **aria(label=text("goals.choose")),
            ),
            html.Div(following, id="goals-content"),
        ]
    )


@callback(CHOICE.outputs(("content",)), inputs=CHOICE.inputs(), prevent_initial_call=True)
def change(chosen: dict[str, str | None], search: str) -> dict[str, Any]:
    """Show another choice and write it into the address; or follow the address where back or forward changed it."""
    ledger = open_ledger()
    shown, address = CHOICE.followed(ledger, chosen, search)
    return CHOICE.answer(shown, address, content(ledger, shown))


def content(ledger: Ledger, shown: Selection) -> dict[str, Any]:
    """Give what follows the controls, by its place on the page."""
    part = kept(ledger, "goals content", shown.query, shown.instead, make=lambda: _parts(view(ledger, shown)))
    return {"content": part}


def _parts(shown: GoalsView) -> list[Any]:
    selection = shown.selection
    notices = [selection.instead] if selection.instead else []
    if shown.left_out:
        notices.append(text("goals.left_out", count=shown.left_out))
    blocks = [_lines_block(shown)]
    if shown.bases:
        blocks.append(_base_block(shown))
    return [
        html.H1(shown.title),
        html.P([f"{shown.said} ", html.Cite(cited(shown.citation))], className="lead"),
        *(html.P(sentence, className="lead") for sentence in shown.lead),
        *(html.P(notice, className="warning", role="note") for notice in notices),
        *blocks,
        _table(shown),
    ]


def _lines_block(shown: GoalsView) -> html.Section:
    rows = shown.lines.sort_values(["period", "ledger"], ascending=[False, True])
    count = shown.rows["goal"].nunique()
    title = text("goals.line_title", count=count, first=shown.rows["said_on"].min()[:4])
    return chart_block(
        "goals-lines",
        title=title,
        subtitle=text("goals.line_subtitle"),
        figure=goal_figure.targets(shown.lines, shown.marks, no_year=text("goals.no_year")),
        summary=f"{title}. {shown.title}.",
        note=shown.note,
        table=Twin(rows, LINE_COLUMNS, title, shown.selection.as_of),
        height=480,
        **_addresses(shown.selection),
    )


def _base_block(shown: GoalsView) -> html.Section:
    rows = shown.chosen.sort_values(["ledger", "base_known"], ascending=[True, False])
    rows = rows[rows["base_usd"].notna()]
    title = text("goals.progress_title", bases=shown.bases)
    return progress_block(
        "goals-base",
        rows,
        title=title,
        subtitle=text("goals.progress_subtitle", bases=shown.bases_in_full),
        summary=f"{title}. {shown.title}.",
        note=shown.base_note,
        as_of=shown.selection.as_of,
        addresses=_addresses(shown.selection),
    )


def _table(shown: GoalsView) -> html.Section:
    title = text("goals.table_title")
    reported = shown.rows.drop_duplicates("goal")
    return html.Section(
        [
            html.H2(title, id="goals-table-title"),
            html.P(text("goals.table_subtitle"), className="subtitle"),
            data_table("goals-table", shown.rows, GOAL_COLUMNS, title, as_of=shown.selection.as_of),
            html.Details(
                [
                    html.Summary(text("goals.citations")),
                    html.Ul(
                        [
                            html.Li(
                                [
                                    f"{row['said_on']}, {row['who']}: {row['wording']}. ",
                                    html.Cite(cited(row["citation"])),
                                ]
                            )
                            for _, row in reported.iterrows()
                        ]
                    ),
                ],
                className="note",
            ),
            actions("goals-table", **_addresses(shown.selection)),
            said("goals-table"),
        ],
        id="goals-table",
        className="block",
        **aria(labelledby="goals-table-title"),
    )


def _addresses(selection: Selection) -> dict[str, Any]:
    return {
        "download": f"/api/v1/workbook/goals.xlsx?{selection.query}",
        "link": f"{PATH}?{selection.query}",
    }
