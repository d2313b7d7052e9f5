"""One commodity: who reports what of it, its line over the years by both reporters, and where it stands in the HS."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views import commodity_words, days
from dashboard.views.choosing import stretches
from dashboard.views.goods_path import Place, path_of, places_beneath
from dashboard.views.goods_search import Search, search
from dashboard.views.parties import COUNTRY, DIRECTIONS, FLOW_OF
from dashboard.views.sources import SourceNote, source_note
from dashboard.views.unitemised import unitemised
from etl.errors import NothingKnown
from etl.vocabulary import CHINA, Flow, Level

FIRST_SHOWN = "27"
LONGEST_ASKED = 60  # characters of an address that are said back


@dataclass(frozen=True)
class Selection:
    """One choice: a code of the nomenclature, a direction (a key of ``DIRECTIONS``), words searched for, and a day (empty is now)."""

    code: str
    trade: str
    find: str = ""
    as_of: str = ""
    asked: str = ""

    @property
    def query(self) -> str:
        """The part of the address that reproduces this view."""
        chosen = {"code": self.code, "trade": self.trade, "find": self.find, "as_of": self.as_of}
        return urlencode({name: value for name, value in chosen.items() if value})

    @property
    def name(self) -> str:
        """A stem for files of this view."""
        return "-".join(
            word
            for word in ("khorgos-commodity", self.code.replace("+", "-"), self.trade, self.as_of)
            if word
        )

    @property
    def instead(self) -> str:
        """What a reader must know where this is not what the address asked for; else nothing."""
        return (
            f"Not in the nomenclature: {self.asked}. Shown instead is the nearest choice that is."
            if self.asked
            else ""
        )


@dataclass(frozen=True)
class CommodityView:
    """What the page shows of one commodity.

    Attributes:
        who: one row a reporter and source of this direction, and one for a reporter that has none (``note`` says why, and what to load).
        lines: rows of the mart ``commodity`` of both reporters, with ``ledger``, ``ledger_name``, ``source_name``, ``reconciled``.
        gap: years that both ledgers have and the mart ``mirror`` compares: period, china_usd, kazakhstan_usd.
    """

    selection: Selection
    heading: str
    lead: str
    load: str  # what brings the figures that are not loaded; empty where both reporters' are
    titles: tuple[tuple[str, str, str], ...]  # language, title, status of the title
    path: tuple[Place, ...]
    beneath: tuple[Place, ...]
    beneath_said: str
    who: pd.DataFrame
    who_title: str
    lines: pd.DataFrame
    gap: pd.DataFrame
    lines_title: str
    growth_title: str
    note: SourceNote
    found: Search | None


def select(ledger: Ledger, *, code: str = "", trade: str = "", find: str = "", as_of: str = "") -> Selection:
    """Find the commodity that is asked for: by its code, else the first that the words find, else mineral fuels.

    Raises:
        NothingKnown: on that day no goods of this trade were known.
    """
    as_of = days.as_of(as_of).day
    table = ledger.table("commodity", as_of or None)
    if table.empty:
        raise NothingKnown.on(as_of)
    names = ledger.table("nomenclature")
    codes = set(names.loc[~names["level"].isin([Level.SECTION, Level.TOTAL]), "commodity"])
    asked = [code] if code and code not in codes else []
    if code not in codes:
        found = search(ledger, find or code, as_of).rows["commodity"]
        code = next((str(each) for each in found if each in codes), "") or _first(table)
    if trade not in DIRECTIONS:
        asked += [trade] if trade else []
        trade = _larger(table[table["commodity"] == code])
    said = ", ".join(
        "".join(letter for letter in word if letter.isprintable())[:LONGEST_ASKED] for word in asked
    )
    return Selection(code, trade, find.strip(), as_of, said)


def view(ledger: Ledger, selection: Selection) -> CommodityView:
    """Give the rows, sentences and notes of one commodity, made once for each build."""
    kept = replace(selection, asked="", find="", as_of=ledger.day(selection.as_of or None) or "")
    shown = ledger.once("commodity", kept, make=lambda: _view(ledger, kept))
    found = search(ledger, selection.find, kept.as_of) if selection.find else None
    return replace(shown, selection=selection, found=found)


def _view(ledger: Ledger, selection: Selection) -> CommodityView:
    code, as_of = selection.code, selection.as_of
    entry = ledger.table("nomenclature").set_index("commodity").loc[code]
    name = f"{code} {entry['title_en']}" if code[0].isdigit() else str(entry["title_en"])
    lines = _lines(ledger, selection)
    who = _who(ledger, selection, lines)
    beneath = places_beneath(ledger, code, as_of)
    return CommodityView(
        selection=selection,
        heading=commodity_words.heading(selection.trade, str(entry["title_en"]), who),
        lead=commodity_words.lead(who),
        load=commodity_words.to_load(who),
        titles=tuple(
            (language, str(entry[f"title_{key}"]), str(entry[f"status_{key}"]))
            for key, language in (("en", "English"), ("ru", "Русский"), ("zh", "中文"))
        ),
        path=path_of(ledger, code),
        beneath=beneath.places,
        beneath_said=beneath.said,
        who=who,
        who_title=f"{name}, {DIRECTIONS[selection.trade]}: who reports what",
        lines=lines,
        gap=_gap(ledger, selection),
        lines_title=commodity_words.lines_title(name, selection.trade, lines),
        growth_title=commodity_words.growth_title(name, lines),
        note=source_note(
            ledger, [*who["snapshots"], *lines["snapshots"]], [*who["caveats"], *lines["caveats"]]
        ),
        found=None,
    )


def _first(table: pd.DataFrame) -> str:
    """Give what is shown where nothing is asked for: mineral fuels, or what else was the largest known on a day."""
    held = table[table["itemised"]]
    largest = held.sort_values("value_usd")["commodity"]
    return FIRST_SHOWN if FIRST_SHOWN in set(held["commodity"]) or largest.empty else str(largest.iloc[-1])


def _larger(rows: pd.DataFrame) -> str:
    """Give the direction with the larger figure; Kazakhstan's exports where neither has one."""
    trade_of = {(who, str(flow)): trade for trade, flows in FLOW_OF.items() for who, flow in flows.items()}
    largest = rows[rows["itemised"]].sort_values("value_usd").tail(1)
    ends = zip(largest["reporter"], largest["flow"], strict=True)
    return next((trade_of[end] for end in ends), next(iter(DIRECTIONS)))


