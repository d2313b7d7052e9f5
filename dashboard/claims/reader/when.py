"""Which of the periods a sentence speaks of a number belongs to."""

import re

from dashboard.claims.reader.alignment import BASE, MAIN, aligned, compared, is_change, roles_in, starts
from dashboard.claims.reader.changes import MULTIPLES, months_of_change
from dashboard.claims.reader.context import Context
from dashboard.claims.reader.ends import end_of_range
from dashboard.claims.reader.period import MONTHS, Period, moved
from dashboard.claims.reader.quantities import Quantity
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.spans import counted, took
from dashboard.claims.reader.timeline import Mention, Months, timeline

LEAP = 2.5  # times in one year
LEVELS = frozenset({"money", "weight", "percent", "fraction", "count"})
_LISTED = re.compile(
    r"\W*(?:году?|годах|г|年|년|жылы|жылғы|yılı?)?\W*"
    r"(?:и|және|мен|and|ve|ile|和|与|及|ва|ו|와|과|et|y|e|und|i)?\W*(?:в|in|en|im)?\W*"
)


def when(
    sentence: Sentence, quantity: Quantity, context: Context, published: str | None, *, growth: bool
) -> tuple[Period | None, Months | None]:
    """Give the period of a number, and its months where words and day of publication settle them."""
    mentions = sentence.kept(
        ("timeline", context.period), lambda: timeline(sentence, published, context.period)
    )
    if growth or quantity.kind == "point":
        pairs = sentence.kept(("pairs", context.period), lambda: _pairs(sentence, mentions))
        mention, months = months_of_change(sentence, quantity, mentions, pairs, published)
        if months or (mention is None and mentions):
            return None if mention is None else mention.period, months
    else:
        row, roles, chosen = _solved(sentence, quantity, mentions, context.period)
        at = row.index(quantity)
        mention = chosen[at]
        if mention is None and roles[at] == BASE and mentions:
            return None, _years_before(sentence, row, at, mentions)
        months = None if mention is None else _at_end(sentence, quantity, mention, roles[at])
    if mention is None:
        return None, None if sentence.has("multi_year") else context.period
    return mention.period, months


def _solved(
    sentence: Sentence, quantity: Quantity, mentions: list[Mention], before: Months | None
) -> tuple[list[Quantity], list[str], list[Mention | None]]:
    """The row of a number, the part each plays in a comparison, and its period."""

    def solve() -> tuple[list[Quantity], list[str], list[Mention | None]]:
        row = _levels(sentence, quantity.kind) if quantity.kind in LEVELS else [quantity]
        if quantity not in row:
            row = sorted([*row, quantity], key=lambda each: each.start)
        roles = roles_in(sentence, row)
        listed = [_in_order(sentence, row, each, mentions) for each in row]
        found = aligned(sentence, row, mentions)
        return row, roles, [one or two for one, two in zip(listed, found, strict=True)]

    row, roles, chosen = sentence.kept(("row", quantity.kind, before), solve)
    return (row, roles, chosen) if quantity in row else solve()


def _levels(sentence: Sentence, kind: str) -> list[Quantity]:
    """The levels of a kind; each number is asked once whether it is one."""
    return sentence.kept(
        ("levels", kind),
        lambda: [each for each in sentence.quantities if each.kind == kind and not is_change(sentence, each)],
    )


def _pairs(sentence: Sentence, mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    """The periods of levels set against each other, base first; of two levels with a year each, the earlier is the base."""
    found = []
    for kind in ("money", "weight", "percent"):
        row = _levels(sentence, kind)
        if len(row) < 2:  # noqa: PLR2004 - one against another
            continue
        chosen = aligned(sentence, row, mentions)
        links = compared(sentence, row) or ([(0, 1)] if len(row) == 2 else [])  # noqa: PLR2004
        for one, two in links:
            base, main = chosen[one], chosen[two]
            if base and main and base.months and main.months and base.months < main.months:
                found.append((base, main))
    return found


def _at_end(sentence: Sentence, quantity: Quantity, mention: Mention, role: str) -> Months | None:
    """The year of a range that a level belongs to where it is one end of a change; else all of it."""
    if mention.period.last_year is None:
        return mention.months
    end = end_of_range(sentence, quantity)
    role = {"from": BASE, "to": MAIN}.get(end, role)
    if not role and any(each.kind in MULTIPLES for each in sentence.quantities):
        role = MAIN
    year = mention.period.year if role == BASE else mention.period.last_year
    return (f"{year}-01", f"{year}-12") if role else mention.months


def _in_order(
    sentence: Sentence, row: list[Quantity], quantity: Quantity, mentions: list[Mention]
) -> Mention | None:
    """The year of a number where years stand in a list and as many numbers of a kind follow: "in 2014 and 2015 17.2 and 10.6"."""
    found = [each for each in mentions if not each.base]
    for at in range(len(found) - 1):
        run = [found[at]]
        for each in found[at + 1 :]:
            near = _LISTED.fullmatch(sentence.norm, run[-1].end, each.start) is not None
            run += [each] if near else []
        stop = next((each.start for each in found if each.start > run[-1].start), sentence.end)
        after = [each for each in row if run[-1].end <= each.start < stop]
        if len(run) == len(after) > 1 and quantity in after:
            return run[after.index(quantity)]
    return None


def _years_before(sentence: Sentence, row: list[Quantity], at: int, mentions: list[Mention]) -> Months | None:
    """The months a change started from: before the one period told by the years it took, else by one if it is no leap."""
    plain = [each for each in mentions if not each.base and not each.told]
    later = row[at + 1 :]
    if len(plain) != 1 or plain[0].period.last_year or plain[0].months is None or not later:
        return None
    if not starts(sentence, row[at]):
        return None
    place = sentence.segment_at(row[at].start)
    for start, end, years in counted(sentence, "years_long"):
        if sentence.segment_at(start) <= place and took(sentence, start, end):
            return moved(plain[0].months, -years * MONTHS)
    leap = later[0].value / row[at].value if row[at].value else 0.0
    near = row[at].kind in {"money", "weight"} and 1 / LEAP <= leap <= LEAP
    return moved(plain[0].months, -MONTHS) if near else None
