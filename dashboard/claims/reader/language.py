"""Which language a sentence is in: by script, then by letters, small words and the names of the two countries."""

import re

from dashboard.claims.reader.lexicon import lexicon, stop_words

FAMILIES = {"en": ("en", "fr", "de", "es", "it", "pl", "tr"), "ar": ("ar", "fa")}
LOOKED_AT = 600  # letters that are enough to tell
LETTERS = {"tr": "ğşı", "pl": "ąęłńśźż", "de": "äß", "es": "ñíóú", "fr": "èêœùà", "it": "òì", "fa": "پچژگ"}

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яёғқңәөұүһіўҳ]")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("ar", re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06af\u0679-\u06d3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", _CYRILLIC),
    ("en", re.compile(r"[a-z]")),
)
_KAZAKH = re.compile(r"[әңөұүһі]")
_UZBEK = re.compile(r"[ўҳ]")
_KAZAKH_ENOUGH = re.compile(r"[қғ]")


def script_of(norm: str) -> str | None:
    """Name the language that stands for the script most letters are in; kana or a quarter of Han decide for Asia."""
    counts = {name: len(pattern.findall(norm)) for name, pattern in _SCRIPTS}
    if not any(counts.values()):
        return None
    if counts["ja"] and counts["zh"] + counts["ja"] * 2 > counts["en"] + counts["ru"]:
        return "ja"
    counts["zh"] *= 3  # one Han letter says as much as three others
    counts["ja"] = 0
    return max(counts, key=lambda name: counts[name])


def language_of(norm: str, given: str | None) -> str | None:
    """Detect the language of a sentence.

    Args:
        norm: the normalised sentence.
        given: the language of the text so far, believed where nothing else tells.
    """
    norm = norm[:LOOKED_AT]
    script = script_of(norm)
    if script == "ru":
        return _cyrillic(norm)
    if script not in FAMILIES:
        return script
    words = _WORD.findall(norm)
    family = FAMILIES[script]
    found = {name: sum(letter in norm for letter in LETTERS.get(name, "")) for name in family}
    small = stop_words()
    for word in words:
        for name in small.get(word, ()):
            if name in found:
                found[name] += 1
    most = max(found.values())
    close = [name for name in family if found[name] >= most - 1]
    if len(close) > 1:
        for name in close:
            found[name] += _known(name, norm)
    best = max(found, key=lambda name: (found[name], name == given))
    return best if found[best] else given if given in family else script


def _cyrillic(norm: str) -> str:
    """Kazakh and Uzbek share қ and ғ with each other and not with Russian; known words decide between them."""
    if _KAZAKH.search(norm):
        return "kk"
    if _UZBEK.search(norm):
        return "uz"
    if not _KAZAKH_ENOUGH.search(norm):
        return "ru"
    return "uz" if _known("uz", norm) > _known("kk", norm) else "kk"


def _known(name: str, norm: str) -> int:
    """How many telling words of a language a sentence has."""
    tags = lexicon(name).tags(norm, 0, len(norm))
    named = {tag.value for tag in tags if tag.kind == "country" and tag.value in {"CN", "KZ", "PAIR"}}
    return len(named) + sum(tag.kind in {"measure", "change"} for tag in tags)
