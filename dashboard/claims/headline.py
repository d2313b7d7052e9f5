"""The statement the project grew from, as ``claims.yml`` keeps it; its claims are read like any other's."""

from pathlib import Path

import yaml

from dashboard.claims.checkable import statement
from dashboard.claims.claim import Statement
from etl.errors import InvalidReference

HEADLINE = "claims.yml"


def headline(data: Path) -> Statement:
    """Load the headline.

    Args:
        data: the data folder, holding ``reference``.

    Raises:
        InvalidReference: the file cannot be read, lacks a field, or states what no claim can state.
    """
    where = f"data/reference/{HEADLINE}"
    try:
        entry = yaml.safe_load((data / "reference" / HEADLINE).read_text(encoding="utf-8"))["headline"]
        text, said_on, citation = (str(entry[name]) for name in ("text", "said_on", "citation"))
    except (OSError, yaml.YAMLError) as fault:
        raise InvalidReference(
            f"The headline claim cannot be read: {fault}",
            where=where,
            remedy="Restore it from version control",
        ) from fault
    except (KeyError, TypeError) as fault:
        raise InvalidReference(
            f"The headline claim lacks or misnames a field: {fault}",
            where=where,
            remedy="Give it text, said_on and citation",
        ) from fault
    try:
        found = statement(text, said_on=said_on, citation=citation)
    except ValueError as fault:
        raise InvalidReference(
            f"The headline claim cannot be checked: {fault}",
            where=where,
            remedy="Write said_on like 2024-07-03",
        ) from fault
    if not found.claims:
        raise InvalidReference(
            "No claim can be read from the headline",
            where=where,
            remedy="Name both countries and a year in it",
        )
    return found
