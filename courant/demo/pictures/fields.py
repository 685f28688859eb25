"""Scenes on worked land: wheat, olives and sunshine."""

from courant.demo.pictures.buildings import gable, house, lit_windows, window
from courant.demo.pictures.figures import BEND, HOLD, POINT, REACH, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, grass, poplar, sky, streak, sun, tree
from courant.demo.pictures.outline import Lens, below, blob, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet


def wheat_fields(sheet: Sheet) -> None:
    """Harvest, with the last dry weather of the month building over it."""
    sky(sheet, (mix(SEA, DENIM, 0.3), mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.6)), 520)
    cloud(sheet, 1100, 430, 860, 300, PAPER, mix(SKY, MAUVE, 0.35))
    cloud(sheet, 330, 330, 620, 130, PAPER, mix(SKY, MAUVE, 0.3))
    cloud(sheet, 700, 130, 380, 40, PAPER, mix(SKY, MAUVE, 0.2))
    sheet.fill(below(ridge(sheet.chance, 450, 22, 1.7), 600), mix(STEEL, SAGE, 0.45))
    bands = (
        ([(-10, 500), (400, 468), (820, 496), (1250, 476), (1620, 500)], mix(SAGE, WHEAT, 0.35), OLIVE),
        ([(-10, 540), (350, 560), (800, 520), (1200, 536), (1620, 502)], mix(WHEAT, PAPER, 0.3), OCHRE),
        ([(-10, 600), (420, 576), (900, 620), (1300, 590), (1620, 620)], mix(LEAF, WHEAT, 0.45), MOSS),
        ([(-10, 690), (380, 664), (860, 640), (1250, 668), (1620, 690)], WHEAT, OCHRE),
    )
    for index, (line, lit, shaded) in enumerate(bands):
        hill = smooth(line)
        sheet.fill(below(hill), lit)
        sheet.grain(below(hill), shaded, (1500, 720 + 40 * index), (500, 470 + 40 * index), 0.7)
        _furrows(sheet, hill, dark(shaded, 0.05), 12 + index * 4)
        if index == 1:
            _farmstead(sheet)
    _harvester(sheet, 1010, 704)
    for height in range(4):
        _ears(sheet, 842 + height * 76, 100 + height * 16, height)


def _furrows(sheet: Sheet, hill: list[Point], ink: Ink, depth: int) -> None:
    for row in range(1, 11):
        share = row * row * depth / 16
        line = [(x, y + share + x * 0.004 * row) for x, y in hill]
        sheet.stroke(line, 1 + row * 0.14, ink, 0.35)


def _farmstead(sheet: Sheet) -> None:
    for x, tall in ((196, 130), (226, 160), (256, 120), (520, 150)):
        poplar(sheet, x, 562, tall, MOSS, -1)
    house(sheet, 290, 566, 150, 64, PAPER, BRICK, 0.26)
    gable(sheet, 420, 568, 78, 74, CREAM, dark(BRICK, 0.15), 0.5)
    for x in (312, 352, 392):
        window(sheet, x, 520, 16, 24, SLATE, CREAM)
    window(sheet, 448, 518, 18, 28, SLATE, PAPER)
    for x, tall in ((560, 76), (612, 60), (1330, 80), (1380, 60), (1420, 92)):
        tree(sheet, x, 560 if x < 900 else 536, tall, MOSS, -1, 0.4)


