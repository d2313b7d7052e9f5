"""Which end of "from A to B" a number is: by a preposition before it, or the case of its last word."""

import re

from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

BESIDE = 2
_TAIL = re.compile(r"[^\W\d_'%]*[%']*[^\W\d_]*")
_CASES = {
    "tr": (re.compile(r"(?:.|')[dt][ae]n$"), re.compile(r"(?:['ryn][ae]|ları?na)$")),
    "kk": (re.compile(r"[днт][ае]н$"), re.compile(r"(?:[ғқ]а|[гк]е|ына|іне)$")),
    "uz": (re.compile(r"дан$"), re.compile(r"[гк]а$")),
    "ko": (re.compile(r"에서$"), re.compile(r"로$")),
    "ja": (re.compile(r"から$"), re.compile(r"(?:に|へ|まで)$")),
}


def end_of_range(sentence: Sentence, quantity: Quantity) -> str:
    """``from``, ``to``, or empty where a number is no end."""
    for tag in sentence.of("from", "to"):
        gap = quantity.start - tag.end
        if 0 <= gap <= BESIDE and not sentence.norm[tag.end : quantity.start].strip():
            return tag.kind
    if sentence.words.name == "zh":
        reached = sentence.norm[sentence.start : quantity.start].endswith(("至", "到", "至约", "至近"))
        return "to" if reached else ""
    cases = _CASES.get(sentence.words.name)
    if cases is None or any(0 <= tag.start - quantity.end <= BESIDE for tag in sentence.of("hedge_after")):
        return ""  # "milyar dolardan fazla" is a hedge
    tail = _TAIL.match(sentence.norm, quantity.end, sentence.end)
    word = sentence.norm[quantity.start : tail.end() if tail else quantity.end]
    if word.endswith("tenge"):
        return ""
    return "from" if cases[0].search(word) else "to" if cases[1].search(word) else ""
