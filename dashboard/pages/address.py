"""The address bar is the state: reading it back."""

from urllib.parse import parse_qsl


def queried(search: str) -> dict[str, str]:
    """Read the query of an address: ``?year=2014`` → ``{"year": "2014"}``; of a repeated name the first counts."""
    return dict(reversed(parse_qsl(search.removeprefix("?"))))


def first(value: str | list[str]) -> str:
    """Give the first value of a query's name; Dash passes a list where the address repeats it."""
    return value if isinstance(value, str) else value[0]
