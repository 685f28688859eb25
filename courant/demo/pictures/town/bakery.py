"""The one lit window in the street, an hour before the rest of it."""

from courant.demo.pictures.buildings import awning, house, lamp_post, window
from courant.demo.pictures.figures import STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import sky
from courant.demo.pictures.outline import below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
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
    SAFFRON,
    SKINS,
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
from courant.demo.pictures.town.bakery_window import PAVEMENT, oven_room, window_display
from courant.demo.pictures.vehicles import bicycle


def draw(sheet: Sheet) -> None:
    sky(sheet, (NIGHT, mix(NAVY, DENIM, 0.6), mix(DENIM, MAUVE, 0.5), mix(ROSE, PEACH, 0.5)), 640)
    _far_end(sheet)
    _shop_front(sheet)
    oven_room(sheet)
    window_display(sheet)
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
            sheet.oval(x + 40, y, 34 + row * 3, 5 + row * 1.5, mix(SLATE, NAVY, sheet.chance.uniform(0.3, 0.8)), 0.75)
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
    figure(sheet, 1375, 900, 350, Outfit(dark(WINE, 0.1), NIGHT, SKINS[1], NIGHT, hem=0.75, flare=0.02), WALK, -1)
    sheet.limb((1358, 612), (1386, 615), 17, 17, mix(SAFFRON, OCHRE, 0.3))
    sheet.fill([(1380, 612), (1398, 618), (1420, 690), (1404, 696)], mix(SAFFRON, OCHRE, 0.5))
    _cat(sheet, 760, 900)


def _cat(sheet: Sheet, x: float, ground: float) -> None:
    body = smooth(traced("-26,0 -28,-34 -10,-62 8,-66 18,-36 22,0", x, ground))
    sheet.fill(body, NIGHT)
    sheet.disc(x + 4, ground - 80, 19, NIGHT)
    for ear in (-10, 12):
        sheet.fill([(x + ear - 6, ground - 90), (x + ear + 2, ground - 110), (x + ear + 10, ground - 90)], NIGHT)
    sheet.stroke(smooth(traced("-22,-4 -58,-2 -72,-26 -60,-44", x, ground)), 9, NIGHT)
    sheet.oval(x + 50, ground + 8, 90, 7, NIGHT, 0.35)
