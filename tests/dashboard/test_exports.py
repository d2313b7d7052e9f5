"""Every view as files: the same rows as the page, now and as known on a day."""

import pytest

from dashboard.exports import VIEWS
from dashboard.ledger import Ledger
from dashboard.workbooks import write
from etl.errors import NothingKnown


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_tables_and_a_workbook_of_the_past_too(ledger: Ledger, name: str) -> None:
    view = VIEWS[name]
    for day in ("", "2026-11-01"):
        selection = view.select(ledger, as_of=day)
        tables = view.tables(ledger, selection)
        assert not next(iter(tables.values())).empty
        book = view.book(ledger, selection, link="https://khorgos.example/")
        assert {table.name for table in book.tables}
        assert day in ("", book.as_of.isoformat())
        assert day in selection.query


def test_a_day_far_to_come_has_a_workbook_too(ledger: Ledger) -> None:
    view = VIEWS["overview"]
    book = view.book(ledger, view.select(ledger, as_of="8596-10-10"), link="https://khorgos.example/")
    assert write(book)


@pytest.mark.parametrize("name", ["overview", "commodities"])
def test_before_anything_was_published_a_view_says_so(ledger: Ledger, name: str) -> None:
    view = VIEWS[name]
    with pytest.raises(NothingKnown, match=r"1990-01-01\. Choose a later day"):
        view.tables(ledger, view.select(ledger, as_of="1990-01-01"))
