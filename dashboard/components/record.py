"""The raw rows behind a figure: in short under a chart, in full with their origin on the record page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard import wording
from dashboard.components.table import record_address
from dashboard.texts import text

Observation = dict[Any, Any]  # a record of dashboard.views.record.observations


def short_list(rows: Sequence[Observation], *, as_of: str = "") -> list[Any]:
    """List the rows behind a clicked mark, each with the link to its row and origin."""
    count = len(rows)
    return [
        html.H3(text("record.mark_one") if count == 1 else text("record.mark_many", count=str(count))),
        html.Ul([html.Li([f"{row['sentence']}. ", _link(row, as_of)]) for row in rows]),
    ]


def full(row: Observation) -> html.Section:
    """Show one observation with everything its origin says."""
    facts = [
        (text("record.value"), f"{wording.full_usd(row['value_usd'])} USD, {row['valuation_said']}"),
        (text("record.written"), f"{row['value_reported']:.15g} {row['unit_reported']}"),
        (
            text("record.precision"),
            text("record.half_a_unit", precision=wording.full_usd(row["precision_usd"])),
        ),
        (
            text("record.growth"),
            wording.percent(row["growth_reported_pct"], sign=True)
            if pd.notna(row["growth_reported_pct"])
            else text("record.none_printed"),
        ),
        (text("record.status"), row["status_said"]),
        (text("record.citation"), row["citation"]),
        (text("record.publisher"), row["publisher"]),
        (
            text("record.address"),
            html.A(row["url"], href=row["url"], rel="noopener") if row["url"] else text("record.no_address"),
        ),
        (text("record.read_from"), _linked(row["read_from"]) or text("record.the_publisher")),
        (text("record.vintage"), row["vintage"]),
        (
            text("record.known_from"),
            wording.day(row["known_from"]) if pd.notna(row["known_from"]) else text("record.day_unknown"),
        ),
        (text("record.evidence"), row["evidence"]),
        (text("record.label"), row["label"] or text("record.nothing")),
        (text("record.confidence"), row["confidence"]),
        (text("record.note"), row["note"] or text("record.nothing")),
        (text("record.edition"), row["classification"]),
        (text("record.system"), row["trade_system"]),
        (text("record.partner"), row["partner_concept"]),
        (
            text("record.terms"),
            text("record.terms_said", terms=row["terms"], redistribute=row["redistribute"]),
        ),
        (text("record.file"), html.Code(text("record.place", file=row["file"], row=row["row"]))),
        (text("record.checksum"), html.Code(row["sha256"])),
        (text("record.accessed"), wording.day(row["accessed"])),
    ]
    return html.Section(
        [
            html.H2(row["sentence"]),
            html.Dl([part for term, value in facts for part in (html.Dt(term), html.Dd(value))]),
        ],
        className="record",
        **{"data-snapshot": row["snapshot"]},
    )


def _linked(said: str) -> list[Any]:
    """Make the address that a text begins with a link."""
    address, comma, rest = said.partition(", ")
    if not address.startswith("https://"):
        return [said] if said else []
    return [html.A(address, href=address, rel="noopener"), f"{comma}{rest}"]


def _link(row: Observation, as_of: str) -> dcc.Link:
    return dcc.Link(
        text("record.link"),
        href=record_address(row["snapshot"], as_of),
        className="origin",
        title=row["snapshot"],
    )