def _harvester(sheet: Sheet, x: float, ground: float) -> None:
    for step in range(13):
        size = 20 + step * 7
        sheet.fill(blob(sheet.chance, x + 180 + step * 34, ground - 22 - step * 3, size, size * 0.55), mix(CREAM, WHEAT, 0.35), 0.3)
    sheet.fill([(x - 210, ground), (x + 190, ground), (x + 240, ground + 18), (x - 190, ground + 18)], dark(OCHRE, 0.6), 0.5)
    red = mix(BRICK, CORAL, 0.3)
    body = [(x - 70, ground - 40), (x - 70, ground - 112), (x - 20, ground - 148), (x + 150, ground - 148), (x + 178, ground - 104), (x + 166, ground - 40)]
    sheet.fill(body, red)
    sheet.grain(body, dark(WINE, 0.3), (x + 170, ground - 40), (x, ground - 140), 0.8)
    sheet.fill([(x - 128, ground - 62), (x - 122, ground - 156), (x - 36, ground - 156), (x - 30, ground - 62)], dark(red, 0.2))
    sheet.fill([(x - 118, ground - 84), (x - 112, ground - 148), (x - 46, ground - 148), (x - 44, ground - 84)], mix(SKY, PAPER, 0.3))
    figure(sheet, x - 78, ground - 62, 84, Outfit(DENIM, NAVY, hat=SAND), HOLD, -1)
    sheet.fill([(x - 128, ground - 62), (x - 126, ground - 100), (x - 34, ground - 100), (x - 30, ground - 62)], dark(red, 0.2))
    sheet.box(x - 136, ground - 166, x - 28, ground - 154, CREAM)
    sheet.limb((x + 20, ground - 146), (x + 40, ground - 182), 16, 14, CREAM)
    sheet.limb((x + 40, ground - 182), (x + 190, ground - 214), 14, 12, CREAM)
    sheet.fill([(x - 130, ground - 70), (x - 214, ground - 34), (x - 226, ground - 4), (x - 150, ground - 4), (x - 60, ground - 44)], dark(red, 0.35))
    for spoke in range(6):
        sheet.limb((x - 226, ground - 44), (x - 226 + (44, 22, -22, -44, -22, 22)[spoke], ground - 44 + (0, 38, 38, 0, -38, -38)[spoke]), 4, 4, SAFFRON)
    sheet.ring(x - 226, ground - 44, 44, 5, SAFFRON)
    for wheel, radius in ((x - 68, 56), (x + 128, 36)):
        sheet.disc(wheel, ground + 6 - radius, radius, dark(UMBER, 0.5))
        sheet.disc(wheel, ground + 6 - radius, radius * 0.5, SAFFRON)
        sheet.disc(wheel, ground + 6 - radius, radius * 0.16, dark(OCHRE, 0.3))


def _ears(sheet: Sheet, foot: float, tall: float, rank: int) -> None:
    """One rank of standing wheat, its stalks bowing with the breeze."""
    straw = mix(OCHRE, WHEAT, 0.25 + 0.18 * rank)
    sheet.fill(below(smooth([(-10, foot - 20), (500, foot - 34), (1050, foot - 14), (1620, foot - 30)])), mix(dark(OCHRE, 0.28), straw, 0.62))
    step = 13 + rank * 5
    for index in range(int(WIDTH / step) + 2):
        x = index * step + sheet.chance.uniform(-6, 6)
        rise = tall * sheet.chance.uniform(0.8, 1.15)
        sway = rise * sheet.chance.uniform(0.1, 0.3)
        head = (x + sway, foot - rise)
        sheet.stroke([(x, foot + 40), (x + sway * 0.3, foot - rise * 0.5), head], 1.5 + rank * 0.5, dark(straw, 0.2))
        size = 3.2 + rank * 1.3
        for grain in range(5):
            gx, gy = head[0] + grain * size * 0.5, head[1] - grain * size * 1.5
            sheet.oval(gx - size * 0.7, gy, size * 0.55, size * 1.1, straw)
            sheet.oval(gx + size * 0.7, gy, size * 0.55, size * 1.1, light(straw, 0.25))
            sheet.stroke([(gx, gy), (gx + size * 2.2, gy - size * 5)], 0.8, light(straw, 0.3))


def olive_hill(sheet: Sheet) -> None:
    """Picking olives on the terraces above the sea."""
    sky(sheet, (mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.4), mix(CREAM, PEACH, 0.2)), 400)
    streak(sheet, 420, 120, 700, 13, PAPER, 0.8)
    streak(sheet, 900, 168, 460, 9, PAPER, 0.7)
    sheet.wash(330, 460, (mix(AQUA, PAPER, 0.3), mix(SEA, AQUA, 0.4)))
    sheet.fill(below(smooth([(-10, 330), (120, 296), (300, 318), (420, 331)]), 334), mix(STEEL, SKY, 0.4))
    for x, y in ((520, 352), (660, 342)):
        sheet.fill([(x, y), (x + 3, y - 26), (x + 17, y)], PAPER)
    tops = (
        [(-10, 470), (300, 440), (700, 400), (1100, 300), (1400, 250), (1620, 236)],
        [(-10, 540), (400, 500), (800, 470), (1200, 400), (1620, 350)],
        [(-10, 640), (400, 590), (900, 560), (1300, 500), (1620, 470)],
        [(-10, 770), (500, 700), (1000, 672), (1620, 610)],
        [(-10, 930), (500, 850), (1000, 812), (1620, 780)],
    )
    for index, line in enumerate(tops):
        _terrace(sheet, smooth(line), index)
        if index == 0:
            _farmhouse(sheet)
        spots = (((760, 388), (860, 364), (980, 334)), ((140, 528), (330, 508), (560, 490), (1060, 432), (1540, 360)), ((60, 634), (420, 590), (700, 574), (1480, 484)), ((1330, 648),), ((250, 890),))[index]
        for x, y in spots:
            olive(sheet, x, y + 6, (92, 128, 178, 330, 520)[index])
        if index == 3:
            _pickers(sheet)


