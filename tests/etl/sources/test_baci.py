"""CEPII BACI: out of a release only the pair's rows, cell by cell as published; a damaged release gives none."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from etl.errors import UnreadableFile
from etl.sources import baci
from etl.sources.transcribed import COLUMNS
from tests.etl.made_up import SPECIMENS

FOLDER = SPECIMENS / "baci"
MEMBERS = {file.name: file.read_bytes() for file in sorted(FOLDER.iterdir())}
Y2022, Y2023 = "BACI_HS17_Y2022_V202401b.csv", "BACI_HS17_Y2023_V202401b.csv"
COUNTRIES = "country_codes_V202401b.csv"
KEPT = "baci/2024-01b/BACI_HS17_V202401b_CHN-KAZ.csv"
PAIR = b"""t,i,j,k,v,q
2022,156,398,010121,200.000,NA
2022,156,398,870323,3000.000,400.000
2022,398,156,260300,4000.500,500.000
2023,156,398,870323,6000.000,800.000
2023,398,156,260300,8000.000,1000.000
"""

Zipped = Callable[..., Path]


@pytest.fixture
def zipped(tmp_path: Path) -> Zipped:
    """The specimens as a release; members given by name replace them, None leaves one out."""

    def run(changed: Mapping[str, bytes | None] | None = None) -> Path:
        path = tmp_path / "release.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**MEMBERS, **(changed or {})}.items():
                if content is not None:
                    archive.writestr(name, content)
        return path

    return run


def test_the_pair_is_kept_both_ways_with_zeros_and_without_padding(zipped: Zipped) -> None:
    extract = baci.pair_rows(zipped())
    assert extract.content == PAIR
    assert (extract.rows, extract.rows_read) == (5, 9)
    release = extract.release
    assert (release.vintage, release.released, release.file) == (
        "2024-01b", "2024-04-09", "BACI_HS17_V202401b_CHN-KAZ.csv",
    )  # fmt: skip


def test_bytes_depend_on_the_release_alone(zipped: Zipped) -> None:
    """Neither the order of members and columns, nor the separator, nor a mark at the beginning changes them."""
    other = b"\xef\xbb\xbfK;V;Q;T;I;J\r\n" + b"".join(
        b";".join([k, v, q, t, i, j]) + b"\r\n"
        for t, i, j, k, v, q in (line.split(b",") for line in MEMBERS[Y2022].splitlines()[1:])
    )
    codes = b"country_code;country_name_abbreviation;iso_3digit_alpha\n156;China;CHN\n398;Kazakhstan;KAZ\n"
    assert baci.pair_rows(zipped({Y2022: None, "data/" + Y2022: other, COUNTRIES: codes})).content == PAIR


def test_kept_rows_become_figures_in_the_publishers_terms() -> None:
    frame = baci.parse(PAIR, KEPT)
    assert list(frame.columns) == [*COLUMNS, "snapshot"]
    assert frame.iloc[0].to_dict() == {
        "reporter": "156", "partner": "398", "flow": "export", "frequency": "A", "period": "2022",
        "classification": "H5", "commodity": "010121", "label": "", "value": "200.000", "unit": "thousand USD",
        "precision": "0.0005", "growth_pct": "", "valuation": "FOB", "status": "I", "confidence": "high",
        "note": "reconciled from both reports, not as reported", "snapshot": f"{KEPT}#2",
    }  # fmt: skip
    assert list(frame["reporter"]) == ["156", "156", "398", "156", "398"]


@pytest.mark.parametrize(
    ("edition", "meant"), [("HS92", "H0"), ("HS12", "H4"), ("HS17", "H5"), ("HS22", "H6")]
)
def test_a_zip_holds_one_edition_and_names_it(edition: str, meant: str) -> None:
    assert set(baci.parse(PAIR, KEPT.replace("HS17", edition))["classification"]) == {meant}


def _with(line: bytes) -> dict[str, bytes]:
    return {Y2022: MEMBERS[Y2022] + line + b"\n"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({Y2022: MEMBERS[Y2022].replace(b",q\n", b",w\n", 1)}, "unknown column 'w', missing column 'q'"),
        ({Y2022: b""}, "missing column 't'"),
        ({Y2022: b"t,i,j,k,v,q\n2022,4,24,845420,1.0,NA\n"}, "2022 has no trade between China and Kazakhstan in 1 rows"),
        (_with(b"2022,156,398,10190,1.000,NA"), "'10190' has not six digits"),
        (_with(b"2022,156,398,010190,1e+05,NA"), "'1e+05' is not a number"),
        (_with(b"2022,156,398,010190,200000000000000,NA"), "more than the whole world trades"),
        (_with(b"2022,156,398,010190,1.000,none"), "'none' is neither a number nor NA"),
        (_with(b"2022,156,398,010190,1.000"), "5 cells where the header has 6"),
        (_with(b"2021,156,398,010190,1.000,NA"), "A row of 2021 stands in the file of 2022"),
        (_with(b"2022,156,398,010121,1.000,NA"), "156 → 398 of 010121 stands there twice"),
        ({"BACI_HS22_Y2022_V202401b.csv": MEMBERS[Y2022]}, "holds HS17 V202401b, HS22 V202401b"),
        ({COUNTRIES: MEMBERS[COUNTRIES].replace(b"398", b"399")}, "should be {'156': 'CHN', '398': 'KAZ'}"),
        ({COUNTRIES: None}, "no list of country codes"),
        ({Y2022: None, Y2023: None, "BACI_HS28_Y2023_V203001.csv": MEMBERS[Y2023]}, "HS edition HS28 is unknown"),
    ],
)  # fmt: skip
def test_a_faulty_release_is_refused_by_its_member_and_row(
    zipped: Zipped, changed: Mapping[str, bytes | None], said: str
) -> None:
    path = zipped(changed)
    with pytest.raises(UnreadableFile) as fault:
        baci.pair_rows(path)
    assert said in fault.value.what
    assert fault.value.where.startswith(str(path))


@pytest.mark.parametrize("damage", ["cut", "bit"])
def test_a_zip_that_was_not_downloaded_whole_gives_nothing(zipped: Zipped, damage: str) -> None:
    path = zipped()
    content = bytearray(path.read_bytes())
    if damage == "cut":
        del content[len(content) // 2 :]
    else:
        content[60] ^= 255
    path.write_bytes(content)
    with pytest.raises(
        UnreadableFile, match=r"damaged or was not downloaded to its end .* Download it again"
    ):
        baci.pair_rows(path)


def test_a_kept_file_is_checked_again_before_a_build(refused_by_parse: Callable[[bytes, str], str]) -> None:
    assert "not of China and Kazakhstan" in refused_by_parse(PAIR.replace(b"398", b"392"), KEPT)
    assert "a second time" in refused_by_parse(PAIR + PAIR.splitlines(keepends=True)[1], KEPT)
    assert "more cells than the header" in refused_by_parse(
        PAIR.replace(b"000\n", b"000,1\n").replace(b"NA", b"NA,1"), KEPT
    )
    assert "'' is neither a number nor NA" in refused_by_parse(PAIR.replace(b",NA", b""), KEPT)
    assert "header and nothing below it" in refused_by_parse(PAIR.splitlines()[0], KEPT)
    assert "does not say its release" in refused_by_parse(PAIR, "baci/2024-01b/pair.csv")


@pytest.fixture
def refused_by_parse() -> Callable[[bytes, str], str]:
    def run(content: bytes, path: str) -> str:
        with pytest.raises(UnreadableFile) as fault:
            baci.parse(content, path)
        assert fault.value.where.startswith(f"data/raw/{path}")
        return fault.value.what

    return run


def test_real_members_are_understood(shared: Path, zipped: Zipped) -> None:
    """Real country codes, Readme and rows (of 2018, none of the pair) beside a row of the pair that is made up."""
    real = shared / "specimens" / "baci_atlas_oec"
    rows = (
        real / "baci_rows_HS17_2018_from_notebook.csv"
    ).read_bytes().rstrip() + b"\n2018,156,398,010121,1.0,NA\n"
    path = zipped(
        {
            **dict.fromkeys(MEMBERS),
            "BACI_HS17_Y2018_V202501.csv": rows,
            "country_codes_V202501.csv": (real / "baci_country_codes_V202501.csv").read_bytes(),
            "Readme.txt": (real / "baci_Readme_V202501.txt").read_bytes(),
        }
    )
    extract = baci.pair_rows(path)
    assert (extract.rows, extract.rows_read) == (1, 11)
    assert (extract.release.vintage, extract.release.released) == ("2025-01", "2025-01-30")
