"""Ranks: "largest trading partner", 第二大贸易伙伴; "one of the largest" is no rank."""

import re
from collections.abc import Iterator

from dashboard.claims.reader import groups
from dashboard.claims.reader.context import PAIR, Context
from dashboard.claims.reader.flow import CN_KZ, KZ_CN
from dashboard.claims.reader.implied import leads
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import BOTH, Sentence

REACH = 48
BY_REACH = 24
_BY_BEFORE = re.compile(r"\bпо (?:объем\w* |величин\w* )?$")
_BY_AFTER = re.compile(
    r" ?(?:көлемі )?(?:жағынан|бойынша)| ?(?:额|总额|值|规模)?(?:方面|上)|(?: hacmi)? (?:bakımından|açısından)"
)
_PLACE = re.compile(r"место|мест|показател|результат|орын|sıra|位|首|第|居|place|rank")
TOUCHING = 3
SUBJECT_AFTER = frozenset({"de", "he", "ar", "es"})  # verbs may come before their subject
RANK_LAST = frozenset({"he", "ar", "fa", "fr", "es", "it", "pl"})  # languages whose adjectives follow
FLOWS = {"export": KZ_CN, "import": CN_KZ, "total": "both"}


def ranks(sentence: Sentence, context: Context) -> Iterator[tuple[Tag, Tag, str, bool]]:
    """Find each rank with its partner word, its flow and whether it is only expected.

    Args:
        sentence: where to look.
        context: what the text said before.
    """
    seen = set()
    for rank in sentence.of("rank"):
        partner = _partner(sentence, rank)
        here = sentence.segment_at(rank.start)
        if partner is None or not _of_the_pair(sentence, rank, context):
            continue
        if any(
            tag.end <= rank.end + 2 and rank.start - tag.start <= REACH
            for tag in sentence.of("rank_no", segment=here)
        ):
            continue
        if any(0 <= tag.start - partner.end <= TOUCHING for tag in sentence.of("rank_no_after")):
            continue
        if any(
            0 <= each.start - rank.end <= TOUCHING and each.kind == "money" for each in sentence.quantities
        ):
            continue  # "topped 250 billion"
        key = (rank.value, partner.value)
        if key in seen:
            continue
        seen.add(key)
        goal = (
            any(tag.start <= rank.start for tag in sentence.of("goal")) and not sentence.quantities[:1]
        ) or sentence.has("soon")
        goal = goal and not sentence.has("past", segment=here)
        yield rank, partner, FLOWS[str(partner.value)], bool(goal)


def _partner(sentence: Sentence, rank: Tag) -> Tag | None:
    here = sentence.segment_at(rank.start)
    if sentence.words.name in RANK_LAST:
        touching = [tag for tag in sentence.of("partner", segment=here) if 0 <= rank.start - tag.end <= 1]
        if touching:
            return touching[-1]
    after = [tag for tag in sentence.of("partner") if 0 <= tag.start - rank.end <= REACH]
    if after and after[0].start - rank.end <= TOUCHING and sentence.segment_at(after[0].start) == here:
        return after[0]
    beside = [
        tag
        for tag in sentence.of("partner", segment=here)
        if tag.start < rank.start and rank.start - tag.end <= REACH
    ]
    by = _by_measure(sentence, rank)
    if by is not None and (not beside or beside[-1].end <= by.start):
        return by
    return (
        beside[-1]
        if beside
        else after[0]
        if after
        else _told_before(sentence, rank) or _of_a_share(sentence, rank) or _place_of_a_share(sentence, rank)
    )


def _by_measure(sentence: Sentence, rank: Tag) -> Tag | None:
    """The measure a place is by: «по импорту – на втором месте», импорт көлемі жағынан екінші."""
    before: list[Tag] = sentence.of("measure", segment=sentence.segment_at(rank.start))
    for tag in before[::-1]:
        gap = sentence.norm[tag.end : rank.start]
        led = _BY_BEFORE.search(sentence.norm, max(0, tag.start - BY_REACH), tag.start)
        if (
            tag.value in FLOWS
            and 0 <= len(gap) <= BY_REACH
            and tag.end <= rank.start
            and (led or _BY_AFTER.match(gap))
        ):
            return tag
    return None


def _place_of_a_share(sentence: Sentence, rank: Tag) -> Tag | None:
    """The trade a share told right before is of: "… 48.6 % of trade, the first place of the five"."""
    here = sentence.segment_at(rank.start)
    word = sentence.norm[rank.start : rank.end + TOUCHING * 4]
    shares = [
        each for each in sentence.quantities if each.kind in {"percent", "money"} and each.end <= rank.start
    ]
    if not shares or not _PLACE.search(word) or sentence.has("measure", "commodity", "partner", segment=here):
        return None
    told = sentence.segment_at(shares[-1].start)
    if here - told not in {1, 2} or (shares[-1].kind == "percent" and not sentence.has("share")):
        return None
    totals = [tag for tag in sentence.of("measure", segment=told) if tag.value == "total"]
    return totals[-1] if totals else None


