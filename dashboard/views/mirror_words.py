"""What the mirror page says in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import wording
from dashboard.ledger import Ledger
from dashboard.texts import text
from dashboard.views.choosing import stretches
from dashboard.views.sources import to_load
from etl.marts.mirror import COMMODITY_SOURCE, EDITIONS_DIFFER, SIDES
from etl.reference import Ledger as Side
from etl.vocabulary import TOTAL, Evidence, Flow

EFFECTS = ("widens", "narrows", "reverses")
_FLOW = {"exporter": Flow.EXPORT, "importer": Flow.IMPORT}


@dataclass(frozen=True)
class Answer:
    """One of the four answers in words: whose, what, how much, from where; ``missing`` is why there is none."""

    ledger: str
    country: str
    title: str
    value: str = ""
    source: str = ""
    counting: str = ""
    snapshots: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Said:
    """One direction and year in words."""

    sentence: str
    short: str
    title: str
    subtitle: str
    answers: tuple[Answer, ...]
    measures: tuple[tuple[str, str], ...]
    cif: str
    cif_over_years: str
    size: float  # the larger answer in US dollars; 0 without any


def direction(
    ledger: Ledger,
    *,
    pair: tuple[str, str],
    year: str,
    as_of: str,
    chosen: pd.DataFrame,
    rows: pd.DataFrame,
    goods: tuple[str, str],
) -> Said:
    """Say what both sides say of a direction.

    Args:
        ledger: the built data.
        pair: codes of the exporter and the importer.
        year: the chosen one.
        as_of: a day (ISO text); empty is now.
        chosen: that year's row, or none.
        rows: of the direction over the years.
        goods: title and code of the commodity.
    """
    row = chosen.iloc[0] if len(chosen) else pd.Series(dtype=object)
    names = dict(zip(SIDES, (ledger.reference.country_name(code) for code in pair), strict=True))
    what = _named(*goods) if goods[1] != TOTAL else text("mirror.goods")
    given = tuple(
        _answer(ledger, row, side, code=code, year=year, as_of=as_of, goods=goods[1])
        for side, code in zip(SIDES, pair, strict=True)
    )
    x, m = (each.value for each in given)
    facts = {**names, "what": what, "year": year, "x": x, "m": m}
    if x and m:
        sentence, short = text("mirror.both", **facts), text("mirror.both_short", **facts)
    elif x or m:
        sentence = short = (
            text("mirror.exporter_only", **facts) if x else text("mirror.importer_only", **facts)
        )
    else:
        sentence = short = text("mirror.neither", **facts)
    return Said(
        sentence=sentence,
        short=short,
        title=_title(row, facts),
        subtitle=text("mirror.over_years", **names, what=what),
        answers=given,
        measures=_measures(row, names),
        cif=_cif(row, names),
        cif_over_years=_over_years(rows, names),
        size=_size(row),
    )


def _size(row: pd.Series) -> float:
    values = [row.get(f"{side}_value_usd") for side in SIDES]
    return max((float(value) for value in values if pd.notna(value)), default=0.0)


def headline(said: Sequence[Said]) -> str:
    """Say the larger of the directions that most answers are in hand of."""
    return ordered(said)[0].sentence


def ordered(said: Sequence[Said]) -> list[Said]:
    """Put the direction that more answers are in hand of first; of equals, the larger flow."""
    return sorted(said, key=lambda each: (-sum(bool(answer.value) for answer in each.answers), -each.size))


def lead(said: Sequence[Said]) -> str:
    """Say what a correction would do to the first direction, and the other direction."""
    main, other = ordered(said)
    return " ".join([main.cif, text("mirror.other_way", said=other.short)])


def about(title: str, code: str, year: str) -> str:
    """Say what the four answers are about."""
    return text("mirror.four", what=title.lower() if code == TOTAL else _named(title, code), year=year)


def goods_title(rows: pd.DataFrame, level: str, as_of: str) -> str:
    """Say the widest gap of the year's goods."""
    compared = rows[rows["gap_usd"].notna()]
    if compared.empty and rows.empty:
        return text("mirror.no_goods_then", day=wording.day(as_of)) if as_of else text("mirror.no_goods")
    if compared.empty:
        return text("mirror.goods_hidden", year=rows["period"].iloc[0], why=rows["why_not"].iloc[0])
    row = compared.sort_values("gap_size").iloc[-1]
    return text(
        "mirror.widest",
        level=level,
        year=row["period"],
        what=_named(row["title"], row["commodity"]),
        exporter=row["exporter_name"],
        importer=row["importer_name"],
        x=wording.usd(row["exporter_value_usd"], row["exporter_precision_usd"]),
        m=wording.usd(row["importer_value_usd"], row["importer_precision_usd"]),
    )


