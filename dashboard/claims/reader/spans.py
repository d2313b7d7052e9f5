"""Counted years: "two years earlier", "within five years", שנתיים קודם לכן; how far back, and which years they span."""

from dashboard.claims.reader.period import Period
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence

BESIDE = 2
MOST = 60  # years that a text counts back
LEADING = 8
NEARBY = 24


def counted(sentence: Sentence, kind: str) -> list[tuple[int, int, int]]:
    """Find the years that words of a kind count: where they begin and end, and how many.

    Args:
        sentence: where to look.
        kind: ``years_back`` for "years earlier", ``years_long`` for "years"; the word may hold its number itself.
    """
    found = []
    for tag in sentence.of(kind):
        if tag.value != "n":
            found.append((tag.start, tag.end, int(tag.value)))
            continue
        for quantity in sentence.quantities:
            plain = quantity.kind in {"bare", "count"} and not quantity.scaled and quantity.low is None
            beside = -1 <= tag.start - quantity.end <= BESIDE or quantity.start <= tag.start < quantity.end
            if plain and beside and 0 < quantity.value <= MOST:
                found.append((quantity.start, max(tag.end, quantity.end), int(quantity.value)))
    return found


def stretch(
    sentence: Sentence, quantity: Quantity, found: list[Period], published: str | None
) -> tuple[str, str] | None:
    """The years of a change that took so many: "by 8 bn in two years, to 25 bn in 2023", "in 1998, and within ten years".

    Args:
        sentence: where it stands.
        quantity: the change.
        found: the periods of the sentence that are no bases.
        published: day of publication.
    """
    place = sentence.segment_at(quantity.start)
    for start, end, years in counted(sentence, "years_back"):  # "double the level of four years ago"
        months = next((found_months for each in found if (found_months := each.closed(published))), None)
        if (
            sentence.segment_at(start) == place
            and (0 <= start - quantity.end <= NEARBY + LEADING or 0 <= quantity.start - end <= LEADING)
            and months
            and years > 1
        ):
            return f"{int(months[0][:4]) - years}{months[0][4:]}", months[1]
    for start, end, years in counted(sentence, "years_long"):
        if abs(sentence.segment_at(start) - place) > 1 or years < BESIDE or not took(sentence, start, end):
            continue
        if sentence.segment_at(start) != place and not _opens(sentence, start, place):
            continue
        plain = [each for each in found if each.months is None and each.last_year is None]
        dated = [(each, int(months[0][:4])) for each in plain if (months := each.closed(published))]
        known = sorted({year for _, year in dated})
        pair = next(((one, two) for one in known for two in known if two - one == years), None)
        if pair:
            return f"{pair[0]}-01", f"{pair[1]}-12"
        if len(known) != 1:
            return None
        period, year = dated[0]
        forward = period.start < start and sentence.segment_at(period.start) != sentence.segment_at(start)
        forward = forward and any(
            sentence.segment_at(each.start) < sentence.segment_at(start) and each.kind == "money"
            for each in sentence.quantities
        )
        first = year if forward else year - years
        return f"{first}-01", f"{first + years}-12"
    return None


def took(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the years are said to be how long it took, and not "the fastest in five years"."""
    near = [
        tag for tag in sentence.of("within") if 0 <= start - tag.end <= LEADING or start <= tag.start < end
    ]
    first = [tag for tag in sentence.of("rank", "record", "superlative") if 0 <= start - tag.end <= NEARBY]
    glued = sentence.words.name == "he" and sentence.norm[start - 1 : start] == "ב"  # בחמש שנים
    return (bool(near) or glued) and not first


def _opens(sentence: Sentence, start: int, place: int) -> bool:
    """Whether the years stand in a clause of their own before the change: "within five years, exports have tripled"."""
    here = sentence.segment_at(start)
    first, last = sentence.segments[here]
    return here + 1 == place and not any(
        first <= each.start < last and each.kind not in {"bare", "count"} for each in sentence.quantities
    )
