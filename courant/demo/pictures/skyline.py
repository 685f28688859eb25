"""Scenes above the roofs: the old city at dusk, slates in the rain, and the water tower."""

import math

from courant.demo.pictures.buildings import chimney, house, lit_windows, window
from courant.demo.pictures.figures import HOLD, POINT, SIT, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, grass, plume, poplar, rain, sky, streak, sun, tree
from courant.demo.pictures.outline import arch, below, blob, doorway, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet
from courant.demo.pictures.vehicles import cyclist


def old_city_dusk(sheet: Sheet) -> None:
    """The old city going to bed in layers, watched from a roof terrace."""
    sky(sheet, (mix(NAVY, PLUM, 0.4), mix(PLUM, MAUVE, 0.5), mix(MAUVE, ROSE, 0.6), PEACH, AMBER), 640)
    sun(sheet, 560, 470, 84, mix(AMBER, PAPER, 0.45), 6)
    for x, y, wide, ink in ((300, 210, 640, ROSE), (820, 250, 460, PEACH), (1300, 170, 620, ROSE), (1080, 330, 520, PEACH), (160, 350, 420, PEACH)):
        streak(sheet, x, y, wide, 11, ink, 0.6)
    sheet.fill(below(ridge(sheet.chance, 500, 26, 1.5), 700), mix(MAUVE, PEACH, 0.5))
    inks = (mix(MAUVE, ROSE, 0.45), mix(MAUVE, PLUM, 0.15), mix(PLUM, MAUVE, 0.45), mix(PLUM, MAUVE, 0.12), dark(PLUM, 0.35))
    for row, ink in enumerate(inks):
        _quarter(sheet, row, ink)
        floor = [(0, 520 + row * 60), (WIDTH, 420 + row * 60), (WIDTH, 800), (0, 800)]
        sheet.veil(floor, mix(PEACH, ROSE, 0.4), (0, 700 + row * 62), (0, 430 + row * 62), 0.55 if row < 4 else 0.3)
    birds(sheet, [(840 + index * 44 + index % 2 * 16, 196 - index * 17 + index % 3 * 14) for index in range(8)], 14, dark(PLUM, 0.3))
    _terrace(sheet)


def _slope(x: float) -> float:
    """The old city climbs a hill a little right of the middle."""
    return 470 - 120 * math.exp(-(((x - 1060) / 330) ** 2))


def _quarter(sheet: Sheet, row: int, ink: Ink) -> None:
    chance, scale = sheet.chance, 0.62 + row * 0.2
    x = -40.0
    while x < WIDTH:
        wide = chance.uniform(52, 112) * scale
        foot = _slope(x + wide / 2) * (1 - row * 0.12) + row * 136 + 66
        tall = chance.uniform(70, 150) * scale
        tone = mix(ink, PEACH, chance.uniform(0, 0.09))
        kind = chance.random()
        sheet.box(x, foot - tall, x + wide, 900, tone)
        if kind < 0.5:
            sheet.fill([(x - 4, foot - tall), (x + wide / 2, foot - tall - wide * 0.34), (x + wide + 4, foot - tall)], dark(tone, 0.16))
        elif kind < 0.72:
            sheet.box(x - 3, foot - tall - 6 * scale, x + wide + 3, foot - tall, dark(tone, 0.16))
            chimney(sheet, x + wide * 0.2, foot - tall, 11 * scale, 26 * scale, dark(tone, 0.1))
        elif kind < 0.78 and 1 < row < 4:
            _dome(sheet, x + wide / 2, foot - tall, wide * 0.44, tone)
        elif kind > 0.88 - 0.02 * row and row < 4:
            _turret(sheet, x + wide * 0.28, foot - tall + 4, wide * 0.42, tall * chance.uniform(0.4, 0.85), tone)
        if row:
            rows, columns = max(2, int(tall / (34 * scale))), max(2, int(wide / (26 * scale)))
            lit_windows(sheet, (x + 4, foot - tall + 8, x + wide - 4, foot), columns, rows, 0.16 + row * 0.07, dark(tone, 0.3))
        if chance.random() < 0.24 and row:
            poplar(sheet, x + wide, foot + 10, 120 * scale, mix(ink, PINE, 0.4), -1, 0.11)
        x += wide * chance.uniform(0.84, 1.0)


