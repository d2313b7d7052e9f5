"""Raw observations with the names that people read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard import wording
from dashboard.ledger import Ledger
from etl.vocabulary import TOTAL, Flow, Status, Valuation

FLOW_WORDS = {Flow.EXPORT: "exports to", Flow.IMPORT: "imports from", Flow.TURNOVER: "two-way trade with"}
STATUS_WORDS = {
    Status.NORMAL: "A, normal",
    Status.PROVISIONAL: "P, provisional when published",
    Status.UNRELIABLE: "U, low reliability",
    Status.IMPUTED: "I, imputed (reconciled, not as reported)",
}
VALUATION_WORDS = {Valuation.MIXED: "FOB exports plus CIF imports"}


def observations(ledger: Ledger, snapshots: Iterable[str]) -> list[dict[Any, Any]]:
    """Give the raw observations behind a figure, as records with a ``sentence`` and words for status and valuation.

    Args:
        ledger: the built data.
        snapshots: references as in a ``snapshots`` cell; unknown ones are left out.
    """
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    records: list[dict[Any, Any]] = ledger.observations(snapshots).to_dict("records")
    return [
        {
            **row,
            "sentence": _sentence(ledger, row, titles[row["commodity"]]),
            "status_said": STATUS_WORDS.get(row["status"], row["status"]),
            "valuation_said": VALUATION_WORDS.get(row["valuation"], row["valuation"]),
        }
        for row in records
    ]


def together(rows: Sequence[Mapping[Any, Any]]) -> str:
    """Say what two rows make together, where they are one vintage's exports and imports; else nothing."""
    if sorted(row["flow"] for row in rows) != [Flow.EXPORT, Flow.IMPORT]:
        return ""
    if any(
        rows[0][name] != rows[1][name]
        for name in ("source", "vintage", "reporter", "partner", "period", "commodity")
    ):
        return ""
    value = sum(row["value_usd"] for row in rows)
    precision = sum(row["precision_usd"] for row in rows)
    return (
        f"Exports plus imports make {wording.usd(value, precision, unit=True)} ({wording.full_usd(value)})."
    )


def _sentence(ledger: Ledger, row: dict[Any, Any], title: str) -> str:
    """Say one observation: who reports what, how much, where and when it was published."""
    reporter, partner = (
        ledger.reference.country_name(row["reporter"]),
        ledger.reference.country_name(row["partner"]),
    )
    goods = "" if row["commodity"] == TOTAL else f", {row['commodity']} {title}"
    value = wording.usd(row["value_usd"], row["precision_usd"], unit=True)
    source = ledger.reference.sources[row["source"]].short
    flow = FLOW_WORDS.get(row["flow"], f"{row['flow']}s with")
    return (
        f"{reporter}’s {flow} {partner}, {wording.period(row['period'])}{goods}: {value} "
        f"({source}, vintage {row['vintage']}, {row['evidence']})"
    )
