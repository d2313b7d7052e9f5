"""The last full year on each ledger: level, growth as printed or computed, source and vintage."""

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from etl.marts.ledger_lines import latest
from etl.vocabulary import Evidence, Measure


def last_years(ledger: Ledger, as_of: str = "") -> list[str]:
    """Say each ledger's last full year of two-way trade; a ledger without one on that day is left out."""
    lines = ledger.table("ledger_lines", as_of or None)
    lines = lines[lines["measure"] == Measure.TURNOVER]
    sentences = []
    for side in ledger.reference.ledgers.values():
        if side.id not in set(lines["ledger"]):
            continue
        row = latest(lines, side.id)
        printed = pd.notna(row["growth_reported_pct"])
        growth = row["growth_reported_pct"] if printed else row["growth_pct"]
        how = "" if printed else " computed"
        change = f", {wording.percent(growth, sign=True)}{how}" if pd.notna(growth) else ""
        quoted = ", quoted in press" if row["evidence"] == Evidence.QUOTED else ""
        level = wording.usd(row["value_usd"], row["precision_usd"])
        source = ledger.reference.sources[row["source"]].short
        sentences.append(
            f"{row['period']} by {side.name}: {level}{change} ({source}, vintage {row['vintage']}{quoted})."
        )
    return sentences
