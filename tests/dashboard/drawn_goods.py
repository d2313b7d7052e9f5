"""What each chart of goods should draw and each table list, cut from the mart ``commodity`` without the views."""

from typing import Any

import pandas as pd

from dashboard.ledger import Ledger
from tests.dashboard.drawn_meant import (
    COUNTRIES,
    FLOWS,
    LEDGERS,
    Chosen,
    Meant,
    between,
    by_year,
    known,
    label,
    marked,
)
from tests.dashboard.drawn_read import Mark, Shade

REST, OTHER = "not itemised", "other"


def of_flow(ledger: Ledger, chosen: Chosen) -> pd.DataFrame:
    table = known(ledger, chosen, "commodity")
    wanted = {name: chosen[name] for name in ("reporter", "flow", "source")}
    return table[(table[list(wanted)] == pd.Series(wanted)).all(axis=1)]


def series(ledger: Ledger, chosen: Chosen) -> pd.DataFrame:
    """Give all years of what the address asks for: one level, or what lies within a code and the rest of its own figure."""
    rows, code = of_flow(ledger, chosen), chosen.get("within", "")
    level = rows[rows["level"] == chosen["level"]]
    if not code:
        return level
    single = ~level["commodity"].str.contains("+", regex=False)
    starts = level["commodity"].str.startswith(tuple(code.split("+"))) & single
    inside = (
        starts if code[0].isdigit() else (level["section"] == code) & level["commodity"].str[0].str.isdigit()
    )
    items = level[level["itemised"] & inside]
    own = rows[rows["itemised"] & (rows["commodity"] == code)]
    return pd.concat(
        [items, *(_rest(row, items, chosen["level"]) for row in own.to_dict("records"))], ignore_index=True
    )


def _rest(whole: dict[Any, Any], items: pd.DataFrame, level: str) -> pd.DataFrame:
    """The part of a code's own figure that its items leave; none where they are more, being of another vintage."""
    parts = items[items["period"] == whole["period"]]
    left = whole["value_usd"] - parts["value_usd"].sum()
    missing = left < -(whole["precision_usd"] + parts["precision_usd"].sum())
    value = float("nan") if missing else max(left, 0.0)
    row = whole | {
        "commodity": REST,
        "title": f"Of {whole['commodity']}, not itemised by {level} in the loaded data",
        "itemised": False,
        "value_usd": value,
        "share_pct": value / whole["total_usd"] * 100,
        "growth_pct": float("nan"),
        "contribution_pp": float("nan"),
        "status": "U" if "U" in {whole["status"], *parts["status"]} else whole["status"],
        "snapshots": " ".join([whole["snapshots"], *parts["snapshots"]]),
    }
    return pd.DataFrame([row])


