"""A number with what it counts."""

from dataclasses import dataclass, field

SURE_DIGITS = 14  # of a float, so that 8.2 billion is not 8199999999.999999
YEARS = range(1949, 2061)


@dataclass
class Quantity:
    """A number with what it counts; offsets are those of the normalised text.

    Attributes:
        kind: money, percent, point, times, weight, multiple, fraction, count or bare.
    """

    start: int
    end: int
    value: float
    kind: str = "bare"
    unit: str = ""
    scaled: bool = False
    scale: float = 1.0
    approx: str | None = None
    low: float | None = None
    broken: bool = False
    words: list[tuple[str, int, int]] = field(default_factory=list)


def is_year(quantity: Quantity) -> bool:
    """Whether a bare number may be a year."""
    return (
        quantity.kind == "bare"
        and not quantity.scaled
        and quantity.value in YEARS
        and float(quantity.value).is_integer()
    )
