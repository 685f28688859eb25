"""The avenue on the first morning of its new lane."""

from courant.demo.pictures.buildings import house, window
from courant.demo.pictures.figures import WALK, Outfit, figure
from courant.demo.pictures.nature import sky
from courant.demo.pictures.outline import blob, traced
from courant.demo.pictures.palette import (
    AQUA,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    LEAF,
    MAUVE,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    OLIVE,
    PAPER,
    PEACH,
    PLUM,
    ROSE,
    RUST,
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
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet
from courant.demo.pictures.vehicles import cyclist, tram


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.5), CREAM), 560)
    _avenue(sheet)
    tram(sheet, 700, 606, 760, mix(BRICK, CORAL, 0.4))
    sheet.box(0, 604, WIDTH, 640, mix(SAGE, LEAF, 0.3))
    for x in (-60, 330, 720, 1110, 1500):
        _plane_tree(sheet, x + 60)
    sheet.box(0, 636, WIDTH, 672, mix(SAND, PAPER, 0.4))
    sheet.box(0, 672, WIDTH, 900, mix(CORAL, ROSE, 0.35))
    sheet.grain([(0, 672), (WIDTH, 672), (WIDTH, 900), (0, 900)], dark(BRICK, 0.1), (0, 940), (0, 690), 0.5)
    sheet.box(0, 672, WIDTH, 682, PAPER)
    sheet.box(0, 886, WIDTH, 900, PAPER)
    for x in range(-60, WIDTH, 190):
        sheet.fill([(x, 780), (x + 104, 780), (x + 100, 789), (x - 6, 789)], PAPER)
    _dapple(sheet)
    sheet.box(0, 900, WIDTH, 1000, mix(STEEL, SAND, 0.4))
    sheet.box(0, 900, WIDTH, 912, light(STEEL, 0.4))
    _riders(sheet)
    _planters(sheet)


def _avenue(sheet: Sheet) -> None:
    x = -30.0
    walls = (
        CREAM,
        mix(PEACH, PAPER, 0.4),
        mix(SAND, PAPER, 0.5),
        mix(ROSE, PAPER, 0.5),
        mix(AQUA, PAPER, 0.5),
    )
    for index in range(8):
        wide, tall = sheet.chance.choice((190, 220, 250)), sheet.chance.choice((330, 370, 410))
        wall = walls[index * 2 % 5]
        house(sheet, x, 606, wide, tall, wall, mix(SLATE, MAUVE, 0.3), 0.16)
        columns = wide // 62
        for column in range(columns):
            for row in range(4):
                left = x + wide * (column + 0.5) / columns - 13
                window(
                    sheet,
                    left,
                    606 - tall + 26 + row * 82,
                    26,
                    50,
                    mix(STEEL, SLATE, 0.4),
                    PAPER,
                    mix(wall, SEA, 0.4) if index % 2 else None,
                )
        x += wide
    for number in range(9):
        figure(
            sheet,
            60 + number * 74 + (number % 3) * 30,
            612,
            84,
            Outfit(mix((TEAL, WINE, NAVY, OCHRE)[number % 4], FOG, 0.2), SLATE, hem=0.4),
            WALK,
            (-1) ** number,
        )


def _plane_tree(sheet: Sheet, x: float) -> None:
    trunk = mix(SAND, SAGE, 0.5)
    sheet.limb((x, 664), (x + 4, 250), 34, 22, trunk)
    for side in (-1, 1):
        sheet.limb((x, 380), (x + side * 110, 210), 16, 8, trunk)
    sheet.fill([(x + 2, 664), (x + 8, 250), (x + 16, 250), (x + 17, 664)], dark(trunk, 0.35), 0.5)
    for _ in range(9):
        sheet.oval(x + sheet.chance.uniform(-9, 6), sheet.chance.uniform(330, 630), 5, 9, mix(OLIVE, SAND, 0.5), 0.8)
    sheet.oval(x, 664, 44, 9, dark(MOSS, 0.2))
    layers = ((dark(MOSS, 0.1), 30, 9, 112), (mix(MOSS, LEAF, 0.55), 6, 9, 84), (LEAF, -26, 10, 56))
    for tone, lift, count, size in layers:
        for index in range(count):
            spread = (index / (count - 1) - 0.5) * 400
            y = 130 + lift + abs(spread) * 0.22 + sheet.chance.uniform(-46, 26)
            sheet.fill(blob(sheet.chance, x + spread, y, size * 0.95, size * 0.72, 0.14), tone)
    for _ in range(150):
        across, y = x + sheet.chance.gauss(0, 96), sheet.chance.uniform(92, 222)
        tone = mix(LEAF, SAFFRON, 0.4) if y < 140 else sheet.chance.choice((LEAF, MOSS))
        sheet.oval(across, y, sheet.chance.uniform(4, 9), sheet.chance.uniform(2.5, 5), tone)


def _dapple(sheet: Sheet) -> None:
    for x in (0, 390, 780, 1170, 1560):
        for _ in range(26):
            across, y = x + sheet.chance.gauss(0, 95), sheet.chance.uniform(700, 876)
            shape = blob(sheet.chance, across, y, sheet.chance.uniform(12, 54), sheet.chance.uniform(4, 9), 0.25)
            sheet.fill(shape, mix(CORAL, PLUM, 0.34))


def _riders(sheet: Sheet) -> None:
    riders = (
        (1390, 744, 118, TEAL, Outfit(OCHRE, NAVY, SKINS[0], NIGHT), -1),
        (1085, 748, 120, UMBER, Outfit(mix(SEA, TEAL, 0.4), UMBER, SKINS[2], RUST, bun=True), -1),
        (330, 862, 176, dark(TEAL, 0.2), Outfit(SAFFRON, dark(SLATE, 0.3), SKINS[1], UMBER), 1),
        (790, 866, 178, NAVY, Outfit(PAPER, dark(PLUM, 0.1), SKINS[3], NIGHT, hat=TEAL), 1),
    )
    for x, ground, metre, ink, outfit, facing in riders:
        sheet.oval(x + 0.35 * metre * facing, ground, metre * 0.95, metre * 0.05, dark(WINE, 0.5), 0.4)
        cyclist(sheet, x, ground, metre, ink, outfit, facing)


def _planters(sheet: Sheet) -> None:
    for x in (1180, 1400):
        for _ in range(15):
            sheet.fill(
                blob(
                    sheet.chance,
                    x + sheet.chance.uniform(0, 180),
                    868 + sheet.chance.uniform(-30, 20),
                    26,
                    20,
                    0.2,
                ),
                sheet.chance.choice((LEAF, MOSS, mix(LEAF, SAFFRON, 0.3))),
            )
        for _ in range(12):
            sheet.disc(
                x + sheet.chance.uniform(0, 180),
                854 + sheet.chance.uniform(-26, 20),
                6,
                sheet.chance.choice((PAPER, SAFFRON, CORAL)),
            )
        box = traced("-10,878 190,878 182,964 -2,964", x, 0)
        sheet.fill(box, mix(UMBER, BARK, 0.5))
        sheet.grain(box, NIGHT, (x + 200, 970), (x + 60, 880), 0.8)
        for y in (904, 934):
            sheet.box(x - 6, y, x + 186, y + 2, dark(UMBER, 0.4))
