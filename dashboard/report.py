"""A checked text on a terminal."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd
from rich.console import Console
from rich.table import Table

from dashboard.claims.consistency import repeated
from dashboard.views.claims import FINDING_HEADERS, ClaimView, Judged
from dashboard.views.verdicts import explained

TABLE_HEADERS = {name: header for name, header in FINDING_HEADERS.items() if name != "part"}


def report(shown: ClaimView) -> None:
    """Print the verdict now, then as known when it was said; each claim with its figures; then what is not checked."""
    console = Console(highlight=False, markup=False)
    console.print(f"“{shown.statement.text.strip()}”\n{shown.said}\n")
    for judged in shown.judgements:
        _print(shown, judged, console)
    for goal in dict.fromkeys(goal for judged in shown.judgements for goal in judged.goals):
        console.print(f"Goal “{goal.words}”, recorded and not judged: {goal.said}.", soft_wrap=True)
    if shown.left:
        console.print("\nNumbers that are not checked:")
        for left in shown.left:
            console.print(f"  {left.words}: {left.reason}")


def report_between(shown: Sequence[ClaimView]) -> None:
    """Print what several texts say of one another: values for one thing that exclude each other."""
    console = Console(highlight=False, markup=False)
    for one, other in combinations(shown, 2):
        for said in repeated(one.statement.claims, other.statement.claims):
            console.print(f"{one.statement.citation} and {other.statement.citation}: {said}", soft_wrap=True)


def _print(shown: ClaimView, judged: Judged, console: Console) -> None:
    console.print(
        f"As known {judged.when}: {judged.summary} ({explained(judged.verdict)})",
        style="bold",
        soft_wrap=True,
    )
    for line in (judged.sentence, *judged.consistency):
        if line:
            console.print(line, soft_wrap=True)
    for arithmetic in judged.arithmetic:
        console.print(f"Arithmetic: {arithmetic}.", soft_wrap=True)
    for words, said in judged.undated:
        console.print(f"“{words}” is without a year, so nothing is judged; it fits {said}.", soft_wrap=True)
    for card, part in zip(shown.cards, judged.parts, strict=True):
        console.print(f"\n“{card.claim.words}”: {part.verdict}", style="bold")
        console.print(f"{card.subject}; read as {card.read_as} ({card.used}).", soft_wrap=True)
        for line in (part.reason, *part.notes):
            console.print(line, soft_wrap=True)
        console.print(_table(part.findings))
    console.print()


def _table(findings: pd.DataFrame) -> Table:
    table = Table(box=None, header_style="bold", padding=(0, 1))
    for header in TABLE_HEADERS.values():
        table.add_column(header, overflow="fold")
    for row in findings[list(TABLE_HEADERS)].to_numpy():
        table.add_row(*("–" if pd.isna(cell) else str(cell) for cell in row))
    return table
