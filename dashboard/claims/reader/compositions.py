"""Main goods: "main exports are crude oil, metals and agricultural products"; a list of goods without any number."""

from collections.abc import Iterator

from dashboard.claims.reader.context import PAIR, Context
from dashboard.claims.reader.flow import DIRECTED, flow
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence

NUMBERS = frozenset({"money", "percent", "weight", "fraction", "times", "multiple"})
LISTED = 2  # goods that make a list where nothing calls them main


def compositions(sentence: Sentence, context: Context) -> Iterator[tuple[list[Tag], Tag, str, str]]:
    """Find each list of goods that a sentence calls main, or lists as what is traded.

    Args:
        sentence: where to look.
        context: what the text said before.

    Yields:
        The goods, the word for export or import, that measure and the physical direction.
    """
    if sentence.has("goal", "not_trade", "transport") or not _of_the_pair(sentence, context):
        return
    if any(quantity.kind in NUMBERS for quantity in sentence.quantities):
        return
    measures = [tag for tag in sentence.of("measure", "buy", "sell") if _measure(tag)]
    goods: dict[int, list[Tag]] = {}
    for tag in sentence.of("commodity"):
        before = [number for number, measure in enumerate(measures) if measure.end <= tag.start]
        if measures:
            goods.setdefault(before[-1] if before else 0, []).append(tag)
    for number, tags in goods.items():
        kinds = {str(tag.value) for tag in tags}
        if len(kinds) < LISTED and not sentence.has("main"):
            continue
        measure = measures[number]
        value = str(measure.value) if measure.kind == "measure" else measure.kind
        way = flow(sentence, measure, value, measure.start)
        yield (
            tags,
            measure,
            ("export" if way == "KZ->CN" else "import") if measure.kind != "measure" else value,
            way,
        )


def _measure(tag: Tag) -> bool:
    return tag.kind in {"buy", "sell"} or tag.value in DIRECTED


def _of_the_pair(sentence: Sentence, context: Context) -> bool:
    if sentence.others or sentence.codes & REGIONS or sentence.has("company"):
        return False
    return sentence.named >= BOTH or (context.scope == PAIR and not context.others)
