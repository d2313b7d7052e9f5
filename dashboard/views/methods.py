"""The methods page: the reviewed text, and the parts of it that are made from the reference tables."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard import texts, wording
from dashboard.ledger import Ledger
from dashboard.views.days import DaySelection
from dashboard.views.days import as_of as day_asked
from etl.reference import NO_END
from etl.vocabulary import Redistribute

PASSED_ON = {
    Redistribute.YES: "yes",
    Redistribute.WITH_ATTRIBUTION: "yes, with attribution",
    Redistribute.NO: "no: cite the figures, do not pass the rows on in bulk",
}


@dataclass(frozen=True)
class MethodsView:
    """The text with its places, and a frame or sentences for each place."""

    title: str
    text: str
    sources: pd.DataFrame
    caveats: pd.DataFrame
    causes: pd.DataFrame
    groups: pd.DataFrame
    ledgers: tuple[tuple[str, str, str], ...]


def select(_ledger: Ledger, *, as_of: str = "") -> DaySelection:
    """Find the selection that is asked for."""
    return DaySelection("methods", day_asked(as_of).day)


def view(ledger: Ledger, selection: DaySelection, *, today: date) -> MethodsView:
    """Give the text and its generated parts.

    Args:
        ledger: the build.
        selection: what is asked for.
        today: the day that ages are counted to, where no other day is asked for.
    """
    facts = ledger.reference
    sources = sources_in_hand(ledger, selection.as_of, today)
    groups = [
        (key, goods.title, ", ".join(goods.codes) or "not loaded", goods.note, goods.source)
        for key, goods in facts.goods.items()
    ]
    causes = [(cause.id, cause.title, cause.text, cause.citation) for cause in facts.causes]
    return MethodsView(
        title=texts.text(
            "methods.title",
            sources=str(len(sources)),
            files=str(sources["files"].sum()),
            figures=wording.full_usd(int(sources["rows"].sum())),
        ),
        text=(Path(texts.__file__).parent / "methods.md").read_text(encoding="utf-8"),
        sources=sources,
        caveats=ledger.table("caveats"),
        causes=pd.DataFrame(causes, columns=["id", "title", "text", "citation"]),
        groups=pd.DataFrame(groups, columns=["group", "title", "codes", "note", "source"]),
        ledgers=tuple(_chain(ledger, side) for side in facts.ledgers),
    )


def sources_in_hand(ledger: Ledger, as_of: str, today: date) -> pd.DataFrame:
    """Give one row a source: publisher, terms, what is in hand and how old it is.

    Returns:
        Columns ``source``, ``short``, ``publisher``, ``data_set``, ``url``, ``coverage``, ``terms``, ``redistribute``
        (in words), ``vintage`` (the newest), ``latest_period``, ``known_from`` (ISO text or empty), ``age`` (in words),
        ``files``, ``rows``, ``get_more``.
    """
    origins, flows = ledger.table("origins"), ledger.table("flows", as_of or None)
    if as_of:
        origins = origins[origins["known_from"].notna() & (origins["known_from"] <= as_of)]
    ends = flows.assign(end=flows["period"].str[-7:]).sort_values("end").groupby("source")["period"].last()
    rows = []
    for source in ledger.reference.sources.values():
        files = origins[origins["source"] == source.id]
        order = files["known_from"].fillna(files["vintage"].map(source.ordered_as).astype("str"))
        newest = files.loc[order.sort_values(kind="stable").index[-1], "vintage"] if len(files) else ""
        known = str(files["known_from"].max()) if files["known_from"].notna().any() else ""
        until = date.fromisoformat(as_of) if as_of else today
        age = (until - date.fromisoformat(known)).days if known else None
        rows.append(
            {
                "source": source.id,
                "short": source.short,
                "publisher": source.publisher,
                "data_set": source.data_set,
                "url": source.url,
                "coverage": source.coverage,
                "terms": source.terms,
                "redistribute": PASSED_ON[Redistribute(source.redistribute)],
                "vintage": newest,
                "latest_period": wording.period(ends[source.id]) if source.id in ends.index else "",
                "known_from": known,
                "age": "not known" if age is None else f"{age} days",
                "files": len(files),
                "rows": int(files["rows"].sum()),
                "get_more": source.get_more,
            }
        )
    return pd.DataFrame(rows)


def _chain(ledger: Ledger, side: str) -> tuple[str, str, str]:
    """Say a ledger's name, its line over the years, and who decides."""
    facts, names = ledger.reference.ledgers[side], ledger.reference.sources
    line = [
        f"{names[link.source].short} {link.first}–{'' if link.last == NO_END else link.last}"
        for link in facts.chain
    ]
    return facts.name, " → ".join(line), ", then ".join(names[source].short for source in facts.order)
