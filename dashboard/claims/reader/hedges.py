"""How firmly a number is said: words before it, after it, or glued to it."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

BEFORE, AFTER = 16, 4


def hedge(sentence: Sentence, quantity: Quantity) -> tuple[str | None, Tag | None]:
    """The nearest hedge of a quantity, if any, and its word."""
    if quantity.approx:
        return quantity.approx, None
    for tag in sentence.of("hedge_after"):
        if 0 <= tag.start - quantity.end <= AFTER or quantity.start < tag.start < quantity.end:
            return str(tag.value), tag
    near = [
        tag
        for tag in sentence.of("hedge")
        if 0 <= quantity.start - tag.end <= BEFORE and not _parted(sentence.norm[tag.end : quantity.start])
    ]
    return (str(near[-1].value), near[-1]) if near else (None, None)


def _parted(gap: str) -> bool:
    return any(letter.isdigit() or letter in ",;:()" for letter in gap) or len(gap.split()) > 2  # noqa: PLR2004
