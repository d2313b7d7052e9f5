"""The overview: both ledgers since 1992, the headline's numbers, and the doubling goal."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts import ledger_lines
from etl.marts.goals import NOW, THEN
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
    """One choice of the controls: a kind of trade (a key of ``TRADES``), and a day (ISO text; empty is now)."""

    trade: str
    as_of: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {"trade": self.trade, "as_of": self.as_of}
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        return "-".join(word for word in ("khorgos-overview", self.trade, self.as_of) if word)


def select(_ledger: Ledger, *, trade: str = "", as_of: str = "") -> Selection:
    """Find the selection that is asked for; an unknown kind of trade gives two-way trade."""
    return Selection(trade if trade in TRADES else "both", as_of)


@dataclass(frozen=True)
class Lines:
    """The two ledgers' lines for one kind of trade, China's first, and what stands between them."""

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
    """Give both ledgers' lines, once for each build; ``trade`` is a key of ``TRADES``, ``as_of`` a day or empty.

    Rows have the columns of ``ledger_lines`` plus ``ledger_name`` and ``source_name``; the gap has one row a year.

    Raises:
        NothingKnown: on that day no year of either ledger was known.
    """
    return ledger.once("lines", trade, as_of, make=lambda: _lines(ledger, trade, as_of))


def _lines(ledger: Ledger, trade: str, as_of: str) -> Lines:
    table = ledger.table("ledger_lines", as_of or None)
    china, kazakhstan = MEASURES[trade]
    wanted = {"china": china, "kazakhstan": kazakhstan}
    rows = table[table["measure"] == table["ledger"].map(wanted)]
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()}),
        source_name=rows["source"].map(
            {key: source.short for key, source in ledger.reference.sources.items()}
        ),
    )
    gap = ledger_lines.gap(table, china, kazakhstan)
    if rows.empty:
        raise NothingKnown.on(as_of)
    if gap.empty:
        return _apart(ledger, trade, as_of, rows, gap)
    last = gap.iloc[-1]
    ends = {side: ledger_lines.latest(table, side, wanted[side]) for side in wanted}
    said = {side: wording.usd(last[f"{side}_usd"], ends[side]["precision_usd"]) for side in wanted}
    gap_said = wording.usd(abs(last["gap_usd"]), max(end["precision_usd"] for end in ends.values()))
    share = wording.percent(
        abs(last["gap_usd"]) / max(last["china_usd"], last["kazakhstan_usd"]) * 100, decimals=0
    )
    words = said | {"year": last["period"], "gap": gap_said, "share": share}
    first = rows.groupby("ledger")["period"].min()
    subtitle = (
        f"{_TRADE_WORDS[trade]}, billion USD a year; China's ledger since {first['china']}, Kazakhstan's since {first['kazakhstan']}. "
        f"The gap between them is shaded; growth may cross a change of source. Open marks are known only from press quotations."
    )
    return Lines(
        headline=_HEADLINE.format(**words),
        title=_TITLES[trade].format(**words),
        subtitle=subtitle,
        rows=rows,
        gap=gap,
        note=source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def _apart(ledger: Ledger, trade: str, as_of: str, rows: pd.DataFrame, gap: pd.DataFrame) -> Lines:
    """Say that on a day no year was known on both ledgers, so that there is no gap to speak of."""
    said = f"On {wording.day(as_of)} no year of {_TRADE_WORDS[trade].lower()} is known to have been public on both ledgers"
    years = wording.listed(
        [f"{name} {period}" for name, period in rows.groupby("ledger_name")["period"].max().items()]
    )
    return Lines(
        headline=said,
        title=said,
        subtitle=f"{_TRADE_WORDS[trade]}, billion USD a year. The latest years known by then: {years}.",
        rows=rows,
        gap=gap,
        note=source_note(ledger, rows["snapshots"], rows["caveats"]),
    )


def this_year(ledger: Ledger) -> list[str]:
    """Say each ledger's latest part-year: level, growth as printed or computed, and vintage."""
    totals = ledger.totals()
    sentences = []
    for side in ledger.reference.ledgers.values():
        rows = totals[
            (totals["ledger"] == side.id)
            & (totals["partner"] == side.partner)
            & (totals["measure"] == Measure.TURNOVER)
            & (totals["frequency"] == Frequency.YEAR_TO_DATE)
            & totals["in_force"]
        ]
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


def doubling(ledger: Ledger) -> Goal:
    """Give the latest goal that is a multiple: base, target and last full year on each ledger, by what was known."""
    goals = ledger.table("goals")
    rows = goals[goals["base_usd"].notna()]
    rows = rows[rows["goal"] == rows.sort_values("said_on")["goal"].iloc[-1]]
    names = {key: source.short for key, source in ledger.reference.sources.items()}
    then = f"as known on {wording.day(rows['said_on'].iloc[0])}"
    rows = rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()}),
        base_source_name=rows["base_source"].map(names),
        latest_source_name=rows["latest_source"].map(names),
        base_said=rows["base_known"].where(rows["base_known"] != THEN, then),
    )
    rows = rows.sort_values(["ledger", "base_known"], ascending=[True, False], ignore_index=True)
    now = rows[rows["base_known"] == NOW].set_index("ledger")
    parts = [
        f"{wording.percent(now.loc[side.id, 'way_pct'], decimals=0)} of the way by {side.name}"
        for side in ledger.reference.ledgers.values()
        if side.id in now.index
    ]
    first = rows.iloc[0]
    title = f"Doubling from {first['base_period']}: by {first['latest_period']} trade had gone {wording.listed(parts)}"
    said = f"{first['who']}, {wording.day(first['said_on'])}. {first['citation']}"
    return Goal(title, first["wording"], said, rows, source_note(ledger, rows["snapshots"], []))
