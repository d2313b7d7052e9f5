"""Known upstream errors, as data: what to correct, and the wrong figure that must still stand there.

The only place where a reported row is changed, and only in what is said about it: no value is replaced. An entry whose
error the publisher has repaired stops the build, so that no correction outlives its reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from etl.errors import InvalidReference
from etl.schema import locate
from etl.vocabulary import Status

FILE = "data/reference/corrections.yml"
COLUMNS = ("source", "reporter", "partner", "flow", "period", "commodity")
FIELDS = {"id", "match", "expect", "action", "reason", "status"}
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True)
class Correction:
    """One entry of ``corrections.yml``, whose head says what the fields are.

    Attributes:
        id: names the entry.
        match: accepted values by column of ``Flows``.
        first: lowest vintage it holds for, by name; empty for no bound.
        before: lowest vintage it no longer holds for; empty for no bound.
        seen_in: a raw file that must show the error wherever it is loaded; empty if none is at hand.
        expected: the wrong figure: its cells by column.
        value_usd: the wrong value.
        within_pct: how far a value may be from it and still be that error.
        to: status that the rows get.
        reason: why.
        is_open: whether it is still applied.
    """

    id: str
    match: Mapping[str, frozenset[str]]
    first: str
    before: str
    seen_in: str
    expected: Mapping[str, str]
    value_usd: float
    within_pct: float
    to: Status
    reason: str
    is_open: bool

    def rows(self, flows: pd.DataFrame) -> "pd.Series[bool]":
        """Mark the rows it holds for."""
        vintage = flows["vintage"]
        marked = vintage >= self.first
        if self.before:
            marked &= vintage < self.before
        for column, values in self.match.items():
            marked &= flows[column].isin(values)
        return marked


def load(folder: Path) -> tuple[Correction, ...]:
    """Read ``corrections.yml`` of the reference folder.

    Raises:
        InvalidReference: it is missing or an entry cannot be understood.
    """
    try:
        entries = yaml.safe_load((folder / "corrections.yml").read_text(encoding="utf-8")) or []
    except (OSError, ValueError, yaml.YAMLError) as fault:
        raise InvalidReference(
            "The list of corrections cannot be read",
            where=f"{FILE}: {fault}",
            remedy="Restore it from version control",
        ) from fault
    corrections = []
    for number, entry in enumerate(entries, start=1):
        try:
            corrections.append(_correction(entry))
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            name = entry.get("id", number) if isinstance(entry, dict) else number
            raise InvalidReference(
                f"The correction {name} cannot be understood: {fault}",
                where=FILE,
                remedy="Give it the fields that the head of the file names, and no others",
            ) from fault
    return tuple(corrections)


def apply(flows: pd.DataFrame, corrections: Iterable[Correction]) -> pd.DataFrame:
    """Correct flows; doing it again changes nothing.

    Args:
        flows: rows with the columns of ``Flows``.
        corrections: what ``load`` returns.

    Raises:
        InvalidReference: a correction matches nothing in the file it was seen in, or its wrong figure is wrong no more.
    """
    corrected = flows.copy()
    for one in corrections:
        if one.is_open:
            marked = one.rows(flows)
            _check_seen(flows, marked, one)
            _check_expected(flows[marked], one)
            corrected.loc[marked, "status"] = str(one.to)
    return corrected


def _check_seen(flows: pd.DataFrame, marked: "pd.Series[bool]", one: Correction) -> None:
    if not one.seen_in:
        return
    of_file = flows["snapshot"].str.startswith(f"{one.seen_in}#")
    if of_file.any() and not (of_file & marked).any():
        raise InvalidReference(
            f"The correction {one.id} matches no row of the file it was seen in, data/raw/{one.seen_in}",
            where=FILE,
            remedy="Mend its match, or close it if the error was never there",
        )


def _check_expected(matched: pd.DataFrame, one: Correction) -> None:
    guard = matched[(matched[list(one.expected)] == pd.Series(one.expected)).all(axis=1)]
    off = (guard["value_usd"] - one.value_usd).abs() > one.value_usd * one.within_pct / 100
    if off.any():
        row = guard[off].iloc[0]
        raise InvalidReference(
            f"The correction {one.id} expects {one.value_usd:,.0f} USD within {one.within_pct:g} % for {row['reporter']}'s "
            f"{row['flow']} with {row['partner']} in {row['period']}, but vintage {row['vintage']} of {row['source']} has "
            f"{row['value_usd']:,.0f}: the publisher may have repaired the error",
            where=f"{FILE}; {locate(row['snapshot'])}",
            remedy=f"Compare both figures with the publisher's site; if it is repaired, bound the match with vintages: "
            f"{{before: {row['vintage']}}}",
        )


def _correction(entry: Mapping[str, Any]) -> Correction:
    if not FIELDS <= set(entry) <= FIELDS | {"seen_in"}:
        faults = [f"lacks {name}" for name in sorted(FIELDS - set(entry))]
        faults += [f"has unknown {name}" for name in sorted(set(entry) - FIELDS - {"seen_in"})]
        raise ValueError(", ".join(faults))
    if entry["status"] not in (OPEN, CLOSED):
        raise ValueError(f"status {entry['status']!r} is neither {OPEN} nor {CLOSED}")
    match, expect = dict(entry["match"]), dict(entry["expect"])
    vintages = match.pop("vintages", {})
    value_usd, within_pct = float(expect.pop("value_usd")), float(expect.pop("within_pct"))
    unknown = [name for name in (*match, *expect) if name not in COLUMNS]
    unknown += [name for name in vintages if name not in ("from", "before")]
    if unknown or "source" not in match or not expect:
        raise ValueError(
            f"unknown {', '.join(unknown)}" if unknown else "it names no source or expects no figure"
        )
    (action,) = entry["action"].items()
    if action[0] != "status":
        raise ValueError(f"the action {action[0]!r} is unknown")
    return Correction(
        id=str(entry["id"]),
        match={column: _texts(values) for column, values in match.items()},
        first=str(vintages.get("from", "")),
        before=str(vintages.get("before", "")),
        seen_in=entry.get("seen_in", ""),
        expected={column: min(_texts(value)) for column, value in expect.items()},
        value_usd=value_usd,
        within_pct=within_pct,
        to=Status(action[1]),
        reason=str(entry["reason"]),
        is_open=entry["status"] == OPEN,
    )


def _texts(values: object) -> frozenset[str]:
    texts = values if isinstance(values, list) else [values]
    if not texts or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"{values!r} is no text; years and codes need quotation marks")
    return frozenset(texts)
