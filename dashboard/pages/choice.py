"""A page's controls: what they or the address ask for, and what a callback answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import Input, Output, ctx, no_update
from dash.exceptions import PreventUpdate

from dashboard.components.controls import pairs
from dashboard.ledger import Ledger
from dashboard.pages.address import queried
from etl.errors import NothingKnown


@dataclass(frozen=True)
class Choice:
    """The controls of a page.

    Attributes:
        page: what the ids of the page's ``Location``, controls and places begin with.
        select: ``(ledger, **choices, as_of) -> selection``; each control by name.
        controls: their names.
        follows: controls that take their default anew when another is chosen, by the name of that one.
        carried: choices that stand in the address alone, without a control.
    """

    page: str
    select: Callable[..., Any]
    controls: tuple[str, ...]
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carried: tuple[str, ...] = ()

    def inputs(self) -> dict[str, Any]:
        """Give what a callback listens to: every control, and the address for back and forward."""
        chosen = {name: Input(f"{self.page}-{name}", "value") for name in self.controls}
        return {"chosen": chosen, "search": Input(f"{self.page}-url", "search")}

    def outputs(self, places: Iterable[str], lists: Iterable[str] = ()) -> dict[str, Any]:
        """Give what a callback answers: the places that follow the controls, the address, what the controls hold and offer."""
        return {
            "places": {place: Output(f"{self.page}-{place}", "children") for place in places},
            "search": Output(f"{self.page}-url", "search"),
            "values": {name: Output(f"{self.page}-{name}", "value") for name in self.controls},
            "lists": {name: Output(f"{self.page}-{name}", "data") for name in lists},
        }

    def answer(
        self,
        shown: Any,
        address: Any,
        places: Mapping[str, Any],
        lists: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    ) -> dict[str, Any]:
        """Fill ``outputs`` for a selection."""
        return {
            "places": places,
            "search": address,
            "values": {name: getattr(shown, name) for name in self.controls},
            "lists": {name: pairs(options) for name, options in (lists or {}).items()},
        }

    def followed(
        self, ledger: Ledger, chosen: Mapping[str, str | None], search: str | None
    ) -> tuple[Any, Any]:
        """Give the selection of the controls, or of the address where back or forward changed it, and what to write into the address.

        Raises:
            PreventUpdate: the page shows it already; or nothing of it was known on the day, and the page is laid out anew.
        """
        asked = queried(search or "")
        fixed = {name: asked.get(name, "") for name in (*self.carried, "as_of")}
        held = {name: value or "" for name, value in chosen.items()}
        for name, value in tuple(held.items()):
            if self._moved(name):
                held = self.another(held, name, value)
        try:
            shown = self.selected(ledger, held | fixed)
            if not self._moved("url"):
                return shown, f"?{shown.query}"
            addressed = self.selected(ledger, {name: asked.get(name, "") for name in held} | fixed)
        except NothingKnown as fault:
            raise PreventUpdate from fault
        if addressed.query == shown.query:
            raise PreventUpdate
        return addressed, no_update  # a pushed address would end Forward

    def selected(self, ledger: Ledger, asked: Mapping[str, str]) -> Any:
        """Give the selection that is asked for, looked up once for a build."""
        wanted = {name: value for name, value in asked.items() if value}
        key = (self.page, *sorted(wanted.items()))
        return ledger.once("selected", key, make=lambda: self.select(ledger, **wanted))

    def another(self, chosen: Mapping[str, str], name: str, value: str) -> dict[str, str]:
        """Give the choice with another value of one control; those that follow it are left to their default."""
        return {**chosen, **dict.fromkeys(self.follows.get(name, ()), ""), name: value}

    def _moved(self, part: str) -> bool:
        """Tell whether a callback runs for this part alone; a control that was used while it waited counts for more than an address."""
        return set(ctx.triggered_prop_ids.values()) == {f"{self.page}-{part}"}
