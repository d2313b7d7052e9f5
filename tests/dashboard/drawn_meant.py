"""What each chart should draw and each table list, cut from the marts in plain lines and without the views."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views.days import when
from tests.dashboard.drawn_read import NO_YEAR, Mark, Shade

Chosen = dict[str, str]
FLOWS = {  # each ledger's name for a direction
    "both": {"china": "turnover", "kazakhstan": "turnover"},
    "to-kazakhstan": {"china": "export", "kazakhstan": "import"},
    "to-china": {"china": "import", "kazakhstan": "export"},
}
LEDGERS = {"CHN": "china", "KAZ": "kazakhstan"}
COUNTRIES = {"CHN": "China", "KAZ": "Kazakhstan"}


class Meant(NamedTuple):
    """What a chart stands for: its marks, the areas between them, the rows of its table and what tells them apart.

    ``behind`` are the rows that hold the figures of the marks, where the table lists others.
    """

    marks: list[Mark]
    shades: list[Shade]
    rows: pd.DataFrame
    key: tuple[str, ...]
    behind: pd.DataFrame | None = None


def known(ledger: Ledger, chosen: Chosen, name: str) -> pd.DataFrame:
    """Give a mart as known on the day of the address."""
    return ledger.table(name, chosen.get("as_of") or None)


def named(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """Add the names of ledger and source."""
    sides, sources = ledger.reference.ledgers, ledger.reference.sources
    return rows.assign(
        ledger_name=rows["ledger"].map({key: side.name for key, side in sides.items()}),
        source_name=rows["source"].map({key: source.short for key, source in sources.items()}),
    )


def marked(rows: pd.DataFrame, name: str, at: str, value: str, refs: str = "snapshots") -> list[Mark]:
    """Make a mark of each row that has a value; ``name`` is a column, or the name itself."""
    return [
        Mark(str(row.get(name, name)), str(row[at]), float(row[value]), tuple(sorted(set(row[refs].split()))))
        for row in rows[rows[value].notna()].to_dict("records")
    ]


def label(rows: pd.DataFrame, code: str = "commodity") -> pd.Series:
    """Give what goods are called over a mark: a code of digits with the title, else the title alone."""
    pairs = zip(rows[code], rows["title"], strict=True)
    names = [
        f"{key} {title.removesuffix(f' ({key})')}" if key[0].isdigit() else title for key, title in pairs
    ]
    return pd.Series(names, index=rows.index)


def runs(years: Iterable[int]) -> Iterator[list[int]]:
    """Part years where one is missing between them."""
    run: list[int] = []
    for year in sorted(years):
        if run and year != run[-1] + 1:
            yield run
            run = []
        run.append(year)
    yield from [run] if run else []


def between(one: dict[int, float], other: dict[int, float], *, wide: float = 0) -> list[Shade]:
    """Shade between two lines over the years that both have; a single year is as wide as it is told to be."""
    areas = []
    for run in runs(one.keys() & other.keys()):
        across = [(f"{year:g}", year) for year in run]
        if wide and len(run) == 1:
            across = [(f"{run[0] - wide:g}", run[0]), (f"{run[0] + wide:g}", run[0])]
        there = [(at, one[year]) for at, year in across]
        back = [(at, other[year]) for at, year in reversed(across)]
        areas.append(Shade("y", (*there, *back)))
    return areas


def by_year(rows: pd.DataFrame, value: str = "value_usd") -> dict[int, float]:
    """Give the values of rows by year."""
    given = rows[rows[value].notna()]
    return dict(zip(given["period"].astype(int), given[value], strict=True))


def overview_lines(ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "ledger_lines")
    rows = named(ledger, table[table["measure"] == table["ledger"].map(FLOWS[chosen["trade"]])])
    lines = [by_year(rows[rows["ledger"] == side]) for side in LEDGERS.values()]
    return Meant(marked(rows, "ledger", "period", "value_usd"), between(*lines), rows, ("ledger", "period"))


def overview_balance(ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "ledger_lines")
    rows = named(ledger, table[table["measure"] == "balance"])
    sign = rows["ledger"].map({"china": -1, "kazakhstan": 1})  # a surplus is Kazakhstan's on either ledger
    rows = rows.assign(balance_usd=rows["value_usd"] * sign)
    fills = []
    for place, side in enumerate(side for side in LEDGERS.values() if side in set(rows["ledger"])):
        line = by_year(rows[rows["ledger"] == side], "balance_usd")
        fills += [
            Shade("y2" if place else "y", tuple((f"{year}", line[year]) for year in run))
            for run in runs(line)
        ]
    return Meant(marked(rows, "ledger", "period", "balance_usd"), fills, rows, ("ledger", "period"))


def progress(rows: pd.DataFrame) -> Meant:
    """Base, last full year and target of each row of ``goals``, and the ways between them."""
    marks, ways = [], []
    for row in rows.to_dict("records"):
        at, base, latest, target = (row[name] for name in ("at", "base_usd", "latest_usd", "target_usd"))
        for value, refs in ((base, "base"), (latest, "latest"), (target, "base")):
            marks.append(Mark("", at, value, tuple(sorted(row[f"{refs}_snapshots"].split()))))
        ways += [Shade("y", ((at, base), (at, end))) for end in (latest, target)]
    return Meant(marks, ways, rows, ("goal", "ledger", "base_known"))


def overview_goal(ledger: Ledger, chosen: Chosen) -> Meant:
    day = chosen.get("as_of", "")
    table = known(ledger, chosen, "goals")
    rows = table[table["base_usd"].notna() & ((table["said_on"] <= day) | (day == ""))]
    rows = rows[rows["said_on"] == rows["said_on"].max()]
    of_day = {
        "as known now": f"as known {when(day)}",
        "as known then": f"as known on {wording.day(rows['said_on'].iloc[0])}",
    }
    names = rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()})
    return progress(rows.assign(at=names + " " + rows["base_known"].map(of_day)))


def goals_base(ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "goals")
    rows = table[(table["goal"] == chosen["goal"]) & table["base_usd"].notna()]
    of_day = {
        "as known now": text("goals.known", when=when(chosen.get("as_of", ""))),
        "as known then": text("goals.known_then"),
    }
    names = rows["ledger"].map({key: side.name for key, side in ledger.reference.ledgers.items()})
    return progress(rows.assign(at=names + " " + rows["base_known"].map(of_day)))


def goals_lines(ledger: Ledger, chosen: Chosen) -> Meant:
    goals, lines = known(ledger, chosen, "goals"), known(ledger, chosen, "ledger_lines")
    said = goals["said_on"].map(lambda day: pd.Period(day).end_time.date().isoformat())
    goals = goals[(said <= chosen["as_of"]) if "as_of" in chosen else said.notna()]
    first = int(goals["said_on"].min()[:4]) - 6
    rows = named(ledger, lines[(lines["measure"] == "turnover") & (lines["period"].astype(int) >= first)])
    year = goals["deadline"].str.extract(r"(before )?(\d{4})")
    due = (year[1].astype("float") - year[0].notna()).map("{:g}".format).replace("nan", NO_YEAR)
    goals = goals.assign(due=due, side=goals["ledger"].where(goals["base_usd"].notna(), ""))
    goals = goals[goals["target_usd"].notna() & (goals["scope"] == "bilateral")]
    targets = goals.drop_duplicates(["due", "target_usd", "side"])  # a value said by several is one mark
    return Meant(
        [
            *marked(rows, "ledger", "period", "value_usd"),
            *marked(targets, "targets", "due", "target_usd", "base_snapshots"),
        ],
        [],
        rows,
        ("ledger", "period"),
        pd.concat([rows, targets]),
    )


def overview_news(ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "vintages")
    key = ["source", "reporter", "partner", "measure", "frequency", "period", "commodity"]
    rows = table[
        (table["ledger"] != "") & (table["partner"] == table["reporter"].map({"CHN": "KAZ", "KAZ": "CHN"}))
    ]
    before = rows.assign(order=rows["order"] + 1)[[*key, "order", "value_usd", "precision_usd", "snapshots"]]
    before = before.rename(
        columns={
            "value_usd": "previous_usd",
            "precision_usd": "previous_precision",
            "snapshots": "old_snapshots",
        }
    )
    rows = rows.merge(before, on=[*key, "order"], how="left", validate="one_to_one")
    rows = rows.assign(previous_usd=rows["previous_usd"].where(rows["previous_vintage"].notna()))
    change = (rows["value_usd"] - rows["previous_usd"]).abs()
    rows = rows.assign(replaced=change > rows["precision_usd"] + rows["previous_precision"])
    rows = rows[rows["known_from"].notna()]
    revised = rows.loc[rows["replaced"], "known_from"].max()
    rows = rows[
        (rows["known_from"] == rows["known_from"].max())
        | (rows["replaced"] & (rows["known_from"] == revised))
    ]
    titles = ledger.table("nomenclature").set_index("commodity")["title_en"]
    what = rows["measure"].map({"turnover": "two-way trade", "export": "exports", "import": "imports"})
    of_goods = ", " + rows["commodity"] + " " + rows["commodity"].map(titles)
    published = named(ledger, rows)["source_name"] + ", " + rows["known_from"].map(wording.day)
    at = (
        published
        + "|"
        + rows["reporter"].map(COUNTRIES)
        + "’s "
        + what
        + ", "
        + rows["period"].map(wording.period)
    )
    rows = rows.assign(at=at + of_goods.mask(rows["commodity"] == "TOTAL", ""))
    replaced = rows[rows["replaced"]]
    ways = zip(replaced["at"], replaced["previous_usd"], replaced["value_usd"], strict=True)
    return Meant(
        [
            *marked(rows, "figure", "at", "value_usd"),
            *marked(replaced, "as replaced", "at", "previous_usd", "old_snapshots"),
        ],
        [Shade("y", ((at, start), (at, end))) for at, start, end in ways],
        rows,
        ("source", "vintage", "reporter", "measure", "period", "commodity"),
    )


def vintages_history(ledger: Ledger, chosen: Chosen) -> Meant:
    table = known(ledger, chosen, "vintages")
    partner = ledger.reference.ledgers[chosen["side"]].partner
    wanted = {"ledger": chosen["side"], "partner": partner} | {
        name: chosen[name] for name in ("commodity", "measure", "period")
    }
    rows = named(ledger, table[(table[list(wanted)] == pd.Series(wanted)).all(axis=1)])
    rows = rows.assign(at=rows["source_name"] + " " + rows["vintage"])
    return Meant(marked(rows, "source_name", "at", "value_usd"), [], rows, ("source", "vintage", "order"))


def partners(ledger: Ledger, chosen: Chosen) -> pd.DataFrame:
    """Give every partner in force of whole years, with the rank that is asked for."""
    table = known(ledger, chosen, "partners")
    rows = table[table["in_force"] & (table["frequency"] == "A") & (table["measure"] == chosen["measure"])]
    place = {"single": "rank", "eu27": "rank_with_bloc"}[chosen["blocs"]]
    return rows.assign(place=rows[place], short_name=rows["partner_name"].mask(rows["bloc"], "EU27"))


def partners_ranks(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = partners(ledger, chosen)
    largest = rows[(rows["period"] == chosen["year"])].nsmallest(8, "place")["partner"]
    always = rows["partner"].isin(["CHN", "RUS", "EU27"])
    drawn = rows[always | rows["partner"].isin(largest)]
    depth = min(20, max(10, rows.loc[always, "place"].max()))
    seen = drawn.loc[drawn["place"] <= depth, "partner"]
    drawn = drawn[drawn["partner"].isin(seen)]  # where one is deeper its line leaves the plot
    first = rows[rows["place"] <= 10].sort_values(["period", "place", "partner"])
    names = first.pivot_table(index="period", columns="place", values="short_name", aggfunc=", ".join)
    names = names.reindex(columns=range(1, 11)).add_prefix("place_").reset_index()
    return Meant(marked(drawn, "short_name", "period", "place"), [], names, ("period",), drawn)


def partners_shares(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = partners(ledger, chosen)
    rows = rows[rows["partner"].isin(["CHN", "RUS", "EU27"])]
    return Meant(marked(rows, "short_name", "period", "share_pct"), [], rows, ("partner", "period"))


def sides(ledger: Ledger, chosen: Chosen, exporter: str) -> pd.DataFrame:
    """Give what both sides say of each year and commodity of one direction, and the gap of the mart ``mirror``."""
    lines, goods, mirror = (known(ledger, chosen, name) for name in ("ledger_lines", "commodity", "mirror"))
    reporter = lines["ledger"].map({side: code for code, side in LEDGERS.items()})
    lines = lines[lines["source"] != "imf"].assign(
        reporter=reporter, flow=lines["measure"], commodity="TOTAL", level="total", title="All goods"
    )
    goods = goods[goods["itemised"] & (goods["source"] == "comtrade") & (goods["level"] != "group")]
    said = pd.concat([lines, goods])
    key = ["period", "level", "commodity", "title"]
    said = said[[*key, "reporter", "flow", "value_usd", "snapshots"]]
    sold = said[(said["reporter"] == exporter) & (said["flow"] == "export")]
    bought = said[(said["reporter"] != exporter) & (said["flow"] == "import")]
    rows = (
        sold.set_index(key)
        .add_prefix("exporter_")
        .join(bought.set_index(key).add_prefix("importer_"), how="outer")
    )
    gaps = mirror[mirror["exporter"] == exporter].drop(columns=["level", "title"])
    rows = rows.reset_index().merge(gaps, on=["period", "commodity"], how="left")
    other = next(code for code in LEDGERS if code != exporter)
    return rows.assign(
        exporter=exporter,
        comparable=rows["comparable"].eq(other=True),
        direction=f"{COUNTRIES[exporter]} → {COUNTRIES[other]}",
    )


def both(rows: pd.DataFrame, at: str) -> list[Mark]:
    """Mark both sides, each by the ledger it is of."""
    other = {"CHN": "kazakhstan", "KAZ": "china"}
    rows = rows.assign(sold=rows["exporter"].map(LEDGERS), bought=rows["exporter"].map(other))
    return [
        *marked(rows, "sold", at, "exporter_value_usd", "exporter_snapshots"),
        *marked(rows, "bought", at, "importer_value_usd", "importer_snapshots"),
    ]


def mirror_lines(exporter: str, ledger: Ledger, chosen: Chosen) -> Meant:
    rows = sides(ledger, chosen, exporter)
    rows = rows[rows["commodity"] == chosen["commodity"]]
    compared = rows[rows["comparable"]]
    lines = [by_year(compared, f"{side}_value_usd") for side in ("exporter", "importer")]
    return Meant(both(rows, "period"), between(*lines, wide=0.2), rows, ("exporter", "period"))


def mirror_goods(ledger: Ledger, chosen: Chosen) -> Meant:
    rows = pd.concat([sides(ledger, chosen, exporter) for exporter in COUNTRIES], ignore_index=True)
    level = rows.loc[rows["commodity"] == chosen["commodity"], "level"].iloc[0].replace("total", "chapter")
    rows = rows[
        rows["exporter_value_usd"].notna() & rows["importer_value_usd"].notna() & (rows["level"] == level)
    ]
    year = min(rows["period"].unique(), key=lambda each: (abs(int(each) - int(chosen["year"])), each))
    rows = rows[rows["period"] == year]
    rows = rows.assign(at=rows["direction"] + "|" + label(rows))
    return Meant(both(rows, "at"), [], rows, ("exporter", "commodity"))
