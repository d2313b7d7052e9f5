"""The small frames for reading that are cut from the flows."""

from etl.schema.columns import DAY, PERIOD, flag, number, table, text, whole
from etl.vocabulary import Evidence, Flow, Frequency, Level, Measure, Redistribute, Status, Valuation

_PROVENANCE = {
    "source": text(),
    "vintage": text(),
    "known_from": text(form=DAY, nullable=True),
    "evidence": text(words=Evidence),
    "status": text(words=Status),
}

TOTALS = table(
    "totals",
    {
        "ledger": text(),
        **_PROVENANCE,
        "reporter": text(),
        "partner": text(),
        "measure": text(words=Measure),
        "frequency": text(words=Frequency),
        "period": text(form=PERIOD),
        "value_usd": number(negative=True),
        "precision_usd": number(),
        "valuation": text(words=Valuation),
        "growth_reported_pct": number(nullable=True, negative=True),
        "growth_pct": number(nullable=True, negative=True),
        "growth_low_pct": number(nullable=True, negative=True),
        "growth_high_pct": number(nullable=True, negative=True),
        "growth_base_usd": number(nullable=True),
        "growth_base_vintage": text(nullable=True),
        "derived": flag(),
        "in_force": flag(),
        "caveats": text(),
        "snapshots": text(),
    },
    unique=["source", "vintage", "reporter", "partner", "measure", "period"],
)

LEDGER_LINES = table(
    "ledger_lines",
    {
        "ledger": text(),
        "measure": text(words=Measure),
        "period": text(form=PERIOD),
        "value_usd": number(negative=True),
        "precision_usd": number(),
        **_PROVENANCE,
        "joint": flag(),
        "growth_reported_pct": number(nullable=True, negative=True),
        "growth_pct": number(nullable=True, negative=True),
        "growth_base_source": text(nullable=True),
        "growth_base_vintage": text(nullable=True),
        "caveats": text(),
        "snapshots": text(),
    },
    unique=["ledger", "measure", "period"],
)

COMMODITY_MART = table(
    "commodity",
    {
        "source": text(),
        "reporter": text(),
        "partner": text(),
        "flow": text(words=Flow),
        "period": text(form=PERIOD),
        "level": text(words=Level),
        "commodity": text(),
        "classification": text(),
        "title": text(),
        "section": text(),
        "itemised": flag(),
        "value_usd": number(nullable=True),
        "precision_usd": number(nullable=True),
        "status": text(words=Status),
        "vintage": text(),
        "share_pct": number(nullable=True),
        "total_usd": number(nullable=True),
        "total_source": text(nullable=True),
        "total_vintage": text(nullable=True),
        "growth_pct": number(nullable=True, negative=True),
        "growth_base_vintage": text(nullable=True),
        "contribution_pp": number(nullable=True, negative=True),
        "caveats": text(),
        "snapshots": text(),
    },
    unique=["source", "reporter", "partner", "flow", "period", "level", "commodity"],
)

PARTNERS = table(
    "partners",
    {
        **_PROVENANCE,
        "reporter": text(),
        "frequency": text(words=Frequency),
        "period": text(form=PERIOD),
        "measure": text(words=Measure),
        "partner": text(),
        "partner_name": text(),
        "bloc": flag(),
        "value_usd": number(),
        "world_usd": number(),
        "world_is": text(words=["printed total", "sum of the listed partners"]),
        "share_pct": number(),
        "rank": whole(nullable=True),
        "rank_with_bloc": whole(nullable=True),
        "in_force": flag(),
        "caveats": text(),
        "snapshots": text(),
    },
    unique=["source", "vintage", "reporter", "period", "measure", "partner"],
)

