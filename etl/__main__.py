"""The ETL's commands: ``fetch`` asks publishers, ``build`` makes the built tables, ``status`` and ``diff`` say what they hold."""

import argparse
import logging
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from filelock import Timeout
from rich.console import Console
from rich.table import Table

from etl import lineage
from etl.errors import AlreadyBuilding, KhorgosError, NotBuilt
from etl.lineage import Places

DATA = Path(__file__).resolve().parents[1] / "data"

log = logging.getLogger("etl")
console = Console()


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status is 0 when it did its work, 1 when something has to be mended first."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="data folder (default: the project's own)")
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="turn raw files and reference tables into flows and marts")
    building.set_defaults(run=lambda given: build(given.data))
    saying = commands.add_parser("status", help="list what is loaded and what is missing")
    saying.set_defaults(run=lambda given: status(given.data))
    fetching = commands.add_parser("fetch", help="ask publishers and keep what is new")
    fetching.add_argument("sources", nargs="*", metavar="SOURCE", help="such as gacc or bns (default: all)")
    fetching.add_argument("--since", type=int, metavar="YEAR", help="first year (default: three years ago)")
    fetching.add_argument("--dry-run", action="store_true", help="print the exact requests and stop")
    fetching.set_defaults(run=fetch)
    adding = commands.add_parser("add", help="keep a file that was downloaded by hand")
    adding.add_argument("file", type=Path)
    adding.add_argument(
        "--published", metavar="DATE", help="day it was published, where the file does not say"
    )
    adding.set_defaults(run=add)
    comparing = commands.add_parser(
        "diff", help="list the cells that differ between two vintages of a source"
    )
    for name in ("source", "first", "second"):
        comparing.add_argument(name)
    comparing.set_defaults(run=diff)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KhorgosError as fault:
        log.error("%s", fault)
        return 1


def build(data: Path) -> int:
    """Build what has changed since the last build; nothing if nothing has. One build at a time."""
    places = Places.of(data)
    try:
        with lineage.lock(places):
            return _build(places)
    except Timeout:
        raise AlreadyBuilding(
            "Another build is running on the same data", where=str(data), remedy="Wait until it has finished"
        ) from None


def _build(places: Places) -> int:
    lineage.recover(places)
    if lineage.is_current(places):
        console.print(f"The built tables are up to date ({places.built}).")
        return 0
    from etl import pipeline  # noqa: PLC0415 - pandas takes half a second; an answer that needs none comes at once

    started = time.monotonic()
    try:
        with console.status("Reading raw files") as working:
            for step in pipeline.build(places):
                console.print(f"  {step.name:<14}{step.rows:>8,} rows")
                working.update(f"After {step.name}")
    except KhorgosError:
        if places.built.exists():
            log.error("Nothing was built; the last good build stays in place.")
        raise
    console.print(f"Built in {time.monotonic() - started:.1f} s: {places.built}")
    return 0


def status(data: Path) -> int:
    """Print what is loaded and what is missing."""
    import pandas as pd  # noqa: PLC0415

    from etl import reference  # noqa: PLC0415
    from etl import status as report  # noqa: PLC0415

    places = Places.of(data)
    today = datetime.now(tz=UTC).date()
    try:
        flows = pd.read_parquet(places.built / "flows.parquet")
        totals = pd.read_parquet(places.built / "marts" / "totals.parquet")
        goods = pd.read_parquet(places.built / "marts" / "commodity.parquet")
    except OSError as fault:
        raise _not_built(places) from fault
    facts = reference.load(places.reference)
    rows = report.loaded(flows, facts, today)
    table = Table(title="Loaded", title_justify="left", box=None, header_style="bold")
    for column in rows.columns:
        table.add_column(
            column.replace("_", " "),
            justify="right" if column in ("rows", "age_days") else "left",
            overflow="fold",
        )
    for row in rows.itertuples(index=False):
        table.add_row(*("unknown" if pd.isna(cell) else str(cell) for cell in row))
    console.print(table)
    console.print("\n[bold]Missing[/bold]")
    for sentence in report.missing(totals, goods, facts, today):
        console.print(f"• {sentence}")
    _warn_if_stale(places)
    return 0


def fetch(given: argparse.Namespace) -> int:
    """Ask publishers and keep what is new."""
    from etl.fetching import command  # noqa: PLC0415

    return command.fetch(given.data, given.sources, given.since, dry_run=given.dry_run)


def add(given: argparse.Namespace) -> int:
    """Say what a file is and keep it."""
    from etl import adding  # noqa: PLC0415

    kept = adding.add(given.data, given.file, given.published, datetime.now(tz=UTC).date())
    console.print(f"{kept.recognised.what}: {kept.recognised.why}.")
    place = f"data/raw/{kept.path}"
    if not kept.is_new:
        console.print(f"It is kept already: {place}.")
        return 0
    console.print(f"Kept {kept.rows:,} rows as {place}. Run: python -m etl build")
    return 0


def diff(given: argparse.Namespace) -> int:
    """Print what differs between two vintages of the built flows."""
    import pandas as pd  # noqa: PLC0415

    from etl import diff as comparison  # noqa: PLC0415

    places = Places.of(given.data)
    try:
        flows = pd.read_parquet(places.built / "flows.parquet")
    except OSError as fault:
        raise _not_built(places) from fault
    found = comparison.difference(flows, given.source, given.first, given.second)
    comparison.show(found, given.first, given.second, Console(width=max(console.width, 150), highlight=False))
    _warn_if_stale(places)
    return 0


def _not_built(places: Places) -> NotBuilt:
    return NotBuilt("The data are not built", where=str(places.built), remedy="Run: python -m etl build")


def _warn_if_stale(places: Places) -> None:
    if not lineage.is_current(places):
        console.print(
            "\nThe raw files or reference tables have changed since the last build. Run: python -m etl build"
        )


if __name__ == "__main__":
    sys.exit(main())