def _dome(sheet: Sheet, x: float, foot: float, half: float, ink: Ink) -> None:
    sheet.box(x - half * 1.05, foot - half * 0.3, x + half * 1.05, foot + 2, dark(ink, 0.1))
    shell = arch(x, foot - half * 0.3, half, half * 1.1)
    sheet.fill(shell, ink)
    sheet.grain(shell, dark(ink, 0.5), (x + half, foot), (x - half * 0.3, foot - half), 0.8)
    sheet.box(x - half * 0.1, foot - half * 1.7, x + half * 0.1, foot - half * 1.3, dark(ink, 0.2))
    sheet.disc(x, foot - half * 1.72, half * 0.12, dark(ink, 0.2))


def _turret(sheet: Sheet, x: float, foot: float, wide: float, tall: float, ink: Ink) -> None:
    sheet.box(x, foot - tall, x + wide, foot, ink)
    sheet.box(x + wide * 0.62, foot - tall, x + wide, foot, dark(ink, 0.18))
    sheet.box(x - wide * 0.1, foot - tall - 5, x + wide * 1.1, foot - tall + 3, dark(ink, 0.22))
    sheet.fill([(x - wide * 0.14, foot - tall - 5), (x + wide / 2, foot - tall - wide * 1.3), (x + wide * 1.14, foot - tall - 5)], dark(ink, 0.3))
    sheet.fill(doorway(x + wide * 0.45, foot - tall + wide * 0.75, wide * 0.14, wide * 0.5), mix(AMBER, PAPER, 0.2))


def _terrace(sheet: Sheet) -> None:
    ink = dark(PLUM, 0.72)
    sheet.box(0, 850, WIDTH, 1000, ink)
    sheet.box(0, 838, WIDTH, 854, mix(ink, ROSE, 0.28))
    sheet.grain([(0, 854), (WIDTH, 854), (WIDTH, 1000), (0, 1000)], mix(PLUM, MAUVE, 0.3), (560, 850), (600, 990), 0.5)
    for x in (90, 1510):
        sheet.limb((x, 850), (x, 560), 9, 7, ink)
    line = smooth([(90, 575), (500, 628), (800, 640), (1100, 628), (1510, 575)])
    sheet.stroke(line, 2, ink)
    for x, wide, drop, tone in ((960, 120, 128, ROSE), (1096, 76, 92, PEACH), (1190, 126, 140, MAUVE), (1332, 70, 84, ROSE)):
        left, right = (641 - (at - 800) ** 2 / 7600 for at in (x, x + wide))
        hem = smooth([(x + wide + 5, right + drop), (x + wide * 0.6, right + drop + 9), (x + wide * 0.3, left + drop - 3), (x + 4, left + drop + 6)])
        cloth = [(x, left), (x + wide, right), *hem]
        sheet.fill(cloth, mix(PLUM, tone, 0.45))
        sheet.grain(cloth, dark(PLUM, 0.4), (x + wide, left), (x, left), 0.35)
    sheet.box(0, 752, WIDTH, 761, ink)
    for x in range(12, WIDTH, 34):
        sheet.box(x, 758, x + 5, 846, ink)
    outfit = Outfit.shadow(dark(PLUM, 0.8), 0.5)
    figure(sheet, 330, 862, 262, Outfit.shadow(dark(PLUM, 0.8), 0.9, bun=True), STAND, 1)
    figure(sheet, 430, 862, 282, outfit, POINT, 1)
    for x, size in ((180, 40), (236, 28), (680, 34)):
        for _ in range(11):
            tip = (x + sheet.chance.uniform(-1.2, 1.2) * size, 808 - sheet.chance.uniform(0.6, 2.2) * size)
            sheet.limb((x, 810), tip, 4, 2, ink)
            sheet.oval(*tip, size * 0.2, size * 0.13, mix(ink, PINE, 0.5))
        sheet.fill([(x - size * 0.7, 806), (x + size * 0.7, 806), (x + size * 0.5, 842), (x - size * 0.5, 842)], mix(ink, BRICK, 0.4))


