"""Numbers printed in parts: 92억 7천만, 21 mil 200 millones, 3万亿."""

from dataclasses import dataclass, field

SMALL = 1000


@dataclass
class Composite:
    """The sum of a number's parts: thousands gather in a section, a big unit closes it."""

    parts: list[tuple[float, float]] = field(default_factory=list)
    section: float = 0.0

    @property
    def value(self) -> float:
        """What all parts come to."""
        return sum(value for value, _ in self.parts) + self.section

    def add(self, number: float | None, unit: float) -> None:
        """Take the next number and its unit; a unit right after a unit multiplies it (万亿)."""
        if unit <= SMALL:
            self.section += (1.0 if number is None else number) * unit
        elif number is None and not self.section and self.parts:
            value, last = self.parts.pop()
            self.parts.append((value * unit, last * unit))
        else:
            whole = self.section + (number or 0.0)
            if self.parts and self.parts[-1][1] < unit:
                self.section = whole
                self.parts = [(self.value * unit, unit)]
            else:
                self.parts.append((whole * unit, unit))
            self.section = 0.0
