"""The tables before the tables: contents, notes, sources."""

from collections.abc import Sequence

import pandas as pd

from dashboard.workbooks.model import Column, Kind, Note, Symbol, Table

UK_SYMBOLS = "UK Government Analysis Function, Symbols in tables"
SYMBOLS = (
    (Symbol.NOT_AVAILABLE, "Not available: it is not in the loaded data, or not on record.", UK_SYMBOLS),
    (Symbol.NOT_APPLICABLE, "Not applicable: nothing can stand here by definition.", UK_SYMBOLS),
    (
        Symbol.LOW_RELIABILITY,
        "Not computed: the figure it would rest on is of low reliability (status U).",
        UK_SYMBOLS,
    ),
    (
        Symbol.NOT_YET,
        "Not yet: no loaded year on this ledger has reached the target since it was set.",
        "Khorgos",
    ),
)


def contents_table(tables: Sequence[Table]) -> Table:
    """List the sheets that follow, each a link."""
    rows = [(table.sheet, table.title, len(table.frame), f"#'{table.sheet}'!A1") for table in tables]
    return Table(
        sheet="Contents",
        name="contents",
        title="Contents",
        columns=(
            Column("sheet", "Sheet", link="place"),
            Column("title", "What it holds", Kind.PROSE),
            Column("rows", "Rows", Kind.COUNT),
        ),
        frame=pd.DataFrame(rows, columns=["sheet", "title", "rows", "place"]),
    )


def notes_table(notes: Sequence[Note]) -> Table:
    """Explain every numbered note, then every symbol."""
    numbered = [(f"[note {number}]", note.text, note.citation) for number, note in enumerate(notes, start=1)]
    symbols = [(str(symbol), *meaning) for symbol, *meaning in SYMBOLS]
    return Table(
        sheet="Notes",
        name="notes",
        title="Notes: what the marks in the tables mean",
        columns=(
            Column("mark", "Mark"),
            Column("text", "Meaning", Kind.PROSE),
            Column("citation", "Citation"),
        ),
        frame=pd.DataFrame([*numbered, *symbols], columns=["mark", "text", "citation"]),
    )


def sources_table(sources: pd.DataFrame) -> Table:
    """Name every raw file used: publisher, citation, vintage, terms, checksum, and how its rows count."""
    copies = sources["read_from"]
    return Table(
        sheet="Sources",
        name="sources",
        title="Sources: every raw file behind the tables",
        columns=(
            Column("publisher", "Publisher"),
            Column("file_title", "Data set", Kind.PROSE, link="url"),
            Column("citation", "Citation"),
            Column("vintage", "Vintage"),
            Column("evidence", "Evidence"),
            Column("known_from", "Known from"),
            Column("accessed", "Retrieved"),
            Column("url", "Address"),
            Column("read_from", "Read from (copy)"),
            Column("terms", "Terms"),
            Column("redistribute", "May be redistributed"),
            Column("flows", "Flow"),
            Column("valuations", "Valuation"),
            Column("trade_systems", "Trade system"),
            Column("partner_concepts", "Partner concept"),
            Column("file", "Raw file"),
            Column("sha256", "Checksum (SHA-256)"),
        ),
        frame=sources.assign(read_from=copies.mask(copies == "", str(Symbol.NOT_APPLICABLE))),
        lines=("Publishers' terms apply to their figures.",),
    )
