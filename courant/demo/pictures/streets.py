"""Scenes at street level: the market, the bakery before dawn, and the lane for bicycles."""

from courant.demo.pictures.buildings import awning, house, lamp_post, window
from courant.demo.pictures.figures import HOLD, POINT, STAND, STRIDE, WALK, BEND, WORK, Outfit, figure
from courant.demo.pictures.nature import cloud, sky, streak, tree
from courant.demo.pictures.outline import Lens, below, blob, doorway, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet
from courant.demo.pictures.vehicles import bicycle, cyclist, tram

STREET = Lens(840, 470, 1050, 1.9)


def market_street(sheet: Sheet) -> None:
    """Market morning, with the sun coming down one side of the street."""
    sky(sheet, (mix(SEA, SKY, 0.5), mix(SKY, PAPER, 0.5), CREAM), 480)
    cloud(sheet, 830, 250, 420, 70, PAPER, mix(SKY, PEACH, 0.4))
    sheet.fill(below(ridge(sheet.chance, 430, 12, 3), 520), mix(SAGE, FOG, 0.6))
    _gate_tower(sheet)
    sheet.fill(STREET.floor(-8, 8, 1.5, 70), mix(SAND, PAPER, 0.35))
    for side, walls in ((-1, (CREAM, PEACH, ROSE, CREAM, SAND, PEACH)), (1, (mix(ROSE, MAUVE, 0.3), SAND, CORAL, PEACH, SAND, ROSE))):
        _street_side(sheet, side, walls)
    shade = [STREET.at(8, 0, 70), STREET.at(8, 0, 1.5), STREET.at(-0.6, 0, 1.5), STREET.at(2.0, 0, 8), STREET.at(2.2, 0, 70)]
    sheet.fill(shade, PLUM, 0.34)
    for row in range(26):
        away = 2.2 * 1.14**row
        sheet.stroke([STREET.at(-4, 0, away), STREET.at(4, 0, away)], max(0.6, 5 / away), dark(SAND, 0.5), 0.25)
    crowd = _crowd()
    for away in (34, 26, 20, 15.2, 11.6, 8.6, 6.1):
        for x, z, outfit, pose, facing in crowd:
            if away <= z < away * 1.33:
                _passer(sheet, x, z, outfit, pose, facing)
        for side in (-1, 1):
            _stall(sheet, side, away, away * 1.24)
    for x, z, outfit, pose, facing in crowd:
        if z < 6.1:
            _passer(sheet, x, z, outfit, pose, facing)
    for away in (24, 15, 9.5):
        _bulbs(sheet, away)


def _gate_tower(sheet: Sheet) -> None:
    x, foot = 868, 500
    sheet.box(x - 44, 270, x + 44, foot, mix(SAND, FOG, 0.35))
    sheet.box(x + 10, 270, x + 44, foot, mix(STEEL, ROSE, 0.4), 0.6)
    sheet.box(x - 52, 262, x + 52, 274, mix(SAND, PAPER, 0.4))
    sheet.fill([(x - 40, 262), (x, 196), (x + 40, 262)], mix(BRICK, FOG, 0.3))
    sheet.disc(x, 312, 19, PAPER)
    sheet.stroke([(x, 300), (x, 312), (x + 9, 317)], 2, SLATE)
    sheet.fill(doorway(x, foot, 20, 70), mix(SLATE, ROSE, 0.3))


def _street_side(sheet: Sheet, side: int, walls: tuple[Ink, ...]) -> None:
    away = 60.0
    for index, near in enumerate((36, 24, 16, 10.6, 6.6, 2.2)):
        tall = (9, 11.4, 8.6, 10.6, 9.4, 12.5)[(index * (2 if side > 0 else 1)) % 6]
        face = walls[index] if side < 0 else dark(walls[index], 0.34)
        face = mix(face, CREAM, max(0.0, 0.42 - index * 0.1))
        wall = STREET.wall(side * 7, near, away, 0, tall)
        sheet.fill(wall, face)
        sheet.grain(wall, dark(face, 0.5), STREET.at(side * 7, 0, near), STREET.at(side * 7, 5, near), 0.7)
        sheet.fill(STREET.wall(side * 7, near, away, tall - 0.35, tall), dark(face, 0.3))
        sheet.fill([STREET.at(side * 7, tall, near), STREET.at(side * 7, tall, away), STREET.at(side * 6.5, tall + 0.25, away), STREET.at(side * 6.5, tall + 0.25, near)], dark(BRICK, 0.1 if side < 0 else 0.4))
        bays = 3
        for bay in range(bays):
            first = near + (away - near) * (bay + 0.28) / bays
            last = near + (away - near) * (bay + 0.72) / bays
            for low in (4.7, 7.2, 9.7):
                if low + 1.9 < tall:
                    _street_window(sheet, side, first, last, low, face)
        away = near


