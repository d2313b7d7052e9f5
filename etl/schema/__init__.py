"""What a valid table is: the contract of the flows and of every mart. Nothing is repaired here."""

from etl.schema.columns import PERIOD
from etl.schema.flows import FLOWS
from etl.schema.marts import (
    CAVEATS,
    COMMODITY_MART,
    GOALS,
    LEDGER_LINES,
    LEDGERS,
    MIRROR,
    NOMENCLATURE,
    NOTES,
    ORIGINS,
    PARTNERS,
    TOTALS,
    VINTAGES,
)
from etl.schema.validation import locate, validate

MARTS = {
    str(mart.name): mart
    for mart in (
        CAVEATS,
        COMMODITY_MART,
        GOALS,
        LEDGERS,
        LEDGER_LINES,
        MIRROR,
        NOMENCLATURE,
        NOTES,
        ORIGINS,
        PARTNERS,
        TOTALS,
        VINTAGES,
    )
}

__all__ = [
    "CAVEATS",
    "COMMODITY_MART",
    "FLOWS",
    "GOALS",
    "LEDGERS",
    "LEDGER_LINES",
    "MARTS",
    "MIRROR",
    "NOMENCLATURE",
    "NOTES",
    "ORIGINS",
    "PARTNERS",
    "PERIOD",
    "TOTALS",
    "VINTAGES",
    "locate",
    "validate",
]