def goods_lead(
    rows: pd.DataFrame, whole: pd.DataFrame, wanted: str, level: str, names: dict[str, str]
) -> str:
    """Say how many goods are compared, of which year where the chosen one has none, and how much of the whole gap they are.

    Args:
        rows: the goods of one year.
        whole: what ``etl.marts.mirror.accounted`` gives of them.
        wanted: the chosen year.
        level: of the goods.
        names: of countries by code.
    """
    if rows.empty:
        return ""
    year = rows["period"].iloc[0]
    said = [] if year == wanted else [text("mirror.goods_instead", wanted=wanted, year=year)]
    said.append(text("mirror.goods_counted", n=len(rows), level=level, year=year))
    said += [
        text(
            "mirror.accounted",
            exporter=names[row["exporter"]],
            importer=names[row["importer"]],
            n=row["goods"],
            goods=wording.signed_usd(row["goods_gap_usd"]),
            whole=wording.signed_usd(row["whole_gap_usd"]),
        )
        for row in whole.to_dict("records")
    ]
    return " ".join([*said, *([] if whole.empty else [text("mirror.accounted_rest")])])


def hidden(goods: pd.DataFrame, guarded: Iterable[int]) -> tuple[str, ...]:
    """Say the years whose gaps are hidden, with the reason, and the goods where only some of a year are.

    Args:
        goods: pairs of figures of all years, as ``etl.marts.mirror.beside`` gives them.
        guarded: years that the mart hides for their editions, whether or not goods of them are loaded.
    """
    lines = []
    compared = goods[goods["comparable"]].groupby("period").size()
    for why, rows in goods[~goods["comparable"]].groupby("why_not"):
        years = sorted(rows["period"].unique())
        whole = [int(year) for year in years if year not in compared.index]
        if whole:
            lines.append(text("mirror.hidden_years", years=stretches(whole), why=why))
        some = rows[rows["period"].isin(compared.index)]
        named = [_named(title, code) for title, code in zip(some["title"], some["commodity"], strict=True)]
        held = (
            some.assign(named=named)
            .groupby("period")["named"]
            .agg(lambda found: "; ".join(sorted(set(found))))
        )
        lines += [
            text("mirror.hidden_goods", years=stretches(part.index.astype(int).tolist()), goods=each, why=why)
            for each, part in held.groupby(held)
        ]
    if rest := sorted(set(guarded) - set(goods["period"].astype(int))):
        lines.append(text("mirror.hidden_unloaded", years=stretches(rest), why=EDITIONS_DIFFER))
    return tuple(lines)


def _title(row: pd.Series, facts: dict[str, str]) -> str:
    if row.empty or pd.isna(row["gap_usd"]):
        return text("mirror.title_alone", why=_why(row), **facts)
    return text(
        "mirror.title_gap",
        gap=_gap(row),
        gx=wording.percent(abs(row["gap_pct_of_exporter"])),
        gm=wording.percent(abs(row["gap_pct_of_importer"])),
        higher=facts["exporter"] if row["gap_usd"] > 0 else facts["importer"],
        **facts,
    )


