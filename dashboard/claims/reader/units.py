"""What a number counts: a percentage, money, a weight, pieces."""

from dashboard.claims.reader.composites import SMALL
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.tag_index import TagIndex

MORE = dict.fromkeys("多余几數여数強强", "over")
_UNITS_AFTER_TENTHS = {"半": 5} | {letter: at for at, letter in enumerate("一二三四五六七八九", 1)}  # 四成三
_GAP = 2


def count(quantity: Quantity, index: TagIndex, *, start: int, floor: int, compact: bool) -> None:
    """Find what is counted: after the number, before it, or in both places.

    Args:
        quantity: the number, which is changed.
        index: the known words of its sentence.
        start: where the sentence begins.
        floor: where the number before ends; a unit before that is not this one's.
        compact: whether the script prints no spaces.
    """
    norm, at = index.norm, quantity.end
    if compact and at < index.end and norm[at] in MORE:
        quantity.approx, at = "over", at + 1
    for _ in range(3):
        for kind in ("percent", "point", "times", "currency", "unit", "multiple"):
            tag = index.tag(at, kind)
            if tag and (kind != "multiple" or tag.start == at):
                _take(quantity, tag, norm)
                return
        joiner = index.tag(at, "joiner", "hedge_after")
        if joiner is None:
            break
        at = joiner.end
    before = quantity.start
    while before > start and norm[before - 1] == " " and quantity.start - before < _GAP:
        before -= 1
    for tag in index.upto.get(before, ()):
        wanted = tag.kind in {"currency", "percent", "percent_before", "times_before"}
        if wanted and tag.start >= floor:
            quantity.start = tag.start
            _take(quantity, tag, norm)
            return


def _take(quantity: Quantity, tag: Tag, norm: str) -> None:
    """Give a number the unit a word stands for."""
    kinds = {
        "percent": ("percent", "%"),
        "percent_before": ("percent", "%"),
        "point": ("point", "pp"),
        "times_before": ("times", "times"),
        "times": ("times", "times"),
        "multiple": ("times", "times"),  # 2.3배로, where 배로 alone means double
    }
    if tag.kind in kinds:
        quantity.kind, quantity.unit = kinds[tag.kind]
        if tag.kind == "percent" and tag.value not in (True, 1):
            quantity.value *= float(tag.value)
    elif tag.kind == "currency":
        quantity.kind, quantity.unit = "money", str(tag.value)
    else:
        quantity.kind = "weight" if tag.value == "tonnes" else "count"
        quantity.unit = str(tag.value)
        if tag.value == "kt":
            quantity.kind, quantity.unit, quantity.value = "weight", "tonnes", quantity.value * SMALL
    quantity.end = max(quantity.end, tag.end)
    quantity.words.append((tag.kind, tag.start, tag.end))
    after = norm[tag.end : tag.end + 1]
    if tag.kind == "percent" and tag.value not in (True, 1) and after in _UNITS_AFTER_TENTHS:
        quantity.value, quantity.end = quantity.value + _UNITS_AFTER_TENTHS[after], tag.end + 1
