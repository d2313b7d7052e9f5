"""The goods pages: what is found, what lies within what, what moved, and what is said of what is missing."""

import pandas as pd
import pytest

from dashboard.ledger import Ledger
from dashboard.views import commodities, commodity
from dashboard.views.goods_search import search
from etl.marts.commodity import NOT_ITEMISED


def shown(ledger: Ledger, **choices: str) -> commodities.CommodityView:
    return commodities.view(ledger, commodities.select(ledger, **choices))


@pytest.mark.parametrize("asked", ["uranium", "Уран", "урана", "铀", "2844"])
def test_goods_are_found_by_word_in_three_languages_and_by_code(ledger: Ledger, asked: str) -> None:
    assert search(ledger, asked).rows["commodity"].iloc[0] == "2844"


def test_the_larger_figure_is_of_the_same_year_where_there_is_one(ledger: Ledger) -> None:
    china = commodity.view(ledger, commodity.select(ledger, code="61", trade="to-kazakhstan"))
    assert "6.06 bn USD of 2019 that no chapter itemises" in china.lead


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("clothing", {"61", "62"}),
        ("cars", {"87", "8703"}),
        ("shoes", {"64"}),
        ("phones", {"85"}),
        ("medicines", {"30"}),
    ],
)
def test_goods_are_found_by_their_everyday_words(ledger: Ledger, asked: str, codes: set[str]) -> None:
    assert codes <= set(search(ledger, asked).rows["commodity"])


def test_a_title_with_the_word_goes_before_one_with_it_in_brackets(ledger: Ledger) -> None:
    assert search(ledger, "cars").rows["commodity"].iloc[0] == "8703"


def test_goods_of_which_only_reconciled_figures_are_loaded_are_said_so(ledger: Ledger) -> None:
    view = commodity.view(ledger, commodity.select(ledger, find="toys"))
    assert view.found is not None
    assert view.found.said.endswith("figures of it are loaded.")
    assert view.heading.endswith("neither country’s own figures are loaded; CEPII BACI has reconciled ones")


def test_a_word_is_not_found_in_one_that_only_begins_alike(ledger: Ledger) -> None:
    found = search(ledger, "нефти").rows["title_ru"].str.lower()
    assert len(found)
    assert found.str.contains("нефт").all()


def test_a_search_says_what_is_loaded_of_each_and_what_is_not(ledger: Ledger) -> None:
    rows = search(ledger, "ores").rows.set_index("commodity")
    assert rows.loc["2603", "loaded"] == "Kazakhstan’s exports 2025 (BNS)"
    assert "" in set(rows["loaded"])
    assert search(ledger, "xyzzy").said.startswith("Nothing in the loaded nomenclature")


def test_a_reporter_that_does_not_itemise_names_the_larger_figure_and_what_to_load(ledger: Ledger) -> None:
    view = commodity.view(ledger, commodity.select(ledger, code="2844"))
    assert "China’s figures loaded here do not itemise it" in view.heading
    china = view.who.set_index("reporter").loc["CHN"]
    assert pd.isna(china["value_usd"])
    assert "28 Inorganic chemicals: 1.71 bn USD in 2024" in china["note"]
    assert china["note"].endswith("no figure of 2025 is loaded, so the two do not compare.")
    assert "python" not in view.lead
    assert "COMTRADE_KEY" in china["load"]
    assert [place.code for place in view.path] == ["VI", "28", "2844"]


def test_within_a_chapter_the_rest_of_its_own_figure_stays_visible(ledger: Ledger) -> None:
    view = shown(ledger, reporter="CHN", flow="import", within="74", year="2024")
    assert view.selection.level == "subheading"
    assert list(view.rows["commodity"]) == ["740311", NOT_ITEMISED]
    goods = ledger.table("commodity")
    whole = goods[(goods["commodity"] == "74") & (goods["reporter"] == "CHN") & (goods["flow"] == "import")]
    whole = whole[(whole["period"] == "2024") & (whole["source"] == "comtrade")]
    assert view.rows["value_usd"].sum() == pytest.approx(whole["value_usd"].iloc[0])
    assert "headings are not loaded" in view.lead


def test_a_level_that_is_not_itemised_says_so_and_what_to_load(ledger: Ledger) -> None:
    view = shown(ledger, reporter="KAZ", flow="import", source="comtrade", within="10", year="2024")
    assert list(view.rows["commodity"]) == [NOT_ITEMISED]
    assert "none of it is itemised by heading" in view.title
    assert "COMTRADE_KEY" in view.lead


def test_a_section_names_its_chapters_that_are_not_itemised(ledger: Ledger) -> None:
    view = shown(ledger, reporter="CHN", flow="import", within="V", year="2024")
    assert list(view.rows["commodity"]) == ["26", "27"]
    assert "25 is not itemised" in view.lead


def test_movers_name_apart_what_one_year_lacks(ledger: Ledger) -> None:
    view = shown(ledger, reporter="CHN", flow="export", source="comtrade", year="2014", against="2024")
    movers = view.movers
    assert movers is not None
    assert (movers.first, movers.last) == ("2014", "2024")
    assert "Only 2014 itemises" in movers.apart


def test_nothing_grows_across_an_incomplete_submission(ledger: Ledger) -> None:
    movers = shown(ledger, reporter="KAZ", flow="import", year="2024", against="2022").movers
    assert movers is not None
    assert movers.drawn.empty
    assert movers.rows["total_growth_pct"].isna().all()


def test_concentration_is_as_wide_as_what_is_not_itemised(ledger: Ledger) -> None:
    index = shown(ledger, reporter="KAZ", flow="import", year="2024").concentration
    assert index is not None
    assert "lies between 0.08 and 0.49" in index.title
    assert (index.rows["hhi_low"] <= index.rows["hhi_high"]).all()


def test_the_address_keeps_the_place_and_the_year_compared_with(ledger: Ledger) -> None:
    selection = commodities.select(ledger, within="27", year="2023", against="2021")
    assert "within=27" in selection.query
    assert "against=2021" in selection.query
    assert commodities.select(ledger, within="nowhere").asked == "goods within nowhere"
