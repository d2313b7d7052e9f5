"""Finding goods by word or code: titles in English, Russian and Chinese, and what is loaded of each."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.ledger import Ledger
from dashboard.views.choosing import stretches
from dashboard.views.parties import COUNTRY
from etl.vocabulary import Level

LANGUAGES = {"en": "English", "ru": "Russian", "zh": "Chinese"}
MOST = 25
_ENDING, _SHORTEST = 2, 3  # letters by which forms of a word differ, of which at least so many are left
_BRACKETS = re.compile(r"\([^)]*\)")
_RANK = {Level.CHAPTER: 0, Level.HEADING: 1, Level.SUBHEADING: 2, Level.SECTION: 3, Level.GROUP: 4}


@dataclass(frozen=True)
class Search:
    """What a search found.

    Attributes:
        asked: the words.
        said: how many were found, in a sentence.
        rows: columns of ``nomenclature``, ``found_in`` (code or a language) and ``loaded`` (who reports it, in words; empty if nobody).
    """

    asked: str
    said: str
    rows: pd.DataFrame


def search(ledger: Ledger, asked: str, as_of: str = "") -> Search:
    """Find goods whose code begins with what is asked, or whose title in any language holds each of its words.

    What is loaded comes first, then titles that hold the words outside brackets, then the coarser level. A word matches by its beginning, up to two last letters aside, so that
    "ores" finds "ore" and «нефти» finds «нефть».
    """
    words = _words(asked)
    table = ledger.table("nomenclature")
    table = table[table["level"] != Level.TOTAL]
    found_in = [_found_in(row, words) for row in table.to_dict("records")] if words else [""] * len(table)
    rows = table.assign(found_in=found_in)[pd.Series(found_in, index=table.index) != ""]
    loaded = _loaded(ledger, rows["commodity"], as_of)
    rows = rows.assign(
        loaded=rows["commodity"].map(loaded).astype(object).fillna(""),
        aside=[_found_in(_without_brackets(row), words) == "" for row in rows.to_dict("records")],
        rank=rows["level"].map(_RANK),
        exact=(rows["commodity"] != asked.strip())
        | (rows["level"] == Level.GROUP),  # "copper" asks for no code
    )
    rows = rows.assign(absent=rows["loaded"] == "").sort_values(
        ["exact", "absent", "aside", "rank", "commodity"]
    )
    return Search(
        asked,
        _said(asked, rows),
        rows.head(MOST).drop(columns=["rank", "exact", "absent", "aside"]).reset_index(drop=True),
    )


def _said(asked: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return f"Nothing in the loaded nomenclature is called “{asked}”. Try a shorter word, or a code of the HS such as 27 or 2709."
    loaded = int((rows["loaded"] != "").sum())
    shown = f"; the first {MOST} are shown" if len(rows) > MOST else ""
    if len(rows) == 1:
        held = "figures of it are loaded" if loaded else "no figure of it is loaded"
        return f"One commodity is found for “{asked}”; {held}."
    return f"{len(rows)} commodities are found for “{asked}”; {loaded or 'none'} of them {'has' if loaded == 1 else 'have'} figures{shown}."


def _found_in(row: dict[Any, Any], words: list[str]) -> str:
    """Say where each word was found: the code, or a language; else nothing."""
    code = str(row["commodity"])
    if len(words) == 1 and words[0][:1].isdigit() and code.startswith(words[0].upper()):
        return "code"
    for language, name in LANGUAGES.items():
        title = _plain(row[f"title_{language}"])
        parts = _words(title)
        if all(_matches(word, title, parts) for word in words):
            return name
    return ""


def _without_brackets(row: dict[Any, Any]) -> dict[Any, Any]:
    """Leave the everyday words out that stand in brackets beside an official title."""
    return row | {f"title_{language}": _BRACKETS.sub("", row[f"title_{language}"]) for language in LANGUAGES}


def _matches(word: str, title: str, parts: list[str]) -> bool:
    if not word.isascii() and not any("а" <= letter <= "я" for letter in word):
        return word in title  # Chinese writes no spaces between words
    stem = word[: max(_SHORTEST, len(word) - _ENDING)]
    return any(
        part.startswith(word) or (part.startswith(stem) and len(part) - len(stem) <= _ENDING)
        for part in parts
    )


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).replace("ё", "е")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    spaced = "".join(letter if letter.isalnum() or letter == "+" else " " for letter in _plain(text))
    return spaced.split()


def _loaded(ledger: Ledger, codes: Iterable[str], as_of: str) -> dict[str, str]:
    """Say for each code who reports it in which years: ``Kazakhstan's exports 2025 (BNS)``."""
    table = ledger.table("commodity", as_of or None)
    table = table[table["itemised"] & table["commodity"].isin(set(codes))]
    names = {key: source.short for key, source in ledger.reference.sources.items()}
    said: dict[str, list[str]] = {}
    for (code, reporter, flow, source), rows in table.groupby(["commodity", "reporter", "flow", "source"]):
        years = stretches([int(year) for year in rows["period"]])
        said.setdefault(str(code), []).append(
            f"{COUNTRY[str(reporter)]}’s {flow}s {years} ({names[str(source)]})"
        )
    return {code: "; ".join(parts) for code, parts in said.items()}
