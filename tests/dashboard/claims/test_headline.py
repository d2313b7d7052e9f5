"""Real statements on the built data: the headline and its neighbours."""

import csv
import io
import shutil
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.claims.checker import View, check
from dashboard.claims.claim import Kind, Statement
from dashboard.claims.finding import Finding, Outcome, Verdict
from dashboard.claims.headline import headline
from dashboard.claims.interval import Hedge
from dashboard.ledger import DATA, Ledger
from etl import snapshots
from etl.errors import InvalidReference
from etl.lineage import Places
from etl.pipeline import build
from etl.vocabulary import CHINA, Measure
from tests.dashboard.claims.made_up import claim as claim_of
from tests.dashboard.claims.made_up import growth, known_then, level, say
from tests.dashboard.claims.printed import Scale, printed

NARROW = "\u202f"


def of(view: View, kind: Kind, source: str, vintage: str) -> Finding:
    claim = next(claim for claim in view.claims if claim.claim.kind is kind)
    return next(
        each
        for each in claim.findings
        if (each.source, each.vintage) == (source, vintage) and each.outcome is not Outcome.NO_DATA
    )


def verdicts(view: View) -> list[Verdict]:
    return [claim.verdict for claim in view.claims]


def test_the_headline_is_misattributed_then_and_now(ledger: Ledger) -> None:
    checked = check(headline(DATA), ledger)
    assert verdicts(known_then(checked)) == verdicts(checked.now) == [Verdict.MISATTRIBUTED] * 2
    assert known_then(checked).verdict == checked.now.verdict == Verdict.MISATTRIBUTED


def test_the_headline_reads_as_a_sentence(ledger: Ledger) -> None:
    checked = check(headline(DATA), ledger)
    assert checked.now.sentence == (
        f"By China's customs: yes (41.05 bn, +31.7{NARROW}%). "
        f"By Kazakhstan's statistics: no (30.06 bn, +24.2{NARROW}%; 31.5 bn as first published)."
    )
    assert known_then(checked).sentence == (
        f"By China's customs: yes (41.0 bn, +32{NARROW}%; quoted in the press). "
        f"By Kazakhstan's statistics: no (31.5 bn, +30{NARROW}%; quoted in the press, provisional)."
    )


@pytest.mark.parametrize("kind", [Kind.LEVEL, Kind.GROWTH])
def test_the_findings_behind_the_headline(ledger: Ledger, kind: Kind) -> None:
    checked = check(headline(DATA), ledger)
    then, now = known_then(checked), checked.now
    assert of(then, kind, "gacc", "2024-01").outcome is Outcome.AGREES
    assert of(then, kind, "bns", "2024-02").outcome is Outcome.DIFFERS
    assert of(now, kind, "gacc", "2024-07").outcome is Outcome.AGREES
    assert of(now, kind, "comtrade", "2026-04").outcome is Outcome.AGREES
    official = of(now, kind, "bns", "2024-07-25")
    assert (official.outcome, official.quoted) == (Outcome.DIFFERS, False)
    undated = next(claim.undated for claim in then.claims if claim.claim.kind is kind)
    assert ("china", "comtrade", "2026-04") in {(each.ledger, each.source, each.vintage) for each in undated}


@pytest.mark.parametrize(
    ("amount", "rate", "agrees", "differs"),
    [("31.2", "23.6", "china", "kazakhstan"), ("24.1", "34.1", "kazakhstan", "china")],
)
def test_each_ledgers_own_year_is_told_from_the_others(
    ledger: Ledger, amount: str, rate: str, agrees: str, differs: str
) -> None:
    statement = say(level(amount, period="2022"), growth(rate, period="2022"), said_on="2023-03-01")
    for claim in known_then(check(statement, ledger)).claims:
        assert {answer.ledger: answer.outcome for answer in claim.answers} == {
            agrees: Outcome.AGREES,
            differs: Outcome.DIFFERS,
        }
        assert claim.verdict == Verdict.QUOTED


def test_a_preliminary_figure_agreed_when_it_was_said_and_was_revised_since(ledger: Ledger) -> None:
    claims = level("31.5", period="2023"), growth("30", period="2023")
    checked = check(say(*claims, credited="kazakhstan", said_on="2024-03-01"), ledger)
    assert verdicts(known_then(checked)) == [Verdict.QUOTED, Verdict.QUOTED]
    # The level still stands in an official copy, UN Comtrade; the rate was only ever quoted.
    assert verdicts(checked.now) == [Verdict.SINCE_REVISED, Verdict.QUOTED_SINCE_REVISED]
    off = of(checked.now, Kind.LEVEL, "bns", "2024-07-25").difference_pct
    assert off is not None
    assert round(off, 1) == Decimal("-4.6")


