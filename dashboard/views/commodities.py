"""The commodity page: which rows a choice of reporter, flow, source, level and year stands for."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.sources import SourceNote, source_note
from etl.marts.commodity import bands
from etl.vocabulary import CHINA, KAZAKHSTAN, Flow, Level, Status

LEVEL_WORDS = {
    Level.CHAPTER: "Chapters (2 digits)",
    Level.HEADING: "Headings (4 digits)",
    Level.SUBHEADING: "Subheadings (6 digits)",
    Level.GROUP: "Material groups",
}
COUNTRY = {CHINA: "China", KAZAKHSTAN: "Kazakhstan"}
_VERB = {Flow.EXPORT: "sold", Flow.IMPORT: "bought"}
_TOWARDS = {Flow.EXPORT: "to", Flow.IMPORT: "from"}


@dataclass(frozen=True)
class Choices:
    """What each control offers, given the controls before it."""

    sources: tuple[str, ...]
    levels: tuple[str, ...]
    years: tuple[str, ...]


@dataclass(frozen=True)
class Selection:
    """One choice of the controls; ``asked`` names what the address asked for and the data do not hold."""

    reporter: str
    flow: str
    source: str
    level: str
    year: str
    choices: Choices
    asked: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        return urlencode(
            {name: getattr(self, name) for name in ("reporter", "flow", "source", "level", "year")}
        )


@dataclass(frozen=True)
class CommodityView:
    """What the page shows for a selection."""

    selection: Selection
    title: str
    lead: str
    rows: pd.DataFrame
    bands: pd.DataFrame
    bands_title: str
    note: SourceNote
    bands_note: SourceNote
    warnings: tuple[str, ...]


def select(
    ledger: Ledger, *, reporter: str = "", flow: str = "", source: str = "", level: str = "", year: str = ""
) -> Selection:
    """Find the selection that is asked for, or the nearest one that has data.

    Each control narrows the next, in the order of the arguments; an empty or unknown value takes the first on offer
    (the source by the ledger's order of authority, the level with most years, the latest year).
    """
    asked = []
    table = ledger.table("commodity")
    table = table[table["itemised"]]

    def choose(column: str, wanted: str, offered: list[str]) -> str:
        nonlocal table
        chosen = wanted if wanted in offered else offered[0]
        if wanted and wanted != chosen:
            asked.append(f"{column} {wanted}")
        table = table[table[column] == chosen]
        return chosen

    reporter = choose("reporter", reporter, [CHINA, KAZAKHSTAN])
    flow = choose("flow", flow, [str(Flow.IMPORT), str(Flow.EXPORT)])
    order = list(next(side.order for side in ledger.reference.ledgers.values() if side.reporter == reporter))
    years_in = table.groupby("source")["period"].nunique()
    sources = sorted(years_in.index, key=lambda name: (name not in order, -years_in[name]))
    source = choose("source", source, sources)
    years_at = table.groupby("level")["period"].nunique()
    levels = [str(word) for word in LEVEL_WORDS if word in years_at.index]
    level = choose("level", level, levels)
    years = sorted(table["period"].unique(), reverse=True)
    nearest = (
        sorted(years, key=lambda offered: (abs(int(offered) - int(year)), offered))
        if year.isdigit()
        else years
    )
    year = choose("period", year, nearest)
    return Selection(
        reporter,
        flow,
        source,
        level,
        year,
        Choices(tuple(sources), tuple(levels), tuple(years)),
        wording.listed(asked) if asked else "",
    )


def view(ledger: Ledger, selection: Selection) -> CommodityView:
    """Give the rows, bands, sentences and notes of a selection."""
    table = ledger.table("commodity")
    series = table[
        (table["reporter"] == selection.reporter)
        & (table["flow"] == selection.flow)
        & (table["source"] == selection.source)
        & (table["level"] == selection.level)
    ]
    rows = series[series["period"] == selection.year]
    rows = rows.sort_values(["itemised", "value_usd"], ascending=[False, False], ignore_index=True)
    layers = bands(series)
    return CommodityView(
        selection=selection,
        title=_title(ledger, selection, rows),
        lead=_lead(ledger, selection, rows),
        rows=rows,
        bands=layers,
        bands_title=_bands_title(selection, series),
        note=source_note(ledger, rows["snapshots"], rows["caveats"]),
        bands_note=source_note(ledger, layers["snapshots"], layers["caveats"]),
        warnings=_warnings(ledger, rows),
    )


def _title(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    who, other = COUNTRY[selection.reporter], COUNTRY[KAZAKHSTAN if selection.reporter == CHINA else CHINA]
    verb, towards = _VERB[Flow(selection.flow)], _TOWARDS[Flow(selection.flow)]
    top = rows[rows["itemised"]].iloc[0]
    total = top["total_usd"]
    where = f"{towards} {other} in {selection.year}"
    if pd.isna(total):
        source = ledger.reference.sources[selection.source].short
        return f"{source}: {who} {verb} {wording.usd(top['value_usd'])} of {_named(top)} {where}"
    said = "in an incomplete submission said" if top["status"] == Status.UNRELIABLE else "says"
    share = wording.percent(top["share_pct"], decimals=0)
    rest = rows.loc[~rows["itemised"], "share_pct"].max()
    largest = (
        f"{share} was {_named(top)}"
        if not rest > top["share_pct"]
        else f"the largest part itemised, {share}, was {_named(top)}"
    )
    return f"{who} {said} it {verb} {wording.usd(total)} {where}; {largest}"


def _named(row: pd.Series) -> str:
    title = str(row["title"])
    return title[0].lower() + title[1:]


def _lead(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    items, rest = rows[rows["itemised"]], rows[~rows["itemised"]]
    counted = f"{len(items)} {LEVEL_WORDS[Level(selection.level)].split(' (')[0].lower()} are loaded from {ledger.reference.sources[selection.source].short}."
    if rest.empty:
        return f"{counted} They have no total to be shared out of: reconciled values are never subtracted from reported ones."
    row = rest.iloc[0]
    if pd.isna(row["value_usd"]):
        return f"{counted} They come from an older vintage than the total and exceed it, so no remainder is shown."
    other_total = (
        ""
        if row["total_source"] == selection.source
        else f", the total being {ledger.reference.sources[row['total_source']].short}'s"
    )
    return f"{counted} The rest, {wording.usd(row['value_usd'])} or {wording.percent(row['share_pct'])}, is not itemised in the loaded data{other_total}."


def _bands_title(selection: Selection, series: pd.DataFrame) -> str:
    first, last = series["period"].min(), series["period"].max()
    who = COUNTRY[selection.reporter]
    span = f"from {first} to {last}" if first != last else f"in {first}"
    return f"What {who} reports as {selection.flow}s {span}, by {selection.level}"


def _warnings(ledger: Ledger, rows: pd.DataFrame) -> tuple[str, ...]:
    """Caveats that stop growth: they are said at the top, not only in the note."""
    texts = ledger.table("caveats").set_index("caveat")["text"]
    held = {
        name for cell in rows.loc[rows["status"] == Status.UNRELIABLE, "caveats"] for name in cell.split()
    }
    return tuple(texts[name] for name in sorted(held) if "incomplete" in name)