def _street_window(sheet: Sheet, side: int, near: float, far: float, low: float, face: Ink) -> None:
    across = side * 7
    gap = (far - near) * 0.52
    shutter = mix(TEAL, face, 0.35) if side < 0 else dark(TEAL, 0.3)
    sheet.fill(STREET.wall(across, near - gap * 0.5, far + gap * 0.5, low, low + 1.7), shutter)
    sheet.fill(STREET.wall(across, near, far, low, low + 1.7), dark(SLATE, 0.4 if side < 0 else 0.6))
    sheet.fill(STREET.wall(across * 0.985, near - gap * 0.6, far + gap * 0.6, low - 0.16, low), light(face, 0.4))


def _stall(sheet: Sheet, side: int, near: float, far: float) -> None:
    view, dim = STREET, 0.0 if side < 0 else 0.28
    board = dark(BARK, dim)
    sheet.fill(view.wall(side * 4.1, near, far, 0, 0.85), dark(board, 0.25))
    sheet.fill(view.front(side * 6.2, side * 4.1, 0, 0.85, near), dark(board, 0.5))
    sheet.fill(view.floor(side * 6.2, side * 4.1, near, far, 0.85), light(board, 0.2))
    goods = (CORAL, SAFFRON, LEAF, WINE, OCHRE, mix(LEAF, SAFFRON, 0.5))
    rows, lanes = 9, 7
    for row in range(rows - 1, -1, -1):
        away = near + (far - near) * (row + 0.5) / rows
        for lane in range(lanes):
            across = side * (6.0 - lane * 0.28)
            ink = goods[(row // 3 + lane // 4 * 3 + int(near)) % len(goods)]
            x, y = view.at(across, 0.96 + 0.1 * (lane % 3 == 1), away)
            ink = dark(mix(ink, PAPER, sheet.chance.uniform(0, 0.2)), dim)
            radius = view.tall(0.13, away)
            sheet.disc(x, y, radius, dark(ink, 0.25))
            sheet.disc(x - radius * 0.15, y - radius * 0.18, radius * 0.8, ink)
    seller = Outfit((PAPER, TEAL, SAFFRON)[int(near) % 3], NAVY, SKINS[int(near * 3) % 5], hem=0.2)
    middle = (near + far) / 2
    figure(sheet, *view.at(side * 6.3, 0, middle), view.tall(1.7, middle), seller, STAND, -side)
    for away in (far, near):
        sheet.limb(view.at(side * 4.0, 0, away), view.at(side * 4.0, 2.4, away), view.tall(0.07, away), view.tall(0.07, away), dark(UMBER, 0.1))
    bright = ((CORAL, PAPER), (TEAL, CREAM), (SAFFRON, PAPER), (BRICK, CREAM))[int(near * 2) % 4]
    stripes = 8
    for stripe in range(stripes - 1, -1, -1):
        ink = dark(bright[stripe % 2], dim)
        first, last = (near + (far - near) * (stripe + share) / stripes for share in (0, 1))
        corners = (view.at(side * 6.9, 4.2, first), view.at(side * 6.9, 4.2, last), view.at(side * 3.7, 2.4, last), view.at(side * 3.7, 2.4, first))
        sheet.fill(corners, ink)
        (ax, ay), (bx, by) = corners[3], corners[2]
        drop = view.tall(0.3, first)
        sheet.fill(smooth([(ax, ay), (ax + (bx - ax) * 0.2, ay + drop), (bx - (bx - ax) * 0.2, by + drop * 0.92), (bx, by)], steps=4), dark(ink, 0.16))


def _crowd() -> list:
    return [
        (-2.2, 28, Outfit(TEAL, NAVY, hem=0.5), WALK, 1),
        (0.6, 27, Outfit(BRICK, NAVY, hem=0.4), WALK, -1),
        (2.4, 22, Outfit(PLUM, NIGHT, hem=0.7), STAND, 1),
        (-0.6, 20.5, Outfit(SAFFRON, SLATE, hem=0.2), WALK, 1),
        (-2.8, 15.5, Outfit(WINE, NAVY, SKINS[3], hem=0.8, flare=0.03), HOLD, -1),
        (1.2, 14, Outfit(DENIM, UMBER, hem=0.0), STRIDE, -1),
        (2.9, 11.8, Outfit(dark(CORAL, 0.2), NIGHT, SKINS[1], hem=0.9, flare=0.04, bun=True), POINT, 1),
        (-1.9, 9.4, Outfit(mix(SEA, TEAL, 0.5), UMBER, SKINS[4], hem=0.3, hat=SAND), WALK, -1),
        (0.5, 8.2, Outfit(dark(WINE, 0.1), NIGHT, SKINS[1], hem=0.6), WALK, 1),
        (-1.25, 5.3, Outfit(CORAL, NAVY, SKINS[2], RUST, hem=1.0, flare=0.05, bun=True), WALK, 1),
        (1.62, 4.7, Outfit(dark(TEAL, 0.3), NIGHT, SKINS[0], NIGHT, hem=0.5), HOLD, -1),
    ]


def _passer(sheet: Sheet, across: float, away: float, outfit: Outfit, pose, facing: int) -> None:
    x, y = STREET.at(across, 0, away)
    tall = STREET.tall(1.72, away)
    cast = PLUM if across < 1.2 else NIGHT
    sheet.fill([(x - tall * 0.06, y), (x + tall * 0.06, y), (x - tall * 0.52, y + tall * 0.16), (x - tall * 0.62, y + tall * 0.14)], cast, 0.36)
    near, _ = figure(sheet, x, y, tall, outfit, pose, facing)
    if away < 9:
        width, drop = tall * 0.1, tall * 0.14
        sheet.stroke([(near[0] - width * 0.7, near[1] + drop), near, (near[0] + width * 0.7, near[1] + drop)], tall * 0.012, UMBER)
        basket = [(near[0] - width, near[1] + drop), (near[0] + width, near[1] + drop), (near[0] + width * 0.7, near[1] + drop * 1.9), (near[0] - width * 0.7, near[1] + drop * 1.9)]
        for shift, ink in ((-0.5, LEAF), (0.1, CORAL), (0.5, SAFFRON)):
            sheet.disc(near[0] + width * shift, near[1] + drop, width * 0.4, ink)
        sheet.fill(basket, OCHRE)
        sheet.grain(basket, UMBER, (basket[3][0], basket[3][1]), basket[0], 0.8)


def _bulbs(sheet: Sheet, away: float) -> None:
    points = [STREET.at(-7 + 14 * step / 16, 5.6 - 0.9 * (1 - ((step - 8) / 8) ** 2), away) for step in range(17)]
    sheet.stroke(points, max(0.8, 8 / away), UMBER, 0.8)
    for x, y in points[1:-1]:
        radius = STREET.tall(0.075, away)
        sheet.disc(x, y + radius, radius, AMBER)


PAVEMENT = 800


def bakery(sheet: Sheet) -> None:
    """The one lit window in the street, an hour before the rest of it."""
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
    crust = smooth([(x - half, foot), (x - half * 0.8, foot - tall * 0.8), (x, foot - tall), (x + half * 0.8, foot - tall * 0.8), (x + half, foot)], steps=4)
    sheet.fill(crust, dark(ink, 0.12))
    sheet.grain(crust, RUST, (x + half, foot), (x - half * 0.4, foot - tall), 0.8)
    for shift in (-0.4, 0, 0.4):
        sheet.stroke([(x + half * shift - tall * 0.1, foot - tall * 0.5), (x + half * shift + tall * 0.16, foot - tall * 0.86)], max(1.4, tall * 0.1), CREAM)


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
        sheet.grain([(basket, 640), (basket + 74, 640), (basket + 66, 690), (basket + 8, 690)], OCHRE, (basket, 640), (basket + 60, 690), 0.8)
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
            sheet.oval(x + 40, y, 34 + row * 3, 5 + row * 1.5, mix(SLATE, NAVY, sheet.chance.uniform(0.3, 0.8)), 0.75)
    for left, right, spread in ((430, 1080, 170), (1130, 1248, 170)):
        pool = [(left, PAVEMENT), (right, PAVEMENT), (right + spread, 1000), (max(left - spread, 1270 * (left > 1000)), 1000)]
        sheet.veil(pool, AMBER, (0, PAVEMENT - 30), (0, 1000), 0.7)
        sheet.grain(pool, AMBER, (0, PAVEMENT - 60), (0, 960), 0.6)


def _early_customers(sheet: Sheet) -> None:
    for x, ground, reach in ((1350, 888, -110), (250, 880, 90)):
        sheet.fill([(x - 30, ground), (x + 30, ground), (x + 30 + reach, ground + 46), (x - 30 + reach, ground + 46)], NIGHT, 0.45)
    bicycle(sheet, 170, 884, 190, dark(CORAL, 0.1))
    figure(sheet, 1375, 900, 350, Outfit(dark(WINE, 0.1), NIGHT, SKINS[1], NIGHT, hem=0.75, flare=0.02), WALK, -1)
    sheet.limb((1358, 612), (1386, 615), 17, 17, mix(SAFFRON, OCHRE, 0.3))
    sheet.fill([(1380, 612), (1398, 618), (1420, 690), (1404, 696)], mix(SAFFRON, OCHRE, 0.5))
    _cat(sheet, 760, 900)


def _cat(sheet: Sheet, x: float, ground: float) -> None:
    body = smooth([(x - 26, ground), (x - 28, ground - 34), (x - 10, ground - 62), (x + 8, ground - 66), (x + 18, ground - 36), (x + 22, ground)])
    sheet.fill(body, NIGHT)
    sheet.disc(x + 4, ground - 80, 19, NIGHT)
    for ear in (-10, 12):
        sheet.fill([(x + ear - 6, ground - 90), (x + ear + 2, ground - 110), (x + ear + 10, ground - 90)], NIGHT)
    sheet.stroke(smooth([(x - 22, ground - 4), (x - 58, ground - 2), (x - 72, ground - 26), (x - 60, ground - 44)]), 9, NIGHT)
    sheet.oval(x + 50, ground + 8, 90, 7, NIGHT, 0.35)


def bicycle_lane(sheet: Sheet) -> None:
    """The avenue on the first morning of its new lane."""
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
    walls = (CREAM, mix(PEACH, PAPER, 0.4), mix(SAND, PAPER, 0.5), mix(ROSE, PAPER, 0.5), mix(AQUA, PAPER, 0.5))
    for index in range(8):
        wide, tall = sheet.chance.choice((190, 220, 250)), sheet.chance.choice((330, 370, 410))
        wall = walls[index * 2 % 5]
        house(sheet, x, 606, wide, tall, wall, mix(SLATE, MAUVE, 0.3), 0.16)
        columns = wide // 62
        for column in range(columns):
            for row in range(4):
                left = x + wide * (column + 0.5) / columns - 13
                window(sheet, left, 606 - tall + 26 + row * 82, 26, 50, mix(STEEL, SLATE, 0.4), PAPER, mix(wall, SEA, 0.4) if index % 2 else None)
        x += wide
    for number in range(9):
        figure(sheet, 60 + number * 74 + (number % 3) * 30, 612, 84, Outfit(mix((TEAL, WINE, NAVY, OCHRE)[number % 4], FOG, 0.2), SLATE, hem=0.4), WALK, (-1) ** number)


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
            sheet.fill(blob(sheet.chance, x + sheet.chance.uniform(0, 180), 868 + sheet.chance.uniform(-30, 20), 26, 20, 0.2), sheet.chance.choice((LEAF, MOSS, mix(LEAF, SAFFRON, 0.3))))
        for _ in range(12):
            sheet.disc(x + sheet.chance.uniform(0, 180), 854 + sheet.chance.uniform(-26, 20), 6, sheet.chance.choice((PAPER, SAFFRON, CORAL)))
        box = [(x - 10, 878), (x + 190, 878), (x + 182, 964), (x - 2, 964)]
        sheet.fill(box, mix(UMBER, BARK, 0.5))
        sheet.grain(box, NIGHT, (x + 200, 970), (x + 60, 880), 0.8)
        for y in (904, 934):
            sheet.box(x - 6, y, x + 186, y + 2, dark(UMBER, 0.4))
