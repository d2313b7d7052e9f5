"""Millions without a currency, as press and headlines print them."""

from dashboard.claims.reader.sentence import Sentence

MILLION, BILLION = 1e6, 1e9
LONGEST_LINK = 3  # letters of a preposition; a longer word may be what is counted


def take_for_money(sentence: Sentence) -> None:
    """Take millions without a currency for money: of the kind told before, else dollars where nothing is counted after."""
    unit = _denominated(sentence)
    for quantity in sentence.quantities:
        if quantity.kind in {"money", "weight"}:
            unit = quantity.unit
        elif quantity.kind == "bare" and quantity.scale >= MILLION and sentence.has("measure", "partner"):
            after = sentence.norm[quantity.end : min(quantity.end + 12, sentence.end)].split(" ")
            word = after[0] or (after[1] if len(after) > 1 else "")
            if len(word) <= LONGEST_LINK or not word[0].isalnum() or (unit and quantity.scale >= BILLION):
                kind = "weight" if unit == "tonnes" else "money"
                quantity.kind, quantity.unit = kind, unit or "USD"


def _denominated(sentence: Sentence) -> str:
    """The currency a sentence names apart from its numbers: "in yuan, trade was worth 312.4 billion"."""
    for tag in sentence.of("currency"):
        if not any(each.start <= tag.start < each.end for each in sentence.quantities):
            return str(tag.value)
    return ""
