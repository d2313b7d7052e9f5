"""Into one code of the HS: what is loaded beneath it, and the part of it that is not itemised."""

from collections.abc import Iterable

import pandas as pd

from etl.marts.commodity import NOT_ITEMISED
from etl.marts.shape import join_ids, worst
from etl.vocabulary import Level

FINER = (Level.CHAPTER, Level.HEADING, Level.SUBHEADING)  # beneath a section, in this order
_FIRST = (
    "source",
    "reporter",
    "partner",
    "flow",
    "period",
    "total_usd",
    "total_source",
    "total_vintage",
    "section",
)


def within(rows: pd.DataFrame, code: str) -> pd.Series:
    """Flag the rows of a frame with ``commodity`` and ``section`` that lie beneath a code, the code itself left out."""
    if not code[:1].isdigit():
        return (rows["section"] == code) & rows["commodity"].str[
            :1
        ].str.isdigit()  # sections and groups are in no chapter
    starts = pd.Series(False, index=rows.index)
    for part in code.split("+"):  # "84+85" is two chapters in one figure
        starts |= rows["commodity"].str.startswith(part)
    longer = rows["commodity"].str.len() > len(code.split("+", maxsplit=1)[0])
    return starts & longer & ~rows["commodity"].str.contains("+", regex=False)


def beneath(year: pd.DataFrame, code: str, level: Level, title: str) -> pd.DataFrame:
    """Give the items of a level beneath a code, and the rest of the code's own figure.

    Args:
        year: rows of the mart ``commodity`` of one source, reporter, flow and year, at every level.
        code: a section, chapter or heading.
        level: of the items, finer than the code's.
        title: of the row for the part not itemised.

    Returns:
        Columns of the mart: the items, the largest first; then, where the code's own figure is loaded, what it has beyond them.
        That row has no value where the items exceed the figure (they are of another vintage).
    """
    items = year[year["itemised"] & (year["level"] == level) & within(year, code)]
    items = items.sort_values("value_usd", ascending=False)
    own = year[year["itemised"] & (year["commodity"] == code)]
    if own.empty:
        return items.reset_index(drop=True)
    whole = own.iloc[0]
    rest = whole["value_usd"] - items["value_usd"].sum()
    slack = whole["precision_usd"] + items["precision_usd"].sum()
    known = rest >= -slack
    row = {name: whole[name] for name in _FIRST} | {
        "level": str(level),
        "commodity": NOT_ITEMISED,
        "classification": "",
        "title": title,
        "itemised": False,
        "value_usd": max(rest, 0.0) if known else float("nan"),
        "precision_usd": slack if known else float("nan"),
        "status": worst([whole["status"], *items["status"]]),
        "vintage": whole["vintage"],
        "share_pct": max(rest, 0.0) / whole["total_usd"] * 100 if known else float("nan"),
        "growth_pct": float("nan"),
        "growth_base_vintage": None,
        "contribution_pp": float("nan"),
        "caveats": _together(
            [whole["caveats"], *items["caveats"], "" if known else "parts-older-than-total"]
        ),
        "snapshots": _together([whole["snapshots"], *items["snapshots"]]),
    }
    return pd.concat(
        [items, pd.DataFrame([row])[list(items.columns)].astype(items.dtypes)], ignore_index=True
    )


def _together(cells: Iterable[str]) -> str:
    return str(join_ids(*(pd.Series([cell]) for cell in cells)).iloc[0])