MIRROR = table(
    "mirror",
    {
        "period": text(form=PERIOD),
        "level": text(words=Level),
        "commodity": text(),
        "title": text(),
        "exporter": text(),
        "importer": text(),
        "exporter_usd": number(),
        "exporter_source": text(),
        "exporter_vintage": text(),
        "importer_usd": number(),
        "importer_source": text(),
        "importer_vintage": text(),
        "comparable": flag(),
        "why_not": text(),
        "gap_usd": number(nullable=True, negative=True),
        "gap_pct_of_exporter": number(nullable=True, negative=True),
        "gap_pct_of_importer": number(nullable=True, negative=True),
        "symmetric_index_pct": number(nullable=True),
        "cif_correction": text(words=["widens", "narrows", "reverses", "not computed"]),
        "caveats": text(),
        "snapshots": text(),
    },
    unique=["period", "commodity", "exporter", "importer"],
)

GOALS = table(
    "goals",
    {
        "goal": text(),
        "said_on": text(),
        "who": text(),
        "scope": text(words=["bilateral", "regional"]),
        "wording": text(),
        "deadline": text(),
        "citation": text(),
        "ledger": text(),
        "base_known": text(words=["as known then", "as known now", "no base"]),
        "base_period": text(nullable=True),
        "base_usd": number(nullable=True),
        "base_precision_usd": number(nullable=True),
        "base_source": text(nullable=True),
        "base_vintage": text(nullable=True),
        "target_usd": number(nullable=True),
        "latest_period": text(nullable=True),
        "latest_usd": number(nullable=True),
        "latest_precision_usd": number(nullable=True),
        "latest_source": text(nullable=True),
        "latest_pct_of_target": number(nullable=True),
        "way_pct": number(nullable=True, negative=True),
        "first_met": text(nullable=True),
        "base_snapshots": text(),
        "latest_snapshots": text(),
        "snapshots": text(),
    },
    unique=["goal", "ledger", "base_known"],
)

VINTAGES = table(
    "vintages",
    {
        "ledger": text(),
        **_PROVENANCE,
        "reporter": text(),
        "partner": text(),
        "measure": text(words=Measure),
        "frequency": text(words=Frequency),
        "period": text(form=PERIOD),
        "commodity": text(),
        "classification": text(),
        "value_usd": number(),
        "precision_usd": number(),
        "order": whole(),
        "in_force": flag(),
        "previous_vintage": text(nullable=True),
        "change_usd": number(nullable=True, negative=True),
        "change_pct": number(nullable=True, negative=True),
        "snapshots": text(),
    },
    unique=["source", "vintage", "reporter", "partner", "measure", "period", "commodity", "classification"],
)

ORIGINS = table(
    "origins",
    {
        "file": text(),
        "source": text(),
        "vintage": text(),
        "publisher": text(),
        "file_title": text(),
        "citation": text(),
        "url": text(),
        "read_from": text(),
        "evidence": text(words=Evidence),
        "known_from": text(form=DAY, nullable=True),
        "accessed": text(),
        "terms": text(),
        "redistribute": text(words=Redistribute),
        "sha256": text(),
        "rows": whole(),
    },
    unique=["file"],
)

NOTES = table(
    "notes",
    {
        "snapshot": text(),
        "label": text(),
        "confidence": text(words=["high", "medium", "low"]),
        "note": text(),
    },
    unique=["snapshot"],
)

LEDGERS = table(
    "ledgers",
    {
        "ledger": text(),
        "ledger_name": text(),
        "reporter": text(),
        "partner": text(),
        "source": text(),
        "authority": whole(),
        "office": flag(),
        "first_year": whole(nullable=True),
        "last_year": whole(nullable=True),
    },
    unique=["ledger", "source"],
)

CAVEATS = table("caveats", {"caveat": text(), "text": text(), "citation": text()}, unique=["caveat"])

NOMENCLATURE = table(
    "nomenclature",
    {
        "commodity": text(),
        "level": text(words=Level),
        "parent": text(),
        "section": text(),
        **{f"title_{language}": text() for language in ("en", "ru", "zh")},
        **{f"status_{language}": text(words=["official", "translated"]) for language in ("en", "ru", "zh")},
    },
    unique=["commodity"],
)
