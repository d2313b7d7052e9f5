"""The source note of a view, built from the rows it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger

_VALUED = {
    ("export", "FOB"): "exports FOB",
    ("import", "CIF"): "imports CIF",
    ("turnover", "mixed"): "printed turnover as FOB exports plus CIF imports",
}


@dataclass(frozen=True)
class SourceNote:
    """Publishers with their vintages, how the values are counted, the caveats that hold for the rows, and the data version."""

    sources: tuple[str, ...]
    counting: str
    caveats: tuple[tuple[str, str], ...]
    version: str = ""  # the data version
    newest: str = ""  # the day of the newest dated publication in it


def source_note(ledger: Ledger, snapshots: Iterable[str], caveats: Iterable[str]) -> SourceNote:
    """Compose the note.

    Args:
        ledger: the built data.
        snapshots: cells of a ``snapshots`` column.
        caveats: cells of a ``caveats`` column.
    """
    rows = ledger.observations(reference for cell in snapshots for reference in cell.split())
    sources = [_say_source(ledger, str(source), group) for source, group in rows.groupby("source", sort=True)]
    held = {name for cell in caveats for name in cell.split()}
    texts = ledger.table("caveats")
    listed = texts[texts["caveat"].isin(held)]
    return SourceNote(
        tuple(sources) or ("no loaded source has a figure",),
        _say_counting(ledger, rows),
        tuple(zip(listed["text"], listed["citation"], strict=True)),
        ledger.version,
        str(ledger.table("origins")["known_from"].max()),
    )


def to_load(ledger: Ledger, source: str) -> str:
    """Say what brings more of a source, as words to whoever keeps the site, without a full stop."""
    more = ledger.reference.sources[source].get_more
    return f"For the site’s keeper: {more[0].lower()}{more[1:]}"


def _say_source(ledger: Ledger, source: str, rows: pd.DataFrame) -> str:
    vintages = wording.listed(sorted(rows["vintage"].unique()))
    evidence = wording.listed(sorted(rows["evidence"].unique()))
    word = "vintages" if " and " in vintages else "vintage"
    return f"{ledger.reference.sources[source].short}, {word} {vintages} ({evidence})"


def _say_counting(ledger: Ledger, rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    valued = wording.listed(
        [
            _VALUED.get(pair, " ".join(pair))
            for pair in sorted(set(zip(rows["flow"], rows["valuation"], strict=True)))
        ]
    )
    systems = wording.listed(sorted(rows["trade_system"].unique()))
    concepts = wording.listed(sorted(rows["partner_concept"].unique()))
    reconciled = {ledger.reference.sources[name].reconciled for name in rows["source"].unique()}
    how = "reconciled, not as reported" if reconciled == {True} else "as reported"
    return f"US dollars, {how}: {valued}. Trade system: {systems}. Partner: {concepts}."
