"""A release of BACI: a zip with one CSV a year, read line by line. Only the rows of the pair are ever held in memory."""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import UnreadableFile
from etl.sources.answers import check_columns, refuse
from etl.sources.baci.rows import CHINA, COLUMNS, EDITIONS, KAZAKHSTAN, PAIRS, check_row

MEMBER = re.compile(r"(?:.*/)?BACI_(HS\d\d)_Y(\d{4})_V(\d{6}[a-z]?)\.csv")
COUNTRIES = re.compile(r"(?:.*/)?country_codes_V\d{6}[a-z]?\.csv")
README = re.compile(r"(?:.*/)?readme\.txt", re.IGNORECASE)
RELEASED = re.compile(rb"Release Date:\s*(\d{4})\D(\d\d)\D(\d\d)\b")
ISO = {CHINA: "CHN", KAZAKHSTAN: "KAZ"}
ISO_HEADINGS = ("country_iso3", "iso_3digit_alpha")
BUFFER = 1 << 20
AGAIN = "Download it again from CEPII and compare its size with the one that the site states"


@dataclass(frozen=True)
class Release:
    """A release in one HS edition.

    Attributes:
        edition: HS edition as CEPII calls it, such as ``HS17``.
        version: the release, such as ``202501`` or ``202401b``.
        members: name of the zip's member by year.
        released: day of release by the Readme (ISO text), None where it names none.
    """

    edition: str
    version: str
    members: dict[int, str]
    released: str | None

    @property
    def vintage(self) -> str:
        """The release as a vintage: ``2024-01b``."""
        return f"{self.version[:4]}-{self.version[4:]}"

    @property
    def file(self) -> str:
        """Name that the pair's rows are kept under."""
        return f"BACI_{self.edition}_V{self.version}_CHN-KAZ.csv"


@dataclass(frozen=True)
class Extract:
    """The pair's rows as they are kept, how many rows they were found among, and which zip that was."""

    release: Release
    content: bytes = field(repr=False)
    rows: int
    rows_read: int
    sha256: str
    size: int


def holds_release(names: Iterable[str]) -> bool:
    """Say whether names of a zip's members are those of a release."""
    return any(MEMBER.fullmatch(name) for name in names)


def look(path: Path) -> Release:
    """Read off a zip which release it is, without reading its rows.

    Raises:
        UnreadableFile: it is cut off, or holds no release, several, or one in an HS edition that is not known.
    """
    with _opened(path) as archive:
        names = archive.namelist()
        found = [match for name in names if (match := MEMBER.fullmatch(name))]
        kinds = sorted({(match[1], match[3]) for match in found})
        members = {int(match[2]): match[0] for match in found}
        if len(kinds) != 1 or len(members) != len(found):
            said = ", ".join(f"{edition} V{version}" for edition, version in kinds) or "none"
            refuse(
                f"The zip should hold one release of BACI, a file a year, and holds {said}", str(path), AGAIN
            )
        edition, version = kinds[0]
        if edition not in EDITIONS:
            refuse(f"BACI's HS edition {edition} is unknown", str(path), "Add it to etl/sources/baci/rows.py")
        readme = next((name for name in names if README.fullmatch(name)), None)
        day = RELEASED.search(archive.read(readme)) if readme else None
    released = b"-".join(day.groups()).decode() if day else None
    return Release(edition, version, dict(sorted(members.items())), released)


def pair_rows(path: Path) -> Extract:
    """Read every row of a release and take those between China and Kazakhstan, both ways.

    Raises:
        UnreadableFile: the zip is damaged, a year lacks the pair, or columns, country codes or cells are not as they were.
    """
    release = look(path)
    kept, read = [",".join(COLUMNS)], 0
    with _opened(path) as archive:
        _check_countries(archive, path)
        for year, member in release.members.items():
            where = f"{path}, member {member}"
            with io.BufferedReader(archive.open(member), BUFFER) as lines:  # type: ignore[type-var]
                rows, number = _of_pair(lines, str(year), where)
            if not rows:
                refuse(f"{year} has no trade between China and Kazakhstan in {number:,} rows", where, AGAIN)
            kept += rows
            read += number
    with path.open("rb") as whole:
        digest = hashlib.file_digest(whole, "sha256").hexdigest()
    content = "\n".join([*kept, ""]).encode("ascii")
    return Extract(release, content, len(kept) - 1, read, digest, path.stat().st_size)


def _of_pair(lines: Iterable[bytes], year: str, where: str) -> tuple[list[str], int]:
    """Give the pair's rows, their cells in the order of ``COLUMNS``, and count all rows.

    A line can be of the pair only if both codes stand somewhere in it. Nearly all fail that test, which costs far less
    than splitting them; the zip's checksum vouches for the cells that are not looked at.
    """
    stream = iter(lines)
    header = next(stream, b"").decode("utf-8-sig", errors="replace")
    delimiter = ";" if ";" in header else ","
    names = [name.lower() for name in _cells(header, delimiter)]
    check_columns(names, COLUMNS, f"{where}, row 1")
    china, kazakhstan = CHINA.encode(), KAZAKHSTAN.encode()
    rows: dict[tuple[str, ...], str] = {}
    number = 1
    for number, line in enumerate(stream, start=2):
        if china not in line or kazakhstan not in line:
            continue
        place = f"{where}, row {number}"
        values = _cells(line.decode("utf-8", errors="replace"), delimiter)
        if len(values) != len(names):
            refuse(f"A row has {len(values)} cells where the header has {len(names)}", place, AGAIN)
        cells = dict(zip(names, values, strict=True))
        if (cells["i"], cells["j"]) not in PAIRS:
            continue
        check_row(cells, place)
        if cells["t"] != year:
            refuse(f"A row of {cells['t']} stands in the file of {year}", place, AGAIN)
        key = (cells["i"], cells["j"], cells["k"])
        if key in rows:
            refuse(f"The flow {' → '.join(key[:2])} of {key[2]} stands there twice", place, AGAIN)
        rows[key] = ",".join(cells[name] for name in COLUMNS)
    return list(rows.values()), number - 1


def _check_countries(archive: zipfile.ZipFile, path: Path) -> None:
    """Make sure by the release's own list that its codes mean China and Kazakhstan. Its names are encoded twice."""
    member = next((name for name in archive.namelist() if COUNTRIES.fullmatch(name)), None)
    if member is None:
        refuse("The release has no list of country codes", str(path), AGAIN)
    where = f"{path}, member {member}"
    text = archive.read(member).decode("utf-8-sig", errors="replace")
    header = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in header else ",")
    headings = table.fieldnames or ()
    iso = next((name for name in ISO_HEADINGS if name in headings), None)
    if iso is None or "country_code" not in headings:
        refuse(f"The list of country codes has the columns {', '.join(headings)}", where)
    found = {row["country_code"]: row[iso] for row in table if row["country_code"] in ISO}
    if found != ISO:
        refuse(f"The codes of China and Kazakhstan should be {ISO} and are {found}", where)


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip; whatever shows that it is damaged, while it is open too, becomes one sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise UnreadableFile(
            f"The zip is damaged or was not downloaded to its end ({fault})", where=str(path), remedy=AGAIN
        ) from fault
