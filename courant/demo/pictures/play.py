"""Scenes of play: break at the school, and an evening match."""

import math

from courant.demo.pictures.buildings import house, window
from courant.demo.pictures.figures import HOLD, KICK, LEAP, POINT, REACH, RUN, STAND, STRIDE, WALK, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, sky, streak, tree
from courant.demo.pictures.outline import Lens, below, blob, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet

YARD = 600


def school_yard(sheet: Sheet) -> None:
    """Ten minutes of break, all of it being used."""
    sky(sheet, (mix(SKY, SEA, 0.2), mix(SKY, PAPER, 0.5), CREAM), YARD)
    cloud(sheet, 1330, 180, 480, 90, PAPER, mix(SKY, PEACH, 0.5))
    cloud(sheet, 130, 110, 340, 50, PAPER, mix(SKY, PEACH, 0.5))
    _school(sheet)
    ground = mix(SAND, ROSE, 0.3)
    sheet.wash(YARD, 1000, (light(ground, 0.25), ground, mix(ground, CORAL, 0.25)))
    for x, tall in ((70, 470), (1500, 520)):
        sheet.fill(smooth([(x, YARD + 30), (x + 240, YARD + 60), (x + 420, YARD + 110), (x + 180, YARD + 110), (x - 40, YARD + 50)], True), mix(ground, PLUM, 0.3))
        tree(sheet, x, YARD + 40, tall, mix(LEAF, OLIVE, 0.3), -1, 0.36)
        sheet.ring(x, YARD + 42, 44, 9, mix(BARK, SAND, 0.3))
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
        sheet.box(706 - step * 14, YARD - 6 + step * 8, 874 + step * 14, YARD + 4 + step * 8, light(SAND, 0.5 - step * 0.15))


COURT = Lens(800, 470, 900, 3.2)


def _court_lines(sheet: Sheet) -> None:
    white = PAPER
    for across, wide in ((-6.5, 0.1), (6.5, 0.1)):
        sheet.fill(COURT.floor(across, across + wide, 5, 18), white, 0.85)
    for away in (18, 11):
        sheet.fill(COURT.floor(-6.5, 6.6, away, away + 0.12 * away / 8), white, 0.85)
    ring = [COURT.at(math.cos(turn) * 1.9, 0, 11 + math.sin(turn) * 1.9) for turn in (math.tau * step / 40 for step in range(41))]
    sheet.stroke(ring, 4, white)
    squares = ((0, 0), (0, 1), (-0.5, 2), (0.5, 2), (0, 3), (-0.5, 4), (0.5, 4), (0, 5))
    tints = (CORAL, SAFFRON, TEAL, LEAF, SEA, SAFFRON, CORAL, TEAL)
    for (column, row), tint in zip(squares, tints, strict=True):
        near = 6.1 + row * 0.66
        square = COURT.floor(-3.9 + column * 0.66 - 0.33, -3.9 + column * 0.66 + 0.33, near, near + 0.62)
        sheet.fill(square, mix(tint, SAND, 0.35))
        sheet.stroke([*square, square[0]], 3, white)


