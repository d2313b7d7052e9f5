"""From a sentence to its claims: measure, direction, period, comparison, hedge and source of each number."""

from dataclasses import dataclass, field

from dashboard.claims.reader.bare_money import take_for_money
from dashboard.claims.reader.compositions import compositions
from dashboard.claims.reader.context import OTHER, PAIR, UNKNOWN, Context
from dashboard.claims.reader.currencies import of_a_rate
from dashboard.claims.reader.denials import asks, untold
from dashboard.claims.reader.flow import BOTH_WAYS, flow
from dashboard.claims.reader.goals import deadline, has_own_period, is_goal, starts_from
from dashboard.claims.reader.hedges import hedge
from dashboard.claims.reader.measures import DIRECTED, measure_of, outruns
from dashboard.claims.reader.metrics import metric_of
from dashboard.claims.reader.model import Ignored, ReadClaim, Tag, Word
from dashboard.claims.reader.quantities import Quantity, is_year
from dashboard.claims.reader.ranks import ranks
from dashboard.claims.reader.scope import scope
from dashboard.claims.reader.sentence import Sentence
from dashboard.claims.reader.sources import source
from dashboard.claims.reader.topics import TRADE, topic
from dashboard.claims.reader.when import when
from dashboard.claims.reader.wholes import whole_of

LEAST = 1000  # of any currency: "one in five dollars", "230 dollars a tonne"
MEASURES = {"total": "total", "export": "export", "import": "import", "balance": "balance"}
VALUES = ("money", "weight", "count")
OFF_TOPIC = {
    "transport": "freight or transport, not customs trade",
    "not_trade": "investment, output or something else than trade",
}
ROLES = {
    "WORLD": "all partners",
    "PAIR": "both countries",
    **dict.fromkeys(("CA", "BLOC", "XJ", "PORT"), "region or place"),
}
COUNTED = frozenset({"vehicles", "870380"})
GAS = frozenset({"2711"})


@dataclass
class Found:
    """What a sentence gave, and what it settles for the next."""

    claims: list[ReadClaim] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    scope: str = UNKNOWN
    topic: str = ""
    measure: str = ""
    flow: str = ""
    period: tuple[str, str] | None = None
    elsewhere: tuple[int, str] = (0, "")  # where the last number of other trade ends, and why it is other
    around: tuple[Word, ...] | None = None  # changes and countries of the sentence, which all its claims show


def claims(sentence: Sentence, context: Context, published: str | None) -> Found:
    """Read the claims of one sentence."""
    found = Found()
    take_for_money(sentence)
    for number, quantity in enumerate(sentence.quantities):
        if is_year(quantity) or (quantity.kind == "bare" and not quantity.broken):
            continue
        reason = _read(sentence, number, context, published, found)
        if reason:
            start, end = sentence.text.span(quantity.start, quantity.end)
            found.ignored.append(
                Ignored(sentence.text.said(quantity.start, quantity.end), start, end, reason)
            )
    _ranked(sentence, context, published, found)
    _composed(sentence, context, published, found)
    return found


def _read(sentence: Sentence, number: int, context: Context, published: str | None, found: Found) -> str:
    """Read one number into ``found``; the reason where it is left alone."""
    quantity = sentence.quantities[number]
    if reason := _no_figure(sentence, quantity):
        return reason
    subject = topic(sentence, quantity, context)
    found.topic = subject or found.topic
    if subject != "trade":
        return OFF_TOPIC.get(subject, "no word for trade governs it")
    about = scope(sentence.parties, quantity, context)
    if about.kind == PAIR and (reason := _of_its_level(sentence, found)):
        return reason
    if about.kind != PAIR:
        found.elsewhere = (quantity.end, about.reason) if quantity.kind == "money" else (0, "")
        found.scope = OTHER if about.kind == OTHER else found.scope
        return about.reason
    found.scope = PAIR
    return _claim(sentence, number, context, published, found=found, assumed=about.assumed)


