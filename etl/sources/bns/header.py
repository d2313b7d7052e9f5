"""The header of the table by country: its unit, and which column holds which flow."""

import re

from etl.sources.bns.periods import folded
from etl.sources.bns.workbook import Sheet, refuse
from etl.vocabulary import Flow

WORLD_ROW, WORLD_SPELT = "всего", ("всего", "всего в том числе")
FLOWS = {"товарооборот": Flow.TURNOVER, "экспорт": Flow.EXPORT, "импорт": Flow.IMPORT}
SHARE = re.compile(r"%|удельный вес.*")
UNIT = re.compile(r"(тыс|млн|млрд)\w*\.?\s*долл")


def check_unit(sheet: Sheet, first: int, where: str) -> None:
    """Make sure that the sheet says, above its first figures, that they are in thousand US dollars."""
    units = [UNIT.search(cell.casefold()) for row in sheet.rows[:first] for cell in row]
    scales = {unit[1] for unit in units if unit}
    if scales != {"тыс"}:
        said = f"says {', '.join(sorted(scales))}" if scales else "is not stated"
        refuse(f"The unit should be thousand US dollars and {said}", f"{where}, sheet {sheet.name}")


def read_columns(sheet: Sheet, head: int, first: int, where: str) -> dict[int, Flow | None]:
    """Say which flow each column holds, None for shares; a column that is neither is refused."""
    labels: dict[int, list[str]] = {}
    for row in sheet.rows[head:first]:
        for place, cell in enumerate(row[1:], start=1):
            labels.setdefault(place, []).append(folded(cell))
    columns: dict[int, Flow | None] = {}
    unknown = []
    for place, texts in labels.items():
        words = [text for text in texts if text and text != WORLD_ROW]
        flows = [FLOWS[text] for text in words if text in FLOWS]
        if len(flows) == 1 and len(words) == 1:
            columns[place] = flows[0]
        elif len(words) == 1 and SHARE.fullmatch(words[0]):
            columns[place] = None
        elif words:
            unknown.append(" ".join(words))
    missing = [word for word, flow in FLOWS.items() if list(columns.values()).count(flow) != 1]
    if unknown or missing:
        faults = [
            *(f"unknown column {name!r}" for name in unknown),
            *(f"missing or repeated column {name!r}" for name in missing),
        ]
        refuse(f"The header has {', '.join(faults)}", sheet.place(where, head + 1))
    return columns
