"""The real workbooks hold the marts' values, the reason for each gap, the notes that apply and every source."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.ledger import Ledger
from dashboard.workbooks import commodities_book, overview_book, write
from dashboard.workbooks.sources import source_lines, sources_of
from etl.marts.commodity import bands

LINK = "https://khorgos.example/commodities?year=2023"


def read(content: bytes, sheet: str) -> pd.DataFrame:
    """Read a sheet's table back as a reader would."""
    cells = load_workbook(BytesIO(content))[sheet]
    (table,) = cells.tables.values()
    header, *rows = [[cell.value for cell in row] for row in cells[table.ref]]
    return pd.DataFrame(rows, columns=[name.partition(" [note")[0] for name in header], dtype=object)


def rows_of(ledger: Ledger, **wanted: str) -> pd.DataFrame:
    rows = ledger.table("commodity")
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows


@pytest.fixture(scope="module")
def overview(ledger: Ledger) -> bytes:
    return write(overview_book(ledger, trade="both", link=LINK))


def test_two_ledgers_hold_both_figures_and_the_gap(ledger: Ledger, overview: bytes) -> None:
    table = read(overview, "Two ledgers").set_index("Year")
    lines = ledger.table("ledger_lines")
    turnover = lines[lines["measure"] == "turnover"].set_index(["ledger", "period"])["value_usd"]
    row = table.loc[2023].to_dict()
    china, kazakhstan = row["China's customs: turnover (USD)"], row["Kazakhstan's statistics: turnover (USD)"]
    assert (china, kazakhstan) == (turnover["china", "2023"], turnover["kazakhstan", "2023"])
    assert row["Gap, China's minus Kazakhstan's (USD)"] == china - kazakhstan


def test_years_of_one_ledger_alone_have_no_gap(overview: bytes) -> None:
    first = read(overview, "Two ledgers").iloc[0]
    assert first["Year"] == 1992
    assert first["Kazakhstan's statistics: turnover (USD)"] == "[x]"
    assert first["Gap, China's minus Kazakhstan's (USD)"] == "[x]"


def test_goals_say_why_a_cell_has_no_figure(overview: bytes) -> None:
    goals = read(overview, "Goals")
    assert set(goals.loc[goals["Scope"] == "regional", "Latest turnover (USD)"]) == {"[z]"}
    assert "[n]" in set(goals["First year met"])
    doubling = goals[goals["Base"] == "as known then"]
    assert set(doubling["Base (USD)"]) == {41.0e9, 31.5e9}


def test_the_claims_findings_are_numbers_in_the_unit_of_their_column(overview: bytes) -> None:
    claim = read(overview, "Findings")
    assert set(claim["Verdict on the text"]) == {"misattributed"}
    known = claim[claim["As known"] == "as known now"]
    now = {
        (row["Part of the claim"], row["Source"], row["Vintage"], row["Ledger"]): row
        for row in known.to_dict("records")
    }
    level = now["41 billion dollars", "BNS", "2024-07-25", "Kazakhstan's statistics"]
    assert (level["Finding"], level["Figure (USD)"], level["Figure (%)"]) == (
        "differs",
        30_055_389_612.32,
        "[z]",
    )
    growth = now["32 percent", "GACC", "2024-07", "China's customs"]
    assert (growth["Finding"], growth["Figure (%)"], growth["Figure (USD)"]) == ("agrees", 32.2, "[z]")


def test_the_workbook_follows_the_direction_on_the_screen(ledger: Ledger) -> None:
    table = read(write(overview_book(ledger, trade="to-kazakhstan", link=LINK)), "Two ledgers").set_index(
        "Year"
    )
    row = table.loc[2023].to_dict()
    assert row["China's customs: export (USD)"] == 24_696_909_997
    assert row["Kazakhstan's statistics: import (USD)"] == 15_389_231_312.22


def test_mirror_holds_every_total(ledger: Ledger, overview: bytes) -> None:
    mart = ledger.table("mirror")
    assert len(read(overview, "Mirror")) == (mart["commodity"] == "TOTAL").sum()


def test_sources_name_every_file_behind_the_tables(ledger: Ledger, overview: bytes) -> None:
    lines = ledger.table("ledger_lines")
    cells = lines.loc[lines["measure"] == "turnover", "snapshots"]
    files = {reference.partition("#")[0] for cell in cells for reference in cell.split()}
    sources = read(overview, "Sources")
    assert files <= set(sources["Raw file"])
    origins = ledger.table("origins").set_index("file")
    assert list(sources["Checksum (SHA-256)"]) == list(origins.loc[sources["Raw file"], "sha256"])


