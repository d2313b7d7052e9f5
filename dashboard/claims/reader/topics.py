"""Trade, transport or something else: what the words that govern a number talk about."""

from dashboard.claims.reader.context import Context
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

JOINT = 8
CLOSE_AFTER = 16
NO_GOODS = frozenset({"persons", "TEU", "trains", "kWh"})
TRADE = ("measure", "buy", "sell", "partner", "demand")


def topic(sentence: Sentence, quantity: Quantity, context: Context) -> str:
    """Trade, transport or something else: the governing word decides, investment beside trade wins over it."""
    here = sentence.segment_at(quantity.start)
    if _counted_before(sentence, quantity) or _of_a_price(sentence, quantity):
        return "not_trade"
    if (quantity.kind == "weight" or _weighed(sentence, quantity)) and (
        sentence.has("transport") or (context.topic == "transport" and not sentence.has("commodity"))
    ):
        return "transport"
    for tag in sentence.of("not_trade", "transport", segment=here):
        if 0 <= tag.start - quantity.end <= CLOSE_AFTER and not any(
            quantity.end <= each.start < tag.start for each in sentence.of(*TRADE, segment=here)
        ):
            return tag.kind if not _joint(sentence, tag, quantity) else "trade"
    governing = sentence.nearest(quantity, *TRADE, "not_trade", "transport")
    return context.topic if governing is None else _topic_of(sentence, quantity, governing)


def _topic_of(sentence: Sentence, quantity: Quantity, governing: Tag) -> str:
    """The topic a governing word sets; investment right beside trade takes it over, but for a share of both."""
    if governing.kind in {"not_trade", "transport"}:
        together = governing.kind == "not_trade" and _joint(sentence, governing, quantity)
        return "trade" if together else governing.kind
    beside = [
        each
        for each in sentence.of("not_trade", "transport")
        if 0 <= governing.start - each.end <= JOINT or 0 <= each.start - governing.end <= JOINT
    ]
    here = sentence.segment_at(quantity.start)
    shared = quantity.kind == "fraction" or (
        quantity.kind == "percent" and sentence.has("share", segment=here)
    )
    return beside[0].kind if beside and not shared else "trade"


def _weighed(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a percentage stands beside a weight, whose change it then is."""
    return quantity.kind == "percent" and any(
        each.kind == "weight" and 0 <= each.start - quantity.end <= CLOSE_AFTER
        for each in sentence.quantities
    )


def _counted_before(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a change is that of what was counted before it: "655,000 citizens travelled, 1.8 times as many as in 2022"."""
    if quantity.kind not in {"times", "multiple", "percent"}:
        return False
    before = [each for each in sentence.quantities if each.end <= quantity.start and each.kind != "bare"]
    before = [each for each in before if each.unit != "projects"]
    if not before or before[-1].unit not in NO_GOODS:
        return False
    return not any(before[-1].end <= tag.start < quantity.start for tag in sentence.of(*TRADE))


def _of_a_price(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a change is that of a price: "the price of uranium sold to China rose 24 %"."""
    here = sentence.segment_at(quantity.start)
    changed = quantity.kind in {"times", "multiple", "percent"} and sentence.has("change", segment=here)
    prices = [tag for tag in sentence.of("priced", segment=here) if tag.end <= quantity.start]
    return (
        changed
        and bool(prices)
        and not any(
            prices[-1].end < each.start < quantity.start and each.kind != "bare"
            for each in sentence.quantities
        )
    )


def _joint(sentence: Sentence, tag: Tag, quantity: Quantity) -> bool:
    """A share of trade and investment together ("half of") is still read as a share of trade."""
    if quantity.kind not in {"percent", "fraction"}:
        return False
    return any(
        0 <= tag.start - each.end <= JOINT or 0 <= each.start - tag.end <= JOINT
        for each in sentence.of("measure")
    ) and sentence.has("share")
