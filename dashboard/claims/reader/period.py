"""A stretch of months, as far as the words of a text go."""

from dataclasses import dataclass

MONTHS = 12


@dataclass(frozen=True)
class Period:
    """A stretch of months as far as the words go.

    Attributes:
        start: offset of its words, with ``end``.
        year: None where none is said.
        last_year: of a range of years.
        months: first and last; None for a whole year.
        base: whether it is only what something else is compared with.
    """

    start: int
    end: int
    year: int | None
    months: tuple[int, int] | None = None
    last_year: int | None = None
    base: bool = False
    relative: int | None = None

    def closed(self, published: str | None) -> tuple[str, str] | None:
        """First and last month, or None where the year stays open."""
        year, day = self.year, (published or "")[:7]
        if year is None and self.relative is not None and day:
            year = int(day[:4]) + self.relative
        if year is None and self.months and len(day) == 7:  # noqa: PLR2004 - YYYY-MM
            over = self.months[1] < int(day[5:7]) or (self.months[1] == int(day[5:7]) and self.months[0] != 1)
            year = int(day[:4]) - (0 if over else 1)
        if year is None:
            return None
        first, last = self.months or (1, MONTHS)
        begun = year - 1 if first > last else year  # twelve months to June began the year before
        return f"{begun}-{first:02}", f"{self.last_year or year}-{last:02}"


def years_ago(count: int, published: str | None) -> tuple[str, str] | None:
    """The last ``count`` years up to the month before publication."""
    if not published or len(published) < 7:  # noqa: PLR2004 - YYYY-MM
        return None
    months = int(published[:4]) * MONTHS + int(published[5:7]) - 1
    last, first = months - 1, months - count * MONTHS
    return f"{first // MONTHS}-{first % MONTHS + 1:02}", f"{last // MONTHS}-{last % MONTHS + 1:02}"


def moved(months: tuple[str, str], by: int) -> tuple[str, str]:
    """The same stretch so many months later, or earlier where ``by`` is negative."""
    first, last = (int(each[:4]) * MONTHS + int(each[5:]) - 1 + by for each in months)
    return f"{first // MONTHS}-{first % MONTHS + 1:02}", f"{last // MONTHS}-{last % MONTHS + 1:02}"
