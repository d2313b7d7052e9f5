"""How concentrated a flow is over chapters: the Herfindahl–Hirschman index, as an interval where not everything is itemised."""

import pandas as pd

from etl.marts.shape import worst

EXCEEDS = "the items exceed the total, which is of another vintage"
NO_TOTAL = "reconciled values have no total to be shared out of"
CHAPTERS = 98  # of the HS: 01 to 97 without 77, which is empty, and 98 and 99, which countries fill
_PER_CENT = 100


def concentration(series: pd.DataFrame) -> pd.DataFrame:
    """Compute the index of each year of one series.

    The index is the sum of squared shares, from near 0 (many equal chapters) to 1 (a single one). The part not
    itemised lies between two extremes: spread evenly over every chapter that is left, or one single chapter. Two
    chapters published as one lie between equal halves and one of them alone. What further items
    would give lies inside the interval.

    Args:
        series: rows of the mart ``commodity`` of one source, reporter and flow, at the level of chapters.

    Returns:
        One row a year: period, chapters (itemised), known_pct, rest_pct, hhi_low, hhi_high, equal_low and equal_high (how many equal
        chapters would be as concentrated), why_not, status, source, vintage (all that were used), caveats, snapshots.
    """
    rows = [_year(str(period), year) for period, year in series.groupby("period", sort=True)]
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = [
    *("period", "chapters", "known_pct", "rest_pct", "hhi_low", "hhi_high", "equal_low", "equal_high"),
    *("why_not", "status", "source", "vintage", "caveats", "snapshots"),
]


def _year(period: str, year: pd.DataFrame) -> dict[str, object]:
    items, rest = year[year["itemised"]], year[~year["itemised"]]
    shares = items["share_pct"] / _PER_CENT
    counted = items["commodity"].str.count(r"\+") + 1  # "84+85" is two chapters in one figure
    rest_share = float(rest["share_pct"].iloc[0]) / _PER_CENT if len(rest) else float("nan")
    high = float((shares**2).sum()) + rest_share**2
    low = float((shares**2 / counted).sum()) + rest_share**2 / max(CHAPTERS - int(counted.sum()), 1)
    why_not = NO_TOTAL if items["total_usd"].isna().all() else EXCEEDS if pd.isna(rest_share) else ""
    return {
        "period": period,
        "chapters": int(counted.sum()),
        "known_pct": float(items["share_pct"].sum(min_count=1)),
        "rest_pct": rest_share * _PER_CENT,
        "hhi_low": low,
        "hhi_high": high,
        "equal_low": 1 / high,
        "equal_high": 1 / low,
        "why_not": why_not,
        "status": worst(items["status"]),
        "source": str(items["source"].iloc[0]),
        "vintage": ", ".join(sorted(set(year["vintage"]))),
        "caveats": " ".join(sorted(set(" ".join(year["caveats"]).split()))),
        "snapshots": " ".join(dict.fromkeys(" ".join(year["snapshots"]).split())),
    }
