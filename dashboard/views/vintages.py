"""The vintages page: one figure's history of revisions, and what changed between two vintages of a source."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views import days
from dashboard.views import vintages_words as words
from dashboard.views.choosing import Choosing
from dashboard.views.sources import SourceNote, source_note
from etl.errors import NothingKnown
from etl.marts.vintages import FIGURE
from etl.vocabulary import TOTAL, WORLD, Measure

MEASURES = {
    str(Measure.TURNOVER): text("vintages.turnover"),
    str(Measure.EXPORT): text("vintages.export"),
    str(Measure.IMPORT): text("vintages.import"),
}
COMPARED = [*FIGURE, "classification"]  # what makes a figure of one vintage the same as one of another
CHOICES = ("side", "commodity", "measure", "period", "source", "first", "second")


@dataclass(frozen=True)
class Selection:
    """One choice of the controls, and what each of them offers given those before it.

    Attributes:
        side: a ledger.
        commodity: a code; ``TOTAL`` is all goods.
        measure: turnover, export or import by the ledger's reporter.
        period: a year or months.
        source: whose vintages are compared; empty where none has two.
        first: the earlier vintage compared.
        second: the later one.
        as_of: the day shown; empty is now.
        offered: values and labels by control.
        asked: what was asked for and is not there.
    """

    side: str
    commodity: str
    measure: str
    period: str
    source: str
    first: str
    second: str
    as_of: str
    offered: dict[str, tuple[tuple[str, str], ...]]
    asked: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {name: getattr(self, name) for name in (*CHOICES, "as_of")}
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        words = (self.side, self.commodity, self.measure, self.period.replace("/", "-to-"), self.as_of)
        return "-".join(["khorgos-vintages", *(word.lower() for word in words if word)])

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        return text("vintages.instead", asked=self.asked) if self.asked else ""


@dataclass(frozen=True)
class VintagesView:
    """What the page shows.

    Attributes:
        title: first and present value of the figure, and the change.
        in_use: which of the sources' figures the site takes and why, and what the others say; empty where there is one source.
        history: one row a source and vintage, in the order of the ledger's sources and of their vintages; columns of the mart
            and ``source_name``, ``label``, ``known_said``, ``held`` (in use, the latest of its source,
            or replaced).
        latest: what the latest vintage of the compared source added and changed, in a sentence.
        compared: sentences of the comparison.
        changes: one row a figure that differs, of the pair and of trade with all partners, the largest change first:
            ``partner_name``, ``measure``, ``period``, ``commodity``, ``title``, ``before_usd``, ``after_usd``, ``change_usd``,
            ``change_pct``, ``rounding_said``, ``snapshots``.
    """

    selection: Selection
    title: str
    in_use: str
    subject: str
    history: pd.DataFrame
    latest: str
    compared: tuple[str, ...]
    changes: pd.DataFrame
    note: SourceNote


def select(
    ledger: Ledger,
    *,
    side: str = "",
    commodity: str = "",
    measure: str = "",
    period: str = "",
    source: str = "",
    first: str = "",
    second: str = "",
    as_of: str = "",
) -> Selection:
    """Find the figure and the two vintages that are asked for, or the nearest that the data hold.

    Left to itself it gives two-way trade of the last period whose figure was revised, and the latest vintage that revised
    anything beside the one before it.

    Raises:
        NothingKnown: on that day no figure of the pair was known.
    """
    day = days.as_of(as_of).day
    rows = _of_pair(ledger, day)
    if rows.empty:
        raise NothingKnown.on(day)
    choosing = Choosing()
    sides = [name for name in ("kazakhstan", "china") if name in set(rows["ledger"])]
    side = choosing.one_of(text("vintages.ledger"), side, sides)
    own = rows[rows["ledger"] == side]
    codes = sorted(own["commodity"].unique(), key=lambda code: (code != TOTAL, code))
    commodity = choosing.one_of(text("vintages.goods"), commodity, codes)
    figure = own[own["commodity"] == commodity]
    measures = [name for name in MEASURES if name in set(figure["measure"])]
    measure = choosing.one_of(text("vintages.measure"), measure, measures)
    figure = figure[figure["measure"] == measure]
    periods = sorted(figure["period"].unique(), key=lambda each: ("-" not in each, each), reverse=True)
    revised = sorted(figure.loc[figure["change_usd"].fillna(0) != 0, "period"], reverse=True)
    period = choosing.one_of(text("vintages.period"), period, [*revised[:1], *periods])
    source, first, second, sources, vintages = _compare(ledger, own, choosing, (source, first, second))
    names = {key: each.short for key, each in ledger.reference.sources.items()}
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    offered = {
        "side": tuple((name, ledger.reference.ledgers[name].name) for name in sides),
        "commodity": tuple((code, _goods(code, titles)) for code in codes),
        "measure": tuple((name, MEASURES[name]) for name in measures),
        "period": tuple((each, wording.period(each)) for each in periods),
        "source": tuple((each, names[each]) for each in sources),
        "first": tuple((each, each) for each in vintages),
        "second": tuple((each, each) for each in vintages),
    }
    return Selection(side, commodity, measure, period, source, first, second, day, offered, choosing.missed)


def view(ledger: Ledger, selection: Selection) -> VintagesView:
    """Give the history, the comparison and the sentences of a selection."""
    rows = _of_pair(ledger, selection.as_of)
    own = rows[rows["ledger"] == selection.side]
    order = list(ledger.reference.ledgers[selection.side].order)
    names = {key: each.short for key, each in ledger.reference.sources.items()}
    history = own[
        (own["commodity"] == selection.commodity)
        & (own["measure"] == selection.measure)
        & (own["period"] == selection.period)
    ]
    history = history.assign(
        place=history["source"].map(lambda name: order.index(name) if name in order else len(order)),
        source_name=history["source"].map(names),
        known_said=[
            wording.day(day) if pd.notna(day) else text("vintages.undated") for day in history["known_from"]
        ],
        held=[
            text("vintages.in_force") if held else text("vintages.replaced") for held in history["in_force"]
        ],
    )
    history = history.assign(label=history["source_name"] + " " + history["vintage"])
    history = history.sort_values(["place", "source", "order"], ignore_index=True)
    used = _used(ledger, selection, history)
    history["held"] = history["held"].mask(history.index == used, text("vintages.in_use"))
    subject = _subject(ledger, selection)
    changes, compared = _changes(ledger, selection)
    side = ledger.reference.ledgers[selection.side]
    return VintagesView(
        selection=selection,
        title=words.title(side.name, history, used, subject),
        in_use=words.in_use(side, history, used),
        subject=subject,
        history=history,
        latest=_latest(own, selection, names),
        compared=compared,
        changes=changes,
        note=source_note(ledger, history["snapshots"], []),
    )


def _used(ledger: Ledger, selection: Selection, history: pd.DataFrame) -> int:
    """Give the place in the history of the figure the site takes: that of the ledger's line, else of the first source in order."""
    table = ledger.table("ledger_lines", selection.as_of or None)
    on_line = table[
        (table["ledger"] == selection.side)
        & (table["measure"] == selection.measure)
        & (table["period"] == selection.period)
    ]
    held = history[history["in_force"]]
    if selection.commodity == TOTAL and len(on_line):
        held = held[held["source"] == on_line["source"].iloc[0]]
    return int(held.index[0])


