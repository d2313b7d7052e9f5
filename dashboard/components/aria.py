"""Names for those who hear the page."""

from typing import Any


def aria(**names: str) -> dict[str, Any]:
    """Give ``aria-*`` attributes: ``aria(label="Pages")`` → ``{"aria-label": "Pages"}``."""
    return {f"aria-{name}": text for name, text in names.items()}
