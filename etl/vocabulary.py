"""The field's words as closed lists (UN manual on merchandise trade, SDMX code lists).

One concept, one word, in code, column, page and workbook.
"""

from enum import StrEnum


class Flow(StrEnum):
    """What crosses the border, seen from the reporter. ``TURNOVER`` only where a publisher prints the sum alone."""

    EXPORT = "export"
    IMPORT = "import"
    RE_EXPORT = "re-export"
    RE_IMPORT = "re-import"
    TURNOVER = "turnover"


class Measure(StrEnum):
    """What a mart shows of one reporter: a flow, their sum, or exports minus imports."""

    EXPORT = "export"
    IMPORT = "import"
    TURNOVER = "turnover"
    BALANCE = "balance"


class Frequency(StrEnum):
    """A year, one month, or a part-year counted from January."""

    ANNUAL = "A"
    MONTHLY = "M"
    YEAR_TO_DATE = "YTD"


class Valuation(StrEnum):
    """What the value includes; ``MIXED`` is a turnover of FOB exports and CIF imports."""

    FOB = "FOB"
    CIF = "CIF"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class TradeSystem(StrEnum):
    """Which border counts: the country's (general) or its customs territory's (special)."""

    GENERAL = "general"
    SPECIAL = "special"
    UNKNOWN = "unknown"


class PartnerConcept(StrEnum):
    """Which country is written down as the partner."""

    ORIGIN = "origin"
    CONSIGNMENT = "consignment"
    LAST_KNOWN_DESTINATION = "last known destination"
    PURCHASE_OR_SALE = "purchase or sale"
    ORIGIN_OR_DESTINATION = "origin / last known destination"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """SDMX observation status, as far as this trade needs it."""

    NORMAL = "A"
    PROVISIONAL = "P"
    UNRELIABLE = "U"
    IMPUTED = "I"
    ESTIMATED = "E"
    BREAK = "B"
    MISSING = "O"


class Evidence(StrEnum):
    """How the figure came into our hands."""

    OFFICIAL_TABLE = "official table"
    COPY = "copy of official data"
    QUOTED = "quoted in press"


class Level(StrEnum):
    """Depth of a commodity in the Harmonized System; ``GROUP`` is a published grouping of codes."""

    TOTAL = "total"
    SECTION = "section"
    CHAPTER = "chapter"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TARIFF_LINE = "tariff line"
    GROUP = "group"


class Redistribute(StrEnum):
    """Whether a source's terms let its figures be passed on."""

    YES = "yes"
    WITH_ATTRIBUTION = "with attribution"
    NO = "no"


TOTAL = "TOTAL"
WORLD = "WLD"
CHINA = "CHN"
KAZAKHSTAN = "KAZ"

FULL_LIST_PARTNERS = 50  # a table with so many partners is taken to list them all

FLOW_KEY = (
    "source",
    "vintage",
    "reporter",
    "partner",
    "flow",
    "frequency",
    "period",
    "classification",
    "commodity",
    "valuation",
)
