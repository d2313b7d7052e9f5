"""Which publishers can be asked: every module of ``etl.sources`` that holds a ``connector``."""

import importlib
import pkgutil
from collections.abc import Iterable

from etl import sources
from etl.errors import UnknownSource
from etl.sources.connector import Connector


def available() -> dict[str, Connector]:
    """Find the connectors by source, in the order of their names."""
    modules = (
        importlib.import_module(f"{sources.__name__}.{found.name}")
        for found in pkgutil.iter_modules(sources.__path__)
    )
    found = [module.connector for module in modules if hasattr(module, "connector")]
    return {connector.source: connector for connector in sorted(found, key=lambda one: one.source)}


def chosen(names: Iterable[str], connectors: dict[str, Connector]) -> dict[str, Connector]:
    """Pick connectors by source; all where no name is given.

    Raises:
        UnknownSource: a name is not among them.
    """
    names = list(dict.fromkeys(names)) or list(connectors)
    for name in names:
        if name not in connectors:
            raise UnknownSource(
                f"No source that can be asked is called {name!r}",
                remedy=f"Name some of {', '.join(connectors)}, or none for all; a file in hand is added with: python -m etl add FILE",
            )
    return {name: connectors[name] for name in names}
