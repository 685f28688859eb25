"""Scenes from the way somewhere else: a mountain pass, a line of pylons, a train at night."""

from collections.abc import Sequence

from courant.demo.pictures.buildings import house, lit_windows
from courant.demo.pictures.nature import birds, blob, grass, pine, poplar, sky, streak, sun, tree
from courant.demo.pictures.outline import arch, below, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.ripples import glitter, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Point, Sheet
from courant.demo.pictures.vehicles import bus, railway_cars


def mountain_road(sheet: Sheet) -> None:
    """The afternoon bus coming down from the pass."""
    sky(sheet, (mix(SEA, SKY, 0.4), mix(SKY, PAPER, 0.4), mix(PEACH, PAPER, 0.35)), 620)
    streak(sheet, 300, 130, 560, 12, PAPER, 0.7)
    streak(sheet, 560, 178, 360, 8, PAPER, 0.6)
    _peaks(sheet, ((-80, 420), (140, 270), (330, 380), (560, 230), (760, 370), (960, 290), (1180, 400), (1420, 260), (1700, 420)), mix(STEEL, PEACH, 0.5), 0.9)
    sheet.veil([(0, 250), (WIDTH, 250), (WIDTH, 700), (0, 700)], mix(PEACH, PAPER, 0.4), (0, 600), (0, 330), 0.85)
    _peaks(sheet, ((-100, 520), (200, 440), (470, 540), (700, 480), (900, 560), (1250, 180), (1480, 380), (1720, 300)), mix(STEEL, TEAL, 0.35), 1.0)
    sheet.veil([(0, 250), (WIDTH, 250), (WIDTH, 760), (0, 760)], mix(FOG, PAPER, 0.3), (0, 690), (0, 440), 0.8)
    for height, swing, ink in ((560, 40, mix(TEAL, SAGE, 0.4)), (630, 34, mix(PINE, SAGE, 0.35))):
        line = ridge(sheet.chance, height, swing, 1.3)
        sheet.fill(below(line), ink)
        for _ in range(46):
            x, y = sheet.chance.choice(line)
            pine(sheet, x, y + 14, sheet.chance.uniform(34, 66), dark(ink, 0.2), -1)
    _pass(sheet)
    birds(sheet, [(820, 190), (880, 160), (930, 206)], 19, dark(SLATE, 0.2))


def _peaks(sheet: Sheet, summits: Sequence[Point], rock: Ink, snow: float) -> None:
    """A range lit from the left: each summit has a bright face, a dark face and a cap of snow."""
    for (lx, ly), (x, y), (rx, ry) in zip(summits, summits[1:], summits[2:], strict=False):
        if not (y < ly and y < ry):
            continue
        wide, tall = (rx - lx) * 0.62, 640 - y
        left, right = (x - wide, y + tall), (x + wide, y + tall)
        sheet.fill([left, (x - wide * 0.42, y + tall * 0.34), (x - wide * 0.2, y + tall * 0.22), (x, y), (x + wide * 0.26, y + tall * 0.2), (x + wide * 0.5, y + tall * 0.46), right], light(rock, 0.2))
        spine = [(x, y), (x - wide * 0.05, y + tall * 0.16), (x + wide * 0.07, y + tall * 0.34), (x - wide * 0.06, y + tall * 0.56), (x + wide * 0.1, y + tall)]
        shade = [*spine, right, (x + wide * 0.5, y + tall * 0.46), (x + wide * 0.26, y + tall * 0.2)]
        sheet.fill(shade, dark(rock, 0.22))
        sheet.grain(shade, dark(rock, 0.55), (x + wide * 0.6, y + tall * 0.2), (x, y + tall * 0.5), 0.8)
        if y > 430:
            continue
        drop = tall * 0.27 * snow
        cap = [(x, y), (x - wide * 0.2 * drop / (tall * 0.22), y + drop), (x - wide * 0.12, y + drop * 0.74), (x - wide * 0.07, y + drop * 1.2), (x, y + drop * 0.8), (x + wide * 0.09, y + drop * 1.25), (x + wide * 0.15, y + drop * 0.8), (x + wide * 0.26 * drop / (tall * 0.2), y + drop)]
        sheet.fill(cap, PAPER)
        sheet.fill([(x, y), (x - wide * 0.05, y + drop * 0.6), (x, y + drop * 0.8), *cap[5:]], mix(SKY, STEEL, 0.3))


