"""The one lit window in the street, an hour before the rest of it."""

from courant.demo.pictures.buildings import awning, house, lamp_post, window
from courant.demo.pictures.figures import HOLD, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import sky
from courant.demo.pictures.outline import below, doorway, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    MAUVE,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    ROSE,
    RUST,
    SAFFRON,
    SKINS,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WINE,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet
from courant.demo.pictures.vehicles import bicycle

PAVEMENT = 800


def draw(sheet: Sheet) -> None:
    sky(sheet, (NIGHT, mix(NAVY, DENIM, 0.6), mix(DENIM, MAUVE, 0.5), mix(ROSE, PEACH, 0.5)), 640)
    _far_end(sheet)
    _shop_front(sheet)
    _oven_room(sheet)
    _window_display(sheet)
    _shop_door(sheet)
    stripes = ((430, 372), (1080, 372), (1110, 452), (400, 452))
    sheet.fill([(400, 462), (1110, 462), (1080, 486), (430, 486)], NIGHT, 0.35)
    awning(sheet, stripes, (dark(BRICK, 0.3), mix(CREAM, DENIM, 0.35)), 16)
    _pavement(sheet)
    _early_customers(sheet)


def _far_end(sheet: Sheet) -> None:
    sheet.fill(below(ridge(sheet.chance, 560, 16, 2), 700), mix(DENIM, MAUVE, 0.4))
    for x, tall, wide, ink in ((1500, 300, 130, 0.25), (1420, 250, 110, 0.1), (1350, 330, 90, 0.35)):
        house(sheet, x, 720, wide, tall, mix(DENIM, MAUVE, 0.35 - ink * 0.5), dark(SLATE, 0.3 + ink), 0.3)
    window(sheet, 1526, 480, 26, 40, AMBER, dark(SLATE, 0.3))
    sheet.box(1290, 700, WIDTH, PAVEMENT, dark(SLATE, 0.35))
    lamp_post(sheet, 1460, PAVEMENT + 6, 380, NIGHT, AMBER)


def _shop_front(sheet: Sheet) -> None:
    wall = mix(DENIM, NAVY, 0.45)
    sheet.box(0, 0, 1310, PAVEMENT, wall)
    sheet.grain([(0, 0), (1310, 0), (1310, PAVEMENT), (0, PAVEMENT)], NIGHT, (0, 200), (620, 330), 0.9)
    sheet.box(1284, 0, 1310, PAVEMENT, dark(wall, 0.4))
    for index, x in enumerate((110, 420, 730, 1040)):
        pane = AMBER if index == 3 else dark(NAVY, 0.5)
        window(sheet, x, 60, 110, 200, pane, light(wall, 0.2), dark(TEAL, 0.5))
        if index == 3:
            figure(sheet, x + 66, 372, 290, Outfit.shadow(mix(OCHRE, UMBER, 0.6), bun=True), STAND, -1)
            sheet.box(x - 10, 262, x + 120, 400, wall)
            sheet.box(x - 20, 260, x + 130, 272, light(wall, 0.2))
            sheet.box(x + 52, 60, x + 58, 260, light(wall, 0.2))
    sheet.box(0, 326, 1310, 344, light(wall, 0.14))
    sheet.box(0, 344, 1310, 350, NIGHT, 0.6)
    sheet.box(60, 420, 340, PAVEMENT, dark(wall, 0.35))
    for slat in range(24):
        sheet.box(76, 436 + slat * 15, 324, 446 + slat * 15, mix(dark(wall, 0.35), STEEL, 0.14))


def _oven_room(sheet: Sheet) -> None:
    frame = dark(TEAL, 0.55)
    sheet.box(406, 400, 1286, PAVEMENT, frame)
    room = [(430, 440), (1080, 440), (1080, 690), (430, 690)]
    sheet.blend(room, (0, 690), (0, 430), (mix(AMBER, PAPER, 0.35), mix(SAFFRON, OCHRE, 0.3)))
    sheet.fill(doorway(590, 690, 92, 170), mix(BRICK, OCHRE, 0.35))
    sheet.fill(doorway(590, 690, 66, 132), dark(RUST, 0.4))
    sheet.glow(590, 650, 90, SAFFRON, 0.9)
    for y in (505, 565, 625):
        sheet.box(740, y, 1066, y + 8, BARK)
        x = 752.0
        while x < 1040:
            half = sheet.chance.choice((17, 22, 28))
            _loaf(sheet, x + half, y, half, 15 if half < 25 else 19)
            x += half * 2 + 6
    figure(sheet, 690, 800, 320, Outfit(PAPER, PAPER, SKINS[1], PAPER, hem=0.6), HOLD, -1)
    sheet.box(672, 505, 706, 528, PAPER)
    sheet.oval(689, 506, 26, 13, PAPER)
    sheet.box(565, 606, 650, 613, UMBER)
    for x in (582, 606, 630):
        _loaf(sheet, x, 606, 12, 11)


def _loaf(sheet: Sheet, x: float, foot: float, half: float, tall: float, ink: Ink = OCHRE) -> None:
    crust = smooth(
        [
            (x - half, foot),
            (x - half * 0.8, foot - tall * 0.8),
            (x, foot - tall),
            (x + half * 0.8, foot - tall * 0.8),
            (x + half, foot),
        ],
        steps=4,
    )
    sheet.fill(crust, dark(ink, 0.12))
    sheet.grain(crust, RUST, (x + half, foot), (x - half * 0.4, foot - tall), 0.8)
    for shift in (-0.4, 0, 0.4):
        sheet.stroke(
            [
                (x + half * shift - tall * 0.1, foot - tall * 0.5),
                (x + half * shift + tall * 0.16, foot - tall * 0.86),
            ],
            max(1.4, tall * 0.1),
            CREAM,
        )


