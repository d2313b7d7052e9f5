"""The connector of the Bureau: listings, the editions they name, and when each was published."""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from etl.sources.bns.by_country import is_by_country, read_by_country
from etl.sources.bns.goods import goods_sheet, read_goods
from etl.sources.bns.listing import LISTING, SOURCE, EditionRequest, follow_listing, listing_requests
from etl.sources.bns.workbook import Sheet, cover_date, read_sheets, refuse
from etl.sources.connector import Answer, Published, Request, same_when_read
from etl.sources.transcribed import COLUMNS

BUREAU = (
    "Bureau of National Statistics, Agency for Strategic Planning and Reforms of the Republic of Kazakhstan"
)


class BnsConnector:
    """BNS, foreign trade by country and goods by country."""

    source = SOURCE
    parser = "bns"
    countries = "bns-name"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:  # noqa: ARG002
        """Ask for the listings; the workbooks follow from them."""
        return listing_requests(since, today)

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Lead from a listing to its editions."""
        if answer.request.url == LISTING:
            yield from follow_listing(answer)

    def published(self, answer: Answer) -> Published:
        """Date an edition by its listing, else by its cover, else by the day it was got."""
        request = answer.request
        sheets = read_sheets(answer.content, request.url)
        _read(sheets, request.file, request.url)
        listed = request if isinstance(request, EditionRequest) else None
        cover = cover_date(sheets)
        day = (listed.released if listed else "") or (cover or answer.fetched_on).isoformat()
        title = listed.title if listed else request.file
        return Published(
            vintage=day,
            known_from=day,
            title=listed.english if listed else f"Foreign trade of Kazakhstan, workbook {request.file}",
            citation=f"{BUREAU}, «{title}», {request.url or 'stat.gov.kz'}, published {day}"
            if listed or cover
            else f"{BUREAU}, «{title}», stat.gov.kz",
        )

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare the cells; a workbook saved again has other bytes."""
        return same_when_read(lambda content: read_sheets(content, ""), old, new)

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a workbook of either kind; the sheets say which it is."""
        where = f"data/raw/{path}"
        rows = _read(read_sheets(content, where), path, where)
        return pd.DataFrame(rows, columns=[*COLUMNS, "snapshot"], dtype="str")


def _read(sheets: list[Sheet], path: str, where: str) -> list[dict[str, str]]:
    goods = goods_sheet(sheets)
    if goods is not None:
        return read_goods(goods, path, where)
    if any(is_by_country(sheet) for sheet in sheets):
        return read_by_country(sheets, path, where)
    names = ", ".join(sheet.name for sheet in sheets)
    return refuse(f"The workbook has neither a sheet per year nor one of four-digit goods: {names}", where)
