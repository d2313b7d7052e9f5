"""The palette can be read in both themes, and by readers who see fewer colours."""

import math
import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from dashboard.figures import theme
from etl.lineage import ROOT

THEMES = ("light", "dark")
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SIGHTS = {
    "all three": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
APART = 8  # hundredths of OKLab; about four just noticeable steps


def shown(colour: str, on: str) -> str:
    return colour if on == "light" else theme.swap()[colour]


@pytest.mark.parametrize("on", THEMES)
def test_graphics_have_three_to_one_contrast_on_paper(on: str) -> None:
    for colour in {*theme.FAMILY_COLOUR.values(), *theme.LEDGER.values()}:
        assert contrast(shown(colour, on), shown(theme.PAPER, on)) >= 3, colour
    assert contrast(theme.ROLES["edge"][THEMES.index(on)], shown(theme.PAPER, on)) >= 3


@pytest.mark.parametrize("on", THEMES)
def test_words_have_four_and_a_half_to_one_contrast_on_what_they_stand_on(on: str) -> None:
    role = {name: pair[THEMES.index(on)] for name, pair in theme.ROLES.items()}
    for ground in ("paper", "wash", "warning", "marked"):
        words = ("ink",) if ground == "marked" else ("ink", "quiet", "link")
        for word in words:
            assert contrast(role[word], role[ground]) >= 4.5, (word, ground)
    for side in theme.LEDGER:
        assert contrast(role[side], role["paper"]) >= 4.5
    for colour in theme.FAMILY_COLOUR.values():
        assert contrast(shown(theme.PAPER, on), shown(colour, on)) >= 4.5, colour
    assert contrast(shown(theme.INK, on), shown(theme.NOT_ITEMISED, on)) >= 4.5


@pytest.mark.parametrize("on", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_what_means_different_things_stays_apart_by_colour_or_by_hatch(on: str, sight: str) -> None:
    families = {colour: section for section, colour in theme.FAMILY_COLOUR.items()}
    for one, other in combinations(families, 2):
        alike = distance(shown(one, on), shown(other, on), sight) < APART
        hatches = [
            {str(theme.family_pattern(families[each], nth)) for nth in range(4)} for each in (one, other)
        ]
        assert not alike or hatches[0].isdisjoint(hatches[1]), (one, other)


@pytest.mark.parametrize("on", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_ores_and_fuels_are_not_taken_for_chinas_ledger(on: str, sight: str) -> None:
    assert distance(shown(theme.FAMILY_COLOUR["V"], on), shown(theme.LEDGER["china"], on), sight) >= APART


def test_the_two_ledgers_differ_by_dash_and_by_mark_as_well() -> None:
    assert len(set(theme.DASH.values())) == len(set(theme.MARK.values())) == 2


def test_goods_of_one_family_are_told_apart() -> None:
    for section in theme.FAMILY_COLOUR:
        patterns = [str(theme.family_pattern(section, nth)) for nth in range(6)]
        assert len(set(patterns)) == 6


def test_no_figure_names_a_colour_that_the_dark_theme_does_not_have() -> None:
    colour = re.compile(r"""["'](#[0-9a-fA-F]{3,8}|rgba?\([^"']*\))["']""")
    figures = {
        file.name: colour.findall(file.read_text("utf-8"))
        for file in (ROOT / "dashboard/figures").glob("*.py")
    }
    own = {name: set(found) - set(theme.swap()) for name, found in figures.items() if name != "theme.py"}
    assert {name: found for name, found in own.items() if found} == {}
    assert len({light for light, _ in theme.ROLES.values()}) == len(theme.ROLES), (
        "one light colour, two roles"
    )
    dark = set(theme.swap().values())
    assert {found for found in figures["theme.py"] if found not in dark} <= set(theme.swap())


def test_the_style_sheet_names_roles_and_no_colours() -> None:
    style = (ROOT / "dashboard/assets/style.css").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*})", style) == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two hex colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """How far apart two colours look, in hundredths of OKLab."""
    return 100 * math.dist(*(_oklab(_seen(_linear(colour), sight)) for colour in (one, other)))


def _luminance(colour: str) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _seen(linear: Sequence[float], sight: str) -> list[float]:
    mixed = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in SIGHTS[sight])
    return [min(1.0, max(0.0, part)) for part in mixed]


def _oklab(linear: Sequence[float]) -> tuple[float, float, float]:
    red, green, blue = linear
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
