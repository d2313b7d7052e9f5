"""A checked statement on a terminal."""

import pandas as pd
from rich.console import Console
from rich.table import Table

from dashboard.views.claim import FINDING_HEADERS, ClaimView, Judged, explained


def report(shown: ClaimView) -> None:
    """Print the verdict now, then as known when it was said, each with its figures."""
    console = Console(highlight=False)
    console.print(f"“{shown.statement.text}”\n{shown.said}\n")
    for judged in (shown.now, shown.then):
        _print(judged, console)
    console.print("Read: " + "; ".join(f"“{words}” as {reading}" for words, reading in shown.readings) + ".")


def _print(judged: Judged, console: Console) -> None:
    console.print(f"[bold]As known {judged.when}: {judged.verdict}[/bold] ({explained(judged.verdict)})")
    console.print(judged.sentence)
    for arithmetic in judged.arithmetic:
        console.print(f"Arithmetic: {arithmetic}.")
    table = Table(box=None, header_style="bold", padding=(0, 1))
    for header in FINDING_HEADERS.values():
        table.add_column(header, overflow="fold")
    for row in judged.findings[list(FINDING_HEADERS)].to_numpy():
        table.add_row(*("–" if pd.isna(cell) else str(cell) for cell in row))
    console.print(table)
    console.print()
