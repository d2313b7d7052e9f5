"""Goods: what the loaded items say of a list of codes, and what they leave open (METHODS §2, shares)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard import wording
from dashboard.claims.claim import Claim, Kind
from dashboard.claims.finding import Figure, Growth
from dashboard.claims.interval import INFINITY, Interval, exact
from dashboard.claims.record.rows import RATE_DIGITS, growth_interval, year_before
from dashboard.claims.record.totals import MIRRORED
from dashboard.ledger import Ledger
from etl.marts.commodity import NOT_ITEMISED
from etl.marts.shape import weakest, worst
from etl.reference import Ledger as Side
from etl.vocabulary import Evidence, Level, Measure, Status

JOINED = "+"  # chapters that a publisher gives only together: 84+85
CHAPTER_DIGITS = 2
MOST_NAMED = 3  # codes that are said by name
TWO_WAY = (Measure.TURNOVER, Measure.BALANCE)


@dataclass(frozen=True)
class Held:
    """What the items of one view hold of a list of codes.

    Attributes:
        known: value of the items that lie inside, in US dollars; ``precision`` is theirs.
        open: value that may lie inside too: of items that hold more than the codes, and of what is not itemised.
        missing: codes that are not itemised; ``inside`` names the items that may hold them.
        rows: the rows of the mart that were used.
    """

    known: Decimal
    precision: Decimal
    open: Decimal
    missing: tuple[str, ...]
    inside: tuple[str, ...]
    rows: pd.DataFrame

    @property
    def interval(self) -> Interval:
        """From what is known to all that may belong to it."""
        return Interval(
            max(Decimal(0), self.known - self.precision),
            self.known + self.precision + self.open,
            closed_high=True,
        )


def figures(claim: Claim, side: Side, period: str, ledger: Ledger, as_of: str | None) -> list[Figure]:
    """List what each source of a ledger has on goods; only annual tables are itemised, and flows, not turnover."""
    if claim.measure in TWO_WAY or claim.kind is Kind.RANK:
        return []
    codes = ledger.reference.codes_of(claim.goods)
    found = []
    for _, view in views(claim, side, ledger, as_of, period) if codes else ():
        now = held(codes, view)
        if claim.kind in {Kind.GROWTH, Kind.CHANGE}:
            since = claim.since or year_before(period)
            before = [
                each for source, each in views(claim, side, ledger, as_of, since) if source == _source(view)
            ]
            found.append(_growth(now, held(codes, before[0]), since, side, ledger) if before else None)
        else:
            found.append(_level_or_share(claim, now, view, side, ledger))
    return [figure for figure in found if figure is not None]


def views(
    claim: Claim, side: Side, ledger: Ledger, as_of: str | None, period: str = ""
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the rows of the mart ``commodity`` for a claim's flow and period, source by source in the ledger's order."""
    flow = claim.measure if side.reporter == claim.seen_from else MIRRORED[claim.measure][0]
    everything = ledger.once("goods by view", ledger.day(as_of), make=lambda: _by_view(ledger, as_of))
    for source in side.order:
        view = everything.get((source, side.reporter, side.partner, str(flow), period or claim.period))
        if view is not None:
            yield source, view


def _by_view(ledger: Ledger, as_of: str | None) -> dict[tuple[str, ...], pd.DataFrame]:
    """Part the mart once by source, reporter, partner, flow and period."""
    table = ledger.table("commodity", as_of)
    return {
        tuple(map(str, key)): rows
        for key, rows in table.groupby(["source", "reporter", "partner", "flow", "period"], sort=False)
    }


def _source(view: pd.DataFrame) -> str:
    return str(view["source"].iloc[0])


def held(codes: Sequence[str], view: pd.DataFrame) -> Held:
    """Add up the items of one source, reporter, flow and period that belong to a list of codes.

    Args:
        codes: HS codes, each with everything beneath it.
        view: rows of the mart ``commodity`` of all levels; groups of materials are passed over.
    """
    items = view[view["itemised"] & (view["level"] != Level.GROUP)]
    values = dict(zip(items["commodity"], items["value_usd"], strict=True))
    chosen: set[str] = {code for code in values if _within(code, codes)}
    chosen = {code for code in chosen if not any(_above(other, code) for other in chosen)}
    lacking = [code for code in codes if not any(_covers(item, code) for item in chosen)]
    containers = {item for code in lacking for item in values if item not in chosen and _contains(item, code)}
    containers = {item for item in containers if not any(_above(item, other) for other in containers)}
    beyond = [code for code in lacking if not any(_contains(item, code) for item in containers)]
    open_value = sum((exact(values[item]) for item in containers), Decimal(0))
    open_value -= sum(
        (exact(values[item]) for item in chosen if any(_above(each, item) for each in containers)), Decimal(0)
    )
    rest = view[(view["commodity"] == NOT_ITEMISED) & (view["level"] == Level.CHAPTER)]
    if beyond and not rest.empty and rest["value_usd"].notna().all():
        open_value += exact(rest["value_usd"].iloc[0])
    elif beyond:
        totals = view["total_usd"].dropna()
        open_value += (
            INFINITY if totals.empty else exact(totals.max())
        )  # a total that is missing bounds nothing
    used = items[items["commodity"].isin(chosen | containers)]
    inside = used[used["commodity"].isin(containers)]
    return Held(
        known=sum((exact(values[item]) for item in sorted(chosen)), Decimal(0)),
        precision=exact(items.loc[items["commodity"].isin(chosen), "precision_usd"].sum()),
        open=open_value,
        missing=tuple(lacking),
        inside=tuple(
            f"{title} ({code})" for title, code in zip(inside["title"], inside["commodity"], strict=True)
        ),
        rows=used if not used.empty else rest,
    )


