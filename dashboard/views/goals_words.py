"""What the goals page says in sentences."""

import pandas as pd

from dashboard import wording
from dashboard.texts import text
from dashboard.views import days
from etl.marts.goals import NOW, THEN
from etl.marts.outlook import LAST_MONTHS, SAME_MONTHS_COMPUTED, SAME_MONTHS_PRINTED, SPANS

TENTH_OF_A_BILLION, BILLION = 5e7, 5e8  # half a unit of the digit shown
MONTH = len("2026-05")
METHODS = {LAST_MONTHS: "months", SAME_MONTHS_PRINTED: "printed", SAME_MONTHS_COMPUTED: "computed"}


def label(row: pd.Series) -> str:
    """Name a goal among others."""
    return f"{row['said_on'][:4]}: {row['wording'].partition(' (')[0]}"


def state(row: pd.Series) -> str:
    """Say whether a target is met on a ledger, and how that lies to its deadline."""
    if pd.isna(row["target_usd"]) or pd.isna(row["latest_usd"]):
        return text("goals.not_measured")
    year = row["deadline_year"]
    if pd.notna(row["first_met"]):
        late = 0 if pd.isna(year) else int(row["first_met"]) - int(year)
        if late <= 0:
            return text("goals.met", year=row["first_met"])
        return text("goals.met_late", year=row["first_met"], years=late)
    passed = pd.notna(year) and int(row["latest_period"]) >= int(year)
    return text("goals.missed") if passed else text("goals.not_yet")


def arrives(row: pd.Series) -> str:
    """Say the years between which past growth would arrive: "2029–2031", "from 2029 on", "2027"."""
    low, high = row["arrives_low"], row["arrives_high"]
    if pd.isna(low):
        return ""
    if pd.isna(high):
        return text("goals.or_never", year=low)
    return str(low) if low == high else f"{low}–{high}"


def _usd(value: float) -> str:
    """Say a target given as a value: a round one as round as it was said."""
    return wording.usd(value, TENTH_OF_A_BILLION if value % 1e9 else BILLION)


def base_usd(row: pd.Series) -> str:
    """Say a base as it was printed."""
    return wording.usd(row["base_usd"], row["base_precision_usd"])


def target_usd(row: pd.Series) -> str:
    """Say a target; that of a multiple to the digit its base was printed to."""
    if pd.isna(row["base_usd"]):
        return _usd(row["target_usd"])
    return wording.usd(row["target_usd"], row["base_precision_usd"] * row["target_usd"] / row["base_usd"])


def title(chosen: pd.DataFrame) -> str:
    """Say where a goal stands on each ledger, from each base where they differ.

    Args:
        chosen: rows of one goal, with ``ledger_name`` and ``base_said``.
    """
    measured = chosen[chosen["latest_usd"].notna() & chosen["target_usd"].notna()]
    if measured.empty:
        return text("goals.title_regional", wording=chosen.iloc[0]["wording"])
    multiples = measured[measured["base_usd"].notna()]
    if multiples.empty:
        parts = [
            text("goals.part_met", ledger=row["ledger_name"], year=row["first_met"])
            if pd.notna(row["first_met"])
            else text(
                "goals.part_not_met",
                ledger=row["ledger_name"],
                value=wording.usd(row["latest_usd"], TENTH_OF_A_BILLION),
                year=row["latest_period"],
                share=wording.percent(row["latest_pct_of_target"], decimals=0),
            )
            for _, row in measured.iterrows()
        ]
        return text("goals.title_value", wording=chosen.iloc[0]["wording"], parts=wording.listed(parts))
    return text(
        "goals.title_multiple",
        base=multiples.iloc[0]["base_period"],
        year=multiples["latest_period"].max(),
        ways="; ".join(_way(str(name), rows) for name, rows in multiples.groupby("ledger_name", sort=False)),
    )


def _way(ledger: str, rows: pd.DataFrame) -> str:
    """Say how far one ledger is: once where both bases come to the same in round figures, else from each base."""
    rows = rows.sort_values("base_known", key=lambda known: known != NOW)
    ways = [wording.percent(way, decimals=0) for way in rows["way_pct"]]
    round_targets = {wording.usd(target, BILLION) for target in rows["target_usd"]}
    if len(set(ways)) == len(round_targets) == 1:
        return text("goals.part_way", way=ways[0], target=round_targets.pop(), ledger=ledger)
    parts = [
        text(
            "goals.part_from",
            way=way,
            base=base_usd(row).removesuffix(" bn"),
            target=target_usd(row),
            known=row["base_said"],
        )
        for way, (_, row) in zip(ways, rows.iterrows(), strict=True)
    ]
    return text("goals.part_ways", ledger=ledger, ways=" or ".join(parts))


