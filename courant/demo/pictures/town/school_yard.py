"""Ten minutes of break, all of it being used."""

import math

from courant.demo.pictures.buildings import house, window
from courant.demo.pictures.figures import HOLD, KICK, LEAP, RUN, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import cloud, sky, tree
from courant.demo.pictures.outline import Lens, blob, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    LEAF,
    NAVY,
    NIGHT,
    OLIVE,
    PAPER,
    PEACH,
    PLUM,
    ROSE,
    RUST,
    SAFFRON,
    SAND,
    SEA,
    SKINS,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import Sheet

YARD = 600


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SKY, SEA, 0.2), mix(SKY, PAPER, 0.5), CREAM), YARD)
    cloud(sheet, 1330, 180, 480, 90, PAPER, mix(SKY, PEACH, 0.5))
    cloud(sheet, 130, 110, 340, 50, PAPER, mix(SKY, PEACH, 0.5))
    _school(sheet)
    ground = mix(SAND, ROSE, 0.3)
    sheet.wash(YARD, 1000, (light(ground, 0.25), ground, mix(ground, CORAL, 0.25)))
    for x, tall in ((70, 470), (1500, 520)):
        sheet.fill(smooth(traced("0,30 240,60 420,110 180,110 -40,50", x, YARD), True), mix(ground, PLUM, 0.3))
        sheet.oval(x, YARD + 42, 62, 13, mix(BARK, SAND, 0.3))
        sheet.oval(x, YARD + 40, 52, 10, mix(UMBER, SAND, 0.2))
        tree(sheet, x, YARD + 40, tall, mix(LEAF, OLIVE, 0.3), -1, 0.36)
    _court_lines(sheet)
    _children(sheet)
    _satchels(sheet)


def _school(sheet: Sheet) -> None:
    wall = mix(BRICK, CORAL, 0.35)
    house(sheet, 210, YARD + 4, 1160, 330, wall, mix(SLATE, TEAL, 0.3), 0.07)
    sheet.box(660, 170, 920, YARD + 4, mix(CREAM, SAND, 0.2))
    sheet.fill([(640, 178), (790, 92), (940, 178)], mix(SLATE, TEAL, 0.3))
    sheet.disc(790, 146, 22, PAPER)
    sheet.stroke([(790, 132), (790, 146), (800, 152)], 3, SLATE)
    for row in range(2):
        for column in range(4):
            for left in (246, 960):
                x, y = left + column * 98, 316 + row * 146
                window(sheet, x, y, 70, 96, mix(STEEL, SKY, 0.35), PAPER)
                if (column + row) % 3 == 0:
                    sheet.box(x, y, x + 70, y + 22, mix(CREAM, AMBER, 0.4))
    for x in (690, 770, 850):
        window(sheet, x, 240, 44, 110, mix(STEEL, SKY, 0.35), PAPER)
    sheet.box(724, 416, 856, YARD + 4, dark(TEAL, 0.2))
    sheet.box(736, 430, 784, YARD + 4, TEAL)
    sheet.box(796, 430, 844, YARD + 4, TEAL)
    sheet.fill([(700, 416), (880, 416), (866, 396), (714, 396)], mix(SLATE, TEAL, 0.3))
    for step in range(3):
        sheet.box(
            706 - step * 14,
            YARD - 6 + step * 8,
            874 + step * 14,
            YARD + 4 + step * 8,
            light(SAND, 0.5 - step * 0.15),
        )


COURT = Lens(800, 470, 900, 3.2)


def _court_lines(sheet: Sheet) -> None:
    white = PAPER
    for across, wide in ((-6.5, 0.1), (6.5, 0.1)):
        sheet.fill(COURT.floor(across, across + wide, 5, 18), white, 0.85)
    for away in (18, 11):
        sheet.fill(COURT.floor(-6.5, 6.6, away, away + 0.12 * away / 8), white, 0.85)
    ring = [
        COURT.at(math.cos(turn) * 1.9, 0, 11 + math.sin(turn) * 1.9)
        for turn in (math.tau * step / 40 for step in range(41))
    ]
    sheet.stroke(ring, 4, white)
    squares = ((0, 0), (0, 1), (-0.5, 2), (0.5, 2), (0, 3), (-0.5, 4), (0.5, 4), (0, 5))
    tints = (CORAL, SAFFRON, TEAL, LEAF, SEA, SAFFRON, CORAL, TEAL)
    for (column, row), tint in zip(squares, tints, strict=True):
        near = 6.1 + row * 0.66
        square = COURT.floor(-3.9 + column * 0.66 - 0.33, -3.9 + column * 0.66 + 0.33, near, near + 0.62)
        sheet.fill(square, mix(tint, SAND, 0.35))
        sheet.stroke([*square, square[0]], 3, white)


