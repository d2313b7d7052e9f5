"""Finding one's way among goods: the search box, the way down the HS, and the codes to go on to."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.texts import text
from dashboard.views.goods_path import Place


def search_box(action: str, asked: str, as_of: str) -> html.Form:
    """Offer the search: a plain form, so that what is asked for stands in the address."""
    kept = [dcc.Input(type="hidden", name="as_of", value=as_of)] if as_of else []
    return html.Form(
        [
            html.Label(text("goods.find"), htmlFor="goods-find", className="label"),
            html.Div(
                [
                    dcc.Input(
                        id="goods-find",
                        name="find",
                        type="search",
                        value=asked,
                        placeholder=text("goods.example"),
                    ),
                    *kept,
                    html.Button(text("goods.search"), id="goods-search", type="submit"),
                ]
            ),
        ],
        action=action,
        method="get",
        className="search",
        role="search",
    )


def breadcrumbs(path: Sequence[Place], address: Callable[[str], str]) -> html.Nav:
    """Show the way from all goods down to a place; each step leads back to itself.

    Args:
        path: from the section down; the last is where the reader is.
        address: gives where the step of a code leads; the empty code is all goods.
    """
    steps: list[Any] = [html.Li(dcc.Link(text("goods.all"), href=address("")))]
    steps += [html.Li(dcc.Link(place.said, href=address(place.code))) for place in path[:-1]]
    steps += [html.Li(html.Span(place.said, **aria(current="page"))) for place in path[-1:]]
    return html.Nav(html.Ol(steps), className="crumbs", **aria(label=text("goods.way")))


def onward(label: str, places: Sequence[Place], address: Callable[[str], str]) -> html.Nav | None:
    """List the places one may go on to; nothing where there are none."""
    if not places:
        return None
    links = [html.Li(dcc.Link(place.said, href=address(place.code))) for place in places]
    return html.Nav(
        [html.Span(label, className="label"), html.Ul(links)], className="onward", **aria(label=label)
    )