def _answer(
    ledger: Ledger, row: pd.Series, side: str, *, code: str, year: str, as_of: str, goods: str
) -> Answer:
    account = next(each for each in ledger.reference.ledgers.values() if each.reporter == code)
    country = ledger.reference.country_name(code)
    title = text("mirror.answer", country=country, flow=_FLOW[side])
    if row.empty or pd.isna(row[f"{side}_value_usd"]):
        missing = _missing(ledger, account, year=year, as_of=as_of, code=goods)
        return Answer(account.id, country, title, missing=missing)
    seen = ledger.observations(row[f"{side}_snapshots"].split())
    evidence = wording.listed(sorted(seen["evidence"].unique()))
    cited = {
        "source": row[f"{side}_source_name"],
        "vintage": row[f"{side}_vintage"],
        "evidence": evidence,
    }
    return Answer(
        ledger=account.id,
        country=country,
        title=title,
        value=wording.usd(row[f"{side}_value_usd"], row[f"{side}_precision_usd"]),
        source=text("mirror.source_quoted", **cited)
        if evidence == Evidence.QUOTED
        else text("mirror.source", **cited),
        counting=text(
            "mirror.counting",
            valuation=wording.listed(sorted(seen["valuation"].unique())),
            concept=wording.listed(sorted(seen["partner_concept"].unique())),
            system=wording.listed(sorted(seen["trade_system"].unique())),
        ),
        snapshots=row[f"{side}_snapshots"],
    )


def _missing(ledger: Ledger, account: Side, *, year: str, as_of: str, code: str) -> str:
    """Say why an answer is missing, and what to do about it."""
    if as_of:
        return text("mirror.not_public", year=year, day=wording.day(as_of))
    serving = [link.source for link in account.chain if link.first <= int(year) <= link.last]
    source = next(iter(serving), "") if code == TOTAL else COMMODITY_SOURCE
    if not source:
        return text("mirror.not_covered", year=year, ledger=account.name)
    return text("mirror.not_loaded", year=year, get_more=to_load(ledger, source))


def _measures(row: pd.Series, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if row.empty or pd.isna(row["gap_usd"]):
        return ()
    return (
        (text("mirror.gap", **names), f"{'+' if row['gap_usd'] > 0 else ''}{_gap(row, signed=True)} USD"),
        (text("mirror.gap_x", **names), wording.percent(row["gap_pct_of_exporter"], sign=True)),
        (text("mirror.gap_m", **names), wording.percent(row["gap_pct_of_importer"], sign=True)),
        (text("mirror.index"), wording.percent(row["symmetric_index_pct"])),
    )


def _gap(row: pd.Series, *, signed: bool = False) -> str:
    precision = max(row["exporter_precision_usd"], row["importer_precision_usd"])
    return wording.usd(row["gap_usd"] if signed else abs(row["gap_usd"]), precision)


def _cif(row: pd.Series, names: dict[str, str]) -> str:
    effect = "" if row.empty else row["cif_correction"]
    if effect not in EFFECTS:
        return text("mirror.cif_not", why=_why(row))
    return text(f"mirror.cif.{effect}", **names)


def _over_years(rows: pd.DataFrame, names: dict[str, str]) -> str:
    parts = [
        text(f"mirror.cif_years.{effect}", years=stretches(years.tolist()))
        for effect in EFFECTS
        if len(years := rows.loc[rows["cif_correction"] == effect, "period"].astype(int))
    ]
    return text("mirror.cif_over_years", said=wording.listed(parts), **names) if parts else ""


def _why(row: pd.Series) -> str:
    return text("mirror.nothing") if row.empty else str(row["why_not"])


def _named(title: str, code: str) -> str:
    plain = f"{title[0].lower()}{title[1:]}"
    return plain if f"({code})" in title else f"{plain} ({code})"
