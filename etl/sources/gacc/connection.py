"""The connector of the monthly bulletin: index, tables in dollars and in yuan, and when each was published."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from etl.sources.connector import Answer, Published, Request, same_when_read
from etl.sources.gacc.bulletin import kept_rows, parse_table
from etl.sources.gacc.index import SOURCE, first_request, follow_index, is_index
from etl.sources.gacc.table import check_complete, read_table

AGENCY = "General Administration of Customs of the People's Republic of China"
PRINTED_DATE = re.compile(r"(\d{4})/(\d{2})/(\d{2})")


class GaccConnector:
    """GACC, monthly bulletin, table (2)."""

    source = SOURCE
    parser = "gacc"
    countries = "gacc-name"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:  # noqa: ARG002
        """Ask for the index; the months and the past years follow from it."""
        yield first_request(since)

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Lead from an index to its tables and to the indexes of past years."""
        if is_index(answer.request):
            yield from follow_index(answer)

    def published(self, answer: Answer) -> Published:
        """Read the day of publication off the page; a page that broke off is refused here."""
        where = answer.request.url
        table = read_table(answer.content, where)
        check_complete(table, where)
        kept_rows(table, answer.request.file, where)
        day = answer.fetched_on
        printed = PRINTED_DATE.search(table.printed_date)
        if printed:
            day = date(*(int(part) for part in printed.groups()))
        month = f"{calendar.month_name[table.month]} {table.year}"
        currency = "US dollars" if table.currency == "USD" else "yuan"
        return Published(
            vintage=day.isoformat(),
            known_from=day.isoformat(),
            title=f"Imports and exports by country of origin/destination, {month}, in {currency}",
            citation=f"{AGENCY}, Monthly Bulletin, table (2), {month}, in {currency}"
            + (f", published {day.day} {calendar.month_name[day.month]} {day.year}" if printed else ""),
        )

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare the tables; menus and scripts around them change without notice."""
        return same_when_read(lambda content: read_table(content, ""), old, new)

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read the rows of Kazakhstan and of the total; a table in yuan gives none."""
        return parse_table(content, path)