def items(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = series(ledger, chosen)
    rows = rows[rows["period"] == chosen["year"]]
    at = "title" if chosen["level"] == "group" else "commodity"
    return Meant(marked(rows[rows["value_usd"] > 0], "", at, "value_usd"), [], rows, ("commodity",))


def banded(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """Sum up, year by year, what is not among the largest items of all years."""
    largest = rows[rows["itemised"]].groupby("commodity")["value_usd"].sum().nlargest(most).index
    single = rows["commodity"].isin([*largest, REST])
    rows = rows[rows["value_usd"].notna()]
    rows = rows.assign(
        band=rows["commodity"].where(single, OTHER), title=rows["title"].where(single, "Other itemised goods")
    )
    table = rows.groupby(["band", "title", "period"], as_index=False).agg(
        {"value_usd": "sum", "total_usd": "first", "snapshots": " ".join}
    )
    return table.assign(share_pct=table["value_usd"] / table["total_usd"] * 100)


def bands(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = banded(series(ledger, chosen), 6)
    rows = rows.assign(name=label(rows, "band"))
    return Meant(marked(rows, "name", "period", "value_usd"), [], rows, ("band", "period"))


def movers(ledger: Ledger, chosen: Chosen) -> Meant:
    table = series(ledger, chosen)
    first, last = (
        table[table["period"] == year].set_index("commodity")
        for year in sorted((chosen["year"], chosen["against"]))
    )
    rows = first.add_suffix("_a").join(last.add_suffix("_b"), how="outer")
    there = rows["source_a"].notna() & rows["source_b"].notna()
    rest = rows.index == REST
    edition = rows["classification_a"].eq(rows["classification_b"]) & (rows["classification_a"] != "HS")
    may = there & (rows["status_a"] != "U") & (rows["status_b"] != "U")
    may &= rest | edition | (chosen["level"] in ("chapter", "group"))
    may &= ~rest | there[~rest].all()  # what is left of other goods is another thing
    change = (rows["value_usd_b"] - rows["value_usd_a"]).where(may)
    rows = rows.assign(
        first_usd=rows["value_usd_a"],
        last_usd=rows["value_usd_b"],
        change_usd=change,
        growth_pct=change / rows["value_usd_a"].where(rows["value_usd_a"] > 0) * 100,
        contribution_pp=change / first["total_usd"].max() * 100,
        title=rows["title_a"].fillna(rows["title_b"]),
        snapshots=rows["snapshots_a"].fillna("") + " " + rows["snapshots_b"].fillna(""),
        size=change.abs(),
        rest=rest,
    ).reset_index()
    drawn = rows[rows["change_usd"].notna()].sort_values(["rest", "size"], ascending=[True, False]).head(10)
    drawn = drawn.assign(at=label(drawn).mask(drawn["rest"], "Not itemised"))
    return Meant(marked(drawn, "", "at", "change_usd"), [], rows, ("commodity",))


def concentration(ledger: Ledger, chosen: Chosen) -> Meant:
    table = of_flow(ledger, chosen)
    table = table[table["level"] == "chapter"]
    table = table.assign(share=table["share_pct"] / 100, chapters=table["commodity"].str.count(r"\+") + 1)
    rows = []
    for period, year in table.groupby("period"):
        parts, left = year[year["itemised"]], year[~year["itemised"]]
        rest = left["share"].sum(min_count=1)
        high = (parts["share"] ** 2).sum() + rest**2
        low = (parts["share"] ** 2 / parts["chapters"]).sum() + rest**2 / (98 - parts["chapters"].sum())
        row = {"period": period, "chapters": parts["chapters"].sum(), "rest_pct": rest * 100}
        row |= {"hhi_low": low, "hhi_high": high, "equal_low": 1 / high, "equal_high": 1 / low}
        rows.append(row | {"snapshots": " ".join(year["snapshots"])})
    frame = pd.DataFrame(rows)
    ends = {"lowest": "hhi_low", "highest": "hhi_high"}
    marks = [
        mark
        for name, end in ends.items()
        for own in (name, "interval")
        for mark in marked(frame, own, "period", end)
    ]
    return Meant(marks, [], frame, ("period",))


def largest(trade: str, ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "commodity")
    flows = {code: FLOWS[trade][side] for code, side in LEDGERS.items()}
    table = table[
        (table["level"] == "chapter")
        & (table["source"] != "baci")
        & (table["flow"] == table["reporter"].map(flows))
    ]
    held = table[table["itemised"]].groupby("period")["reporter"].nunique()
    table = table[table["period"] == held.index[held == len(flows)].max()]
    parts = []
    for code, side in LEDGERS.items():
        own = table[table["reporter"] == code]
        source = next(name for name in ledger.reference.ledgers[side].order if name in set(own["source"]))
        parts.append(banded(own[own["source"] == source], 5).assign(ledger=side))
    rows = pd.concat(parts, ignore_index=True)
    names = rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()})
    rows = rows.assign(at=names + "|" + label(rows, "band").mask(rows["band"] == REST, "Not itemised"))
    return Meant(marked(rows, "", "at", "value_usd"), [], rows, ("ledger", "band"))


def of_one(ledger: Ledger, chosen: Chosen) -> pd.DataFrame:
    """Give one commodity as each reporter and source counts it."""
    table = known(ledger, chosen, "commodity")
    flows = {code: FLOWS[chosen["trade"]][side] for code, side in LEDGERS.items()}
    rows = table[
        table["itemised"]
        & (table["commodity"] == chosen["code"])
        & (table["flow"] == table["reporter"].map(flows))
    ]
    sources = ledger.reference.sources
    names = rows["source"].map(
        {key: each.short + ", reconciled" * each.reconciled for key, each in sources.items()}
    )
    return rows.assign(name=rows["reporter"].map(COUNTRIES) + " (" + names + ")")


def commodity_lines(ledger: Ledger, chosen: Chosen) -> Meant:
    rows, mirror = of_one(ledger, chosen), known(ledger, chosen, "mirror")
    exporter = {"to-china": "KAZ", "to-kazakhstan": "CHN"}[chosen["trade"]]
    mirror = mirror[
        (mirror["commodity"] == chosen["code"]) & (mirror["exporter"] == exporter) & mirror["comparable"]
    ]
    lines = {exporter: by_year(mirror, "exporter_usd")}
    lines |= {code: by_year(mirror, "importer_usd") for code in COUNTRIES if code != exporter}
    shades: list[Shade] = between(lines["CHN"], lines["KAZ"])
    return Meant(marked(rows, "name", "period", "value_usd"), shades, rows, ("reporter", "source", "period"))


def commodity_growth(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = of_one(ledger, chosen)
    rows = rows[rows["contribution_pp"].notna()]
    marks: list[Mark] = marked(rows, "name", "period", "contribution_pp")
    return Meant(marks, [], rows, ("reporter", "source", "period"))
