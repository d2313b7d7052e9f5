"""Official goals: what was said, what it means on each ledger, how far the trade is, and what the target asks of the years ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views import goals_words as words
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts.goals import NO_BASE, NOW
from etl.marts.outlook import outlook
from etl.vocabulary import Measure

YEARS_BEFORE = 6  # of the lines, before the first goal


@dataclass(frozen=True)
class Selection:
    """The goal that the sentences speak of, the day shown (empty: now), and the goals on offer with their labels."""

    goal: str
    as_of: str
    offered: tuple[tuple[str, str], ...]
    asked: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        return urlencode({"goal": self.goal} | ({"as_of": self.as_of} if self.as_of else {}))

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        return "-".join(word for word in ("khorgos-goals", self.goal, self.as_of) if word)

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        return text("goals.instead", asked=self.asked) if self.asked else ""


@dataclass(frozen=True)
class GoalsView:
    """What the page shows.

    Attributes:
        title: where the chosen goal stands on each ledger.
        said: who set it, when, in which words and by when.
        citation: where that was reported.
        lead: what it asks of the years ahead, in sentences.
        bases: what a multiple is a multiple of, in short; empty for a goal given as a value.
        rows: every goal on each ledger, with its outlook (``etl.marts.outlook``) and names in words.
        chosen: the rows of the chosen goal.
        lines: both ledgers' turnover, with ``ledger_name`` and ``source_name``.
        marks: one row a target and deadline: ``year`` (empty where none is stated), ``value_usd``, ``ledger`` (of a multiple),
            ``value_said``, ``known`` (of the base), ``who``, ``snapshots``, and ``chosen``.
        left_out: goals said after the day shown.
    """

    selection: Selection
    title: str
    said: str
    citation: str
    lead: tuple[str, ...]
    bases: str
    bases_in_full: str
    rows: pd.DataFrame
    chosen: pd.DataFrame
    lines: pd.DataFrame
    marks: pd.DataFrame
    left_out: int
    note: SourceNote
    base_note: SourceNote


def select(ledger: Ledger, *, goal: str = "", as_of: str = "") -> Selection:
    """Find the goal that is asked for; else the latest multiple set by the day, else the latest goal with a value.

    Raises:
        NothingKnown: on that day no goal had been set, or no yearly figure was known.
    """
    day = days.as_of(as_of).day
    known = _known(ledger.table("goals", day or None), day)
    known = known[known["target_usd"].notna()]
    lines = ledger.table("ledger_lines", day or None)
    if known.empty or lines[lines["measure"] == Measure.TURNOVER].empty:
        raise NothingKnown.on(day)
    once = known.drop_duplicates("goal").sort_values("said_on", ascending=False)
    offered = tuple((row["goal"], words.label(row)) for _, row in once.iterrows())
    multiples = known.loc[known["base_usd"].notna(), "goal"]
    bilateral = once.loc[once["scope"] == "bilateral", "goal"]
    best = multiples.iloc[-1] if len(multiples) else bilateral.iloc[0] if len(bilateral) else offered[0][0]
    found = goal if goal in dict(offered) else str(best)
    asked = "" if goal in ("", found) else "".join(each for each in goal if each.isprintable())[:40]
    return Selection(found, day, offered, asked)


def view(ledger: Ledger, selection: Selection) -> GoalsView:
    """Give the rows, marks and sentences of a selection."""
    as_of = selection.as_of or None
    goals, lines = ledger.table("goals", as_of), ledger.table("ledger_lines", as_of)
    ahead = ledger.once(
        "outlook", ledger.day(as_of), make=lambda: outlook(goals, lines, ledger.totals(as_of))
    )
    known = _known(ahead, selection.as_of)
    rows = _named(ledger, known, selection.as_of)
    first = int(known["said_on"].min()[:4]) - YEARS_BEFORE
    turnover = lines[(lines["measure"] == Measure.TURNOVER) & (lines["period"] >= str(first))]
    turnover = turnover.assign(
        ledger_name=turnover["ledger"].map(_ledger_names(ledger)),
        source_name=turnover["source"].map(_source_names(ledger)),
    )
    chosen, marks = rows[rows["goal"] == selection.goal], _marks(rows, selection.goal)
    bases = words.bases(chosen)
    return GoalsView(
        selection=selection,
        title=words.title(chosen),
        said=words.said(chosen.iloc[0]),
        citation=str(chosen.iloc[0]["citation"]),
        lead=words.lead(chosen, selection.as_of),
        bases=wording.listed(list(dict.fromkeys(short for short, _ in bases))) if bases else "",
        bases_in_full="; ".join(full for _, full in bases),
        rows=rows,
        chosen=chosen,
        lines=turnover,
        marks=marks,
        left_out=int(goals["goal"].nunique() - known["goal"].nunique()),
        note=source_note(ledger, [*turnover["snapshots"], *marks["snapshots"]], turnover["caveats"]),
        base_note=source_note(ledger, chosen["snapshots"], []),
    )


def _known(goals: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Goals that had been set by the day; one dated by its year alone counts from that year's end."""
    if not as_of:
        return goals
    said = goals["said_on"].map(lambda day: days.day_of(day) or "")
    return goals[said <= as_of]


def _named(ledger: Ledger, rows: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Add names and words: ledger, base, sources, goal, and whether and when it was met."""
    sources = _source_names(ledger)
    base = {NOW: text("goals.known", when=days.when(as_of)), NO_BASE: ""}
    then = text("goals.known_then")
    return rows.assign(
        ledger_name=rows["ledger"].map(_ledger_names(ledger)).fillna(text("goals.no_ledger")),
        base_said=[base.get(known, then) for known in rows["base_known"]],
        base_source_name=rows["base_source"].map(sources),
        latest_source_name=rows["latest_source"].map(sources),
        state=[words.state(row) for _, row in rows.iterrows()],
        arrives_said=[words.arrives(row) for _, row in rows.iterrows()],
    )


def _ledger_names(ledger: Ledger) -> dict[str, str]:
    return {key: side.name for key, side in ledger.reference.ledgers.items()}


def _source_names(ledger: Ledger) -> dict[str, str]:
    return {key: source.short for key, source in ledger.reference.sources.items()}


def _marks(rows: pd.DataFrame, goal: str) -> pd.DataFrame:
    """One mark a target and deadline: a value said by several is one mark, a multiple one for each ledger and base."""
    known = rows[rows["target_usd"].notna() & (rows["scope"] == "bilateral")]
    known = known.assign(
        side=known["ledger"].where(known["base_usd"].notna(), ""),
        year=known["deadline_year"],
        year_key=known["deadline_year"].fillna(0),
    )
    marks = []
    for (_, _, side), group in known.groupby(["year_key", "target_usd", "side"], sort=True):
        first = group.iloc[0]
        value = float(first["target_usd"])
        marks.append(
            {
                "year": first["year"],
                "value_usd": value,
                "ledger": side,
                "ledger_name": first["ledger_name"] if side else text("goals.either_ledger"),
                "deadline": _joined(group["deadline"]),
                "known": first["base_said"],
                "value_said": words.target_usd(first),
                "who": _joined(group["who"] + ", " + group["said_on"].map(wording.day)),
                "chosen": goal in set(group["goal"]),
                "snapshots": " ".join(
                    sorted({word for cell in group["base_snapshots"] for word in cell.split()})
                ),
            }
        )
    return pd.DataFrame(marks)


def _joined(parts: Sequence[str] | pd.Series) -> str:
    return "; ".join(dict.fromkeys(parts))
