"""Periods as the Bureau writes them: «2025 год», «за январь-декабрь 2019 года», «январь-июль 2026г.», «12_2019»."""

import re
from dataclasses import dataclass

from etl.vocabulary import Frequency

DECEMBER = 12
STEMS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTH = r"(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*"
YEAR = r"(20\d\d)(?!\d)\s*(?:г|год|года)?\b"

FROM_JANUARY = re.compile(rf"янв[а-яё]*\s*[-–—]\s*{MONTH}\s*{YEAR}")
ONE_MONTH = re.compile(rf"{MONTH}\s*{YEAR}")
WHOLE_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*г(?:ода?)?\b")
FILE_MONTHS = re.compile(r"(20\d\d)-01-to-(\d\d)\b")
FILE_YEAR = re.compile(r"(20\d\d)-(?:final|preliminary)\b")


@dataclass(frozen=True)
class Period:
    """A year, a month, or a part-year from January: the year and its last month; ``single`` for one month alone."""

    year: int
    last: int = DECEMBER
    single: bool = False

    @property
    def frequency(self) -> Frequency:
        """How often the figure comes."""
        if self.single:
            return Frequency.MONTHLY
        return Frequency.ANNUAL if self.last == DECEMBER else Frequency.YEAR_TO_DATE

    @property
    def text(self) -> str:
        """The period in ISO text."""
        if self.single:
            return f"{self.year}-{self.last:02}"
        return f"{self.year}" if self.last == DECEMBER else f"{self.year}-01/{self.year}-{self.last:02}"

    def in_year(self, year: int) -> "Period":
        """The same months of another year."""
        return Period(year, self.last, self.single)


def folded(text: str) -> str:
    """Put a name or label into the form it is compared in: single spaces, no case."""
    return " ".join(text.split()).casefold()


def read_period(text: str) -> Period | None:
    """Find the period that a title or heading states; None where it states none.

    «январь-декабрь» is the year: the Bureau writes it over preliminary and, until 2021, over final tables.
    """
    plain = folded(text)
    if found := FROM_JANUARY.search(plain):
        return Period(int(found[2]), _month(found[1]))
    if found := ONE_MONTH.search(plain):
        return Period(int(found[2]), _month(found[1]), single=True)
    if found := WHOLE_YEAR.search(plain):
        return Period(int(found[1]))
    return None


def file_stem(period: Period, *, final: bool) -> str:
    """Name a file's period; ``period_of_file`` reads it back."""
    if period.last == DECEMBER and not period.single:
        return f"{period.year}-{'final' if final else 'preliminary'}"
    return f"{period.year}-01-to-{period.last:02}"


def period_of_file(name: str) -> Period | None:
    """Read the period out of a file's name: ours, or the publisher's title saved as one."""
    if found := FILE_MONTHS.search(name):
        return Period(int(found[1]), int(found[2]))
    if found := FILE_YEAR.search(name):
        return Period(int(found[1]))
    return read_period(name.replace("_", " "))


def is_preliminary(name: str) -> bool:
    """Say whether a title or a file's name marks a preliminary edition of a year."""
    plain = folded(name)
    return (
        "preliminary" in plain
        or "предварит" in plain
        or re.search(r"янв[а-я]*\s*[-–—]\s*дек", plain) is not None
    )


def _month(name: str) -> int:
    return next(
        number for number, stem in enumerate(STEMS, start=1) if name.startswith(stem) and _is(stem, name)
    )


def _is(stem: str, name: str) -> bool:
    # «ма» begins March and May alike.
    return stem != "ма" or not name.startswith("мар")
