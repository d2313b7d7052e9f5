"""The generated parts of ``data/README.md``: sources, ledgers, tables, columns, caveats.

``python -m etl.dictionary`` writes them into the file; a test says when they are out of date.
"""

import re
from pathlib import Path

import pandas as pd

from etl import reference, schema
from etl.lineage import ROOT
from etl.reference import NO_END, Reference

README = ROOT / "data" / "README.md"


def parts(facts: Reference, columns: pd.DataFrame) -> dict[str, str]:
    """Compose each generated part as Markdown.

    Args:
        facts: the reference tables.
        columns: ``data/reference/columns.csv``, one meaning a column name.
    """
    return {
        "sources": _sources(facts),
        "ledgers": _ledgers(facts),
        "tables": _tables(),
        "columns": _columns(columns),
        "caveats": "\n".join(
            f"- **{caveat.id}** {caveat.text} ({caveat.citation})" for caveat in facts.caveats
        ),
    }


def renew(text: str, generated: dict[str, str]) -> str:
    """Put the parts between their ``<!-- begin name -->`` and ``<!-- end name -->`` marks."""
    for name, part in generated.items():
        marked = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        text = marked.sub(lambda match, part=part: f"{match[1]}{part}\n{match[2]}", text)  # type: ignore[misc]
    return text


def tables() -> dict[str, list[str]]:
    """Name the columns of the flows and of every mart."""
    contracts = {"flows": schema.FLOWS, **schema.MARTS}
    return {name: list(contract.columns) for name, contract in contracts.items()}


def load(data: Path) -> dict[str, str]:
    """Read the reference tables of a data folder and compose the parts."""
    facts = reference.load(data / "reference")
    columns = pd.read_csv(data / "reference" / "columns.csv", dtype="str", keep_default_na=False)
    return parts(facts, columns)


def _sources(facts: Reference) -> str:
    rows = [
        f"| `{source.id}` | {source.publisher} | {source.data_set} | {source.valuation} | {source.coverage} "
        f"| {source.terms} | {source.redistribute} |"
        for source in facts.sources.values()
    ]
    head = "| source | publisher | data set | valuation | coverage here | terms | redistribute |\n|---|---|---|---|---|---|---|"
    return "\n".join([head, *rows])


def _ledgers(facts: Reference) -> str:
    lines = []
    for ledger in facts.ledgers.values():
        chain = " → ".join(
            f"{facts.sources[link.source].short} {link.first}–{'' if link.last == NO_END else link.last}"
            for link in ledger.chain
        )
        order = ", ".join(facts.sources[name].short for name in ledger.order)
        lines.append(f"- **{ledger.name}** (`{ledger.id}`): line {chain}; order of authority {order}.")
    return "\n".join(lines)


def _tables() -> str:
    return "\n".join(
        f"- `{name}`: {', '.join(f'`{column}`' for column in columns)}" for name, columns in tables().items()
    )


def _columns(columns: pd.DataFrame) -> str:
    rows = [f"| `{row.column}` | {row.meaning} |" for row in columns.itertuples()]
    return "\n".join(["| column | meaning |", "|---|---|", *rows])


if __name__ == "__main__":
    README.write_text(renew(README.read_text(encoding="utf-8"), load(ROOT / "data")), encoding="utf-8")
