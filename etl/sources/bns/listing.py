"""The Bureau's listing pages: which editions are out, from which day, and under which element.

Elements are replaced when a table is published anew, so they are always looked up and never remembered.
"""

import calendar
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.errors import UnreadableFile
from etl.sources.bns.periods import DECEMBER, Period, file_stem, is_preliminary, read_period
from etl.sources.connector import Answer, Request

SOURCE = "bns"
LISTING = "https://stat.gov.kz/ru/industries/economy/foreign-market/spreadsheets/"
FILE = "https://stat.gov.kz/api/iblock/element/{element}/file/ru/"
FIRST_YEAR = 2021  # earlier editions are not listed; the one of 2021 also holds 2020
EARLY_MONTHS = 3  # a new year has no table before March

ROW = re.compile(r"""<div class="divTableRow" id="bx_\d+_(\d+)">""")
TITLE = re.compile(r"""<a href="/api/iblock/element/(\d+)/file/\w+/">\s*(.*?)\s*</a>""", re.DOTALL)
RELEASED = re.compile(r"""text-right">\s*(\d\d)\.(\d\d)\.(\d{4})""")
REMEDY = "Open the address in a browser; if the tables are listed there, the page has a new layout"


@dataclass(frozen=True)
class Kind:
    """A table of the listing: its code there, the beginning of our files' names, and words every title of it has."""

    code: str
    stem: str
    english: str
    words: str


KINDS = (
    Kind("19182", "by-country", "by country", "по странам"),
    Kind("40113", "goods-by-country", "by goods and country", "тн вэд"),
)


@dataclass(frozen=True)
class EditionRequest(Request):
    """A workbook, with what only its listing says: the day it was published and its title."""

    released: str = ""
    title: str = ""
    english: str = ""


def listing_requests(since: int, today: date) -> Iterator[Request]:
    """Ask for the listings of every data year wanted, table by table."""
    for kind in KINDS:
        for year in range(max(since, FIRST_YEAR), today.year + 1):
            query = (("year", str(year)), ("name", kind.code), ("period", ""), ("type", "spreadsheets"))
            yield Request(SOURCE, "", f"listing {kind.english} {year}", LISTING, query, browser=True)


def follow_listing(answer: Answer) -> Iterator[Request]:
    """Name the workbooks of a listing: every edition, preliminary ones too, for each is a vintage.

    Raises:
        UnreadableFile: the page lists nothing, or a row lacks its title, period or date.
    """
    query = dict(answer.request.query)
    where = f"{answer.request.url}?year={query['year']}&name={query['name']}"
    kind = next(kind for kind in KINDS if kind.code == query["name"])
    try:
        page = answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile("The listing of the Bureau is not UTF-8", where=where, remedy=REMEDY) from fault
    _, *parts = ROW.split(page)
    found = [
        _edition(kind, element, body, where) for element, body in zip(parts[::2], parts[1::2], strict=True)
    ]
    editions = [edition for edition in found if edition is not None]
    today = answer.fetched_on
    early = "divTable" in page and int(query["year"]) == today.year and today.month <= EARLY_MONTHS
    if not editions and not early:
        raise UnreadableFile(
            f"The listing of the Bureau has no table {kind.english}", where=where, remedy=REMEDY
        )
    yield from editions


def _edition(kind: Kind, element: str, body: str, where: str) -> EditionRequest | None:
    place = f"{where}, element {element}"
    link, released = TITLE.search(body), RELEASED.search(body)
    if link is None or released is None:
        raise UnreadableFile("A row of the listing has no title or no date", where=place, remedy=REMEDY)
    title = " ".join(html.unescape(link[2]).split())
    if kind.words not in title.casefold():
        return None  # another table under the same code
    period = read_period(title)
    if period is None:
        raise UnreadableFile(f"The title {title!r} states no period", where=place, remedy=REMEDY)
    edition = _named(period, title)
    return EditionRequest(
        SOURCE,
        # Excel opens either format under the old name, and refuses the old format under the new one.
        f"{kind.stem}-{file_stem(period, final=not is_preliminary(title))}.xls",
        f"{kind.english}, {edition}, element {link[1]}",
        FILE.format(element=link[1]),
        browser=True,
        released=f"{released[3]}-{released[2]}-{released[1]}",
        title=title,
        english=f"Foreign trade of Kazakhstan {kind.english}, {edition}",
    )


def _named(period: Period, title: str) -> str:
    if period.last != DECEMBER or period.single:
        months = "" if period.last == 1 else f"January to {calendar.month_name[period.last]}"
        return f"{months or 'January'} {period.year}"
    return f"{period.year} ({'preliminary' if is_preliminary(title) else 'final'})"
