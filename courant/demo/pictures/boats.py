"""Boats, from a skiff to the island ferry."""

from collections.abc import Callable

from courant.demo.pictures.figures import STAND, Outfit, figure
from courant.demo.pictures.nature import plume
from courant.demo.pictures.outline import smooth
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    FOG,
    NIGHT,
    PAPER,
    SAFFRON,
    SLATE,
    STEEL,
    TEAL,
    WINE,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import Point, Sheet

Place = Callable[[float, float], Point]


def rowboat(sheet: Sheet, x: float, line: float, wide: float, ink: Ink, facing: int = 1) -> None:
    """An open boat seen from the side, sitting in its own dark reflection."""
    half, deep = wide / 2, wide * 0.15
    sheet.oval(x, line + deep * 0.15, half * 0.86, deep * 0.3, dark(ink, 0.8), 0.45)
    stern, bow = x - half * facing * 0.92, x + half * facing
    top = smooth([(stern, line - deep * 0.9), (x, line - deep * 0.62), (bow, line - deep * 1.35)])
    keel = smooth(
        [
            (bow, line - deep * 1.35),
            (x + half * 0.72 * facing, line),
            (x - half * 0.76 * facing, line),
            (stern, line - deep * 0.9),
        ]
    )
    sheet.fill([*top, *keel], ink)
    inner = [(px, py + deep * 0.22) for px, py in top]
    sheet.fill([*top, *reversed(inner)], light(ink, 0.45))
    sheet.grain([*top, *keel], dark(ink, 0.6), (x, line), (x, line - deep), 0.8)


def trawler(sheet: Sheet, x: float, line: float, wide: float, hull: Ink, trim: Ink, facing: int = 1) -> None:
    """A small fishing boat: high bow, wheelhouse aft, a mast and a boom."""
    half, deep = wide / 2, wide * 0.16

    def place(along: float, up: float) -> tuple[float, float]:
        return x + along * half * facing, line - up * deep

    _rig(sheet, place, wide, trim)
    sheer = smooth([place(-0.96, 1.15), place(-0.3, 0.85), place(0.4, 1.05), place(1.04, 1.9)])
    body = [*sheer, place(0.82, 0), place(-0.9, 0)]
    sheet.fill(body, hull)
    sheet.grain(body, dark(hull, 0.6), place(-0.9, 0), place(-0.5, 2.2), 0.85)
    sheet.fill([*sheer, *[(px, py + deep * 0.16) for px, py in reversed(sheer)]], trim)
    sheet.fill([place(-0.91, 0.18), place(0.86, 0.18), place(0.82, 0), place(-0.9, 0)], dark(trim, 0.35))


def _rig(sheet: Sheet, place: Place, wide: float, trim: Ink) -> None:
    wood, pale = dark(BARK, 0.3), light(trim, 0.75)
    sheet.limb(place(0.25, 0.8), place(0.22, 5.2), wide * 0.016, wide * 0.009, wood)
    sheet.limb(place(0.24, 2.2), place(-0.62, 4.0), wide * 0.01, wide * 0.006, wood)
    for end in (place(1.0, 1.8), place(-0.9, 1.1), place(-0.62, 4.0)):
        sheet.stroke([place(0.22, 5.1), end], wide * 0.003, wood, 0.8)
    cabin = [place(-0.72, 0.8), place(-0.7, 2.6), place(-0.1, 2.6), place(-0.04, 0.8)]
    sheet.fill(cabin, pale)
    sheet.fill([place(-0.72, 0.8), place(-0.7, 2.6), place(-0.52, 2.6), place(-0.52, 0.8)], dark(pale, 0.25))
    sheet.fill([place(-0.78, 2.55), place(-0.76, 2.85), place(-0.02, 2.85), place(0.02, 2.55)], dark(trim, 0.15))
    for along in (-0.44, -0.24):
        sheet.fill(
            [place(along, 1.75), place(along, 2.3), place(along + 0.14, 2.3), place(along + 0.14, 1.75)],
            dark(trim, 0.75),
        )


