"""The address bar is the state: reading it back."""

from urllib.parse import parse_qsl


def queried(search: str) -> dict[str, str]:
    """Read the query of an address: ``?year=2014`` → ``{"year": "2014"}``."""
    return dict(parse_qsl(search.removeprefix("?")))