def _of_pair(ledger: Ledger, as_of: str) -> pd.DataFrame:
    """Each ledger's figures of the trade with the other country, once for each known state."""
    partner = {name: side.partner for name, side in ledger.reference.ledgers.items()}

    def made() -> pd.DataFrame:
        rows = ledger.table("vintages", as_of or None)
        return rows[(rows["ledger"] != "") & (rows["partner"] == rows["ledger"].map(partner))]

    return ledger.once("vintages of the pair", ledger.day(as_of or None), make=made)


def _compare(
    ledger: Ledger, own: pd.DataFrame, choosing: Choosing, asked: tuple[str, str, str]
) -> tuple[str, str, str, list[str], list[str]]:
    """Choose a source with two vintages and two of them: as asked, else the last that revised figures and the one before."""
    wanted, first, second = asked
    many = own.groupby("source")["vintage"].nunique()
    order = list(next(iter(ledger.reference.ledgers[side].order for side in own["ledger"].unique())))
    sources = [name for name in order if many.get(name, 0) > 1]
    if not sources:
        return "", "", "", [], []
    source = choosing.one_of(text("vintages.source"), wanted, sources)
    mine = own[own["source"] == source].assign(
        day=[
            ledger.reference.order_of(source, vintage, known if pd.notna(known) else None)
            for vintage, known in own.loc[own["source"] == source, ["vintage", "known_from"]].to_numpy()
        ]
    )
    vintages = list(mine.sort_values(["day", "vintage"])["vintage"].unique())
    revising = mine[mine["previous_vintage"].notna()].sort_values(["day", "vintage"])
    last = revising.iloc[-1]["vintage"] if len(revising) else vintages[-1]
    second = choosing.one_of(text("vintages.second"), second, [last, *vintages])
    before = mine[(mine["vintage"] == second) & mine["previous_vintage"].notna()]
    largest = before.assign(size=before["change_usd"].abs()).sort_values("size", ascending=False)
    nearest = (
        largest["previous_vintage"].iloc[0]
        if len(largest)
        else next(each for each in vintages if each != second)
    )
    others = [each for each in vintages if each != second]
    return (
        source,
        choosing.one_of(text("vintages.first"), first, [nearest, *others]),
        second,
        sources,
        vintages,
    )


