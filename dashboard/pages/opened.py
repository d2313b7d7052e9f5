"""Every page by its address, each made once for a build and a query, and the tables that open on it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from dash import MATCH, Input, Output, callback, ctx
from dash.exceptions import PreventUpdate

from dashboard.components.kept import Kept, kept
from dashboard.ledger import open_ledger
from dashboard.pages import (
    claims,
    commodities,
    commodity,
    downloads,
    goals,
    methods,
    mirror,
    overview,
    partners,
    record,
    vintages,
)
from dashboard.pages.address import queried

PAGES = (
    overview,
    commodities,
    commodity,
    mirror,
    partners,
    goals,
    claims,
    record,
    vintages,
    downloads,
    methods,
)
_BY_PATH: dict[str, Any] = {page.PATH: page for page in PAGES if page is not claims}


def layout_of(page: Any) -> Callable[..., Any]:
    """Give what lays a page out for a query. What readers paste into the claims page is not kept."""
    if page is claims:
        return claims.layout
    return lambda **query: _opened(page, query)


@callback(
    Output({"type": "twin", "block": MATCH, "link": MATCH}, "children"),
    Input({"type": "twin-opener", "block": MATCH, "link": MATCH}, "n_clicks"),
    prevent_initial_call=True,
)
def open_twin(clicks: int) -> Kept:
    """Send a chart's table when it is opened; every other click closes it."""
    if clicks % 2 == 0:
        raise PreventUpdate
    link, block = ctx.triggered_id["link"], ctx.triggered_id["block"]
    address = urlsplit(link)
    page = _opened(_BY_PATH[address.path], queried(address.query))
    return kept(open_ledger(), "twin", link, block, make=lambda: page.twins[block].laid_out(block))


def _opened(page: Any, query: dict[str, Any]) -> Kept:
    asked = urlencode(sorted(query.items()), doseq=True)
    return kept(open_ledger(), page.PATH, asked, make=lambda: page.layout(**query))
