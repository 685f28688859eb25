"""A joiner at the bench by the window, with an apprentice bringing timber."""

import math

from courant.demo.pictures.buildings import window
from courant.demo.pictures.figures import HOLD, Outfit, Pose, figure
from courant.demo.pictures.indoors.workshop_tools import tool_wall
from courant.demo.pictures.nature import tree
from courant.demo.pictures.outline import smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    LEAF,
    MIST,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    ROSE,
    RUST,
    SAGE,
    SAND,
    SEA,
    SKINS,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    dark,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet

BENCH = 690
PLANING = Pose((40, 8), (47, 10), (-10, 6), (20, 16), 24, 12)


def draw(sheet: Sheet) -> None:
    wall = mix(SAND, OCHRE, 0.25)
    sheet.wash(0, 830, (dark(wall, 0.34), wall, mix(wall, PAPER, 0.12)))
    for x in range(0, WIDTH, 92):
        sheet.box(x, 0, x + 2, 830, dark(wall, 0.3), 0.5)
    _workshop_window(sheet)
    tool_wall(sheet)
    _rafters(sheet)
    sheet.wash(826, 1000, (mix(BARK, OCHRE, 0.3), dark(BARK, 0.35)))
    for y in (846, 876, 918, 968):
        sheet.box(0, y, WIDTH, y + 2, dark(BARK, 0.4), 0.6)
    shaft = traced("644,146 1200,1000 430,1000 156,574 644,574")
    sheet.veil(shaft, AMBER, (400, 150), (760, 960), 0.42)
    sheet.grain(shaft, PAPER, (380, 0), (780, 980), 0.3)
    _timber(sheet)
    _joiner(sheet)
    _apprentice(sheet)
    _shavings(sheet)


def _workshop_window(sheet: Sheet) -> None:
    sheet.box(136, 126, 664, 594, dark(UMBER, 0.1))
    view = [(156, 146), (644, 146), (644, 574), (156, 574)]
    sheet.blend(view, (0, 146), (0, 500), (mix(SKY, PAPER, 0.4), mix(CREAM, PAPER, 0.5)))
    for x, tall in ((240, 170), (548, 216), (604, 100)):
        tree(sheet, x, 590, tall, mix(SAGE, LEAF, 0.3), 1, 0.36)
    sheet.fill(traced("300,574 300,440 390,376 480,440 480,574"), mix(ROSE, CREAM, 0.5))
    sheet.fill(traced("286,450 390,374 494,450 494,434 390,354 286,434"), mix(BRICK, ROSE, 0.4))
    window(sheet, 366, 458, 44, 56, mix(STEEL, SKY, 0.4), PAPER)
    for x in (278, 400, 522):
        sheet.box(x - 4, 146, x + 4, 574, dark(UMBER, 0.1))
    for y in (253, 360, 467):
        sheet.box(156, y - 4, 644, y + 4, dark(UMBER, 0.1))
    for left, top, right, bottom in (
        (136, 126, 156, 594),
        (644, 126, 664, 594),
        (136, 126, 664, 146),
        (136, 574, 664, 594),
    ):
        sheet.box(left, top, right, bottom, dark(UMBER, 0.1))
    sheet.box(120, 590, 680, 612, BARK)
    for x, ink, tall in ((180, TEAL, 46), (226, OCHRE, 34), (586, BRICK, 40), (626, MIST, 52)):
        sheet.box(x, 590 - tall, x + 32, 590, ink)
        sheet.box(x + 20, 590 - tall, x + 32, 590, dark(ink, 0.3), 0.6)
        sheet.box(x + 5, 584 - tall, x + 27, 590 - tall, dark(UMBER, 0.3))
    for x, lean in ((596, -12), (604, 2), (612, 14)):
        sheet.limb((x, 556), (x + lean, 504), 4, 3, BARK)


def _rafters(sheet: Sheet) -> None:
    beam = dark(UMBER, 0.25)
    sheet.box(0, 0, WIDTH, 60, beam)
    sheet.box(0, 56, WIDTH, 66, dark(beam, 0.5))
    sheet.stroke([(720, 60), (720, 236)], 4, NIGHT)
    sheet.glow(720, 290, 210, AMBER, 0.55)
    sheet.fill([(672, 284), (700, 236), (740, 236), (768, 284)], dark(TEAL, 0.2))
    sheet.fill([(740, 236), (768, 284), (744, 284), (728, 236)], dark(TEAL, 0.6), 0.6)
    sheet.oval(720, 286, 46, 8, mix(AMBER, PAPER, 0.5))


