"""The bulletin's index: which months of table (2) are out, and where the indexes of past years are.

A published month is a link, an unpublished one a ``span``. The current year stands on ``monthly.html``, a past one on
``monthly<YEAR>.html``; which year the plain page shows is read off the page, because it turns weeks after New Year.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from etl.sources.connector import Answer, Request
from etl.sources.gacc.page import Cell, decode, read_page, refuse

SOURCE = "gacc"
HOST = "english.customs.gov.cn"
# https has a self-signed certificate; the site itself links to http.
INDEX = f"http://{HOST}/statics/report/monthly.html"
FIRST_YEAR = 2018

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TABLE_PAGE = re.compile(r"/statics/[0-9a-z-]+\.html", re.IGNORECASE)
PAST_INDEX = re.compile(r"/statics/report/monthly(\d{4})\.html", re.IGNORECASE)
SELECT = re.compile(r"""<select[^>]*\bid\s*=\s*["']?monthlysel\b.*?</select>""", re.IGNORECASE | re.DOTALL)
OPTION = re.compile(r"""<option[^>]*\bvalue\s*=\s*["']?(\d{4})""", re.IGNORECASE)
YEAR_OF_PLAIN = re.compile(
    r"""val\(\)\s*==\s*["'](\d{4})["']\s*\)\s*\{[^}]*/monthly\.html["']""", re.IGNORECASE
)


@dataclass(frozen=True)
class IndexRequest(Request):
    """The plain index, with the first year wanted: only the page tells which past years have an index of their own."""

    since: int = 0


def first_request(since: int) -> IndexRequest:
    """Ask for the index of the current year."""
    return IndexRequest(SOURCE, "", "monthly bulletin, index", INDEX, browser=True, since=since)


def is_index(request: Request) -> bool:
    """Say whether a request asks for an index rather than a table."""
    return request.url == INDEX or PAST_INDEX.search(request.url) is not None


def follow_index(answer: Answer) -> Iterator[Request]:
    """Name the tables of an index and, from the plain one, the indexes of the past years wanted.

    Raises:
        UnreadableFile: the page does not say its year or has no row for table (2).
    """
    request = answer.request
    where = request.url
    text = decode(answer.content, where)
    past = PAST_INDEX.search(where)
    year = int(past[1]) if past else _year_of_plain(text, where)
    since = request.since if isinstance(request, IndexRequest) else year
    tables = list(_tables(read_page(answer.content, where).rows, year, where))
    if past and not tables:
        refuse(f"The index of {year} links to no month of table (2)", where)
    yield from tables if past or year >= since else ()
    if past:
        return
    for other in range(year - 1, max(since, FIRST_YEAR) - 1, -1):
        yield Request(
            SOURCE,
            "",
            f"monthly bulletin, index {other}",
            INDEX.replace("monthly", f"monthly{other}"),
            browser=True,
        )


def _year_of_plain(text: str, where: str) -> int:
    select = SELECT.search(text)
    # The options are data; the script that acts on them is rewritten more often, so it comes second.
    years = OPTION.findall(select[0]) if select else YEAR_OF_PLAIN.findall(text)
    if not years:
        refuse("The index of the monthly bulletin does not say which year it shows", where)
    return int(max(years))


def _tables(rows: list[list[Cell]], year: int, where: str) -> Iterator[Request]:
    found = [row for row in rows if row and is_title_of_table(row[0].text)]
    if not found:
        refuse(
            "The index of the monthly bulletin has no row for table (2), imports and exports by country",
            where,
        )
    for place, row in enumerate(found):
        mark = _currency_mark(row[0].text) or ("" if place == 0 else f"-row-{place + 1}")
        for link, label in [link for cell in row[1:] for link in cell.links]:
            yield Request(
                SOURCE,
                f"table-2-{year}-{_month(label, where):02}{mark}.html",
                f"table (2), {label.strip(' .')} {year}{mark.replace('-', ' ')}",
                _table_address(link, label, where),
                browser=True,
            )


def is_title_of_table(text: str) -> bool:
    """Say whether a title is that of table (2). It is printed with full-width parentheses."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "by country" in plain and "origin/destination" in plain


def _currency_mark(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    if "CNY" in plain or "RMB" in plain:
        return "-cny"
    return "-usd" if "USD" in plain or "US$" in plain else ""


def _table_address(link: str, label: str, where: str) -> str:
    url = urljoin(INDEX, link)
    parts = urlsplit(url)
    if parts.hostname != HOST or not TABLE_PAGE.fullmatch(parts.path):
        refuse(f"The index links {label} to {link!r}, which is not a table's page", where)
    return url


def _month(label: str, where: str) -> int:
    month = label.strip()[:3].casefold()
    if month not in MONTHS:
        refuse(f"The index names a month {label!r}, which is unknown", where)
    return MONTHS.index(month) + 1