def _pass(sheet: Sheet) -> None:
    slope = smooth([(-10, 800), (200, 740), (500, 690), (800, 668), (1150, 690), (1620, 640)])
    sheet.blend(below(slope), (0, 650), (0, 1000), (mix(LEAF, SAGE, 0.4), MOSS))
    sheet.grain(below(slope), PINE, (1600, 1000), (700, 700), 0.7)
    bends = ((1120, 690, 16), (880, 704, 24), (560, 738, 40), (700, 784, 56), (1080, 812, 72), (1210, 858, 96), (760, 920, 132), (250, 990, 170), (40, 1060, 190))
    near, far = _road_edges(bends)
    drop = [(x, y + 4 + (y - 690) * 0.03) for x, y in near]
    for first, last, ink in ((far, drop, dark(PINE, 0.2)), (far, near, mix(SAND, PAPER, 0.5))):
        _ribbon(sheet, first, last, ink)
    inner, outer = _road_edges([(x, y, wide * 0.86) for x, y, wide in bends])
    _ribbon(sheet, outer, inner, mix(SLATE, MAUVE, 0.25))
    middle = smooth([(x, y) for x, y, _ in bends], steps=24)
    for index in range(0, len(middle) - 6, 7):
        sheet.stroke(middle[index : index + 4], 1 + 4 * max(0.0, (middle[index][1] - 690) / 310), CREAM)
    for x, y, tall in ((90, 760, 190), (180, 742, 150), (30, 830, 260), (370, 716, 90), (430, 706, 80), (1330, 680, 130), (1420, 690, 180), (1500, 720, 240), (1590, 790, 330), (1360, 760, 200), (980, 690, 60), (1020, 688, 70), (480, 850, 150), (1500, 960, 420)):
        sheet.oval(x + tall * 0.14, y, tall * 0.24, tall * 0.03, dark(PINE, 0.4), 0.5)
        pine(sheet, x, y, tall, mix(PINE, MOSS, 0.3), -1)
    bus(sheet, 965, 807, 146, mix(CORAL, BRICK, 0.4), -4)
    sheet.glow(1044, 806, 46, AMBER, 0.8)
    for x, y in near[124:170:6]:
        size = 14 + (y - 860) * 0.1
        sheet.box(x - size / 4, y - size, x + size / 4, y + 4, PAPER)
        sheet.box(x - size / 4, y - size * 0.7, x + size / 4, y - size * 0.4, BRICK)
    grass(sheet, 560, 1620, 1010, 60, dark(MOSS, 0.2), 170)


def _road_edges(bends: Sequence[tuple[float, float, float]]) -> tuple[list[Point], list[Point]]:
    """Both verges of a road lying on the ground, which the low viewpoint flattens to a fifth."""
    line = smooth([(x, y) for x, y, _ in bends], steps=24)
    widths = smooth([(wide, 0.0) for _, _, wide in bends], steps=24)
    flat, left, right = 0.2, [], []
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        across, down = bx - ax, (by - ay) / flat
        length = (across**2 + down**2) ** 0.5 or 1.0
        nx, ny = -down / length * widths[index][0] / 2, across / length * widths[index][0] / 2 * flat
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left, right


def _ribbon(sheet: Sheet, left: Sequence[Point], right: Sequence[Point], ink: Ink) -> None:
    # Strip by strip, because a hairpin folds the whole outline over itself.
    for a, b, c, d in zip(left, left[1:], right[1:], right, strict=False):
        sheet.fill([a, b, c, d], ink)