def _terrace(sheet: Sheet, line: list[Point], index: int) -> None:
    soil = mix(mix(SAND, SAGE, 0.45), WHEAT, index * 0.12)
    sheet.fill(below(line), soil)
    sheet.grain(below(line), mix(OLIVE, OCHRE, 0.4), (1500, 640 + index * 90), (500, 420 + index * 90), 0.6)
    if index:
        tall = 16 + index * 11
        wall = [*[(x, y + 2 * tall) for x, y in line], *[(x, y + 3 * tall) for x, y in reversed(line)]]
        stone = mix(SAND, PAPER, 0.35)
        if index < 4:
            sheet.fill(wall, mix(stone, UMBER, 0.35))
            x = -10.0
            for course in range(3):
                x = -10.0
                while x < WIDTH:
                    wide = sheet.chance.uniform(0.5, 1.1) * tall
                    y = line[min(len(line) - 1, max(0, int((x + 10) / 1630 * (len(line) - 1))))][1] + 2 * tall + course * tall / 3
                    sheet.box(x, y + 1, x + wide - 1.5, y + tall / 3 - 1, mix(stone, ROSE, sheet.chance.uniform(0, 0.3)))
                    x += wide


def olive(sheet: Sheet, x: float, ground: float, tall: float) -> None:
    """An old olive: a trunk wrung like a cloth, and small silver clouds of leaves."""
    bark = mix(BARK, STEEL, 0.25)
    sheet.oval(x + tall * 0.2, ground, tall * 0.5, tall * 0.055, dark(OLIVE, 0.5), 0.45)
    fork = (x - tall * 0.02, ground - tall * 0.34)
    base = smooth([(x - tall * 0.13, ground), (x - tall * 0.06, ground - tall * 0.16), (fork[0] - tall * 0.06, fork[1])])
    back = smooth([(fork[0] + tall * 0.06, fork[1]), (x + tall * 0.08, ground - tall * 0.14), (x + tall * 0.14, ground)])
    for root in (-0.16, 0.02, 0.17):
        sheet.limb((x, ground - tall * 0.05), (x + root * tall, ground + tall * 0.008), tall * 0.09, tall * 0.02, bark)
    sheet.fill([*base, *back], bark)
    sheet.grain([*base, *back], dark(UMBER, 0.5), (x + tall * 0.14, ground), (x - tall * 0.06, ground), 0.9)
    for dx, dy, width in ((-0.26, 0.62, 0.06), (0.24, 0.64, 0.06), (0.02, 0.74, 0.05)):
        sheet.limb((fork[0] + dx * 0.1 * tall, fork[1] + 0.05 * tall), (x + dx * tall, ground - dy * tall), width * tall * 1.9, width * tall * 0.4, bark)
    heads = ((-0.3, 0.62, 0.2), (0.3, 0.62, 0.21), (0.0, 0.76, 0.25), (-0.16, 0.72, 0.2), (0.18, 0.73, 0.19), (0.02, 0.6, 0.18))
    for tone, shift, size in ((mix(MOSS, TEAL, 0.3), 0.0, 1.0), (mix(OLIVE, SAGE, 0.4), 0.035, 0.82), (mix(SAGE, MIST, 0.35), 0.075, 0.5)):
        for dx, dy, share in heads:
            middle = (x + (dx - shift) * tall, ground - (dy + shift * 0.8) * tall)
            sheet.fill(blob(sheet.chance, *middle, share * size * tall, share * size * tall * 0.74, 0.14), tone)
    for _ in range(int(tall * 0.5)):
        dx, dy, share = sheet.chance.choice(heads)
        px, py = x + (dx + sheet.chance.uniform(-1, 1) * share) * tall, ground - (dy + sheet.chance.uniform(-0.7, 0.7) * share) * tall
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
    net = smooth([(1040, 726), (1180, 694), (1420, 676), (1560, 690), (1500, 742), (1260, 764), (1100, 758)], closed=True)
    sheet.fill(net, mix(SEA, PAPER, 0.4), 0.85)
    for _ in range(90):
        sheet.disc(sheet.chance.gauss(1300, 100), sheet.chance.gauss(722, 13), 3, sheet.chance.choice((PLUM, MOSS, dark(PLUM, 0.3))))
    for x in (1190, 1222):
        sheet.limb((x, 742), (x + 66, 470), 6, 5, OCHRE)
    for rung in range(9):
        x, y = 1190 + rung * 7, 724 - rung * 29
        sheet.limb((x, y), (x + 32, y), 4, 4, OCHRE)
    figure(sheet, 1232, 632, 196, Outfit(CORAL, NAVY, SKINS[1], hat=CREAM, hem=0.1), REACH, 1)
    figure(sheet, 1090, 756, 204, Outfit(mix(SEA, TEAL, 0.4), UMBER, SKINS[4], hem=0.7, flare=0.02, bun=True), BEND, 1)
    figure(sheet, 930, 762, 214, Outfit(SAFFRON, SLATE, SKINS[0], hem=0.2), WALK, -1)
    for x, y in ((846, 762), (764, 774)):
        sheet.oval(x, y - 44, 30, 13, PLUM)
        sheet.box(x - 34, y - 44, x + 34, y, OCHRE)
        for slat in (30, 15):
            sheet.box(x - 34, y - slat, x + 34, y - slat + 2, UMBER)


