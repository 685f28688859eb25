"""Picking olives on the terraces above the sea."""

from courant.demo.pictures.buildings import gable, house, window
from courant.demo.pictures.figures import BEND, REACH, WALK, Outfit, figure
from courant.demo.pictures.nature import poplar, sky, streak
from courant.demo.pictures.outline import below, blob, smooth, traced
from courant.demo.pictures.palette import (
    AQUA,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    MIST,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SAND,
    SEA,
    SKINS,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WHEAT,
    dark,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.4), mix(CREAM, PEACH, 0.2)), 400)
    streak(sheet, 420, 120, 700, 13, PAPER, 0.8)
    streak(sheet, 900, 168, 460, 9, PAPER, 0.7)
    sheet.wash(330, 460, (mix(AQUA, PAPER, 0.3), mix(SEA, AQUA, 0.4)))
    sheet.fill(below(smooth([(-10, 330), (120, 296), (300, 318), (420, 331)]), 334), mix(STEEL, SKY, 0.4))
    for x, y in ((520, 352), (660, 342)):
        sheet.fill([(x, y), (x + 3, y - 26), (x + 17, y)], PAPER)
    tops = (
        traced("-10,470 300,440 700,400 1100,300 1400,250 1620,236"),
        traced("-10,540 400,500 800,470 1200,400 1620,350"),
        traced("-10,640 400,590 900,560 1300,500 1620,470"),
        traced("-10,770 500,700 1000,672 1620,610"),
        traced("-10,930 500,850 1000,812 1620,780"),
    )
    for index, line in enumerate(tops):
        _terrace(sheet, smooth(line), index)
        if index == 0:
            _farmhouse(sheet)
        spots = (
            ((760, 388), (860, 364), (980, 334)),
            ((140, 528), (330, 508), (560, 490), (1060, 432), (1540, 360)),
            ((60, 634), (420, 590), (700, 574), (1480, 484)),
            ((1330, 648),),
            ((250, 890),),
        )[index]
        for x, y in spots:
            _olive(sheet, x, y + 6, (92, 128, 178, 330, 520)[index])
        if index == 3:
            _pickers(sheet)


def _terrace(sheet: Sheet, line: list[Point], index: int) -> None:
    soil = mix(mix(SAND, SAGE, 0.45), WHEAT, index * 0.12)
    sheet.fill(below(line), soil)
    sheet.grain(below(line), mix(OLIVE, OCHRE, 0.4), (1500, 640 + index * 90), (500, 420 + index * 90), 0.6)
    if 0 < index < 4:
        _dry_stone(sheet, line, 16 + index * 11)


def _dry_stone(sheet: Sheet, line: list[Point], tall: float) -> None:
    """The wall that holds a terrace up, in three courses following the ground."""
    wall = [*[(x, y + 2 * tall) for x, y in line], *[(x, y + 3 * tall) for x, y in reversed(line)]]
    stone = mix(SAND, PAPER, 0.35)
    sheet.fill(wall, mix(stone, UMBER, 0.35))
    for course in range(3):
        x = -10.0
        while x < WIDTH:
            wide = sheet.chance.uniform(0.5, 1.1) * tall
            place = min(len(line) - 1, max(0, int((x + 10) / 1630 * (len(line) - 1))))
            y = line[place][1] + 2 * tall + course * tall / 3
            ink = mix(stone, ROSE, sheet.chance.uniform(0, 0.3))
            sheet.box(x, y + 1, x + wide - 1.5, y + tall / 3 - 1, ink)
            x += wide


