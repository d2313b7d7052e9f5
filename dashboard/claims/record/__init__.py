"""What each ledger has on record for a claim, and which of its figures are in force (METHODS §3)."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.claims.claim import Claim
from dashboard.claims.finding import Figure
from dashboard.claims.record import goods, partners, totals
from dashboard.claims.record.speaking import decides, in_force, measuring
from dashboard.ledger import Ledger
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence

__all__ = ["Record", "decides", "in_force", "measuring"]


class Record:
    """What the ledgers have on record, as known on a day; each question is answered once.

    Attributes:
        ledger: gives the marts, the reference tables and the origin of quotations.
        as_of: ISO day; None for now.
    """

    def __init__(self, ledger: Ledger, as_of: str | None) -> None:
        self.ledger, self.as_of = ledger, as_of
        self._answered: dict[tuple[object, ...], list[Figure]] = {}

    def figures(self, claim: Claim, period: str = "") -> list[Figure]:
        """List what every ledger that can measure a claim has for it, by ledger and source, latest vintage first.

        Args:
            claim: what was said; its number plays no part.
            period: the period wanted, ISO text, where it is not the claim's own.

        Returns:
            One figure a source and vintage. An office without any row stands as a figure without a vintage.
        """
        wanted = period or claim.period
        asked = (claim.kind, claim.measure, claim.seen_from, claim.goods, claim.since, wanted)
        if asked not in self._answered:
            self._answered[asked] = list(self._figures(claim, wanted))
        return self._answered[asked]

    def _figures(self, claim: Claim, period: str) -> Iterator[Figure]:
        for side in measuring(claim, self.ledger.reference):
            own = _of(claim, side, period, self.ledger, self.as_of)
            if side.office not in {figure.source for figure in own}:
                yield Figure(ledger=side.id, source=side.office)
            for figure in own:
                yield _with_quotation(figure, self.ledger)


def _of(claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None) -> list[Figure]:
    if claim.goods:
        return goods.figures(claim, side, period, ledger, as_of)
    if claim.of_a_whole:
        return partners.figures(claim, side, period, ledger, as_of)
    return totals.figures(claim, side, period, ledger, as_of)


def _with_quotation(figure: Figure, ledger: Ledger) -> Figure:
    """Name the press texts that a quoted figure was read in."""
    if not figure.quoted:
        return figure

    def make() -> str:
        rows = ledger.observations(figure.snapshots.split())
        texts = rows.loc[rows["evidence"] == Evidence.QUOTED, "read_from"]
        return "; ".join(texts.unique())

    return replace(figure, quoted_by=ledger.once("quoted by", figure.snapshots, make=make))
