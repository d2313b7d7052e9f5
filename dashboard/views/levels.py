"""Where the trade stands on each ledger: the last full year, and the part-year that follows it, with growth, source and vintage."""

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from etl.marts.ledger_lines import latest
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Frequency, Measure

MEASURES = {
    "both": (Measure.TURNOVER, Measure.TURNOVER),
    "to-kazakhstan": (Measure.EXPORT, Measure.IMPORT),
    "to-china": (Measure.IMPORT, Measure.EXPORT),
}  # of China's ledger and of Kazakhstan's, by kind of trade


def measures(trade: str) -> dict[str, Measure]:
    """Give what each ledger measures of a kind of trade (a key of ``MEASURES``)."""
    return dict(zip(("china", "kazakhstan"), MEASURES[trade], strict=True))


def levels(ledger: Ledger, trade: str, as_of: str = "") -> list[str]:
    """Say each ledger's last full year and the part-year after it; first, which year is the last of both where they differ."""
    table = ledger.table("ledger_lines", as_of or None)
    lines = {
        side: table[(table["ledger"] == side) & (table["measure"] == measure)]
        for side, measure in measures(trade).items()
    }
    lines = {side: line for side, line in lines.items() if len(line)}
    ends = {side: latest(line, side, measures(trade)[side]) for side, line in lines.items()}
    common = set.intersection(*(set(line["period"]) for line in lines.values())) if lines else set()
    apart = len({row["period"] for row in ends.values()}) > 1
    return [
        *([text("overview.last_of_both", year=max(common))] if apart and common else []),
        *(_full_year(ledger, side, row) for side, row in ends.items()),
        *_part_years(ledger, trade, {side: str(row["period"]) for side, row in ends.items()}, as_of),
    ]


def _full_year(ledger: Ledger, side: str, row: pd.Series) -> str:
    quoted = ", quoted in press" if row["evidence"] == Evidence.QUOTED else ""
    return _said(ledger, ledger.reference.ledgers[side], row, quoted)


def _part_years(ledger: Ledger, trade: str, full: dict[str, str], as_of: str) -> list[str]:
    """Say each ledger's latest part-year that no full year covers yet."""
    totals = ledger.totals(as_of or None)
    sentences = []
    for name, measure in measures(trade).items():
        side = ledger.reference.ledgers[name]
        rows = totals[
            (totals["ledger"] == name)
            & (totals["partner"] == side.partner)
            & (totals["measure"] == measure)
            & (totals["frequency"] == Frequency.YEAR_TO_DATE)
            & totals["in_force"]
        ]
        rows = rows[rows["period"].str[:4] > full.get(name, "")]
        if len(rows):
            row = rows.assign(end=rows["period"].str[-7:]).sort_values("end").iloc[-1]
            sentences.append(_said(ledger, side, row))
    return sentences


def _said(ledger: Ledger, side: Side, row: pd.Series, quoted: str = "") -> str:
    """Say one level: growth as printed goes before computed growth."""
    printed = pd.notna(row["growth_reported_pct"])
    growth = row["growth_reported_pct"] if printed else row["growth_pct"]
    change = (
        f", {wording.percent(growth, sign=True)}{'' if printed else ' computed'}" if pd.notna(growth) else ""
    )
    level = wording.usd(row["value_usd"], row["precision_usd"], unit=True)
    source = ledger.reference.sources[row["source"]].short
    return f"{wording.period(row['period'])} by {side.name}: {level}{change} ({source}, vintage {row['vintage']}{quoted})."
