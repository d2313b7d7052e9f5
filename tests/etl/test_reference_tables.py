"""The reference tables: what load refuses, and what the real ones keep to."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from etl import reference
from etl.errors import InvalidReference
from etl.reference import LANGUAGES, Reference, section_of
from tests.etl.made_up import REFERENCE, REFERENCE_FOLDER

HORSES = "0101,,heading,01,Horses"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REFERENCE_FOLDER, tmp_path / "reference"))


def refused(tables: Path, name: str, old: str, new: str) -> str:
    """What load says of a table in which one stretch of text was exchanged."""
    text = (tables / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tables / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidReference) as fault:
        reference.load(tables)
    return str(fault.value)


# What load refuses


def test_a_missing_parent_is_refused(tables: Path) -> None:
    assert refused(tables, "commodities.csv", HORSES, "0101,,heading,03,Horses") == (
        "The commodity 0101 has an unknown parent 03 (data/reference/commodities.csv, row 8). "
        "Add the parent or correct the code."
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (
            "commodities.csv",
            HORSES,
            "06,,chapter,II,Horses",
            "has 06 twice (data/reference/commodities.csv, row 8)",
        ),
        ("countries.csv", "CCC,,", "BBB,,", "has BBB twice (data/reference/countries.csv, row 4)"),
    ],
)
def test_a_repeated_code_is_refused(tables: Path, name: str, old: str, new: str, place: str) -> None:
    said = refused(tables, name, old, new)
    assert place in said
    assert said.endswith("Keep one of the rows.")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_title_that_begins_like_a_formula_is_refused(tables: Path, start: str) -> None:
    said = refused(tables, "commodities.csv", "Лошади", f"{start}Лошади")
    assert "begins like a formula (data/reference/commodities.csv, row 8). Begin it with a letter." in said


def test_another_column_is_refused(tables: Path) -> None:
    said = refused(tables, "countries.csv", "code,iso2", "code,iso")
    assert "(data/reference/countries.csv). Give it exactly code, iso2, kind, publisher_codes." in said


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources.yml", "    office: office\n    order: [office", "    order: [office"),
        ("sources.yml", "    name: AAA's count", "    nickname: AAA's count"),
        ("sources.yml", "    coverage: everything made up\n", ""),
        ("caveats.yml", "- id: provisional\n", "- name: provisional\n"),
        ("groups.yml", "countries:", "regions:"),
        ("goals.yml", "[]", "- {id: nameless}"),
        ("causes.yml", "  title: Ways of counting\n", ""),
    ],
)
def test_an_entry_that_lacks_or_misnames_a_field_is_refused(
    tables: Path, name: str, old: str, new: str
) -> None:
    said = refused(tables, name, old, new)
    assert said.startswith("A reference table lacks or misnames a field")
    assert said.endswith("Compare the entry with its neighbours.")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "sources.yml",
            "order: [office, copy]",
            "order: [office, rumour]",
            "names the unknown source 'rumour'",
        ),
        ("sources.yml", "to: 2009", "to: 2010", "gives 2010 to both copy and office"),
        ("caveats.yml", "{status: P}", "{state: P}", "has the unknown condition 'state'"),
        (
            "caveats.yml",
            "text: AAA",
            "text: =AAA",
            "'=AAA counted otherwise until 2001.' begins like a formula",
        ),
        ("causes.yml", "otherwise until 2001", "3.5 million dollars less", "states a size, '3.5 million'"),
        ("causes.yml", "otherwise until 2001", "about 6 % less", "states a size, '6 %'"),
        ("causes.yml", "citation: Made up", "citation: ' '", "has no citation"),
        ("causes.yml", "ledger: a,", "ledger: z,", "marks a break of the unknown ledger 'z'"),
    ],
)
def test_an_entry_that_contradicts_the_others_is_refused(
    tables: Path, name: str, old: str, new: str, said: str
) -> None:
    full = refused(tables, name, old, new)
    assert said in full
    assert f"(data/reference/{name})" in full


def test_an_emptied_table_is_refused(tables: Path) -> None:
    (tables / "sources.yml").write_text("sources:\nledgers:\npractices:\n")
    with pytest.raises(InvalidReference, match="lacks or misnames a field"):
        reference.load(tables)


@pytest.mark.parametrize("name", ["sources.yml", "caveats.yml", "countries.csv"])
def test_a_table_that_is_gone_is_named(tables: Path, name: str) -> None:
    (tables / name).unlink()
    with pytest.raises(InvalidReference, match=rf"data/reference/{name}\)\. Restore it"):
        reference.load(tables)


def test_a_broken_yaml_file_is_named(tables: Path) -> None:
    (tables / "areas.yml").write_text("AAA: {en")
    with pytest.raises(InvalidReference, match=r"data/reference/areas.yml\)\. Restore it"):
        reference.load(tables)


# What a table answers


def test_a_code_climbs_to_its_section() -> None:
    sections = section_of(REFERENCE.commodities)
    assert [sections[code] for code in ("0101", "06", "I", "TOTAL", "oddments")] == ["I", "II", "I", "", ""]


def test_a_reconciled_source_and_a_third_reporter_belong_to_no_ledger() -> None:
    pairs = [("office", "AAA"), ("copy", "BBB"), ("blend", "AAA"), ("office", "BBB"), ("office", "CCC")]
    assert [REFERENCE.ledger_of(*pair) for pair in pairs] == ["a", "b", "", "", ""]


# The real tables


@pytest.fixture(scope="module")
def real(data: Path) -> Reference:
    return reference.load(data / "reference")


def test_every_caveat_is_used_or_decided_by_a_mart(data: Path, real: Reference) -> None:
    used: set[str] = set()
    for name in ("totals", "ledger_lines", "commodity", "partners", "mirror"):
        used |= {
            tag
            for cell in pd.read_parquet(data / "built" / "marts" / f"{name}.parquet")["caveats"].unique()
            for tag in cell.split()
        }
    assert {caveat.id for caveat in real.caveats if caveat.applies is not None} - used == set()
    assert used <= {caveat.id for caveat in real.caveats}


def test_every_commodity_has_a_title_in_three_languages(real: Reference) -> None:
    for language in LANGUAGES:
        empty = real.commodities[real.commodities[f"title_{language}"].str.strip() == ""]
        assert list(empty["code"]) == []


def test_every_country_has_a_name_in_three_languages(real: Reference) -> None:
    for code in real.countries["code"]:
        assert all(real.country_name(code, language) for language in LANGUAGES)


def test_the_bloc_has_27_members_and_all_are_known_countries(real: Reference) -> None:
    kinds = real.countries.set_index("code")["kind"]
    members = real.blocs["EU27"] - {"BLX"}  # Belgium–Luxembourg stands for two members in old data
    assert len(members) == 27
    assert set(kinds[sorted(members)]) == {"country"}


@pytest.mark.parametrize("side", ["china", "kazakhstan"])
def test_a_ledgers_stretches_follow_one_another_without_gap_or_overlap(real: Reference, side: str) -> None:
    chain = real.ledgers[side].chain
    assert [link.first for link in chain[1:]] == [link.last + 1 for link in chain[:-1]]


def test_every_source_of_a_ledger_is_described(real: Reference) -> None:
    for side in real.ledgers.values():
        assert {side.office, *side.order, *(link.source for link in side.chain)} <= set(real.sources)


def test_goals_are_told_apart(real: Reference) -> None:
    assert pd.Series([goal.id for goal in real.goals]).is_unique
