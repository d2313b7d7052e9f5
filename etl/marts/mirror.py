"""The same goods as each side counts them: four answers a year, the gap, and what a CIF correction would do to it."""

import pandas as pd

from etl.marts.shape import caveats, join_ids
from etl.reference import Reference
from etl.schema import MIRROR
from etl.vocabulary import CHINA, KAZAKHSTAN, TOTAL, Flow, Level, Measure, Status

CIF_MARGIN = 1.06  # the IMF's conversion; OECD's trade-weighted mean margin is the same 6 % (1995–2014)
EDITION_CAVEAT = "hs-editions-differ"
COMMODITY_SOURCE = "comtrade"  # the one source that both reporters' goods are loaded from
UNRELIABLE = "one side's figure is of low reliability"
EDITIONS_DIFFER = "the two reporters used different HS editions"

DIRECTIONS = ((CHINA, KAZAKHSTAN), (KAZAKHSTAN, CHINA))
_SIDE = ["value_usd", "source", "vintage", "status", "classification", "snapshots"]


def mirror(lines: pd.DataFrame, goods: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``mirror`` from the marts ``ledger_lines`` and ``commodity``.

    One row a year, commodity and direction, holding the exporter's figure X and the importer's figure M as reported.
    ``gap_usd`` is X − M (METHODS §4); it is shown on both bases. ``cif_correction`` says whether dividing M by
    ``CIF_MARGIN`` would widen, narrow or reverse the gap; no corrected value is kept. Where the two sides cannot be
    compared the figures stand side by side without a gap, and ``why_not`` says why.
    """
    sides = pd.concat([_totals(lines, reference), _goods(goods)], ignore_index=True)
    rows = pd.concat([_direction(sides, *direction) for direction in DIRECTIONS], ignore_index=True)
    rows["caveats"] = caveats(rows, reference)
    rows["why_not"] = _why_not(rows, reference)
    rows["comparable"] = rows["why_not"] == ""
    rows = _with_gap(rows)
    return rows.sort_values(["level", "commodity", "period", "exporter"], ignore_index=True)[
        list(MIRROR.columns)
    ]


def _totals(lines: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    reporters = {key: ledger.reporter for key, ledger in reference.ledgers.items()}
    table = lines[lines["measure"].isin([Measure.EXPORT, Measure.IMPORT])]
    return table.rename(columns={"measure": "flow"}).assign(
        reporter=table["ledger"].map(reporters),
        commodity=TOTAL,
        title="All goods",
        level=str(Level.TOTAL),
        classification="",
    )


def _goods(goods: pd.DataFrame) -> pd.DataFrame:
    return goods[goods["itemised"] & (goods["source"] == COMMODITY_SOURCE) & (goods["level"] != Level.GROUP)]


def _direction(sides: pd.DataFrame, exporter: str, importer: str) -> pd.DataFrame:
    key = ["period", "level", "commodity", "title"]
    sold = sides[(sides["reporter"] == exporter) & (sides["flow"] == Flow.EXPORT)][[*key, *_SIDE]]
    bought = sides[(sides["reporter"] == importer) & (sides["flow"] == Flow.IMPORT)][[*key, *_SIDE]]
    both = sold.merge(bought, on=key, suffixes=("_x", "_m"), validate="one_to_one")
    return both.assign(
        exporter=exporter,
        importer=importer,
        exporter_usd=both["value_usd_x"],
        exporter_source=both["source_x"],
        exporter_vintage=both["vintage_x"],
        importer_usd=both["value_usd_m"],
        importer_source=both["source_m"],
        importer_vintage=both["vintage_m"],
        snapshots=join_ids(both["snapshots_x"], both["snapshots_m"]),
    )


def _why_not(rows: pd.DataFrame, reference: Reference) -> pd.Series:
    low = (rows["status_x"] == Status.UNRELIABLE) | (rows["status_m"] == Status.UNRELIABLE)
    detailed = rows["level"].isin([Level.HEADING, Level.SUBHEADING])
    years = next(
        caveat.applies["years"]
        for caveat in reference.caveats
        if caveat.id == EDITION_CAVEAT and caveat.applies
    )
    editions = (detailed & (rows["classification_x"] != rows["classification_m"])) | (
        (rows["level"] != Level.TOTAL) & rows["period"].astype(int).isin(years)
    )
    reason = pd.Series("", index=rows.index, dtype="str").mask(editions, EDITIONS_DIFFER)
    return reason.mask(low, UNRELIABLE)


def _with_gap(rows: pd.DataFrame) -> pd.DataFrame:
    exported, imported = rows["exporter_usd"], rows["importer_usd"]
    comparable = rows["comparable"] & (exported > 0) & (imported > 0)
    gap = (exported - imported).where(comparable)
    corrected = exported - imported / CIF_MARGIN
    effect = pd.Series("widens", index=rows.index, dtype="str").mask(corrected.abs() < gap.abs(), "narrows")
    effect = effect.mask(corrected * gap < 0, "reverses").where(comparable, "not computed")
    return rows.assign(
        gap_usd=gap,
        gap_pct_of_exporter=gap / exported * 100,
        gap_pct_of_importer=gap / imported * 100,
        symmetric_index_pct=gap.abs() * 2 / (exported + imported) * 100,
        cif_correction=effect,
    )
