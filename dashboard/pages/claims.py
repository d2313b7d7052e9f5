"""``/claims``: paste a text; what each ledger makes of every claim in it, then and now."""

import base64
import json
from typing import Any
from urllib.parse import quote, urlencode

import dash_mantine_components as dmc
from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    ctx,
    dcc,
    html,
    no_update,
)
from dash.exceptions import PreventUpdate

from dashboard.components.aria import aria
from dashboard.components.claims import checked_text, claim_card, key, not_checked, summary
from dashboard.ledger import open_ledger
from dashboard.pages.address import first, queried
from dashboard.texts import text as words
from dashboard.views import days
from dashboard.views.claim_review import claim_reviews
from dashboard.views.claims import ClaimView, Judged, check_text
from dashboard.views.examples import EXAMPLES
from dashboard.views.verdicts import explained, marked
from dashboard.workbooks import claims_book, write
from etl.errors import KhorgosError

PATH, TITLE = "/claims", words("claims.page")
MOST_CARDS = 60  # a page with more is slow to draw; the workbook holds all
LONGEST_LINK = 6000  # letters of an address that browsers and servers take
TYPED = (State("claims-text", "value"), State("claims-date", "value"))


def layout(
    text: str | list[str] = "", date: str | list[str] = "", as_of: str | list[str] = "", **_unknown_query: str
) -> html.Article:
    """Build the page; a text in the address is checked at once."""
    chosen = first(text), first(date), days.as_of(first(as_of)).day
    return html.Article(
        [
            dcc.Location(id="claims-url", refresh=False),
            dcc.Download(id="claims-file"),
            html.H1(words("claims.title")),
            html.P(
                words("claims.lead"),
                className="lead",
            ),
            _form(*chosen[:2]),
            html.Div(results(*chosen), id="claims-results", **aria(live="polite")),
        ]
    )


def results(text: str, date: str, as_of: str) -> list[Any]:
    """Check a text and show what was found, or say what is wrong with the input."""
    if not text.strip():
        return [key(), _examples()]
    try:
        ledger = open_ledger()
        shown = check_text(text, said_on=date, as_of=as_of, ledger=ledger)
    except KhorgosError as fault:
        return [html.P(str(fault), className="warning", role="alert"), _examples()]
    return [
        html.Section(
            [
                html.H2(_headline(shown.now), id="claims-verdict", tabIndex=-1),
                html.P(_meaning(shown), className="subtitle"),
                checked_text(shown),
                summary(shown),
                *(html.P(line) for line in _sentences(shown)),
                _actions(shown, text, date, as_of),
            ],
            className="block claim",
            **aria(labelledby="claims-verdict"),
        ),
        *(claim_card(number, shown) for number in range(1, min(len(shown.cards), MOST_CARDS) + 1)),
        *(
            [html.P(words("claims.more", most=MOST_CARDS, all=len(shown.cards)))]
            if len(shown.cards) > MOST_CARDS
            else []
        ),
        html.Section(not_checked(shown, as_of), className="left-alone"),
        html.P(words("claims.apart"), className="quiet"),
        key(),
        _examples(),
    ]


@callback(
    Output("claims-results", "children"),
    Output("claims-url", "search"),
    Output("claims-text", "value"),
    Output("claims-date", "value"),
    Input("claims-check", "n_clicks"),
    Input("claims-date", "n_submit"),
    *TYPED,
    Input("claims-url", "search"),
    prevent_initial_call=True,
    running=[(Output("claims-check", "loading"), True, False)],
)
def check(
    _clicks: int, _submitted: int, text: str | None, date: str | None, search: str | None
) -> tuple[Any, Any, Any, Any]:
    """Check what was typed and write it into the address where it fits; or follow the address, where Back changed it."""
    typed = text or "", date or "", _as_of(search)
    if ctx.triggered_id == "claims-url":
        given = queried(search or "")
        addressed = given.get("text", ""), given.get("date", ""), typed[2]
        if addressed == typed:
            raise PreventUpdate
        return results(*addressed), no_update, *addressed[:2]
    if not typed[0].strip():
        told = html.P(words("claims.nothing_typed"), className="warning", role="alert")
        return [told], no_update, no_update, no_update
    address = query(*typed)
    shown = results(*typed)
    return shown, address if len(address) <= LONGEST_LINK else no_update, no_update, no_update


clientside_callback(
    ClientsideFunction("claims", "show_verdict"),
    Output("claims-results", "data-shown"),
    Input("claims-results", "children"),
    State("claims-check", "n_clicks"),
)


