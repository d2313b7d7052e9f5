"""One direction as two lines with the gap shaded where both sides are compared, and what changed in how they count."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.figures import ledgers, theme
from etl.marts.mirror import SIDES

CLICK = "<br><i>Click for the rows and their origin</i>"
VERB = {"exporter": "says it sold", "importer": "says it bought"}
NARROW_PX, LETTER_PX = 262, 6  # widths on a phone: of the plot, and of a letter of a break's word


def direction(rows: pd.DataFrame, breaks: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Draw the exporter's and the importer's line of one direction, the gap shaded where the two are compared.

    Args:
        rows: one row a year, as ``etl.marts.mirror.beside`` gives them, with the names that the view adds.
        breaks: years from which a side counts otherwise, each with its word.

    Returns:
        A Plotly figure; ``customdata`` of each mark is the ``snapshots`` cell of its side.
    """
    years = rows["period"].astype(int)
    span = (int(years.min()), int(years.max()))
    largest = largest_of(rows)
    own = {side: _of_side(rows, side) for side in SIDES}
    own = {side: line for side, line in own.items() if len(line)}
    side_of = {side: str(line["ledger"].iloc[0]) for side, line in own.items()}
    over = len(breaks)  # rows of words between the plot and the names of sources
    shapes, annotations = _breaks(breaks, span)
    for place, (side, line) in enumerate(own.items()):
        annotations += ledgers.sources(side_of[side], line, over + len(own) - 1 - place)
        shapes += ledgers.joints(side_of[side], line.loc[line["joint"], "period"].tolist())
    names = {side_of[side]: f"{line['name'].iloc[0]} {VERB[side]}" for side, line in own.items()}
    lasts = {side_of[side]: line.tail(1).to_dict("records")[0] for side, line in own.items()}
    return {
        "data": [
            *_bands(rows),
            *(ledgers.line(side_of[side], line, span, _hover(side)) for side, line in own.items()),
        ],
        "layout": theme.layout(
            xaxis=theme.year_axis(*span),
            yaxis=theme.usd_axis(largest),
            shapes=[*_grounds(rows), *shapes],
            annotations=[
                *ledgers.key(names, over + len(own)),
                *annotations,
                *ledgers.ends(lasts, largest),
            ],
            margin=ledgers.room(over + len(own) + 1),
            hovermode="closest",
        ),
    }


def direction_height(breaks: Sequence[tuple[int, str]]) -> int:
    """Give the height in pixels that ``direction`` needs: each break has a row of its own for its word."""
    return 420 + ledgers.ROW_PX * len(breaks)


def largest_of(rows: pd.DataFrame) -> float:
    """Give the largest figure of either side, which sets the unit of the axis; at least a dollar."""
    return max(
        1.0,
        *(
            float(rows[f"{side}_value_usd"].max(skipna=True))
            for side in SIDES
            if rows[f"{side}_value_usd"].notna().any()
        ),
    )


def _bands(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """One band a run of years that are compared; a year between years that are not is a narrow band of its own."""
    compared = rows[rows["comparable"]].assign(year=lambda table: table["period"].astype(int))
    for _, run in compared.groupby((compared["year"].diff() != 1).cumsum()):
        across = [float(year) for year in run["year"]]
        upper, lower = run["exporter_value_usd"].tolist(), run["importer_value_usd"].tolist()
        if len(across) == 1:
            across, upper, lower = [across[0] - 0.2, across[0] + 0.2], upper * 2, lower * 2
        yield {
            "type": "scatter",
            "name": "gap",
            "x": [*across, *reversed(across)],
            "y": [*upper, *reversed(lower)],
            "fill": "toself",
            "fillcolor": theme.GAP,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }


def _of_side(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Give the years of one side with its own columns under plain names, beside those of the pair."""
    own = rows[rows[f"{side}_value_usd"].notna()]
    return own.assign(
        **{
            column.removeprefix(f"{side}_"): own[column]
            for column in own.columns
            if column.startswith(f"{side}_")
        }
    )


def _hover(side: str) -> Callable[[Mapping[Any, Any]], str]:
    return lambda row: said(row, side)


def said(row: Mapping[Any, Any], side: str) -> str:
    """Say what one side says, with the gap or the reason why there is none."""
    gap = ""
    if pd.notna(row["gap_usd"]):
        gap = (
            f"<br>gap {wording.usd(row['gap_usd'])} USD: {wording.percent(row['gap_pct_of_exporter'])} of "
            f"{row['exporter_name']}'s, {wording.percent(row['gap_pct_of_importer'])} of {row['importer_name']}'s"
        )
    elif row["why_not"]:
        gap = f"<br>no gap: {row['why_not']}"
    value = wording.usd(row[f"{side}_value_usd"], row[f"{side}_precision_usd"])
    return (
        f"<b>{row[f'{side}_name']} {VERB[side]}, {row['period']}</b><br>{value} USD"
        f"<br>{row[f'{side}_source_name']}, vintage {row[f'{side}_vintage']}{gap}{CLICK}"
    )


def _breaks(
    breaks: Sequence[tuple[int, str]], span: tuple[int, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A thin line for each year with a break, up to its word; each word has a row of its own, so that none crosses a line.

    The words stand at the right of their lines, the first over the others; those that would leave the paper on a phone
    stand at the left, over all of these.
    """
    year_px = NARROW_PX / (span[1] - span[0] + 1.2)
    late = [
        (year, word)
        for year, word in breaks
        if (span[1] + 1.1 - year) * year_px + ledgers.RIGHT < LETTER_PX * len(word)
    ]
    shapes, words = [], []
    for nth, (year, word) in enumerate([*late[::-1], *(each for each in breaks if each not in late)]):
        shift = ledgers.ROW_PX * (len(breaks) - 1 - nth)
        at_left = nth < len(late)
        shapes += [ledgers.upright(year - 0.5, theme.QUIET), _up(year - 0.5, shift + ledgers.ROW_PX)]
        words.append(
            {
                "x": year - 0.5,
                "yref": "paper",
                "y": 1,
                "yshift": shift + 2,
                "text": word,
                "showarrow": False,
                "xanchor": "right" if at_left else "left",
                "xshift": -3 if at_left else 3,
                "yanchor": "bottom",
                "bgcolor": theme.PAPER,
                "borderpad": 0,
                "font": {"size": 10, "color": theme.QUIET},
            }
        )
    return shapes, words


def _up(at: float, pixels: int) -> dict[str, Any]:
    """Lengthen an upright line from the plot's top by so many pixels."""
    return ledgers.upright(at, theme.QUIET) | {"ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": pixels}


def hidden(rows: pd.DataFrame) -> list[tuple[int, int, str]]:
    """Give each stretch of years whose two figures are in hand and not compared: first, last, and why."""
    both = rows[[f"{side}_value_usd" for side in SIDES]].notna().all(axis=1)
    held = rows[both & ~rows["comparable"]].assign(year=lambda table: table["period"].astype(int))
    runs = held.groupby([(held["year"].diff() != 1).cumsum(), "why_not"])
    return [(int(run["year"].min()), int(run["year"].max()), str(why)) for (_, why), run in runs]


def _grounds(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """A pale ground behind years that are not compared."""
    ground = {
        "type": "rect",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.NOT_ITEMISED,
        "opacity": 0.4,
        "line": {"width": 0},
        "layer": "below",
    }
    return [ground | {"x0": first - 0.5, "x1": last + 0.5} for first, last, _ in hidden(rows)]
