"""The overview: both ledgers since 1992, the headline's numbers, and the doubling goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.goals_words import title as goal_title
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts import ledger_lines
from etl.marts.goals import NOW, THEN
from etl.reference import Ledger as Side
from etl.vocabulary import Frequency, Measure

TRADES = {"both": "Two-way", "to-kazakhstan": "To Kazakhstan", "to-china": "To China"}
_TRADE_WORDS = {
    "both": "Two-way trade",
    "to-kazakhstan": "China to Kazakhstan",
    "to-china": "Kazakhstan to China",
}
_HEADLINE = "China counts {china} dollars of two-way trade in {year}; Kazakhstan counts {kazakhstan}"
MEASURES = {
    "both": (Measure.TURNOVER, Measure.TURNOVER),
    "to-kazakhstan": (Measure.EXPORT, Measure.IMPORT),
    "to-china": (Measure.IMPORT, Measure.EXPORT),
}
_TITLES = {
    "both": "The gap between the two ledgers of two-way trade was {gap} in {year}, {share} of the larger",
    "to-kazakhstan": "China says it sold {china} to Kazakhstan in {year}; Kazakhstan says it bought {kazakhstan}",
    "to-china": "Kazakhstan says it sold {kazakhstan} to China in {year}; China says it bought {china}",
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
    china, kazakhstan = MEASURES[trade]
    wanted = {"china": china, "kazakhstan": kazakhstan}
    rows = table[table["measure"] == table["ledger"].map(wanted)]
    if rows.empty:
        raise NothingKnown.on(as_of or "")
    sides = ledger.reference.ledgers
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in sides.items()}),
        source_name=rows["source"].map(
            {key: source.short for key, source in ledger.reference.sources.items()}
        ),
    )
    gap = ledger_lines.gap(table, china, kazakhstan)
    first = rows.groupby("ledger")["period"].min()
    since = wording.listed(
        [
            text("overview.since", ledger=side.name, year=first[name])
            for name, side in sides.items()
            if name in first.index
        ]
    )
    headline, title = _sentences(rows, gap, trade, sides)
    return Lines(
        headline=headline,
        title=title,
        subtitle=text("overview.subtitle", trade=_TRADE_WORDS[trade], since=since),
        rows=rows,
        gap=gap,
        note=source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def _sentences(
    rows: pd.DataFrame, gap: pd.DataFrame, trade: str, sides: Mapping[str, Side]
) -> tuple[str, str]:
    """Headline and chart title: of the last year that both ledgers have, else what each has."""
    if gap.empty:
        parts = [_alone(rows[rows["ledger"] == name], side) for name, side in sides.items()]
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
    return _HEADLINE.format(**words), _TITLES[trade].format(**words)


def _alone(line: pd.DataFrame, side: Side) -> str:
    if line.empty:
        return text("overview.none_of", ledger=side.name)
    last = line.iloc[-1]
    value = wording.usd(last["value_usd"], last["precision_usd"])
    return text("overview.only_of", ledger=side.name, value=value, year=last["period"])


def this_year(ledger: Ledger, as_of: str = "") -> list[str]:
    """Say each ledger's latest part-year that no full year covers yet: level, growth as printed or computed, vintage."""
    totals = ledger.totals(as_of or None)
    line = ledger.table("ledger_lines", as_of or None)
    sentences = []
    for side in ledger.reference.ledgers.values():
        rows = totals[
            (totals["ledger"] == side.id)
            & (totals["partner"] == side.partner)
            & (totals["measure"] == Measure.TURNOVER)
            & (totals["frequency"] == Frequency.YEAR_TO_DATE)
            & totals["in_force"]
        ]
        rows = rows[rows["period"].str[:4] > _last_full_year(line, side)]
        if rows.empty:
            continue
        row = rows.assign(end=rows["period"].str[-7:]).sort_values("end").iloc[-1]
        printed = pd.notna(row["growth_reported_pct"])
        growth = row["growth_reported_pct"] if printed else row["growth_pct"]
        change = (
            f", {wording.percent(growth, sign=True)}{'' if printed else ' computed'}"
            if pd.notna(growth)
            else ""
        )
        source = ledger.reference.sources[row["source"]].short
        level = wording.usd(row["value_usd"], row["precision_usd"])
        sentences.append(
            f"{wording.period(row['period'])} by {side.name}: {level}{change} ({source}, vintage {row['vintage']})."
        )
    return sentences


def _last_full_year(lines: pd.DataFrame, side: Side) -> str:
    own = lines[(lines["ledger"] == side.id) & (lines["measure"] == Measure.TURNOVER)]
    return "" if own.empty else str(own["period"].max())


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
