"""Which period each level of a sentence belongs to: the cheapest assignment in order, given who is compared with whom.

Numbers of one kind stand in a row. Each takes the period of its clause that stands nearest, for a price that grows with the
distance, with clauses and with other numbers between; two numbers set against each other never share a period, and the one
compared with is the earlier.
"""

from dataclasses import dataclass

from dashboard.claims.reader import amounts, growth
from dashboard.claims.reader.ends import end_of_range
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.timeline import Mention

BASE, MAIN = "base", "main"
PERIODS_FIRST = frozenset({"tr", "kk", "uz", "ko", "ja", "zh"})
COMPARED_BEFORE = frozenset({"ko", "ja", "kk", "uz", "tr"})  # where "compared with" stands behind its period
CLOSE, BESIDE, FAR = 12, 3, 90
BEFORE, AFTER = 16, 14  # how far from its number a base stands
RIGHT, BARRED, SHARED = 6.0, 60.0, 20.0
FRAMED, WRONG_SIDE, EARLIER_CLAUSE, LATER_CLAUSE = 140.0, 150.0, 200.0, 400.0
NONE = {BASE: 180.0, MAIN: 350.0, "": 1000.0}  # to stay without a period
NEVER = 1e6


@dataclass(frozen=True)
class Choice:
    """A period for a number, at a price; no mention where it stays without."""

    price: float
    mention: Mention | None


def aligned(sentence: Sentence, row: list[Quantity], mentions: list[Mention]) -> list[Mention | None]:
    """Give each number of a row its mention.

    Args:
        sentence: where they stand.
        row: levels of one kind, in order.
        mentions: the periods of the sentence.
    """
    links = compared(sentence, row)
    roles = roles_in(sentence, row)
    best: list[tuple[float, list[Mention | None]]] = [(0.0, [])]
    for at, quantity in enumerate(row):
        link = next((pair for pair in links if set(pair) == {at - 1, at}), None)
        clause = at > 0 and sentence.segment_at(row[at - 1].start) == sentence.segment_at(quantity.start)
        best = [
            min(
                (
                    (
                        paid + choice.price + _together(path[-1:], choice.mention, link, at, clause=clause),
                        [*path, choice.mention],
                    )
                    for paid, path in best
                ),
                key=lambda each: each[0],
            )
            for choice in choices(sentence, row, quantity, mentions, role=roles[at])
        ]
    return min(best, key=lambda each: each[0])[1]


def choices(
    sentence: Sentence, row: list[Quantity], quantity: Quantity, mentions: list[Mention], *, role: str = ""
) -> list[Choice]:
    """The periods a number may take, each with its price."""
    found = []
    for number, mention in enumerate(mentions):
        price = _price(sentence, row, quantity, mention)
        if role and mention.period.last_year:
            price = min(price, EARLIER_CLAUSE / 2)  # both ends of a change share its range
        if role == BASE and mention.base and not mention.told:
            price = min(price, EARLIER_CLAUSE / 2)  # one base serves all comparisons of a sentence
        if role == MAIN and any(quantity.end <= each.start and each.end <= mention.start for each in row):
            price += WRONG_SIDE  # "9.9 bn against 7.7 bn in 2016": the period behind a base is the base's
        if price < NEVER:
            found.append(Choice(price + number / 1000, mention))
    return [*found, Choice(NONE[role], None)]


def _together(
    path: list[Mention | None], here: Mention | None, link: tuple[int, int] | None, at: int, *, clause: bool
) -> float:
    """What two neighbours pay for their periods."""
    before = path[0] if path else None
    if before is None or here is None:
        return 0.0
    if link is None:
        return SHARED if before is here and clause else 0.0
    if before is here:
        return 0.0 if here.period.last_year else NEVER
    base, main = (here, before) if link[0] == at else (before, here)
    return NEVER if base.months and main.months and base.months[0] >= main.months[0] else 0.0


def _price(sentence: Sentence, row: list[Quantity], quantity: Quantity, mention: Mention) -> float:
    here, there = sentence.segment_at(quantity.start), sentence.segment_at(mention.start)
    if mention.base and not mention.opens:
        return _price_of_base(sentence, row, quantity, mention)
    if mention.told:
        return _price_of_told(sentence, row, quantity, mention, here - there)
    if here != there:
        return _price_elsewhere(sentence, quantity, mention, here - there)
    bars = BARRED * sum(1 for each in row if _between(each, quantity, mention))
    if mention.end <= quantity.start:
        return bars + quantity.start - mention.end
    gap = mention.start - quantity.end
    late = WRONG_SIDE if sentence.words.name in PERIODS_FIRST else 0.0
    return bars + late + RIGHT + (gap if gap <= CLOSE else gap * 2)


def _price_elsewhere(sentence: Sentence, quantity: Quantity, mention: Mention, clauses: int) -> float:
    """A period of another clause: what stands before is carried on, what stands after is taken where nothing does."""
    if clauses == -1 and sentence.norm[quantity.end : mention.start].strip() == "(":
        return RIGHT  # "$17.4 bn (2017)"
    away = abs(quantity.start - mention.start) / 50
    if clauses == 1 and _frames(sentence, mention):
        return FRAMED + away
    return away + (EARLIER_CLAUSE if clauses > 0 else LATER_CLAUSE) + 20.0 * abs(clauses)


