"""``python -m etl fetch``: the plan, the run and the table at its end, for people and for schedulers."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from etl import reference
from etl.errors import AlreadyFetching, CannotKeep
from etl.fetching.checking import built_flows
from etl.fetching.connectors import available, chosen
from etl.fetching.run import Asking, Fate, Outcome, Plan, Run, plan
from etl.lineage import Places
from etl.sources.connector import Connector, Request
from etl.sources.http import BROWSER, READ_SECONDS, Publishers
from etl.sources.sessions import REPLAY_VARIABLE, Session

LOCK = ".fetching.lock"
YEARS_BACK = 3

console = Console(soft_wrap=True, highlight=False)


def fetch(
    data: Path,
    names: Iterable[str] = (),
    since: int | None = None,
    *,
    dry_run: bool = False,
    connectors: Mapping[str, Connector] | None = None,
    today: date | None = None,
    sleep: Callable[[float], None] = time.sleep,
    read_seconds: float = READ_SECONDS,
) -> int:
    """Fetch what publishers have from a year on.

    Args:
        data: the data folder.
        names: sources; all where none is named.
        since: first year; three years ago where none is given.
        dry_run: only print the plan.
        connectors: who can be asked; those of ``etl.sources`` by default.
        today: the day of the fetch; the real one by default.
        sleep: how to wait.
        read_seconds: how long a publisher may be silent.

    Returns:
        0 when all went well, 1 when something failed.

    Raises:
        AlreadyFetching: another fetch works on this data folder.
        UnknownSource: there is no such source.
    """
    places, today = Places.of(data), today or datetime.now(tz=UTC).date()
    facts = reference.load(places.reference)
    replay = os.environ.get(REPLAY_VARIABLE, "")
    paces = {name: 0.0 if replay else source.pace_seconds for name, source in facts.sources.items()}
    start = today.year - YEARS_BACK if since is None else since
    plans = plan(
        chosen(names, dict(available() if connectors is None else connectors)), start, today, os.environ
    )
    if replay:
        console.print(
            f"{REPLAY_VARIABLE} is set: {replay} is asked in the place of every publisher.", markup=False
        )
    print_plan(plans, start, paces)
    if dry_run:
        return int(any(one.fault for one in plans))
    with _alone(data / LOCK), Session(replay) as session, _bar() as progress:
        publishers = Publishers(
            paces, os.environ, today, session, sleep, tell=_telling(progress), read_seconds=read_seconds
        )
        run = Run(publishers.ask, places.raw, facts, built_flows(places.built))
        outcomes = carry_out(plans, run, progress)
    print_outcomes(outcomes)
    return int(any(one.fate in (Fate.FAILED, Fate.NOT_ASKED) for one in outcomes))


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let one fetch work at a time. The system frees the lock of a process that was killed."""
    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyFetching(
            "Another fetch is at work on these data",
            where=str(file),
            remedy="Wait until it has ended; a fetch that was killed holds nothing",
        ) from None
    except OSError as fault:
        raise CannotKeep(
            f"Nothing can be written beside the data: {fault.strerror}",
            where=str(file),
            remedy="Mend the folder's rights or make room",
        ) from fault
    try:
        yield
    finally:
        lock.release()


def carry_out(plans: Sequence[Plan], run: Run, progress: Progress) -> list[Outcome]:
    """Run plans under a bar; an interruption ends the run and leaves what is kept."""
    outcomes: list[Outcome] = []
    bar = progress.add_task("", total=sum(len(one.requests) for one in plans), rows=0)
    ahead = [len(one.requests) for one in plans]
    place = {one.connector.source: number for number, one in enumerate(plans)}
    try:
        for step in run.fetch(plans):
            if isinstance(step, Asking):
                known = step.left + 1 + sum(ahead[place[step.request.source] + 1 :])
                done = progress.tasks[bar].completed
                what = f"{step.request.source}: {step.request.what}"
                progress.update(bar, description=what, total=done + known, refresh=True)
                continue
            outcomes.append(step)
            rows = sum(one.rows for one in outcomes)
            progress.update(bar, advance=1, rows=rows)
            if step.fate in (Fate.NEW, Fate.FAILED):
                progress.console.print(
                    f"  {step.fate:<10}{step.source}, {step.what}"
                    + (f": {step.rows:,} rows" * bool(step.rows)),
                    markup=False,
                )
    except KeyboardInterrupt:
        why = "Interrupted: the rest was not asked. Run the same fetch again; what is kept stays."
        outcomes.append(Outcome("", Fate.FAILED, "interrupted", why=why))
    return outcomes


def print_plan(plans: Iterable[Plan], since: int, paces: Mapping[str, float]) -> None:
    """Print the exact requests, with the names of headers that carry a key and never a key."""
    console.print(f"[bold]Plan[/bold] from {since} on")
    for one in plans:
        source = one.connector.source
        console.print(
            f"{source}: {len(one.requests)} requests to begin with, {paces.get(source, 0):g} s apart or more"
        )
        if one.fault:
            console.print(f"  {one.fault}", markup=False)
        for request in one.requests:
            console.print(f"  GET {request.address}{_remarks(request)}", markup=False)


def _remarks(request: Request) -> str:
    remarks = [
        *([f"{request.secret_header[0]}: ${request.secret_header[1]}"] if request.secret_header else []),
        *([f"Accept: {request.accept}"] if request.accept != "*/*" else []),
        *([f"User-Agent: {BROWSER.split()[0]} …"] if request.browser else []),
        *([] if request.file else ["leads on"]),
    ]
    return f"  ({'; '.join(remarks)})" if remarks else ""


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print what is new, unchanged and failed, by source, and why."""
    table = Table(title="Fetched", title_justify="left", box=None, header_style="bold")
    table.add_column("source")
    fates = (Fate.NEW, Fate.UNCHANGED, Fate.FAILED, Fate.NOT_ASKED)
    for fate in fates:
        table.add_column(str(fate), justify="right")
    table.add_column("new rows", justify="right")
    for source in dict.fromkeys(one.source for one in outcomes if one.source):
        mine = [one for one in outcomes if one.source == source]
        counted = Counter(one.fate for one in mine)
        table.add_row(source, *(str(counted[fate]) for fate in fates), f"{sum(one.rows for one in mine):,}")
    console.print(table)
    for fate, words in ((Fate.NEW, "New"), (Fate.FAILED, "Failed")):
        found = [one.path if fate is Fate.NEW else one.why for one in outcomes if one.fate is fate]
        if found:
            console.print(f"[bold]{words}[/bold]")
            for text in found:
                console.print(f"  {text}", markup=False)
    if any(one.fate is Fate.NEW for one in outcomes):
        console.print("Run: python -m etl build")


def _telling(progress: Progress) -> Callable[[str], None]:
    return lambda text: progress.console.print(f"  {text}", markup=False)


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rows]:,} new rows"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
