"""What is loaded: source × vintage × reporter × flow × years × rows × age, and what is missing."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from etl.reference import Ledger, Reference
from etl.vocabulary import Evidence, Frequency, Measure, Status

MOSTLY_PCT = 50


def loaded(flows: pd.DataFrame, reference: Reference, today: date) -> pd.DataFrame:
    """One row per source, vintage, reporter and flow.

    Returns:
        Columns source, vintage, reporter, flow, years, rows, evidence, age_days (since ``known_from``; empty where
        the day of publication is unknown).
    """
    grouped = flows.assign(year=flows["period"].str[:4]).groupby(
        ["source", "vintage", "reporter", "flow"], as_index=False
    )
    table = grouped.agg(
        first=("year", "min"),
        last=("year", "max"),
        rows=("year", "size"),
        evidence=("evidence", "first"),
        known_from=("known_from", "first"),
    )
    table["order"] = [
        reference.order_of(source, vintage, day)
        for source, vintage, day in table[["source", "vintage", "known_from"]].to_numpy()
    ]
    table["years"] = table["first"].where(
        table["first"] == table["last"], table["first"] + "–" + table["last"]
    )
    age = pd.Timestamp(today) - pd.to_datetime(table["known_from"])
    table["age_days"] = age.dt.days.astype("Int64")
    table = table.sort_values(["source", "order", "reporter", "flow"], ignore_index=True)
    return table[["source", "vintage", "reporter", "flow", "years", "rows", "evidence", "age_days"]]


def missing(totals: pd.DataFrame, goods: pd.DataFrame, reference: Reference, today: date) -> list[str]:
    """Say what a reader would look for and not find, each with what to do."""
    return [
        sentence
        for ledger in reference.ledgers.values()
        for sentence in [
            *_missing_years(totals, ledger, reference, today),
            *_missing_office(totals, ledger, reference),
            *_thin_goods(goods, ledger, reference),
        ]
    ]


def _missing_years(totals: pd.DataFrame, ledger: Ledger, reference: Reference, today: date) -> list[str]:
    rows = totals[
        (totals["ledger"] == ledger.id)
        & (totals["partner"] == ledger.partner)
        & (totals["frequency"] == Frequency.ANNUAL)
    ]
    have = rows[(rows["measure"] == Measure.TURNOVER) & (rows["status"] != Status.UNRELIABLE)]
    sentences = []
    for link in ledger.chain:
        years = set(have.loc[have["source"] == link.source, "period"].astype(int))
        gaps = [year for year in range(link.first, min(link.last, today.year - 1) + 1) if year not in years]
        if gaps:
            source = reference.sources[link.source]
            listed = spans(gaps)
            sentences.append(
                f"{ledger.name}: no yearly turnover from {source.short} for {listed}. {source.get_more}."
            )
    return sentences


def _missing_office(totals: pd.DataFrame, ledger: Ledger, reference: Reference) -> list[str]:
    rows = totals[
        (totals["source"] == ledger.office) & (totals["partner"] == ledger.partner) & totals["in_force"]
    ]
    quoted = rows.loc[(rows["evidence"] == Evidence.QUOTED) & (rows["measure"] == Measure.TURNOVER), "period"]
    if quoted.empty:
        return []
    office = reference.sources[ledger.office]
    years = spans(int(period) for period in quoted if period.isdigit())
    parts = sorted(period for period in quoted if not period.isdigit())
    periods = ", ".join([*([years] if years else []), *parts])
    return [
        f"{ledger.name}: {office.short} is known only from press quotations for {periods}. {office.get_more}."
    ]


def _thin_goods(goods: pd.DataFrame, ledger: Ledger, reference: Reference) -> list[str]:
    rest = goods[(goods["reporter"] == ledger.reporter) & ~goods["itemised"] & (goods["level"] == "chapter")]
    thin = rest[rest["share_pct"] > MOSTLY_PCT]
    sentences = []
    for flow, rows in thin.groupby("flow"):
        years = spans(rows["period"].astype(int))
        source = reference.sources[rows["source"].iloc[0]]
        sentences.append(
            f"{ledger.name}: more than half of its {flow}s is not itemised by chapter in {years}. {source.get_more}."
        )
    return sentences


def spans(years: Iterable[int]) -> str:
    """Write years as spans: 2000, 2002–2005."""
    ordered = sorted(set(years))
    starts = [year for year in ordered if year - 1 not in ordered]
    ends = [year for year in ordered if year + 1 not in ordered]
    return ", ".join(
        str(first) if first == last else f"{first}–{last}" for first, last in zip(starts, ends, strict=True)
    )
