"""Days that people write, and how what was known on them is said."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from etl.errors import KhorgosError

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
LONGEST_SAID = 40  # characters of an address that are said back


@dataclass(frozen=True)
class AsOf:
    """The day that figures are shown as known on.

    Attributes:
        day: ISO text; empty for now.
        fault: why the day that was asked for is not the one shown; empty where it is.
    """

    day: str
    fault: str = ""


@dataclass(frozen=True)
class DaySelection:
    """A view that has a day as its only choice.

    Attributes:
        view: its name.
        as_of: ISO text; empty for now.
    """

    view: str
    as_of: str = ""

    @property
    def query(self) -> str:
        """The part of an address that reproduces it."""
        return urlencode({"as_of": self.as_of}) if self.as_of else ""

    @property
    def name(self) -> str:
        """A stem for its files."""
        return "-".join(word for word in (f"khorgos-{self.view}", self.as_of) if word)


def day_of(written: str | None) -> str | None:
    """Read a day, in digits (ISO) or as the site says it ("3 July 2024", "July 2024").

    Of a month or a year alone the last day is taken, as for figures known no closer.

    Raises:
        KhorgosError: it is no date.
    """
    if not written or not written.strip():
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", _in_digits(written.strip()))
    year, month, day = found.groups() if found else ("0", None, None)
    try:
        last = calendar.monthrange(int(year), int(month or 12))[1]
        return date(int(year), int(month or 12), int(day or last)).isoformat()
    except ValueError as fault:
        raise KhorgosError(f"{written!r} is not a date", remedy="Write it like 2024-07-03") from fault


def _in_digits(written: str) -> str:
    said = re.fullmatch(r"(?:(\d{1,2}) )?([a-z]+) (\d{4})", written.lower())
    if said is None or said[2] not in _MONTHS:
        return written
    month = f"{said[3]}-{_MONTHS[said[2]]:02d}"
    return f"{month}-{int(said[1]):02d}" if said[1] else month


def as_of(written: str | None) -> AsOf:
    """Read the day of an address; one that cannot be read stands for now, and the fault says so."""
    try:
        return AsOf(day_of(written) or "")
    except KhorgosError:
        said = "".join(letter for letter in (written or "") if letter.isprintable())[:LONGEST_SAID]
        return AsOf(
            "",
            f"“{said}” is not a date, so everything is shown as known now. Write a day like 2024-07-05, or a month like 2024-07.",
        )


def when(day: str) -> str:
    """Say the day figures are known on: "now", or "on 5 July 2024"."""
    return f"on {wording.day(day)}" if day else "now"


def known(ledger: Ledger, day: str) -> str:
    """Say the day figures are shown as known on, and how many of all figures are left out for it: by an unknown day, or a later one."""
    since = ledger.table("flows")["known_from"]
    undated, later = int(since.isna().sum()), int((since > day).sum())
    return text(
        "shell.known",
        day=when(day),
        undated=wording.number(undated),
        later=wording.number(later),
        all=wording.number(len(since)),
    )
