"""Codes of goods that no title is loaded for: kept by their code, their place in the system read from it."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from etl.reference import Reference
from etl.vocabulary import Level

LEVELS = {4: Level.HEADING, 6: Level.SUBHEADING, 8: Level.TARIFF_LINE}
CODE = re.compile(r"\d{4}(\d{2}){0,2}")
CHAPTER_DIGITS = 2
UNTITLED = {
    "en": "HS {code}, no title loaded",
    "ru": "ТН ВЭД {code}, название не загружено",
    "zh": "HS {code}，未载入名称",
}


def is_known(code: str, reference: Reference) -> bool:
    """Say whether a code is in ``commodities.csv``, or has the form of one of a chapter that is."""
    known = set(reference.commodities["code"])
    return code in known or (CODE.fullmatch(code) is not None and code[:CHAPTER_DIGITS] in known)


def with_untitled(reference: Reference, codes: Iterable[str]) -> Reference:
    """Add the codes in use that ``commodities.csv`` lacks, and the codes above them, without inventing a title.

    Args:
        reference: holds the commodities that have titles.
        codes: codes that ``is_known`` accepts.
    """
    known = set(reference.commodities["code"])
    wanted = {
        code[:digits] for code in codes if code not in known for digits in LEVELS if digits <= len(code)
    } - known
    rows = [
        {
            "code": code,
            "edition": "",
            "level": str(LEVELS[len(code)]),
            "parent": code[:-2],
            **{f"title_{language}": title.format(code=code) for language, title in UNTITLED.items()},
            **{f"status_{language}": "translated" for language in UNTITLED},
        }
        for code in sorted(wanted)
    ]
    if not rows:
        return reference
    added = pd.DataFrame(rows, columns=list(reference.commodities.columns), dtype="str")
    return replace(reference, commodities=pd.concat([reference.commodities, added], ignore_index=True))
