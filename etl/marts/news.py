"""What the newest dated publication changed: the figures it brought, and those it replaced, by how much."""

import pandas as pd

from etl.marts.vintages import FIGURE

NEW, REPLACED, REPEATED = "new", "replaced", "repeated"


def news(vintages: pd.DataFrame) -> pd.DataFrame:
    """Give the figures of the newest day on which any became known, and of the newest day on which one was replaced.

    A figure is replaced where the two, each as wide as it was printed, do not meet. Rows without ``known_from`` cannot be
    put in order by day and are left out.

    Args:
        vintages: rows of the mart ``vintages``.

    Returns:
        Its columns plus ``kind`` (new, replaced or repeated), ``previous_usd`` (what a replaced figure was, with
        ``previous_precision_usd`` and its rows, ``previous_snapshots``) and ``newest`` (whether the row is of the newest
        day); the newest day first.
    """
    before = vintages.groupby(FIGURE)[["precision_usd", "snapshots"]].shift().add_prefix("previous_")
    both = {**before, "slack": vintages["precision_usd"] + before["previous_precision_usd"]}
    dated = vintages.assign(**both)[vintages["known_from"].notna()]
    replaced = dated["previous_vintage"].notna() & (dated["change_usd"].abs() > dated["slack"])
    repeated = dated["previous_vintage"].notna() & ~replaced
    kind = pd.Series(NEW, index=dated.index, dtype="str").mask(replaced, REPLACED).mask(repeated, REPEATED)
    figures = dated.assign(kind=kind, previous_usd=dated["value_usd"] - dated["change_usd"])
    newest = figures["known_from"].max()
    revised = figures.loc[replaced, "known_from"].max()
    of_newest = figures["known_from"] == newest
    shown = figures[of_newest | ((figures["known_from"] == revised) & (figures["kind"] == REPLACED))]
    order = ["known_from", "source", "reporter", "period", "measure", "commodity"]
    descending = [name == "known_from" for name in order]
    table: pd.DataFrame = shown.assign(newest=of_newest).drop(columns="slack")
    return table.sort_values(order, ascending=[not each for each in descending], ignore_index=True)
