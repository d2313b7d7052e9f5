"""What a file is: by its first bytes, its members, its sheets or its header. Names of files prove nothing.

Recognising reads no figures; a recognised file may still be refused by its parser, which says more exactly why.
"""

import csv
import re
import unicodedata
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from etl.errors import UnreadableFile
from etl.snapshots import ORIGIN_SUFFIX
from etl.sources import baci
from etl.sources.bns.by_country import is_by_country
from etl.sources.bns.goods import goods_sheet
from etl.sources.bns.header import FLOWS
from etl.sources.bns.periods import folded
from etl.sources.bns.workbook import RAR, XLS, XLSX, cover_date, read_sheets
from etl.sources.gacc.query_header import MEANING
from etl.sources.transcribed import COLUMNS
from etl.sources.un_comtrade.figures import NAMES

CAN_BE_ADDED = (
    "a BACI release (the zip as CEPII offers it), a CSV of China customs' query site, a CSV of UN Comtrade's site, "
    "a workbook of Kazakhstan's Bureau of National Statistics (.xls or .xlsx, by country or goods by country), "
    "or a transcribed CSV with its origin note beside it"
)
HEAD = 1 << 16
WORKBOOK = "xl/workbook.xml"
GACC_SIGNS = {"partner", "commodity"}
COMTRADE_SIGNS = {"reportercode", "partnercode", "cmdcode", "primaryvalue"}
TRANSCRIBED_SIGNS = {"reporter", "partner", "flow", "period", "value", "unit"}


@dataclass(frozen=True)
class Recognised:
    """What a file was taken for.

    Attributes:
        source: id in ``sources.yml``.
        parser: name of the module in ``etl.sources`` that reads it.
        what: what it is, in a few words.
        why: by what it was recognised.
        vintage: its release, where the file says so; empty where only the person who has it can tell.
        known_from: day of publication, where the file says so (ISO text).
        file: name to keep it under.
    """

    source: str
    parser: str
    what: str
    why: str
    vintage: str
    known_from: str | None
    file: str


def recognise(path: Path) -> Recognised:
    """Say what a file is.

    Raises:
        UnreadableFile: it cannot be read, or is nothing that can be added; the sentence lists what can.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as fault:
        raise UnreadableFile(
            f"The file cannot be read: {fault.strerror}", where=str(path), remedy="Give the path of a file"
        ) from fault
    if head.startswith(XLSX):
        return _zip(path)
    if head.startswith(XLS):
        return _workbook(path)
    if head.startswith(RAR):
        raise _unknown(path, "The file is a RAR archive", "Unpack it and add what is in it")
    if not head.strip():
        raise _unknown(path, "The file is empty")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise _unknown(path, "The file is a web page or XML, not what was to be downloaded")
    return _csv(path, head)


def plain_name(name: str) -> str:
    """Put a name into the form of kept files: no spaces or brackets; the words that parsers look for stay."""
    joined = re.sub(r"\s*[-–—]\s*", "-", unicodedata.normalize("NFC", name))
    return re.sub(r"[^\w.+-]+", "_", joined).lstrip("._+-") or "file"


def _zip(path: Path) -> Recognised:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as fault:
        remedy = "Download it again and compare its size with the one that the site states"
        raise _unknown(path, "The file begins as a zip and breaks off", remedy) from fault
    if WORKBOOK in names:
        return _workbook(path)
    if not baci.holds_release(names):
        raise _unknown(path, f"The zip holds {', '.join(names[:3]) or 'nothing'}{' …' if names[3:] else ''}")
    release = baci.look(path)
    first, last = min(release.members), max(release.members)
    dated = f"; its Readme is dated {release.released}" if release.released else ""
    return Recognised(
        baci.SOURCE,
        baci.PARSER,
        f"CEPII BACI, {release.edition}, release {release.version}, {first}–{last}",
        f"it is a zip with a member {release.members[first]}{dated}",
        release.vintage,
        release.released,
        release.file,
    )


def _workbook(path: Path) -> Recognised:
    sheets = read_sheets(path.read_bytes(), str(path))
    goods = goods_sheet(sheets)
    years = [
        sheet.name
        for sheet in sheets
        if is_by_country(sheet) and FLOWS.keys() & {folded(cell) for row in sheet.rows for cell in row}
    ]
    if goods is None and not years:
        raise _unknown(
            path, f"The workbook's sheets ({', '.join(sheet.name for sheet in sheets)}) are not the Bureau's"
        )
    kind = "goods by country" if goods is not None else "by country"
    seen = (
        f"a sheet of four-digit headings, {goods.name}"
        if goods is not None
        else f"sheets of years with the Bureau's columns: {', '.join(years)}"
    )
    day = cover_date(sheets)
    return Recognised(
        "bns",
        "bns",
        f"workbook of Kazakhstan's Bureau of National Statistics, {kind}",
        f"it has {seen}" + (f"; its cover is dated {day}" if day else ""),
        day.isoformat() if day else "",
        day.isoformat() if day else None,
        plain_name(path.name),
    )


def _csv(path: Path, head: bytes) -> Recognised:
    names, encoding = _header(head)
    file = plain_name(path.name)
    lower = {name.lower() for name in names}
    meanings = {MEANING[name] for name in names if name in MEANING}
    if lower >= COMTRADE_SIGNS:
        why = f"its header has {len(lower & set(NAMES))} of the site's {len(NAMES)} columns"
        return Recognised("comtrade", "un_comtrade", "CSV of UN Comtrade's site", why, "", None, file)
    if meanings >= GACC_SIGNS:
        why = f"its header, in {encoding}, begins with {', '.join(names[:3])}"
        return Recognised("gacc", "gacc.query", "CSV of China customs' query site", why, "", None, file)
    if lower >= TRANSCRIBED_SIGNS:
        return _transcribed(path, names)
    said = f"The file's first line reads {', '.join(names)[:60]!r}" if names else "The file is no text"
    raise _unknown(path, said)


def _header(head: bytes) -> tuple[list[str], str]:
    line = head.splitlines()[0]
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError, csv.Error, StopIteration):
            cells = next(csv.reader([line.decode(encoding)]))
            return [cell.strip() for cell in cells if cell.strip()], encoding.removesuffix("-sig").upper()
    return [], ""


def _transcribed(path: Path, names: list[str]) -> Recognised:
    note = path.with_name(path.name + ORIGIN_SUFFIX)
    if not note.is_file():
        raise _unknown(
            path,
            f"The file is a transcribed table without {note.name} beside it",
            "Write that note; data/README.md says how",
        )
    folder = path.resolve().parent
    source, vintage = folder.parent.name, folder.name
    return Recognised(
        source,
        "transcribed",
        "transcribed table",
        f"its header has {len(set(names) & set(COLUMNS))} of the {len(COLUMNS)} columns, its origin stands beside it, "
        f"and its folders are {source}/{vintage}",
        vintage,
        None,
        path.name,
    )


def _unknown(path: Path, what: str, remedy: str = "") -> UnreadableFile:
    listed = f"What can be added: {CAN_BE_ADDED}"
    return UnreadableFile(what, where=str(path), remedy=f"{remedy}. {listed}" if remedy else listed)
