"""The day that the whole site is shown as known on: from its control to the address, and from there to every link."""

from typing import Any
from urllib.parse import urlencode

from dash import ClientsideFunction, Input, Output, callback, clientside_callback

from dashboard.components.shell import links
from dashboard.ledger import open_ledger
from dashboard.pages.address import queried
from dashboard.views import days

# In the browser: pages push addresses of their own, of which only the browser knows the latest.
clientside_callback(
    ClientsideFunction("day", "choose"),
    Output("shell-url", "search"),
    Output("shell-as-of", "value"),
    Input("shell-as-of", "value"),
    Input("shell-now", "n_clicks"),
    Input("shell-url", "search"),
)


@callback(
    output={
        "known": Output("shell-known", "children"),
        "hidden": Output("shell-banner", "hidden"),
        "links": {link: Output(link, "href") for link in links()},
    },
    inputs={"search": Input("shell-url", "search")},
)
def follow(search: str | None) -> dict[str, Any]:
    """Say the day of the address in the banner and carry it in every link of the navigation."""
    asked = queried(search or "").get("as_of", "")
    chosen = days.as_of(asked)
    known = days.known(open_ledger(), chosen.day) if chosen.day else chosen.fault
    query = f"?{urlencode({'as_of': chosen.day})}" if chosen.day else ""
    return {
        "known": known,
        "hidden": not known,
        "links": {link: f"{address}{query}" for link, address in links().items()},
    }
