"""The same goods as each side counts them: four answers a year, the gap, and what a CIF correction would do to it."""

from typing import Literal

import pandas as pd

from etl.marts.commodity import UNNAMED_EDITION
from etl.marts.shape import caveats, join_ids
from etl.reference import Reference
from etl.schema import MIRROR
from etl.vocabulary import CHINA, KAZAKHSTAN, TOTAL, Flow, Level, Measure, Status

CIF_MARGIN = 1.06  # the IMF's conversion; OECD's trade-weighted mean margin is the same 6 % (1995–2014)
EDITION_CAVEAT = "hs-editions-differ"
COMMODITY_SOURCE = "comtrade"  # the one source that both reporters' goods are loaded from
PARTNER_BASED = "imf"  # it may hold estimates made from the other side's figure
LOW = "of low reliability"
EDITIONS_DIFFER = "the two reporters used different HS editions"
EDITION_OPEN = "does not say which of the HS editions it uses"
ONE_SIDED = "one side's figure is not in hand"

DIRECTIONS = ((CHINA, KAZAKHSTAN), (KAZAKHSTAN, CHINA))
SIDES = ("exporter", "importer")
KEY = ["period", "level", "commodity", "title"]
ANSWERED = [
    *("value_usd", "precision_usd", "source", "vintage", "status"),
    *("evidence", "classification", "caveats", "snapshots"),
]
ANSWER = [*KEY, "reporter", "flow", *ANSWERED, "joint"]
OF_GAP = ["gap_usd", "gap_pct_of_exporter", "gap_pct_of_importer", "symmetric_index_pct", "cif_correction"]