def _of_a_share(sentence: Sentence, rank: Tag) -> Tag | None:
    """The trade a share is of, where a place follows from it: "took 18.9 % of its trade, which put it in second place"."""
    placed = any(tag.start == rank.start for tag in sentence.of("place"))
    told = [
        each
        for each in sentence.quantities
        if each.kind in {"percent", "fraction"} and each.end <= rank.start
    ]
    if not placed or not told or not sentence.has("share", "share_noun") or sentence.has("partner"):
        return None
    measures = [tag for tag in sentence.of("measure") if tag.value in FLOWS and tag.end <= rank.start]
    return measures[-1] if measures else None


def _told_before(sentence: Sentence, rank: Tag) -> Tag | None:
    """The partner word of a list, left out after its first: "Italy was the top buyer, with China in second place"."""
    before = [tag for tag in sentence.of("partner") if tag.end <= rank.start]
    beside = _stretch(sentence, rank)
    if not before or len(beside) != 1 or beside[0].value not in BOTH:
        return None
    place = sentence.segment_at(before[-1].start)
    another = place != sentence.segment_at(rank.start) and any(
        str(tag.value) in sentence.others for tag in sentence.of("country", segment=place)
    )
    return (
        before[-1] if rank.value != 1 or another else None
    )  # "Russia was first, but in 2023 China took first place"


def _stretch(sentence: Sentence, rank: Tag) -> list[Tag]:
    """The countries of a rank's segment, as far as "and" does not part them from it."""
    here = sentence.segment_at(rank.start)
    first, last = sentence.segments[here]
    joints = sentence.of("and", segment=here)
    first = max([first, *(tag.end for tag in joints if tag.end <= rank.start)])
    last = min([last, *(tag.start for tag in joints if tag.start >= rank.end)])
    return [tag for tag in sentence.of("country", segment=here) if first <= tag.start < last]


def _overtaken(sentence: Sentence) -> bool:
    """Whether one of the two is only the one that was overtaken: "ahead of China, Italy was the top buyer"."""
    last = sentence.words.name in groups.OBJECT_FIRST
    return any(
        0 <= (tag.start - country.end if last else country.start - tag.end) <= TOUCHING
        and country.value in BOTH
        and not _subject_after(sentence, country)
        for tag in sentence.of("overtake")
        for country in sentence.countries
    ) and bool(sentence.others)


def _subject_after(sentence: Sentence, country: Tag) -> bool:
    """Whether a country after a verb is its subject, the one overtaken following: „löste China Russland ab“."""
    if sentence.words.name not in SUBJECT_AFTER:
        return False
    return any(
        0 < tag.start - country.end <= REACH // 2
        and tag.value in sentence.others
        and "," not in sentence.norm[country.end : tag.start]
        for tag in sentence.countries
    )


def _other_subject(sentence: Sentence, here: int, own: set[str]) -> bool:
    """Whether the clause before names a third country as the subject: "Rusya, Kazakistan'ın en büyük ortağı, Çin ..."."""
    for segment in range(here - 1, -1, -1):
        told = {str(tag.value) for tag in sentence.of("country", segment=segment)}
        if told:
            return len(own & BOTH) == 1 and not told & {*BOTH, "PAIR"} and bool(told & sentence.others)
    return False


def _of_the_pair(sentence: Sentence, rank: Tag, context: Context) -> bool:
    here = sentence.segment_at(rank.start)
    countries = {str(tag.value) for tag in sentence.of("country", segment=here)}
    if (
        sentence.once(groups.denied)
        or sentence.once(groups.owner)
        or _overtaken(sentence)
        or _other_subject(sentence, here, countries)
    ):
        return False
    if countries & {"XJ", "PORT", "BLOC"} or sentence.codes & {"XJ", "PORT"}:
        return False
    beside = _stretch(sentence, rank)
    if len(beside) == 1 and beside[0].value in BOTH and sentence.named >= BOTH and rank.value != 1:
        countries = {str(beside[0].value)}  # one of a list of places
    third = countries - BOTH - {"CA", "WORLD", "PAIR"}
    passed = sentence.has("overtake", segment=here) or (countries >= BOTH and sentence.has("overtake"))
    if third and not (passed and sentence.named >= BOTH):
        return False  # who takes the place stands in its own clause
    named = sentence.named | (
        {sentence.words.home}
        if sentence.words.home == "KZ" and len(sentence.codes & BOTH) == 1 and context.scope == "pair"
        else set()
    )
    if named >= BOTH:
        return not ("CA" in countries and "KZ" not in sentence.codes)
    if leads(sentence) and not sentence.strangers:
        return True
    return len(sentence.named) == 1 and context.scope == PAIR and not sentence.others
