"""A publisher's frame to trade flows in common terms. Nothing is aggregated, estimated or dropped."""

import re
from dataclasses import dataclass

import pandas as pd

from etl.commodities import is_known
from etl.errors import InvalidReference, UnknownCommodity, UnreadableFile
from etl.harmonize.countries import ISO, to_iso
from etl.harmonize.units import number, to_usd
from etl.reference import Reference
from etl.schema import FLOWS, NOTES, PERIOD, locate
from etl.vocabulary import Flow, Frequency, PartnerConcept

PERIODS: dict[str, re.Pattern[str]] = {
    Frequency.ANNUAL: re.compile(r"\d{4}"),
    Frequency.MONTHLY: re.compile(r"\d{4}-(0[1-9]|1[0-2])"),
    Frequency.YEAR_TO_DATE: re.compile(r"(\d{4})-01/\1-(0[1-9]|1[0-2])"),
}


@dataclass(frozen=True)
class Release:
    """What a whole file shares: source, vintage, first day known to be public (ISO text) and kind of evidence."""

    source: str
    vintage: str
    known_from: str | None
    evidence: str


def harmonize(
    table: pd.DataFrame, release: Release, reference: Reference, scheme: str = ISO
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put one parsed table into the columns of ``Flows``.

    Args:
        table: what ``etl.sources.transcribed.parse`` returns.
        release: which source and vintage it belongs to.
        reference: countries, commodities and reporting practices.
        scheme: whose country codes the table has (see ``to_iso``).

    Returns:
        The flows and, keyed by ``snapshot``, the notes that stand beside the figures.

    Raises:
        UnknownCountry, UnknownCommodity, UnreadableFile: a row cannot be understood.
        InvalidReference: the source is not in ``sources.yml``.
    """
    if release.source not in reference.sources:
        raise InvalidReference(
            f"The source {release.source} is unknown",
            where=f"data/raw/{release.source}/{release.vintage}",
            remedy="Add it to data/reference/sources.yml or rename the folder",
        )
    table = table.assign(
        **{
            name: to_iso(table[name], scheme, table["snapshot"], reference)
            for name in ("reporter", "partner")
        }
    )
    _check_codes(table, reference)
    growth = [
        None if text == "" else float(number(text, row))
        for text, row in zip(table["growth_pct"], table["snapshot"], strict=True)
    ]
    practices = [
        _practice(reference, release, reporter, flow, int(period[:4]))
        for reporter, flow, period in zip(table["reporter"], table["flow"], table["period"], strict=True)
    ]
    flows = table.assign(
        source=release.source,
        vintage=release.vintage,
        value_usd=to_usd(table["value"], table["unit"], table["snapshot"]),
        value_reported=[
            float(number(value, row)) for value, row in zip(table["value"], table["snapshot"], strict=True)
        ],
        unit_reported=table["unit"],
        growth_reported_pct=pd.Series(growth, index=table.index, dtype="float64"),
        net_weight_kg=float("nan"),
        quantity=float("nan"),
        quantity_unit=pd.Series(None, index=table.index, dtype="str"),
        trade_system=pd.Series([system for system, _ in practices], index=table.index, dtype="str"),
        partner_concept=pd.Series([concept for _, concept in practices], index=table.index, dtype="str"),
        precision_usd=to_usd(table["precision"], table["unit"], table["snapshot"]),
        known_from=pd.Series(release.known_from, index=table.index, dtype="str"),
        evidence=release.evidence,
    )
    notes = table[["snapshot", "label", "confidence", "note"]]
    return flows[list(FLOWS.columns)], notes[list(NOTES.columns)]


def _check_codes(table: pd.DataFrame, reference: Reference) -> None:
    for frequency, period, snapshot in zip(
        table["frequency"], table["period"], table["snapshot"], strict=True
    ):
        if not PERIODS.get(frequency, PERIOD).fullmatch(period):
            raise UnreadableFile(
                f"The period {period!r} of frequency {frequency!r} cannot be read",
                where=locate(snapshot),
                remedy="Write 2023 beside A, 2023-05 beside M, or 2023-01/2023-09 beside YTD",
            )
    codes = {code for code in table["commodity"].unique() if not is_known(code, reference)}
    unknown = table[table["commodity"].isin(codes)]
    if not unknown.empty:
        raise UnknownCommodity(
            f"The commodity {unknown['commodity'].iloc[0]!r} is unknown",
            where=locate(unknown["snapshot"].iloc[0]),
            remedy="Keep the leading zeros, correct the code, or add it to data/reference/commodities.csv",
        )


def _practice(reference: Reference, release: Release, reporter: str, flow: str, year: int) -> tuple[str, str]:
    """Trade system and partner concept of a reporter in a year, as documented in ``sources.yml``."""
    for practice in reference.practices:
        if (
            practice.reporter == reporter
            and release.source in practice.sources
            and practice.first <= year <= practice.last
        ):
            if flow in practice.partner_concept:
                return practice.trade_system, practice.partner_concept[flow]
            concepts = set(practice.partner_concept.values())
            both = concepts.pop() if len(concepts) == 1 else PartnerConcept.ORIGIN_OR_DESTINATION
            return practice.trade_system, str(both if flow == Flow.TURNOVER else PartnerConcept.UNKNOWN)
    raise InvalidReference(
        f"How {reporter} recorded its trade in {year} is not stated for {release.source}",
        where="data/reference/sources.yml",
        remedy="Add the years to its practices",
    )
