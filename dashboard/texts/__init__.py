"""The interface's texts in one place: a key, and the words of a language with places for values. English so far."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGE = "en"


def text(key: str, **values: object) -> str:
    """Give a text by its key, such as ``claims.title``; its ``{places}`` are filled with values already in words.

    Raises:
        KeyError: there is no such text, or a value is missing.
    """
    return _texts(LANGUAGE)[key].format(**values)


@cache
def _texts(language: str) -> dict[str, str]:
    loaded = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return dict(_flat("", loaded))


def _flat(prefix: str, entry: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in entry.items():
        key = f"{prefix}{name}"
        pairs += _flat(f"{key}.", value) if isinstance(value, dict) else [(key, str(value))]
    return pairs
