"""Who may speak: the ledgers that can measure a claim, and the figures that speak for each."""

from collections.abc import Sequence
from typing import TypeVar

from dashboard.claims.claim import Claim
from dashboard.claims.finding import Figure
from etl.reference import Ledger as Side
from etl.reference import Reference
from etl.vocabulary import Status

NEVER_DECIDE = frozenset({Status.UNRELIABLE, Status.IMPUTED})

Found = TypeVar("Found", bound=Figure)


def measuring(claim: Claim, reference: Reference) -> list[Side]:
    """The ledgers that can measure a claim: both, except that only the reporter's own knows its trade with all partners."""
    sides = list(reference.ledgers.values())
    return [side for side in sides if side.reporter == claim.seen_from] if claim.of_a_whole else sides


def in_force(side: Side, figures: Sequence[Found]) -> list[Found]:
    """Choose the figures that speak for a ledger, the office first.

    The office itself decides where it is loaded, else the first of its copies in the ledger's order. Where the office
    is known only from quotations, the first official copy is equally in force. Status U and imputed figures never are.
    """
    usable = [figure for figure in figures if figure.ledger == side.id and decides(figure)]
    current = [figure for figure in usable if figure.in_force]
    office = [figure for figure in current if figure.source == side.office]
    copies = [figure for figure in current if figure.source != side.office]
    if not office:
        return _first_source(side, copies)
    if all(figure.quoted for figure in usable if figure.source == side.office):
        return office + _first_source(side, [figure for figure in copies if not figure.quoted])
    return office


def decides(figure: Figure) -> bool:
    """Say whether a figure may take part in a verdict at all."""
    return figure.interval is not None and figure.status not in NEVER_DECIDE


def _first_source(side: Side, figures: Sequence[Found]) -> list[Found]:
    """Copies are not independent votes: only the first source in the ledger's order counts."""
    return next(
        (
            group
            for source in side.order
            if (group := [figure for figure in figures if figure.source == source])
        ),
        [],
    )