def _olive(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    """An old olive: a trunk wrung like a cloth, and small silver clouds of leaves."""

    def at(across: float, up: float) -> Point:
        return x + across * tall, ground - up * tall

    bark = mix(BARK, STEEL, 0.25)
    sheet.oval(*at(0.2, 0), tall * 0.5, tall * 0.055, dark(OLIVE, 0.5), 0.45)
    for root in (-0.16, 0.02, 0.17):
        sheet.limb(at(0, 0.05), at(root, -0.008), tall * 0.09, tall * 0.02, bark)
    left = smooth([at(-0.13, 0), at(-0.06, 0.16), at(-0.08, 0.34)])
    right = smooth([at(0.04, 0.34), at(0.08, 0.14), at(0.14, 0)])
    sheet.fill([*left, *right], bark)
    sheet.grain([*left, *right], dark(UMBER, 0.5), at(0.14, 0), at(-0.06, 0), 0.9)
    for across, up, width in ((-0.26, 0.62, 0.06), (0.24, 0.64, 0.06), (0.02, 0.74, 0.05)):
        fork = at(-0.02 + across * 0.1, 0.29)
        sheet.limb(fork, at(across, up), width * tall * 1.9, width * tall * 0.4, bark)
    _silver_leaves(sheet, x, ground, tall)


def _silver_leaves(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    heads = (
        *((-0.3, 0.62, 0.2), (0.3, 0.62, 0.21), (0.0, 0.76, 0.25)),
        *((-0.16, 0.72, 0.2), (0.18, 0.73, 0.19), (0.02, 0.6, 0.18)),
    )
    tones = (
        (mix(MOSS, TEAL, 0.3), 0.0, 1.0),
        (mix(OLIVE, SAGE, 0.4), 0.035, 0.82),
        (mix(SAGE, MIST, 0.35), 0.075, 0.5),
    )
    for tone, shift, size in tones:
        for across, up, share in heads:
            middle = (x + (across - shift) * tall, ground - (up + shift * 0.8) * tall)
            reach = share * size * tall
            sheet.fill(blob(sheet.chance, *middle, reach, reach * 0.74, 0.14), tone)
    for _ in range(int(tall * 0.5)):
        across, up, share = sheet.chance.choice(heads)
        px = x + (across + sheet.chance.uniform(-1, 1) * share) * tall
        py = ground - (up + sheet.chance.uniform(-0.7, 0.7) * share) * tall
        leaf = sheet.chance.choice((mix(SAGE, PAPER, 0.35), mix(MOSS, TEAL, 0.2), SAGE))
        sheet.oval(px, py, tall * 0.014 + 1, tall * 0.006 + 0.6, leaf)


def _farmhouse(sheet: Sheet) -> None:
    house(sheet, 1240, 286, 190, 96, PAPER, BRICK, 0.22)
    gable(sheet, 1400, 280, 96, 112, CREAM, dark(BRICK, 0.1), 0.4)
    for x in (1262, 1316, 1370):
        window(sheet, x, 212, 18, 34, dark(SLATE, 0.2), None, SEA)
    window(sheet, 1438, 200, 20, 36, dark(SLATE, 0.2), None, SEA)
    for x, tall in ((1210, 190), (1186, 150), (1530, 210)):
        poplar(sheet, x, 300, tall, mix(MOSS, PINE, 0.4), -1)


def _pickers(sheet: Sheet) -> None:
    net = smooth(traced("1040,726 1180,694 1420,676 1560,690 1500,742 1260,764 1100,758"), closed=True)
    sheet.fill(net, mix(SEA, PAPER, 0.4), 0.85)
    for _ in range(90):
        sheet.disc(
            sheet.chance.gauss(1300, 100),
            sheet.chance.gauss(722, 13),
            3,
            sheet.chance.choice((PLUM, MOSS, dark(PLUM, 0.3))),
        )
    for x in (1190, 1222):
        sheet.limb((x, 742), (x + 66, 470), 6, 5, OCHRE)
    for rung in range(9):
        x, y = 1190 + rung * 7, 724 - rung * 29
        sheet.limb((x, y), (x + 32, y), 4, 4, OCHRE)
    figure(sheet, 1232, 632, 196, Outfit(CORAL, NAVY, SKINS[1], hat=CREAM, hem=0.1), REACH, 1)
    figure(
        sheet,
        1090,
        756,
        204,
        Outfit(mix(SEA, TEAL, 0.4), UMBER, SKINS[4], hem=0.7, flare=0.02, bun=True),
        BEND,
        1,
    )
    figure(sheet, 930, 762, 214, Outfit(SAFFRON, SLATE, SKINS[0], hem=0.2), WALK, -1)
    for x, y in ((846, 762), (764, 774)):
        sheet.oval(x, y - 44, 30, 13, PLUM)
        sheet.box(x - 34, y - 44, x + 34, y, OCHRE)
        for slat in (30, 15):
            sheet.box(x - 34, y - slat, x + 34, y - slat + 2, UMBER)
