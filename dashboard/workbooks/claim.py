"""A checked claim as a table: every figure it was held against, as known now and as known when it was said."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.claim import headline_claim
from dashboard.workbooks.assembly import METHOD, with_symbol
from dashboard.workbooks.model import Column, Kind, Note, Symbol, Table

DIFFERENCE = Note(
    "difference",
    "Measured from the printed number. Whether they agree is decided by intervals: half a unit of the last printed digit "
    "to each side, of the claim and of the figure.",
    METHOD,
)


def claim_table(ledger: Ledger) -> Table:
    """Lay out the findings of the claim the project grew from, one row a figure."""
    shown = headline_claim(ledger)
    judged = [
        each.findings.assign(known=f"as known {each.when}", verdict=each.verdict)
        for each in (shown.now, shown.then)
    ]
    frame = pd.concat(judged, ignore_index=True)
    level = frame["growth_pct"].isna() & frame["value_usd"].notna()
    growth = frame["growth_pct"].notna()
    apart = {
        **dict.fromkeys(("growth_pct", "difference_points"), level),
        **dict.fromkeys(("value_usd", "difference_usd", "difference_pct"), growth),
    }
    return Table(
        sheet="Claim",
        name="claim",
        title=f"“{shown.statement.text}”: {shown.now.verdict}",
        columns=(
            Column("known", "As known"),
            Column("verdict", "Verdict"),
            Column("part", "Part of the claim"),
            Column("ledger_name", "Ledger"),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("evidence", "Evidence"),
            Column("outcome", "Finding"),
            Column("value_usd", "Figure (USD)", Kind.MONEY),
            Column("growth_pct", "Figure (%)", Kind.CHANGE),
            Column("difference_usd", "Figure minus claim (USD)", Kind.MONEY, note=DIFFERENCE.id),
            Column("difference_pct", "Figure minus claim (% of claim)", Kind.CHANGE),
            Column("difference_points", "Figure minus claim (percentage points)", Kind.CHANGE),
            Column("explanation", "In words", Kind.PROSE),
        ),
        frame=frame.assign(
            **{name: with_symbol(frame[name], Symbol.NOT_APPLICABLE, where) for name, where in apart.items()}
        ),
        lines=(f"{shown.said}.", *(f"Arithmetic: {text}." for text in shown.now.arithmetic)),
    )
