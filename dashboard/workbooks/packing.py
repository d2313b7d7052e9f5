"""A workbook as the bytes of an .xlsx file: a zip whose parts carry the data's own date, so that equal books are equal bytes."""

from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

EARLIEST, LATEST = datetime(1980, 1, 1), datetime(2107, 12, 31)  # noqa: DTZ001 - the clock of zip files has no zones


class _Dated(ZipFile):
    """A zip whose every part has one date; ``Workbook.save`` would stamp today's."""

    def __init__(self, file: "IO[bytes] | PathLike[str]", day: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self._day = min(max(day, EARLIEST), LATEST).timetuple()[:6]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_how: Any, **_named: Any) -> None:
        super().writestr(self._part(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_how: Any, **_named: Any) -> None:
        with (
            Path(filename).open("rb") as source,
            self.open(self._part(str(arcname)), "w", force_zip64=True) as part,
        ):
            while piece := source.read(1 << 20):
                part.write(piece)

    def _part(self, name: str) -> ZipInfo:
        part = ZipInfo(name, self._day)
        part.compress_type = ZIP_DEFLATED
        return part


def pack(workbook: Workbook, file: "IO[bytes] | PathLike[str]") -> None:
    """Write a described workbook to a file."""
    with _Dated(file, workbook.properties.modified) as archive:
        ExcelWriter(workbook, archive).save()
