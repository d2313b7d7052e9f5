"""``python -m etl build`` makes the built tables; ``python -m etl status`` says what is loaded and what is missing."""

import argparse
import logging
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from etl import lineage
from etl.errors import KhorgosError, NotBuilt
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
    commands.add_parser("build", help="turn raw files and reference tables into flows and marts")
    commands.add_parser("status", help="list what is loaded and what is missing")
    chosen = parser.parse_args(arguments)
    try:
        return {"build": build, "status": status}[chosen.command](chosen.data)
    except KhorgosError as fault:
        log.error("%s", fault)
        return 1


def build(data: Path) -> int:
    """Build what has changed since the last build; nothing if nothing has."""
    places = Places.of(data)
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
        raise NotBuilt(
            "The data are not built", where=str(places.built), remedy="Run: python -m etl build"
        ) from fault
    facts = reference.load(places.reference)
    rows = report.loaded(flows, facts, today)
    table = Table(title="Loaded", title_justify="left", box=None, header_style="bold")
    for column in rows.columns:
        table.add_column(
            column.replace("_", " "),
            justify="right" if column in ("rows", "age_days") else "left",
            no_wrap=True,
        )
    for row in rows.itertuples(index=False):
        table.add_row(*("unknown" if pd.isna(cell) else str(cell) for cell in row))
    console.print(table)
    console.print("\n[bold]Missing[/bold]")
    for sentence in report.missing(totals, goods, facts, today):
        console.print(f"• {sentence}")
    if not lineage.is_current(places):
        console.print(
            "\nThe raw files or reference tables have changed since the last build. Run: python -m etl build"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
