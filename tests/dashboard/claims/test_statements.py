"""Whole texts against the real data: the statements that this project was made to tell apart."""

from decimal import Decimal

import pandas as pd
import pytest

from dashboard.claims.checkable import statement
from dashboard.claims.checker import Checked, check
from dashboard.claims.claim import Kind
from dashboard.claims.finding import CheckedClaim, Outcome, Verdict
from dashboard.ledger import Ledger
from tests.dashboard.claims.made_up import known_then

ENGLISH = """The presidents of Kazakhstan and China met in Astana on 3 July 2024; it was the fifth visit of this kind.
The two countries have had diplomatic relations for 32 years and became strategic partners in 2005, 2011 and 2019.
China was Kazakhstan's largest trading partner in 2023: two-way trade rose by 32 percent to 41 billion dollars, according to
Kazakh government data. Kazakhstan's main exports to China are crude oil, metals and agricultural products, while its main
imports from China are machinery, electronics and consumer goods.
The Belt and Road was announced in Astana in 2013; since 2014 more than 50 projects have been agreed.
The sides set the goal of doubling bilateral trade."""
HEBREW = """נשיאי קזחסטן וסין נפגשו באסטנה ב-3 ביולי 2024, בביקור החמישי מסוגו. שתי המדינות מקיימות יחסים דיפלומטיים
זה 32 שנים, ובשנים 2005, 2011 ו-2019 הוגדרו כשותפות אסטרטגיות.
סין הייתה שותפת הסחר הגדולה ביותר של קזחסטן ב-2023: הסחר הדו-כיווני צמח ב-32 אחוזים והגיע ל-41 מיליארד דולר, על פי נתוני
ממשלת קזחסטן. עיקר הייצוא של קזחסטן לסין הוא נפט גולמי, מתכות ותוצרת חקלאית, ואילו עיקר הייבוא שלה מסין הוא מכונות, מוצרי
אלקטרוניקה ומוצרי צריכה.
יוזמת החגורה והדרך הוכרזה באסטנה ב-2013, ומאז 2014 סוכמו יותר מ-50 פרויקטים. הצדדים הציבו יעד להכפיל את הסחר בין המדינות."""
NARROW = "\u202f"
GOODS = [
    ("2709",),
    ("metals",),
    ("agricultural_products",),
    ("machinery",),
    ("machinery",),
    ("consumer_goods",),
]


def checked(text: str, ledger: Ledger, said_on: str | None = None) -> Checked:
    return check(statement(text, said_on=said_on), ledger)


def outcomes(claim: CheckedClaim) -> dict[str, Outcome]:
    return {answer.ledger: answer.outcome for answer in claim.answers}


@pytest.mark.parametrize("text", [ENGLISH, HEBREW], ids=["en", "he"])
def test_the_press_release_of_july_2024(ledger: Ledger, text: str) -> None:
    found = checked(text, ledger, "2024-07-03")
    claims = found.statement.claims
    assert [claim.kind for claim in claims] == [Kind.RANK, Kind.GROWTH, Kind.LEVEL, *[Kind.SHARE] * 6]
    assert [claim.goods for claim in claims[3:]] == GOODS
    assert [claim.seen_from for claim in claims] == ["KAZ"] * 9
    assert [claim.measure for claim in claims[3:]] == ["export"] * 3 + ["import"] * 3
    assert [claim.credited for claim in claims[:3]] == ["kazakhstan"] * 3
    assert [goal.multiple for goal in found.statement.goals] == [2]
    verdicts = [claim.verdict for claim in found.now.claims]
    assert verdicts[:3] == [Verdict.SUPPORTED, Verdict.MISATTRIBUTED, Verdict.MISATTRIBUTED]
    assert {claim.words for claim in claims} & {
        "32 years",
        "2005",
        "2011",
        "2014",
        "2019",
        "50 projects",
    } == set()


def test_the_doubling_goal_has_a_base_on_each_ledger(ledger: Ledger) -> None:
    found = checked(ENGLISH, ledger, "2024-07-03")
    assert [target.start for target in known_then(found).targets] == [
        "41.0 bn in 2023 → 82.0 bn",
        "31.5 bn in 2023 → 63.0 bn",
    ]
    assert [target.start for target in found.now.targets][1] == "30.06 bn in 2023 → 60.11 bn"
    assert "no later year is on record" in known_then(found).targets[0].said(
        ledger.reference.ledgers["china"]
    )


