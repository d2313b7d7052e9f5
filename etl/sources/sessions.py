"""The session behind ``etl.sources.http``: keys stay with the host they are for, and a replay can stand in for publishers."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from etl.errors import FetchFailed

REPLAY_VARIABLE = "KHORGOS_REPLAY"


class Session(requests.Session):
    """A session that takes secret headers off when it is led to another host; requests does so for its own alone."""

    def __init__(self, replay: str = "") -> None:
        """Open a session.

        Args:
            replay: address of a server on this machine to ask in place of every publisher; empty to ask them.

        Raises:
            FetchFailed: the replay server is not on this machine; keys would leave it.
        """
        super().__init__()
        self.secret_headers: set[str] = set()
        if replay:
            _check_loopback(replay)
            for scheme in ("http://", "https://"):
                self.mount(scheme, _Replaying(replay.rstrip("/")))

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        """Let keys go no further than the host they were sent to."""
        super().rebuild_auth(prepared_request, response)
        old, new = response.request.url or "", prepared_request.url or ""
        if self.should_strip_auth(old, new):
            for name in self.secret_headers:
                prepared_request.headers.pop(name, None)


class _Replaying(HTTPAdapter):
    """Sends ``http://host/path`` to ``<replay>/host/path``; answers look as if the publisher had sent them."""

    def __init__(self, replay: str) -> None:
        super().__init__()
        self._replay = replay

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        sent = request.copy()
        parts = urlsplit(request.url or "")
        sent.url = f"{self._replay}/{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        response = super().send(sent, *args, **{**options, "proxies": {}})
        response.url, response.request = request.url or "", request
        return response


def _check_loopback(replay: str) -> None:
    host = urlsplit(replay).hostname or ""
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise FetchFailed(
            f"{REPLAY_VARIABLE} names a server that is not on this machine",
            where=host,
            remedy=f"Unset {REPLAY_VARIABLE}, or name one such as http://127.0.0.1:8000",
        )