def _window_display(sheet: Sheet) -> None:
    sheet.box(430, 690, 1080, 700, mix(BARK, OCHRE, 0.3))
    sheet.box(430, 700, 1080, PAVEMENT, dark(TEAL, 0.4))
    for x in range(440, 1080, 130):
        sheet.box(x, 714, x + 112, 786, dark(TEAL, 0.55))
    for x in range(462, 800, 62):
        _loaf(sheet, x, 690, 27, 25)
    for basket in (850, 950):
        for stick in range(6):
            top = (basket + 4 + stick * 13 + sheet.chance.uniform(-8, 10), 596 + sheet.chance.uniform(0, 22))
            sheet.limb((basket + 10 + stick * 9, 670), top, 13, 9, mix(OCHRE, RUST, 0.15 + 0.1 * (stick % 2)))
        sheet.fill([(basket, 640), (basket + 74, 640), (basket + 66, 690), (basket + 8, 690)], UMBER)
        sheet.grain(
            [(basket, 640), (basket + 74, 640), (basket + 66, 690), (basket + 8, 690)],
            OCHRE,
            (basket, 640),
            (basket + 60, 690),
            0.8,
        )
    for x in (1042, 1062):
        _loaf(sheet, x, 690, 14, 20)
    for x in (645, 862):
        sheet.box(x, 440, x + 7, 690, dark(TEAL, 0.5))
    sheet.fill([(450, 450), (540, 450), (440, 640), (440, 540)], PAPER, 0.14)


def _shop_door(sheet: Sheet) -> None:
    sheet.box(1108, 412, 1270, PAVEMENT, dark(TEAL, 0.3))
    pane = [(1130, 440), (1248, 440), (1248, 690), (1130, 690)]
    sheet.blend(pane, (0, 690), (0, 430), (mix(AMBER, PAPER, 0.3), mix(SAFFRON, OCHRE, 0.2)))
    sheet.box(1186, 440, 1192, 690, dark(TEAL, 0.3))
    sheet.box(1130, 716, 1248, 776, dark(TEAL, 0.5))
    sheet.disc(1122, 640, 6, AMBER)


def _pavement(sheet: Sheet) -> None:
    sheet.box(0, PAVEMENT, WIDTH, 1000, dark(SLATE, 0.5))
    sheet.box(0, PAVEMENT, WIDTH, PAVEMENT + 10, mix(SLATE, DENIM, 0.4))
    for row in range(7):
        y = 822 + row * row * 3.2 + row * 10
        for x in range(-40 + row % 2 * 40, WIDTH, 84 + row * 6):
            sheet.oval(
                x + 40, y, 34 + row * 3, 5 + row * 1.5, mix(SLATE, NAVY, sheet.chance.uniform(0.3, 0.8)), 0.75
            )
    for left, right, spread in ((430, 1080, 170), (1130, 1248, 170)):
        pool = [
            (left, PAVEMENT),
            (right, PAVEMENT),
            (right + spread, 1000),
            (max(left - spread, 1270 * (left > 1000)), 1000),
        ]
        sheet.veil(pool, AMBER, (0, PAVEMENT - 30), (0, 1000), 0.7)
        sheet.grain(pool, AMBER, (0, PAVEMENT - 60), (0, 960), 0.6)


def _early_customers(sheet: Sheet) -> None:
    for x, ground, reach in ((1350, 888, -110), (250, 880, 90)):
        sheet.fill(
            [
                (x - 30, ground),
                (x + 30, ground),
                (x + 30 + reach, ground + 46),
                (x - 30 + reach, ground + 46),
            ],
            NIGHT,
            0.45,
        )
    bicycle(sheet, 170, 884, 190, dark(CORAL, 0.1))
    figure(
        sheet, 1375, 900, 350, Outfit(dark(WINE, 0.1), NIGHT, SKINS[1], NIGHT, hem=0.75, flare=0.02), WALK, -1
    )
    sheet.limb((1358, 612), (1386, 615), 17, 17, mix(SAFFRON, OCHRE, 0.3))
    sheet.fill([(1380, 612), (1398, 618), (1420, 690), (1404, 696)], mix(SAFFRON, OCHRE, 0.5))
    _cat(sheet, 760, 900)


def _cat(sheet: Sheet, x: float, ground: float) -> None:
    body = smooth(
        [
            (x - 26, ground),
            (x - 28, ground - 34),
            (x - 10, ground - 62),
            (x + 8, ground - 66),
            (x + 18, ground - 36),
            (x + 22, ground),
        ]
    )
    sheet.fill(body, NIGHT)
    sheet.disc(x + 4, ground - 80, 19, NIGHT)
    for ear in (-10, 12):
        sheet.fill(
            [(x + ear - 6, ground - 90), (x + ear + 2, ground - 110), (x + ear + 10, ground - 90)], NIGHT
        )
    sheet.stroke(
        smooth([(x - 22, ground - 4), (x - 58, ground - 2), (x - 72, ground - 26), (x - 60, ground - 44)]),
        9,
        NIGHT,
    )
    sheet.oval(x + 50, ground + 8, 90, 7, NIGHT, 0.35)
