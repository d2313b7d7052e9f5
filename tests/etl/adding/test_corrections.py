"""Known upstream errors: corrected as the list says, loudly refused once the publisher has repaired them."""

from pathlib import Path

import pandas as pd
import pytest
import yaml

from etl import corrections
from etl.corrections import Correction
from etl.errors import InvalidReference
from etl.lineage import ROOT

ENTRY = {
    "id": "short-2020",
    "match": {"source": ["office"], "reporter": "AAA", "period": "2020"},
    "seen_in": "office/2021/trade.csv",
    "expect": {"partner": "BBB", "flow": "import", "commodity": "TOTAL", "value_usd": 100.0, "within_pct": 1},
    "action": {"status": "U"},
    "reason": "Half of the year is missing.",
    "status": "open",
}


def flows(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows of AAA's imports of 100 from BBB in 2020, as the office gave them in 2021, unless given otherwise."""
    usual = {
        "source": "office", "vintage": "2021", "reporter": "AAA", "partner": "BBB", "flow": "import", "period": "2020",
        "commodity": "TOTAL", "value_usd": 100.0, "status": "A", "snapshot": "office/2021/trade.csv#2",
    }  # fmt: skip
    return pd.DataFrame([{**usual, **row} for row in rows])


def listed(tmp_path: Path, **changed: object) -> tuple[Correction, ...]:
    entry = {name: value for name, value in {**ENTRY, **changed}.items() if value is not None}
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump([entry]), encoding="utf-8")
    return corrections.load(tmp_path)


def test_only_rows_that_match_change_and_only_their_status(tmp_path: Path) -> None:
    given = flows(
        {},
        {"commodity": "01", "value_usd": 7.0},
        {"period": "2019"},
        {"source": "other"},
        {"reporter": "BBB"},
    )
    known = listed(tmp_path)
    corrected = corrections.apply(given, known)
    assert list(corrected["status"]) == ["U", "U", "A", "A", "A"]
    assert corrected.drop(columns="status").equals(given.drop(columns="status"))
    assert list(given["status"]) == ["A"] * 5
    assert corrections.apply(corrected, known).equals(corrected)


def test_a_repaired_figure_stops_the_build_and_names_the_vintage(tmp_path: Path) -> None:
    given = flows({}, {"vintage": "2022", "value_usd": 300.0, "snapshot": "office/2022/trade.csv#2"})
    with pytest.raises(InvalidReference) as fault:
        corrections.apply(given, listed(tmp_path))
    assert "vintage 2022 of office has 300: the publisher may have repaired the error" in fault.value.what
    assert "data/raw/office/2022/trade.csv, row 2" in fault.value.where
    bounded = listed(tmp_path, match={**ENTRY["match"], "vintages": {"from": "2021", "before": "2022"}})  # type: ignore[dict-item]
    assert list(corrections.apply(given, bounded)["status"]) == ["U", "A"]


@pytest.mark.parametrize(("value", "holds"), [(100.9, True), (99.1, True), (101.1, False), (98.9, False)])
def test_small_revisions_are_no_repair(tmp_path: Path, value: float, holds: bool) -> None:
    known = listed(tmp_path)
    if holds:
        assert list(corrections.apply(flows({"value_usd": value}), known)["status"]) == ["U"]
    else:
        with pytest.raises(InvalidReference, match="within 1 %"):
            corrections.apply(flows({"value_usd": value}), known)


def test_a_correction_that_matches_nothing_in_its_loaded_file_is_refused(tmp_path: Path) -> None:
    known = listed(tmp_path)
    with pytest.raises(
        InvalidReference, match=r"short-2020 matches no row of .*data/raw/office/2021/trade\.csv"
    ):
        corrections.apply(flows({"period": "2019"}), known)
    elsewhere = flows({"period": "2019", "snapshot": "office/2022/trade.csv#2"})
    assert corrections.apply(elsewhere, known).equals(elsewhere)


def test_a_closed_correction_rests(tmp_path: Path) -> None:
    given = flows({"value_usd": 300.0})
    assert corrections.apply(given, listed(tmp_path, status="closed")).equals(given)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": None}, "lacks reason"),
        ({"becuase": "x"}, "has unknown becuase"),
        ({"status": "done"}, "'done' is neither open nor closed"),
        ({"action": {"drop": True}}, "action 'drop' is unknown"),
        ({"action": {"status": "Z"}}, "'Z' is not a valid Status"),
        ({"match": {"source": "office", "periode": "2020"}}, "unknown periode"),
        ({"match": {"source": "office", "period": 2020}}, "need quotation marks"),
        ({"match": {"reporter": "AAA"}}, "names no source"),
        ({"expect": {"partner": "BBB"}}, "value_usd"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_named(
    tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidReference, match=f"The correction short-2020 cannot be understood: .*{said}"):
        listed(tmp_path, **changed)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidReference, match="The list of corrections cannot be read"):
        corrections.load(tmp_path)


def test_kazakhstan_2020_to_2022_is_unreliable_once_and_for_all(data: Path) -> None:
    """The rows typed by hand say so already; the same rows from a connector come as normal."""
    known = corrections.load(ROOT / "data" / "reference")
    built = pd.read_parquet(data / "built" / "flows.parquet")
    assert corrections.apply(built, known).equals(built)
    fetched = built.assign(status=built["status"].where(built["source"] != "comtrade", "A"))
    corrected = corrections.apply(fetched, known)
    changed = corrected[corrected["status"] != fetched["status"]]
    assert set(changed["reporter"]) == {"KAZ"}
    assert set(changed["period"]) == {"2020", "2021", "2022"}
    assert (changed["status"] == "U").all()
    assert len(changed) == (built["status"].eq("U") & built["source"].eq("comtrade")).sum() > 0


def test_an_early_copy_of_wits_is_left_alone_and_a_later_one_is_not(shared: Path) -> None:
    """WITS as it stood after 2023-05, from the sheet of sources; the edition of 2023-05 has Kazakhstan's 2020 whole."""
    figures = pd.read_csv(
        shared / "specimens" / "wits" / "KAZ_CHN_total_1995_2023_values.csv", dtype={"year": "str"}
    )
    wits = pd.concat(
        [
            flows(
                {
                    "source": "wits", "vintage": "2026-11-25", "reporter": "KAZ", "partner": "CHN", "period": year,
                    "flow": "import" if indicator.startswith("M") else "export", "value_usd": value * 1000,
                }
            )
            for year, indicator, value in figures.itertuples(index=False)
        ],
        ignore_index=True,
    )  # fmt: skip
    corrected = corrections.apply(wits, corrections.load(ROOT / "data" / "reference"))
    assert set(corrected[corrected["status"] == "U"]["period"]) == {"2020", "2021", "2022"}
    early = flows(
        {"source": "wits", "vintage": "2023-05", "reporter": "KAZ", "partner": "CHN", "value_usd": 6.346e9}
    )
    assert corrections.apply(early, corrections.load(ROOT / "data" / "reference")).equals(early)
