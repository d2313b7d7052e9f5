"""Files of China customs' query site (stats.customs.gov.cn), downloaded by hand: 8-digit goods by country and month.

The site asks people to solve a puzzle, so it is not fetched. Rows keep the digits and the months that were asked for;
nothing is added up. A file whose rows are split further (by customs regime, by province) is read only while no two
rows share month, country and code. The file does not say whether it holds exports or imports: its name must.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

import pandas as pd

from etl.sources.connector import Answer, Published, Request
from etl.sources.gacc.index import SOURCE
from etl.sources.gacc.query_header import AGAIN, HEADINGS, read_header, refuse
from etl.sources.transcribed import COLUMNS
from etl.vocabulary import Flow, Frequency, Status, Valuation

REPORTER = "142"
ROW_CAP = 10_000
PRECISION = "0.5"
SPLITS = ("regime", "place")

MONTH = re.compile(r"(\d{4})(0[1-9]|1[0-2])")
PARTNER = re.compile(r"\d{3}")
CODE = re.compile(r"(\d\d){1,4}")
VALUE = re.compile(r"\d{1,3}(,\d{3})*|\d+")
LEGIBLE = re.compile(r"[A-Za-z\u4e00-\u9fff]")
DIRECTIONS = {
    Flow.EXPORT: re.compile(r"export|出口", re.IGNORECASE),
    Flow.IMPORT: re.compile(r"import|进口", re.IGNORECASE),
}
VALUATIONS = {Flow.EXPORT: Valuation.FOB, Flow.IMPORT: Valuation.CIF}


def parse_query_csv(content: bytes, path: str) -> pd.DataFrame:
    """Read a downloaded file: English (UTF-8) or Chinese (GB18030), in US dollars.

    Args:
        content: the file's bytes.
        path: ``gacc/<vintage>/<file>``; the file's name must hold ``export`` or ``import`` (出口, 进口).

    Returns:
        One row a row of the file in the columns of a transcribed file; commodity as printed (2 to 8 digits), country
        codes of GACC (145 is Kazakhstan). ``snapshot`` counts records, the header being 1.

    Raises:
        UnreadableFile: anything about the file is not as it should be.
    """
    return _read(content, path, f"data/raw/{path}")


def _read(content: bytes, path: str, where: str) -> pd.DataFrame:
    header, *records = csv.reader(io.StringIO(_decode(content, where))) if content.strip() else ([],)
    meanings = read_header(header, where)
    flow = _flow(path, where)
    if not records:
        refuse("The file of the query site has no rows", where, f"{AGAIN} with a wider choice")
    if len(records) >= ROW_CAP:
        refuse(
            f"The file has {len(records):,} rows: the query site cuts off at {ROW_CAP:,}",
            where,
            f"{AGAIN} in parts, such as a year at a time",
        )
    rows = []
    for number, record in enumerate(records, start=2):
        if len(record) != len(header):
            refuse(
                f"A row has {len(record)} cells where the header has {len(header)}",
                f"{where}, row {number}",
                AGAIN,
            )
        cells = dict(zip(meanings, record, strict=False))
        rows.append(_figure(cells, flow, f"{where}, row {number}") | {"snapshot": f"{path}#{number}"})
    _check_keys(rows, where)
    return pd.DataFrame(rows, columns=[*COLUMNS, "snapshot"], dtype="str")


def _decode(content: bytes, where: str) -> str:
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    with suppress(UnicodeDecodeError):
        return content.decode("gb18030")
    return refuse(
        "The file of the query site is neither UTF-8 nor GB18030", where, f"{AGAIN} and do not save it anew"
    )


def _flow(path: str, where: str) -> Flow:
    name = path.rpartition("/")[2]
    flows = [flow for flow, word in DIRECTIONS.items() if word.search(name)]
    if len(flows) != 1:
        refuse(
            "The file of the query site does not say whether it holds exports or imports",
            where,
            "Put the word export or import into its name",
        )
    return flows[0]


def _figure(cells: dict[str, str], flow: Flow, where: str) -> dict[str, str]:
    month = MONTH.fullmatch(cells["date"])
    for meaning, form in (("partner", PARTNER), ("commodity", CODE), ("USD", VALUE)):
        if not form.fullmatch(cells[meaning]):
            refuse(f"The {HEADINGS[meaning][0]} reads {cells[meaning]!r}", where, AGAIN)
    if month is None:
        refuse(f"The date reads {cells['date']!r}, not a month", where, f"{AGAIN} with its months apart")
    for meaning in ("partner name", "commodity name"):
        name = cells.get(meaning, "a")
        if not LEGIBLE.search(name) or "\ufffd" in name:
            refuse(
                f"The name {name!r} has lost its letters: the file was saved in another encoding",
                where,
                f"{AGAIN} and do not save it anew",
            )
    parts = [" ".join(cells[split].split()) for split in SPLITS if cells.get(split)]
    return {
        "reporter": REPORTER,
        "partner": cells["partner"],
        "flow": flow,
        "frequency": Frequency.MONTHLY,
        "period": f"{month[1]}-{month[2]}",
        "classification": "HS",
        "commodity": cells["commodity"],
        "label": " ".join(cells.get("commodity name", "").split()),
        "value": cells["USD"].replace(",", ""),
        "unit": "USD",
        "precision": PRECISION,
        "growth_pct": "",
        "valuation": VALUATIONS[flow],
        "status": Status.NORMAL,
        "confidence": "high",
        "note": f"only {', '.join(parts)}" if parts else "",
    }


def _check_keys(rows: list[dict[str, str]], where: str) -> None:
    if len({len(row["commodity"]) for row in rows}) > 1:
        refuse(
            "The file mixes codes of several lengths, which hold the same trade",
            where,
            f"{AGAIN} at one length",
        )
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows:
        key = (row["period"], row["partner"], row["commodity"])
        if key in seen:
            refuse(
                f"The code {row['commodity']} stands twice for one month and country, here and at {seen[key]}",
                f"{where}, row {row['snapshot'].rpartition('#')[2]}",
                f"{AGAIN} without customs regime and place among its fields",
            )
        seen[key] = f"row {row['snapshot'].rpartition('#')[2]}"


class GaccQueryConnector:
    """The query site: nothing is fetched; files come by hand."""

    source = SOURCE
    parser = "gacc.query"
    countries = "gacc"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:  # noqa: ARG002
        """Ask nothing."""
        return iter(())

    def follow(self, answer: Answer) -> Iterator[Request]:  # noqa: ARG002
        """Lead nowhere."""
        return iter(())

    def published(self, answer: Answer) -> Published:
        """Date the file by the day it was got; the site states no release."""
        frame = _read(answer.content, answer.request.file, answer.request.file)
        day = answer.fetched_on.isoformat()
        months = f"{frame['period'].min()} to {frame['period'].max()}"
        title = f"China's {frame['flow'].iloc[0]}s by commodity and partner, {months}"
        return Published(
            day,
            day,
            title,
            f"General Administration of Customs of the People's Republic of China, {title}, stats.customs.gov.cn",
        )

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare the bytes."""
        return old == new

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a downloaded file."""
        return parse_query_csv(content, path)


connector = GaccQueryConnector()
