"""What changed between two vintages: exactly the cells that differ, with size and per cent, and the rows only one has."""

from pathlib import Path

import pandas as pd
import pytest

from etl.__main__ import main
from etl.diff import Difference, difference
from etl.errors import UnknownVintage
from tests.etl.made_up import exports, flows, imports

SECOND = {"vintage": "second"}


def diff(*rows: dict[str, object]) -> Difference:
    return difference(flows(*rows), "office", "first", "second")


def test_a_changed_value_has_its_size_and_per_cent() -> None:
    found = diff(exports(100), exports(125, **SECOND), imports(7), imports(7, **SECOND))
    assert found.compared == 2
    cell = found.cells.iloc[0]
    assert len(found.cells) == 1
    assert (cell["flow"], cell["column"], cell["before"], cell["after"]) == ("export", "value_usd", 100, 125)
    assert (cell["change"], cell["change_pct"], cell["rounding"]) == (25, 25, False)


def test_a_change_within_the_last_printed_digits_is_marked() -> None:
    found = diff(exports(100, precision_usd=3.0), exports(103.5, precision_usd=0.5, **SECOND))
    assert found.cells["rounding"].tolist() == [True]


def test_a_change_from_nothing_has_no_per_cent() -> None:
    found = diff(exports(0), exports(5, **SECOND))
    assert found.cells["change"].tolist() == [5]
    assert found.cells["change_pct"].isna().all()


def test_every_cell_of_a_figure_is_compared() -> None:
    found = diff(
        exports(100, net_weight_kg=None, growth_reported_pct=4.0),
        exports(100, net_weight_kg=9.0, growth_reported_pct=5.0, status="P", **SECOND),
    )
    assert found.cells["column"].tolist() == ["growth_reported_pct", "net_weight_kg", "status"]
    status = found.cells.iloc[2]
    assert (status["before"], status["after"]) == ("A", "P")
    assert pd.isna(status["change"])


def test_rows_of_one_vintage_only_are_listed_apart() -> None:
    found = diff(exports(100), imports(50), imports(50, **SECOND), imports(3, partner="CCC", **SECOND))
    assert found.cells.empty
    assert found.only_first["flow"].tolist() == ["export"]
    assert found.only_second[["partner", "value_usd"]].to_numpy().tolist() == [["CCC", 3.0]]


def test_another_edition_of_the_nomenclature_is_another_row() -> None:
    found = diff(exports(1, commodity="01", classification="H4"), exports(1, commodity="01", **SECOND))
    assert (len(found.only_first), len(found.only_second)) == (1, 1)


@pytest.mark.parametrize(
    ("source", "vintage", "said"),
    [
        ("office", "tenth", r"office has no vintage 'tenth'\. Name one of the vintages first, second"),
        ("offce", "first", r"No source is called 'offce'\. Name one of the sources office"),
    ],
)
def test_what_does_not_exist_is_named_beside_what_does(source: str, vintage: str, said: str) -> None:
    with pytest.raises(UnknownVintage, match=said):
        difference(flows(exports(1), exports(1, **SECOND)), source, vintage, "second")


# The real data


def real(data: Path, source: str, first: str, second: str) -> Difference:
    return difference(pd.read_parquet(data / "built" / "flows.parquet"), source, first, second)


def test_china_s_imports_of_2018_and_2020_were_revised_in_un_comtrade(data: Path) -> None:
    cells = real(data, "comtrade", "2022-06", "2026-04").cells
    revised = cells[(cells["reporter"] == "CHN") & (cells["flow"] == "import")]
    assert revised[["period", "before", "after", "change"]].to_numpy().tolist() == [
        ["2018", 8_529_553_750, 8_093_143_784, -436_409_966],
        ["2020", 9_739_388_528, 10_366_080_476, 626_691_948],
    ]
    assert revised["change_pct"].round(3).tolist() == [-5.116, 6.435]


@pytest.mark.parametrize(
    ("editions", "year", "rows", "cells"),
    [
        (("edition-2019", "edition-2020"), "2019", 316, 0),
        (("edition-2020", "edition-2021"), "2020", 290, 8),
        (("edition-2021", "edition-2022"), "2021", 304, 0),
        (("edition-2022", "2024-07-25"), "2022", 333, 0),
    ],
)
def test_editions_of_the_bureau_repeat_a_year_and_only_print_2020_more_exactly(
    data: Path, editions: tuple[str, str], year: str, rows: int, cells: int
) -> None:
    found = real(data, "bns", *editions)
    assert (found.compared, len(found.cells)) == (rows, cells)
    assert found.cells["rounding"].all()
    assert set(found.cells["period"]) <= {year}


def test_the_command_prints_cells_and_says_what_a_vintage_covers(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), "diff", "bns", "edition-2020", "edition-2021"]) == 0
    said = capsys.readouterr().out
    assert "290 rows in both; 8 cells differ, 8 of them within rounding." in said
    assert "KAZ RUS export 2020 HS TOTAL" in said
    assert "KAZ export 2021 TOTAL: all 122 rows" in said


def test_the_command_wants_a_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert main(["--data", str(tmp_path), "diff", "bns", "a", "b"]) == 1
    assert "Run: python -m etl build" in caplog.text


def test_the_command_names_a_vintage_that_is_not_there(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert main(["--data", str(data), "diff", "bns", "edition-1", "edition-2021"]) == 1
    assert "bns has no vintage 'edition-1'" in caplog.text
