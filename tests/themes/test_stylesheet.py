"""The stylesheet of the plain theme."""

import re

import pytest

from tests.themes.words import THEME

CSS = re.sub(r"/\*.*?\*/", "", (THEME / "style.css").read_text(), flags=re.S)


def test_it_knows_no_left_and_no_right():
    assert re.findall(r"[^;{}]*\b(?:left|right)\b[^;{}]*", CSS) == []


@pytest.mark.parametrize("edge", ["margin", "padding", "border-width", "inset"])
def test_no_shorthand_of_four_values_sets_the_two_sides_apart(edge):
    values = re.findall(rf"(?<![\w-]){edge}:\s*([^;}}(]+)[;}}]", CSS)
    four = [value.split() for value in values if len(value.split()) == 4]
    assert [value for value in four if value[1] != value[3]] == []


def test_it_asks_nothing_of_anybody():
    assert re.findall(r"url\(|@import|@font-face|https?:", CSS) == []


def test_arabic_script_is_neither_spaced_nor_slanted():
    assert set(re.findall(r"letter-spacing:\s*([^;]+);", CSS)) == {"var(--tracking-tight)"}
    arabic = re.search(r':root\[dir="rtl"\] \{(.*?)\}', CSS, flags=re.S)[1]
    assert "--tracking-tight: 0;" in arabic
    assert "font-style: italic" not in CSS
    assert re.search(r':root\[dir="rtl"\] :is\(i, em, cite\) \{\s*font-style: normal;', CSS)


def test_it_has_a_night_a_paper_and_a_calm_edition():
    for feature in ("prefers-color-scheme: dark", "@media print", "prefers-reduced-motion", ":focus-visible"):
        assert feature in CSS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "alarm"])
@pytest.mark.parametrize("paper", ["paper", "tint"])
def test_words_stand_out_enough_to_be_read(scheme, ink, paper):
    assert contrast(colours(scheme)[ink], colours(scheme)[paper]) >= 4.5


def colours(scheme):
    light, dark = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block))
        for block in re.findall(r":root \{(.*?)\}", CSS, flags=re.S)[:2]
    ]
    return light if scheme == "light" else light | dark


def contrast(one, other):
    """As WCAG 2 reckons it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
