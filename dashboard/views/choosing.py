"""From what an address asks for to what the data hold: each choice is taken as asked, or the nearest one that has data."""

from collections.abc import Sequence

from dashboard import wording

LONGEST_ASKED = 40  # characters of an address that are said back
YEAR_DIGITS = 4


class Choosing:
    """Takes choices one by one, and remembers which of them the data do not hold."""

    def __init__(self) -> None:
        """Begin with nothing missed."""
        self._missed: list[str] = []

    @property
    def missed(self) -> str:
        """What was asked for and is not there, in words; empty where everything is."""
        return wording.listed(self._missed) if self._missed else ""

    def one_of(self, name: str, wanted: str, offered: Sequence[str]) -> str:
        """Take the choice that is wanted, else the first on offer; ``name`` is the control's in words."""
        if wanted in offered:
            return wanted
        if wanted:
            self.miss(name, wanted)
        return offered[0]

    def year(self, name: str, wanted: str, offered: Sequence[str]) -> str:
        """Take a year, else the nearest on offer (of two the earlier), else the last."""
        if wanted.isascii() and wanted.isdigit() and len(wanted) <= YEAR_DIGITS:
            order = sorted(offered, key=lambda each: (abs(int(each) - int(wanted)), each))
        else:
            order = sorted(offered, reverse=True)
        return self.one_of(name, wanted, order)

    def miss(self, name: str, wanted: str) -> None:
        """Remember what was asked for, as far as it can be said back."""
        said = "".join(letter for letter in wanted if letter.isprintable())[:LONGEST_ASKED]
        self._missed.append(f"{name.lower()} {said}")


def stretches(years: Sequence[int]) -> str:
    """Say years in stretches: 1995, 1996, 1997, 1999 → "1995–1997 and 1999"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return wording.listed([str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs])
