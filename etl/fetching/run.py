"""Asking one source after another. What fails is told and passed over; what is kept is never touched."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from etl.errors import BadAnswer, CannotKeep, FetchFailed, KhorgosError, Refused, Unreachable
from etl.fetching.keeping import clear_halves, keep_answer
from etl.reference import Reference
from etl.sources.connector import Answer, Connector, Request
from etl.sources.statuses import LATER

PAGE_HEAD = 1000
MAX_REQUESTS = 2000  # a listing that leads to itself must end


class Fate(StrEnum):
    """What became of a request."""

    NEW = "new"
    UNCHANGED = "unchanged"
    LED_ON = "led on"
    FAILED = "failed"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Plan:
    """The first requests of a source, or why there are none."""

    connector: Connector
    requests: tuple[Request, ...]
    fault: str = ""


@dataclass(frozen=True)
class Asking:
    """A request is about to be sent; ``left`` others of its source are known to follow."""

    request: Request
    left: int


@dataclass(frozen=True)
class Outcome:
    """What became of a request; ``path`` is where its data are kept, ``rows`` how many are new, ``why`` the sentence if it failed."""

    source: str
    fate: Fate
    what: str = ""
    path: str = ""
    rows: int = 0
    why: str = ""


def plan(
    connectors: Mapping[str, Connector], since: int, today: date, environment: Mapping[str, str]
) -> list[Plan]:
    """Ask every connector for its first requests. Connectors learn which variables are set, never what they hold."""
    at_hand = {name: "set" for name, value in environment.items() if value.strip()}
    plans = []
    for connector in connectors.values():
        try:
            plans.append(Plan(connector, tuple(connector.plan(since, today, at_hand))))
        except Exception as fault:  # noqa: BLE001 - a defect in one connector must not stop the others
            plans.append(Plan(connector, (), _sentence(connector.source, "its plan", fault)))
    return plans


@dataclass
class Run:
    """One run over some sources.

    Attributes:
        ask: sends a request and waits for its answer.
        raw: where answers are kept.
        facts: the reference tables.
        built: the flows built last, which answers are compared with.
    """

    ask: Callable[[Request], Answer]
    raw: Path
    facts: Reference
    built: pd.DataFrame | None = None
    _cannot_keep: bool = False

    def fetch(self, plans: Iterable[Plan]) -> Iterator[Asking | Outcome]:
        """Carry plans out, telling each step."""
        for one in plans:
            clear_halves(self.raw / one.connector.source)
            if one.fault:
                yield Outcome(one.connector.source, Fate.FAILED, "plan", why=one.fault)
            fates = set()
            for step in self._fetch_source(one):
                yield step
                if isinstance(step, Outcome):
                    fates.add(step.fate)
            if fates == {Fate.LED_ON}:
                fault = BadAnswer(
                    f"{one.connector.source}: its pages lead to no data",
                    where=one.requests[0].address,
                    remedy="Fetch from an earlier year (--since). If data are there, the pages have changed: report it",
                )
                yield Outcome(one.connector.source, Fate.FAILED, "all pages", why=str(fault))

    def _fetch_source(self, one: Plan) -> Iterator[Asking | Outcome]:
        """Ask one source. A host that gave no answer, or refused us, is not troubled with the rest."""
        queue, seen, closed = deque(one.requests), set(one.requests), set[tuple[str, object]]()
        while queue:
            request = queue.popleft()
            lane = (urlsplit(request.url).netloc, request.secret_header)
            if self._cannot_keep or lane in closed:
                yield Outcome(request.source, Fate.NOT_ASKED, request.what)
                continue
            yield Asking(request, len(queue))
            try:
                outcome, further = self._carry_out(one.connector, request)
            except Exception as fault:  # noqa: BLE001 - a defect in one connector must not stop the others
                self._cannot_keep = isinstance(fault, CannotKeep)
                if isinstance(fault, (Unreachable, Refused)):
                    closed.add(lane)
                why = _sentence(request.source, request.what, fault)
                yield Outcome(request.source, Fate.FAILED, request.what, why=why)
            else:
                fresh = [new for new in dict.fromkeys(further) if new not in seen]
                yield outcome
                if len(seen) + len(fresh) > MAX_REQUESTS:
                    why = _sentence(request.source, request.what, _too_many(request))
                    yield Outcome(request.source, Fate.FAILED, request.what, why=why)
                    continue
                seen.update(fresh)
                queue.extend(fresh)

    def _carry_out(self, connector: Connector, request: Request) -> tuple[Outcome, list[Request]]:
        answer = self.ask(request)
        if not request.file:
            _check_whole(answer)
            further = list(connector.follow(answer))
            return Outcome(request.source, Fate.LED_ON, request.what), further
        kept = keep_answer(self.raw, self.facts, connector, answer, self.built)
        fate = Fate.NEW if kept.is_new else Fate.UNCHANGED
        return Outcome(request.source, fate, request.what, kept.path, kept.rows), list(
            connector.follow(answer)
        )


def _too_many(request: Request) -> BadAnswer:
    return BadAnswer(
        f"{request.about}: it leads to more than {MAX_REQUESTS:,} requests",
        where=request.address,
        remedy="Fetch from a later year (--since). If it still does, the page leads to itself: report it",
    )


def _check_whole(answer: Answer) -> None:
    """A page cut short would quietly lead to fewer data than there are."""
    page = answer.content.lower()
    if b"<html" in page[:PAGE_HEAD] and b"</html>" not in page:
        raise BadAnswer(
            f"{answer.request.about}: the page breaks off before its end", where=answer.url, remedy=LATER
        )


def _sentence(source: str, what: str, fault: Exception) -> str:
    """Say what failed; every sentence names source, request and remedy."""
    match fault:
        case FetchFailed():
            return str(fault)
        case KhorgosError():
            return f"{source}, {what}: {fault}"
        case _:
            return (
                f"{source}, {what}: its connector failed ({type(fault).__name__}: {str(fault)[:200]}). "
                "Report this sentence; nothing was kept and the other sources are not affected."
            )
