"""The one tidy table: a row is one observation by one source in one vintage."""

from etl.schema.columns import COMMODITY, DAY, PERIOD, number, table, text
from etl.vocabulary import (
    FLOW_KEY,
    Evidence,
    Flow,
    Frequency,
    PartnerConcept,
    Status,
    TradeSystem,
    Valuation,
)

FLOWS = table(
    "flows",
    {
        "source": text(),
        "vintage": text(),
        "reporter": text(),
        "partner": text(),
        "flow": text(words=Flow),
        "frequency": text(words=Frequency),
        "period": text(form=PERIOD),
        "classification": text(),
        "commodity": text(form=COMMODITY),
        "valuation": text(words=Valuation),
        "value_usd": number(),
        "value_reported": number(),
        "unit_reported": text(),
        "growth_reported_pct": number(nullable=True, negative=True),
        "net_weight_kg": number(nullable=True),
        "quantity": number(nullable=True),
        "quantity_unit": text(nullable=True),
        "trade_system": text(words=TradeSystem),
        "partner_concept": text(words=PartnerConcept),
        "status": text(words=Status),
        "precision_usd": number(),
        "known_from": text(form=DAY, nullable=True),
        "evidence": text(words=Evidence),
        "snapshot": text(),
    },
    unique=FLOW_KEY,
)
