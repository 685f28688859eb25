"""The fishing fleet in, under a terrace of painted houses."""

from functools import partial

from courant.demo.pictures.boats import rowboat, trawler
from courant.demo.pictures.buildings import chimney, gable, window
from courant.demo.pictures.figures import BEND, HOLD, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, sky
from courant.demo.pictures.outline import below, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    AQUA,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    NAVY,
    OCHRE,
    PAPER,
    PEACH,
    PINE,
    ROSE,
    RUST,
    SAFFRON,
    SAGE,
    SAND,
    SEA,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WHEAT,
    WINE,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.ripples import afloat, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Sheet

QUAY = 560


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SKY, PAPER, 0.1), mix(SKY, PAPER, 0.55), mix(PEACH, PAPER, 0.35)), QUAY)
    cloud(sheet, 1240, 190, 620, 110, PAPER, mix(SKY, ROSE, 0.3))
    cloud(sheet, 260, 120, 520, 70, PAPER, mix(SKY, ROSE, 0.3))
    cliff = smooth(traced("-20,190 180,215 420,290 640,350 900,370 1250,420 1420,470 1640,520"))
    sheet.fill(below(cliff, QUAY), mix(SAGE, STEEL, 0.4))
    sheet.grain(below(cliff, QUAY), mix(PINE, STEEL, 0.4), (500, 600), (300, 180), 0.8)
    _lighthouse(sheet)
    _terrace(sheet)
    sheet.box(0, 520, 1360, QUAY, mix(SAND, STEEL, 0.45))
    sheet.box(0, 520, 1360, 527, light(SAND, 0.4))
    for x in range(40, 1360, 88):
        sheet.box(x, 531, x + 9, QUAY, dark(UMBER, 0.2))
    _quayside(sheet)
    mirror(sheet, QUAY, 1000, mix(SEA, TEAL, 0.4), 0.35, 7)
    ripples(sheet, QUAY, 1000, mix(AQUA, PAPER, 0.5), 140, 0.4)
    _fleet(sheet)
    birds(sheet, traced("690,130 760,96 870,170 590,200 1010,90"), 20, PAPER)


def _lighthouse(sheet: Sheet) -> None:
    mole = [(1190, QUAY), (1230, 528), (1640, 520), (1640, QUAY)]
    sheet.fill(mole, mix(STEEL, UMBER, 0.35))
    sheet.grain(mole, dark(UMBER, 0.5), (1500, 570), (1480, 520), 0.8)
    for index in range(5):
        low, high = 522 - index * 46, 522 - (index + 1) * 46
        wide, tip = 36 - index * 2.6, 36 - (index + 1) * 2.6
        band = [(1480 - wide, low), (1480 - tip, high), (1480 + tip, high), (1480 + wide, low)]
        sheet.fill(band, PAPER if index % 2 else CORAL)
        sheet.fill(
            [(1490, low), (1490, high), (1480 + tip, high), (1480 + wide, low)],
            dark(CORAL if index % 2 == 0 else STEEL, 0.3),
            0.4,
        )
    sheet.box(1448, 284, 1512, 294, dark(SLATE, 0.4))
    sheet.box(1462, 252, 1498, 284, AMBER)
    for x in (1462, 1479, 1495):
        sheet.box(x, 252, x + 3, 284, dark(SLATE, 0.4))
    sheet.fill([(1454, 252), (1480, 226), (1506, 252)], dark(CORAL, 0.3))


def _terrace(sheet: Sheet) -> None:
    walls = (
        CORAL,
        CREAM,
        mix(AQUA, SEA, 0.3),
        WHEAT,
        PAPER,
        ROSE,
        mix(SAGE, PAPER, 0.3),
        mix(BRICK, CORAL, 0.4),
        SKY,
        CREAM,
    )
    x = -36.0
    for index in range(11):
        wide, tall = (
            sheet.chance.choice((112, 124, 134)),
            sheet.chance.choice((190, 220, 246, 270)) - index * 7,
        )
        wall = walls[index % len(walls)]
        roof = (dark(SLATE, 0.1), RUST, dark(RUST, 0.25))[index % 3]
        if index % 2:
            chimney(sheet, x + wide * 0.68, 520 - tall - wide * 0.1, 20, 54, dark(BRICK, 0.1))
        gable(sheet, x, 520, wide, tall, wall, roof, 0.44)
        for row in range(int(tall // 66)):
            for column in range(3 if wide > 120 else 2):
                left = x + wide * (0.15 + column * (0.27 if wide > 120 else 0.42))
                shutter = dark(wall, 0.55) if index % 3 == 0 and wide < 120 else None
                window(
                    sheet,
                    left,
                    520 - tall + 16 + row * 62,
                    19,
                    34,
                    dark(SLATE, 0.25),
                    PAPER if wall != PAPER else SEA,
                    shutter,
                )
        sheet.box(x + wide * 0.4, 474, x + wide * 0.62, 520, dark(wall, 0.6))
        x += wide


def _quayside(sheet: Sheet) -> None:
    for x, pose, coat, facing in (
        (300, WALK, NAVY, 1),
        (520, STAND, BRICK, 1),
        (560, HOLD, TEAL, -1),
        (1130, BEND, SAFFRON, -1),
        (930, WALK, WINE, -1),
    ):
        figure(sheet, x, 524, 70, Outfit(coat, dark(SLATE, 0.3), hem=0.3), pose, facing)
    for x, y, ink in (
        (1060, 520, OCHRE),
        (1092, 520, SEA),
        (1076, 498, CORAL),
        (400, 520, SEA),
        (432, 520, OCHRE),
    ):
        sheet.box(x, y - 22, x + 30, y, ink)
        sheet.box(x, y - 22, x + 30, y - 18, light(ink, 0.4))
        sheet.box(x + 20, y - 22, x + 30, y, dark(ink, 0.3), 0.5)


def _fleet(sheet: Sheet) -> None:
    water = dark(TEAL, 0.25)
    for x, line, wide, hull, trim, facing in (
        (1120, 640, 330, mix(PAPER, AQUA, 0.3), SEA, 1),
        (300, 690, 460, DENIM, PAPER, 1),
        (1010, 800, 620, BRICK, CREAM, -1),
    ):
        box = (max(0, x - wide), max(0, line - wide), min(WIDTH, x + wide), min(1000, line + wide))
        moored = partial(_moored, sheet, x, line, wide, hull, trim, facing)
        afloat(sheet, moored, box, line, water, 0.4)
    skiff = partial(rowboat, sheet, 360, 880, 250, SAFFRON)
    afloat(sheet, skiff, (180, 780, 560, 990), 882, water, 0.45)


def _moored(sheet: Sheet, x: float, line: float, wide: float, hull: Ink, trim: Ink, facing: int) -> None:
    if wide > 500:
        skipper = Outfit(SAFFRON, SLATE, hat=SAFFRON, hem=0.2)
        figure(sheet, x - 196, line - 34, 150, skipper, HOLD, -1)
    trawler(sheet, x, line, wide, hull, trim, facing)