def _within(item: str, codes: Sequence[str]) -> bool:
    """Whether an item lies wholly inside a list of codes."""
    return all(any(part.startswith(code) for code in codes) for part in item.split(JOINED))


def _above(one: str, two: str) -> bool:
    return one != two and any(two.startswith(part) for part in one.split(JOINED))


def _covers(item: str, code: str) -> bool:
    return any(code.startswith(part) for part in item.split(JOINED))


def _contains(item: str, code: str) -> bool:
    """Whether an item holds a code and more."""
    return item != code and any(code.startswith(part) for part in item.split(JOINED))


def _level_or_share(claim: Claim, now: Held, view: pd.DataFrame, side: Side, ledger: Ledger) -> Figure | None:
    base = _figure(now, side, ledger)
    if base is None:
        return None
    if now.open == INFINITY:
        return Figure(**base)
    changes: dict[str, Any] = {"value": now.known, "interval": now.interval}
    if claim.kind is Kind.SHARE:
        total = view["total_usd"].dropna()
        if total.empty:
            return None
        of = exact(total.iloc[0]) / 100
        interval = now.interval
        top = min(round(interval.high / of, RATE_DIGITS), Decimal(100))
        low = min(round(interval.low / of, RATE_DIGITS), top)
        changes = {
            "value": round(now.known / of, RATE_DIGITS),
            "interval": Interval(low, top, closed_high=True),
            "detail": f"{_held(now)} of {wording.usd(float(total.iloc[0]), unit=True)}",
        }
    return Figure(**base | changes)


def _held(now: Held) -> str:
    """What is known, and up to how much may belong; nothing known is not nought."""
    most = wording.usd(float(now.interval.high))
    if not now.open:
        return most
    return f"{wording.usd(float(now.known))} to {most}" if now.known else f"up to {most}"


def _growth(now: Held, before: Held, since: str, side: Side, ledger: Ledger) -> Figure | None:
    base = _figure(now, side, ledger)
    if base is None:
        return None
    blank = Growth(None, None, None, None, since)
    whole = not now.missing and not before.missing and before.known > before.precision
    if not whole or Status.UNRELIABLE in {*now.rows["status"], *before.rows["status"]}:
        return Figure(**base | {"growth": blank, "missing": base["missing"] or _lacking(before, ledger)})
    vintage = " ".join(sorted(set(before.rows["vintage"])))
    computed = round((now.known / before.known - 1) * 100, RATE_DIGITS)
    growth = Growth(None, computed, before.known, vintage, since)
    rows = pd.concat([now.rows, before.rows])
    return Figure(
        **base
        | {
            "value": computed,
            "interval": growth_interval(now.interval, before.interval),
            "growth": growth,
            "snapshots": " ".join(dict.fromkeys(" ".join(rows["snapshots"]).split())),
        }
    )


def _figure(now: Held, side: Side, ledger: Ledger) -> dict[str, Any] | None:
    """What is the same of level, share and growth; nothing where no row says anything."""
    rows = now.rows
    if rows.empty:
        return None
    snapshots = list(dict.fromkeys(" ".join(rows["snapshots"]).split()))
    raw = ledger.observations(snapshots)
    dated = raw["known_from"].notna().all()
    return {
        "ledger": side.id,
        "source": rows["source"].iloc[0],
        "vintage": ", ".join(sorted(set(rows["vintage"]))),
        "known_from": raw["known_from"].max() if dated else None,
        "evidence": Evidence(weakest(raw["evidence"])),
        "status": Status(worst(rows["status"])),
        "in_force": True,
        "snapshots": " ".join(snapshots),
        "missing": _lacking(now, ledger),
    }


def _lacking(now: Held, ledger: Ledger) -> str:
    """Say which codes the loaded items leave open, and in what they are: "chapters 01, 02, 04–09; parts of chapters 29, 33"."""
    if not now.missing:
        return ""
    where = f", which {wording.listed(now.inside)} may hold" if now.inside else ""
    if len(now.missing) <= MOST_NAMED:
        return f"{wording.listed([ledger.reference.goods_name(code) for code in now.missing])}{where}"
    chapters = [code for code in now.missing if len(code) == CHAPTER_DIGITS]
    parts = sorted({code[:CHAPTER_DIGITS] for code in now.missing} - set(chapters))
    said = [f"chapters {_ranges(chapters)}"] if chapters else []
    said += [f"headings in chapters {_ranges(parts)}"] if parts else []
    return f"{' and '.join(said)}{where}"


def _ranges(codes: Sequence[str]) -> str:
    """Write chapters that follow one another as a range: 04–09."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and int(code) == int(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
