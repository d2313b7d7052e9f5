"""What a laid-out page says, without a browser."""

from typing import Any


def ids(component: Any) -> list[Any]:
    own = [component.id] if getattr(component, "id", None) else []
    return own + [name for child in inside(component) for name in ids(child)]


def words(component: Any) -> str:
    return component if isinstance(component, str) else " ".join(words(child) for child in inside(component))


def of_type(name: str, component: Any) -> list[Any]:
    """Give the components of a type, outside in."""
    own = [component] if type(component).__name__ == name else []
    return own + [each for child in inside(component) for each in of_type(name, child)]


def inside(component: Any) -> list[Any]:
    children = getattr(component, "children", component if isinstance(component, list) else None)
    if children is None:
        return []
    return children if isinstance(children, list) else [children]