def _price_of_told(
    sentence: Sentence, row: list[Quantity], quantity: Quantity, mention: Mention, clauses: int
) -> float:
    """What counts from another period, such as "a year earlier", holds in its own clause, or the next where its own has no number."""
    if clauses == 1 and _frames(sentence, mention):
        return 1.0
    if clauses != 0:
        return NEVER
    if mention.end <= quantity.start:
        return float(sum(BARRED for each in row if mention.end <= each.start and each.end <= quantity.start))
    return (
        NEVER
        if any(_between(each, quantity, mention) for each in row)
        else RIGHT + mention.start - quantity.end
    )


def _frames(sentence: Sentence, mention: Mention) -> bool:
    """Whether a clause holds a period and no number, so that it dates the next one: "in 2023, the balance still showed"."""
    first, last = sentence.segments[sentence.segment_at(mention.start)]
    return not any(
        first <= each.start < last and each.kind not in {"bare", "count"} for each in sentence.quantities
    )


def _between(each: Quantity, quantity: Quantity, mention: Mention) -> bool:
    begin, end = min(quantity.end, mention.end), max(quantity.start, mention.start)
    return each is not quantity and begin <= each.start and each.end <= end


def _price_of_base(sentence: Sentence, row: list[Quantity], quantity: Quantity, mention: Mention) -> float:
    """A base belongs to the number right beside it, or to the only one of a clause that tells how it was."""
    if _touches(sentence, quantity, mention):
        late = sentence.words.name in PERIODS_FIRST and mention.start >= quantity.end
        return EARLIER_CLAUSE / 2 if late else -RIGHT
    return 0.0 if mention.told and _sole(sentence, row, quantity, mention) else NEVER


def _touches(sentence: Sentence, quantity: Quantity, mention: Mention) -> bool:
    """Whether a base stands right beside a number, no digit, change or comparison between."""
    after, before = mention.start - quantity.end, quantity.start - mention.end
    if not (0 <= after <= AFTER or 0 <= before <= BEFORE):
        return False
    first, last = (quantity.end, mention.start) if after >= 0 else (mention.end, quantity.start)
    gap = sentence.norm[first:last]
    if any(letter.isdigit() for letter in gap):
        return False
    if sentence.segment_at(mention.start) != sentence.segment_at(quantity.start):
        return before >= 0 and gap.strip() == "("  # "than in the same period of 2021 (16.8 bn)"
    if after >= 0:
        return not any(first <= tag.start < mention.period.start for tag in sentence.of("against"))
    parted = sentence.of("change", "reach")
    if sentence.words.name in COMPARED_BEFORE and not mention.told:
        same = {tag.start for tag in sentence.of("same_part", "earlier")}
        parted = [*parted, *(tag for tag in sentence.of("base", "against") if tag.start not in same)]
    return not any(first <= tag.start and tag.end <= last for tag in parted)


def _sole(sentence: Sentence, row: list[Quantity], quantity: Quantity, mention: Mention) -> bool:
    """Whether a clause of its own tells one level of a year before: "reversing the surplus of 5 bn it had a year earlier"."""
    here = sentence.segment_at(quantity.start)
    first, last = sentence.segments[here]
    alone = sum(1 for each in row if first <= each.start < last) == 1
    return (
        alone
        and row[0] is not quantity
        and sentence.segment_at(mention.start) == here
        and not sentence.has("change", "against", segment=here)
    )


def roles_in(sentence: Sentence, row: list[Quantity]) -> list[str]:
    """Who is compared with whom: base, main or nothing for each number of a row."""
    roles = [""] * len(row)
    for base, main in compared(sentence, row):
        roles[base], roles[main] = BASE, roles[main] or MAIN
    return roles


def compared(sentence: Sentence, row: list[Quantity]) -> list[tuple[int, int]]:
    """Neighbours in a row that are set against each other: which is the base, and what is compared with it."""
    found: list[tuple[int, int]] = []
    for at in range(1, len(row)):
        one, two = row[at - 1], row[at]
        if two.start - one.end > FAR or any(base == at - 1 for base, _ in found):
            continue
        if _against(sentence, one, two) or (
            starts(sentence, two) and not starts(sentence, one) and _ends(sentence, one)
        ):
            found.append((at, at - 1))
        elif starts(sentence, one) and _then(sentence, one, two):
            found.append((at - 1, at))
    return found


def _against(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    return any(one.end <= tag.start and 0 <= two.start - tag.end <= BESIDE for tag in sentence.of("against"))


def _ends(sentence: Sentence, quantity: Quantity) -> bool:
    return end_of_range(sentence, quantity) == "to" or any(
        0 <= quantity.start - tag.end <= BESIDE for tag in sentence.of("to", "reach")
    )


def _then(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    return end_of_range(sentence, two) == "to" or any(
        one.end <= tag.start < two.start for tag in sentence.of("to", "reach")
    )


def starts(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a change starts from a number; the "from" of a country before it is none: 自哈进口158亿."""
    if end_of_range(sentence, quantity) == "from":
        return True
    return any(
        0 <= quantity.start - tag.end <= BESIDE
        and not any(tag.end <= each.start < quantity.start for each in sentence.of("country", "measure"))
        for tag in sentence.of("from")
    )


def is_change(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number tells a change and no level."""
    if quantity.kind in {"percent", "fraction"}:
        return growth.nature(sentence, quantity) == growth.GROWTH
    return quantity.kind == "money" and amounts.changed_by(sentence, quantity)
