"""The address bar is the state: reading it back, and following it or the controls, whichever moved."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from dash import ctx, no_update
from dash.exceptions import PreventUpdate

from dashboard.ledger import Ledger
from etl.errors import NothingKnown


def queried(search: str) -> dict[str, str]:
    """Read the query of an address: ``?year=2014`` → ``{"year": "2014"}``; of a repeated name the first counts."""
    return dict(reversed(parse_qsl(search.removeprefix("?"))))


def first(value: str | list[str]) -> str:
    """Give the first value of a query's name; Dash passes a list where the address repeats it."""
    return value if isinstance(value, str) else value[0]


def followed(
    ledger: Ledger,
    select: Callable[..., Any],
    chosen: Mapping[str, str | None],
    *,
    search: str | None,
    location: str,
) -> tuple[Any, Any]:
    """Give the selection of the controls, or of the address where back or forward changed it, and what to write into the address.

    Args:
        ledger: where ``select`` looks.
        select: the page's own; takes each control by name, and ``as_of``.
        chosen: what the controls hold, by name.
        search: the query of the address.
        location: id of the page's ``Location``.

    Raises:
        PreventUpdate: the page shows it already; or nothing of it was known on the day, and the page is laid out anew.
    """
    asked, from_address = queried(search or ""), moved(location)
    day = asked.get("as_of", "")
    try:
        shown = select(ledger, **{name: value or "" for name, value in chosen.items()}, as_of=day)
        if not from_address:
            return shown, f"?{shown.query}"
        addressed = select(ledger, **{name: asked.get(name, "") for name in chosen}, as_of=day)
    except NothingKnown as fault:
        raise PreventUpdate from fault
    if addressed.query == shown.query:
        raise PreventUpdate
    return addressed, no_update  # a pushed address would end Forward


def moved(component: str) -> bool:
    """Tell whether a callback runs for this component alone; a control that was used while it waited counts for more than an address."""
    return set(ctx.triggered_prop_ids.values()) == {component}
