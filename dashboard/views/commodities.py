"""The goods page: the rows of a choice of reporter, flow, source, place in the HS, level and year, and what is said of them."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views import goods_words as words
from dashboard.views.concentration import Concentration, concentrated
from dashboard.views.goods_choice import LEVEL_WORDS, Selection, select
from dashboard.views.goods_down import Down, down, rows_beneath
from dashboard.views.movers import Movers, moved
from dashboard.views.parties import COUNTRY
from dashboard.views.sources import SourceNote, source_note
from etl.marts.commodity import bands
from etl.vocabulary import Level

__all__ = ["COUNTRY", "LEVEL_WORDS", "CommodityView", "Selection", "select", "view"]


@dataclass(frozen=True)
class CommodityView:
    """What the page shows for a selection.

    Attributes:
        rows: of the mart ``commodity``, the largest first, then what is not itemised.
        bands: what ``etl.marts.commodity.bands`` gives; no rows where the items overlap and may not be added up.
        movers: None where there is no second year.
        concentration: None within a code, and where the source has no chapters.
    """

    selection: Selection
    title: str
    year_title: str
    lead: str
    rows: pd.DataFrame
    down: Down
    bands: pd.DataFrame
    bands_title: str
    note: SourceNote
    bands_note: SourceNote
    warnings: tuple[str, ...]
    movers: Movers | None
    concentration: Concentration | None


def view(ledger: Ledger, selection: Selection) -> CommodityView:
    """Give the rows, bands, sentences and notes of a selection, made once for each build."""
    loaded = replace(selection, asked="")  # an address may ask for anything; there are only so many views
    if not loaded.as_of:
        return ledger.once("commodities", loaded, make=lambda: _view(ledger, loaded))
    known = replace(loaded, as_of=ledger.day(loaded.as_of) or "")
    return replace(ledger.once("commodities", known, make=lambda: _view(ledger, known)), selection=loaded)


def _view(ledger: Ledger, selection: Selection) -> CommodityView:
    table = ledger.table("commodity", selection.as_of or None)
    source = table[
        (table["reporter"] == selection.reporter)
        & (table["flow"] == selection.flow)
        & (table["source"] == selection.source)
    ]
    series = (
        rows_beneath(source, selection) if selection.within else source[source["level"] == selection.level]
    )
    rows = series[series["period"] == selection.year]
    rows = rows.sort_values(["itemised", "value_usd"], ascending=[False, False], ignore_index=True)
    names = {key: fact.short for key, fact in ledger.reference.sources.items()}
    rows = rows.assign(total_said=rows["total_source"].map(names) + " " + rows["total_vintage"])
    overlapping = selection.level == Level.GROUP
    layers = bands(series.iloc[:0] if overlapping else series)
    layers = layers.assign(source_name=layers["source"].map(names))
    note = source_note(ledger, rows["snapshots"], rows["caveats"])
    movers = moved(ledger, selection, series) if selection.against else None
    compared = pd.Series(dtype=str) if movers is None else movers.rows["caveats"]
    place = down(ledger, selection, source[source["period"] == selection.year])
    return CommodityView(
        selection=selection,
        **_said(ledger, selection, rows, place),
        year_title=words.year_title(ledger, selection),
        rows=rows,
        down=place,
        bands=layers,
        bands_title=words.bands_title(ledger, selection, series),
        note=note,
        bands_note=note if overlapping else source_note(ledger, layers["snapshots"], layers["caveats"]),
        warnings=words.warnings(ledger, [*rows["caveats"], *compared]),
        movers=movers,
        concentration=None if selection.within else concentrated(ledger, selection, source),
    )


def _said(ledger: Ledger, selection: Selection, rows: pd.DataFrame, place: Down) -> dict[str, str]:
    if selection.within:
        return {"title": place.title, "lead": place.lead}
    title, other = words.title(ledger, selection, rows), words.other_figure(ledger, selection, rows)
    total = ledger.reference.sources[rows["total_source"].iloc[0]].short if other else ""
    return {
        "title": f"By {total}, {title}" if other else title,
        "lead": " ".join([words.lead(ledger, selection, rows), *other]),
    }
