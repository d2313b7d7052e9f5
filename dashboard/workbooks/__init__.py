"""Frames laid out for readers as Excel workbooks: cover, contents, notes, sources, then one table a sheet.

Nothing is computed here; a workbook holds the values of the marts and says where each comes from.
"""

from dashboard.workbooks.claims import claims_book
from dashboard.workbooks.commodities import commodities_book
from dashboard.workbooks.commodity import commodity_book
from dashboard.workbooks.model import Book, Column, Kind, Note, Symbol, Table
from dashboard.workbooks.overview import overview_book
from dashboard.workbooks.sheets import write

__all__ = [
    "Book",
    "Column",
    "Kind",
    "Note",
    "Symbol",
    "Table",
    "claims_book",
    "commodities_book",
    "commodity_book",
    "overview_book",
    "write",
]
