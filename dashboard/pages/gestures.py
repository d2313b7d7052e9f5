"""Gestures that repeat on every chart, and the marks in the top bar that follow the page that is open."""

from typing import Any

from dash import MATCH, ClientsideFunction, Input, Output, State, callback, clientside_callback, no_update

from dashboard.components.record import short_list
from dashboard.components.shell import NAMES
from dashboard.ledger import open_ledger
from dashboard.pages.address import queried
from dashboard.views import days
from dashboard.views.record import observations

TAKEN = ("copy", "png", "svg", "copy-apa", "copy-bibtex")
FORMS = ("apa", "bibtex")


@callback(
    Output({"type": "rows", "block": MATCH}, "children"),
    Input({"type": "chart", "block": MATCH}, "clickData"),
    State("shell-url", "search"),
    prevent_initial_call=True,
)
def show_rows(click: dict[str, Any] | None, search: str | None) -> Any:
    """List the raw rows behind the mark that was clicked."""
    if not click or not click["points"][0].get("customdata"):
        return no_update
    mark = click["points"][0]["customdata"]
    day = days.as_of(queried(search or "").get("as_of", "")).day
    return short_list(observations(open_ledger(), mark.split()), as_of=day)


# What follows needs no server: assets/gestures.js does it in the browser.
clientside_callback(
    ClientsideFunction("gestures", "take"),
    Output({"type": "said", "block": MATCH}, "children"),
    *(Input({"type": kind, "block": MATCH}, "n_clicks") for kind in TAKEN),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("tables", "lay"),
    Output({"type": "laid", "table": MATCH}, "children"),
    Input({"type": "cells", "table": MATCH}, "data"),
)
clientside_callback(
    ClientsideFunction("gestures", "address"),
    *(Output({"type": form, "block": MATCH}, "children") for form in FORMS),
    Input({"type": "cite", "block": MATCH}, "n_clicks"),
    *(State({"type": form, "block": MATCH}, "children") for form in FORMS),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction("gestures", "current"),
    *(Output(f"nav-{page}", "aria-current") for page in NAMES),
    Input("_pages_location", "pathname"),
    *(State(f"nav-{page}", "href") for page in NAMES),
)
clientside_callback(
    ClientsideFunction("gestures", "menu"),
    Output("nav-menu", "aria-expanded"),
    Input("nav-menu", "n_clicks"),
    Input("_pages_location", "pathname"),
    State("nav-menu", "aria-expanded"),
)