def _timber(sheet: Sheet) -> None:
    for index, (foot, top) in enumerate(((1390, 1440), (1420, 1476), (1452, 1500), (1490, 1548), (1530, 1572))):
        ink = mix(OCHRE, SAND, 0.15 * index)
        high = 410 + index * 34
        sheet.fill([(foot, 880), (top, high), (top + 26, high), (foot + 26, 880)], ink)
        sheet.fill([(foot + 18, 880), (top + 18, high), (top + 26, high), (foot + 26, 880)], dark(ink, 0.4), 0.6)


def _joiner(sheet: Sheet) -> None:
    top = mix(OCHRE, SAND, 0.35)
    near, _ = figure(
        sheet,
        520,
        926,
        560,
        Outfit(mix(SEA, TEAL, 0.5), dark(NAVY, 0.1), SKINS[1], mix(FOG, UMBER, 0.2)),
        PLANING,
        1,
    )
    for x in (430, 1090):
        leg = [(x, 730), (x + 60, 730), (x + 54, 950), (x + 6, 950)]
        sheet.fill(leg, dark(BARK, 0.2))
        sheet.grain(leg, NIGHT, (x + 60, 900), (x + 10, 760), 0.8)
    sheet.box(450, 880, 1130, 904, dark(BARK, 0.3))
    sheet.box(380, BENCH + 14, 1180, BENCH + 50, top)
    sheet.box(380, BENCH + 44, 1180, BENCH + 62, dark(top, 0.45))
    sheet.grain(traced("380,14 1180,14 1180,50 380,50", 0, BENCH), RUST, (1240, 760), (600, 700), 0.6)
    sheet.box(520, BENCH - 14, 1060, BENCH + 14, mix(CREAM, SAND, 0.5))
    sheet.box(520, BENCH + 6, 1060, BENCH + 14, dark(SAND, 0.25))
    _plane(sheet, near[0] + 18, BENCH - 14)
    sheet.box(1100, BENCH - 40, 1164, BENCH + 14, dark(SLATE, 0.3))
    sheet.limb((1150, BENCH - 16), (1206, BENCH - 16), 8, 8, STEEL)
    sheet.limb((1198, BENCH - 40), (1198, BENCH + 8), 7, 7, dark(SLATE, 0.2))
    for x, tall, ink in ((1066, 42, TEAL), (404, 56, CORAL)):
        sheet.box(x, BENCH + 14 - tall, x + 26, BENCH + 14, ink)
        sheet.box(x + 16, BENCH + 14 - tall, x + 26, BENCH + 14, dark(ink, 0.35))


def _plane(sheet: Sheet, x: float, sole: float) -> None:
    sheet.fill(traced("-66,0 -62,-26 56,-30 78,-18 80,0", x, sole), BRICK)
    sheet.fill(traced("12,-26 -12,-70 0,-72 28,-26", x, sole), STEEL)
    sheet.limb((x - 40, sole - 24), (x - 34, sole - 52), 17, 13, dark(UMBER, 0.2))
    sheet.limb((x + 54, sole - 28), (x + 54, sole - 44), 13, 20, dark(UMBER, 0.2))
    curl = smooth(traced("24,-30 30,-84 76,-104 100,-74 78,-60 68,-78", x, sole))
    sheet.stroke(curl, 5, CREAM)


def _apprentice(sheet: Sheet) -> None:
    near, _ = figure(
        sheet, 1330, 936, 520, Outfit(CORAL, dark(SLATE, 0.3), SKINS[3], NIGHT, hem=0.1, bun=True), HOLD, -1
    )
    y = near[1] - 12
    plank = traced("1080,26 1450,-26 1450,2 1080,54", 0, y)
    sheet.fill(plank, mix(OCHRE, CREAM, 0.35))
    sheet.fill(traced("1080,46 1450,-6 1450,2 1080,54", 0, y), dark(OCHRE, 0.2))
    sheet.limb((near[0] + 4, near[1] - 2), (near[0] - 18, near[1] + 2), 18, 15, SKINS[3])


def _shavings(sheet: Sheet) -> None:
    for _ in range(44):
        x, y = sheet.chance.gauss(780, 170), sheet.chance.uniform(934, 990)
        size, start = sheet.chance.uniform(7, 17), sheet.chance.uniform(0, math.tau)
        turns = [(start + step * 0.45, 1 - step * 0.055) for step in range(13)]
        curl = [(x + math.cos(turn) * size * reach, y + math.sin(turn) * size * reach * 0.7) for turn, reach in turns]
        sheet.stroke(curl, 3.2, mix(CREAM, OCHRE, sheet.chance.uniform(0, 0.4)))
