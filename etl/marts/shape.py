"""What all marts share: the order of vintages, which one is in force, caveats, and the period a growth rate starts from."""

from collections.abc import Iterable, Sequence

import pandas as pd

from etl.reference import Reference
from etl.vocabulary import Evidence, Flow, Status

_WEAKEST_EVIDENCE = [Evidence.QUOTED, Evidence.COPY, Evidence.OFFICIAL_TABLE]
_WORST_STATUS = [
    Status.MISSING,
    Status.UNRELIABLE,
    Status.IMPUTED,
    Status.ESTIMATED,
    Status.PROVISIONAL,
    Status.BREAK,
    Status.NORMAL,
]


def with_order(flows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Add ``order``, the day each vintage is ordered by (``known_from``, else the rank in ``sources.yml``)."""
    vintages = flows[["source", "vintage", "known_from"]].drop_duplicates()
    days = {
        (source, vintage): reference.order_of(source, vintage, day)
        for source, vintage, day in vintages.to_numpy()
    }
    order = [days[pair] for pair in zip(flows["source"], flows["vintage"], strict=True)]
    return flows.assign(order=pd.Series(order, index=flows.index, dtype="str"))


def in_force(frame: pd.DataFrame, figure: Sequence[str]) -> pd.Series:
    """Flag the latest vintage of each figure; ``figure`` is its key without the vintage.

    Of two vintages of one day the one that is named last holds, so that never two are in force.
    """
    place = frame["order"] + "|" + frame["vintage"]
    return place == place.groupby([frame[name] for name in figure]).transform("max")


def base_period(period: pd.Series) -> pd.Series:
    """Give the same months a year earlier: ``2023-01/2023-09`` → ``2022-01/2022-09``."""
    return period.str.replace(r"\d{4}", lambda year: f"{int(year[0]) - 1:04}", regex=True)


def weakest(evidence: Iterable[str]) -> str:
    """Give the weakest evidence among those a figure was computed from."""
    given = set(evidence)
    return str(next(kind for kind in _WEAKEST_EVIDENCE if kind in given))


def worst(status: Iterable[str]) -> str:
    """Give the worst status among those a figure was computed from."""
    given = set(status)
    return str(next(kind for kind in _WORST_STATUS if kind in given))


def join_ids(*columns: pd.Series) -> pd.Series:
    """Join the words of several columns, row by row, into one sorted space-separated text without repeats."""
    joined = [
        " ".join(sorted({word for cell in cells for word in cell.split()}))
        for cells in zip(*columns, strict=True)
    ]
    return pd.Series(joined, index=columns[0].index, dtype="str")


def caveats(frame: pd.DataFrame, reference: Reference, level: str = "total") -> pd.Series:
    """Name the caveats that hold for each row, space-joined.

    Args:
        frame: any mart; conditions on columns it lacks never hold.
        reference: holds the controlled list.
        level: commodity level of the rows, where the frame has no column ``level``.
    """
    table = frame if "level" in frame.columns else frame.assign(level=level)
    if {"reporter", "partner", "flow"} <= set(table.columns):
        forwards, backwards = (
            table["reporter"] + ">" + table["partner"],
            table["partner"] + ">" + table["reporter"],
        )
        table = table.assign(direction=forwards.where(table["flow"] == Flow.EXPORT, backwards))
    year = table["period"].str[:4].astype(int)
    tags: list[list[str]] = [[] for _ in range(len(table))]
    for caveat in reference.caveats:
        if caveat.applies is None:
            continue
        holds = pd.Series(True, index=table.index)
        for condition, wanted in caveat.applies.items():
            match condition:
                case "from":
                    holds &= year >= wanted
                case "to":
                    holds &= year <= wanted
                case "years":
                    holds &= year.isin(wanted)
                case _ if condition in table.columns:
                    holds &= table[condition].isin([wanted] if isinstance(wanted, str) else wanted)
                case _:
                    holds &= False
        for position in holds.to_numpy().nonzero()[0]:
            tags[position].append(caveat.id)
    return pd.Series([" ".join(sorted(row)) for row in tags], index=frame.index, dtype="str")
