"""What each ledger has on record for a claim, and which of its figures are in force (METHODS §3)."""

from dataclasses import replace

from dashboard.claims.claim import Claim
from dashboard.claims.finding import Figure
from dashboard.claims.record import goods, partners, totals
from dashboard.claims.record.speaking import decides, in_force, measuring
from dashboard.ledger import Ledger
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence

__all__ = ["decides", "figures", "in_force", "measuring"]


def figures(claim: Claim, ledger: Ledger, as_of: str | None, period: str = "") -> list[Figure]:
    """List what every ledger that can measure a claim has for it, by ledger and source, latest vintage first.

    Args:
        claim: what was said.
        ledger: gives the marts, the reference tables and the origin of quotations.
        as_of: ISO day the figures are known on; None for now.
        period: the period wanted, ISO text, where it is not the claim's own.

    Returns:
        One figure a source and vintage. An office without any row stands as a figure without a vintage.
    """
    wanted = period or claim.period
    found: list[Figure] = []
    for side in measuring(claim, ledger.reference):
        own = _of(claim, side, wanted, ledger, as_of)
        if side.office not in {figure.source for figure in own}:
            own.insert(0, Figure(ledger=side.id, source=side.office))
        found += [_with_quotation(figure, ledger) for figure in own]
    return found


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
    rows = ledger.observations(figure.snapshots.split())
    texts = rows.loc[rows["evidence"] == Evidence.QUOTED, "read_from"]
    return replace(figure, quoted_by="; ".join(texts.unique()))
