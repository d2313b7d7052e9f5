"""A page of english.customs.gov.cn as rows of cells: the site's HTML is read by the standard library."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NoReturn

from etl.errors import UnreadableFile

FETCH_AGAIN = (
    "Fetch it again; if that does not help, open the address in a browser and compare it with this sentence"
)


@dataclass
class Cell:
    """A table cell: its text with single spaces, how many columns it spans, and its links (address, text)."""

    text: str = ""
    span: int = 1
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Page:
    """What a page says: its title, the date printed under the headline (as printed), its table rows."""

    title: str
    printed_date: str
    rows: list[list[Cell]]


def read_page(content: bytes, where: str) -> Page:
    """Read a page. The server declares no charset and sends UTF-8, so the bytes are decoded here.

    Raises:
        UnreadableFile: the answer is empty, not UTF-8 or not HTML.
    """
    return _parse(decode(content, where))


def decode(content: bytes, where: str) -> str:
    """Decode a page and make sure that it is one; see ``read_page``."""
    if not content.strip():
        refuse("The page of China customs is empty", where)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            "The page of China customs is not UTF-8",
            where=f"{where}, byte {fault.start}",
            remedy="Fetch it again; a page saved from a browser must be saved as UTF-8",
        ) from fault
    if not text.lstrip().startswith("<"):
        refuse("What should be a page of China customs is not HTML", where)
    return text


def refuse(what: str, where: str) -> NoReturn:
    """Raise UnreadableFile with the remedy that all faults of these pages share."""
    raise UnreadableFile(what, where=where, remedy=FETCH_AGAIN)


def _parse(text: str) -> Page:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Page(_spaced(reader.title), _spaced(reader.printed_date), reader.rows)


def _spaced(text: str) -> str:
    # split() takes non-breaking spaces for spaces, which the site writes after most numbers.
    return " ".join(text.split())


class _Reader(HTMLParser):
    """Collects rows. Hrefs are unquoted on the index and ``</br>`` stands inside its cells; neither troubles this parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.printed_date = ""
        self.rows: list[list[Cell]] = []
        self._into: str | None = None
        self._cell: Cell | None = None
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._into = "title"
        elif "atcl-date" in named.get("class", "").split():
            self._into = "date"
        elif tag == "tr":
            self._cell = None
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            span = named.get("colspan", "1")
            self._cell = Cell(span=int(span) if span.isdigit() else 1)
            self.rows[-1].append(self._cell)
        elif tag == "a" and self._cell is not None:
            self._link = ""
            self._cell.links.append((named.get("href", ""), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "div"):
            self._into = None
        if tag in ("td", "th", "tr", "table"):
            self._cell = None
        if tag in ("a", "td", "th"):
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._into == "title":
            self.title += data
        elif self._into == "date":
            self.printed_date += data
        elif self._cell is not None:
            self._cell.text = _spaced(f"{self._cell.text} {data}")
            if self._link is not None:
                href, text = self._cell.links[-1]
                self._cell.links[-1] = (href, _spaced(f"{text} {data}"))
