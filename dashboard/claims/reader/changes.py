"""Over which months a change went: the years it took, from one level to another, or the period it is told of."""

from dashboard.claims.reader.alignment import choices
from dashboard.claims.reader.period import years_ago
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.spans import stretch
from dashboard.claims.reader.timeline import Mention, Months

BESIDE = 2
SINCE_AFTER = 8
AFTER = 14
MULTIPLES = frozenset({"times", "multiple"})


def months_of_change(
    sentence: Sentence,
    quantity: Quantity,
    mentions: list[Mention],
    pairs: list[tuple[Mention, Mention]],
    published: str | None,
) -> tuple[Mention | None, Months | None]:
    """Give the period of a change, and its months.

    Args:
        sentence: where it stands.
        quantity: the change.
        mentions: the periods of the sentence.
        pairs: of levels set against each other, base first.
        published: day of publication.
    """
    if any(0 <= quantity.start - tag.end <= BESIDE + 1 for tag in sentence.of("against")):
        base = [each for each in mentions if each.base and 0 <= each.start - quantity.end <= AFTER]
        return (base[0], base[0].months) if base else (None, None)  # "9 %, compared with 41 % a year earlier"
    plain = [each for each in mentions if not each.base]
    months = lasting(sentence, published) or _between_levels(sentence, quantity, mentions, pairs)
    months = months or stretch(
        sentence, quantity, [each.period for each in plain if not each.told], published
    )
    months = months or _over_years(sentence, quantity, mentions)
    if months:
        return None, months
    if _since(sentence, plain) or (quantity.kind in MULTIPLES and sentence.has("over_years")):
        return None, None
    row = [each for each in sentence.quantities if each.kind == quantity.kind]
    bases = [base for base, _ in pairs if not base.period.last_year]
    offered = [each for each in mentions if (not each.base or each.opens) and each not in bases]
    chosen = min(choices(sentence, row, quantity, offered), key=lambda each: each.price).mention
    return chosen, chosen.months if chosen else None


def _apart(first: Months, last: Months) -> int:
    return int(last[0][:4]) - int(first[0][:4])


def _between_levels(
    sentence: Sentence, quantity: Quantity, mentions: list[Mention], pairs: list[tuple[Mention, Mention]]
) -> Months | None:
    """The years of "up 82 %, from 17 bn in 2021 to 31 bn in 2023" where the rate itself has none."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    if len(pairs) != 1:
        return None
    base, main = pairs[0]
    own = [each for each in mentions if not each.base and first <= each.start < last]
    if own and not (base in own and main in own):
        return None
    if base.period.last_year or main.period.last_year:
        return None
    if base.months is None or main.months is None or base.period.months or main.period.months:
        return None
    long = _apart(base.months, main.months) > 1 or quantity.kind == "point"
    return (base.months[0], main.months[1]) if long else main.months


def _over_years(sentence: Sentence, quantity: Quantity, mentions: list[Mention]) -> Months | None:
    """The years a multiple spans ("fivefold from 2003 to 2018"), or a rate whose base is years back."""
    whole = [
        each
        for each in mentions
        if each.period.months is None and not each.period.last_year and not each.told
    ]
    whole = [each for each in whole if each.months and not (each.base and each.period.relative is not None)]
    years = sorted({int(each.months[0][:4]) for each in whole if each.months})
    apart = len(years) == 2 and years[1] - years[0] > 1  # noqa: PLR2004 - two years
    lasts = sentence.has("over_years") and len(years) > 1
    by_then = apart and _by_then(sentence, quantity, whole)
    if (
        by_then
        or (quantity.kind in MULTIPLES and (apart or lasts))
        or (apart and any(each.base for each in whole))
    ):
        return f"{years[0]}-01", f"{years[-1]}-12"
    return None


def _by_then(sentence: Sentence, quantity: Quantity, whole: list[Mention]) -> bool:
    """Whether a change is told up to the later of two years: "6.9 bn in 2012, had halved by 2015"."""
    first, last = sentence.segments[sentence.segment_at(quantity.start)]
    own = [each for each in whole if first <= each.start < last]
    earlier = [each for each in whole if each.end <= first]
    return (
        len(own) == len(earlier) == 1
        and (earlier[0].months or ("9",)) < (own[0].months or ("0",))
        and any(0 <= own[0].start - tag.end <= BESIDE for tag in sentence.of("by_then"))
    )


def _since(sentence: Sentence, plain: list[Mention]) -> bool:
    """Whether the only period told is the year a change began in: "has doubled since 2016"."""
    only = plain[0] if len(plain) == 1 and plain[0].period.months is None else None
    return only is not None and any(
        0 <= only.start - tag.end <= BESIDE or 0 <= tag.start - only.end <= SINCE_AFTER
        for tag in sentence.of("since")
    )


def lasting(sentence: Sentence, published: str | None) -> Months | None:
    """The years that "in the last five years" or 近5年来 means."""
    for tag in sentence.of("lasting"):
        for quantity in sentence.quantities:
            if 0 <= quantity.start - tag.end <= BESIDE and quantity.kind in {"bare", "count"}:
                unit = [
                    each
                    for each in sentence.of("lasting_unit")
                    if 0 <= each.start - quantity.end <= BESIDE or quantity.start <= each.start < quantity.end
                ]
                if unit:
                    return years_ago(int(quantity.value), published)
    return None
