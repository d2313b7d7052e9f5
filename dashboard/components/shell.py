"""What surrounds every page: the top bar, a way past it, and the foot with the data version."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html, page_container

from dashboard.components.aria import aria
from dashboard.texts import text

PAGES = {
    "trade": {"overview": "/", "commodities": "/commodities"},
    "check": {"claims": "/claims"},
}  # the names are keys of the texts


def shell(version: str) -> dmc.MantineProvider:
    """Lay out the site around the page that is open."""
    groups: list[Any] = [
        html.Li(
            [
                html.Span(text(f"shell.groups.{group}"), className="group"),
                *(
                    dcc.Link(text(f"shell.pages.{page}"), href=address, id=f"nav-{page}")
                    for page, address in pages.items()
                ),
            ]
        )
        for group, pages in PAGES.items()
    ]
    return dmc.MantineProvider(
        html.Div(
            [
                html.A(text("shell.to_content"), href="#content", className="skip"),
                html.Header(
                    [
                        html.P(
                            [
                                dcc.Link("Khorgos", href="/", className="name"),
                                html.Span(text("shell.tagline")),
                            ]
                        ),
                        html.Nav(html.Ul(groups), **aria(label="Pages")),
                    ],
                    className="top",
                ),
                html.Main(page_container, id="content", tabIndex=-1),
                html.Footer(
                    [
                        html.P(text("shell.data_version", version=version)),
                        html.P(text("shell.licence")),
                    ]
                ),
            ]
        ),
        theme={"fontFamily": "var(--sans)", "primaryColor": "dark", "defaultRadius": "xs"},
        forceColorScheme="light",
    )