def rooftops_rain(sheet: Sheet) -> None:
    """A wet evening over the slates, with the lamps coming on under them."""
    sky(sheet, (dark(SLATE, 0.3), SLATE, mix(STEEL, SLATE, 0.3), mix(FOG, STEEL, 0.4)), 620)
    for x, y, wide, tall in ((280, 180, 900, 120), (1150, 130, 1000, 110), (820, 290, 700, 80)):
        cloud(sheet, x, y, wide, tall, mix(SLATE, STEEL, 0.35), dark(SLATE, 0.2))
    for row, foot in enumerate((500, 580, 690)):
        _far_roofs(sheet, row, foot)
        sheet.veil([(0, foot - 170), (WIDTH, foot - 170), (WIDTH, foot + 120), (0, foot + 120)], mix(FOG, STEEL, 0.3), (0, foot + 90), (0, foot - 120), 0.75)
    rain(sheet, 260, MIST, 0.25)
    _mansard(sheet, -60, 640, 620, mix(SLATE, TEAL, 0.3), 3)
    _mansard(sheet, 1010, 600, 700, mix(RUST, SLATE, 0.35), 3)
    _between(sheet)
    _mansard(sheet, 420, 790, 760, dark(mix(SLATE, DENIM, 0.4), 0.25), 3)
    rain(sheet, 420, PAPER, 0.28)


def _far_roofs(sheet: Sheet, row: int, foot: float) -> None:
    x = -60.0 - row * 30
    while x < WIDTH:
        wide, tall = sheet.chance.uniform(110, 190) + row * 30, sheet.chance.uniform(60, 130) + row * 10
        ink = mix(sheet.chance.choice((SLATE, mix(SLATE, RUST, 0.4), mix(SLATE, TEAL, 0.5))), FOG, 0.45 - row * 0.15)
        wall = mix(STEEL, SAND, 0.2 + 0.05 * row)
        if sheet.chance.random() < 0.6:
            chimney(sheet, x + wide * 0.3, foot - tall - wide * 0.2, 16 + row * 5, 44 + row * 10, mix(RUST, SLATE, 0.6 - row * 0.12))
        house(sheet, x, foot + 60, wide, tall + 60, wall, ink, 0.34)
        lit_windows(sheet, (x + 8, foot - tall + 12, x + wide - 8, foot + 40), 4, 3, 0.3, dark(SLATE, 0.25))
        x += wide * 0.94