def _cast(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    sheet.fill([(x - tall * 0.08, ground), (x + tall * 0.1, ground), (x + tall * 0.8, ground + tall * 0.2), (x + tall * 0.66, ground + tall * 0.22)], PLUM, 0.3)


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
        bag = smooth([(x, 966), (x - 2, 900), (x + 36, 880), (x + 74, 900), (x + 72, 966)], steps=5)
        sheet.fill(bag, ink)
        sheet.grain(bag, NIGHT, (x + 80, 960), (x + 14, 900), 0.7)
        sheet.fill([(x + 2, 900), (x + 70, 900), (x + 66, 932), (x + 6, 932)], light(ink, 0.16))
        sheet.box(x + 30, 924, x + 42, 942, AMBER)


PITCH = Lens(700, 400, 1000, 5.5)


def football_pitch(sheet: Sheet) -> None:
    """An evening match, the moment before it goes in or does not."""
    sky(sheet, (dark(NAVY, 0.1), mix(NAVY, TEAL, 0.5), mix(TEAL, MAUVE, 0.45), mix(ROSE, PEACH, 0.4)), 400)
    streak(sheet, 420, 150, 620, 11, ROSE, 0.45)
    streak(sheet, 1100, 210, 560, 10, ROSE, 0.45)
    sheet.fill(below(ridge(sheet.chance, 330, 24, 1.8), 420), mix(NAVY, MAUVE, 0.35))
    _stand(sheet)
    for x, top in ((130, 70), (1470, 60)):
        _floodlight(sheet, x, top)
    _turf(sheet)
    _goal(sheet)
    _match(sheet)


def _stand(sheet: Sheet) -> None:
    sheet.fill([(250, 430), (250, 262), (1350, 262), (1350, 430)], dark(SLATE, 0.5))
    coats = (BRICK, SAFFRON, TEAL, PAPER, CORAL, DENIM, PLUM)
    for row in range(7):
        y = 300 + row * 18
        for seat in range(78):
            x = 262 + seat * 14 + (row % 2) * 7
            if sheet.chance.random() < 0.88:
                coat = mix(sheet.chance.choice(coats), NAVY, 0.3)
                sheet.oval(x, y + 12, 6, 8, coat)
                sheet.disc(x, y + 2, 4, mix(sheet.chance.choice(SKINS), NAVY, 0.15))
    sheet.fill([(220, 236), (1380, 236), (1340, 284), (260, 284)], mix(SLATE, TEAL, 0.3))
    sheet.fill([(260, 284), (1340, 284), (1340, 292), (260, 292)], NIGHT, 0.7)
    for x in range(300, 1340, 146):
        sheet.box(x, 284, x + 6, 430, dark(SLATE, 0.6))
    for index in range(10):
        ink = (BRICK, CREAM, TEAL, SAFFRON)[index % 4]
        sheet.box(-40 + index * 170, 428, 124 + index * 170, 462, mix(ink, NAVY, 0.2))


def _floodlight(sheet: Sheet, x: float, top: float) -> None:
    for side in (-1, 1):
        sheet.stroke([(x + side * 24, 460), (x + side * 9, top + 40)], 4, dark(SLATE, 0.4))
    for row in range(10):
        y, half = 460 - row * 38, 24 - row * 1.5
        sheet.stroke([(x - half, y), (x + half - 1.5, y - 38)], 2, dark(SLATE, 0.4))
        sheet.stroke([(x + half, y), (x - half + 1.5, y - 38)], 2, dark(SLATE, 0.4))
    sheet.glow(x, top + 20, 330, mix(AMBER, PAPER, 0.5), 0.75)
    sheet.box(x - 62, top - 18, x + 62, top + 54, dark(SLATE, 0.6))
    for row in range(3):
        for column in range(5):
            sheet.disc(x - 48 + column * 24, top - 4 + row * 22, 9, PAPER)


def _turf(sheet: Sheet) -> None:
    sheet.wash(456, 1000, (mix(MOSS, LEAF, 0.5), mix(LEAF, MOSS, 0.3), mix(MOSS, PINE, 0.3)))
    for stripe in range(-14, 14, 2):
        sheet.fill(PITCH.floor(stripe * 3, stripe * 3 + 3, 6, 90), PINE, 0.22)
    line = PAPER
    sheet.fill(PITCH.floor(-60, 60, 60, 61), line, 0.9)
    sheet.fill(PITCH.floor(16.6, 16.9, 6, 60), line, 0.9)
    for across, near, far in ((4.6, 15, 52), (11, 24, 43)):
        sheet.fill(PITCH.floor(across, across + 0.28, near, far), line, 0.9)
        for away in (near, far):
            sheet.fill(PITCH.floor(across, 16.7, away, away * 1.012), line, 0.9)
    sheet.oval(*PITCH.at(7.6, 0, 33), 6, 2, line)
    sheet.veil([(0, 456), (WIDTH, 456), (WIDTH, 700), (0, 700)], mix(AMBER, PAPER, 0.4), (0, 440), (0, 640), 0.35)


def _goal(sheet: Sheet) -> None:
    posts = ((29.8, 0.0), (37.2, 0.0))
    (near, _), (far, _) = posts
    corner = {(away, up, back): PITCH.at(16.7 + back, up, away) for away in (near, far) for up in (0, 2.9) for back in (0, 2.2)}
    mesh = [corner[near, 0, 2.2], corner[near, 2.9, 0], corner[far, 2.9, 0], corner[far, 0, 2.2]]
    sheet.fill(mesh, PAPER, 0.14)
    for step in range(13):
        away = near + (far - near) * step / 12
        sheet.stroke([PITCH.at(16.7, 2.9, away), PITCH.at(17.6, 2.6, away), PITCH.at(18.9, 0, away)], 1, PAPER, 0.6)
    for step in range(9):
        share = step / 8
        across, up = 16.7 + 2.2 * share**0.6, 2.9 * (1 - share)
        sheet.stroke([PITCH.at(across, up, near), PITCH.at(across, up, far)], 1, PAPER, 0.6)
    for away in (near, far):
        sheet.limb(corner[away, 0, 0], corner[away, 2.9, 0], 8, 8, PAPER)
    sheet.limb(corner[near, 2.9, 0], corner[far, 2.9, 0], 8, 7, PAPER)


def _match(sheet: Sheet) -> None:
    home = Outfit(CORAL, PAPER, SKINS[1], NIGHT)
    away_kit = Outfit(mix(SKY, PAPER, 0.2), dark(NAVY, 0.1), SKINS[2], UMBER)
    players = (
        (-11, 50, away_kit, WALK, 1), (-3, 56, home, RUN, 1), (6, 47, away_kit, RUN, 1), (-9, 36, home, RUN, 1),
        (15.4, 33, Outfit(SAFFRON, NIGHT, SKINS[4], NIGHT), LEAP, -1), (12.2, 27, away_kit, STRIDE, -1), (9.4, 38, home, RUN, 1),
        (-4.6, 24, away_kit, RUN, 1), (6.2, 20.5, Outfit(mix(SKY, PAPER, 0.2), dark(NAVY, 0.1), SKINS[0], NIGHT), RUN, -1),
        (-0.6, 12.4, Outfit(CORAL, PAPER, SKINS[3], NIGHT), KICK, 1),
    )
    for across, away, outfit, pose, facing in players:
        x, y = PITCH.at(across, 0, away)
        tall = PITCH.tall(2.3, away)
        for lean in (-1, 1):
            sheet.fill([(x - tall * 0.08, y), (x + tall * 0.08, y), (x + lean * tall * 0.55, y + tall * 0.12), (x + lean * tall * 0.42, y + tall * 0.13)], PINE, 0.4)
        figure(sheet, x, y - (tall * 0.1 if pose is LEAP else 0), tall, outfit, pose, facing)
    x, y = PITCH.at(3.0, 1.0, 14)
    sheet.oval(x - 20, y + 96, 20, 5, PINE, 0.5)
    sheet.disc(x, y, 17, PAPER)
    for dx, dy in ((0, 0), (-11, -7), (10, -8), (-6, 11), (10, 9)):
        sheet.fill(blob(sheet.chance, x + dx, y + dy, 4.5, 4.5, 0.1), NAVY)
    for row in range(3):
        sheet.stroke([(x - 40 - row * 22, y + 6 + row * 9), (x - 92 - row * 22, y + 20 + row * 10)], 3, PAPER, 0.5)
