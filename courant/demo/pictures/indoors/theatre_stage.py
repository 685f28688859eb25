"""The last scene of the first act, from the back of the stalls."""

import math
from itertools import pairwise

from courant.demo.pictures.buildings import window
from courant.demo.pictures.figures import BOW, REACH, STAND, Outfit, figure
from courant.demo.pictures.nature import poplar
from courant.demo.pictures.outline import below, doorway, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    AQUA,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    RUST,
    SAFFRON,
    SAND,
    SEA,
    SKINS,
    TEAL,
    UMBER,
    WINE,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import HEIGHT, WIDTH, Sheet


def draw(sheet: Sheet) -> None:
    sheet.box(0, 0, WIDTH, HEIGHT, dark(WINE, 0.55))
    _backdrop(sheet)
    boards = [(250, 640), (1350, 640), (1480, 790), (120, 790)]
    sheet.blend(boards, (0, 640), (0, 790), (mix(BARK, NAVY, 0.3), mix(OCHRE, BARK, 0.4)))
    for step in range(-10, 11):
        sheet.stroke([(800 + step * 55, 640), (800 + step * 78, 790)], 1.6, dark(UMBER, 0.4), 0.6)
    _spotlight(sheet)
    _players(sheet)
    for side in (-1, 1):
        _curtain(sheet, side)
    _proscenium(sheet)
    _stalls(sheet)


def _backdrop(sheet: Sheet) -> None:
    scene = [(240, 120), (1360, 120), (1360, 650), (240, 650)]
    sheet.blend(scene, (0, 120), (0, 650), (dark(NAVY, 0.2), mix(SEA, TEAL, 0.4)))
    for _ in range(60):
        sheet.disc(
            sheet.chance.uniform(320, 1290),
            sheet.chance.uniform(180, 420),
            sheet.chance.choice((1.2, 1.6, 2.4)),
            CREAM,
            0.8,
        )
    sheet.glow(820, 300, 200, AQUA, 0.6)
    sheet.disc(820, 300, 50, mix(CREAM, AMBER, 0.3))
    for height, ink in ((520, mix(TEAL, SEA, 0.4)), (570, mix(TEAL, NAVY, 0.4))):
        line = [(x, y) for x, y in ridge(sheet.chance, height, 34, 2.4) if 240 <= x <= 1360]
        sheet.fill(below(line, 650), ink)
    for x, tall in ((340, 330), (430, 270), (1280, 350), (1190, 240)):
        poplar(sheet, x, 656, tall, mix(PINE, TEAL, 0.4), 1, 0.14)
    flat = traced("480,650 480,430 590,318 700,430 700,650")
    sheet.fill(flat, mix(ROSE, PLUM, 0.25))
    sheet.grain(flat, PLUM, (480, 650), (660, 420), 0.8)
    sheet.fill(traced("458,448 590,330 722,448 722,424 590,304 458,424"), RUST)
    window(sheet, 556, 462, 68, 84, AMBER, CREAM)
    sheet.box(620, 560, 676, 650, dark(TEAL, 0.4))


def _spotlight(sheet: Sheet) -> None:
    cone = [(1130, 60), (1170, 60), (1080, 770), (720, 770)]
    sheet.veil(cone, AMBER, (1150, 60), (920, 900), 0.5)
    sheet.grain(cone, PAPER, (1150, -200), (940, 800), 0.35)
    sheet.oval(900, 730, 220, 38, mix(AMBER, PAPER, 0.35), 0.85)


def _players(sheet: Sheet) -> None:
    sheet.oval(850, 738, 76, 11, dark(UMBER, 0.3), 0.55)
    sheet.oval(985, 742, 80, 11, dark(UMBER, 0.3), 0.55)
    figure(sheet, 845, 740, 292, Outfit(PAPER, PAPER, SKINS[1], UMBER, hem=1.0, flare=0.07, bun=True), REACH, 1)
    figure(sheet, 985, 744, 300, Outfit(dark(BRICK, 0.1), NIGHT, SKINS[3], NIGHT, hem=0.7, flare=0.02), BOW, -1)


def _curtain(sheet: Sheet, side: int) -> None:
    edge = 800 + side * 590
    folds = 8
    red = mix(BRICK, WINE, 0.3)
    for fold in range(folds):
        near, far = fold / folds, (fold + 1) / folds

        def across(share: float, y: float) -> float:
            gather = 1 - 0.46 * math.exp(-(((y - 560) / 170) ** 2))
            return edge - side * 265 * share * gather

        left = [(across(near, y), y) for y in range(90, 800, 15)]
        right = [(across(far, y), y) for y in range(795, 85, -15)]
        sheet.fill([*left, *right], mix(red, CORAL, 0.22) if fold % 2 else dark(red, 0.22))
    drape = [(across(0, y), y) for y in range(90, 800, 15)] + [(across(1, y), y) for y in range(795, 85, -15)]
    sheet.grain(drape, NIGHT, (edge + side * 20, 400), (edge - side * 240, 460), 0.75)
    tie = smooth([(across(1.02, 560), 552), ((across(1, 560) + edge) / 2, 566), (edge, 536)])
    for start, end in pairwise(tie):
        sheet.limb(start, end, 15, 15, SAFFRON)
    sheet.limb((across(0.5, 575), 568), (across(0.46, 575), 640), 12, 20, SAFFRON)