@pytest.mark.parametrize(
    ("text", "said_on", "base", "why"),
    [
        (
            "Trade between China and Kazakhstan was 41 billion dollars in 2023. They want to double it.",
            None,
            "2023",
            "gives a level",
        ),
        (
            "Kazakhstan and China agreed to double trade from $41 billion in 2023.",
            None,
            "2023",
            "gives a level",
        ),
        ("Kazakhstan and China agreed to double trade.", "2024-07-03", "2023", "last full year before"),
        ("Kazakhstan and China agreed to double trade.", None, "2025", "last full year on record"),
    ],
)
def test_a_multiple_starts_from_the_year_the_text_names_else_from_the_last_full_one(
    ledger: Ledger, text: str, said_on: str | None, base: str, why: str
) -> None:
    target = checked(text, ledger, said_on).now.targets[0]
    assert target.base_period == base
    assert why in target.said(ledger.reference.ledgers[target.ledger])


@pytest.mark.parametrize(
    ("text", "on_record"),
    [
        ("Kazakhstan and China agreed to double trade from $41 billion in 2023.", "doubling-2024"),
        ("Kazakhstan and China agreed to double trade from $24 billion in 2012.", ""),
        ("Kazakhstan and China aim to trade 40 bn dollars by 2030.", "zhang-2023"),
        ("Kazakhstan plans to raise its exports to China to 40 bn dollars by 2030.", ""),
    ],
)
def test_a_goal_is_an_official_one_only_with_its_number_base_and_measure(
    ledger: Ledger, text: str, on_record: str
) -> None:
    assert {target.on_record for target in checked(text, ledger).now.targets} == {on_record}


def test_progress_of_a_goal_is_that_of_its_page(ledger: Ledger) -> None:
    doubling = checked("Kazakhstan and China agreed to double trade.", ledger, "2024-07-03").now.targets
    value = checked(
        "Kazakhstan and China aim to trade 40 bn dollars by 2030.", ledger, "2024-07-03"
    ).now.targets
    rows = [row for _, row in ledger.table("goals").iterrows()]
    pages = {(row["goal"], row["ledger"], row["base_known"]): row for row in rows}
    for target, known in [
        *((each, "as known now") for each in doubling),
        *((each, "no base") for each in value),
    ]:
        page = pages[(target.on_record, target.ledger, known)]
        assert float(target.target or 0) == page["target_usd"]
        assert target.met == ("" if pd.isna(page["first_met"]) else page["first_met"])
        if known == "as known now":
            assert float(target.way_pct or 0) == pytest.approx(page["way_pct"])
    said = doubling[1].said(ledger.reference.ledgers["kazakhstan"])
    assert said.endswith(
        f"14{NARROW}% of the way, or 8{NARROW}% from 31.5 bn in 2023 → 63.0 bn as known when it was said"
    )


@pytest.mark.parametrize(
    ("text", "agrees", "differs"),
    [
        ("Kazakhstan's trade with China reached $31.2 bn in 2022, up 23.6 %.", "china", "kazakhstan"),
        ("Kazakhstan's trade with China reached $24.1 bn in 2022, up 34.1 %.", "kazakhstan", "china"),
    ],
)
def test_each_ledgers_year_is_told_from_the_others(
    ledger: Ledger, text: str, agrees: str, differs: str
) -> None:
    for claim in known_then(checked(text, ledger, "2023-03-01")).claims:
        assert outcomes(claim) == {agrees: Outcome.AGREES, differs: Outcome.DIFFERS}


def test_a_figure_that_was_revised_since(ledger: Ledger) -> None:
    text = "Trade between Kazakhstan and China was 31.5 bn dollars in 2023, up 30 %."
    found = checked(text, ledger, "2024-03-01")
    assert outcomes(known_then(found).claims[0])["kazakhstan"] is Outcome.AGREES
    now = next(answer for answer in found.now.claims[0].answers if answer.ledger == "kazakhstan")
    assert now.outcome is Outcome.DIFFERS
    assert round(now.in_force[0].difference_pct or Decimal(0), 1) == Decimal("-4.6")


def test_the_largest_partner_shows_both_years_earlier_leads_and_the_bloc(ledger: Ledger) -> None:
    text = "China overtook Russia as Kazakhstan's largest trading partner in 2023."
    found = checked(text, ledger, "2024-07-05")
    assert known_then(found).claims[0].verdict is Verdict.NOT_CHECKABLE
    (claim,) = found.now.claims
    assert claim.verdict is Verdict.SUPPORTED
    assert "in 2023: China 30.06 bn, Russia 27.05 bn, Italy 16.08 bn" in claim.reason
    assert (
        "counted as one, the EU27 (members since 2020) had 41.30 bn: China would then be second"
        in claim.reason
    )
    assert "in 2022: Russia 26.97 bn, China 24.20 bn" in claim.reason
    assert any("2010 and 2012 by WITS" in note for note in claim.notes)


