"""What surrounds every page: the top bar, a way past it, and the foot with the data version."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html, page_container

from dashboard import wording
from dashboard.components.aria import aria
from dashboard.texts import text

PAGES = {
    "trade": {
        "overview": "/",
        "commodities": "/commodities",
        "mirror": "/mirror",
        "partners": "/partners",
        "goals": "/goals",
    },
    "check": {"claims": "/claims"},
    "data": {"vintages": "/vintages", "downloads": "/downloads", "methods": "/methods"},
}  # the names are keys of the texts
NAMES = [page for pages in PAGES.values() for page in pages]


HOME = "nav-home"


def links() -> dict[str, str]:
    """Give the address of each link of the navigation by its id."""
    pages = {f"nav-{page}": address for group in PAGES.values() for page, address in group.items()}
    return {HOME: "/", **pages}


def shell(version: str, newest: str) -> dmc.MantineProvider:
    """Lay out the site around the page that is open; it says the day (ISO text) of the newest figure that is loaded."""
    age = text("shell.newest", day=wording.day(newest))
    return dmc.MantineProvider(
        html.Div(
            [
                html.A(text("shell.to_content"), href="#content", className="skip"),
                html.Header(
                    [
                        html.P(
                            [
                                dcc.Link("Khorgos", href="/", id=HOME, className="name"),
                                html.Span(text("shell.tagline")),
                                html.Span(age, className="age"),
                            ]
                        ),
                        html.Button(
                            text("shell.menu"),
                            id="nav-menu",
                            className="menu",
                            **aria(expanded="false", controls="nav-pages"),
                        ),
                        html.Nav(_groups(), id="nav-pages", **aria(label=text("shell.nav"))),
                        dmc.ColorSchemeToggle(
                            id="nav-theme",
                            lightIcon=html.Span(text("shell.to_dark"), id="nav-to-dark"),
                            darkIcon=html.Span(text("shell.to_light"), id="nav-to-light"),
                            variant="transparent",
                            className="theme",
                            **aria(labelledby="nav-to-dark nav-to-light"),  # only one of them is there
                        ),
                        dmc.TextInput(
                            id="shell-as-of",
                            label=text("shell.as_of"),
                            placeholder=text("shell.now"),
                            debounce=True,
                            size="xs",
                            className="as-of",
                            inputProps={"autoComplete": "off"},
                        ),
                    ],
                    className="top",
                ),
                dcc.Location(id="shell-url", refresh="callback-nav"),
                html.Div(
                    html.Div(
                        [
                            html.P(id="shell-known"),
                            html.Button(text("shell.back_to_now"), id="shell-now", className="link"),
                        ]
                    ),
                    id="shell-banner",
                    hidden=True,
                    role="status",
                ),
                html.Main(page_container, id="content", tabIndex=-1),
                html.Footer(
                    [
                        html.P(f"{age}. {text('shell.data_version', version=version)}"),
                        html.P(text("shell.licence")),
                    ]
                ),
            ]
        ),
        theme={"fontFamily": "var(--sans)", "primaryColor": "dark", "defaultRadius": "xs"},
        defaultColorScheme="auto",
    )


def _groups() -> html.Ul:
    """List the pages in their groups; a link is marked as the current one when its page opens."""
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(text(f"shell.groups.{group}"), id=f"nav-group-{group}", className="group"),
                    html.Ul(
                        [html.Li(_link(page, address)) for page, address in pages.items()],
                        **aria(labelledby=f"nav-group-{group}"),
                    ),
                ]
            )
            for group, pages in PAGES.items()
        ]
    )


def _link(page: str, address: str) -> Any:
    return dmc.Anchor(text(f"shell.pages.{page}"), href=address, id=f"nav-{page}", inherit=True)
