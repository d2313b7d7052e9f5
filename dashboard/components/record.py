"""The raw rows behind a figure: in short under a chart, in full with their origin on the record page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from dashboard import wording
from dashboard.components.table import record_address

Observation = dict[Any, Any]  # a record of dashboard.views.record.observations


def short_list(rows: Sequence[Observation], *, as_of: str = "") -> list[Any]:
    """List the rows behind a clicked mark, each with the link to its row and origin."""
    count = len(rows)
    return [
        html.H3(
            f"This mark is {'one figure as published' if count == 1 else f'computed from {count} published figures'}"
        ),
        html.Ul([html.Li([f"{row['sentence']}. ", _link(row, as_of)]) for row in rows]),
    ]


def full(row: Observation) -> html.Section:
    """Show one observation with everything its origin says."""
    facts = [
        ("Value", f"{wording.full_usd(row['value_usd'])} USD, {row['valuation_said']}"),
        ("As written in the file", f"{row['value_reported']:.15g} {row['unit_reported']}"),
        (
            "Precision",
            f"± {wording.full_usd(row['precision_usd'])} USD, half a unit of the last printed digit",
        ),
        (
            "Growth as printed",
            wording.percent(row["growth_reported_pct"], sign=True)
            if pd.notna(row["growth_reported_pct"])
            else "none printed",
        ),
        ("Status", row["status_said"]),
        ("Citation", row["citation"]),
        ("Publisher", row["publisher"]),
        (
            "Address",
            html.A(row["url"], href=row["url"], rel="noopener") if row["url"] else "no address on record",
        ),
        ("Read from", _linked(row["read_from"]) or "the publisher"),
        ("Vintage", row["vintage"]),
        (
            "Known from",
            wording.day(row["known_from"])
            if pd.notna(row["known_from"])
            else "day unknown; it may have been public earlier",
        ),
        ("Evidence", row["evidence"]),
        ("Label as printed", row["label"] or "none"),
        ("Confidence", row["confidence"]),
        ("Note", row["note"] or "none"),
        ("HS edition", row["classification"]),
        ("Trade system", row["trade_system"]),
        ("Partner is", row["partner_concept"]),
        ("Terms", f"{row['terms']} Redistribution: {row['redistribute']}."),
        ("File and row", html.Code(f"data/raw/{row['file']}, row {row['row']}")),
        ("Checksum (SHA-256)", html.Code(row["sha256"])),
        ("Read in", wording.day(row["accessed"])),
    ]
    return html.Section(
        [
            html.H2(row["sentence"]),
            html.Dl([part for term, value in facts for part in (html.Dt(term), html.Dd(value))]),
        ],
        className="record",
        **{"data-snapshot": row["snapshot"]},
    )


def _linked(text: str) -> list[Any]:
    """Make the address that a text begins with a link."""
    address, comma, rest = text.partition(", ")
    if not address.startswith("https://"):
        return [text] if text else []
    return [html.A(address, href=address, rel="noopener"), f"{comma}{rest}"]


def _link(row: Observation, as_of: str) -> dcc.Link:
    return dcc.Link(
        "row and origin",
        href=record_address(row["snapshot"], as_of),
        className="origin",
        title=row["snapshot"],
    )
