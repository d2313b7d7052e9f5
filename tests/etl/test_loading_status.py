"""What ``python -m etl status`` says: what is loaded, how old it is, what is missing and what to do."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import schema
from etl.__main__ import main
from etl.status import loaded, missing, spans
from tests.etl.made_up import REFERENCE, empty, exports, flows, imports, searched

TODAY = date(2012, 6, 30)


# Loaded


def test_each_source_vintage_reporter_and_flow_is_a_line() -> None:
    table = loaded(
        flows(exports(1, period="2010"), exports(2, period="2012"), imports(3), exports(4, vintage="second")),
        REFERENCE,
        TODAY,
    )
    assert table[["vintage", "flow", "years", "rows"]].to_numpy().tolist() == [
        ["first", "export", "2010–2012", 2],
        ["first", "import", "2020", 1],
        ["second", "export", "2020", 1],
    ]


def test_the_age_counts_from_the_day_the_figures_became_known() -> None:
    table = loaded(
        flows(exports(1), exports(2, vintage="2012-06-20", known_from="2012-06-20")), REFERENCE, TODAY
    )
    assert table.set_index("vintage")["age_days"]["2012-06-20"] == 10
    assert pd.isna(table.set_index("vintage")["age_days"]["first"])


# Missing


def totals(*years: str, **changed: str) -> pd.DataFrame:
    """Yearly turnover on AAA's ledger: from the copy to 2009, from the office since 2010."""
    sources = ["copy" if year < "2010" else "office" for year in years]
    row = {"ledger": "a", "partner": "BBB", "frequency": "A", "measure": "turnover", "status": "A"}
    row |= {"evidence": "official table", **changed}
    table = pd.DataFrame(
        [{**row, "source": source, "period": year} for source, year in zip(sources, years, strict=True)]
    )
    return table.assign(in_force=True)


NO_GOODS = empty(schema.COMMODITY_MART)
COPIED = [str(year) for year in range(2000, 2010)]


def sentences(table: pd.DataFrame, goods: pd.DataFrame = NO_GOODS) -> list[str]:
    return [said for said in missing(table, goods, REFERENCE, TODAY) if said.startswith("AAA's count")]


def test_a_full_line_lacks_nothing() -> None:
    assert sentences(totals(*COPIED, "2010", "2011")) == []


def test_missing_years_of_a_line_are_named_with_their_source_and_remedy() -> None:
    assert sentences(totals(*COPIED[:-2], "2011")) == [
        "AAA's count: no yearly turnover from Copy for 2008–2009. Add the copy.",
        "AAA's count: no yearly turnover from Office for 2010. Add its yearbook.",
    ]


def test_a_year_of_low_reliability_is_missing() -> None:
    table = pd.concat([totals(*COPIED, "2010"), totals("2011", status="U")])
    assert sentences(table) == ["AAA's count: no yearly turnover from Office for 2011. Add its yearbook."]


def test_the_running_year_is_not_missing_yet() -> None:
    assert sentences(totals(*COPIED, "2010", "2011")) == []
    assert missing(totals(*COPIED, "2010", "2011"), NO_GOODS, REFERENCE, date(2013, 1, 1))[0].startswith(
        "AAA's count: no yearly turnover from Office for 2012"
    )


def test_an_office_that_is_only_quoted_is_named_with_its_periods() -> None:
    table = pd.concat(
        [
            totals(*COPIED, "2010", "2011", evidence="quoted in press"),
            totals("2012-01/2012-05", evidence="quoted in press", frequency="YTD"),
        ]
    )
    assert sentences(table) == [
        "AAA's count: Office is known only from press quotations for 2010–2011, 2012-01/2012-05. Add its yearbook."
    ]


@pytest.mark.parametrize(("share", "named"), [(51, True), (50, False)])
def test_goods_that_are_mostly_not_itemised_are_named(share: float, named: bool) -> None:
    rest = {"reporter": "AAA", "itemised": False, "level": "chapter", "share_pct": share}
    goods = pd.DataFrame(
        [rest | {"flow": "export", "period": year, "source": "office"} for year in ("2010", "2011")]
    )
    expected = "AAA's count: more than half of its exports is not itemised by chapter in 2010–2011. Add its yearbook."
    assert sentences(totals(*COPIED, "2010", "2011"), goods) == ([expected] if named else [])


# Spans


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([], ""),
        ([2000], "2000"),
        ([2001, 2000], "2000–2001"),
        ([2005, 2000, 2002, 2003, 2003], "2000, 2002–2003, 2005"),
    ],
)
def test_years_are_written_as_spans(years: list[int], said: str) -> None:
    assert spans(years) == said


@searched
@given(st.sets(st.integers(1900, 2100)))
def test_spans_name_exactly_the_years_given_and_never_touch(years: set[int]) -> None:
    ends = [[int(year) for year in span.split("–")] for span in spans(years).split(", ") if span]
    named = {year for span in ends for year in range(span[0], span[-1] + 1)}
    assert named == years
    assert all(one[-1] + 1 < other[0] for one, other in pairwise(ends))


# The command


def test_status_prints_what_is_loaded_and_says_when_it_is_out_of_date(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(folder), "status"]) == 0
    said = capsys.readouterr().out
    assert "office" in said
    assert "no yearly turnover from Office" in said
    assert "have changed" not in said
    (folder / "reference" / "goals.yml").write_text("[]\n\n")
    assert main(["--data", str(folder), "status"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.endswith("have changed since the last build. Run: python -m etl build")


def test_status_without_a_build_says_how_to_make_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert main(["--data", str(tmp_path), "status"]) == 1
    assert "Run: python -m etl build." in caplog.text
