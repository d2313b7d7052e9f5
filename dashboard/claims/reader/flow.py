"""Which way goods go: exports and imports are told from either side, the physical direction is what counts."""

from dashboard.claims.reader.model import Tag
from dashboard.claims.reader.sentence import BOTH, Sentence, codes

BOTH_WAYS = "both"
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
    places = [sentence.segment_at(measure.start)] if measure else []
    places.append(sentence.segment_at(at))
    tags = [tag for place in places for tag in sentence.of("country", segment=place)]
    beside = measure.start if measure else at
    own = _from(sentence, tags, value, beside)
    return (
        own
        or _mirrored(sentence, measure, value)
        or _from(sentence, sentence.countries, value, beside)
        or default(value, sentence.words.home)
    )


def _mirrored(sentence: Sentence, measure: Tag | None, value: str) -> str | None:
    """Take the side from the export or import told before: "Kazakh exports to China fell, while imports rose"."""
    for tag in reversed(sentence.of("measure")):
        if measure is None or tag.start >= measure.start or tag.value not in {"export", "import"}:
            continue
        way = _from(
            sentence,
            sentence.of("country", segment=sentence.segment_at(tag.start)),
            str(tag.value),
            tag.start,
        )
        if way and value in {"export", "import"}:
            return way if tag.value == value else "->".join(reversed(way.split("->")))
    return None


def default(value: str, home: str) -> str:
    """The side that is meant where none is named: the country of the language, else Kazakhstan."""
    mine, theirs = (CN_KZ, KZ_CN) if home == "CN" else (KZ_CN, CN_KZ)
    return mine if value in {"export", "sell"} else theirs


def _from(sentence: Sentence, tags: list[Tag], value: str, at: int) -> str | None:
    """Take the direction from how countries stand; of two owners the one beside the measure, at ``at``, counts."""
    near = sorted(
        (tag for tag in tags if codes([tag]) & BOTH and tag.value != "PAIR"),
        key=lambda tag: min(abs(tag.end - at), abs(tag.start - at)),
    )
    towards = "from" if value == "import" else "to"
    roles = [(str(tag.value), sentence.role(tag).replace("towards", towards)) for tag in near]
    if value in {"buy", "sell", "demand"}:
        return _traded(roles, value)
    for code, role in roles:
        if role in {"to", "from"}:
            return f"{_other(code)}->{code}" if role == "to" else f"{code}->{_other(code)}"
    # What is left are owners ("Kazakh exports") before those traded "with", told from the other side.
    owners = [code for code, role in roles if role == "of"] + [
        _other(code) for code, role in roles if role == "with"
    ]
    if not owners:
        return None
    owner = owners[0]
    return f"{owner}->{_other(owner)}" if value == "export" else f"{_other(owner)}->{owner}"


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
