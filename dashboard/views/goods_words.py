"""The sentences of the goods page: what a year consists of, what is not itemised, and which figure has since been revised."""

from collections.abc import Iterable

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.views import days
from dashboard.views.goods_choice import LEVEL_WORDS, Selection
from dashboard.views.parties import COUNTRY, OTHER, TOWARDS, VERB
from etl.vocabulary import Flow, Level, Status

SAME_WITHIN_USD = 1e6  # copies round; smaller differences are not worth a sentence


def title(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    """Say how much there was, and what the largest part was or that most is not itemised."""
    who, other = COUNTRY[selection.reporter], COUNTRY[OTHER[selection.reporter]]
    verb, towards = VERB[Flow(selection.flow)], TOWARDS[Flow(selection.flow)]
    items = rows[rows["itemised"]]
    top = items.iloc[0]
    total = top["total_usd"]
    where = f"{towards} {other} in {selection.year}"
    source = ledger.reference.sources[selection.source]
    if pd.isna(total):
        many = (
            f"{len(items)} {'material groups' if selection.level == Level.GROUP else f'{selection.level}s'}"
        )
        how = ", which reconciles both reports," if source.reconciled else ""
        return f"{source.short}{how} has {many} of what {who} {verb} {where}"
    said = "in an incomplete submission said" if top["status"] == Status.UNRELIABLE else "says"
    share = wording.percent(top["share_pct"], decimals=0 if top["share_pct"] >= 1 else 1)
    rest = rows.loc[~rows["itemised"], "share_pct"].max()
    largest = (
        f"{share} was {_named(top)}"
        if not rest > top["share_pct"]
        else f"most of it is not itemised by {selection.level} in the data loaded here"
    )
    return f"{who} {said} it {verb} {wording.usd(total, unit=True)} {where}; {largest}"


def year_title(ledger: Ledger, selection: Selection) -> str:
    """Name the chart of one year."""
    source = ledger.reference.sources[selection.source]
    what = "material group" if selection.level == Level.GROUP else selection.level
    return f"{COUNTRY[selection.reporter]}'s {selection.flow}s of {selection.year}{_within(selection)} by {what}, {source.short}"


def other_figure(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> list[str]:
    """Say the figure that the reporter's ledger now has, where it is another one than the total shown."""
    lines = ledger.table("ledger_lines", selection.as_of or None)
    side = next(side for side in ledger.reference.ledgers.values() if side.reporter == selection.reporter)
    now = lines[
        (lines["ledger"] == side.id)
        & (lines["measure"] == selection.flow)
        & (lines["period"] == selection.year)
    ]
    total = rows["total_usd"].dropna()
    if now.empty or total.empty:
        return []
    row = now.iloc[0]
    if abs(row["value_usd"] - total.iloc[0]) <= max(row["precision_usd"], SAME_WITHIN_USD):
        return []
    source = ledger.reference.sources[row["source"]].short
    value = wording.usd(row["value_usd"], row["precision_usd"])
    then = "then had" if selection.as_of else "now have"
    return [f"{side.name[0].upper()}{side.name[1:]} {then} {value} ({source}, vintage {row['vintage']})."]


def _named(row: pd.Series) -> str:
    title = str(row["title"])
    return title[0].lower() + title[1:]


def lead(ledger: Ledger, selection: Selection, rows: pd.DataFrame) -> str:
    """Say how many items are loaded and how much is not itemised."""
    items, rest = rows[rows["itemised"]], rows[~rows["itemised"]]
    source = ledger.reference.sources[selection.source].short
    one = LEVEL_WORDS[Level(selection.level)].split(" (")[0].lower().removesuffix("s")
    counted = f"One {one} is" if len(items) == 1 else f"{len(items)} {one}s are"
    counted = f"{counted} loaded from {source}."
    if rest.empty and not ledger.reference.sources[selection.source].reconciled:
        return f"{counted} No total to share them out of was known {days.when(selection.as_of)}."
    if rest.empty:
        return f"{counted} They have no total to be shared out of: reconciled values are never subtracted from reported ones."
    row = rest.iloc[0]
    if pd.isna(row["value_usd"]):
        return f"{counted} They exceed the total, which is of another vintage, so no remainder is shown."
    total = (
        ""
        if row["total_source"] == selection.source
        else f" of {ledger.reference.sources[row['total_source']].short}'s total"
    )
    part = f"{wording.usd(row['value_usd'])} or {wording.percent(row['share_pct'])}{total}"
    return f"{counted} The rest, {part}, is {row['title'][0].lower()}{row['title'][1:]}."


def bands_title(ledger: Ledger, selection: Selection, series: pd.DataFrame) -> str:
    """Name the chart over the years."""
    first, last = series["period"].min(), series["period"].max()
    who = COUNTRY[selection.reporter]
    span = f"from {first} to {last}" if first != last else f"in {first}"
    source = ledger.reference.sources[selection.source]
    said = "reports" if not source.reconciled else f"is given by {source.short}"
    return f"What {who} {said} as {selection.flow}s {span}{_within(selection)}, by {selection.level}"


def warnings(ledger: Ledger, caveats: Iterable[str]) -> tuple[str, ...]:
    """The caveats that change how the page must be read; they are said at the top, not only in the note."""
    held = {name for cell in caveats for name in cell.split()}
    return tuple(caveat.text for caveat in ledger.reference.caveats if caveat.prominent and caveat.id in held)


def _within(selection: Selection) -> str:
    if not selection.within:
        return ""
    return f", within {'' if selection.within[:1].isdigit() else 'section '}{selection.within}"