def power_lines(sheet: Sheet) -> None:
    """The grid at sundown, walking off over the plain."""
    sky(sheet, (mix(TEAL, NAVY, 0.45), mix(SEA, TEAL, 0.3), mix(PEACH, SAGE, 0.25), mix(SAFFRON, CORAL, 0.3), CORAL), 720)
    sun(sheet, 1210, 640, 72, mix(AMBER, PAPER, 0.5), 6)
    for x, y, wide, ink in ((1180, 420, 760, PEACH), (820, 470, 480, PEACH), (1400, 520, 520, AMBER), (300, 380, 520, mix(SAGE, PEACH, 0.5)), (620, 270, 420, mix(SEA, PEACH, 0.4))):
        streak(sheet, x, y, wide, 12, ink, 0.6)
    sheet.fill(below(ridge(sheet.chance, 690, 12, 1.6), 760), mix(ROSE, PLUM, 0.4))
    sheet.wash(716, 1000, (mix(PLUM, CORAL, 0.35), mix(PLUM, UMBER, 0.4), dark(PLUM, 0.6)))
    for row in range(-16, 22):
        foot = 1190 + row * 150
        sheet.fill([(1208, 718), (1212, 718), (foot + 26, 1000), (foot - 26, 1000)], CORAL, 0.15)
    sheet.veil([(0, 716), (WIDTH, 716), (WIDTH, 860), (0, 860)], SAFFRON, (0, 700), (0, 850), 0.5)
    for x, tall in ((140, 54), (190, 70), (240, 48), (1420, 50), (1466, 66), (1510, 44)):
        tree(sheet, x, 726, tall, mix(PLUM, PINE, 0.3), 1, 0.4)
    house(sheet, 1330, 724, 80, 30, dark(PLUM, 0.2), dark(PLUM, 0.5), 0.3)
    lit_windows(sheet, (1336, 698, 1404, 720), 4, 1, 0.7, dark(PLUM, 0.5))
    pylons = ((1172, 724, 70), (1128, 728, 112), (1050, 738, 190), (900, 764, 350), (470, 850, 800))
    _wires(sheet, (*pylons, (-900, 1150, 2000)))
    for x, foot, tall in pylons:
        _pylon(sheet, x, foot, tall, mix(dark(PLUM, 0.6), CORAL, max(0.0, 0.3 - tall / 1200)))
    _perched(sheet)
    grass(sheet, -20, 1620, 1012, 80, dark(PLUM, 0.75), 260, 0.2)


ARMS = ((0.98, 0.12), (0.82, 0.2), (0.66, 0.16))


def _pylon(sheet: Sheet, x: float, foot: float, tall: float, ink: Ink) -> None:
    line = max(0.8, tall * 0.0075)

    def leg(side: int, up: float) -> Point:
        waist = 0.045 + 0.11 * max(0.0, 0.62 - up) / 0.62 if up < 0.62 else 0.045 * (1.04 - up) / 0.42
        return x + side * waist * tall, foot - up * tall

    levels = (0.0, 0.16, 0.3, 0.42, 0.53, 0.62, 0.72, 0.82, 0.91, 1.0)
    for side in (-1, 1):
        sheet.stroke([leg(side, up) for up in levels], line * 1.5, ink)
    for low, high in zip(levels, levels[1:], strict=False):
        sheet.stroke([leg(-1, low), leg(1, high)], line, ink)
        sheet.stroke([leg(1, low), leg(-1, high)], line, ink)
        sheet.stroke([leg(-1, high), leg(1, high)], line, ink)
    for up, reach in ARMS:
        for side in (-1, 1):
            tip = (x + side * reach * tall, foot - (up - 0.02) * tall)
            sheet.stroke([leg(side, up), tip], line * 1.2, ink)
            sheet.stroke([leg(side, up - 0.055), tip], line * 1.2, ink)
            sheet.stroke([tip, (tip[0], tip[1] + tall * 0.035)], line * 1.8, ink)


