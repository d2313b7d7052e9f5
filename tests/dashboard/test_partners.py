"""The partners page's choices, sentences and workbook."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from dashboard.figures import partners as figures
from dashboard.ledger import Ledger
from dashboard.views.partners import PartnersView, select, view
from dashboard.workbooks import partners_book, write
from etl.errors import NothingKnown


def shown(ledger: Ledger, **choices: str) -> PartnersView:
    return view(ledger, select(ledger, **choices))


def test_among_single_countries_china_was_first_in_2023_and_the_eu27_as_one_before_it(ledger: Ledger) -> None:
    page = shown(ledger, year="2023")
    assert page.title == (
        "China was Kazakhstan's largest trading partner among single countries in 2023: 30.06 bn USD, ahead of Russia with 27.05 bn"
    )
    assert (
        "China has been first in every year from 2023 to 2025, after Russia. China had led before, in 2010 and 2012."
        in page.lead
    )
    assert (
        "it comes first with 41.30 bn USD; the order is then the EU27 41.30 bn, China 30.06 bn and Russia 27.05 bn"
        in page.lead
    )


def test_with_the_eu27_as_one_it_leads_and_its_members_have_no_line(ledger: Ledger) -> None:
    page = shown(ledger, year="2023", blocs="eu27")
    assert page.title.startswith("With the EU27 counted as one, the EU27 was")
    assert "The EU27 has been first in every year from 2004 to 2025, after Russia." in page.lead
    assert {"EU27", "CHN", "RUS"} <= set(page.ranks["partner"])
    assert "ITA" not in set(page.ranks["partner"])


@pytest.mark.parametrize(
    ("measure", "first"), [("export", "Italy was Kazakhstan's largest market"), ("import", "Russia was")]
)
def test_exports_and_imports_have_orders_of_their_own(ledger: Ledger, measure: str, first: str) -> None:
    assert shown(ledger, measure=measure, year="2023").title.startswith(first)


def test_each_stretch_of_years_names_its_source_and_what_shares_are_of(ledger: Ledger) -> None:
    page = shown(ledger)
    assert page.sources == (
        "Sources: WITS 1995–2015, UN Comtrade 2016–2017 and BNS 2018–2025; thin lines mark where the source changes. "
        "WITS shares are of the sum of the listed partners, the others of the printed world total."
    )
    assert [shape["x0"] for shape in figures.shares(page.shares, page.stretches)["layout"]["shapes"]] == [
        2015.5,
        2017.5,
    ]


def test_on_a_day_only_the_lists_known_by_then_count(ledger: Ledger) -> None:
    page = shown(ledger, as_of="2024-09-01")
    assert page.selection.years == ("2023", "2022")
    assert page.selection.query.endswith("year=2023&as_of=2024-09-01")
    with pytest.raises(NothingKnown):  # the Bureau's workbook came on 25 July 2024
        select(ledger, as_of="2024-07-05")


def test_what_is_not_there_gives_the_nearest_and_is_said_back(ledger: Ledger) -> None:
    selection = select(ledger, measure="tonnes", year="1066")
    assert (selection.measure, selection.blocs, selection.year) == ("turnover", "single", "1995")
    assert all(word in selection.instead for word in ("tonnes", "1066"))


def test_the_workbook_lists_every_partner_of_the_year(ledger: Ledger) -> None:
    page = shown(ledger, year="2023")
    book = load_workbook(
        BytesIO(write(partners_book(ledger, page.selection, link="https://khorgos.example/")))
    )
    assert book.sheetnames[4:] == ["Partners", "Over the years"]
    rows = {row[2]: row for row in book["Partners"].iter_rows(values_only=True) if row[0] == 2023}
    assert len(rows) == len(page.year)
    assert (rows["CHN"][8], rows["CHN"][9], rows["EU27"][8], rows["EU27"][9]) == (1, 2, "[z]", 1)


def test_a_share_that_falls_and_comes_back_within_a_year_is_said_without_a_guess_at_why(
    ledger: Ledger,
) -> None:
    said = view(ledger, select(ledger)).dips
    assert said.startswith(
        "Russia's share was 10.6\u202f% in 2010, between 17.5\u202f% the year before and 19.0\u202f% the"
    )
    assert said.endswith("no reason for it is on record here.")
