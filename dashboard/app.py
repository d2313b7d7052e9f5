"""Create the server and the app, and register the pages. One process serves pages, downloads and the HTTP API."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

import dash
from dash import Dash
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware

import dashboard.pages.day  # registers the callbacks of the day that the site is known on
import dashboard.pages.gestures  # noqa: F401 - registers the callbacks that every chart shares
from dashboard import api
from dashboard.api import problems
from dashboard.components.shell import shell
from dashboard.ledger import open_ledger
from dashboard.pages import not_found
from dashboard.pages.document import document
from dashboard.pages.opened import PAGES, layout_of
from dashboard.views.dataset import dataset

FRAMEWORK = ("/_", "/assets/", "/api/")


def create() -> FastAPI:
    """Create the server with everything on it.

    Raises:
        NotBuilt: the data are not built.
    """
    open_ledger()
    server = FastAPI(title="Khorgos", docs_url=None, redoc_url=None, openapi_url=None)
    server.include_router(api.router)
    server.add_exception_handler(HTTPException, problems.of_server)
    server.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=4)
    server.middleware("http")(_say_not_found)
    app = Dash(
        server=server,  # type: ignore[arg-type]  # Dash's own types know Flask only
        title="Khorgos",
        update_title="",
        use_pages=True,
        pages_folder="",
        assets_folder=str(Path(__file__).parent / "assets"),
        index_string=document(dataset(open_ledger())),
        suppress_callback_exceptions=True,  # else every page's layout would travel with the first one
    )
    register: Callable[..., None] = dash.register_page
    for page in PAGES:
        register(page.__name__, path=page.PATH, title=f"{page.TITLE} · Khorgos", layout=layout_of(page))
    register("not_found_404", path="/not-found", title="Not found · Khorgos", layout=not_found.layout)
    app.layout = lambda: shell(open_ledger().version, open_ledger().newest)
    _settle(app)
    return server


def _settle(app: Any) -> None:
    """Make Dash ready now: left to the first request, it gives the first readers pages without styles and scripts."""
    for prepare in app.backend._before_request_funcs:  # noqa: SLF001 - it has no other name for it
        made = prepare()
        if inspect.isawaitable(made):
            asyncio.run(_awaited(made))


async def _awaited(made: Awaitable[Any]) -> None:
    await made


async def _say_not_found(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Dash answers every address with 200; an address without a page is 404, with the page that helps on."""
    response = await call_next(request)
    path = request.url.path
    if (
        response.status_code == HTTPStatus.OK
        and not path.startswith(FRAMEWORK)
        and path not in {page.PATH for page in PAGES}
    ):
        response.status_code = HTTPStatus.NOT_FOUND
    return response