def _proscenium(sheet: Sheet) -> None:
    gold = mix(OCHRE, SAND, 0.3)
    _pelmet(sheet)
    for side in (-1, 1):
        _box_seats(sheet, 800 + side * 690, side, gold)
    sheet.box(0, 0, WIDTH, 62, dark(WINE, 0.5))
    sheet.box(0, 58, WIDTH, 88, gold)
    for x in range(12, WIDTH, 40):
        sheet.disc(x, 73, 8, light(gold, 0.35))
    sheet.box(100, 786, 1500, 812, gold)
    sheet.box(100, 806, 1500, 830, dark(gold, 0.5))
    for x in range(180, 1440, 74):
        sheet.glow(x, 784, 46, AMBER, 0.7)
        sheet.oval(x, 788, 15, 7, PAPER)


def _pelmet(sheet: Sheet) -> None:
    red = mix(BRICK, WINE, 0.3)
    for swag in range(7):
        left = 210 + swag * 168.6
        hem = smooth(traced("-4,120 40,196 84,214 130,196 173,120", left, 0))
        cloth = [(left - 4, 84), *hem, (left + 173, 84)]
        sheet.fill(cloth, red)
        sheet.grain(cloth, NIGHT, (left, 80), (left + 40, 210), 0.7)
        sheet.stroke(hem, 6, SAFFRON)


def _box_seats(sheet: Sheet, x: float, side: int, gold: Ink) -> None:
    sheet.box(x - 110, 0, x + 110, 800, dark(WINE, 0.4))
    for row in (190, 420):
        rail = smooth([(x - 90, row + 120), (x, row + 150), (x + 90, row + 120)])
        sheet.fill(doorway(x, row + 132, 80, 170), dark(WINE, 0.75))
        for guest in (-38, 6, 44):
            outfit = Outfit.shadow(mix(PLUM, WINE, 0.3 + guest / 400), 0)
            figure(sheet, x + guest, row + 330, 250, outfit, STAND, -side)
        sheet.box(x - 100, row + 190, x + 100, 800 if row > 300 else row + 232, dark(WINE, 0.4))
        front = [*rail, *smooth([(x + 84, row + 182), (x, row + 214), (x - 84, row + 182)])]
        sheet.fill(front, mix(gold, WINE, 0.25))
        sheet.grain(front, WINE, (x + side * 90, row + 210), (x - side * 40, row + 130), 0.5)
        sheet.stroke(rail, 7, light(gold, 0.2))
    sheet.box(x - side * 100 - 12, 60, x - side * 100 + 12, 800, gold)
    sheet.box(x - side * 100 - 2, 60, x - side * 100 + 12, 800, dark(gold, 0.3), 0.6)


def _stalls(sheet: Sheet) -> None:
    sheet.box(0, 824, WIDTH, HEIGHT, dark(WINE, 0.8))
    for row, (y, size) in enumerate(((862, 26), (912, 33), (974, 42))):
        ink = mix(dark(PLUM, 0.6), WINE, 0.26 - row * 0.12)
        for seat in range(-1, int(WIDTH / (size * 2.5)) + 2):
            x = (seat + 0.5 * (row % 2)) * size * 2.5 + sheet.chance.uniform(-5, 5)
            if sheet.chance.random() < 0.06:
                continue
            lean = sheet.chance.uniform(-4, 4)
            sheet.glow(x + lean, y - 4, size * 1.1, AMBER, 0.3)
            sheet.oval(x + lean, y, size * 0.62, size * 0.76, ink)
            if sheet.chance.random() < 0.35:
                sheet.disc(x + lean, y - size * 0.86, size * 0.32, ink)
            shoulders = smooth(traced("-1.25,2 -1.05,1 0,0.62 1.05,1 1.25,2", x, y, size))
            sheet.fill(shoulders, ink)
        sheet.box(0, y + size * 1.25, WIDTH, y + size * 1.25 + 60, mix(dark(WINE, 0.55), BRICK, 0.1))
        sheet.box(0, y + size * 1.25, WIDTH, y + size * 1.25 + 4, mix(WINE, BRICK, 0.5))
