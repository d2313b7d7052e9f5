"""A publisher on loopback: real HTTP that plays specimens, and every fault a network and a publisher are capable of."""

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml

SILENCE_SECONDS = 2.0  # longer than the tests' patience of a publisher

Reply = Callable[[BaseHTTPRequestHandler, bytes], None]


@dataclass
class Replay:
    """Answers by pattern of ``/host/path?query``; ``faults`` come before ``routes``, ``asked`` holds path and headers."""

    routes: list[tuple[re.Pattern[str], bytes]] = field(default_factory=list)
    faults: list[tuple[re.Pattern[str], Reply]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def serve(self, specimens: Path) -> "Replay":
        """Add what a source's ``routes.yml`` lists."""
        for route in yaml.safe_load((specimens / "routes.yml").read_text(encoding="utf-8")):
            self.routes.append((re.compile(route["path"]), (specimens / route["file"]).read_bytes()))
        return self

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Give the fault or the specimen for a request."""
        self.asked.append((handler.path, dict(handler.headers.items())))
        good = next((content for path, content in self.routes if path.search(handler.path)), None)
        for path, reply in list(self.faults):
            if path.search(handler.path):
                return reply(handler, good or b"")
        if good is None:
            return status(404)(handler, b"")
        return send(handler, 200, good)

    @property
    def paths(self) -> list[str]:
        """What was asked, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def replaying() -> Iterator[Replay]:
    """Run a replay server on a free port of loopback."""
    replay = Replay()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are two writes; the second would wait 40 ms

        def do_GET(self) -> None:
            try:
                replay.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    replay.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(
    handler: BaseHTTPRequestHandler, code: int, content: bytes, headers: Mapping[str, str] | None = None
) -> None:
    """Send a complete answer."""
    handler.send_response(code)
    handler.send_header("Content-Length", str(len(content)))
    for name, text in (headers or {}).items():
        handler.send_header(name, text)
    handler.end_headers()
    handler.wfile.write(content)


def status(code: int, **headers: str) -> Reply:
    """Decline with a status and headers (``retry_after`` is ``Retry-After``)."""
    given = {name.replace("_", "-").title(): text for name, text in headers.items()}
    return lambda handler, _: send(handler, code, b'{"message": "declined"}', given)


def changed(change: Callable[[bytes], bytes]) -> Reply:
    """Answer with changed content."""
    return lambda handler, good: send(handler, 200, change(good))


def silence(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    """Take the request and say nothing until the client has gone."""
    handler.connection.settimeout(SILENCE_SECONDS)
    with suppress(TimeoutError):
        handler.connection.recv(1)
    handler.close_connection = True


def reset(handler: BaseHTTPRequestHandler, good: bytes) -> None:
    """Send half of the body, then reset the connection."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(good)))
    handler.end_headers()
    handler.wfile.write(good[: len(good) // 2])
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def once(reply: Reply) -> Reply:
    """Play a fault for the first request only."""
    played: list[bool] = []

    def first(handler: BaseHTTPRequestHandler, good: bytes) -> None:
        if played:
            return send(handler, 200, good)
        played.append(True)
        return reply(handler, good)

    return first
