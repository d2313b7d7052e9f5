"""What the vintages page says of one figure: how it was revised, and which source's figure the site takes."""

import pandas as pd

from dashboard import wording
from dashboard.texts import text
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Status


def title(ledger: str, history: pd.DataFrame, used: int, subject: str) -> str:
    """Say the first and the last value of the source whose figure is in use, else of the first that has been revised.

    Args:
        ledger: its name.
        history: see ``dashboard.views.vintages.VintagesView``, with ``place``.
        used: the row of the figure in use.
        subject: what is counted, in words.
    """
    who = f"{ledger[0].upper()}{ledger[1:]}"
    taken = history.iloc[used]
    now = {"value": _usd(taken), "label": taken["label"]}
    revised = history[history.groupby("source")["vintage"].transform("nunique") > 1]
    if revised.empty:
        if len(history) > 1:
            return text("vintages.unrevised", ledger=who, subject=subject, **now)
        return text("vintages.never", ledger=who, subject=subject, **now)
    own = revised[revised["source"] == taken["source"]]
    steps = own if len(own) else revised[revised["source"] == revised.iloc[0]["source"]]
    start, end = steps.iloc[0], steps.iloc[-1]
    change = end["value_usd"] - start["value_usd"]
    share = change / start["value_usd"] * 100 if start["value_usd"] else float("nan")
    same = _same(start, end) or pd.isna(share)
    facts = {
        "ledger": who,
        "subject": subject,
        "start": _usd(start),
        "first": start["label"],
        "end": _usd(end),
        "last": end["label"],
        "change": text("vintages.same") if same else wording.percent(share, sign=True),
    }
    return text("vintages.title", **facts) if len(own) else text("vintages.title_elsewhere", **facts, **now)


def in_use(side: Side, history: pd.DataFrame, used: int) -> str:
    """Say which source's figure the site takes and why, and what the latest figure of each other source is beside it."""
    taken = history.iloc[used]
    others = history[history["in_force"] & (history["source"] != taken["source"])]
    if others.empty:
        return ""
    facts = {"value": _usd(taken), "source": taken["source_name"], "vintage": taken["vintage"]}
    office = others[others["source"] == side.office]
    if taken["source"] == side.office:
        said = [text("vintages.use.office", **facts)]
    elif (office["evidence"] == Evidence.QUOTED).any():
        said = [text("vintages.use.copy", **facts)]
    else:
        said = [text("vintages.use.order", **facts)]
    replaced = history[(history["source"] == taken["source"]) & ~history["in_force"]]
    return " ".join([*said, *(_other(row, taken, replaced) for _, row in others.iterrows())])


def _other(row: pd.Series, taken: pd.Series, replaced: pd.DataFrame) -> str:
    facts = {"label": row["label"], "value": _usd(row), "source": taken["source_name"]}
    if _same(row, taken):
        return text("vintages.beside.same", **facts)
    older = [vintage for _, vintage in replaced.iterrows() if _same(row, vintage)]
    if older:
        return text("vintages.beside.older", older=older[-1]["label"], **facts)
    change = (row["value_usd"] / taken["value_usd"] - 1) * 100 if taken["value_usd"] else float("nan")
    if pd.isna(change):
        return text("vintages.beside.other", **facts)
    facts["change"] = wording.percent(change, sign=True)
    if row["status"] == Status.UNRELIABLE:
        return text("vintages.beside.low", **facts)
    return text("vintages.beside.apart", **facts)


def _same(one: pd.Series, other: pd.Series) -> bool:
    """Whether two figures meet, each as wide as it was printed."""
    apart = abs(one["value_usd"] - other["value_usd"])
    return bool(apart <= one["precision_usd"] + other["precision_usd"])


def _usd(row: pd.Series) -> str:
    return wording.usd(row["value_usd"], row["precision_usd"], unit=True)
