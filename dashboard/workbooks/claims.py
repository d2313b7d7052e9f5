"""A checked text as a workbook: its claims, and every figure they were held against, as known now and when it was said."""

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.claims import ClaimView, headline_claim
from dashboard.views.verdicts import NOTHING
from dashboard.workbooks.assembly import METHOD, assemble, with_symbol
from dashboard.workbooks.model import Book, Column, Formula, Kind, Note, Symbol, Table

DIFFERENCE = Note(
    "difference",
    "Measured from the printed number. Whether they agree is decided by intervals: half a unit of the last printed digit "
    "to each side, of the claim and of the figure.",
    METHOD,
)
ENDS = Note(
    "ends",
    "The stretch of values that the printed number, or the figure, stands for, in the unit of the claim: US dollars, per cent or "
    "rank. The claim's upper end does not belong to it. Given where one reading of the claim decides and both ends are finite.",
    METHOD,
)
INTERVALS = (
    Column("claim_low", "Claim, lower end (unit of the claim)", Kind.AMOUNT, note=ENDS.id),
    Column("claim_high", "Claim, upper end (unit of the claim)", Kind.AMOUNT, note=ENDS.id),
    Column("figure_low", "Figure, lower end (unit of the claim)", Kind.AMOUNT, note=ENDS.id),
    Column("figure_high", "Figure, upper end (unit of the claim)", Kind.AMOUNT, note=ENDS.id),
)
MEETING = Formula(
    "meeting", "AND({claim_low}<={figure_high},{figure_low}<{claim_high})", ("agrees", "differs")
)
SAID = 200  # characters of a text that stand in a title
UNITS = {
    "value_usd": ("value_usd", "difference_usd", "difference_pct"),
    "value_pct": ("value_pct", "difference_points"),
    "value_place": ("value_place",),
}


def claims_book(ledger: Ledger, shown: ClaimView, *, link: str) -> Book:
    """Lay out a checked text.

    Args:
        ledger: the build it was checked against.
        shown: the text and its judgements.
        link: the address that reproduces the view.
    """
    tables = [findings_table(shown)] if not shown.now.findings.empty else []
    return assemble(
        ledger,
        title=f"A checked text: {shown.now.verdict}",
        subtitle=f"“{_short(shown.statement.text)}” ({shown.said}). Each statement about China–Kazakhstan goods trade, held against "
        "both ledgers, as known when it was said and as known now.",
        link=link,
        tables=[_claims_table(shown), *tables],
        notes=[DIFFERENCE, ENDS],
    )


def headline_table(ledger: Ledger, as_of: str = "") -> Table | None:
    """Lay out the findings of the claim the project grew from, one row a figure; None where nothing was known."""
    shown = headline_claim(ledger, as_of)
    return None if shown.now.findings.empty else findings_table(shown)


def findings_table(shown: ClaimView) -> Table:
    """Lay out the findings of a text, one row a figure."""
    judged = [
        each.findings.assign(known=f"as known {each.when}", verdict=each.verdict) for each in shown.judgements
    ]
    frame = pd.concat([table for table in judged if not table.empty], ignore_index=True)
    ranked = frame["value_place"].notna().any()
    others = {unit: frame[[name for name in UNITS if name != unit]].notna().any(axis=1) for unit in UNITS}
    frame = frame.assign(
        **{
            name: with_symbol(frame[name], Symbol.NOT_APPLICABLE, others[unit])
            for unit, columns in UNITS.items()
            for name in columns
        }
    )
    return Table(
        sheet="Findings",
        name="findings",
        title=f"“{_short(shown.statement.text)}”: {shown.now.verdict}",
        columns=(
            Column("known", "As known"),
            Column("verdict", "Verdict on the text"),
            Column("part", "Part of the claim"),
            Column("ledger_name", "Ledger"),
            Column("source_name", "Source"),
            Column("vintage", "Vintage"),
            Column("evidence", "Evidence"),
            Column("outcome", "Finding"),
            Column("value_usd", "Figure (USD)", Kind.MONEY),
            Column("value_pct", "Figure (%)", Kind.CHANGE),
            *([Column("value_place", "Figure (rank)", Kind.COUNT)] if ranked else []),
            Column("meeting", "Intervals"),
            Column("difference_usd", "Figure minus claim (USD)", Kind.MONEY, note=DIFFERENCE.id),
            Column("difference_pct", "Figure minus claim (% of claim)", Kind.CHANGE),
            Column("difference_points", "Figure minus claim (percentage points)", Kind.CHANGE),
            *INTERVALS,
            Column("explanation", "In words", Kind.PROSE),
            Column("snapshots", "Rows of the data", Kind.PROSE),
        ),
        frame=frame,
        formulas=(MEETING,),
        lines=(f"{shown.said}.", *(f"Arithmetic: {text}." for text in shown.now.arithmetic)),
    )


def _claims_table(shown: ClaimView) -> Table:
    """One row a claim, and one a number that is not checked."""
    rows = [
        {
            "words": card.claim.words,
            "subject": card.subject,
            "read_as": card.read_as,
            "credit": card.credit or None,
            "now": part.verdict,
            "then": then.verdict if then else None,
            "reason": " ".join([part.reason, *part.notes]),
        }
        for card, part, then in zip(
            shown.cards,
            shown.now.parts,
            shown.then.parts if shown.then else [None] * len(shown.cards),
            strict=True,
        )
    ]
    rows += [
        {"words": goal.words, "subject": "Goal", "now": "recorded, not judged", "reason": goal.said}
        for goal in shown.now.goals
    ]
    rows += [
        {"words": words, "subject": "Level without a year", "now": "not checkable", "reason": f"Fits {said}."}
        for words, said in shown.now.undated
    ]
    rows += [
        {"words": left.words, "subject": "Not a claim to check", "now": "left alone", "reason": left.reason}
        for left in shown.left
    ]
    columns = ["words", "subject", "read_as", "credit", "now", "then", "reason"]
    frame = pd.DataFrame(rows or [{"words": "No number", "now": NOTHING}], columns=columns).astype(object)
    frame = frame.where(frame.notna(), Symbol.NOT_APPLICABLE)
    return Table(
        sheet="Claims",
        name="claims",
        title=f"What the text says: {shown.now.verdict}",
        columns=(
            Column("words", "Words"),
            Column("subject", "About", Kind.PROSE),
            Column("read_as", "Read as", Kind.PROSE),
            Column("credit", "Credited to"),
            Column("now", f"Verdict as known {shown.now.when}", Kind.PROSE),
            Column(
                "then",
                f"Verdict as known {shown.then.when}" if shown.then else "Verdict when it was said",
                Kind.PROSE,
            ),
            Column("reason", "Why", Kind.PROSE),
        ),
        frame=frame.assign(snapshots="", caveats=""),
        lines=(f"{shown.said}.", *shown.now.consistency),
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SAID else f"{flat[:SAID]}…"
