"""China customs (GACC): the monthly bulletin's table (2), fetched; files of its query site, downloaded by hand.

The preliminary release is parsed by nobody: its table by country does not list Kazakhstan.
"""

from etl.sources.gacc.connection import GaccConnector
from etl.sources.gacc.query import parse_query_csv

connector = GaccConnector()

__all__ = ["connector", "parse_query_csv"]