def test_one_sides_exports_are_the_others_imports(ledger: Ledger) -> None:
    claim = claim_of(Kind.LEVEL, Measure.EXPORT, "2023", printed("24.7", Scale.BILLION), seen_from=CHINA)
    view = check(say(claim), ledger).now
    assert of(view, Kind.LEVEL, "gacc", "2024-01").outcome is Outcome.AGREES
    assert round((of(view, Kind.LEVEL, "bns", "2024-07-25").value or 0) / 10**9, 2) == Decimal("15.39")


def test_a_balance_is_signed_from_the_side_it_is_seen_from(ledger: Ledger) -> None:
    claim = claim_of(Kind.LEVEL, Measure.BALANCE, "2023", printed("-8.3", Scale.BILLION))
    finding = of(check(say(claim), ledger).now, Kind.LEVEL, "comtrade", "2026-04")
    assert (finding.ledger, finding.outcome) == ("china", Outcome.AGREES)
    from_china = replace(claim, reading=printed("8.3", Scale.BILLION), seen_from=CHINA)
    assert of(check(say(from_china), ledger).now, Kind.LEVEL, "comtrade", "2026-04").outcome is Outcome.AGREES


def test_a_hedge_opens_the_claim_but_names_no_ledger(ledger: Ledger) -> None:
    view = check(say(level("40", Hedge.NEARLY, period="2023")), ledger).now
    answers = {answer.ledger: answer for answer in view.claims[0].answers}
    assert answers["kazakhstan"].loose
    assert answers["china"].outcome is Outcome.DIFFERS


def test_a_year_to_come_is_not_checkable_and_says_what_to_load(ledger: Ledger) -> None:
    checked = check(say(level("82", period="2031"), said_on="2024-07-03"), ledger)
    assert checked.now.verdict == known_then(checked).verdict == Verdict.NOT_CHECKABLE
    assert "was not over" in known_then(checked).claims[0].reason
    assert ledger.reference.sources["gacc"].get_more in checked.now.claims[0].reason


def test_if_the_bureau_had_printed_it_the_headline_would_be_supported(tmp_path: Path) -> None:
    for room in ("raw", "reference"):
        shutil.copytree(DATA / room, tmp_path / room)
    places = Places.of(tmp_path)
    _rewrite_bureau(places.raw, exports="24000000", imports="17000000")
    list(build(places))
    checked = check(headline(tmp_path), Ledger(tmp_path))
    assert verdicts(checked.now) == [Verdict.SUPPORTED, Verdict.SUPPORTED]
    assert known_then(checked).verdict == Verdict.MISATTRIBUTED


def _rewrite_bureau(raw: Path, exports: str, imports: str) -> None:
    """Let the Bureau's workbook print 41.0 bn, +32 % with China for 2023; its world totals grow by as much."""
    path = "bns/2024-07-25/by-country-2023.csv"
    kept = snapshots.read(raw, raw / path)
    header, *lines = csv.reader(io.StringIO(kept.content.decode()))
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    wanted = {"export": Decimal(exports), "import": Decimal(imports)}
    grown: defaultdict[str, Decimal] = defaultdict(Decimal)
    for entry in rows:
        if entry["partner"] == "CHN":
            new = wanted[entry["flow"]]
            grown[entry["flow"]] += new - Decimal(entry["value"])
            entry["value"] = str(new)
    for entry in rows:
        if entry["partner"] == "WLD":
            entry["value"] = str(Decimal(entry["value"]) + grown[entry["flow"]])
    printed = next(entry for entry in rows if entry["partner"] == "CHN") | {
        "flow": "turnover",
        "value": str(sum(wanted.values())),
        "growth_pct": "32",
        "valuation": "mixed",
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, printed])
    for file in (raw / path, raw / f"{path}{snapshots.ORIGIN_SUFFIX}"):
        file.unlink()
    snapshots.keep(raw, path, text.getvalue().encode(), kept.origin)


# Loading the headline

BROKEN = """
headline:
  text: {text}
  said_on: {said_on}
  citation: A paper
"""


def _with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "claims.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_headline_is_read_from_its_words() -> None:
    said = headline(DATA)
    assert isinstance(said, Statement)
    assert [(claim.kind, claim.words, claim.period, claim.credited) for claim in said.claims] == [
        (Kind.GROWTH, "32 percent", "2023", "kazakhstan"),
        (Kind.LEVEL, "41 billion dollars", "2023", "kazakhstan"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("headline: {text: A}", "lacks or misnames a field: 'said_on'"),
        ("headline: [", "cannot be read"),
        (BROKEN.format(said_on="2024-07-03", text="It rained"), "No claim can be read"),
        (BROKEN.format(said_on="2024", text="It rained"), "cannot be checked"),
    ],
)
def test_a_broken_headline_is_refused_with_a_sentence(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(InvalidReference, match=fault):
        headline(_with(tmp_path, text))


def test_a_missing_headline_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InvalidReference, match="Restore it from version control"):
        headline(tmp_path)