def _lines(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    table = ledger.table("commodity", selection.as_of or None)
    flows = FLOW_OF[selection.trade]
    rows = table[
        table["itemised"]
        & (table["commodity"] == selection.code)
        & (table["flow"] == table["reporter"].map(flows))
    ]
    sides = {side.reporter: side for side in ledger.reference.ledgers.values()}
    facts = ledger.reference.sources
    return rows.assign(
        ledger=rows["reporter"].map({key: side.id for key, side in sides.items()}),
        ledger_name=rows["reporter"].map({key: side.name for key, side in sides.items()}),
        source_name=rows["source"].map({key: source.short for key, source in facts.items()}),
        reconciled=rows["source"].map({key: source.reconciled for key, source in facts.items()}).astype(bool),
        reporter_name=rows["reporter"].map(COUNTRY),
        total_said=rows["total_source"].map({key: source.short for key, source in facts.items()})
        + " "
        + rows["total_vintage"],
    ).sort_values(["reporter", "source", "period"], ignore_index=True)


def _who(ledger: Ledger, selection: Selection, lines: pd.DataFrame) -> pd.DataFrame:
    """One row a reporter and source: the years it has and the last of them; a reporter without any says what is nearest."""
    rows: list[dict[Any, Any]] = []
    for reporter, flow in FLOW_OF[selection.trade].items():
        own = lines[lines["reporter"] == reporter]
        for _, series in own.groupby("source"):
            last = series.iloc[-1].to_dict()
            kind = (
                " Reconciled from both reports, so not this reporter's own figure."
                if last["reconciled"]
                else ""
            )
            rows.append(
                last
                | {
                    "years": stretches([int(year) for year in series["period"]]),
                    "note": kind.strip(),
                    "load": "",
                    "known": True,
                }
            )
        if own.empty or own["reconciled"].all():
            others = lines[(lines["reporter"] != reporter) & ~lines["reconciled"]]
            year = str(others["period"].max()) if len(others) else ""
            rows.append(unitemised(ledger, selection.code, reporter, str(flow), selection.as_of, year=year))
    columns = [*lines.columns, "years", "note", "load", "known"]
    return pd.DataFrame(rows, columns=columns).astype({"snapshots": "str", "note": "str"})


def _gap(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Take the years that the mart of mirrors compares."""
    table = ledger.table("mirror", selection.as_of or None)
    exporter = next(who for who, flow in FLOW_OF[selection.trade].items() if flow == Flow.EXPORT)
    rows = table[
        (table["commodity"] == selection.code) & (table["exporter"] == exporter) & table["comparable"]
    ]
    china, other = ("exporter_usd", "importer_usd") if exporter == CHINA else ("importer_usd", "exporter_usd")
    return rows.rename(columns={china: "china_usd", other: "kazakhstan_usd"}).sort_values(
        "period", ignore_index=True
    )