def test_citation_names_the_data_version_and_the_view(ledger: Ledger) -> None:
    book = overview_book(ledger, trade="both", link=LINK)
    assert book.cite_as == (
        f"Khorgos, China–Kazakhstan trade, as each side counts it. Data version {ledger.version}. {LINK}"
    )


def test_commodities_keep_the_order_and_values_of_the_screen(ledger: Ledger) -> None:
    rows = rows_of(ledger, source="comtrade", reporter="CHN", flow="export", period="2023", level="chapter")
    rows = rows.sort_values("value_usd", ascending=False)
    table = read(
        write(commodities_book(ledger, rows, bands(rows), title="Exports", link=LINK)), "Commodities"
    )
    assert list(table["Value (USD)"]) == list(rows["value_usd"])
    assert list(table["Commodity"]) == list(rows["title"])


def test_what_is_not_itemised_has_a_value_but_no_growth(ledger: Ledger) -> None:
    rows = rows_of(ledger, source="comtrade", reporter="CHN", flow="export", period="2023", level="chapter")
    table = read(
        write(commodities_book(ledger, rows, bands(rows), title="Exports", link=LINK)), "Commodities"
    )
    rest = table[table["Commodity"] == "Not itemised in the loaded data"].iloc[0]
    assert rest["Value (USD)"] > 0
    assert (rest["Code"], rest["Growth (%)"]) == ("[z]", "[z]")


def test_unreliable_figures_say_why_they_have_no_growth(ledger: Ledger) -> None:
    rows = rows_of(
        ledger, source="comtrade", reporter="KAZ", flow="import", period="2021", level="subheading"
    )
    table = read(
        write(commodities_book(ledger, rows[rows["itemised"]], bands(rows), title="Imports", link=LINK)),
        "Commodities",
    )
    assert set(table["Status"]) == {"unreliable"}
    assert set(table["Growth (%)"]) == {"[u]"}


def test_only_caveats_that_occur_become_notes(ledger: Ledger) -> None:
    rows = rows_of(ledger, source="comtrade", reporter="CHN", flow="export", period="2023", level="chapter")
    book = commodities_book(ledger, rows, bands(rows), title="Exports", link=LINK)
    occurring = {caveat for cell in rows["caveats"] for caveat in cell.split()}
    assert {note.id for note in book.notes} == occurring | {"share", "growth", "contribution", "edition"}
    texts = ledger.table("caveats").set_index("caveat")["text"]
    assert all(note.text == texts[note.id] for note in book.notes if note.id in occurring)


def observation(**given: str) -> dict[str, object]:
    made_up: dict[str, object] = {
        "source": "aaa",
        "vintage": "2024-01",
        "accessed": "2026-11",
        "publisher": "Office of AAA",
        "file_title": "Trade",
        "citation": "Yearbook",
        "url": "",
        "read_from": "",
        "evidence": "official table",
        "known_from": None,
        "terms": "Cite",
        "redistribute": "no",
        "sha256": "0",
        "file": "aaa/2024-01/a.csv",
        "flow": "export",
        "valuation": "FOB",
        "trade_system": "general",
        "partner_concept": "origin",
    }
    return {**made_up, **given}


def test_a_file_lists_how_its_rows_count_once_each() -> None:
    rows = [
        observation(),
        observation(),
        observation(flow="import", valuation="CIF", trade_system="special"),
        observation(file="aaa/2024-01/b.csv", flow="turnover", valuation="mixed"),
    ]
    sources = sources_of(pd.DataFrame(rows))
    assert list(sources["file"]) == ["aaa/2024-01/a.csv", "aaa/2024-01/b.csv"]
    assert list(sources["valuations"]) == ["CIF, FOB", "mixed (exports FOB, imports CIF)"]
    assert sources.loc[0, "trade_systems"] == "general, special"


def test_a_line_names_source_vintage_retrieval_valuation_partner_and_terms(ledger: Ledger) -> None:
    rows = pd.DataFrame([observation(source="bns"), observation(source="bns", vintage="2025-01")])
    (line,) = source_lines(rows, ledger.reference.sources)
    assert line == (
        "Source: BNS, vintage 2024-01, 2025-01, read 2026-11. Valuation: export FOB. Partner: export by origin. "
        "Trade system: general. May be redistributed: no."
    )


def test_the_bands_on_the_screen_are_in_the_workbook(ledger: Ledger) -> None:
    rows = rows_of(ledger, source="comtrade", reporter="CHN", flow="import", level="chapter")
    year = rows[rows["period"] == "2014"]
    over_time = bands(rows)
    table = read(write(commodities_book(ledger, year, over_time, title="Imports", link=LINK)), "Over time")
    assert list(table["Value (USD)"]) == list(over_time["value_usd"])
    assert "Not itemised in the loaded data" in set(table["Commodity"])
