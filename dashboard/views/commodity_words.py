"""What is said of one commodity: who reports how much of it, how it grew, and what it did to the whole flow."""

import pandas as pd

from dashboard import wording
from dashboard.views.choosing import stretches
from dashboard.views.parties import COUNTRY, DIRECTIONS, OTHER, TOWARDS, VERB
from etl.vocabulary import Status


def heading(trade: str, title: str, who: pd.DataFrame) -> str:
    """Say what each reporter counts last, or that what is loaded of it does not itemise it; ``who`` is that of ``CommodityView``."""
    goods = f"{title[0].lower()}{title[1:]}" if not title[:2].isupper() else title
    known = who[who["known"] & ~who["reconciled"].eq(True)]
    where = DIRECTIONS[trade]
    if known.empty:
        blended = list(dict.fromkeys(who.loc[who["reconciled"].eq(True), "source_name"].dropna()))
        only = f"; {wording.listed(blended)} has reconciled ones" if blended else ""
        return f"Of {goods} ({where}) neither country’s own figures are loaded{only}"
    parts = []
    for reporter, rows in known.groupby("reporter", sort=False):
        row = rows.sort_values("period").iloc[-1]
        parts.append(
            f"{COUNTRY[str(reporter)]} says it {VERB[row['flow']]} {wording.usd(row['value_usd'], row['precision_usd'], unit=True)} in {row['period']}"
        )
    if len(parts) == 1:
        other = COUNTRY[OTHER[known["reporter"].iloc[0]]]
        parts.append(f"{other}’s figures loaded here do not itemise it")
    return f"{title}, {where}: {'; '.join(parts)}"


def lead(who: pd.DataFrame) -> str:
    """Say share, growth and contribution of each reporter's last year, and where a missing figure lies."""
    sentences = []
    for row in who.to_dict("records"):
        if not row["known"]:
            sentences.append(row["note"])
        elif not row["reconciled"]:
            share = (
                f", {wording.percent(row['share_pct'])} of its {row['flow']}s {TOWARDS[row['flow']]} {COUNTRY[OTHER[row['reporter']]]}"
                if pd.notna(row["share_pct"])
                else ""
            )
            growth = (
                f"; {wording.percent(row['growth_pct'], sign=True)} on the year before"
                if pd.notna(row["growth_pct"])
                else ""
            )
            added = (
                f", which moved the whole flow by {wording.points(row['contribution_pp'])}"
                if pd.notna(row["contribution_pp"])
                else ""
            )
            low = " The submission of that year is incomplete." if row["status"] == Status.UNRELIABLE else ""
            sentences.append(
                f"{COUNTRY[row['reporter']]}, {row['period']}: {wording.usd(row['value_usd'], row['precision_usd'])}{share}{growth}{added} "
                f"({row['source_name']}, vintage {row['vintage']}).{low}"
            )
    return " ".join(sentences)


def to_load(who: pd.DataFrame) -> str:
    """Say what brings the figures that are not loaded; nothing where both are."""
    return " ".join(f"{load}." for load in dict.fromkeys(who.loc[~who["known"], "load"]) if load)


def lines_title(name: str, trade: str, lines: pd.DataFrame) -> str:
    """Say which years each reporter itemises."""
    if lines.empty:
        return f"{name}: no year is itemised by either reporter"
    sides = [
        f"{reporter} {stretches([int(year) for year in rows['period']])}"
        for reporter, rows in lines[~lines["reconciled"]].groupby("reporter_name")
    ]
    return f"{name}, {DIRECTIONS[trade]}, as reported by {wording.listed(sides) if sides else 'neither (reconciled values only)'}"


def growth_title(name: str, lines: pd.DataFrame) -> str:
    """Say where the commodity moved a whole flow most; nothing where no year says it."""
    measured = lines[lines["contribution_pp"].notna()]
    if measured.empty:
        return ""
    row = measured.iloc[int(measured["contribution_pp"].abs().to_numpy().argmax())]
    return f"{name} moved {row['reporter_name']}’s {row['flow']}s by {wording.points(row['contribution_pp'])} in {row['period']}, more than in any other year loaded"
