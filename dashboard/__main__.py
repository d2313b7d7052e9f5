"""``python -m dashboard`` serves the dashboard; ``check`` checks the headline claim, ``read`` finds claims in sentences."""

import argparse
import logging
import os
import socket
import sys
from pathlib import Path

from etl.errors import KhorgosError

HOST, PORT = "127.0.0.1", 8050

log = logging.getLogger("dashboard")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; ``serve`` is the default."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--data", type=Path, help="data folder (default: the project's own)")
    commands = parser.add_subparsers(dest="command")
    server = commands.add_parser("serve", help="serve the dashboard on this machine")
    server.add_argument("--port", type=int, default=PORT, choices=range(1, 65536), metavar="N")
    commands.add_parser("check", help="check the claim the project grew from")
    commands.add_parser("read", help="read claims out of sentences: JSON lines in, JSON lines out")
    chosen = parser.parse_args(arguments)
    if chosen.data:
        os.environ["KHORGOS_DATA"] = str(chosen.data)
    try:
        match chosen.command:
            case "check":
                return check()
            case "read":
                return read()
            case _:
                return serve(getattr(chosen, "port", PORT))
    except KhorgosError as fault:
        log.error("%s", fault)
        return 1


def serve(port: int) -> int:
    """Serve until interrupted."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            log.error(
                "Port %d is taken. Stop what runs there, or choose another: python -m dashboard serve --port %d",
                port,
                port + 1,
            )
            return 1
    import uvicorn  # noqa: PLC0415 - the port is looked at before the libraries are loaded

    from dashboard.app import create  # noqa: PLC0415

    app = create()
    log.info("Khorgos is on http://%s:%d (Ctrl+C stops it)", HOST, port)
    uvicorn.run(app, host=HOST, port=port, log_level="warning")
    return 0


def check() -> int:
    """Print the headline claim's verdict, then and now, and every figure it was held against."""
    from dashboard.ledger import open_ledger  # noqa: PLC0415
    from dashboard.report import report  # noqa: PLC0415
    from dashboard.views.claim import headline_claim  # noqa: PLC0415

    report(headline_claim(open_ledger()))
    return 0


def read() -> int:
    """Read sentences from standard input, one JSON object a line, and write the claims in them."""
    from dashboard.claims.stream import read_lines  # noqa: PLC0415

    for line in read_lines(sys.stdin):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
