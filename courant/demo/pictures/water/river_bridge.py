"""A stone bridge over a slow river, early, with somebody already fishing."""

from courant.demo.pictures.boats import rowboat
from courant.demo.pictures.buildings import gable, lamp_post, window
from courant.demo.pictures.figures import HOLD, ROW, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import grass, poplar, sky, streak, sun
from courant.demo.pictures.outline import arch, below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AQUA,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    MOSS,
    NAVY,
    PAPER,
    PEACH,
    PINE,
    ROSE,
    SAND,
    SEA,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.ripples import afloat, glitter, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Point, Sheet

SHORE = 640
STONE = mix(SAND, ROSE, 0.3)


def draw(sheet: Sheet) -> None:
    sky(sheet, (SEA, AQUA, mix(AQUA, CREAM, 0.7), PEACH), SHORE)
    for x, y, wide in (
        (1250, 150, 620),
        (1010, 176, 420),
        (1420, 200, 500),
        (640, 262, 520),
        (860, 284, 340),
    ):
        streak(sheet, x, y, wide, 9, PAPER, 0.45)
    sun(sheet, 300, 420, 46, PAPER, 8)
    for height, ink in ((470, mix(FOG, PEACH, 0.45)), (520, mix(STEEL, PEACH, 0.3))):
        line = ridge(sheet.chance, height, 34, 1.6)
        sheet.blend(below(line, SHORE), (0, SHORE), (0, height - 20), (mix(ink, PEACH, 0.6), ink))
    sheet.fill(below(ridge(sheet.chance, 612, 8, 5), SHORE), mix(PINE, PEACH, 0.3))
    _old_bank(sheet)
    _crossing(sheet)
    _bridge(sheet)
    mirror(sheet, SHORE, 1000, mix(SEA, TEAL, 0.3), 0.28)
    glitter(sheet, 300, SHORE, 1000, PAPER, 44)
    ripples(sheet, SHORE, 1000, mix(AQUA, PAPER, 0.4), 120, 0.4)
    _rower(sheet)
    _angler(sheet)


def _old_bank(sheet: Sheet) -> None:
    bank = smooth(traced("1010,640 1060,612 1180,560 1400,520 1600,500"))
    sheet.fill(below(bank, SHORE), dark(MOSS, 0.1))
    walls = (CREAM, PEACH, mix(SAND, CORAL, 0.3), PAPER, mix(CREAM, AQUA, 0.4))
    for index, (x, foot, wide, tall) in enumerate(
        [
            (1500, 470, 120, 150),
            (1390, 500, 120, 130),
            (1290, 520, 110, 190),
            (1440, 560, 130, 120),
            (1200, 560, 110, 120),
            (1330, 590, 130, 100),
            (1520, 600, 120, 140),
        ]
    ):
        wall = walls[index % len(walls)]
        gable(sheet, x, foot + 30, wide, tall, wall, BRICK if index % 2 else dark(BRICK, 0.2), 0.42)
        for column in range(3):
            for row in range(int(tall // 50)):
                window(
                    sheet,
                    x + 18 + column * wide * 0.29,
                    foot + 30 - tall + 18 + row * 44,
                    13,
                    22,
                    dark(SLATE, 0.3),
                )
    for x, tall in ((1185, 210), (1275, 240), (1585, 260)):
        poplar(sheet, x, 620, tall, MOSS)
    sheet.box(1130, 590, WIDTH, SHORE, dark(STONE, 0.25))


def _deck(x: float) -> float:
    return 470 + (x - 590) ** 2 / 9000


def _crossing(sheet: Sheet) -> None:
    for x, pose, coat, facing in (
        (180, WALK, NAVY, 1),
        (505, STAND, WINE, -1),
        (548, HOLD, TEAL, -1),
        (905, WALK, UMBER, -1),
    ):
        figure(sheet, x, _deck(x) + 26, 80, Outfit.shadow(dark(coat, 0.2), 0.5), pose, facing)


def _bridge(sheet: Sheet) -> None:
    spans = ((-20, 105, 105), (255, 132, 122), (575, 146, 130), (895, 132, 122))
    foot: list[Point] = [(-140, SHORE)]
    for x, half, rise in spans:
        foot += [(x - half, SHORE), *arch(x, SHORE - 8, half, rise), (x + half, SHORE)]
    foot.append((1180, SHORE))
    top = [(float(x), _deck(x)) for x in range(-140, 1190, 10)]
    body = [*top, *reversed(foot)]
    sheet.fill([(x + 20, y) for x, y in body if y > 500], dark(STONE, 0.62))
    sheet.fill(body, STONE)
    sheet.grain(body, dark(STONE, 0.5), (600, 640), (560, 470), 0.75)
    for x, half, rise in spans:
        sheet.stroke(arch(x, SHORE - 8, half + 8, rise + 8), 13, light(STONE, 0.3))
        sheet.stroke(arch(x, SHORE - 8, half + 15, rise + 15), 1.5, dark(STONE, 0.3))
    for x in (104, 408, 742, 1042):
        pier = [(x - 24, SHORE), (x - 20, 548), (x, 528), (x + 20, 548), (x + 24, SHORE)]
        sheet.fill(pier, light(STONE, 0.15))
        sheet.fill([(x, 528), (x + 20, 548), (x + 24, SHORE), (x + 3, SHORE)], dark(STONE, 0.3))
    sheet.fill([*top, *[(x, y + 7) for x, y in reversed(top)]], light(STONE, 0.5))
    sheet.fill([*[(x, y + 24) for x, y in top], *[(x, y + 30) for x, y in reversed(top)]], dark(STONE, 0.25))
    for x in (104, 408, 742, 1042):
        lamp_post(sheet, x, _deck(x) + 4, 84, dark(SLATE, 0.5))


def _rower(sheet: Sheet) -> None:
    def draw() -> None:
        figure(sheet, 545, 806, 120, Outfit(BRICK, dark(SLATE, 0.4), hat=SAND), ROW, -1)
        sheet.limb((506, 768), (430, 812), 5, 3, dark(UMBER, 0.2))
        rowboat(sheet, 545, 800, 240, dark(TEAL, 0.35), -1)

    afloat(sheet, draw, (360, 660, 760, 930), 803, dark(TEAL, 0.3), 0.5)
    ripples(sheet, 800, 830, PAPER, 5, 0.2)


def _angler(sheet: Sheet) -> None:
    ground = smooth(traced("980,1000 1080,948 1220,918 1420,880 1600,868"))
    sheet.fill(below(ground), dark(PINE, 0.45))
    sheet.grain(below(ground), MOSS, (1500, 860), (1400, 1000), 0.55)
    near, _ = figure(sheet, 1330, 912, 262, Outfit(dark(BRICK, 0.1), dark(NAVY, 0.1), hat=SAND, hem=0.25), HOLD, -1)
    rod = smooth([(near[0] + 20, near[1] + 14), (1130, 640), (1040, 604), (985, 612)])
    sheet.stroke(rod, 2.6, dark(UMBER, 0.4))
    sheet.stroke([(985, 612), (962, 770), (955, 862)], 0.8, PAPER, 0.7)
    sheet.oval(955, 866, 16, 3, PAPER, 0.6)
    sheet.box(1392, 862, 1436, 902, dark(UMBER, 0.1))
    grass(sheet, 1000, 1600, 1004, 100, dark(MOSS, 0.35), 170)
    grass(sheet, 1150, 1600, 1006, 76, MOSS, 90)
