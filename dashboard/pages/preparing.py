"""While nobody asks, each page is made ready, and what each option of its controls would show: few readers wait for either."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from time import monotonic, sleep
from typing import Any

from dash.development.base_component import Component
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ledger import Ledger, open_ledger
from dashboard.pages.choice import Choice
from dashboard.pages.opened import PAGES, layout_of
from etl.errors import KhorgosError

QUIET = 1.0  # seconds without a question, after which the next thing is made ready
LOOK = 0.25  # seconds between looks whether it is quiet


class Preparing:
    """Passes every question on, and makes ready what is likely to be asked while there are none."""

    def __init__(self, app: ASGIApp) -> None:
        """Begin to prepare, in a thread that ends with the process."""
        self._app = app
        self._asked = monotonic()
        Thread(target=self._prepare, daemon=True, name="preparing").start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a question on."""
        self._asked = monotonic()
        await self._app(scope, receive, send)

    def _prepare(self) -> None:
        ready = ""
        while True:
            ledger = open_ledger()
            if ledger.fingerprint != ready:  # a new build is prepared as the first was
                ready = ledger.fingerprint
                for make in likely(ledger):
                    while monotonic() - self._asked < QUIET:
                        sleep(LOOK)
                    make()
            sleep(LOOK)


def likely(ledger: Ledger) -> Iterator[Callable[[], Any]]:
    """Give what makes a page ready, then what makes the content of each option of its controls, one at a time."""
    for page in PAGES:
        yield layout_of(page)
    for page in PAGES:
        if hasattr(page, "CHOICE"):
            yield from options(ledger, page)


def options(ledger: Ledger, page: Any) -> Iterator[Callable[[], Any]]:
    """Give what makes the content of each option of a page's controls, the others as they are shown first."""
    choice: Choice = page.CHOICE
    shown = choice.selected(ledger, {})
    chosen = {name: getattr(shown, name) for name in choice.controls}
    there = dict(offered(page.layout()))
    for name in choice.controls:
        for value in there[f"{choice.page}-{name}"]:
            yield partial(_make, ledger, page, choice.another(chosen, name, value))


def _make(ledger: Ledger, page: Any, asked: dict[str, str]) -> None:
    try:
        page.content(ledger, page.CHOICE.selected(ledger, asked))
    except KhorgosError:  # an option that nothing is known of says so when it is chosen
        return


def offered(part: Any) -> Iterator[tuple[str, list[str]]]:
    """Give the values that each control in a layout offers, by its id."""
    if isinstance(part, list | tuple):
        for each in part:
            yield from offered(each)
    elif isinstance(part, Component):
        name, data = getattr(part, "id", None), getattr(part, "data", None)
        if isinstance(name, str) and data:
            yield name, [option["value"] for option in data]
        yield from offered(getattr(part, "children", None))