def _of_its_level(sentence: Sentence, found: Found) -> str:
    """Why a number is not the pair's, where it follows one that is not, with nothing of its own.

    It goes with that number ("imports from Saudi Arabia fell 31 %, to 5.6 million tonnes"), also where another country is
    told of ("Kazakhstan's foreign trade was 139 billion, and China's 5.9 trillion").
    """
    start, reason = found.elsewhere
    if not start or any(start <= each.start for each in sentence.of("two", "share", *TRADE)):
        return ""
    named = {str(each.value) for each in sentence.of("country") if start <= each.start}
    return reason if len(named) <= 1 else ""


def _no_figure(sentence: Sentence, quantity: Quantity) -> str:
    """Why a number is no figure of trade, if it is none by its form."""
    if quantity.broken:
        return "the number is damaged"
    if reason := untold(sentence, quantity.start, quantity.end):
        return reason
    if quantity.kind == "money" and quantity.value < LEAST:
        return "too small an amount for the trade of countries"
    if quantity.kind == "count" and not _counts_goods(sentence, quantity):
        return "counts something else than trade"
    if quantity.kind == "point" and not sentence.has("share", "share_noun"):
        return "a difference in percentage points"
    return ""


def _counts_goods(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether pieces are counted that were exported or imported: cars, cubic metres of gas."""
    measure = sentence.nearest(quantity, *TRADE)
    traded = measure is not None and (measure.value in DIRECTED or measure.kind in {"buy", "sell"})
    goods = {tag.value for tag in sentence.of("commodity")}
    counted = COUNTED if quantity.unit == "vehicles" else GAS if quantity.unit == "m3" else frozenset()
    return traded and bool(goods & counted)


def _claim(
    sentence: Sentence, number: int, context: Context, published: str | None, *, found: Found, assumed: str
) -> str:
    quantity = sentence.quantities[number]
    measure = measure_of(sentence, number)
    value = (
        str(measure.value)
        if measure and measure.kind in {"measure", "partner"}
        else measure.kind
        if measure
        else context.measure_value or "total"
    )
    first = outruns(sentence, quantity) if quantity.kind == "money" else ""
    if first:
        value = "balance"
    way = flow(sentence.parties, measure, value, quantity.start) if measure else context.flow or BOTH_WAYS
    of = MEASURES.get(value) or (
        "import" if value == "buy" else "export" if value == "sell" or way == "KZ->CN" else "import"
    )
    metric, convention, candidates, signed = metric_of(sentence, quantity, of)
    if not metric:
        return "neither a growth rate nor a share"
    if quantity.kind == "weight" and of in {"total", "balance"}:
        return "a weight of all trade is no customs statistic"
    period, settled = when(sentence, quantity, context, published, growth=metric == "growth")
    goal = is_goal(sentence, quantity, period, published, settled)
    if goal and starts_from(sentence, quantity):
        goal, settled = False, settled if has_own_period(sentence, quantity, period) else None
    elif goal:
        settled = deadline(sentence, published)
    approx, hedged = hedge(sentence, quantity)
    said_by = source(sentence, quantity.start)
    found.measure, found.flow, found.period = value, way, settled or found.period
    before = sentence.quantities[number - 1] if number else None
    converted = bool(
        before
        and before.kind == quantity.kind == "money"
        and before.unit != quantity.unit
        and "(" in sentence.norm[before.end : quantity.start]
    )
    used = [
        ("measure", measure),
        ("hedge", hedged),
        ("source", said_by),
    ]
    if found.around is None:
        around = [
            *(("change", tag) for tag in sentence.of("change")),
            *((ROLES.get(str(tag.value), "country"), tag) for tag in sentence.countries),
        ]
        found.around = tuple(_word(sentence, role, tag) for role, tag in around)
    start, end = sentence.text.span(quantity.start, quantity.end)
    found.claims.append(
        ReadClaim(
            check_class="goal" if goal else "statistic" if metric in MEASURES else "derived",
            metric="goal" if goal else metric,
            of=of if goal or metric not in MEASURES else None,
            flow=way,
            period=settled,
            value=None if quantity.low is not None else signed,
            value_min=quantity.low,
            value_max=signed if quantity.low is not None else None,
            unit=quantity.unit,
            approx=approx,
            source=str(said_by.value) if said_by else None,
            commodity=_commodities(sentence, quantity, measure) or _shared_goods(sentence, metric),
            candidates=candidates,
            convention=convention,
            currency=of_a_rate(sentence, quantity) if metric == "growth" else "",
            converted=converted,
            record=sentence.has("record"),
            scale=quantity.scale if quantity.scaled else 1.0,
            form=quantity.kind,
            whole=whole_of(sentence, measure) if metric == "share" and measure else None,
            regional=_regional(sentence),
            against="month" if sentence.has("monthly") else "",
            assumed=assumed,
            rule=f"{metric} from {quantity.kind}",
            start=start,
            end=end,
            printed=sentence.text.said(quantity.start, quantity.end),
            words=(*(_word(sentence, role, tag) for role, tag in used if tag), *found.around),
        )
    )
    return ""


def _commodities(sentence: Sentence, quantity: Quantity, measure: Tag | None) -> tuple[str, ...]:
    places = {sentence.segment_at(quantity.start)} | (
        {sentence.segment_at(measure.start)} if measure else set()
    )
    found = [str(tag.value) for place in sorted(places) for tag in sentence.of("commodity", segment=place)]
    return tuple(dict.fromkeys(found))


def _shared_goods(sentence: Sentence, metric: str) -> tuple[str, ...]:
    """A share told without goods of its own may be one of goods named elsewhere: "China buys uranium: 60 % of its imports"."""
    goods = sentence.of("commodity") if metric == "share" else []
    return tuple(dict.fromkeys(str(tag.value) for tag in goods))


def _regional(sentence: Sentence) -> bool:
    """Whether a region is spoken of, among whose countries a share or rank may be meant."""
    return sentence.has("regional") or bool(sentence.codes & {"CA", "BLOC"})


def _word(sentence: Sentence, role: str, tag: Tag) -> Word:
    start, end = sentence.text.span(tag.start, tag.end)
    return Word(role, sentence.text.original[start:end], start, end)


def _ranked(sentence: Sentence, context: Context, published: str | None, found: Found) -> None:
    for rank, partner, way, goal in ranks(sentence, context):
        if untold(sentence, rank.start, rank.end):
            continue
        said_by = source(sentence, rank.start)
        place = Quantity(rank.start, rank.end, float(rank.value), kind="rank", unit="rank")
        _, settled = when(sentence, place, context, published, growth=False)
        start, end = sentence.text.span(rank.start, rank.end)
        found.scope = PAIR
        found.claims.append(
            ReadClaim(
                check_class="goal" if goal else "derived",
                metric="rank",
                of=str(partner.value),
                flow=way,
                period=settled,
                value=float(rank.value),
                unit="rank",
                source=str(said_by.value) if said_by else None,
                form="rank",
                whole=whole_of(sentence, partner),
                regional=_regional(sentence),
                rule="rank of a partner",
                start=start,
                end=end,
                printed=sentence.text.said(rank.start, rank.end),
                words=tuple(
                    _word(sentence, role, tag)
                    for role, tag in (("rank", rank), ("partner", partner), ("source", said_by))
                    if tag
                ),
            )
        )


def _composed(sentence: Sentence, context: Context, published: str | None, found: Found) -> None:
    """Take lists of main goods; they have no number, so nothing but the words stands for them."""
    for goods, measure, of, way in [] if sentence.once(asks) else compositions(sentence, context):
        place = Quantity(goods[0].start, goods[-1].end, 0.0, kind="goods")
        _, settled = when(sentence, place, context, published, growth=False)
        found.scope, found.flow, found.measure = PAIR, way, of
        said_by = source(sentence, goods[0].start)
        for tag in goods:
            start, end = sentence.text.span(tag.start, tag.end)
            used = [("goods", tag), ("measure", measure), ("source", said_by)]
            used += [("main", main) for main in sentence.of("main")]
            found.claims.append(
                ReadClaim(
                    check_class="qualitative",
                    metric="commodity_share",
                    of=of,
                    flow=way,
                    period=settled,
                    value=None,
                    unit="",
                    source=str(said_by.value) if said_by else None,
                    commodity=(str(tag.value),),
                    form="goods",
                    rule="main goods",
                    start=start,
                    end=end,
                    printed=sentence.text.said(tag.start, tag.end),
                    words=tuple(_word(sentence, role, each) for role, each in used if each),
                )
            )
