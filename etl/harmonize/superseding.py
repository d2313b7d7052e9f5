"""Where the publisher's own file of a vintage is in hand, it takes the place of the rows typed from a copy of it."""

import pandas as pd

from etl.errors import ImplausibleFigure
from etl.schema import locate

FIGURE = ["source", "vintage", "reporter", "partner", "flow", "frequency", "period", "commodity"]


def supersede(table: pd.DataFrame, transcribed: "pd.Series[bool]") -> pd.DataFrame:
    """Leave out typed rows whose figure stands in an original of the same vintage.

    Args:
        table: rows of ``Flows`` of all files.
        transcribed: marks the rows that were typed.

    Raises:
        ImplausibleFigure: the two do not agree within their rounding.
    """
    typed = table[transcribed].reset_index(names="place")
    both = typed.merge(table[~transcribed], on=FIGURE, suffixes=("", "_original"))
    apart = (both["value_usd"] - both["value_usd_original"]).abs()
    off = both[apart > both["precision_usd"] + both["precision_usd_original"]]
    if not off.empty:
        row = off.iloc[0]
        raise ImplausibleFigure(
            f"A typed figure ({row['value_usd']:,.2f} USD) is not what the publisher's file of the same vintage has "
            f"({row['value_usd_original']:,.2f} USD)",
            where=f"{locate(row['snapshot'])}; {locate(row['snapshot_original'])}",
            remedy="Look it up: either the copy was misread, or the file belongs to another vintage",
        )
    return table[~table.index.isin(both["place"])]