def _wires(sheet: Sheet, pylons: Sequence[tuple[float, float, float]]) -> None:
    for (ax, af, at), (bx, bf, bt) in zip(pylons, pylons[1:], strict=False):
        for up, reach in ARMS:
            for side in (-1, 1):
                start, end = (ax + side * reach * at, af - (up - 0.055) * at), (bx + side * reach * bt, bf - (up - 0.055) * bt)
                sag = 0.07 * bt
                # Nearness grows faster than distance along the span, so the wire thickens towards the viewer.
                points = [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t)) for t in (step / 18 for step in range(19))]
                sheet.stroke(points, max(0.7, min(2.2, bt * 0.0026)), dark(PLUM, 0.6))


def _perched(sheet: Sheet) -> None:
    start, end, sag = (470 + 0.2 * 800, 850 - 0.765 * 800), (900 + 0.2 * 350, 764 - 0.765 * 350), 0.07 * 800
    ink = dark(PLUM, 0.75)
    for share in (0.26, 0.3, 0.36, 0.385, 0.41, 0.5, 0.53, 0.6):
        back = 1 - share
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share + sag * 4 * share * back
        size = 11 - 5 * share
        sheet.oval(x, y - size * 0.9, size * 0.6, size, ink)
        sheet.disc(x + size * 0.2, y - size * 1.9, size * 0.48, ink)
        sheet.stroke([(x, y - 2), (x - size * 0.4, y + size * 0.9)], 2.4, ink)
    birds(sheet, [(1010, 240), (1060, 214), (1120, 250), (1180, 200), (1240, 232)], 16, ink)


RAIL = 470


def night_train(sheet: Sheet) -> None:
    """The late express over the viaduct, under a full moon."""
    sky(sheet, (dark(NIGHT, 0.1), NAVY, mix(NAVY, TEAL, 0.6), mix(TEAL, SEA, 0.5)), 720)
    for _ in range(190):
        x, y = sheet.chance.uniform(0, WIDTH), 460 * sheet.chance.random() ** 1.3
        sheet.disc(x, y, sheet.chance.choice((0.8, 1.0, 1.2, 1.8)), PAPER, sheet.chance.uniform(0.3, 0.9))
    sun(sheet, 1180, 200, 74, mix(PAPER, AMBER, 0.12), 5)
    for x, y, radius in ((1156, 182, 19), (1190, 176, 12), (1204, 218, 16), (1162, 226, 9)):
        sheet.fill(blob(sheet.chance, x, y, radius, radius * 0.8, 0.2), mix(CREAM, STEEL, 0.12))
    for height, swing, waves, ink in ((430, 70, 1.5, mix(TEAL, NAVY, 0.35)), (520, 60, 1.2, mix(TEAL, NAVY, 0.6)), (610, 44, 1.8, mix(NAVY, TEAL, 0.25))):
        line = ridge(sheet.chance, height, swing, waves)
        sheet.fill(below(line, 760), ink)
        sheet.grain(below(line, 760), mix(SEA, ink, 0.35), (1180, 300), (700, 640), 0.55)
        sheet.veil(below(line, 760), mix(TEAL, SEA, 0.5), (0, 740), (0, height), 0.5)
    _hamlet(sheet)
    _viaduct(sheet)
    railway_cars(sheet, 1290 - 7 * 58 * 3.9, 1280, lambda x: RAIL, 58, mix(BRICK, WINE, 0.3))
    _engine(sheet, 1290)
    mirror(sheet, 760, 1000, mix(NAVY, TEAL, 0.3), 0.4, 8)
    glitter(sheet, 1180, 760, 1000, mix(CREAM, SEA, 0.2), 46)
    ripples(sheet, 760, 1000, mix(SEA, NAVY, 0.4), 90, 0.5)
    for x, tall in ((40, 420), (130, 330), (-10, 300), (1500, 360), (1580, 470), (1430, 240), (220, 220)):
        pine(sheet, x, 1010, tall, dark(PINE, 0.5), 1)
    grass(sheet, -20, 330, 1012, 60, dark(PINE, 0.65), 70)
    grass(sheet, 1350, 1620, 1012, 60, dark(PINE, 0.65), 60)