def _goods(code: str, titles: pd.Series) -> str:
    return text("vintages.all_goods") if code == TOTAL else f"{code} {titles.get(code, '')}".strip()


def _subject(ledger: Ledger, selection: Selection) -> str:
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    goods = "" if selection.commodity == TOTAL else f" ({_goods(selection.commodity, titles)})"
    what = MEASURES[selection.measure]
    return f"{what[0].lower()}{what[1:]}{goods} in {wording.period(selection.period)}"


def _latest(own: pd.DataFrame, selection: Selection, names: dict[str, str]) -> str:
    """Say what the later vintage compared brought: figures for the first time, and those an earlier vintage had, by vintage."""
    if not selection.source:
        return text("vintages.nothing_to_compare")
    rows = own[(own["source"] == selection.source) & (own["vintage"] == selection.second)]
    new = int(rows["previous_vintage"].isna().sum())
    parts = [text("vintages.latest_new", count=new)] if new else []
    for before, again in rows.groupby("previous_vintage"):
        changed = int((again["change_usd"] != 0).sum())
        parts.append(text("vintages.latest_again", count=len(again), before=before, changed=changed))
    return text(
        "vintages.latest",
        source=names[selection.source],
        vintage=selection.second,
        count=len(rows),
        parts="; ".join(parts),
    )


def _changes(ledger: Ledger, selection: Selection) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Compare two vintages figure by figure; of other partners only the number of changes is said."""
    columns = ["partner_name", "measure", "period", "commodity", "title", "before_usd", "after_usd"]
    columns += ["change_usd", "change_pct", "rounding_said", "snapshots"]
    if not selection.source:
        return pd.DataFrame(columns=columns), ()
    table = ledger.table("vintages", selection.as_of or None)
    side = ledger.reference.ledgers[selection.side]
    own = table[(table["source"] == selection.source) & (table["reporter"] == side.reporter)]
    one, other = (own[own["vintage"] == vintage] for vintage in (selection.first, selection.second))
    kept = [*COMPARED, "value_usd", "precision_usd", "snapshots"]
    both = one[kept].merge(other[kept], on=COMPARED, suffixes=("_one", "_other"), validate="one_to_one")
    change = both["value_usd_other"] - both["value_usd_one"]
    both = both.assign(
        before_usd=both["value_usd_one"],
        after_usd=both["value_usd_other"],
        change_usd=change,
        change_pct=change / both["value_usd_one"].where(both["value_usd_one"] > 0) * 100,
        rounding=change.abs() <= both["precision_usd_one"] + both["precision_usd_other"],
    )
    changed = both[both["change_usd"] != 0]
    shown = changed[changed["partner"].isin([side.partner, WORLD])]
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    shown = shown.assign(
        partner_name=[_partner(ledger, code) for code in shown["partner"]],
        title=[_goods(code, titles) for code in shown["commodity"]],
        rounding_said=[text("vintages.rounding") if small else "" for small in shown["rounding"]],
        snapshots=shown["snapshots_one"] + " " + shown["snapshots_other"],
    )
    shown = shown.sort_values("change_usd", key=lambda sizes: -sizes.abs(), ignore_index=True)
    said = [
        _compared(
            text("vintages.of_pair"),
            selection,
            *(each[each["partner"] == side.partner] for each in (one, other, both)),
        ),
        _compared(text("vintages.of_all"), selection, one, other, both),
    ]
    beyond = len(changed) - len(shown)
    return shown[columns], (
        *said,
        *([text("vintages.others", count=wording.number(beyond))] if beyond else []),
    )


def _compared(
    whose: str, selection: Selection, one: pd.DataFrame, other: pd.DataFrame, both: pd.DataFrame
) -> str:
    """Count the figures of two vintages: in both, changed, and in one alone."""
    changed = both[both["change_usd"] != 0]
    counts = {
        "both": len(both),
        "changed": len(changed),
        "rounding": int(changed["rounding"].sum()),
        "only_first": len(one) - len(both),
        "only_second": len(other) - len(both),
    }
    said = {name: wording.number(count) for name, count in counts.items()}
    return text("vintages.compared", whose=whose, first=selection.first, second=selection.second, **said)


def _partner(ledger: Ledger, code: str) -> str:
    return text("vintages.world") if code == WORLD else ledger.reference.country_name(code)