def _mansard(sheet: Sheet, x: float, eaves: float, wide: float, slate: Ink, dormers: int) -> None:
    """A big near roof: steep slates with lit dormers, ridge and stacks, its gutter running."""
    tall = wide * 0.31
    top = eaves - tall
    for share, size in ((0.12, 1.0), (0.8, 0.85)):
        chimney(sheet, x + wide * share, top + 14, 62 * size, 120 * size, mix(RUST, PLUM, 0.3))
    slope = [(x, eaves), (x + wide * 0.09, top), (x + wide * 0.91, top), (x + wide, eaves)]
    sheet.fill(slope, slate)
    rows = 13
    for row in range(rows):
        y = top + tall * row / rows
        inset = wide * 0.09 * (1 - row / rows)
        step, offset = 26, 13 * (row % 2)
        for tile in range(int((wide - inset * 2) / step)):
            left = x + inset + tile * step + offset
            if sheet.chance.random() < 0.32 and left + step < x + wide - inset:
                sheet.box(left, y, left + step - 1, y + tall / rows - 1, mix(slate, STEEL, sheet.chance.uniform(0.08, 0.26)))
        sheet.stroke([(x + inset, y), (x + wide - inset, y)], 1.5, dark(slate, 0.35), 0.7)
    sheet.grain(slope, NIGHT, (x + wide * 0.9, eaves), (x + wide * 0.4, top), 0.6)
    sheet.fill([(x + wide * 0.08, top - 7), (x + wide * 0.92, top - 7), (x + wide * 0.91, top + 4), (x + wide * 0.09, top + 4)], mix(slate, MIST, 0.5))
    for index in range(dormers):
        _dormer(sheet, x + wide * (0.22 + 0.28 * index), eaves - tall * 0.2, wide * 0.13, slate, index)
    sheet.box(x - 16, eaves - 4, x + wide + 16, eaves + 14, mix(slate, MIST, 0.35))
    wall = mix(SAND, SLATE, 0.52)
    sheet.box(x + 6, eaves + 14, x + wide - 6, 1000, wall)
    sheet.box(x + 6, eaves + 14, x + wide - 6, eaves + 34, NIGHT, 0.4)
    sheet.grain([(x + 6, eaves + 14), (x + wide - 6, eaves + 14), (x + wide - 6, 1000), (x + 6, 1000)], NIGHT, (x + wide, 1000), (x + wide * 0.3, eaves), 0.6)
    for number in range(10):
        left, top = x + wide * (0.08 + 0.185 * (number % 5)), eaves + 66 + 210 * (number // 5)
        pane = AMBER if (number + int(x)) % 3 == 0 else dark(NAVY, 0.2)
        window(sheet, left, top, 56, 110, pane, mix(wall, PAPER, 0.25), dark(TEAL, 0.3))


def _dormer(sheet: Sheet, x: float, foot: float, wide: float, slate: Ink, number: int) -> None:
    tall = wide * 1.25
    lamp = number != 1
    if lamp:
        sheet.glow(x + wide / 2, foot - tall * 0.5, wide * 1.5, AMBER, 0.4)
    frame = mix(SAND, SLATE, 0.35)
    sheet.box(x, foot - tall, x + wide, foot, frame)
    sheet.fill([(x - wide * 0.14, foot - tall), (x + wide / 2, foot - tall - wide * 0.5), (x + wide * 1.14, foot - tall)], dark(slate, 0.35))
    window(sheet, x + wide * 0.2, foot - tall * 0.9, wide * 0.6, tall * 0.78, AMBER if lamp else dark(NAVY, 0.3), light(frame, 0.4))
    if number == 0:
        figure(sheet, x + wide * 0.62, foot + wide * 0.95, wide * 1.9, Outfit.shadow(UMBER), STAND, -1)
        sheet.box(x, foot - tall * 0.06, x + wide, foot, frame)
        sheet.fill([(x - 2, foot), (x + wide + 2, foot), (x + wide + 8, foot + wide * 0.62), (x - 2, foot + wide * 0.7)], slate)


def _between(sheet: Sheet) -> None:
    plume(sheet, 60, 310, 330, 90, mix(STEEL, FOG, 0.4), SLATE)
    plume(sheet, 1130, 240, 420, 110, mix(STEEL, FOG, 0.4), SLATE)


def water_tower(sheet: Sheet) -> None:
    """The water tower, with the whole plain to itself."""
    sky(sheet, (mix(TEAL, SEA, 0.5), mix(SEA, AQUA, 0.5), mix(AQUA, CREAM, 0.6), CREAM), 800)
    cloud(sheet, 470, 560, 900, 330, PAPER, mix(AQUA, ROSE, 0.4))
    cloud(sheet, 1400, 640, 640, 170, PAPER, mix(AQUA, ROSE, 0.4))
    cloud(sheet, 1480, 200, 420, 60, PAPER, mix(AQUA, ROSE, 0.3))
    sheet.fill(below(ridge(sheet.chance, 742, 10, 2), 860), mix(SAGE, STEEL, 0.4))
    _village(sheet)
    plain = smooth([(-10, 800), (400, 790), (900, 796), (1300, 784), (1620, 792)])
    sheet.blend(below(plain), (0, 780), (0, 1000), (mix(WHEAT, PAPER, 0.25), OCHRE))
    for row in range(9):
        y = 806 + row * 6 + row**2 * 1.9
        sheet.stroke(smooth([(-10, y + 6), (500, y), (1100, y + 4), (1620, y - 4)]), 1 + row * 0.5, dark(OCHRE, 0.12), 0.5)
    sheet.fill([(1010, 812), (1090, 812), (420, 880), (-20, 905), (-20, 872), (300, 852)], dark(OLIVE, 0.3), 0.5)
    _tower(sheet)
    _plain_road(sheet)
    birds(sheet, [(700, 250), (760, 222), (828, 262), (640, 300), (1330, 330)], 17, dark(TEAL, 0.5))


def _village(sheet: Sheet) -> None:
    for x, wide, tall, wall in ((150, 90, 46, CREAM), (236, 70, 62, PEACH), (300, 110, 44, PAPER), (1320, 100, 44, CREAM), (1424, 70, 56, PAPER), (90, 60, 40, PAPER)):
        house(sheet, x, 800, wide, tall, wall, mix(BRICK, ROSE, 0.2), 0.26)
        lit_windows(sheet, (x + 6, 800 - tall + 8, x + wide - 6, 796), max(2, wide // 26), 2, 0, SLATE)
    for x, tall in ((60, 120), (420, 140), (448, 110), (1296, 130), (1510, 150), (1540, 120), (214, 96)):
        poplar(sheet, x, 802, tall, mix(MOSS, SAGE, 0.2), 1)


def _tower(sheet: Sheet) -> None:
    x, foot = 1050, 816
    shell = mix(CORAL, PEACH, 0.35)
    stem = [(x - 62, foot), *smooth([(x - 46, 640), (x - 44, 470), (x - 62, 380)]), *smooth([(x + 62, 380), (x + 44, 470), (x + 46, 640)]), (x + 62, foot)]
    sheet.fill(stem, mix(CREAM, SAND, 0.4))
    sheet.grain(stem, mix(SLATE, MAUVE, 0.5), (x + 62, 600), (x - 26, 600), 0.95)
    for y in (480, 560, 640, 720):
        sheet.box(x - 14, y, x + 6, y + 30, dark(SLATE, 0.3))
    sheet.fill(doorway(x - 8, foot, 20, 62), dark(TEAL, 0.3))
    bowl = [*smooth([(x - 52, 392), (x - 140, 330), (x - 236, 232), (x - 250, 176)]), *smooth([(x + 250, 176), (x + 236, 232), (x + 140, 330), (x + 52, 392)])]
    sheet.fill(bowl, shell)
    for rib in range(-5, 6):
        top, low = x + rib * 46, x + rib * 10.4
        sheet.stroke(smooth([(top, 190), (x + rib * 43, 232), (x + rib * 26, 330), (low, 390)]), 3, dark(shell, 0.2), 0.8)
    sheet.grain(bowl, dark(BRICK, 0.5), (x + 250, 330), (x - 90, 240), 1.0)
    sheet.box(x - 262, 156, x + 262, 180, light(shell, 0.45))
    sheet.box(x + 40, 156, x + 262, 180, dark(shell, 0.2), 0.5)
    for bay in range(22):
        sheet.box(x - 244 + bay * 22.6, 130, x - 230 + bay * 22.6, 156, dark(SLATE, 0.2))
    cap = [*smooth([(x - 262, 130), (x - 150, 96), (x, 78), (x + 150, 96), (x + 262, 130)])]
    sheet.fill(cap, mix(BRICK, CORAL, 0.3))
    sheet.grain(cap, dark(RUST, 0.4), (x + 262, 130), (x - 40, 90), 0.9)
    sheet.limb((x, 80), (x, 28), 5, 2, SLATE)
    sheet.disc(x, 28, 4, CORAL)


def _plain_road(sheet: Sheet) -> None:
    road = [(-10, 934), *smooth([(-10, 934), (500, 914), (1100, 922), (1620, 890)]), (1620, 962), *smooth([(1620, 962), (1100, 992), (500, 980), (-10, 1000)])]
    sheet.fill(road, mix(SAND, PAPER, 0.55))
    sheet.fill([(250, 966), (470, 962), (380, 974), (200, 976)], dark(UMBER, 0.1), 0.35)
    cyclist(sheet, 330, 966, 118, dark(TEAL, 0.3), Outfit(BRICK, NAVY, SKINS[1], NIGHT, hat=CREAM), 1)
    grass(sheet, -20, 1620, 1010, 40, OLIVE, 260)
    grass(sheet, 1150, 1620, 1010, 110, dark(OLIVE, 0.2), 90)
