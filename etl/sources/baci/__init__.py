"""CEPII BACI: trade reconciled from both reports, added from a release that a person downloaded.

A release is a zip of gigabytes with a file a year for the whole world. It is the one exception to keeping raw files as
they came: kept are the rows between China and Kazakhstan, cell by cell as published (the spaces that align them left out),
as a CSV whose bytes depend on the release alone. Its origin names the zip by release, size and checksum, so that anyone
with the zip can make the same file again. The licence (Etalab 2.0) lets the rows be passed on with attribution.
"""

from etl.sources.baci.release import Extract, Release, holds_release, look, pair_rows
from etl.sources.baci.rows import parse

SOURCE = "baci"
PARSER = "baci"
COUNTRIES = "comtrade"  # BACI writes countries as UN Comtrade does: 156 and 398 here

__all__ = [
    "COUNTRIES",
    "PARSER",
    "SOURCE",
    "Extract",
    "Release",
    "holds_release",
    "look",
    "pair_rows",
    "parse",
]
