"""The colours keep their promises: contrast in both themes, and one palette everywhere."""

import tomllib
from pathlib import Path

import pytest

from dashboard import theme

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_the_known_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "grayTextColor", "primaryColor"])
def test_letters_can_be_read(mode: str, ground: str, ink: str) -> None:
    colours = CONFIG["theme"][mode]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", [theme.FOR, theme.NEUTRAL, *theme.CATEGORICAL])
def test_marks_can_be_told_from_the_page(mode: str, colour: str) -> None:
    assert contrast(colour, CONFIG["theme"][mode]["backgroundColor"]) >= 3.0


def test_white_letters_can_be_read_on_the_primary_button() -> None:
    assert contrast("#FFFFFF", theme.FOR) >= 4.5


def test_never_more_than_eight_hues_and_the_rest_grey() -> None:
    names = [f"category {number}" for number in range(25)]
    colours = theme.category_colours(names, shown=names[10:22])
    assert len({colour for colour in colours.values() if colour != theme.NEUTRAL}) == 8
    assert colours["category 0"] == theme.NEUTRAL
    assert colours["category 10"] == theme.CATEGORICAL[0]


def test_the_style_sheet_uses_the_same_two_colours() -> None:
    style = (theme.ASSETS / "style.css").read_text().lower()
    assert f"--sl-for: {theme.FOR.lower()}" in style
    assert f"--sl-against: {theme.AGAINST.lower()}" in style


def test_nothing_is_fetched_from_elsewhere() -> None:
    style = (theme.ASSETS / "style.css").read_text()
    assert "url(" not in style
    assert "@import" not in style
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["server"]["maxUploadSize"] == 20
