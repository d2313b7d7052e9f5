"""A chart's table twin: exactly the rows drawn, laid out when a reader opens it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from dash import html

from dashboard.components.grid import grid
from dashboard.components.table import Column, data_table
from dashboard.texts import text

# A table of more rows than this is higher than its place (42 rem) and is looked through, not read: there sorting and
# filtering help. A shorter one is seen whole; a plain table is simpler there for everybody.
READ_WHOLE = 40


@dataclass(frozen=True)
class Twin:
    """The table twin of a chart.

    Attributes:
        frame, columns, caption, as_of: as ``data_table`` takes them.
    """

    frame: pd.DataFrame
    columns: Sequence[Column]
    caption: str
    as_of: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the table is one to look through."""
        return len(self.frame) > READ_WHOLE

    def laid_out(self, block: str) -> html.Div:
        """Lay the table out for its block: a long one to sort and filter on a screen, whole on paper."""
        table = data_table(block, self.frame, self.columns, self.caption, as_of=self.as_of)
        if not self.is_long:
            return table
        return html.Div(
            [
                html.P(text("table.look_through"), className="look-through"),
                grid(self.frame, self.columns, self.caption, as_of=self.as_of),
                html.Div(table, className="paper"),
            ]
        )


class TwinPlace(html.Div):
    """The place of a block's table twin, empty until it is opened, and then as high as the table will be."""

    _type = "Div"

    def __init__(self, block: str, link: str, twin: Twin) -> None:
        """Name the place by its block and by the address that reproduces the view."""
        name = {"type": "twin", "block": block, "link": link}
        super().__init__(id=name, className="twin long" if twin.is_long else "twin")
        self.block, self.twin = block, twin
