"""What surrounds every page: the top bar, a way past it, and the foot with the data version."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html, page_container

from dashboard.components.aria import aria

PAGES = (
    ("Trade", (("Overview", "/"), ("Commodities", "/commodities"))),
    ("Check", (("Claims", "/claims"),)),
)


def shell(version: str) -> dmc.MantineProvider:
    """Lay out the site around the page that is open."""
    groups: list[Any] = [
        html.Li(
            [
                html.Span(group, className="group"),
                *(dcc.Link(name, href=address, id=f"nav-{name.lower()}") for name, address in pages),
            ]
        )
        for group, pages in PAGES
    ]
    return dmc.MantineProvider(
        html.Div(
            [
                html.A("To the content", href="#content", className="skip"),
                html.Header(
                    [
                        html.P(
                            [
                                dcc.Link("Khorgos", href="/", className="name"),
                                html.Span("China–Kazakhstan trade, as each side counts it"),
                            ]
                        ),
                        html.Nav(html.Ul(groups), **aria(label="Pages")),
                    ],
                    className="top",
                ),
                html.Main(page_container, id="content", tabIndex=-1),
                html.Footer(
                    [
                        html.P(
                            f"Data version {version}. Every figure names its source and vintage; where the two sides disagree, both are shown."
                        ),
                        html.P("Code: MIT licence. Figures: terms of each source, named with every row."),
                    ]
                ),
            ]
        ),
        theme={"fontFamily": "var(--sans)", "primaryColor": "dark", "defaultRadius": "xs"},
        forceColorScheme="light",
    )
