"""The two header rows of table (2): what each column holds."""

import re
from dataclasses import dataclass

from etl.sources.gacc.page import Cell, refuse
from etl.vocabulary import Flow, Frequency

DECEMBER = 12
FLOWS = {"total": Flow.TURNOVER, "exports": Flow.EXPORT, "imports": Flow.IMPORT}
CHANGE = "percentage change"
COLUMN_MONTHS = re.compile(r"(1to)?(\d{1,2})")


@dataclass(frozen=True)
class Column:
    """A value column: which flow, over which months."""

    flow: Flow
    frequency: Frequency
    period: str
    cumulative: bool


def read_header(
    header: list[Cell], below: list[str], title: tuple[int, int], where: str
) -> tuple[tuple[Column, ...], tuple[Flow, ...]]:
    """Give the columns their meaning by the two header rows; January has one column a flow, other months two."""
    groups = [cell.text.casefold() for cell in header[1:]]
    known = [*FLOWS, CHANGE]
    unknown = [name for name in groups if name not in known and not name.startswith(CHANGE)]
    missing = [name for name in known if not any(group.startswith(name) for group in groups)]
    if unknown or missing or len(groups) != len(known):
        faults = [
            *(f"unknown column {name!r}" for name in unknown),
            *(f"missing column {name!r}" for name in missing),
        ]
        refuse(f"The header has {', '.join(faults) or 'a column twice'}", where)
    spread = [group for cell, group in zip(header[1:], groups, strict=True) for _ in range(cell.span)]
    if len(spread) != len(below):
        refuse(f"The second header row has {len(below)} cells where the first spans {len(spread)}", where)
    columns = [
        _column(FLOWS[group], text, title, where)
        for group, text in zip(spread, below, strict=True)
        if group in FLOWS
    ]
    changes = [text.casefold() for group, text in zip(spread, below, strict=True) if group not in FLOWS]
    periods = {column.period for column in columns}
    twice = len(set(columns)) != len(columns)
    if sorted(changes) != sorted(FLOWS) or twice or len(columns) != len(FLOWS) * len(periods):
        refuse(f"The second header row reads {' | '.join(below)}, which is unknown", where)
    return tuple(columns), tuple(FLOWS[name] for name in changes)


def _column(flow: Flow, text: str, title: tuple[int, int], where: str) -> Column:
    year, month = title
    months = COLUMN_MONTHS.fullmatch(re.sub(r"[\s-]", "", text.casefold()))
    if months is None or int(months[2]) != month:
        refuse(f"A column is headed {text!r} on a page whose title says month {month}", where)
    if not months[1]:
        return Column(flow, Frequency.MONTHLY, f"{year}-{month:02}", cumulative=month == 1)
    if month == DECEMBER:
        return Column(flow, Frequency.ANNUAL, f"{year}", cumulative=True)
    return Column(flow, Frequency.YEAR_TO_DATE, f"{year}-01/{year}-{month:02}", cumulative=True)
