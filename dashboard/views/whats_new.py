"""What the newest dated publication brought for this pair, and which figures the last revision replaced."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views.parties import COUNTRY, OTHER
from dashboard.views.sources import SourceNote, source_note
from etl.marts.news import NEW, REPLACED, news
from etl.vocabulary import TOTAL

_MOST_NAMED = 3


@dataclass(frozen=True)
class WhatsNew:
    """The newest day on which figures became known, and the newest on which some were replaced.

    Attributes:
        rows: what ``etl.marts.news.news`` gives for the pair, with ``figure`` (what each counts, in words), ``source_name``, ``day``.
        undated: how many revisions have no known day and are therefore not here.
    """

    title: str
    said: str
    rows: pd.DataFrame
    undated: int
    note: SourceNote


def whats_new(ledger: Ledger, as_of: str = "") -> WhatsNew | None:
    """Give the news of the pair's trade; None where on a day nothing of it was known."""
    table = ledger.table("vintages", as_of or None)
    pair = table[table["reporter"].isin(list(COUNTRY)) & (table["partner"] == table["reporter"].map(OTHER))]
    rows = news(pair[pair["ledger"] != ""])
    if rows.empty:
        return None
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    sources = ledger.reference.sources
    rows = rows.assign(
        figure=[_figure(row, titles) for row in rows.to_dict("records")],
        source_name=rows["source"].map({key: source.short for key, source in sources.items()}),
        day=[wording.day(day) for day in rows["known_from"]],
        ledger_name=rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()}),
        caveats="",
    )
    undated = int((pair["known_from"].isna() & pair["previous_vintage"].notna()).sum())
    replaced = rows.loc[rows["kind"] == REPLACED, "previous_snapshots"]
    note = source_note(ledger, [*rows["snapshots"], *replaced], [])
    return WhatsNew(_title(rows), _said(rows, undated), rows, undated, note)


def _figure(row: dict[Any, Any], titles: pd.Series) -> str:
    goods = "" if row["commodity"] == TOTAL else f", {row['commodity']} {titles[str(row['commodity'])]}"
    word = {"turnover": "two-way trade"}.get(str(row["measure"]), f"{row['measure']}s")
    return f"{COUNTRY[str(row['reporter'])]}’s {word}, {wording.period(str(row['period']))}{goods}"


def _title(rows: pd.DataFrame) -> str:
    newest = rows[rows["newest"]]
    head = newest.iloc[0]
    replaced = int((newest["kind"] == REPLACED).sum())
    brought = int((newest["kind"] == NEW).sum())
    sources = wording.listed(list(dict.fromkeys(newest["source_name"])))
    none = f"replaced {replaced}" if replaced else "replaced none"
    return f"The newest publication, {sources} of {head['day']}, brought {_counted(brought)} of this trade and {none}"


def _said(rows: pd.DataFrame, undated: int) -> str:
    sentences = []
    replaced = rows[rows["kind"] == REPLACED]
    if len(replaced):
        largest = replaced.assign(size=replaced["change_usd"].abs()).sort_values("size", ascending=False)
        parts = [
            f"{row['figure']}, from {wording.usd(row['previous_usd'], row['previous_precision_usd'])} to {wording.usd(row['value_usd'], row['precision_usd'], unit=True)} "
            f"({wording.percent(row['change_pct'], sign=True)})"
            for row in largest.head(_MOST_NAMED).to_dict("records")
        ]
        sentences.append(
            f"The last publication with a known day that replaced any, {replaced['source_name'].iloc[0]} of {replaced['day'].iloc[0]}: {'; '.join(parts)}."
        )
    if undated:
        sentences.append(
            f"{undated} revisions in publications whose day is unknown are not listed here; they may have come earlier or later."
        )
    return " ".join(sentences)


def _counted(number: int) -> str:
    return "one new figure" if number == 1 else f"{number} new figures"
