"""How an answer goes wrong, by the form it has: JSON, CSV, HTML, workbook, zip.

Each change gives the bytes of a faulty answer, or None where the form cannot have that fault.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook

CAP = 500
STRAY = "你好".encode("gb18030")  # no UTF-8
CELL = re.compile(rb"<td[^>]*>.*?</td>", re.DOTALL)
LINE = re.compile(rb"<tr[^>]*>.*?</tr>", re.DOTALL)
FIGURE = re.compile(rb"(?<=>)\s*(\d{1,3}(?:,\d{3})+)(?=\s*(?:&nbsp;)*\s*<)")
TYPED = re.compile(r"\d[\d\s\xa0]*(,\d+)?")
TABLE_CELLS = 5  # a line of a page with as many is one of its table

Rows = list[list[str]]


def form(content: bytes) -> str:
    """Name the form of an answer by its first bytes."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "workbook" if "[Content_Types].xml" in packed.namelist() else "zip"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "old workbook"
    first = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if first in (b"{", b"["):
        return "rows" if isinstance(json.loads(content).get("data"), list) else "series"
    return "page" if first == b"<" else "table"


def unknown_column(content: bytes) -> bytes | None:
    match form(content):
        case "rows":
            return _rows(content, lambda rows: [{**row, "newField": 1} for row in rows])
        case "series":
            return _series(
                content,
                lambda one: one["structure"]["dimensions"]["series"].append(
                    {"id": "NEW", "values": [{"id": "X"}]}
                ),
            )
        case "table" | "zip":
            return _table(content, lambda rows: [[*rows[0], "NEW"], *([*row, "1"] for row in rows[1:])])
        case "page":
            return _lines(
                content, lambda line: line.replace(b"</tr>", b"<td>9</td></tr>") if _tabular(line) else line
            )
        case "workbook":
            return _sheet(content, _widen)
    return None


def missing_column(content: bytes) -> bytes | None:
    match form(content):
        case "rows":
            return _rows(content, lambda rows: [_without(row, "primaryValue") for row in rows])
        case "series":
            return _series(content, lambda one: one["structure"]["dimensions"]["series"].pop())
        case "table" | "zip":
            return _table(content, lambda rows: [row[:-1] for row in rows])
        case "page":
            return _lines(content, lambda line: CELL.sub(b"", line, count=1) if _tabular(line) else line)
        case "workbook":
            return _sheet(content, lambda sheet: sheet.delete_cols(4))
    return None


def repeated_rows(content: bytes) -> bytes | None:
    match form(content):
        case "rows":
            return _rows(content, lambda rows: [*rows, *rows])
        case "table" | "zip":
            return _table(content, lambda rows: [rows[0], *rows[1:], *rows[1:]])
        case "page":
            return LINE.sub(lambda found: found[0] * (2 if b"Kazakhstan" in found[0] else 1), content)
        case "workbook":
            return _sheet(content, _repeat_china)
    return None


def thousand_times(content: bytes) -> bytes | None:
    match form(content):
        case "rows":
            return _rows(
                content,
                lambda rows: [{name: _raise(name, value) for name, value in row.items()} for row in rows],
            )
        case "series":
            return _series(content, _raise_series)
        case "table" | "zip":
            return _table(content, lambda rows: [rows[0], *(_raise_cell(rows[0], row) for row in rows[1:])])
        case "page":
            return _lines(content, lambda line: FIGURE.sub(rb"\1,000", line))
        case "workbook":
            return _sheet(content, _raise_sheet)
    return None


def wrong_encoding(content: bytes) -> bytes | None:
    match form(content):
        case "rows" | "series":
            return re.sub(rb'("(?:\w*Desc|name)": ?")', rb"\g<1>" + STRAY, content)
        case "table":
            return content.rstrip() + STRAY + b"\n"
        case "page":
            return content.replace(b"Kazakhstan", STRAY + b"Kazakhstan")
        case "zip":
            return _members(content, lambda text: text.rstrip() + STRAY + b"\n")
    return None


def at_the_cap(content: bytes) -> bytes | None:
    if form(content) != "rows":
        return None
    return _rows(content, lambda rows: (rows * CAP)[:CAP])


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def web_page(_: bytes) -> bytes:
    return b"<!DOCTYPE html><html><head><title>Please wait</title></head><body><script>var a=1;</script></body></html>"


def nothing(_: bytes) -> bytes:
    return b""


def _rows(content: bytes, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> bytes:
    answer = json.loads(content)
    answer["data"] = change(answer["data"])
    answer["count"] = len(answer["data"])
    return json.dumps(answer).encode()


def _series(content: bytes, change: Callable[[Any], object]) -> bytes:
    answer = json.loads(content)
    change(answer)
    return json.dumps(answer).encode()


def _raise(name: str, value: Any) -> Any:
    return value * 1000 if name in ("primaryValue", "cifvalue", "fobvalue") and value else value


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _raise_series(answer: Any) -> None:
    for one in answer["dataSets"][0]["series"].values():
        one["observations"] = {
            key: [cells[0] * 1000, *cells[1:]] for key, cells in one["observations"].items()
        }


def _raise_cell(header: list[str], row: list[str]) -> list[str]:
    place = next(number for number, name in enumerate(header) if name.strip() in ("OBS_VALUE", "value", "v"))
    cell = row[place].strip()
    raised = f"{float(cell) * 1000:.3f}".rstrip("0").rstrip(".") if cell else cell
    return [*row[:place], raised, *row[place + 1 :]]


def _table(content: bytes, change: Callable[[Rows], Rows]) -> bytes:
    def edit(text: bytes) -> bytes:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(
            change(list(csv.reader(io.StringIO(text.decode("utf-8-sig")))))
        )
        return out.getvalue().encode()

    return _members(content, edit) if form(content) == "zip" else edit(content)


def _members(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the yearly members of a zip."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in packed.namelist():
            text = packed.read(name)
            new.writestr(name, change(text) if re.search(r"_Y\d{4}_", name) else text)
    return out.getvalue()


def _lines(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return LINE.sub(lambda found: change(found[0]), content)


def _tabular(line: bytes) -> bool:
    return len(CELL.findall(line)) >= TABLE_CELLS


def _sheet(content: bytes, change: Callable[[Any], object]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widen(sheet: Any) -> None:
    sheet.insert_cols(4)
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, 4, "Новое" if row < 4 else 9)


def _repeat_china(sheet: Any) -> None:
    found = [
        [cell.value for cell in row] for row in sheet.iter_rows() if "Китай" in [cell.value for cell in row]
    ]
    for row in found:
        sheet.append(row)


def _raise_sheet(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and TYPED.fullmatch(cell.value):
                cell.value = float(re.sub(r"\s", "", cell.value).replace(",", "."))
            if isinstance(cell.value, float | int):
                cell.value = cell.value * 1000