@callback(
    Output("claims-file", "data"),
    inputs={"clicks": (Input("claims-xlsx", "n_clicks"), Input("claims-review", "n_clicks"))},
    state={"typed": TYPED, "search": State("claims-url", "search"), "href": State("claims-url", "href")},
    prevent_initial_call=True,
)
def download(
    clicks: tuple[int | None, ...], typed: tuple[str | None, ...], search: str, href: str
) -> dict[str, str | bool]:
    """Give the findings as a workbook, or as schema.org ClaimReview."""
    if not any(clicks):
        raise PreventUpdate
    text, date = (each or "" for each in typed)
    as_of = _as_of(search)
    ledger = open_ledger()
    shown = check_text(text, said_on=date, as_of=as_of, ledger=ledger)
    link = f"{href.partition('?')[0]}{query(text, date, as_of)}"
    if ctx.triggered_id == "claims-xlsx":
        content = base64.b64encode(write(claims_book(ledger, shown, link=link))).decode()
        return {"content": content, "filename": "khorgos-claims.xlsx", "base64": True}
    reviews = claim_reviews(shown, link=link, data_version=ledger.version, reviewed_on=ledger.newest)
    content = json.dumps(reviews, ensure_ascii=False, indent=2)
    return {"content": content, "filename": "khorgos-claims.jsonld", "type": "application/ld+json"}


def _as_of(search: str | None) -> str:
    return days.as_of(queried(search or "").get("as_of", "")).day


def query(text: str, date: str, as_of: str) -> str:
    """Give the part of an address that reproduces a check."""
    given = {"text": text, "date": date, "as_of": as_of}
    return f"?{urlencode({name: value for name, value in given.items() if value}, quote_via=quote)}"


def _form(text: str, date: str) -> html.Div:
    return html.Div(
        [
            dmc.Textarea(
                id="claims-text",
                label=words("claims.text"),
                value=text,
                autosize=True,
                minRows=4,
                maxRows=16,
            ),
            html.Div(
                [
                    dmc.TextInput(
                        id="claims-date",
                        label=words("claims.said_on"),
                        value=date,
                        placeholder=words("claims.said_on_form"),
                        description=words("claims.said_on_hint"),
                    ),
                    dmc.Button(words("claims.check"), id="claims-check", color="dark"),
                ],
                className="controls",
            ),
        ],
        className="form",
        role="search",
        **aria(label=words("claims.form")),
    )


def _headline(judged: Judged) -> list[Any]:
    """The verdict with its mark, then what was not checked; where parts differ, which agrees with which ledger."""
    verdict = words("claims.verdict", when=judged.when, verdict=judged.verdict)
    if not judged.summary.startswith(judged.verdict):
        return [words("claims.verdict", when=judged.when, verdict=judged.summary)]
    mark = html.Span(marked(judged.verdict), className="mark", **aria(hidden="true"))
    return [f"{verdict}\u00a0", mark, judged.summary.removeprefix(judged.verdict)]


def _meaning(shown: ClaimView) -> str:
    """Say what the verdict means, as a sentence."""
    meaning = explained(shown.now.verdict)
    return f"{meaning[0].upper()}{meaning[1:]}."


def _sentences(shown: ClaimView) -> list[str]:
    """The judgement in sentences: what each ledger says, what the parts say of one another, the arithmetic."""
    subjects = {(card.claim.measure, card.claim.period, card.claim.goods) for card in shown.cards}
    alike = len(subjects) == 1
    lines = [shown.now.sentence] if alike else []
    lines += shown.now.consistency
    lines += [words("claims.arithmetic", said=said) for said in shown.now.arithmetic]
    if shown.then is not None and shown.cards:
        sentence = f" {shown.then.sentence}" if alike else ""
        then = shown.then
        told = then.verdict if then.summary.startswith(then.verdict) else then.summary
        verdict = words("claims.verdict", when=then.when, verdict=told)
        lines.append(f"{verdict}.{sentence}")
    return lines


def _actions(shown: ClaimView, text: str, date: str, as_of: str) -> html.P:
    search = query(text, date, as_of)
    link: Any = html.A(words("claims.link"), href=f"{PATH}{search}")
    if len(search) > LONGEST_LINK:
        link = html.Span(words("claims.too_long"), className="quiet")
    hidden = {} if shown.cards else {"display": "none"}
    return html.P(
        [
            html.Button(words("claims.download"), id="claims-xlsx", className="link", style=hidden),
            html.Button(words("claims.review"), id="claims-review", className="link", style=hidden),
            link,
        ],
        className="actions",
    )


def _examples() -> html.Section:
    links = [
        html.Li(
            [
                html.Span(f"{example.language_name}: ", className="quiet"),
                html.A(
                    html.Bdi(example.text, lang=example.language, dir="auto"),
                    href=f"{PATH}{query(example.text, example.said_on, '')}",
                ),
            ]
        )
        for example in EXAMPLES
    ]
    return html.Section(
        [html.H2(words("claims.examples")), html.Ul(links, className="examples")], className="block"
    )
