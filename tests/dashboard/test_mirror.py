"""The mirror page's choices, sentences and workbook."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from dashboard.figures import mirror_goods as goods_figure
from dashboard.ledger import Ledger
from dashboard.views.mirror import MirrorView, select, view
from dashboard.workbooks import mirror_book, write
from etl.errors import NothingKnown
from etl.vocabulary import TOTAL


def shown(ledger: Ledger, **choices: str) -> MirrorView:
    return view(ledger, select(ledger, **choices))


def test_a_year_has_four_answers_each_with_its_source_and_vintage(ledger: Ledger) -> None:
    answers = [each for way in shown(ledger, year="2023").directions for each in way.said.answers]
    assert [(each.title, each.value, each.source) for each in answers] == [
        ("China's exports", "24.70 bn", "UN Comtrade, vintage 2026-04 (copy of official data)"),
        ("Kazakhstan's imports", "15.39 bn", "BNS, vintage 2024-07-25 (official table)"),
        ("Kazakhstan's exports", "14.67 bn", "BNS, vintage 2024-07-25 (official table)"),
        ("China's imports", "16.36 bn", "UN Comtrade, vintage 2026-04 (copy of official data)"),
    ]


def test_the_gap_is_said_on_both_bases_and_never_without_one(ledger: Ledger) -> None:
    to_kazakhstan = shown(ledger, year="2024").directions[0].said
    assert dict(to_kazakhstan.measures) == {
        "Gap G = X − M: China's figure (exporter, X) minus Kazakhstan's (importer, M)": "+12.69 bn USD",
        "G/X, the gap as a share of China's figure": "+45.4\u202f%",
        "G/M, the gap as a share of Kazakhstan's figure": "+83.1\u202f%",
        "Symmetric index 2|X − M| / (X + M), the gap as a share of the mean of both": "58.7\u202f%",
    }


@pytest.mark.parametrize(("year", "effects"), [("2023", ("widen", "narrow")), ("2008", ("widen", "reverse"))])
def test_what_a_correction_would_do_is_said_for_each_direction(
    ledger: Ledger, year: str, effects: tuple[str, str]
) -> None:
    for way, effect in zip(shown(ledger, year=year).directions, effects, strict=True):
        assert f"A CIF/FOB correction (1.06) would {effect} this gap" in way.said.cif


def test_a_year_that_one_side_alone_has_stands_without_a_gap(ledger: Ledger) -> None:
    page = shown(ledger, year="1993")
    assert page.title.endswith("Kazakhstan's answer is not in hand")
    assert (
        "No source of the line of Kazakhstan's statistics covers 1993"
        in page.directions[0].said.answers[1].missing
    )
    assert page.directions[0].said.measures == ()


@pytest.mark.parametrize(("asked", "code"), [("27", "27"), ("copper", "74"), ("медь", "74"), ("", TOTAL)])
def test_a_commodity_is_found_by_code_or_by_a_word_of_its_title(
    ledger: Ledger, asked: str, code: str
) -> None:
    selection = select(ledger, commodity=asked)
    assert (selection.commodity, selection.instead) == (code, "")


def test_what_is_not_there_gives_the_nearest_and_is_said_back(ledger: Ledger) -> None:
    selection = select(ledger, commodity="unobtainium", year="1066", as_of="yesterday")
    assert (selection.commodity, selection.year, selection.as_of) == (TOTAL, "1992", "")
    assert all(word in selection.instead for word in ("unobtainium", "1066"))


def test_on_a_day_the_two_offices_are_compared_by_what_they_had_published(ledger: Ledger) -> None:
    page = shown(ledger, as_of="2024-09-01")
    assert page.selection.query == "commodity=TOTAL&year=2023&as_of=2024-09-01"
    assert [each.value for each in page.directions[0].said.answers] == ["24.7 bn", "15.39 bn"]
    before = shown(ledger, as_of="2024-07-05")
    assert (
        "No figure for 2023 is known to have been public on 5 July 2024"
        in before.directions[0].said.answers[1].missing
    )
    with pytest.raises(NothingKnown):
        select(ledger, as_of="1990-01-01")


def test_years_whose_goods_are_not_compared_are_named_with_the_reason(ledger: Ledger) -> None:
    hidden = shown(ledger).goods.hidden
    assert "2002–2003 and 2007–2008: the two reporters used different HS editions." in hidden
    assert "2020–2022: Kazakhstan's figure is of low reliability." in hidden
    assert (
        "2014–2015, only crude petroleum oils (270900): Kazakhstan's file does not say which of the HS editions it uses."
        in hidden
    )


def test_goods_say_how_much_of_the_whole_gap_they_account_for(ledger: Ledger) -> None:
    goods = shown(ledger, year="2024").goods
    assert goods.title.startswith(
        "Of the chapters held on both sides, the widest gap of 2024 is in machinery"
    )
    assert (
        "the gaps of the 10 held on both sides come to +1.29 bn of the +12.69 bn USD for all goods"
        in goods.lead
    )


def test_goods_say_both_figures_and_the_gap_or_that_they_are_not_compared(ledger: Ledger) -> None:
    for year, word in (("2024", "gap +1.31 bn"), ("2021", "not compared")):
        rows = shown(ledger, year=year).goods.rows
        drawn = goods_figure.goods(rows)
        china, kazakhstan = drawn["data"]
        assert len(china["x"]) == len(kazakhstan["x"]) == len(rows)
        assert all([*china["text"], *kazakhstan["text"]])
        assert any(each["text"].endswith(word) for each in drawn["layout"]["annotations"])


def test_no_cause_is_without_its_citation(ledger: Ledger) -> None:
    causes = shown(ledger).causes
    assert len(causes) == 12
    assert all(cause.citation for cause in causes)


def test_the_workbook_holds_the_pair_the_gap_and_the_causes(ledger: Ledger) -> None:
    page = shown(ledger, year="2024")
    book = load_workbook(
        BytesIO(write(mirror_book(ledger, page.selection, link="https://khorgos.example/mirror")))
    )
    assert book.sheetnames[4:] == ["Answers", "Over the years", "Goods", "Causes"]
    cells = [row for row in book["Answers"].iter_rows(values_only=True) if row[0] == 2024]
    assert [row[5] for row in cells] == page.answers["exporter_value_usd"].tolist()
