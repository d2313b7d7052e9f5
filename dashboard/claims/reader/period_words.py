"""Years, months, quarters and counted months as a language prints them, each still alone."""

import re
from itertools import pairwise

from dashboard.claims.reader.digits import from_characters
from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.period import MONTHS, Period
from dashboard.claims.reader.quantities import YEARS

QUARTER = 3
YEAR_MARKS, MONTH_MARKS = ("年", "년"), ("月", "월", "-ай")  # looked for before the patterns that need them
BESIDE = 2
UNTIL = 24
_TO_MONTH = re.compile(
    r" (?:שהסתיימו ב|שנסתיימו ב|שהסתיימה ב|to|till|until|through|ended|ending|ended in|ending in|up to|до|по|на|עד|bis|au|hasta|a|do)"
    r"(?: the)?(?: end of| end| late|-end| конца| конец| סוף| ende| fin| końca)? ?(?:ה|ל)?"
)
# What is told up to a month is told from January on: "by the end of October", с начала года по октябрь, 11월까지
_UP_TO = re.compile(
    r"(?:(?:by|as of|until|till|through|up to)(?: the)? (?:end|close) of|until|till|up to|through"
    r"|(?:к|на|до|по) (?:конец|конца|концу|конце)|начала (?:этого |текущего )?года (?:по|до)"
    r"|\bו?עד (?:ל?סוף |תום )?|jusqu'(?:à|en)(?: fin)?|à fin|bis(?: ende)?|hasta(?: (?:fines|finales) de)?|fino a(?: fine)?"
    r"|do końca|حتي(?: نهايه)?|تا(?: پايان)?) ?(?:the )?(?:ב|ל)?-?$"
)
_UP_TO_BEHIND = re.compile(
    r"(?:ның|нің|дың|дің|тың|тің|ın|in|un|ün)? ?(?:айының |ayının |ayı )?(?:соңына|аяғына|sonuna|sonu itibar|охирига)"
    r"| ?(?:末|底|말)? ?(?:まで|까지)"
)
# 截至9月底: what is told as of the end of a month is told from January on
_HAN_UNTIL = re.compile(r"截至(?:今年|去年|同年|当年|\d{4} ?年)? ?(\d{1,2}) ?月(?:底|末|份)?(?! ?\d)")
# 前5月, 首10個月: months counted from January, with or without the counter
_HAN_FIRST = re.compile(r"(?:前|首|头) ?(\d{1,2}|十[一二]?|[二两三四五六七八九]) ?(?:个)?月")
_TO = re.compile(
    r" ?(?:-|to|through|until|bis|a|à|do|по|до|ile|al|ad|إلى|الى|تا|ל|עד|وحتى|حتى|etmeye|هl|ה|—)? ?(?:ל|ה)?"
)
_AND = re.compile(r" ?(?:and|et|und|y|e|oraz|и|و|ve|мен) ?")
_BETWEEN = re.compile(r"\b(?:between|entre|zwischen|tra|fra|między|между|بين) $")
# "1.1 bn in the first quarter and 1.3 bn in the second", «а во втором – 3,9 млрд»: the noun is left out
_LEFT_OUT = re.compile(
    r"(?:\b(?:in|by|during) the (second|third|fourth)|\b(?:во?|к|за) (втор|трет|четверт)(?:ом|ьем|ому|ьему|ый|ий|ое|ье)"
    r"|\bו?(?:ב|ל)(שני|שלישי|רביעי)|\bim (zweiten|dritten|vierten)|\bau (deuxième|troisième|quatrième)"
    r"|\ben el (segundo|tercero|cuarto)|(екінші|үшінші|төртінші)сінде|(ikinci|üçüncü|dördüncü)(?:sünde|sinde))"
    r"(?= ?(?:[-.,;:)]|$|it\b|they\b|and\b|они\b|он\b))"
)
_SECOND = ("second", "втор", "שני", "zweiten", "deuxième", "segundo", "екінші", "ikinci")
_THIRD = ("third", "трет", "שלישי", "dritten", "troisième", "tercero", "үшінші", "üçüncü")
# "September 2023 and March 2024"
_YEARS_BETWEEN = re.compile(
    r" ((?:19|20)\d{2})(?: года| г\.)? ?(?:-|to|through|and|until|bis|a|à|do|по|до|ile|al|un|و|حتى|y|et|und) ?(?:ל|ה)?"
)
_NUMBERED = re.compile(
    r"(?<!\d)(\d{1,2})(?: ?月)? ?(?:-|~|～|〜|至|到|―|から|부터) ?(\d{1,2}) ?(?:月|월|-ай)"
)
_AT_END = re.compile(r" (?:in )?(?:the end of |end-)?")
_YEAR = re.compile(r"(?<![\d$€¥])(?<!\d[.,])((?:19|20)\d{2})(?![\d%]|[.,]\d)")
_BETWEEN_YEARS = re.compile(
    r"(?:between|from|с|между|von|zwischen|de|entre|desde|da|dal|tra|od|between the years|بين|من|בין|מ-|از) ?((?:19|20)\d{2})(?: \w{1,6})? ?"
    r"(?:and|to|и|по|до|und|bis|et|à|y|a|e|al|do|و|الى|ל-|ל|עד|תא|تا|به) ?((?:19|20)\d{2})(?!\d)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.,])(\d{2}) ?(?:年|년)(?!間|间|来|來|前|以|동안|간)")
