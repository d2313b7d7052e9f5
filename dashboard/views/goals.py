"""Official goals: what was said, what it means on each ledger, how far the trade is, and what the target asks of the years ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts.goals import NO_BASE, NOW, THEN
from etl.marts.outlook import outlook
from etl.vocabulary import Measure

TENTH_OF_A_BILLION, BILLION = 5e7, 5e8  # half a unit of the digit shown
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
    offered = tuple((row["goal"], _label(row)) for _, row in once.iterrows())
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
    bases = _bases(chosen)
    return GoalsView(
        selection=selection,
        title=_title(chosen),
        lead=_lead(chosen),
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
        state=[_state(row) for _, row in rows.iterrows()],
        arrives_said=[_arrives(row) for _, row in rows.iterrows()],
    )


def _ledger_names(ledger: Ledger) -> dict[str, str]:
    return {key: side.name for key, side in ledger.reference.ledgers.items()}


def _source_names(ledger: Ledger) -> dict[str, str]:
    return {key: source.short for key, source in ledger.reference.sources.items()}


def _label(row: pd.Series) -> str:
    return f"{row['said_on'][:4]}: {row['wording'].partition(' (')[0]}"


def _state(row: pd.Series) -> str:
    """Say whether a target is met on a ledger, and how that lies to its deadline."""
    if pd.isna(row["target_usd"]) or pd.isna(row["latest_usd"]):
        return text("goals.not_measured")
    year = row["deadline_year"]
    if pd.notna(row["first_met"]):
        late = 0 if pd.isna(year) else int(row["first_met"]) - int(year)
        if late <= 0:
            return text("goals.met", year=row["first_met"])
        return text("goals.met_late", year=row["first_met"], years=late)
    passed = pd.notna(year) and int(row["latest_period"]) >= int(year)
    return text("goals.missed") if passed else text("goals.not_yet")


def _arrives(row: pd.Series) -> str:
    """Say the years between which past growth would arrive: "2029–2031", "from 2029 on", "2027"."""
    low, high = row["arrives_low"], row["arrives_high"]
    if pd.isna(low):
        return ""
    if pd.isna(high):
        return text("goals.or_never", year=low)
    return str(low) if low == high else f"{low}–{high}"


def _usd(value: float) -> str:
    """Say a target: a round one as round as it was said."""
    return wording.usd(value, TENTH_OF_A_BILLION if value % 1e9 else BILLION)


def _title(chosen: pd.DataFrame) -> str:
    measured = chosen[chosen["latest_usd"].notna() & chosen["target_usd"].notna()]
    if measured.empty:
        return text("goals.title_regional", wording=chosen.iloc[0]["wording"])
    multiples = measured[measured["base_usd"].notna()]
    if multiples.empty:
        parts = [
            text("goals.part_met", ledger=row["ledger_name"], year=row["first_met"])
            if pd.notna(row["first_met"])
            else text(
                "goals.part_not_met",
                ledger=row["ledger_name"],
                value=wording.usd(row["latest_usd"], TENTH_OF_A_BILLION),
                year=row["latest_period"],
                share=wording.percent(row["latest_pct_of_target"], decimals=0),
            )
            for _, row in measured.iterrows()
        ]
        return text("goals.title_value", wording=chosen.iloc[0]["wording"], parts=wording.listed(parts))
    targets, ways = [], []
    for name, rows in multiples.groupby("ledger_name", sort=False):
        values = list(dict.fromkeys(wording.usd(value, BILLION) for value in sorted(rows["target_usd"])))
        targets.append(text("goals.part_target", values=" or ".join(values), ledger=name))
        now = rows[rows["base_known"] == NOW]
        way = (now if len(now) else rows).iloc[0]["way_pct"]
        ways.append(wording.percent(way, decimals=0))
    return text(
        "goals.title_multiple",
        base=multiples.iloc[0]["base_period"],
        targets=wording.listed(targets),
        year=multiples["latest_period"].max(),
        ways=wording.listed(list(dict.fromkeys(ways))),
    )


def _bases(chosen: pd.DataFrame) -> list[tuple[str, str]]:
    """Say what is multiplied, in short and in full: "41 → 82 bn", "41 bn → 82 bn by China's customs, as known then"."""
    rows = chosen[chosen["base_usd"].notna()].sort_values(["ledger", "base_known"], ascending=[True, False])
    return [
        (
            text(
                "goals.base_short",
                base=_usd(row["base_usd"]).removesuffix(" bn"),
                target=_usd(row["target_usd"]),
            ),
            text(
                "goals.base",
                base=_usd(row["base_usd"]),
                target=_usd(row["target_usd"]),
                ledger=row["ledger_name"],
                known=row["base_said"],
                source=row["base_source_name"],
                vintage=row["base_vintage"],
            ),
        )
        for _, row in rows.iterrows()
    ]


def _lead(chosen: pd.DataFrame) -> tuple[str, ...]:
    """Sentences on required growth, where the year runs, and when past growth would arrive; each says that it is computed."""
    said: list[str] = []
    once = chosen[chosen["base_known"] != THEN]
    for _, row in once[once["run_usd"].notna()].iterrows():
        said.append(
            text(
                "goals.run",
                ledger=row["ledger_name"],
                value=_usd(row["run_usd"]),
                how=row["run_how"],
                period=wording.period(row["run_period"]),
            )
        )
    needed = [
        text("goals.needs", ledger=row["ledger_name"], growth=wording.percent(row["required_pct"], sign=True))
        for _, row in once[once["required_pct"].notna()].iterrows()
    ]
    if needed:
        said.append(
            text("goals.required", year=int(once["deadline_year"].max()), parts=wording.listed(needed))
        )
    arriving = [
        text("goals.arrives", years=row["arrives_said"], ledger=row["ledger_name"])
        for _, row in once[once["arrives_said"] != ""].iterrows()
    ]
    if arriving:
        said.append(text("goals.scenarios", parts=wording.listed(arriving)))
    return tuple(said)


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
                "value_said": _usd(value),
                "who": _joined(group["who"] + ", " + group["said_on"].map(wording.day)),
                "chosen": goal in set(group["goal"]),
                "snapshots": " ".join(
                    sorted({word for cell in group["base_snapshots"] for word in cell.split()})
                ),
            }
        )
    return pd.DataFrame(marks)


def _joined(words: Sequence[str] | pd.Series) -> str:
    return "; ".join(dict.fromkeys(words))
