"""The overview: both ledgers since 1992, the headline's numbers, and the doubling goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.choosing import stretches
from dashboard.views.goals_words import title as goal_title
from dashboard.views.levels import MEASURES, measures
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts import ledger_lines
from etl.marts.goals import NOW, THEN
from etl.reference import Ledger as Side

TRADES = {"both": "Two-way", "to-kazakhstan": "To Kazakhstan", "to-china": "To China"}
_TRADE_WORDS = {
    "both": "Two-way trade",
    "to-kazakhstan": "China to Kazakhstan",
    "to-china": "Kazakhstan to China",
}
_GAPS = {
    "both": "two-way trade",
    "to-kazakhstan": "trade from China to Kazakhstan",
    "to-china": "trade from Kazakhstan to China",
}
_TITLE = "The gap between the two ledgers of {what} was {gap} USD in {year}, {share} of the larger"
_HEADLINES = {
    "both": "China counts {china} USD of two-way trade in {year}; Kazakhstan counts {kazakhstan} USD",
    "to-kazakhstan": "China says it sold {china} USD to Kazakhstan in {year}; Kazakhstan says it bought {kazakhstan} USD",
    "to-china": "Kazakhstan says it sold {kazakhstan} USD to China in {year}; China says it bought {china} USD",
}


@dataclass(frozen=True)
class Selection:
    """What the address asks for: a kind of trade, and the day it is shown as known on (empty: now)."""

    trade: str
    as_of: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        return urlencode({"trade": self.trade} | ({"as_of": self.as_of} if self.as_of else {}))

    @property
    def name(self) -> str:
        """The stem of a file's name."""
        return "-".join(["khorgos-overview", self.trade, *([self.as_of] if self.as_of else [])])


def select(_ledger: Ledger, *, trade: str = "", as_of: str = "") -> Selection:
    """Give the kind of trade that is asked for, or two-way trade; a day that cannot be read is now."""
    return Selection(trade if trade in TRADES else "both", days.as_of(as_of).day)


@dataclass(frozen=True)
class Lines:
    """The two ledgers' lines for one kind of trade, China's first, and what stands between them.

    On a day before its first dated figure a ledger has no rows; the gap has none where no year is in both.
    """

    headline: str
    title: str
    subtitle: str
    rows: pd.DataFrame
    gap: pd.DataFrame
    note: SourceNote


@dataclass(frozen=True)
class Goal:
    """The doubling goal on each ledger."""

    title: str
    wording: str
    said: str
    rows: pd.DataFrame
    note: SourceNote


def lines(ledger: Ledger, trade: str, as_of: str = "") -> Lines:
    """Give both ledgers' lines, once for each build and known state; ``trade`` is a key of ``TRADES``.

    Rows have the columns of ``ledger_lines`` plus ``ledger_name`` and ``source_name``; the gap has one row a year.

    Raises:
        NothingKnown: on that day no year of either ledger was known.
    """
    known = ledger.day(as_of or None)
    return ledger.once("lines", trade, known, make=lambda: _lines(ledger, trade, as_of or None))


def _lines(ledger: Ledger, trade: str, as_of: str | None) -> Lines:
    table = ledger.table("ledger_lines", as_of)
    rows = table[table["measure"] == table["ledger"].map(measures(trade))]
    if rows.empty:
        raise NothingKnown.on(as_of or "")
    sides = ledger.reference.ledgers
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in sides.items()}),
        source_name=rows["source"].map(
            {key: source.short for key, source in ledger.reference.sources.items()}
        ),
    )
    gap = ledger_lines.gap(table, *MEASURES[trade])
    years = "; ".join(
        [
            text("overview.years", ledger=side.name, years=stretches(own["period"].astype(int).tolist()))
            for name, side in sides.items()
            if len(own := rows[rows["ledger"] == name])
        ]
    )
    headline, title = _sentences(rows, gap, trade, sides)
    return Lines(
        headline=headline,
        title=title,
        subtitle=text("overview.subtitle", trade=_TRADE_WORDS[trade], years=years),
        rows=rows,
        gap=gap,
        note=source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def _sentences(
    rows: pd.DataFrame, gap: pd.DataFrame, trade: str, sides: Mapping[str, Side]
) -> tuple[str, str]:
    """Headline and chart title: of the last year that both ledgers have, else what each has."""
    if gap.empty:
        parts = [_alone(rows[rows["ledger"] == name], side, _GAPS[trade]) for name, side in sides.items()]
        said = wording.listed(parts)
        return said[0].upper() + said[1:], said[0].upper() + said[1:]
    last = gap.iloc[-1]
    ends = {
        side: rows[(rows["ledger"] == side) & (rows["period"] == last["period"])].iloc[0] for side in sides
    }
    said_of = {side: wording.usd(last[f"{side}_usd"], ends[side]["precision_usd"]) for side in sides}
    gap_said = wording.usd(abs(last["gap_usd"]), max(end["precision_usd"] for end in ends.values()))
    share = wording.percent(
        abs(last["gap_usd"]) / max(last["china_usd"], last["kazakhstan_usd"]) * 100, decimals=0
    )
    words = said_of | {"year": last["period"], "gap": gap_said, "share": share}
    return _HEADLINES[trade].format(**words), _TITLE.format(what=_GAPS[trade], **words)


def _alone(line: pd.DataFrame, side: Side, what: str) -> str:
    if line.empty:
        return text("overview.none_of", ledger=side.name)
    last = line.iloc[-1]
    value = wording.usd(last["value_usd"], last["precision_usd"], unit=True)
    return text("overview.only_of", ledger=side.name, value=value, what=what, year=last["period"])


def doubling(ledger: Ledger, as_of: str = "") -> Goal | None:
    """Give the latest goal that is a multiple, once for each build and day: base, target and last full year on each ledger, by what was known.

    None where no such goal had been set by the day, or no ledger had a base for it.
    """
    return ledger.once("doubling", as_of, make=lambda: _doubling(ledger, as_of))


def _doubling(ledger: Ledger, as_of: str) -> Goal | None:
    goals = ledger.table("goals", as_of or None)
    rows = goals[goals["base_usd"].notna() & ((goals["said_on"] <= as_of) | (as_of == ""))]
    if rows.empty:
        return None
    rows = rows[rows["goal"] == rows.sort_values("said_on")["goal"].iloc[-1]]
    names = {key: source.short for key, source in ledger.reference.sources.items()}
    known = {
        THEN: f"as known on {wording.day(rows['said_on'].iloc[0])}",
        NOW: f"as known {days.when(as_of)}",
    }
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()}),
        base_source_name=rows["base_source"].map(names),
        latest_source_name=rows["latest_source"].map(names),
        base_said=rows["base_known"].map(known),
    )
    rows = rows.sort_values(["ledger", "base_known"], ascending=[True, False], ignore_index=True)
    first = rows.iloc[0]
    said = f"{first['who']}, {wording.day(first['said_on'])}. {first['citation']}"
    return Goal(goal_title(rows), first["wording"], said, rows, source_note(ledger, rows["snapshots"], []))