_SPAN_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d{2}) ?(?:年|년)? ?(?:-|至|到|から|부터|~) ?((?:19|20)\d{2})(?!\d)"
)
_HAN_MONTHS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_HAN_SPAN = re.compile(
    r"(十[一二]?|[一二三四五六七八九]) ?(?:月)? ?(?:-|至|到) ?(十[一二]?|[一二三四五六七八九])月"
)
# 自2013年倡议提出至2023年底
_HAN_SINCE = re.compile(r"(?:自|从)((?:19|20)\d{2}) ?年[^,;。\d]{1,16}(?:至|到)((?:19|20)\d{2}) ?年(?!的)")
_HAN_YEAR = re.compile(r"([一二][零〇○九][零〇○一二三四五六七八九]{2}) ?年")
_ONE_MONTH = re.compile(r"(?<!\d)(\d{1,2}) ?(?:月(?!\d{1,2}日|末|底)|월(?! ?\d{1,2}일))")


def years(norm: str, start: int, end: int, taken: list[tuple[int, int]], tags: list[Tag]) -> list[Period]:
    """Years in digits, characters or words, and ranges of years; numbers with a unit (``taken``) are none."""
    spans = [
        *_SPAN_YEARS.finditer(norm, start, end),
        *_HAN_SINCE.finditer(norm, start, end),
        *_BETWEEN_YEARS.finditer(norm, start, end),
    ]
    ranges = [(match.start(), match.end()) for match in spans]
    found = [
        Period(match.start(), match.end(), int(match[1]), last_year=int(match[2]))
        for match in spans
        if int(match[1]) < int(match[2])
    ]
    han = any(norm.find(mark, start, end) >= 0 for mark in YEAR_MARKS)
    short = _SHORT_YEAR.finditer(norm, start, end) if han else ()
    for match in (*_YEAR.finditer(norm, start, end), *short):
        inside = any(first <= match.start() < last for first, last in (*taken, *ranges))
        year = int(match[1]) if len(match[1]) > 2 else 2000 + int(match[1])  # noqa: PLR2004
        if year in YEARS and not inside:
            found.append(Period(match.start(), match.end(), year))
    found += [
        Period(match.start(), match.end(), int(from_characters(match[1]) or 0))
        for match in (_HAN_YEAR.finditer(norm, start, end) if han else ())
    ]
    found += [
        Period(tag.start, tag.end, None, relative=int(tag.value)) for tag in tags if tag.kind == "relative"
    ]
    return found


def parts(norm: str, start: int, end: int, tags: list[Tag]) -> list[Period]:
    """Months, ranges of months, quarters and halves, and months counted from January."""
    found = []
    for tag in tags:
        if tag.kind == "span":
            first, last = str(tag.value).split("-")
            found.append(Period(tag.start, tag.end, None, (int(first), int(last))))
    found += _left_out(norm, end, found)
    months = [tag for tag in tags if tag.kind == "month"]
    used: set[int] = set()
    for one, two in pairwise(months):
        if match := _YEARS_BETWEEN.fullmatch(norm, one.end, two.start):
            begun, over = int(match[1]), _YEAR.match(norm, two.end + 1)
            crosses = over is not None and int(over[1]) - begun == (0 if one.value < two.value else 1)
            if crosses:
                found.append(Period(one.start, two.end, None, (one.value, two.value)))
                used |= {one.start, two.start}
    for one, two in pairwise(months):
        gap = norm[one.end : two.start]
        if (
            one.start not in used
            and one.value < two.value
            and (
                _TO.fullmatch(gap)
                or (
                    _AND.fullmatch(gap)
                    and (two.value - one.value == 1 or _BETWEEN.search(norm, start, one.start))
                )
            )
        ):
            found.append(Period(one.start, two.end, None, (one.value, two.value)))
            used |= {one.start, two.start}
    found += [
        Period(tag.start, tag.end, None, (1 if _up_to(norm, start, tag) else tag.value, tag.value))
        for tag in months
        if tag.start not in used
    ]
    found += _printed(norm, start, end)
    for tag in tags:
        ends = [
            each for each in months if tag.kind == "year_to" and _AT_END.fullmatch(norm, tag.end, each.start)
        ]
        for month in ends:  # "the year to October"
            found[:] = [each for each in found if each.start != month.start]
            found.append(Period(tag.start, month.end, None, (month.value % MONTHS + 1, month.value)))
    return found + _counted(norm, start, tags, found)


