"""How to cite exactly one view of one data version: APA and BibTeX."""

from dataclasses import dataclass
from datetime import date

from dashboard import wording
from dashboard.views.sources import SourceNote

SITE = "{site}"  # where this dashboard is served from; only the browser knows
_NAME = "Khorgos: China–Kazakhstan trade, as each side counts it"
_SPECIAL = {
    "\\": r"\textbackslash{}",
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """A view's citation in two forms; ``SITE`` stands for the address the dashboard is served from."""

    apa: str
    bibtex: str


def cite(title: str, link: str, note: SourceNote, *, read_on: date) -> Citation:
    """Compose the citation of a view.

    Args:
        title: the sentence over the view.
        link: the address that reproduces it, without the site.
        note: the source note of its rows, which names the data version.
        read_on: the day it was read.
    """
    year, address = note.newest[:4] or "n.d.", f"{SITE}{link}"
    version = f"data version {note.version} of {note.newest}" if note.version else "data as loaded"
    sources = "; ".join(note.sources)
    day = read_on.isoformat()
    apa = (
        f"Khorgos. ({year}). {title} [Chart; {version}]. {_NAME}. "
        f"Retrieved {wording.day(day)}, from {address}. Data: {sources}."
    )
    fields = {
        "author": "{Khorgos}",
        "title": f"{{{_escaped(title)}}}",
        "howpublished": _escaped(_NAME),
        "year": year,
        "note": _escaped(f"{version[0].upper()}{version[1:]}. Data: {sources}"),
        "url": address,
        "urldate": day,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    key = "-".join(["khorgos", note.version or "data", link.rpartition("#")[2].strip("/?") or "view"])
    return Citation(apa, "\n".join([f"@misc{{{key},", *lines, "}"]))


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