FIELD = Lens(930, 430, 900, 4.6)


def solar_field(sheet: Sheet) -> None:
    """Panels to the horizon, sheep keeping the grass down between them."""
    sky(sheet, (mix(SEA, SKY, 0.3), mix(SKY, PAPER, 0.35), mix(CREAM, AMBER, 0.25), mix(AMBER, PEACH, 0.4)), 440)
    sun(sheet, 1230, 300, 50, PAPER, 8)
    for x, y, wide in ((420, 140, 700), (760, 190, 420), (200, 240, 380), (1380, 160, 380)):
        streak(sheet, x, y, wide, 10, PAPER, 0.55)
    for x, tall in ((230, 178), (350, 156), (480, 138), (600, 120)):
        _turbine(sheet, x, 432, tall)
    sheet.fill(below(ridge(sheet.chance, 396, 22, 1.6), 450), mix(STEEL, PEACH, 0.4))
    sheet.fill(below(ridge(sheet.chance, 424, 8, 3), 450), mix(SAGE, STEEL, 0.4))
    sheet.wash(440, 1000, (mix(SAGE, AMBER, 0.4), LEAF, MOSS))
    sheet.fill(FIELD.floor(-1.7, 1.7, 3, 120), mix(SAND, PAPER, 0.3))
    for rut in (-0.8, 0.8):
        sheet.fill(FIELD.floor(rut - 0.18, rut + 0.18, 3, 120), mix(SAND, UMBER, 0.25))
    for row in range(11, -1, -1):
        near = 7.2 * 1.29**row
        for left, right in ((-2.6 - 9.0 * near / 5, -2.6), (2.6, 2.6 + 9.0 * near / 5)):
            _panels(sheet, near, left, right, max(0.0, (row - 2) / 11))
    _flock(sheet)
    _technician(sheet)
    grass(sheet, -20, 420, 1010, 90, dark(MOSS, 0.25), 110)
    grass(sheet, 1330, 1640, 1010, 80, dark(MOSS, 0.25), 80)


def _turbine(sheet: Sheet, x: float, foot: float, tall: float) -> None:
    hub = (x, foot - tall)
    sheet.limb((x, foot), hub, tall * 0.035, tall * 0.018, PAPER)
    for dx, dy in ((0.05, -0.56), (0.46, 0.32), (-0.5, 0.26)):
        sheet.limb(hub, (x + dx * tall, hub[1] + dy * tall), tall * 0.03, tall * 0.006, PAPER)


