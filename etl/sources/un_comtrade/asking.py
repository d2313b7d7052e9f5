"""What to ask UN Comtrade: first which years a reporter has released, then those years, within the row caps.

Without a key an answer ends at 500 rows and holds one period: totals and chapters of one pair fit. Headings and subheadings
need the free key, which allows 12 periods and 100,000 rows a call. Both plans give different levels, so that no figure is
kept twice in one vintage.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.sources.answers import WHOLE, read_json, refuse
from etl.sources.connector import Request
from etl.sources.un_comtrade.envelope import rows_of

SOURCE = "comtrade"
BASE = "https://comtradeapi.un.org"
KEY_HEADER = ("Ocp-Apim-Subscription-Key", "COMTRADE_KEY")
PERIODS_A_CALL = 12
SIDES = {"156": ("CHN", "China"), "398": ("KAZ", "Kazakhstan")}
WORLD = "0"
# Without these the answer repeats every figure by procedure, transport and second partner.
NO_BREAKDOWN = (("partner2Code", "0"), ("customsCode", "C00"), ("motCode", "0"), ("includeDesc", "True"))


@dataclass(frozen=True)
class Availability(Request):
    """Asks which years a reporter has released; leads to the years from ``since`` on.

    Attributes:
        since: first year wanted.
        keyed: whether a key is at hand, so that headings and subheadings can be asked for.
    """

    since: int = 0
    keyed: bool = False


@dataclass(frozen=True)
class Extract(Request):
    """Asks for figures; ``released`` is the day the newest of its periods was released (ISO text)."""

    released: str = ""


def availability(reporter: str, since: int, *, keyed: bool) -> Availability:
    """Ask which years a reporter has released since a year."""
    depth = "totals, chapters, headings and subheadings" if keyed else "totals and chapters"
    return Availability(
        SOURCE,
        "",
        f"which years {SIDES[reporter][1]} has released; leads to its {depth} from {since} on",
        f"{BASE}/public/v1/getDa/C/A/HS",
        (("reporterCode", reporter),),
        since=since,
        keyed=keyed,
    )


def extracts(asked: Availability, content: bytes, where: str) -> Iterator[Extract]:
    """Name the extracts that a list of released years leads to."""
    reporter = dict(asked.query)["reporterCode"]
    released = _released(content, reporter, where)
    for year in sorted(year for year in released if year >= asked.since):
        yield from _previews(reporter, year, released[year])
    if asked.keyed:
        # A block is always asked for whole, so that its file holds the same years whatever ``since`` is.
        for block in sorted({year // PERIODS_A_CALL for year in released if year >= asked.since}):
            days = {year: day for year, day in released.items() if year // PERIODS_A_CALL == block}
            yield from _block(reporter, block * PERIODS_A_CALL, days)


def _released(content: bytes, reporter: str, where: str) -> dict[int, str]:
    """Read the day of the latest release by year."""
    days: dict[int, str] = {}
    for number, row in enumerate(rows_of(read_json(content, where), where), start=1):
        place = f"{where}, row {number}"
        missing = [
            name for name in ("reportercode", "freqcode", "period", "lastreleased") if not row.get(name)
        ]
        if missing:
            refuse(f"The list of released years lacks {', '.join(missing)}", place)
        if row["reportercode"] == reporter and row["freqcode"] == "A":
            if not WHOLE.fullmatch(row["period"]):
                refuse(f"The year {row['period']!r} cannot be read", place)
            year = int(row["period"])
            days[year] = max(days.get(year, ""), row["lastreleased"][:10])
    if not days:
        refuse(f"The list of released years has none of {SIDES[reporter][1]}", where)
    return days


def _previews(reporter: str, year: int, released: str) -> Iterator[Extract]:
    code, name = SIDES[reporter]
    other = next(side for side in SIDES if side != reporter)
    for part, partners, goods, with_whom in (
        ("totals", f"{other},{WORLD}", "TOTAL", f"{SIDES[other][1]} and the world"),
        ("chapters", other, "AG2", SIDES[other][1]),
    ):
        yield Extract(
            SOURCE,
            f"{code}-{year}-{part}.json",
            f"{name}'s {part} with {with_whom}, {year}",
            f"{BASE}/public/v1/preview/C/A/HS",
            (
                ("reporterCode", reporter),
                ("period", str(year)),
                ("partnerCode", partners),
                ("cmdCode", goods),
                ("flowCode", "M,X"),
                *NO_BREAKDOWN,
                ("breakdownMode", "classic"),
            ),
            released=released,
        )


def _block(reporter: str, first: int, days: dict[int, str]) -> Iterator[Extract]:
    """Ask for up to twelve years with the key. Subheadings of both flows would pass the cap."""
    code, name = SIDES[reporter]
    other = next(side for side in SIDES if side != reporter)
    years = f"{first}-{first + PERIODS_A_CALL - 1}"
    for part, goods, flows in (
        ("headings", "AG4", "M,X"),
        ("subheadings-import", "AG6", "M"),
        ("subheadings-export", "AG6", "X"),
    ):
        yield Extract(
            SOURCE,
            f"{code}-{years}-{part}.json",
            f"{name}'s {part.replace('-', ', ')} with {SIDES[other][1]}, {min(days)}–{max(days)}",
            f"{BASE}/data/v1/get/C/A/HS",
            (
                ("reporterCode", reporter),
                ("period", ",".join(str(year) for year in sorted(days))),
                ("partnerCode", other),
                ("cmdCode", goods),
                ("flowCode", flows),
                *NO_BREAKDOWN,
            ),
            secret_header=KEY_HEADER,
            released=max(days.values()),
        )
