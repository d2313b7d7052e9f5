"""A part of a page made once for a build and a choice, and kept as it is sent: to show it again costs no work."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly  # type: ignore[attr-defined]  # plotly has no types

from dashboard.components.twin import Twin, TwinPlace
from dashboard.ledger import Ledger


class Kept:
    """A part in the form it is sent in, and the tables that it sends only when they are opened."""

    def __init__(self, part: Any) -> None:
        """Render a part: components, text, or a list of them."""
        self._sent = orjson.Fragment(to_json_plotly(part))  # type: ignore[no-untyped-call]
        self.twins: dict[str, Twin] = dict(_twins(part))

    def to_plotly_json(self) -> orjson.Fragment:
        """Give what Dash puts into its answer."""
        return self._sent


def kept(ledger: Ledger, *choice: object, make: Callable[[], Any]) -> Kept:
    """Give the part of a page that belongs to a choice; citations in it hold the day, so it lives for that day at most."""
    return ledger.once("kept", datetime.now(UTC).date(), *choice, make=lambda: Kept(make()))


def _twins(part: Any) -> Iterator[tuple[str, Twin]]:
    if isinstance(part, Kept):
        yield from part.twins.items()
    elif isinstance(part, TwinPlace):
        yield part.block, part.twin
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _twins(each)
    elif isinstance(part, Component):
        yield from _twins(getattr(part, "children", None))
