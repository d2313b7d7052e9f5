"""Gestures that repeat on every chart."""

from typing import Any

from dash import MATCH, Input, Output, callback, no_update

from dashboard.components.record import short_list
from dashboard.ledger import open_ledger
from dashboard.views.record import observations


@callback(
    Output({"type": "rows", "block": MATCH}, "children"),
    Input({"type": "chart", "block": MATCH}, "clickData"),
    prevent_initial_call=True,
)
def show_rows(click: dict[str, Any] | None) -> Any:
    """List the raw rows behind the mark that was clicked."""
    if not click or not click["points"][0].get("customdata"):
        return no_update
    mark = click["points"][0]["customdata"]
    return short_list(observations(open_ledger(), mark.split()))
