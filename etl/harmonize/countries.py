"""A publisher's code or name of a country to ISO 3166 alpha-3."""

import pandas as pd

from etl.errors import UnknownCountry
from etl.reference import Reference
from etl.schema import locate

ISO = "iso"


def to_iso(codes: pd.Series, scheme: str, snapshots: pd.Series, reference: Reference) -> pd.Series:
    """Translate a column of codes.

    Args:
        codes: as the publisher writes them.
        scheme: whose codes they are: a scheme of ``countries.csv``, ``<source>-name`` for names of ``country_names.csv``,
            or ``iso``. A publisher that uses ISO codes beside a few of its own is listed with those few only.
        snapshots: where each stands, for messages.
        reference: holds both tables.

    Raises:
        UnknownCountry: a code has no entry; no partner is ever dropped silently.
    """
    known = reference.country_codes(scheme)
    unknown = ~codes.isin(list(known))
    if unknown.any():
        table = "country_names.csv" if scheme.endswith("-name") else "countries.csv"
        raise UnknownCountry(
            f"The country {codes[unknown].iloc[0]!r} is unknown ({scheme} codes)",
            where=locate(str(snapshots[unknown].iloc[0])),
            remedy=f"Correct the code, or add the country to data/reference/{table}",
        )
    return codes.map(known).astype("str")
