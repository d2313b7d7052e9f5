"""A made-up trade of AAA and BBB, counted by two ledgers, for rules that no real figure shows."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.claims.checker import Checked, View, check
from dashboard.claims.claim import Claim, Kind, Statement
from dashboard.claims.finding import CheckedClaim, Finding
from dashboard.claims.interval import Hedge, Reading
from dashboard.ledger import Ledger, Memory
from etl.marts import as_known_on
from etl.marts.ledger_lines import ledger_lines
from etl.marts.shape import in_force, with_order
from etl.marts.totals import FIGURE, computed_growth
from etl.reference import Ledger as Side
from etl.reference import Link, Reference, Source
from etl.vocabulary import Evidence, Measure, Status
from tests.dashboard.claims.printed import Scale, printed

ORDERED_AS = {"early": "2021-02-01", "late": "2021-08-01"}
SAID_ON = "2022-01-01"


def _source(name: str) -> Source:
    return Source(
        id=name,
        publisher=name,
        short=name.upper(),
        data_set="",
        url="",
        terms="",
        redistribute="no",
        reconciled=False,
        valuation="",
        coverage="",
        get_more=f"Load {name}",
        ordered_as=ORDERED_AS,
    )


def _side(name: str, reporter: str, partner: str) -> Side:
    office = f"office-{name}"
    order = (office, "copy", "second-copy")
    return Side(name, f"{reporter}'s count", reporter, partner, office, order, (Link(office, 2000, 9999),))


A, B = _side("a", "AAA", "BBB"), _side("b", "BBB", "AAA")


def reference(*sides: Side) -> Reference:
    sources = {name: _source(name) for side in sides for name in side.order}
    nothing = pd.DataFrame()
    return Reference(
        sources, {side.id: side for side in sides}, [], [], [], nothing, nothing, {}, nothing, {}
    )


def row(
    side: Side,
    billion: float,
    source: str = "",
    vintage: str = "2021-03-01",
    period: str = "2020",
    *,
    known: bool = True,
    growth: float | None = None,
    evidence: Evidence = Evidence.OFFICIAL_TABLE,
    status: Status = Status.NORMAL,
    precision: float = 0.0,
) -> dict[str, Any]:
    """One figure of turnover; the vintage is the day it became known, unless it is not known."""
    return {
        "ledger": side.id,
        "source": source or side.office,
        "vintage": vintage,
        "known_from": vintage if known else None,
        "evidence": str(evidence),
        "status": str(status),
        "reporter": side.reporter,
        "partner": side.partner,
        "measure": "turnover",
        "frequency": "A",
        "period": period,
        "value_usd": billion * 1e9,
        "precision_usd": precision * 1e9,
        "growth_reported_pct": float("nan") if growth is None else growth,
        "caveats": "",
        "snapshots": f"{source or side.office}/{vintage}/{side.id}-{period}.csv#2",
    }


class MadeUp(Ledger):
    """A ledger of typed rows that computes growth and the vintage in force as the mart does."""

    def __init__(self, rows: Iterable[dict[str, Any]], *sides: Side) -> None:
        self._rows = pd.DataFrame(rows).astype({"known_from": "str"})
        self.__dict__["reference"] = reference(*(sides or (A, B)))
        self.memory = Memory()

    def day(self, as_of: str | None) -> str | None:
        return as_of

    def totals(self, as_of: str | None = None) -> pd.DataFrame:
        known = self._rows if as_of is None else as_known_on(self._rows, as_of)
        table = with_order(known.reset_index(drop=True), self.reference)
        table = pd.concat([table, computed_growth(table)], axis=1)
        return table.assign(in_force=in_force(table, FIGURE))

    def table(self, name: str, as_of: str | None = None) -> pd.DataFrame:
        assert name == "ledger_lines"
        return ledger_lines(self.totals(as_of), self.reference)

    def observations(self, snapshots: Iterable[str]) -> pd.DataFrame:
        rows = self._rows[self._rows["snapshots"].isin(list(snapshots))]
        return rows.assign(read_from="the Gazette")


def claim(kind: Kind, measure: Measure, period: str, reading: Reading, **more: Any) -> Claim:
    return Claim(words="a number", kind=kind, measure=measure, period=period, reading=reading, **more)


def level(number: str, hedge: Hedge | None = None, period: str = "2020", **more: Any) -> Claim:
    reading = printed(number, Scale.BILLION, hedge)
    told = claim(Kind.LEVEL, Measure.TURNOVER, period, reading, hedge=hedge, **more)
    return replace(told, words=f"{number} billion")


def growth(number: str, hedge: Hedge | None = None, period: str = "2020") -> Claim:
    reading = printed(number, Scale.PERCENT, hedge)
    told = claim(Kind.GROWTH, Measure.TURNOVER, period, reading, hedge=hedge)
    return replace(told, words=f"{number} percent")


def say(*claims: Claim, credited: str | None = None, said_on: str | None = SAID_ON) -> Statement:
    """A text whose claims all credit one ledger, or none."""
    told = tuple(replace(claim, credited=credited or claim.credited) for claim in claims)
    return Statement("A text", said_on, "A paper", told)


def known_then(checked: Checked) -> View:
    """What was known when a dated text was said."""
    assert checked.then is not None
    return checked.then


def now(statement: Statement, *rows: dict[str, Any]) -> CheckedClaim:
    return check(statement, MadeUp(rows)).now.claims[0]


def then(statement: Statement, *rows: dict[str, Any]) -> CheckedClaim:
    return known_then(check(statement, MadeUp(rows))).claims[0]


def of(claim: CheckedClaim, source: str, vintage: str | None = "2021-03-01") -> Finding:
    return next(each for each in claim.findings if (each.source, each.vintage) == (source, vintage))
