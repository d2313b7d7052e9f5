"""UN Comtrade: what both countries reported to the United Nations, in US dollars by HS code.

A vintage is the day the UN last released a reporter's year (``lastReleased`` of getDa), so every value carries the day it
became public. What is not asked for: getMetadata, whose publication notes are transcribed in ``sources.yml``.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from etl.sources.answers import read_json
from etl.sources.connector import Answer, Published, Request, same_when_read
from etl.sources.un_comtrade import asking, figures
from etl.sources.un_comtrade.envelope import rows_of
from etl.sources.un_comtrade.figures import parse_site_csv

__all__ = ["connector", "parse_site_csv"]


class UNComtrade:
    """The connector; see ``etl.sources.connector.Connector``."""

    source = asking.SOURCE
    parser = "un_comtrade"
    countries = "comtrade"

    def plan(self, since: int, today: date, keys: Mapping[str, str]) -> Iterator[Request]:
        """Ask for the released years of both reporters; a year that is not released has no answer to wait for."""
        del today
        for reporter in asking.SIDES:
            yield asking.availability(reporter, since, keyed=bool(keys.get(asking.KEY_HEADER[1])))

    def follow(self, answer: Answer) -> Iterator[Request]:
        """Lead from released years to their figures."""
        if isinstance(answer.request, asking.Availability):
            yield from asking.extracts(answer.request, answer.content, answer.url)

    def published(self, answer: Answer) -> Published:
        """Give the day of release, after reading everything: an answer that cannot be read is not kept."""
        figures.parse_json(answer.content, answer.request.file, answer.url)
        asked = answer.request
        day = asked.released if isinstance(asked, asking.Extract) else ""
        day = day or answer.fetched_on.isoformat()
        title = asked.what
        return Published(
            day, day, title, f"UN Comtrade database, United Nations Statistics Division; {title}"
        )

    def same(self, old: bytes, new: bytes) -> bool:
        """Compare the rows in any order; ``elapsedTime`` differs with every call."""
        return same_when_read(_rows, old, new)

    def parse(self, content: bytes, path: str) -> pd.DataFrame:
        """Read a kept answer, or a CSV that was added by hand."""
        if path.lower().endswith(".csv"):
            return parse_site_csv(content, path)
        return figures.parse_json(content, path, f"data/raw/{path}")


def _rows(content: bytes) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows_of(read_json(content, ""), ""))


connector = UNComtrade()
