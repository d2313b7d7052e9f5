"""What the figures on record make of a claim: figure, finding, answer of a ledger, verdict."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dashboard.claims.claim import Claim
from dashboard.claims.interval import Interval
from etl.vocabulary import Evidence, Status


class Outcome(StrEnum):
    """The finding of one figure (METHODS §3); ``OPEN`` where goods that are not itemised could decide it either way."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not comparable"
    NO_DATA = "no data"
    OPEN = "left open"


class Verdict(StrEnum):
    """The words of METHODS §3; ``MIXED`` belongs to a text, never to one claim."""

    SUPPORTED = "supported"
    SINCE_REVISED = "supported by a figure since revised"
    QUOTED = "agrees with a quoted figure"
    QUOTED_SINCE_REVISED = "agreed with a quoted figure since revised"
    MISATTRIBUTED = "misattributed"
    ATTRIBUTION_NOT_CHECKABLE = "attribution not checkable"
    CONTRADICTED = "contradicted"
    CONTRADICTED_BY_ONLY_MEASURER = "contradicted by the only ledger that measures it"
    DIFFERS_FROM_ONLY_LEDGER = "differs from the only ledger loaded"
    DIFFERS_FROM_QUOTED = "differs from the quoted figures"
    NOT_CHECKABLE = "not checkable"
    MIXED = "mixed"


@dataclass(frozen=True)
class Growth:
    """How a growth rate was obtained (METHODS §2).

    Attributes:
        printed_pct: as the publisher printed it, which then decides; None where it printed none.
        computed_pct: from two levels of the source, shown beside or deciding; None without a usable base.
        base_usd: the level it starts from, with ``base_vintage`` and ``base_period``.
        base_source: id of its source, where the base is another source's of the same ledger.
    """

    printed_pct: Decimal | None
    computed_pct: Decimal | None
    base_usd: Decimal | None
    base_vintage: str | None
    base_period: str
    base_source: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What one source has on record in one vintage; without ``vintage``, that it has nothing.

    Attributes:
        value: US dollars, per cent or place, as seen from the claim's side; None where there is none.
        interval: closed, from the precision of the figure and from what the loaded items leave open.
        missing: goods that are not itemised, so that ``interval`` reaches from what is known to all that may belong.
        detail: what the figure was made of, or who else stands in a ranking.
        quoted_by: the text it was quoted in; empty unless ``evidence`` is "quoted in press".
        snapshots: references of the raw rows behind it, space-joined.
    """

    ledger: str
    source: str
    vintage: str | None = None
    known_from: str | None = None
    evidence: Evidence | None = None
    status: Status | None = None
    in_force: bool = False
    value: Decimal | None = None
    interval: Interval | None = None
    growth: Growth | None = None
    missing: str = ""
    detail: str = ""
    quoted_by: str = ""
    snapshots: str = ""

    @property
    def quoted(self) -> bool:
        """Whether only a press text vouches for it."""
        return self.evidence is Evidence.QUOTED


@dataclass(frozen=True, kw_only=True)
class Finding(Figure):
    """A figure set against a claim.

    Attributes:
        outcome: agrees where the intervals meet.
        loose: the claim is so open that the agreement names no source.
        difference: data minus claim, in US dollars, percentage points or places; 0 inside a range.
        difference_pct: the difference in per cent of the claim; None unless in dollars, and for a claim of nothing.
        explanation: one sentence in plain words.
    """

    claim: Claim
    outcome: Outcome
    loose: bool = False
    difference: Decimal | None = None
    difference_pct: Decimal | None = None
    explanation: str = ""


@dataclass(frozen=True)
class Answer:
    """What one ledger says of one claim.

    Attributes:
        outcome: of its figures in force; "no data" or "not comparable" where none can decide.
        in_force: the findings that count, the office first; empty without data.
        loose: it agrees, but no figure of it tightly.
        quoted: only quotations speak for this outcome.
        earlier: agreeing figures that were revised since; only where those in force differ.
    """

    ledger: str
    outcome: Outcome
    in_force: tuple[Finding, ...]
    loose: bool
    quoted: bool
    earlier: tuple[Finding, ...]

    @property
    def silent(self) -> bool:
        """Whether it can say neither yes nor no."""
        return self.outcome not in {Outcome.AGREES, Outcome.DIFFERS}

    @property
    def agrees(self) -> bool:
        """Whether a figure in force agrees."""
        return self.outcome is Outcome.AGREES

    @property
    def tight(self) -> bool:
        """Whether it agrees closely enough to name the ledger by."""
        return self.agrees and not self.loose


@dataclass(frozen=True)
class CheckedClaim:
    """One claim with every finding, one answer a ledger, and the verdict.

    Attributes:
        read_as: the interval the printed number stands for, in words.
        undated: findings of figures that may have been public earlier; they decide nothing.
        reason: why the verdict is what it is, and what would settle it where nothing does.
        notes: what a reader should know beside it: other years of a rank or record, what else the main goods are.
    """

    claim: Claim
    read_as: str
    verdict: Verdict
    reason: str
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    undated: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
