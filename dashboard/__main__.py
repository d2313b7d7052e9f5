"""``python -m dashboard`` serves the dashboard; ``check`` checks what a text says, ``read`` finds claims in sentences."""

import argparse
import json
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
    checker = commands.add_parser("check", help="check a text; without one, the claim the project grew from")
    checker.add_argument("text", nargs="?", metavar="TEXT", help="a sentence, in quotation marks")
    checker.add_argument(
        "--file",
        type=Path,
        action="append",
        metavar="F",
        help="a text file (- is standard input); may be repeated",
    )
    checker.add_argument("--date", metavar="D", help="day it was published, like 2024-07-03")
    checker.add_argument("--as-of", metavar="D", help="judge by what was known on that day instead of now")
    checker.add_argument("--json", action="store_true", help="write JSON")
    commands.add_parser("read", help="read claims out of sentences: JSON lines in, JSON lines out")
    _describe_export(commands)
    chosen = parser.parse_args(arguments)
    if chosen.data:
        os.environ["KHORGOS_DATA"] = str(chosen.data)
    try:
        match chosen.command:
            case "check":
                return check(chosen)
            case "read":
                return read()
            case "export":
                return export(chosen)
            case _:
                return serve(getattr(chosen, "port", PORT))
    except KhorgosError as fault:
        log.error("%s", fault)
        return 1


def _describe_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "export",
        help="write a view, everything, or the Data Package to files",
        description="Writes what the dashboard offers to download. A view takes its page's choices as NAME=VALUE.",
        epilog="Example: python -m dashboard export commodities reporter=KAZ year=2023 --format csv --out goods.csv",
    )
    parser.add_argument("what", metavar="VIEW", help="a page such as overview; or everything, or package")
    parser.add_argument("choices", nargs="*", metavar="NAME=VALUE", help="as in the page's address")
    parser.add_argument(
        "--format", choices=("xlsx", "csv", "parquet", "json"), help="default: by --out, else xlsx"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write; a folder for the package")
    parser.add_argument(
        "--table", default="", metavar="T", help="which table a CSV or Parquet holds (default: the first)"
    )
    parser.add_argument(
        "--style",
        choices=("default", "analyst"),
        default="default",
        help="analyst adds formulas, charts and a long sheet",
    )
    parser.add_argument(
        "--site", default=f"http://{HOST}:{PORT}", help="where the dashboard is served, for links in files"
    )


def export(chosen: argparse.Namespace) -> int:
    """Write a view, everything, or the Data Package."""
    from dashboard import export_command  # noqa: PLC0415 - it loads every view

    return export_command.run(chosen)


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
    from dashboard.pages.preparing import Preparing  # noqa: PLC0415

    app = Preparing(create())
    log.info("Khorgos is on http://%s:%d (Ctrl+C stops it)", HOST, port)
    uvicorn.run(app, host=HOST, port=port, log_level="warning")
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Print what each ledger makes of a text or of several files, then and now; without any, of the headline."""
    from dashboard.ledger import open_ledger  # noqa: PLC0415
    from dashboard.report import report, report_between  # noqa: PLC0415
    from dashboard.views.claim_document import as_json  # noqa: PLC0415
    from dashboard.views.claims import check_text, headline_claim  # noqa: PLC0415

    texts = [("A text", chosen.text)] if chosen.text else []
    texts += [(str(file), _text_of(file)) for file in chosen.file or ()]
    dates = {"said_on": chosen.date, "as_of": chosen.as_of}
    shown = [check_text(text, citation=name, **dates) for name, text in texts] or [
        headline_claim(open_ledger())
    ]
    if chosen.json:
        found = [as_json(each) for each in shown]
        sys.stdout.write(
            json.dumps(found if len(found) > 1 else found[0], ensure_ascii=False, indent=2) + "\n"
        )
        return 0
    for each in shown:
        report(each)
    report_between(shown)
    return 0


def _text_of(file: Path) -> str:
    """Read a text file, or standard input."""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise KhorgosError(
            f"The text cannot be read: {fault}", where=str(file), remedy="Name a UTF-8 text file"
        ) from fault


def read() -> int:
    """Read sentences from standard input, one JSON object a line, and write the claims in them."""
    from dashboard.claims.stream import read_lines  # noqa: PLC0415

    for line in read_lines(sys.stdin):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