def said(row: pd.Series) -> str:
    """Say who set the goal, when and in which words, and the deadline where the words do not hold it."""
    said = {"who": row["who"], "day": wording.day(row["said_on"]), "wording": row["wording"]}
    if row["deadline"] in row["wording"]:
        return text("goals.said", **said)
    return text("goals.said_until", deadline=row["deadline"], **said)


def bases(chosen: pd.DataFrame) -> list[tuple[str, str]]:
    """Say what is multiplied, in short and in full: "41 → 82 bn", "41 bn → 82 bn by China's customs, as known then"."""
    rows = chosen[chosen["base_usd"].notna()].sort_values(["ledger", "base_known"], ascending=[True, False])
    return [
        (
            text(
                "goals.base_short",
                base=base_usd(row).removesuffix(" bn"),
                target=target_usd(row),
            ),
            text(
                "goals.base",
                base=base_usd(row),
                target=target_usd(row),
                ledger=row["ledger_name"],
                known=row["base_said"],
                source=row["base_source_name"],
                vintage=row["base_vintage"],
            ),
        )
        for _, row in rows.iterrows()
    ]


def lead(chosen: pd.DataFrame, as_of: str) -> tuple[str, ...]:
    """Sentences on where the year runs, required growth, and when past growth would arrive; each says that it is computed."""
    own = chosen[(chosen["base_known"] != THEN) & (chosen["ledger"] != "")]
    measured = own[own["target_usd"].notna() & own["latest_usd"].notna()]
    said = [_running(measured[measured["run_usd"].notna()])]
    needed = [
        text("goals.needs", ledger=_whose(row), growth=wording.percent(row["required_pct"], sign=True))
        for _, row in own[own["required_pct"].notna()].iterrows()
    ]
    if needed:
        said.append(
            text("goals.required", year=int(own["deadline_year"].max()), parts=wording.listed(needed))
        )
    said.append(_ahead(measured[measured["first_met"].isna()], as_of))
    unknown = own.loc[~own.index.isin(measured.index), "ledger_name"]
    said += [text("goals.nothing", ledger=name, when=days.when(as_of)) for name in unknown]
    return tuple(sentence for sentence in said if sentence)


def _running(rows: pd.DataFrame) -> str:
    """Say where the year runs on each ledger and by which method, and whether the two compare."""
    if rows.empty:
        return ""
    parts = []
    for _, row in rows.iterrows():
        by = METHODS[row["run_how"]]
        said = text(
            f"goals.run_by.{by}",
            value=wording.usd(row["run_usd"], TENTH_OF_A_BILLION),
            ledger=row["ledger_name"],
            year=row["latest_period"],
            growth=wording.percent(row["run_growth_pct"], sign=True),
            period=wording.period(row["run_period"]),
            end=wording.period(row["run_period"][-MONTH:]),
        )
        parts.append(said)
    by_months = rows["run_how"] == LAST_MONTHS
    methods = "apart" if by_months.any() and not by_months.all() else "one"
    return text(f"goals.run.{methods}", parts=wording.listed(parts))


def _whose(row: pd.Series) -> str:
    """Name the ledger, and what a multiple is counted from: its base may have been another when the goal was set."""
    if pd.isna(row["base_usd"]):
        return str(row["ledger_name"])
    return text("goals.from_base", ledger=row["ledger_name"], base=base_usd(row))


def _ahead(rows: pd.DataFrame, as_of: str) -> str:
    """Say for each ledger when past growth would arrive, over which spans it is known, and over which it is not."""
    arriving, lacking, between = [], [], False
    for _, row in rows[rows["latest_usd"] < rows["target_usd"]].iterrows():
        known = [str(span) for span in SPANS if pd.notna(row[f"growth_{span}_pct"])]
        lost = [str(span) for span in SPANS if str(span) not in known]
        if known:
            which = "some" if lost else "all"
            years = row["arrives_said"] or text("goals.never")
            arriving.append(
                text(
                    f"goals.arrives.{which}",
                    years=years,
                    ledger=_whose(row),
                    spans=wording.listed(known),
                )
            )
            between |= len(known) == len(SPANS) and "–" in years
        if lost:
            spans = wording.listed(lost)
            lacking.append(text("goals.no_growth", ledger=row["ledger_name"], spans=spans))
    key = "between" if between else "known"
    said = [text(f"goals.scenarios.{key}", parts=wording.listed(arriving))] if arriving else []
    if lacking:
        said.append(text("goals.no_growths", parts=wording.listed(lacking), when=days.when(as_of)))
    return " ".join(said)
