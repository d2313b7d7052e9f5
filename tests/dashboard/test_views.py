"""What a choice of the controls stands for."""

import pytest

from dashboard.ledger import Ledger
from dashboard.views import commodities, overview
from dashboard.views.record import observations, together


def test_without_a_choice_the_latest_year_with_chapters_is_shown(ledger: Ledger) -> None:
    chosen = commodities.select(ledger)
    assert (chosen.reporter, chosen.flow, chosen.source, chosen.level, chosen.year) == (
        "CHN",
        "import",
        "comtrade",
        "chapter",
        "2024",
    )
    assert chosen.asked == ""


@pytest.mark.parametrize(("asked", "shown"), [("1995", "2000"), ("2031", "2024"), ("2014", "2014")])
def test_a_year_without_data_gives_the_nearest_and_says_what_was_asked(
    ledger: Ledger, asked: str, shown: str
) -> None:
    chosen = commodities.select(ledger, reporter="CHN", flow="import", year=asked)
    assert chosen.year == shown
    assert chosen.asked == ("" if asked == shown else f"year {asked}")


def test_nonsense_in_the_address_is_answered_with_a_view_and_named(ledger: Ledger) -> None:
    chosen = commodities.select(ledger, reporter="<script>", flow="sideways", year="-1")
    assert chosen.reporter == "CHN"
    assert all(word in chosen.asked for word in ("<script>", "sideways", "-1"))


def test_reconciled_values_are_never_subtracted_from_a_reported_total(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="export", source="baci"))
    assert shown.rows["itemised"].all()
    assert shown.rows["total_usd"].isna().all()
    assert "never subtracted" in shown.lead


def test_a_share_is_of_the_total_that_its_parts_were_published_with(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="import", year="2018"))
    assert set(shown.rows["total_vintage"]) == {"2022-06"}
    assert "308 mn or 3.6" in shown.lead
    assert "now have 8.09 bn (UN Comtrade, vintage 2026-04)" in shown.lead


def test_a_figure_since_revised_is_named_with_its_source_and_the_one_in_force(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="KAZ", flow="import", year="2023"))
    assert shown.title.startswith("By UN Comtrade, Kazakhstan says it bought 16.77 bn")
    assert "now have 15.39 bn (BNS, vintage 2024-07-25)" in shown.lead
    assert any("preliminary" in text for text in shown.warnings)


def test_groups_that_overlap_are_neither_added_nor_shared_out(ledger: Ledger) -> None:
    chosen = commodities.select(
        ledger, reporter="CHN", flow="export", source="baci", level="group", year="2023"
    )
    shown = commodities.view(ledger, chosen)
    assert shown.rows["share_pct"].isna().all()
    assert any("overlap" in text for text in shown.warnings)


def test_the_source_note_names_exactly_the_vintages_drawn(ledger: Ledger) -> None:
    shown = commodities.view(ledger, commodities.select(ledger, reporter="CHN", flow="import", year="2014"))
    drawn = ledger.observations(ref for cell in shown.rows["snapshots"] for ref in cell.split())
    (source,) = shown.note.sources
    assert all(vintage in source for vintage in set(drawn["vintage"]))
    assert source.startswith("UN Comtrade")


def test_the_gap_is_chinas_figure_minus_kazakhstans_of_the_same_flow(ledger: Ledger) -> None:
    gap = overview.lines(ledger, "to-kazakhstan").gap.set_index("period")
    assert gap.loc["2023", "gap_usd"] == pytest.approx(24_696_909_997 - 15_389_231_312.22)


def test_an_observation_is_said_with_its_names_vintage_and_evidence(ledger: Ledger) -> None:
    (row,) = observations(ledger, ["bns/2024-02/quoted-by-qaztrade.csv#2"])
    assert (
        row["sentence"]
        == "Kazakhstan’s two-way trade with China, 2023: 31.5 bn USD (BNS, vintage 2024-02, quoted in press)"
    )


def test_an_unknown_reference_gives_no_row(ledger: Ledger) -> None:
    assert observations(ledger, ["bns/none.csv#1"]) == []


def test_exports_and_imports_of_one_vintage_are_added_up_on_their_record_page(ledger: Ledger) -> None:
    lines = ledger.table("ledger_lines").set_index(["ledger", "measure", "period"])
    rows = observations(ledger, str(lines["snapshots"]["kazakhstan", "turnover", "2023"]).split())
    assert together(rows) == "Exports plus imports make 30.06 bn USD (30,055,389,612.32)."
    assert together(rows[:1]) == ""


def test_addresses_that_ask_for_what_is_not_loaded_share_one_view(ledger: Ledger) -> None:
    first, second = (
        commodities.select(ledger, reporter="CHN", flow="import", year=year) for year in ("1890", "1891")
    )
    assert first.instead != second.instead
    assert commodities.view(ledger, first) is commodities.view(ledger, second)
