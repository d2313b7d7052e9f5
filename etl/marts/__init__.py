"""Small frames for reading, each a function of the flows: total, compare, compute growth and gaps.

Every mart keeps source and vintage, and names in ``snapshots`` the raw rows it was computed from. Nothing is
estimated: a missing flow stays missing, and a figure of low reliability (status U) starts no growth rate.
"""

import pandas as pd


def as_known_on(flows: pd.DataFrame, day: str) -> pd.DataFrame:
    """Keep the flows known to have been public on a day (ISO text).

    Rows without ``known_from`` are left out: they may have been public earlier, but nobody can say.
    """
    return flows[flows["known_from"].notna() & (flows["known_from"] <= day)]
