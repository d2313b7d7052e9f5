"""Who has a share of whose trade: partners in what one of the two owns, Kazakhstan in China's trade with its region."""

from dashboard.claims.reader.growth import compares
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import BOTH, REGIONS, Sentence, codes

TOUCHING = 4
LISTED = 6  # letters between a share and its whole


def taker(sentence: Sentence, quantity: Quantity) -> Tag | None:
    """Who has a share of what one of the two owns: "Italy took 25 % of Kazakhstan's exports, China 18 % and Russia 10 %"."""
    if quantity.kind not in {"percent", "fraction"} or not sentence.has("share", "share_noun"):
        return None
    if sentence.has("change", segment=sentence.segment_at(quantity.start)) and not sentence.has("share_noun"):
        return None
    owners = [tag for tag in sentence.countries if tag.value in BOTH and _owns_measure(sentence, tag)]
    if not owners or len(codes(owners)) > 1:
        return None
    here = sentence.segment_at(quantity.start)
    takers = [
        tag
        for tag in sentence.of("country", segment=here)
        if tag.value != owners[0].value and tag.value not in REGIONS | {"PAIR"}
    ]
    passed = {tag.end for tag in sentence.of("overtake", segment=here)}
    two = [tag for tag in takers if tag.value in BOTH]
    if (
        passed
        and len(two) == 1
        and len(takers) > 1
        and (quantity.end <= takers[0].start or two[0] is takers[0])
    ):
        return two[0]
    return takers[0] if len(takers) == 1 else None


def _owns_measure(sentence: Sentence, country: Tag) -> bool:
    """Whether a country stands right before or, as a genitive, right after a word for trade."""
    after = any(0 <= tag.start - country.end <= 1 for tag in sentence.of("measure"))
    led = any(
        0 <= country.start - tag.end <= TOUCHING and sentence.role(country) == "of"
        for tag in sentence.of("measure")
    )
    return after or led


def part_of_region(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a share is Kazakhstan's, told first, of China's trade with the region: "42.5 bn, or 45 % of its trade with the five"."""
    if quantity.kind not in {"percent", "fraction"} or sentence.others or not sentence.named >= BOTH:
        return False
    here = sentence.segment_at(quantity.start)
    after = [tag for tag in sentence.of("measure", segment=here) if 0 <= tag.start - quantity.end <= LISTED]
    whole = [tag for tag in sentence.of("country", segment=here) if after and tag.start >= after[0].start]
    first = sentence.countries[0]
    return (
        codes(whole) == {"CN", "CA"}
        and first.value == "KZ"
        and sentence.segment_at(first.start) < here
        and sentence.has("share", "share_of", segment=here)
    )


def first_of_two(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether it is the pair's of two levels set against each other after a comparison: "5 bn less than with Russia: 15 against 20"."""
    here = sentence.segment_at(quantity.start)
    if here == 0 or sentence.has("country", segment=here) or not sentence.named >= BOTH:
        return False
    levels = [
        each
        for each in sentence.quantities
        if sentence.segment_at(each.start) == here and each.kind != "bare"
    ]
    told = [
        each for each in sentence.quantities if sentence.segment_at(each.start) < here and each.kind != "bare"
    ]
    both = len(levels) == 2 and levels[0] is quantity and levels[1].kind == quantity.kind  # noqa: PLR2004
    against = any(quantity.end <= tag.start < levels[-1].start for tag in sentence.of("against"))
    return both and against and any(compares(sentence, each) for each in told)
