"""Main goods: where groups of goods rank in a flow, and what a text leaves out (METHODS §3, composition)."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from dashboard import wording
from dashboard.claims import words
from dashboard.claims.claim import Claim
from dashboard.claims.record.goods import Held, held, views
from dashboard.ledger import Ledger
from etl.reference import Ledger as Side
from etl.vocabulary import Level

MAIN_PCT = Decimal(5)  # "main" means at least so many per cent of the flow


def standing(claim: Claim, side: Side, ledger: Ledger, as_of: str | None) -> list[str]:
    """Say where the goods of a claim rank among the chapters of each source that decides for a ledger."""
    found = []
    codes = ledger.reference.codes_of(claim.goods)
    for source, view in list(views(claim, side, ledger, as_of))[:1]:
        now = held(codes, view)
        if not codes or now.rows.empty or view["total_usd"].isna().all():
            continue
        name = wording.listed([ledger.reference.goods_name(goods) for goods in claim.goods])
        short = ledger.reference.sources[source].short
        found.append(f"By {side.name} ({short}): {_rank(name, now, codes, view)}.")
    return found


def left_out(claims: Sequence[Claim], ledger: Ledger, as_of: str | None) -> list[str]:
    """Name the chapters above the threshold that a text on main goods does not name, a ledger a line."""
    flows = {(claim.measure, claim.seen_from, claim.period): claim for claim in claims if claim.main_goods}
    found = []
    for flow, claim in flows.items():
        named = [
            goods
            for each in claims
            if each.main_goods and (each.measure, each.seen_from, each.period) == flow
            for goods in each.goods
        ]
        codes = ledger.reference.codes_of(named)
        for side in ledger.reference.ledgers.values():
            found += _not_named(claim, codes, side, ledger, as_of)
    return found


def _not_named(
    claim: Claim, codes: Sequence[str], side: Side, ledger: Ledger, as_of: str | None
) -> list[str]:
    for source, view in views(claim, side, ledger, as_of):
        chapters = _others(_chapters(view), codes)
        chapters = chapters[chapters["share_pct"] >= float(MAIN_PCT)]
        if chapters.empty:
            return []
        named = [
            f"{title} ({code}) {wording.percent(share)}"
            for title, code, share in chapters[["title", "commodity", "share_pct"]].to_numpy()
        ]
        flow = words.lowered(words.whole(claim, ledger.reference))
        by = f"{side.name} ({ledger.reference.sources[source].short})"
        least = f"at least {words.threshold(MAIN_PCT)} of {flow} in {wording.period(claim.period)}"
        return [f"Not named in the text, but {least} by {by}: {wording.listed(named)}."]
    return []


def _rank(name: str, now: Held, codes: Sequence[str], view: pd.DataFrame) -> str:
    chapters = _chapters(view)
    others = _others(chapters, codes)
    total = float(view["total_usd"].max())
    if not now.known and now.inside:
        container = chapters[chapters["commodity"].isin(now.rows["commodity"])]
        if container.empty:
            return f"{name} is not itemised"
        value = float(container["value_usd"].iloc[0])
        ahead = int((others["value_usd"] > value).sum())
        share = wording.percent(value / total * 100)
        return f"{now.inside[0]}, which holds {name}, ranks {words.place(ahead + 1)} with {share}; {name} apart is not loaded"
    low, high = float(now.interval.low), float(now.interval.high)
    best, worst = (int((others["value_usd"] > end).sum()) + 1 for end in (high, low))
    place = words.place(best) if best == worst else f"{words.place(best)} to {words.place(worst)}"
    shares = [wording.percent(end / total * 100) for end in (low, high)]
    share = shares[0] if shares[0] == shares[1] else f"{shares[0]} to {shares[1]}"
    return f"{name} ranks {place} among the chapters, with {share}"


def _chapters(view: pd.DataFrame) -> pd.DataFrame:
    return view[view["itemised"] & (view["level"] == Level.CHAPTER)].sort_values("value_usd", ascending=False)


def _others(chapters: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    return chapters[[not _touches(item, codes) for item in chapters["commodity"]]]


def _touches(item: str, codes: Sequence[str]) -> bool:
    """Whether a chapter holds, or lies in, one of the codes."""
    parts = item.split("+")
    return any(code.startswith(part) or part.startswith(code) for part in parts for code in codes)
