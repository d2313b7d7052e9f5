"""Frames laid out for readers as Excel workbooks: cover, contents, notes, sources, then one table a sheet.

Nothing is computed here; a workbook holds the values of the marts and says where each comes from.
"""

from dashboard.workbooks.analyst import for_analysts
from dashboard.workbooks.claims import claims_book
from dashboard.workbooks.commodities import commodities_book
from dashboard.workbooks.commodity import commodity_book
from dashboard.workbooks.everything import everything_book
from dashboard.workbooks.goals import goals_book
from dashboard.workbooks.goods_compared import compared
from dashboard.workbooks.mirror import mirror_book
from dashboard.workbooks.model import Book, Column, Formula, Kind, Note, Symbol, Table
from dashboard.workbooks.overview import overview_book
from dashboard.workbooks.partners import partners_book
from dashboard.workbooks.sheets import write
from dashboard.workbooks.streaming import write_stream
from dashboard.workbooks.vintages import vintages_book

__all__ = [
    "Book",
    "Column",
    "Formula",
    "Kind",
    "Note",
    "Symbol",
    "Table",
    "claims_book",
    "commodities_book",
    "commodity_book",
    "compared",
    "everything_book",
    "for_analysts",
    "goals_book",
    "mirror_book",
    "overview_book",
    "partners_book",
    "vintages_book",
    "write",
    "write_stream",
]
