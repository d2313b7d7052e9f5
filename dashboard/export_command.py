"""``python -m dashboard export``: the files of the downloads and of the API, without a server."""

import argparse
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard.exports import VIEWS, View, view_file
from dashboard.files import Format
from dashboard.files.package import write_package
from dashboard.files.writing import whole_file
from dashboard.ledger import Ledger, open_ledger
from dashboard.views.days import day_of
from dashboard.workbooks import everything_book, write_stream
from etl.errors import UnknownView

EVERYTHING, PACKAGE = "everything", "package"

log = logging.getLogger("dashboard")


def run(asked: argparse.Namespace) -> int:
    """Write what is asked for, and say where.

    Raises:
        KhorgosError: there is no such view, or it cannot be written.
    """
    ledger = open_ledger()
    if asked.what == PACKAGE:
        return _package(ledger, asked.out or Path("khorgos-package"))
    if asked.what == EVERYTHING:
        return _everything(ledger, asked.out or Path("khorgos-everything.xlsx"), asked.site)
    if asked.what not in VIEWS:
        raise UnknownView(
            f"There is no view {asked.what!r}",
            remedy=f"Choose one of {', '.join([*VIEWS, EVERYTHING, PACKAGE])}",
        )
    chosen = _chosen(VIEWS[asked.what], asked.what, asked.choices)
    form = Format(asked.format or _by_name(asked.out))
    made = view_file(
        ledger,
        asked.what,
        form,
        chosen=chosen,
        site=asked.site.rstrip("/"),
        table=asked.table,
        style=asked.style,
    )
    place = asked.out or Path(made.name)
    with whole_file(place) as draft:
        draft.write_bytes(made.content)
    log.info("%s: %s, %d bytes, data version %s", asked.what, place, len(made.content), ledger.version)
    return 0


def _everything(ledger: Ledger, place: Path, site: str) -> int:
    book = everything_book(ledger, link=f"{site.rstrip('/')}/")
    rows = {table.sheet: len(table.frame) for table in book.tables}
    columns = (TextColumn("{task.description:<14}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    done = dict.fromkeys(rows, 0)
    with whole_file(place) as draft, Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Writing", total=sum(rows.values()))

        def advance(sheet: str, written: int) -> None:
            if sheet in done:
                progress.update(task, description=sheet, advance=written - done[sheet])
                done[sheet] = written

        write_stream(book, draft, advance)
    log.info("%d tables, %d rows: %s, data version %s", len(rows), sum(rows.values()), place, ledger.version)
    return 0


def _package(ledger: Ledger, folder: Path) -> int:
    counts = write_package(ledger, folder)
    log.info(
        "%d tables, %d rows: %s, data version %s", len(counts), sum(counts.values()), folder, ledger.version
    )
    return 0


def _chosen(view: View, name: str, given: Sequence[str]) -> Mapping[str, str]:
    chosen = {}
    for text in given:
        key, _, value = text.partition("=")
        if key not in view.choices:
            raise UnknownView(
                f"The view {name} takes no {key!r}",
                remedy=f"Choose among {', '.join(f'{each}=…' for each in view.choices)}",
            )
        chosen[key] = (day_of(value) or "") if key == "as_of" else value
    return chosen


def _by_name(place: Path | None) -> str:
    extension = "" if place is None else place.suffix.removeprefix(".").lower()
    return extension if extension in list(Format) else str(Format.XLSX)