def _hamlet(sheet: Sheet) -> None:
    for x, wide, tall in ((560, 54, 32), (612, 46, 42), (668, 60, 30), (1000, 50, 34), (1056, 60, 44), (1130, 48, 30)):
        house(sheet, x, 742, wide, tall, dark(SLATE, 0.45), dark(NAVY, 0.5), 0.3)
        lit_windows(sheet, (x + 4, 742 - tall + 8, x + wide - 4, 738), 3, 1, 0.6, NIGHT)
    for x, tall in ((540, 80), (740, 70), (980, 90), (1190, 84)):
        poplar(sheet, x, 748, tall, dark(PINE, 0.4), 1)
    sheet.fill(below(smooth([(-10, 690), (160, 710), (420, 744), (800, 750), (1200, 744), (1450, 716), (1620, 690)]), 762), dark(PINE, 0.55))


def _viaduct(sheet: Sheet) -> None:
    stone, bay = mix(SLATE, NAVY, 0.3), 190
    outline: list[Point] = [(-100, RAIL), (1700, RAIL), (1700, 770)]
    for index in range(9, -1, -1):
        x = -90 + bay * index
        outline += [(x + bay - 24, 770), *reversed(arch(x + bay / 2, 580, bay / 2 - 24, 62)), (x + 24, 770)]
    outline.append((-100, 770))
    sheet.fill([(x - 15, max(y, RAIL + 20)) for x, y in outline], dark(stone, 0.6))
    sheet.fill(outline, stone)
    sheet.grain(outline, NIGHT, (100, 780), (500, 480), 0.8)
    for index in range(10):
        x = -90 + bay * index
        sheet.stroke(arch(x + bay / 2, 580, bay / 2 - 19, 67), 6, light(stone, 0.16))
        sheet.box(x + bay + 10, 560, x + bay + 24, 770, light(stone, 0.12))
        sheet.box(x + bay - 30, 574, x + bay + 30, 583, light(stone, 0.2))
    sheet.box(0, RAIL - 2, WIDTH, RAIL + 8, light(stone, 0.3))
    sheet.box(0, RAIL + 24, WIDTH, RAIL + 30, dark(stone, 0.4))


def _engine(sheet: Sheet, x: float) -> None:
    red = mix(BRICK, WINE, 0.3)
    beam = [(x + 175, RAIL - 24), (1640, RAIL - 70), (1640, RAIL + 4)]
    sheet.veil(beam, AMBER, (x + 160, 0), (1700, 0), 0.75)
    nose = [(x, RAIL), (x, RAIL - 58), *smooth([(x + 100, RAIL - 58), (x + 150, RAIL - 48), (x + 180, RAIL - 22), (x + 184, RAIL)])]
    sheet.fill(nose, red)
    sheet.fill([(x, RAIL - 58), (x + 6, RAIL - 64), (x + 96, RAIL - 64), (x + 108, RAIL - 57)], dark(red, 0.4))
    sheet.fill([(x + 112, RAIL - 50), (x + 142, RAIL - 46), (x + 160, RAIL - 30), (x + 116, RAIL - 30)], AMBER)
    sheet.fill([(x, RAIL - 20), (x + 184, RAIL - 20), (x + 184, RAIL - 15), (x, RAIL - 15)], light(red, 0.4))
    sheet.disc(x + 176, RAIL - 12, 5, PAPER)
    sheet.glow(x + 178, RAIL - 12, 60, AMBER, 0.8)