def _panels(sheet: Sheet, near: float, left: float, right: float, haze: float) -> None:
    far = near + 2.1
    low, high = 0.7, 2.5
    glass = mix(mix(DENIM, NAVY, 0.55), mix(PEACH, STEEL, 0.5), haze)
    sheet.fill(FIELD.floor(left, right, near - 0.2, far + 1.5), dark(MOSS, 0.35), 0.55 * (1 - haze))
    step = 2.4
    count = int((right - left) / step)
    start = right - count * step if left < 0 else left
    for post in range(count + 1):
        across = start + post * step
        sheet.limb(FIELD.at(across, 0, far), FIELD.at(across, 1.9, far), 60 / near, 60 / near, dark(STEEL, 0.3))
        sheet.limb(FIELD.at(across, 0, near + 0.4), FIELD.at(across, 0.9, near + 0.4), 60 / near, 60 / near, dark(STEEL, 0.3))
    for bay in range(count):
        a, b = start + bay * step + 0.03, start + (bay + 1) * step - 0.03
        pane = [FIELD.at(a, low, near), FIELD.at(b, low, near), FIELD.at(b, high, far), FIELD.at(a, high, far)]
        if max(x for x, _ in pane) < 0 or min(x for x, _ in pane) > WIDTH:
            continue
        sheet.fill(pane, mix(glass, SKY, 0.34 * max(0.0, 1 - abs((pane[0][0] - 1230) / 420))))
        sheen = [FIELD.at(a, low, near), FIELD.at(a + 0.8, low, near), FIELD.at(a + 1.9, high, far), FIELD.at(a + 1.0, high, far)]
        sheet.fill(sheen, SKY, 0.2)
        if near < 40:
            for line in range(1, 4):
                share = line / 4
                across, up, away = a + (b - a) * share, low + (high - low) * share, near + (far - near) * share
                sheet.stroke([FIELD.at(across, low, near), FIELD.at(across, high, far)], 11 / near, SKY, 0.45)
                sheet.stroke([FIELD.at(a, up, away), FIELD.at(b, up, away)], 11 / near, SKY, 0.45)
        sheet.stroke([pane[3], pane[2]], max(0.8, 22 / near), light(SKY, 0.5))
        sheet.stroke([pane[0], pane[1]], max(0.8, 26 / near), mix(STEEL, PAPER, 0.5))


def _flock(sheet: Sheet) -> None:
    for across, away in ((0.5, 27), (-0.6, 22), (2.1, 16.5), (-2.0, 13.6), (1.5, 12.2), (2.25, 9.6)):
        x, y = FIELD.at(across, 0, away)
        size = FIELD.tall(0.5, away)
        sheet.oval(x, y, size, size * 0.14, dark(MOSS, 0.4), 0.6)
        for leg in (-0.5, -0.3, 0.3, 0.5):
            sheet.limb((x + leg * size, y), (x + leg * size, y - size * 0.5), size * 0.1, size * 0.12, UMBER)
        sheet.fill(blob(sheet.chance, x, y - size * 0.75, size * 0.8, size * 0.46, 0.1), PAPER)
        sheet.oval(x - size * 0.85, y - size * 0.8, size * 0.2, size * 0.27, UMBER)


def _technician(sheet: Sheet) -> None:
    x, y = FIELD.at(-0.35, 0, 8.6)
    tall = FIELD.tall(2.3, 8.6)
    sheet.fill([(x - 14, y), (x + 16, y), (x - 150, y + 92), (x - 190, y + 86)], UMBER, 0.4)
    near, _ = figure(sheet, x, y, tall, Outfit(CORAL, dark(SLATE, 0.2), SKINS[1], hat=PAPER, hem=0.1), HOLD, 1)
    sheet.fill([(near[0] - 8, near[1] - 4), (near[0] + 30, near[1] - 10), (near[0] + 34, near[1] + 2), (near[0] - 4, near[1] + 8)], NAVY)
    sheet.fill([(near[0] + 28, near[1] - 10), (near[0] + 40, near[1] - 36), (near[0] + 44, near[1] - 34), (near[0] + 34, near[1] - 4)], STEEL)