def mirror(answers: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Build the mart ``mirror`` from what ``answers`` gives.

    One row a year, commodity and direction, holding the exporter's figure X and the importer's figure M as reported.
    ``gap_usd`` is X − M (METHODS §4); it is shown on both bases. ``cif_correction`` says whether dividing M by
    ``CIF_MARGIN`` would widen, narrow or reverse the gap; no corrected value is kept. Where the two sides cannot be
    compared the figures stand side by side without a gap, and ``why_not`` says why.
    """
    rows = _paired(answers, "inner")
    rows["caveats"] = caveats(rows, reference)
    rows["why_not"] = _why_not(rows, reference)
    rows["comparable"] = rows["why_not"] == ""
    rows = _with_gap(rows)
    return rows.sort_values(["level", "commodity", "period", "exporter"], ignore_index=True)[
        list(MIRROR.columns)
    ]


def answers(lines: pd.DataFrame, goods: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Give what each side says of each flow, from the marts ``ledger_lines`` and ``commodity``.

    All goods come from the ledger's line, save what it has from the IMF, which may have filled one side from the other;
    goods come from ``COMMODITY_SOURCE``.

    Returns:
        One row a year, commodity, reporter and flow: columns of ``ANSWER``. ``joint`` marks a year whose source is not
        that of the answer before; ``evidence`` is missing for goods, whose mart does not hold it.
    """
    kept = [*KEY, "reporter", "flow", *ANSWERED]
    table = pd.concat([_totals(lines, reference), _goods(goods)], ignore_index=True)[kept]
    table = table.sort_values(["commodity", "reporter", "flow", "period"], ignore_index=True)
    before = table.groupby(["commodity", "reporter", "flow"])["source"].shift()
    return table.assign(joint=before.notna() & (before != table["source"]))


def beside(answers: pd.DataFrame, mirrored: pd.DataFrame) -> pd.DataFrame:
    """Set the two sides of each direction side by side, also where one of them has no figure.

    Args:
        answers: what ``answers`` gives.
        mirrored: the mart ``mirror`` of the same answers; the gap is taken from it.

    Returns:
        One row a year, commodity and direction: period, level, commodity, title, exporter, importer; each of ``ANSWERED``
        and ``joint`` for both sides (``exporter_value_usd`` …); comparable, why_not, the gap and what a CIF correction
        would do; caveats and snapshots of both sides.
    """
    rows = _paired(answers, "outer")
    both = [(rows[f"exporter_{name}"], rows[f"importer_{name}"]) for name in ("caveats", "snapshots")]
    cited, raw = (join_ids(one.fillna(""), other.fillna("")) for one, other in both)
    rows = rows.drop(columns=[f"{side}_usd" for side in SIDES]).assign(cited=cited, snapshots=raw)
    judged = mirrored[["period", "commodity", "exporter", "why_not", *OF_GAP, "caveats"]]
    rows = rows.merge(judged, on=["period", "commodity", "exporter"], how="left", validate="one_to_one")
    rows["caveats"] = join_ids(rows.pop("cited"), rows["caveats"].fillna(""))
    rows["cif_correction"] = rows["cif_correction"].fillna("not computed")
    rows["why_not"] = rows["why_not"].fillna(ONE_SIDED)
    rows["comparable"] = rows["why_not"] == ""
    joints = [f"{side}_joint" for side in SIDES]
    rows[joints] = rows[joints].eq(other=True)  # a side without a figure has no joint
    return rows.sort_values(["level", "commodity", "period", "exporter"], ignore_index=True)


def _totals(lines: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    reporters = {key: ledger.reporter for key, ledger in reference.ledgers.items()}
    both = lines["measure"].isin([Measure.EXPORT, Measure.IMPORT])
    table = lines[both & (lines["source"] != PARTNER_BASED)]
    return table.rename(columns={"measure": "flow"}).assign(
        reporter=table["ledger"].map(reporters),
        commodity=TOTAL,
        title="All goods",
        level=str(Level.TOTAL),
        classification="",
    )


def _goods(goods: pd.DataFrame) -> pd.DataFrame:
    kept = goods["itemised"] & (goods["source"] == COMMODITY_SOURCE) & (goods["level"] != Level.GROUP)
    return goods[kept].assign(evidence=pd.Series(None, index=goods.index, dtype="str"))


def _paired(answers: pd.DataFrame, how: Literal["inner", "outer"]) -> pd.DataFrame:
    rows = [_direction(answers, *direction, how) for direction in DIRECTIONS]
    return pd.concat(rows, ignore_index=True)


def _direction(
    answers: pd.DataFrame, exporter: str, importer: str, how: Literal["inner", "outer"]
) -> pd.DataFrame:
    given = [name for name in (*ANSWERED, "joint") if name in answers]
    sold = answers[(answers["reporter"] == exporter) & (answers["flow"] == Flow.EXPORT)]
    bought = answers[(answers["reporter"] == importer) & (answers["flow"] == Flow.IMPORT)]
    both = sold.set_index(KEY)[given].add_prefix("exporter_").reset_index()
    others = bought.set_index(KEY)[given].add_prefix("importer_").reset_index()
    both = both.merge(others, on=KEY, how=how, validate="one_to_one")
    return both.assign(
        exporter=exporter,
        importer=importer,
        exporter_usd=both["exporter_value_usd"],
        importer_usd=both["importer_value_usd"],
        snapshots=join_ids(both["exporter_snapshots"].fillna(""), both["importer_snapshots"].fillna("")),
    )


def guarded_years(reference: Reference) -> list[int]:
    """Give the years in which the two reporters used different editions, so that no goods are compared."""
    caveat = next(each for each in reference.caveats if each.id == EDITION_CAVEAT)
    return list((caveat.applies or {})["years"])


def accounted(goods: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Give how much of each direction's gap the goods that both sides hold account for.

    Args:
        goods: rows of one year and level, as ``beside`` gives them; a code that is part of another (84 of 84+85) counts once.
        whole: the same year's rows of all goods.

    Returns:
        One row a direction that has both: exporter, importer, ``goods`` (how many are compared), ``goods_gap_usd`` (their gaps
        added with their signs) and ``whole_gap_usd``.
    """
    parts = {part for code in goods["commodity"] if "+" in code for part in code.split("+")}
    counted = goods[goods["gap_usd"].notna() & ~goods["commodity"].isin(parts)]
    summed = counted.groupby("exporter", as_index=False).agg(
        goods=("commodity", "size"), goods_gap_usd=("gap_usd", "sum")
    )
    known = whole.loc[whole["gap_usd"].notna(), ["exporter", "importer", "gap_usd"]]
    return known.rename(columns={"gap_usd": "whole_gap_usd"}).merge(summed, on="exporter", how="inner")


def _why_not(rows: pd.DataFrame, reference: Reference) -> pd.Series:
    """Say of each row why its two figures are not compared, naming the side it is due to; empty where they are."""
    detailed = rows["level"].isin([Level.HEADING, Level.SUBHEADING])
    guarded = (rows["level"] != Level.TOTAL) & rows["period"].astype(int).isin(guarded_years(reference))
    unlike = detailed & (rows["exporter_classification"] != rows["importer_classification"])
    reason = pd.Series("", index=rows.index, dtype="str").mask(unlike, EDITIONS_DIFFER)
    names = {side: rows[side].map(reference.country_name) for side in SIDES}
    for side in SIDES:
        unnamed = unlike & (rows[f"{side}_classification"] == UNNAMED_EDITION)
        reason = reason.mask(unnamed, names[side] + "'s file " + EDITION_OPEN)
    reason = reason.mask(guarded, EDITIONS_DIFFER)
    low = {side: rows[f"{side}_status"] == Status.UNRELIABLE for side in SIDES}
    for side in SIDES:
        reason = reason.mask(low[side], names[side] + "'s figure is " + LOW)
    return reason.mask(low["exporter"] & low["importer"], "both sides' figures are " + LOW)


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
