"""From a publisher's frame to flows: every row kept, every column accounted for, nothing computed but dollars."""

import pandas as pd
import pytest

from etl import schema
from etl.errors import InvalidReference, UnreadableFile
from etl.harmonize.flows import Release, harmonize
from etl.sources.transcribed import parse
from tests.etl.made_up import GOOD, REFERENCE, SPECIMENS, line, transcribed

PATH = "office/first/trade.csv"
RELEASE = Release("office", "first", None, "official table")


def flows_of(*lines: dict[str, str], release: Release = RELEASE) -> pd.DataFrame:
    return harmonize(parse(transcribed(lines), PATH), release, REFERENCE)[0]


def test_every_row_becomes_one_valid_flow() -> None:
    flows = schema.validate(flows_of(*GOOD), schema.FLOWS)
    assert list(flows["snapshot"]) == [f"{PATH}#{row}" for row in range(2, 2 + len(GOOD))]


def test_the_value_stands_as_written_beside_its_dollars() -> None:
    row = flows_of(line("export", "1.5", unit="billion USD", precision="0.05")).iloc[0]
    assert (row["value_reported"], row["unit_reported"]) == (1.5, "billion USD")
    assert (row["value_usd"], row["precision_usd"]) == (1.5e9, 5e7)


def test_growth_is_carried_as_printed_and_empty_where_none_is() -> None:
    flows = flows_of(line("export", "1", growth_pct="-3.5"), line("export", "2", period="2021"))
    assert flows["growth_reported_pct"].iloc[0] == -3.5
    assert pd.isna(flows["growth_reported_pct"].iloc[1])


def test_vintage_first_day_and_evidence_are_those_of_the_file() -> None:
    release = Release("office", "2021-02-01", "2021-02-01", "quoted in press")
    row = flows_of(line("export", "1"), release=release).iloc[0]
    assert list(row[["source", "vintage", "known_from", "evidence"]]) == [
        "office",
        "2021-02-01",
        "2021-02-01",
        "quoted in press",
    ]


def test_notes_stand_beside_their_row() -> None:
    table = parse((SPECIMENS / "transcribed.csv").read_bytes(), PATH)
    notes = harmonize(table, RELEASE, REFERENCE)[1]
    assert list(notes.iloc[1]) == [f"{PATH}#3", "Horses, live", "medium", 'said "about"']


@pytest.mark.parametrize(
    ("flow", "period", "system", "concept"),
    [
        ("import", "1999", "special", "purchase or sale"),
        ("turnover", "1999", "special", "purchase or sale"),
        ("import", "2000", "general", "origin"),
        ("export", "2000", "general", "last known destination"),
        ("turnover", "2000", "general", "origin / last known destination"),
    ],
)
def test_system_and_concept_are_those_documented_for_the_year(
    flow: str, period: str, system: str, concept: str
) -> None:
    row = flows_of(line(flow, "1", period=period)).iloc[0]
    assert (row["trade_system"], row["partner_concept"]) == (system, concept)


def test_a_practice_that_is_not_documented_is_asked_for() -> None:
    with pytest.raises(InvalidReference, match=r"How CCC recorded its trade in 2020 .* Add the years"):
        flows_of(line("export", "1", reporter="CCC"))


@pytest.mark.parametrize(
    ("frequency", "period"),
    [
        ("A", "2020-05"),
        ("A", "2020-01/2020-12"),
        ("M", "2020"),
        ("M", "2020-5"),
        ("YTD", "2020-05"),
        ("YTD", "2020-02/2020-05"),
        ("YTD", "2020-01/2021-05"),
        ("A", "20"),
        ("A", ""),
    ],
)
def test_a_period_that_is_not_of_its_frequency_is_refused(frequency: str, period: str) -> None:
    with pytest.raises(UnreadableFile, match=r"cannot be read \(data/raw/.*, row 3\)\. Write 2023 beside A"):
        flows_of(line("export", "1"), line("import", "1", frequency=frequency, period=period))


@pytest.mark.parametrize(
    ("frequency", "period"), [("A", "2020"), ("M", "2020-05"), ("YTD", "2020-01/2020-05")]
)
def test_a_period_of_its_frequency_is_kept(frequency: str, period: str) -> None:
    assert flows_of(line("export", "1", frequency=frequency, period=period))["period"].iloc[0] == period
