"""The marts that are cut from flows, each from the ones before; of all flows, or of those known on a day."""

from functools import cached_property

import pandas as pd

from etl.marts import as_known_on
from etl.marts.commodity import commodity
from etl.marts.goals import goals
from etl.marts.ledger_lines import ledger_lines
from etl.marts.mirror import answers, mirror
from etl.marts.partners import partners
from etl.marts.shape import with_order
from etl.marts.totals import totals
from etl.marts.vintages import vintages
from etl.reference import Reference


class Cut:
    """Marts of one set of flows; each is made when it is asked for, once."""

    NAMES = ("totals", "ledger_lines", "commodity", "partners", "mirror", "goals", "vintages")

    def __init__(self, flows: pd.DataFrame, facts: Reference) -> None:
        """Take rows of ``Flows``, and the reference tables that know every code in them."""
        self._unordered = flows
        self._flows = with_order(flows, facts)
        self._facts = facts

    @classmethod
    def as_known_on(cls, day: str, flows: pd.DataFrame, facts: Reference) -> "Cut":
        """Cut the marts as they would have stood on a day (ISO text), from the flows known by then."""
        return cls(as_known_on(flows, day), facts)

    def mart(self, name: str) -> pd.DataFrame:
        """Give a mart; ``name`` is one of ``NAMES``."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    @cached_property
    def totals(self) -> pd.DataFrame:
        """Levels, growth and balance."""
        return totals(self._flows, self._facts)

    @cached_property
    def ledger_lines(self) -> pd.DataFrame:
        """Each side's chain of sources."""
        return ledger_lines(self.totals, self._facts)

    @cached_property
    def commodity(self) -> pd.DataFrame:
        """Goods and the part not itemised."""
        return commodity(self._flows, self.totals, self._facts)

    @cached_property
    def partners(self) -> pd.DataFrame:
        """Kazakhstan's partners and their ranks."""
        return partners(self._flows, self._facts)

    @cached_property
    def mirror(self) -> pd.DataFrame:
        """The same goods as each side counts them."""
        given = answers(self.ledger_lines, self.commodity, self._facts)
        return mirror(given, self._facts)

    @cached_property
    def goals(self) -> pd.DataFrame:
        """Official targets; the base of a multiple also as known on the day it was said."""
        days = {goal.said_on for goal in self._facts.goals if goal.multiple is not None}
        then = {day: Cut.as_known_on(day, self._unordered, self._facts).totals for day in sorted(days)}
        return goals(self.totals, then, self.ledger_lines, self._facts)

    @cached_property
    def vintages(self) -> pd.DataFrame:
        """Every figure's revisions."""
        return vintages(self._flows, self._facts)
