"""A citation names exactly one view of one data version."""

from datetime import date

from dashboard.views.citation import SITE, cite
from dashboard.views.sources import SourceNote

NOTE = SourceNote(("GACC, vintage 2026-02 (quoted in press)",), "", (), "3bea7c61", "2026-07-27")


def test_both_forms_name_title_version_sources_address_and_day() -> None:
    made = cite(
        "The gap was 30 % of the larger", "/?trade=both#overview-lines", NOTE, read_on=date(2026, 11, 25)
    )
    assert made.apa == (
        "Khorgos. (2026). The gap was 30 % of the larger [Chart; data version 3bea7c61 of 2026-07-27]. "
        "Khorgos: China–Kazakhstan trade, as each side counts it. Retrieved 25 November 2026, from "
        f"{SITE}/?trade=both#overview-lines. Data: GACC, vintage 2026-02 (quoted in press)."
    )
    lines = made.bibtex.splitlines()
    assert lines[0] == "@misc{khorgos-3bea7c61-overview-lines,"
    assert f"  url = {{{SITE}/?trade=both#overview-lines}}," in lines
    assert "  urldate = {2026-11-25}," in lines


def test_what_latex_would_read_as_its_own_is_escaped() -> None:
    made = cite("A & B: 50 % of #1_x", "/#a", NOTE, read_on=date(2026, 11, 25))
    assert r"A \& B: 50 \% of \#1\_x" in made.bibtex
