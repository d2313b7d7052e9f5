"""What earlier sentences of a text settled, and whose trade a number is about."""

from dataclasses import dataclass

PAIR, OTHER, UNKNOWN = "pair", "other", "unknown"


@dataclass
class Context:
    """What earlier sentences of a text settled.

    Attributes:
        named: which of the two countries the text names anywhere.
        others: whether it names third countries or regions anywhere.
    """

    named: frozenset[str]
    others: frozenset[str]
    scope: str = UNKNOWN
    topic: str = ""
    measure_value: str = ""
    flow: str = ""
    period: tuple[str, str] | None = None


@dataclass(frozen=True)
class Scope:
    """What a number is about, and why it is not the pair where it is not."""

    kind: str
    reason: str = ""
    assumed: str = ""