def _cast(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    sheet.fill(traced("-0.08,0 0.1,0 0.8,0.2 0.66,0.22", x, ground, tall), PLUM, 0.3)


def _children(sheet: Sheet) -> None:
    for x, ground, tall, outfit, pose, facing in (
        (980, 640, 108, Outfit(TEAL, NAVY, SKINS[1]), RUN, -1),
        (900, 636, 104, Outfit(SAFFRON, SLATE, SKINS[0]), RUN, -1),
        (590, 634, 112, Outfit(CORAL, NAVY, SKINS[2], hem=0.8, flare=0.04, bun=True), WALK, 1),
        (640, 636, 108, Outfit(DENIM, UMBER, SKINS[3], NIGHT), WALK, 1),
        (1250, 660, 160, Outfit(dark(WINE, 0.1), NIGHT, SKINS[4], hem=0.8, flare=0.02, bun=True), HOLD, -1),
        (430, 760, 190, Outfit(SAFFRON, DENIM, SKINS[3], NIGHT), LEAP, -1),
        (330, 728, 180, Outfit(PAPER, TEAL, SKINS[1], hem=0.9, flare=0.04, bun=True), STAND, 1),
        (1290, 800, 226, Outfit(BRICK, NAVY, SKINS[0], NIGHT), KICK, -1),
        (1500, 790, 214, Outfit(mix(SEA, TEAL, 0.3), UMBER, SKINS[2], RUST), RUN, -1),
    ):
        lift = 44 if pose is LEAP else 0
        _cast(sheet, x, ground, tall)
        figure(sheet, x, ground - lift, tall, outfit, pose, facing)
    _ball(sheet, 1128, 744)
    _skipping(sheet)


def _ball(sheet: Sheet, x: float, y: float) -> None:
    sheet.oval(x + 44, y + 70, 26, 6, PLUM, 0.3)
    sheet.disc(x, y, 23, PAPER)
    for dx, dy in ((0, 0), (-15, -9), (14, -11), (-9, 15), (13, 13)):
        sheet.fill(blob(sheet.chance, x + dx, y + dy, 6, 6, 0.1), SLATE)


def _skipping(sheet: Sheet) -> None:
    hands = []
    for x, facing, outfit in (
        (560, 1, Outfit(TEAL, dark(NAVY, 0.1), SKINS[2], RUST, hem=0.9, flare=0.04, bun=True)),
        (1010, -1, Outfit(PLUM, NIGHT, SKINS[1], UMBER)),
    ):
        _cast(sheet, x, 930, 290)
        near, _ = figure(sheet, x, 930, 290, outfit, HOLD, facing)
        hands.append(near)
    (ax, ay), (bx, by) = hands
    _cast(sheet, 785, 930, 280)
    rope = smooth([(ax, ay), (ax + 30, ay + 110), ((ax + bx) / 2, 936), (bx - 30, by + 110), (bx, by)])
    figure(sheet, 785, 896, 280, Outfit(CORAL, DENIM, SKINS[3], NIGHT, hem=0.8, flare=0.05, bun=True), LEAP, 1)
    sheet.stroke(rope, 4, PAPER)


def _satchels(sheet: Sheet) -> None:
    for x, ink in ((120, BRICK), (214, TEAL), (1330, SAFFRON)):
        sheet.oval(x + 70, 972, 90, 10, PLUM, 0.3)
        bag = smooth(traced("0,966 -2,900 36,880 74,900 72,966", x, 0), steps=5)
        sheet.fill(bag, ink)
        sheet.grain(bag, NIGHT, (x + 80, 960), (x + 14, 900), 0.7)
        sheet.fill([(x + 2, 900), (x + 70, 900), (x + 66, 932), (x + 6, 932)], light(ink, 0.16))
        sheet.box(x + 30, 924, x + 42, 942, AMBER)