def test_a_rise_from_one_ledger_to_the_other_is_not_computable(ledger: Ledger) -> None:
    found = checked("Trade between China and Kazakhstan grew 82 % from 17 bn to 31 bn dollars.", ledger).now
    assert found.verdict is Verdict.MIXED
    assert found.claims == ()
    assert any(
        "two ledgers, so growth from one to the other is not computable" in said for said in found.consistency
    )


def test_a_level_of_one_ledger_with_the_growth_of_the_other_is_mixed(ledger: Ledger) -> None:
    found = checked("Trade between Kazakhstan and China reached 41 bn dollars in 2023, up 30 %.", ledger).now
    assert found.verdict is Verdict.MIXED
    assert found.consistency == (
        "The text mixes ledgers: “41 bn dollars” fits China's customs and “30 %” fits Kazakhstan's statistics.",
    )


def test_each_number_is_held_against_the_ledger_of_its_own_clause(ledger: Ledger) -> None:
    text = (
        "According to Chinese customs, trade between China and Kazakhstan was 41 billion dollars in 2023, while Kazakhstan's "
        "statistics put it at 30.1 billion."
    )
    found = checked(text, ledger).now
    assert [claim.claim.credited for claim in found.claims] == ["china", "kazakhstan"]
    assert found.verdict is Verdict.SUPPORTED
    assert found.consistency == ()
    assert (
        "Turnover, 2023, credited to China's customs. By China's customs: yes (41.05 bn)." in found.sentence
    )


def test_two_values_for_one_thing_exclude_one_another(ledger: Ledger) -> None:
    text = (
        "Trade between Kazakhstan and China was 41 bn dollars in 2023. Later he said that trade between "
        "Kazakhstan and China was 31.5 bn dollars in 2023."
    )
    said = checked(text, ledger).now.consistency
    assert any("41 bn and 31.5 bn exclude one another" in each for each in said)


def test_main_exports_are_ranked_with_shares_and_what_is_missing(ledger: Ledger) -> None:
    text = "In 2023 Kazakhstan's main exports to China were crude oil, metals and agricultural products."
    oil, metals, crops = checked(text, ledger).now.claims
    assert "Mineral fuels and oils (27), which holds Crude petroleum oils (2709), ranks first" in oil.notes[0]
    assert metals.verdict is Verdict.SUPPORTED
    assert "ranks second to third among the chapters, with 22.0" in metals.notes[0]
    assert crops.verdict is Verdict.NOT_CHECKABLE
    assert set(outcomes(crops).values()) == {Outcome.OPEN}
    assert "Not itemised: chapters 01–02, 04–09, 11–24 and headings in chapters" in crops.reason


def test_what_a_list_of_main_goods_leaves_out_is_named(ledger: Ledger) -> None:
    text = "In 2023 Kazakhstan's main exports to China were crude oil, metals and agricultural products."
    said = checked(text, ledger).now.consistency
    assert any("Ores, slag and ash (26) 25.7" in each and "Inorganic chemicals (28)" in each for each in said)


def test_a_record_counts_only_years_on_record(ledger: Ledger) -> None:
    text = "In 2023 trade between Kazakhstan and China hit a record 41 billion dollars."
    (claim,) = checked(text, ledger).now.claims
    assert claim.notes[0].startswith("A record by China's customs: yes, the highest of the 32 years")
    fell = "In 2015 trade between Kazakhstan and China hit a record 10.6 billion dollars."
    assert (
        "10.57 bn is below 6 earlier years, the highest 2012" in checked(fell, ledger).now.claims[0].notes[1]
    )


def test_a_record_by_one_source_is_none_by_a_copy_that_kept_a_higher_year(ledger: Ledger) -> None:
    text = "In 2024 trade between Kazakhstan and China hit a record 44 billion dollars."
    assert checked(text, ledger).now.claims[0].notes[1] == (
        "A record by Kazakhstan's statistics: yes, the highest of the 30 years on record from 1995 to 2024; "
        "but by UN Comtrade no, 30.05 bn is below 2023 (31.53 bn, provisional)."
    )


def test_growth_of_chinas_exports_is_computed_along_chinas_line(ledger: Ledger) -> None:
    (claim,) = checked("China's exports to Kazakhstan grew 6% in 2025.", ledger).now.claims
    assert claim.verdict is Verdict.QUOTED  # 29.7 bn of 2025 is quoted; 27.95 bn of 2024 is UN Comtrade's
    assert outcomes(claim) == {"china": Outcome.AGREES, "kazakhstan": Outcome.DIFFERS}
