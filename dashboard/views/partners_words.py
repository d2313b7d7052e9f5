"""What the partners page says in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.texts import text
from dashboard.views.choosing import stretches

PRINTED = "printed total"
ALWAYS = ("CHN", "RUS", "EU27")  # their shares are always said
ORDER = 3  # partners whose order is said


def headline(rows: pd.DataFrame, measure: str, year: str, *, together: bool) -> str:
    """Say who was first in a year, with how much, and who came second.

    Args:
        rows: of one measure, with the mart's ranks.
        measure: turnover, export or import.
        year: the chosen one.
        together: whether the EU27 counts as one.
    """
    first, second = _order(rows, year, _column(together=together), 2)
    named = {"first": _name(first), "second": _name(second), "year": year}
    values = {"value": _usd(first), "second_value": _usd(second)}
    role = text(f"partners.role.{measure}")
    if together:
        return text("partners.headline_together", role=role, **named, **values)
    return text("partners.headline_single", role=role, **named, **values)


def lead(rows: pd.DataFrame, measure: str, year: str, *, together: bool) -> str:
    """Say since when the first has been first, and what changes by the other way of counting."""
    sentences = [since(rows, year, _column(together=together))]
    other = _order(rows, year, _column(together=not together), ORDER)
    said = wording.listed([f"{_name(each)} {_usd(each)}" for each in other])
    bloc = rows[(rows["period"] == year) & rows["bloc"]]
    if together:
        sentences.append(text("partners.if_single", said=said))
        sentences.append(since(rows, year, _column(together=False)))
    elif len(bloc):
        place = _place(int(bloc["rank_with_bloc"].iloc[0]))
        sentences.append(text("partners.if_together", said=said, place=place, value=_usd(bloc.iloc[0])))
    return " ".join([*sentences, text(f"partners.counted.{measure}")])


def since(rows: pd.DataFrame, year: str, rank: str) -> str:
    """Say since when the year's first has been first without a break, and when it was before."""
    tops = rows[rows[rank] == 1].drop_duplicates("period").set_index("period")
    first, name = str(tops.loc[year, "short_name"]), _name(tops.loc[year])
    first_in = sorted(int(each) for each in tops.index[tops["short_name"] == first])
    listed = {int(each) for each in tops.index}
    start = int(year)
    while start - 1 in first_in:
        start -= 1
    end = int(year)
    while end + 1 in first_in:
        end += 1
    before = [each for each in first_in if each < start]
    facts = {"name": _capital(name), "since": start, "year": end}
    if start - 1 not in listed and start == end:
        said = text("partners.first_loaded", **facts)
    elif start - 1 not in listed:
        said = text("partners.first_of_loaded", **facts)
    elif start == end:
        said = text("partners.first_anew", before=_name(tops.loc[str(start - 1)]), **facts)
    else:
        said = text("partners.first_since", before=_name(tops.loc[str(start - 1)]), **facts)
    return (
        f"{said} {text('partners.first_before', name=_capital(name), years=stretches(before))}"
        if before
        else said
    )


def ranks_title(rows: pd.DataFrame, year: str) -> str:
    """Say the first three of the year, in the ranks that are shown."""
    names = [_name(each) for each in _order(rows, year, "place", ORDER)]
    return text("partners.ranks", said=_capital(wording.listed(names)), year=year)


def shares_title(year_rows: pd.DataFrame, measure: str) -> str:
    """Say the shares of China, Russia and the EU27 in the year."""
    shown = year_rows[year_rows["partner"].isin(ALWAYS)]
    said = [f"{_name(row)} {wording.percent(row['share_pct'])}" for _, row in shown.iterrows()]
    year = year_rows["period"].iloc[0]
    return text(
        "partners.shares", what=text(f"partners.whole.{measure}"), said=wording.listed(said), year=year
    )


def dips_said(rows: pd.DataFrame) -> str:
    """Say each fall and return of a share within a year; ``rows`` is what ``etl.marts.partners.dips`` gives."""
    return " ".join(
        text(
            "partners.dip",
            name=_capital(_name(row)),
            share=wording.percent(row["share_pct"]),
            year=row["period"],
            before=wording.percent(row["before_pct"]),
            after=wording.percent(row["after_pct"]),
        )
        for _, row in rows.iterrows()
    )


def year_title(year_rows: pd.DataFrame, measure: str) -> str:
    """Say how many partners are listed in the year, and the whole that shares are of."""
    row = year_rows.iloc[0]
    return text(
        "partners.listed",
        what=text(f"partners.whole.{measure}"),
        year=row["period"],
        n=int((~year_rows["bloc"]).sum()),
        world=wording.usd(row["world_usd"]),
        world_is=row["world_is"],
    )


def sources(spans: pd.DataFrame) -> str:
    """Say which source serves which years, and what the shares of each are of."""
    parts = [f"{span['source_name']} {_years(span)}" for span in spans.to_dict("records")]
    summed = spans[spans["world_is"] != PRINTED]
    said = (
        text("partners.sources", said=wording.listed(parts))
        if len(parts) > 1
        else text("partners.source", said=parts[0])
    )
    if summed.empty:
        return said
    names = wording.listed(list(dict.fromkeys(summed["source_name"])))
    return f"{said} {text('partners.summed', names=names)}"


def _years(span: Mapping[Any, Any]) -> str:
    return str(span["first"]) if span["first"] == span["last"] else f"{span['first']}–{span['last']}"


def _order(rows: pd.DataFrame, year: str, rank: str, most: int) -> list[pd.Series]:
    own = rows[(rows["period"] == year) & rows[rank].notna()].sort_values([rank, "partner"])
    return [row for _, row in own.head(most).iterrows()]


def _column(*, together: bool) -> str:
    return "rank_with_bloc" if together else "rank"


def _name(row: Any) -> str:
    """Name a partner within a sentence."""
    return text("partners.the_bloc", name=row["short_name"]) if row["bloc"] else str(row["short_name"])


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _place(rank: int) -> str:
    return (
        text("partners.places").split()[rank - 1]
        if rank <= len(text("partners.places").split())
        else f"{rank}th"
    )


def _usd(row: pd.Series) -> str:
    return wording.usd(row["value_usd"])