def steamer(sheet: Sheet, x: float, line: float, wide: float) -> None:
    """A white passenger ferry heading left, decks stepping down to the stern."""
    half, deep = wide / 2, wide * 0.09

    def place(along: float, up: float) -> Point:
        return x + along * half, line - up * deep

    _smoke(sheet, place, wide)
    _decks(sheet, place)
    _passengers(sheet, place)
    sheer = smooth([place(-1.03, 1.6), place(-0.6, 1.2), place(0.2, 1.02), place(0.97, 1.12)])
    hull = [*sheer, place(0.94, 0), place(-0.9, 0)]
    sheet.fill(hull, dark(TEAL, 0.5))
    sheet.grain(hull, NIGHT, place(0.4, -0.2), place(0.2, 1.3), 0.9)
    sheet.fill([*sheer, *[(px, py + deep * 0.2) for px, py in reversed(sheer)]], PAPER)
    sheet.fill([place(-0.915, 0.16), place(0.942, 0.16), place(0.94, 0), place(-0.9, 0)], BRICK)
    for index in range(17):
        sheet.disc(*place(-0.72 + index * 0.093, 0.62), deep * 0.075, mix(AMBER, PAPER, 0.3))


def _decks(sheet: Sheet, place: Place) -> None:
    for low, high, left, right in ((1.0, 2.0, -0.7, 0.9), (2.0, 2.9, -0.6, 0.74), (2.9, 3.7, -0.52, 0.2)):
        slab = [place(left, low), place(left + 0.03, high), place(right, high), place(right, low)]
        sheet.fill(slab, PAPER)
        sheet.grain(slab, STEEL, place(right + 0.1, low), place(left + 0.4, high), 0.55)
        sheet.fill(_oblong(place, left - 0.03, right + 0.02, high, high + 0.1), dark(FOG, 0.15))
        across = left + 0.08
        while across < right - 0.06:
            lamp = AMBER if sheet.chance.random() < 0.2 else dark(SLATE, 0.3)
            sheet.fill(_oblong(place, across, across + 0.05, low + 0.34, low + 0.76), lamp)
            across += 0.078
    sheet.fill([place(-0.5, 3.75), place(-0.46, 4.5), place(-0.2, 4.5), place(-0.18, 3.75)], PAPER)
    glass = [place(-0.47, 4.05), place(-0.455, 4.38), place(-0.21, 4.38), place(-0.2, 4.05)]
    sheet.fill(glass, dark(SLATE, 0.4))


def _oblong(place: Place, left: float, right: float, low: float, high: float) -> list[Point]:
    return [place(left, low), place(left, high), place(right, high), place(right, low)]


def _passengers(sheet: Sheet, place: Place) -> None:
    for along in range(26):
        post = place(0.22 + along * 0.02, 3.0)
        sheet.box(post[0], post[1] - 13, post[0] + 1.2, post[1], SLATE)
    sheet.stroke([place(0.22, 3.32), place(0.74, 3.32)], 2, SLATE)
    for index in range(9):
        outfit = Outfit((BRICK, NIGHT, SAFFRON, TEAL, WINE)[index % 5], NIGHT, hem=0.3)
        x, y = place(0.27 + index * 0.052 + (index % 3) * 0.012, 3.0)
        figure(sheet, x, y, 38, outfit, STAND, (-1) ** index)


def _smoke(sheet: Sheet, place: Place, wide: float) -> None:
    top = place(0.06, 5.8)
    plume(sheet, *top, wide * 0.56, wide * 0.1, light(FOG, 0.5), STEEL)
    funnel = [place(-0.06, 3.7), place(-0.02, 5.9), place(0.14, 5.9), place(0.15, 3.7)]
    sheet.fill(funnel, BRICK)
    sheet.fill([place(-0.036, 5.0), place(-0.028, 5.45), place(0.143, 5.45), place(0.145, 5.0)], PAPER)
    sheet.fill([place(0.07, 3.7), place(0.08, 5.9), place(0.14, 5.9), place(0.15, 3.7)], dark(BRICK, 0.5), 0.5)
    sheet.limb(place(-0.34, 4.4), place(-0.33, 6.4), wide * 0.006, wide * 0.004, SLATE)
