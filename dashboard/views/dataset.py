"""The data set as schema.org describes one, for search engines: https://schema.org/Dataset."""

from typing import Any

from dashboard.ledger import Ledger
from dashboard.views.tables import DESCRIPTIONS, SOURCES, TABLES, fields

NAME = "Khorgos: China–Kazakhstan trade, as each side counts it"
DESCRIPTION = (
    "Goods trade between China and Kazakhstan since 1992 as China's customs and as Kazakhstan's statistics report it, with every "
    "loaded vintage and the origin of every figure. Sources are never merged; where the two sides disagree, both stand."
)
KINDS = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}


def dataset(ledger: Ledger) -> dict[str, Any]:
    """Describe the built data as a schema.org Dataset (JSON-LD); addresses are relative to the site.

    Its version is that of the answers, which name it: a page may outlive a build.
    """
    periods = ledger.table("flows")["period"].str[:4]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": NAME,
        "description": DESCRIPTION,
        "url": "/",
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": ["international trade", "mirror statistics", "revisions", "China", "Kazakhstan"],
        "temporalCoverage": f"{periods.min()}/{periods.max()}",
        "spatialCoverage": [{"@type": "Country", "name": name} for name in ("China", "Kazakhstan")],
        "creator": {"@type": "Organization", "name": "Khorgos"},
        "license": f"Terms of each publisher, listed at /api/v1/{SOURCES.name}",
        "isBasedOn": [
            {
                "@type": "Dataset",
                "name": f"{source.publisher}: {source.data_set}",
                "url": source.url,
                "license": source.terms,
            }
            for source in ledger.reference.sources.values()
        ],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": field.name, "description": field.meaning}
            for field in fields(ledger, "totals")
            if field.type == "number"
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{DESCRIPTIONS[name]} ({extension})",
                "contentUrl": f"/api/v1/{name}.{extension}",
                "encodingFormat": kind,
            }
            for name in TABLES
            for extension, kind in KINDS.items()
        ],
    }
