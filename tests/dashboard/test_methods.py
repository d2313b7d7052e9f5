"""The methods page says every rule with its source, and its generated parts are the reference tables."""

from datetime import date

import pytest

from dashboard.components.prose import anchors, prose
from dashboard.components.source_note import source_note
from dashboard.ledger import Ledger
from dashboard.pages import methods as page
from dashboard.views import methods
from dashboard.views.sources import SourceNote
from dashboard.views.verdicts import marked
from tests.dashboard.components_read import ids, words

TODAY = date(2026, 8, 1)


@pytest.fixture(scope="module")
def shown(ledger: Ledger) -> methods.MethodsView:
    return methods.view(ledger, methods.select(ledger), today=TODAY)


def test_each_rule_has_an_anchor_of_its_own_that_reaches_the_page(shown: methods.MethodsView) -> None:
    named = anchors(shown.text)
    assert len(named) == len(set(named))
    assert set(named) <= set(ids(page.layout()))


def test_a_note_leads_to_the_words_as_of_the_same_day(shown: methods.MethodsView) -> None:
    note = source_note(SourceNote(("GACC",), "US dollars.", ()), "2024-07-05")
    assert note.children[-1].children.href == "/methods?as_of=2024-07-05#words"
    assert "words" in anchors(shown.text)


def test_each_section_of_rules_ends_with_its_source(shown: methods.MethodsView) -> None:
    sections = shown.text.split("\n## ")[1:]
    generated = ("Groups of goods", "Sources", "Caveats")
    without = [each.splitlines()[0] for each in sections if "*Source:" not in each]
    assert [title for title in without if not title.startswith(generated)] == []


def test_every_caveat_cause_group_and_source_is_on_the_page(ledger: Ledger) -> None:
    facts, there = ledger.reference, ids(page.layout())
    assert {f"caveat-{each.id}" for each in facts.caveats} <= set(there)
    assert {f"cause-{each.id}" for each in facts.causes} <= set(there)
    said = words(page.layout())
    assert all(goods.title in said and goods.source in said for goods in facts.goods.values())
    assert all(source.terms in said and source.publisher in said for source in facts.sources.values())


def test_the_text_explains_every_verdict_by_its_mark(shown: methods.MethodsView) -> None:
    for verdict in (
        "supported",
        "misattributed",
        "contradicted",
        "not checkable",
        "supported by a figure since revised",
    ):
        assert f"**{verdict.capitalize()}** {marked(verdict)}" in shown.text


def test_the_age_of_a_source_counts_from_its_newest_dated_publication(shown: methods.MethodsView) -> None:
    sources = shown.sources.set_index("source")
    assert sources.loc["bns", "age"] == "5 days"  # published on 27 July 2026
    assert sources.loc["baci", "age"] == "not known"


def test_on_a_day_only_what_was_public_by_then_is_in_hand(ledger: Ledger) -> None:
    then = methods.view(ledger, methods.select(ledger, as_of="2024-07-05"), today=TODAY).sources.set_index(
        "source"
    )
    assert str(then.loc["bns", "known_from"]) <= "2024-07-05"
    assert then.loc["wits", "files"] == 0


def test_markdown_becomes_components_and_html_stays_text() -> None:
    heading, paragraph = prose("## A rule {#a-rule}\n\nIt is **bold** <b>here</b>.", {})
    assert (heading.children, heading.id) == (["A rule"], "a-rule")
    assert "<b>" in words(paragraph)
