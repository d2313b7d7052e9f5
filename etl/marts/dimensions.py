"""Tables to look things up in: where each file came from, what each code is called, what each caveat says."""

from collections.abc import Mapping

import pandas as pd

from etl.reference import NO_END, TITLE_COLUMNS, Reference, section_of
from etl.schema import NOMENCLATURE, ORIGINS


def origins(
    flows: pd.DataFrame, files: Mapping[str, Mapping[str, object]], reference: Reference
) -> pd.DataFrame:
    """One row a raw file: publisher, citation, copy, evidence, terms, checksum and number of rows.

    Args:
        flows: rows of ``Flows``.
        files: per path under ``data/raw``, the fields of its origin.
        reference: terms of each source.
    """
    counts = flows["snapshot"].str.partition("#")[0].value_counts()
    rows = []
    for path, origin in sorted(files.items()):
        name, vintage, *_ = path.split("/")
        source = reference.sources[name]
        row = {
            **origin,
            "evidence": str(origin["evidence"]),
            "file_title": origin["title"],
            "file": path,
            "source": name,
            "vintage": vintage,
        }
        row |= {"publisher": source.publisher, "terms": source.terms, "redistribute": source.redistribute}
        rows.append(row | {"rows": int(counts.get(path, 0))})
    frame = pd.DataFrame(rows, columns=list(ORIGINS.columns))
    return frame.astype({name: str(column.dtype) for name, column in ORIGINS.columns.items()})


def nomenclature(reference: Reference) -> pd.DataFrame:
    """One row a commodity code, with titles in English, Russian and Chinese and whether each is official."""
    table = reference.commodities
    frame = table.rename(columns={"code": "commodity"}).assign(section=table["code"].map(section_of(table)))
    return frame[["commodity", "level", "parent", "section", *TITLE_COLUMNS]].astype("str")[
        list(NOMENCLATURE.columns)
    ]


def caveat_texts(reference: Reference) -> pd.DataFrame:
    """One row a caveat: id, text, citation."""
    rows = [(caveat.id, caveat.text, caveat.citation) for caveat in reference.caveats]
    return pd.DataFrame(rows, columns=["caveat", "text", "citation"], dtype="str")


def ledgers(reference: Reference) -> pd.DataFrame:
    """One row a ledger and source in its order of authority, with the years the ledger's line takes from it."""
    rows = []
    for ledger in reference.ledgers.values():
        chain = {link.source: link for link in ledger.chain}
        for rank, source in enumerate(ledger.order, start=1):
            link = chain.get(source)
            first, last = (link.first, None if link.last == NO_END else link.last) if link else (None, None)
            rows.append(
                (
                    ledger.id,
                    ledger.name,
                    ledger.reporter,
                    ledger.partner,
                    source,
                    rank,
                    source == ledger.office,
                    first,
                    last,
                )
            )
    columns = [
        "ledger",
        "ledger_name",
        "reporter",
        "partner",
        "source",
        "authority",
        "office",
        "first_year",
        "last_year",
    ]
    return pd.DataFrame(rows, columns=columns).astype(
        {"authority": "Int64", "first_year": "Int64", "last_year": "Int64"}
    )
