"""Controls: named, in one row above what they change."""

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import html

from dashboard.components.aria import aria


def choice(control: str, label: str, options: Mapping[str, str], value: str) -> html.Div:
    """Offer a few options side by side; reads as a named group of radio buttons."""
    return html.Div(
        [
            html.Span(label, id=f"{control}-label", className="label"),
            dmc.SegmentedControl(
                id=control,
                data=[{"value": key, "label": word} for key, word in options.items()],
                value=value,
                **aria(labelledby=f"{control}-label"),
            ),
        ],
        className="control",
    )


def select(control: str, label: str, options: Sequence[tuple[str, str]], value: str) -> dmc.Select:
    """Offer a list to choose one from."""
    return dmc.Select(
        id=control,
        label=label,
        data=pairs(options),
        value=value,
        allowDeselect=False,
        searchable=True,
        selectFirstOptionOnChange=True,  # what is typed can be taken with Enter
        className="control",
    )


def pairs(options: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Give options in the form that Mantine takes."""
    return [{"value": value, "label": label} for value, label in options]
