"""Which way goods go: exports and imports are told from either side, the physical direction is what counts."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.roles import LOCATIVE
from dashboard.claims.reader.sentence import BOTH, Sentence, codes

BOTH_WAYS = "both"
PLACES_FIRST = frozenset({"tr", "kk", "uz", "ko", "ja", "zh"})
TAKER_AFTER = 4
PAIR_OF = 2
DIRECTED = frozenset({"export", "import"})
KZ_CN, CN_KZ = "KZ->CN", "CN->KZ"


def flow(sentence: Sentence, measure: Tag | None, value: str, at: int) -> str:
    """Say the direction.

    Args:
        sentence: where it stands.
        measure: the word for the measure; None where it comes from an earlier sentence.
        value: what the word stands for.
        at: offset of the number, whose segment is looked at before the whole sentence.
    """
    if value in {"total", "balance", ""}:
        return BOTH_WAYS
    if measure is not None and measure.kind == "partner":  # whose market it is was looked at with the rank
        return KZ_CN if value == "export" else CN_KZ
    if measure is not None and (back := _turned(sentence, measure, at)):
        return back
    if measure is not None and (field := _field(sentence, measure)) is not None:
        return (
            _from(sentence, field, value, (measure.start, measure.end))
            or _mirrored(sentence, measure, value)
            or default(value, sentence.words.home)
        )
    places = [sentence.segment_at(measure.start)] if measure else []
    places.append(sentence.segment_at(at))
    tags = [tag for place in places for tag in sentence.of("country", segment=place)]
    beside = (measure.start, measure.end) if measure else (at, at)
    own = _from(sentence, tags, value, beside)
    if value in {"buy", "sell", "demand"} and not own:  # what was said of the subject goes on
        own = _from(sentence, sentence.countries[:1], value, beside)
    return (
        own
        or _there(sentence, places)
        or _mirrored(sentence, measure, value)
        or _from(sentence, sentence.countries, value, beside)
        or default(value, sentence.words.home)
    )


def _turned(sentence: Sentence, measure: Tag, at: int) -> str | None:
    """Turn the way told before round: "deliveries in the opposite direction"."""
    places = {sentence.segment_at(measure.start), sentence.segment_at(at)}
    words = [tag for tag in sentence.of("opposite") if sentence.segment_at(tag.start) in places]
    if not words or any(sentence.of("country", segment=sentence.segment_at(words[0].start))):
        return None
    earlier = [
        tag for tag in sentence.of("measure", "buy", "sell") if tag.start < min(words[0].start, measure.start)
    ]
    earlier = [tag for tag in earlier if tag.kind != "measure" or tag.value in DIRECTED]
    if not earlier:
        return None
    told = earlier[-1]
    way = flow(sentence, told, str(told.value) if told.kind == "measure" else told.kind, told.start)
    return "->".join(reversed(way.split("->"))) if "->" in way else None


def _there(sentence: Sentence, places: list[int]) -> str | None:
    """The direction "from that country" says: the one goods were told to go to or come from before."""
    for tag in (each for place in places for each in sentence.of("there", segment=place)):
        told = [each for each in sentence.countries if each.value in BOTH and each.end <= tag.start]
        ends = [each for each in told if sentence.role(each) in {"to", "from", "with", "towards"}] or told
        if ends:
            code = str(ends[-1].value)
            return f"{code}->{_other(code)}" if tag.value == "from" else f"{_other(code)}->{code}"
    return None


def _mirrored(sentence: Sentence, measure: Tag | None, value: str) -> str | None:
    """Take the side from the export or import told before: "Kazakh exports to China fell, while imports rose"."""
    for tag in reversed(sentence.of("measure", "buy", "sell")):
        if measure is None or tag.start >= measure.start:
            continue
        if tag.kind != "measure" and value in DIRECTED:
            told = _from(
                sentence,
                sentence.of("country", segment=sentence.segment_at(tag.start)),
                tag.kind,
                (tag.start, tag.end),
            )
            if told and not sentence.has("country", segment=sentence.segment_at(measure.start)):
                same = (tag.kind == "buy") == (value == "import")
                return told if same else "->".join(reversed(told.split("->")))
            continue
        if tag.value not in DIRECTED:
            continue
        way = _from(
            sentence,
            sentence.of("country", segment=sentence.segment_at(tag.start)),
            str(tag.value),
            (tag.start, tag.end),
        )
        if way and value in {"export", "import"}:
            return way if tag.value == value else "->".join(reversed(way.split("->")))
    return None


def default(value: str, home: str) -> str:
    """The side that is meant where none is named: the country of the language, else Kazakhstan."""
    mine, theirs = (CN_KZ, KZ_CN) if home == "CN" else (KZ_CN, CN_KZ)
    return mine if value in {"export", "sell"} else theirs


def _field(sentence: Sentence, measure: Tag) -> list[Tag] | None:
    """The countries of one of two measures in a segment ("exports to China and imports from it"), else None."""
    here = sentence.segment_at(measure.start)
    first, last = sentence.segments[here]
    directed = [tag for tag in sentence.of("measure", segment=here) if tag.value in DIRECTED]
    apart = [tag for tag in directed if tag.value != measure.value]
    if measure not in directed or not apart:
        return None
    before = [tag for tag in apart if tag.end <= measure.start]
    after = [tag for tag in apart if tag.start >= measure.end]
    start = _cut(sentence, before[-1], measure) if before else first
    end = _cut(sentence, measure, after[0]) if after else last
    return [tag for tag in sentence.of("country", segment=here) if start <= tag.start < end]


def _cut(sentence: Sentence, one: Tag, two: Tag) -> int:
    """Where the words of one measure end and those of the next begin."""
    linking = [tag.start for tag in sentence.of("and") if one.end <= tag.start < two.start]
    default_cut = one.end if sentence.words.name in PLACES_FIRST else two.start
    return linking[0] if linking else default_cut


def _from(sentence: Sentence, tags: list[Tag], value: str, at: tuple[int, int]) -> str | None:
    """Take the direction from how countries stand; of two owners the one beside the measure, at ``at``, counts."""
    traded = value in {"buy", "sell", "demand"}
    taking = [] if traded else [tag for tag in tags if _takes(sentence, tag)]
    near = sorted(
        (tag for tag in tags if codes([tag]) & BOTH and tag.value != "PAIR" and tag not in taking),
        key=lambda tag: at[0] - tag.end if tag.start < at[0] else max(tag.start - at[1], 0),
    )
    towards = "from" if value == "import" else "to"
    roles = [(str(tag.value), sentence.role(tag).replace("towards", towards)) for tag in near]
    if value == "buy" and sentence.words.name == "ru":  # «закуплено в Китае»
        located = [sentence.norm[tag.start : tag.end].endswith(LOCATIVE) for tag in near]
        roles = [
            (code, "from" if there else role) for (code, role), there in zip(roles, located, strict=True)
        ]
    if traded:
        return _traded(roles, value)
    for code, role in roles:
        if role in {"to", "from"}:
            return f"{_other(code)}->{code}" if role == "to" else f"{code}->{_other(code)}"
    # What is left are owners ("Kazakh exports") before those traded "with", told from the other side.
    owners = [code for code, role in roles if role == "of"] + [
        _other(code) for code, role in roles if role == "with"
    ]
    if not owners and taking:  # who has a share of it is the partner: "China's share in imports"
        owners = [_other(str(tag.value)) for tag in taking if tag.value in BOTH][:1]
    if not owners or _together(sentence, near, at):
        return None
    owner = owners[0]
    return f"{owner}->{_other(owner)}" if value == "export" else f"{_other(owner)}->{owner}"


def _together(sentence: Sentence, near: list[Tag], at: tuple[int, int]) -> bool:
    """Whether the two stand joined, apart from the measure: «торговля РК и КНР выросла, в том числе экспорт»."""
    one, two = sorted(near[:2], key=lambda tag: tag.start) if len(near) == PAIR_OF else (None, None)
    if one is None or two is None or one.value == two.value:
        return False
    joined = any(one.end <= tag.start < two.start for tag in sentence.of("and"))
    beside = min(abs(at[0] - two.end), abs(one.start - at[1])) <= TAKER_AFTER
    return joined and two.start - one.end <= TAKER_AFTER and not beside


def _takes(sentence: Sentence, country: Tag) -> bool:
    """Whether a country is the one whose share is told ("China's share in", Қытайдың үлесі), not an owner."""
    nouns = sentence.of("share_noun")
    if any(0 <= tag.start - country.end <= 1 for tag in nouns):
        return True
    if sentence.has("share") and not _adjoins(sentence, country):
        return any(tag.value != country.value and _adjoins(sentence, tag) for tag in _pair(sentence))
    owning = any(0 <= tag.start - country.end <= 1 for tag in sentence.of("measure"))
    return not owning and any(0 <= country.start - tag.end <= TAKER_AFTER for tag in nouns)


def _pair(sentence: Sentence) -> list[Tag]:
    return [tag for tag in sentence.countries if tag.value in BOTH]


def _adjoins(sentence: Sentence, country: Tag) -> bool:
    """Whether a country stands beside a measure, a preposition aside: it owns it or is its other end."""
    return any(
        0 <= tag.start - country.end <= TAKER_AFTER or 0 <= country.start - tag.end <= TAKER_AFTER
        for tag in sentence.of("measure")
    )


def _traded(roles: list[tuple[str, str]], value: str) -> str | None:
    """Who buys from whom, told by a verb."""
    seller = next((code for code, role in roles if role == "from"), None)
    if seller:
        return f"{seller}->{_other(seller)}"
    actor = next(
        (code for code, role in roles if role != "from" and (role != "to" or value == "demand")), None
    )
    if actor is None:
        return None
    return f"{actor}->{_other(actor)}" if value == "sell" else f"{_other(actor)}->{actor}"


def _other(code: str) -> str:
    return "KZ" if code == "CN" else "CN"