def _up_to(norm: str, start: int, month: Tag) -> bool:
    """Whether a month is the last of those told: trade is summed up, so what stood "by the end of October" began in January."""
    begun = month.start - len(month.prefix)
    return (
        _UP_TO.search(norm, max(start, begun - UNTIL), begun) is not None
        or "עד" in norm[max(start, begun - 4) : begun].split()
        or _UP_TO_BEHIND.match(norm, month.end) is not None
    )


def _left_out(norm: str, end: int, found: list[Period]) -> list[Period]:
    """Quarters and halves told by their number alone after one of their kind."""
    more = []
    for one in found:
        first, last = one.months or (1, 1)
        length = last - first + 1
        for match in _LEFT_OUT.finditer(norm, one.end, end) if length in {QUARTER, QUARTER * 2} else ():
            number = next(filter(None, match.groups()))
            nth = 2 if number in _SECOND else 3 if number in _THIRD else 4
            if last < nth * length <= MONTHS:
                more.append(Period(match.start(), match.end(), None, ((nth - 1) * length + 1, nth * length)))
    return more


def _printed(norm: str, start: int, end: int) -> list[Period]:
    """Months in digits or Han characters."""
    if not any(norm.find(mark, start, end) >= 0 for mark in MONTH_MARKS):
        return []
    found = [
        Period(match.start(), match.end(), None, (int(match[1]), int(match[2])))
        for match in _NUMBERED.finditer(norm, start, end)
        if 0 < int(match[1]) < int(match[2]) <= MONTHS
    ]
    found += [
        Period(match.start(), match.end(), None, (_HAN_MONTHS[match[1]], _HAN_MONTHS[match[2]]))
        for match in _HAN_SPAN.finditer(norm, start, end)
    ]
    for match in _HAN_FIRST.finditer(norm, start, end):
        count = int(match[1]) if match[1].isdigit() else _HAN_MONTHS[match[1].replace("两", "二")]
        if 1 < count <= MONTHS:
            found.append(Period(match.start(), match.end(), None, (1, count)))
    found += [
        Period(match.start(1), match.end(), None, (1, int(match[1])))
        for match in _HAN_UNTIL.finditer(norm, start, end)
        if 1 < int(match[1]) <= MONTHS
    ]
    for match in _ONE_MONTH.finditer(norm, start, end):
        if 0 < int(match[1]) <= MONTHS and not any(each.start <= match.start() < each.end for each in found):
            upto = _UP_TO_BEHIND.match(norm, match.end()) is not None
            found.append(
                Period(match.start(), match.end(), None, (1 if upto else int(match[1]), int(match[1])))
            )
    return found


def _until(norm: str, counted: Tag, tags: list[Tag]) -> Tag | None:
    """The month that counted months end with: "nine months to the end of September", תשעת החודשים עד סוף ספטמבר."""
    return next(
        (
            tag
            for tag in tags
            if tag.kind == "month"
            and 0 < tag.start - counted.end < UNTIL
            and _TO_MONTH.fullmatch(norm, counted.end, tag.start)
        ),
        None,
    )


def _counted(norm: str, start: int, tags: list[Tag], found: list[Period]) -> list[Period]:
    """First nine months, за 10 месяцев, 前五个月, 11 айында: a number before the word for months or quarters."""
    more = []
    for tag in tags:
        if tag.kind not in {"months_word", "quarters_word"}:
            continue
        begun = max(start, tag.start - 12)
        before = norm[begun : tag.start].rstrip(" -")
        count = None
        if match := re.search(r"(?<![\d.,])(\d{1,2})(?:-?(?:ти|м|х))?$", before):
            count, first = int(match[1]), begun + match.start()
        else:
            number = next(
                (one for one in tags if one.kind == "number" and 0 <= tag.start - one.end <= BESIDE), None
            )
            if number:
                count, first = int(number.value), number.start
            elif match := re.search(r"(十[一二]?|[一二两三四五六七八九])$", before):
                count, first = _HAN_MONTHS.get(match[1].replace("两", "二"), 0), begun + match.start()
        if not count:
            continue
        count *= QUARTER if tag.kind == "quarters_word" else 1
        if count <= MONTHS and (last := _until(norm, tag, tags)):
            found[:] = [each for each in found if each.start != last.start]
            begun = (int(last.value) - count) % MONTHS + 1
            more.append(Period(first, last.end, None, (begun, int(last.value))))
            continue
        if count <= MONTHS and not any(each.start <= tag.start < each.end for each in found):
            more.append(Period(first, tag.end, None, (1, count)))
    return more
