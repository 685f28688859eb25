"""Panels to the horizon, sheep keeping the grass down between them."""

from courant.demo.pictures.figures import HOLD, Outfit, figure
from courant.demo.pictures.nature import grass, sky, streak, sun
from courant.demo.pictures.outline import Lens, below, blob, ridge, traced
from courant.demo.pictures.palette import (
    AMBER,
    CORAL,
    CREAM,
    DENIM,
    LEAF,
    MOSS,
    NAVY,
    PAPER,
    PEACH,
    SAGE,
    SAND,
    SEA,
    SKINS,
    SKY,
    SLATE,
    STEEL,
    UMBER,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet

FIELD = Lens(930, 430, 900, 4.6)
BAY = 2.4


def draw(sheet: Sheet) -> None:
    sky(
        sheet,
        (mix(SEA, SKY, 0.3), mix(SKY, PAPER, 0.35), mix(CREAM, AMBER, 0.25), mix(AMBER, PEACH, 0.4)),
        440,
    )
    sun(sheet, 1230, 300, 50, PAPER, 8)
    for x, y, wide in ((420, 140, 700), (760, 190, 420), (200, 240, 380), (1380, 160, 380)):
        streak(sheet, x, y, wide, 10, PAPER, 0.55)
    for x, tall in ((230, 178), (350, 156), (480, 138), (600, 120)):
        _turbine(sheet, x, 432, tall)
    sheet.fill(below(ridge(sheet.chance, 396, 22, 1.6), 450), mix(STEEL, PEACH, 0.4))
    sheet.fill(below(ridge(sheet.chance, 424, 8, 3), 450), mix(SAGE, STEEL, 0.4))
    sheet.wash(440, 1000, (mix(SAGE, AMBER, 0.4), LEAF, MOSS))
    sheet.fill(FIELD.floor(-1.7, 1.7, 3, 120), mix(SAND, PAPER, 0.3))
    for rut in (-0.8, 0.8):
        sheet.fill(FIELD.floor(rut - 0.18, rut + 0.18, 3, 120), mix(SAND, UMBER, 0.25))
    for row in range(11, -1, -1):
        near = 7.2 * 1.29**row
        for left, right in ((-2.6 - 9.0 * near / 5, -2.6), (2.6, 2.6 + 9.0 * near / 5)):
            _panels(sheet, near, left, right, max(0.0, (row - 2) / 11))
    _flock(sheet)
    _technician(sheet)
    grass(sheet, -20, 420, 1010, 90, dark(MOSS, 0.25), 110)
    grass(sheet, 1330, 1640, 1010, 80, dark(MOSS, 0.25), 80)


def _turbine(sheet: Sheet, x: float, foot: float, tall: float) -> None:
    hub = (x, foot - tall)
    sheet.limb((x, foot), hub, tall * 0.035, tall * 0.018, PAPER)
    for dx, dy in ((0.05, -0.56), (0.46, 0.32), (-0.5, 0.26)):
        sheet.limb(hub, (x + dx * tall, hub[1] + dy * tall), tall * 0.03, tall * 0.006, PAPER)


def _panels(sheet: Sheet, near: float, left: float, right: float, haze: float) -> None:
    """One row of panels on its posts, over its own shadow."""
    far = near + 2.1
    glass = mix(mix(DENIM, NAVY, 0.55), mix(PEACH, STEEL, 0.5), haze)
    sheet.fill(FIELD.floor(left, right, near - 0.2, far + 1.5), dark(MOSS, 0.35), 0.55 * (1 - haze))
    count = int((right - left) / BAY)
    start = right - count * BAY if left < 0 else left
    steel, width = dark(STEEL, 0.3), 60 / near
    for post in range(count + 1):
        across = start + post * BAY
        sheet.limb(FIELD.at(across, 0, far), FIELD.at(across, 1.9, far), width, width, steel)
        sheet.limb(FIELD.at(across, 0, near + 0.4), FIELD.at(across, 0.9, near + 0.4), width, width, steel)
    for bay in range(count):
        _pane(sheet, near, start + bay * BAY + 0.03, start + (bay + 1) * BAY - 0.03, glass)


def _pane(sheet: Sheet, near: float, left: float, right: float, glass: Ink) -> None:
    def at(across: float, share: float) -> Point:
        return FIELD.at(across, 0.7 + 1.8 * share, near + 2.1 * share)

    pane = [at(left, 0), at(right, 0), at(right, 1), at(left, 1)]
    if max(x for x, _ in pane) < 0 or min(x for x, _ in pane) > WIDTH:
        return
    # The panes nearest the sun take the most light from the sky.
    sheet.fill(pane, mix(glass, SKY, 0.34 * max(0.0, 1 - abs((pane[0][0] - 1230) / 420))))
    sheet.fill([at(left, 0), at(left + 0.8, 0), at(left + 1.9, 1), at(left + 1.0, 1)], SKY, 0.2)
    if near < 40:
        for share in (0.25, 0.5, 0.75):
            across = left + (right - left) * share
            sheet.stroke([at(across, 0), at(across, 1)], 11 / near, SKY, 0.45)
            sheet.stroke([at(left, share), at(right, share)], 11 / near, SKY, 0.45)
    sheet.stroke([pane[3], pane[2]], max(0.8, 22 / near), light(SKY, 0.5))
    sheet.stroke([pane[0], pane[1]], max(0.8, 26 / near), mix(STEEL, PAPER, 0.5))


def _flock(sheet: Sheet) -> None:
    for across, away in ((0.5, 27), (-0.6, 22), (2.1, 16.5), (-2.0, 13.6), (1.5, 12.2), (2.25, 9.6)):
        x, y = FIELD.at(across, 0, away)
        size = FIELD.tall(0.5, away)
        sheet.oval(x, y, size, size * 0.14, dark(MOSS, 0.4), 0.6)
        for leg in (-0.5, -0.3, 0.3, 0.5):
            sheet.limb((x + leg * size, y), (x + leg * size, y - size * 0.5), size * 0.1, size * 0.12, UMBER)
        sheet.fill(blob(sheet.chance, x, y - size * 0.75, size * 0.8, size * 0.46, 0.1), PAPER)
        sheet.oval(x - size * 0.85, y - size * 0.8, size * 0.2, size * 0.27, UMBER)


def _technician(sheet: Sheet) -> None:
    x, y = FIELD.at(-0.35, 0, 8.6)
    tall = FIELD.tall(2.3, 8.6)
    sheet.fill(traced("-14,0 16,0 -150,92 -190,86", x, y), UMBER, 0.4)
    near, _ = figure(sheet, x, y, tall, Outfit(CORAL, dark(SLATE, 0.2), SKINS[1], hat=PAPER, hem=0.1), HOLD, 1)
    sheet.fill(traced("-8,-4 30,-10 34,2 -4,8", near[0], near[1]), NAVY)
    sheet.fill(traced("28,-10 40,-36 44,-34 34,-4", near[0], near[1]), STEEL)
