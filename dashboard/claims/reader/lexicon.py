"""Load the words of a language and find them in text: one trie a language, longest match first, in linear time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.text import DROPPED, normalised

FOLDER = Path(__file__).parents[1] / "lexicon"
LANGUAGES = ("en", "ru", "zh", "kk", "he", "tr", "fr", "de", "es", "it", "pl", "ko", "ja", "ar", "fa", "uz")
UNSPACED = frozenset({"zh", "ja", "ko"})
BABEL = {"zh": "zh_Hans", "uz": "uz_Cyrl"}
ANY = "*"  # in a pattern: the rest of the word, whatever it is
HITS = "hits"  # longer than any letter, so that no text can hold it
NUMERIC = frozenset({"number", "scale", "multiple", "fraction"})
INVISIBLE = str.maketrans("", "", "".join(DROPPED))
LONGEST = 80
SHORTEST_HEAD = 6
SHORT_NAME = 3
SURE_STEM = 5  # a shorter stem begins too many other words
AMBIGUOUS_SHORT = frozenset({"ru", "pl", "kk", "uz", "tr", "he", "ar", "fa", "ko"})
INFLECTED = frozenset({"ru", "pl", "kk", "uz", "tr"})
# Families whose names and month names change their endings: a name is cut before its last vowels, anything may follow.
ENDINGS = {
    "ru": "аяйьиыеоу",
    "pl": "aeioyą",
    "kk": "",
    "uz": "",
    "tr": "",
    "de": "",
    "ko": "",
    "ja": "",
    "he": "",
    "ar": "",
    "fa": "",
}
# Final consonants that turn voiced before a vowel of an ending: ортақ – ортағы, ortak – ortağı.
SOFTENED = {
    "kk": {"қ": "ғ", "к": "г", "п": "б"},
    "uz": {"қ": "ғ", "к": "г"},
    "tr": {"k": "ğ", "ç": "c", "t": "d", "p": "b"},
}
CENTRAL_ASIA = ("KG", "TJ", "TM", "UZ")
PREFIXES = {"he": ("ובלכמשה", 3), "ar": ("وفبلك", 2), "fa": ("", 0)}


@dataclass(frozen=True)
class Lexicon:
    """The words of one language.

    Attributes:
        name: ISO code.
        decimal: how the language prints a decimal point, by CLDR; ``group`` what it prints between thousands.
        times: what "N times" means: ``to``, ``by`` or ``ambiguous``.
        home: the country an unnamed side is, in this language; empty where none is.
        suffixes: endings of a country's name by role, where the language inflects.
        trie: every pattern.
    """

    name: str
    decimal: str
    group: str
    times: str
    home: str
    suffixes: dict[str, tuple[str, ...]]
    trie: dict[str, Any]

    def tags(self, norm: str, start: int, end: int) -> list[Tag]:
        """Find the known words of a sentence, from left to right, the longest first."""
        found: list[Tag] = []
        at, spaced = start, self.name not in UNSPACED
        while at < end:
            letter = norm[at]
            inside = spaced and at > start and letter.isalpha() and norm[at - 1].isalpha()
            if inside and self.name == "de" and (compound := self._head(norm, at, end)):
                found += compound
                at = compound[0].end
                continue
            if (
                letter == " "
                or inside
                or (letter.isdigit() and (letter not in self.trie or norm[at - 1 : at].isdigit()))
            ):
                at += 1
                continue
            first, stop, hits = self._longest(norm, at, end)
            if not hits:
                at += 1
                continue
            found += [Tag(first, stop, kind, value, norm[at:first]) for kind, value in hits]
            at = stop
        return found

    def _head(self, norm: str, at: int, end: int) -> list[Tag]:
        """The measure that is the last part of a German compound: Kupferlieferungen."""
        stop, hits = self._match(norm, at, min(end, at + LONGEST))
        if stop - at < SHORTEST_HEAD:
            return []
        return [Tag(at, stop, kind, value) for kind, value in hits if kind == "measure"]

    def _longest(self, norm: str, at: int, end: int) -> tuple[int, int, list[tuple[str, Any]]]:
        if self.name not in PREFIXES:
            stop, hits = self._match(norm, at, min(end, at + LONGEST))
            return at, stop, hits
        best: tuple[int, int, list[tuple[str, Any]]] = (at, at, [])
        for first in self._starts(norm, at, end):
            stop, hits = self._match(norm, first, min(end, first + LONGEST))
            if hits and stop > best[1]:
                best = (first, stop, hits)
            elif hits and stop == best[1]:
                best = (best[0], stop, [*best[2], *(hit for hit in hits if hit not in best[2])])
        return best

    def _starts(self, norm: str, at: int, end: int) -> Iterator[int]:
        yield at
        letters, most = PREFIXES.get(self.name, ("", 0))
        first = at
        while first < min(at + most, end - 1) and norm[first] in letters:
            first += 1
            if norm[first] in "-\"'":
                yield first + 1
            yield first
        if self.name == "ar" and norm.startswith("ال", first):
            yield first + 2
        if self.name == "ar" and norm.startswith("ل", first):
            yield first + 1

    def _match(self, norm: str, at: int, end: int) -> tuple[int, list[tuple[str, Any]]]:
        best = at
        hits: list[tuple[str, Any]] = []
        stack = [(self.trie, at)]
        while stack:
            node, here = stack.pop()
            if node.get(HITS) and here >= best > at - 1 and here > at and self._whole(norm, here):
                hits = (
                    [*hits, *(hit for hit in node[HITS] if hit not in hits)] if here == best else node[HITS]
                )
                best = here
            if ANY in node:
                stop = here
                while stop < end and (norm[stop].isalpha() or norm[stop] == "'"):
                    stop += 1
                stack.append((node[ANY], stop))
            if self.name in UNSPACED and _stray(norm, here) and norm[here] not in node:
                here += 1
            if here < end and norm[here] in node:
                child, here = node[norm[here]], here + 1
                if norm[here - 1] == " ":
                    while here < end and norm[here] == " ":
                        here += 1
                stack.append((child, here))
        return best, hits

    def _whole(self, norm: str, here: int) -> bool:
        """Whether a match ends where a word ends; Chinese, Japanese and Korean print no spaces or glue particles on."""
        if here >= len(norm) or not norm[here].isalpha() or not norm[here - 1].isalpha():
            return True
        return self.name in UNSPACED and not (norm[here].isascii() and norm[here - 1].isascii())


def _stray(norm: str, at: int) -> bool:
    """Whether a space stands between two Han letters, where none is printed but by damage."""
    return (
        0 < at < len(norm) - 1
        and norm[at] == " "
        and "\u4e00" <= norm[at - 1] <= "\u9fff"
        and "\u4e00" <= norm[at + 1] <= "\u9fff"
    )


@cache
def lexicon(name: str) -> Lexicon:
    """Load a language; the words all languages share come first."""
    own = _load(name)
    trie: dict[str, Any] = {}
    for source in (_load("common"), own):
        for kind, words in source.get("words", {}).items():
            _add(trie, kind, words, SOFTENED.get(name, {}))
    for pattern in _comparing(own.get("words", {})):
        _insert(trie, pattern, ("base", True))
    for pattern in _of_last_year(own.get("words", {})):
        _insert(trie, pattern, ("earlier", "year"))
    for kind, value, pattern in (*_countries(name), *_months(name)):
        _insert(trie, pattern, (kind, value))
    locale = Locale.parse(BABEL.get(name, name))
    symbols = locale.number_symbols.get("latn", {})
    decimal, group = symbols.get("decimal", "."), symbols.get("group", ",")
    suffixes = {role: tuple(ends) for role, ends in own.get("suffixes", {}).items()}
    return Lexicon(name, decimal, group, own.get("times", "to"), own.get("home", ""), suffixes, trie)


@cache
def stop_words() -> dict[str, tuple[str, ...]]:
    """The small words that tell languages of one script apart, and whose they are."""
    found: dict[str, tuple[str, ...]] = {}
    for name in LANGUAGES:
        for word in dict.fromkeys(normalised(_load(name).get("stop_words", "")).split()):
            found[word] = (*found.get(word, ()), name)
    return found


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


def _add(trie: dict[str, Any], kind: str, words: Any, softened: dict[str, str]) -> None:
    """Insert a list of words under its kind, or a mapping of what they stand for to words separated by `` | ``."""
    if isinstance(words, str):
        words = {True: words}
    for key, patterns in words.items():
        value = float(key) if kind in NUMERIC else key
        for pattern in str(patterns).split("|"):
            stem = pattern.strip()
            if stem:
                _insert(trie, stem, (kind, value))
            if len(stem) > SHORT_NAME and stem[-1] == ANY and stem[-2] in softened:
                _insert(trie, f"{stem[:-2]}{softened[stem[-2]]}{ANY}", (kind, value))


def _comparing(words: dict[str, Any]) -> Iterator[str]:
    """Longer words that hold one of comparison and would hide it: "against" in «по сравнению с»."""
    bases = [f" {each.partition(ANY)[0]}" for each in _patterns(words.get("base", "")) if len(each) > 1]
    for kind in ("against", "earlier", "level_of", "monthly", "same_part", "yearly"):
        for pattern in _patterns(words.get(kind, "")):
            if any(base in f" {pattern}" for base in bases):
                yield pattern


def _of_last_year(words: dict[str, Any]) -> Iterator[str]:
    """Longer words of comparison that hold "last year" and would hide it: 지난해 같은 기간, 较去年同期."""
    last = [each.replace(ANY, "") for each in str(words.get("relative", {}).get(-1, "")).split(" | ")]
    for pattern in _patterns(words.get("base", "")):
        if any(each and each in pattern and each != pattern.replace(ANY, "") for each in last):
            yield pattern


def _patterns(words: Any) -> Iterator[str]:
    for patterns in words.values() if isinstance(words, dict) else (words,):
        yield from (pattern.strip() for pattern in str(patterns).split("|") if pattern.strip())


def _insert(trie: dict[str, Any], pattern: str, hit: tuple[str, Any]) -> None:
    node = trie
    for letter in normalised(pattern.translate(INVISIBLE)):
        node = node.setdefault(letter, {})
    hits = node.setdefault(HITS, [])
    if hit not in hits and not (hit[0] == "country" and any(kind == "country" for kind, _ in hits)):
        hits.append(hit)


def _countries(name: str) -> Iterator[tuple[str, str, str]]:
    """Names of all other countries from CLDR; the lexicon adds adjectives and other names of the usual ones."""
    for code, title in Locale.parse(BABEL.get(name, name)).territories.items():
        if len(code) != 2 or code in {"CN", "KZ", "EU", "EZ", "UN", "ZZ", "XA", "XB", "HK", "MO", "QO"}:  # noqa: PLR2004
            continue
        for variant in {title, title.partition(" (")[0]}:
            if len(variant) <= SHORT_NAME and name in AMBIGUOUS_SHORT:
                continue  # such a name is also a common word, or the beginning of one
            yield "country", code, _stem(name, variant)


def _months(name: str) -> Iterator[tuple[str, int, str]]:
    locale = Locale.parse(BABEL.get(name, name))
    for context in ("format", "stand-alone"):
        for number, title in locale.months[context]["wide"].items():
            if not title[0].isdigit() and name not in {"zh", "ja", "ko"}:
                yield "month", int(number), _stem(name, title)


def _stem(name: str, title: str) -> str:
    endings = ENDINGS.get(name)
    if endings is None or len(title) <= SHORT_NAME:
        return title
    cut = title.rstrip(endings) if endings else title
    return f"{cut}{ANY}" if name in INFLECTED and len(cut) >= SURE_STEM else title
