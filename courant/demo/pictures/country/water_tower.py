"""The water tower, with the whole plain to itself."""

from courant.demo.pictures.buildings import house, lit_windows
from courant.demo.pictures.figures import Outfit
from courant.demo.pictures.nature import birds, cloud, grass, poplar, sky
from courant.demo.pictures.outline import below, doorway, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AQUA,
    BRICK,
    CORAL,
    CREAM,
    MAUVE,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    OLIVE,
    PAPER,
    PEACH,
    ROSE,
    RUST,
    SAGE,
    SAND,
    SEA,
    SKINS,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    WHEAT,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import Sheet
from courant.demo.pictures.vehicles import cyclist


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(TEAL, SEA, 0.5), mix(SEA, AQUA, 0.5), mix(AQUA, CREAM, 0.6), CREAM), 800)
    cloud(sheet, 470, 560, 900, 330, PAPER, mix(AQUA, ROSE, 0.4))
    cloud(sheet, 1400, 640, 640, 170, PAPER, mix(AQUA, ROSE, 0.4))
    cloud(sheet, 1480, 200, 420, 60, PAPER, mix(AQUA, ROSE, 0.3))
    sheet.fill(below(ridge(sheet.chance, 742, 10, 2), 860), mix(SAGE, STEEL, 0.4))
    _village(sheet)
    plain = smooth(traced("-10,800 400,790 900,796 1300,784 1620,792"))
    sheet.blend(below(plain), (0, 780), (0, 1000), (mix(WHEAT, PAPER, 0.25), OCHRE))
    for row in range(9):
        y = 806 + row * 6 + row**2 * 1.9
        sheet.stroke(
            smooth([(-10, y + 6), (500, y), (1100, y + 4), (1620, y - 4)]),
            1 + row * 0.5,
            dark(OCHRE, 0.12),
            0.5,
        )
    sheet.fill(traced("1010,812 1090,812 420,880 -20,905 -20,872 300,852"), dark(OLIVE, 0.3), 0.5)
    _tower(sheet)
    _plain_road(sheet)
    birds(sheet, traced("700,250 760,222 828,262 640,300 1330,330"), 17, dark(TEAL, 0.5))


def _village(sheet: Sheet) -> None:
    for x, wide, tall, wall in (
        (150, 90, 46, CREAM),
        (236, 70, 62, PEACH),
        (300, 110, 44, PAPER),
        (1320, 100, 44, CREAM),
        (1424, 70, 56, PAPER),
        (90, 60, 40, PAPER),
    ):
        house(sheet, x, 800, wide, tall, wall, mix(BRICK, ROSE, 0.2), 0.26)
        lit_windows(sheet, (x + 6, 800 - tall + 8, x + wide - 6, 796), max(2, wide // 26), 2, 0, SLATE)
    for x, tall in ((60, 120), (420, 140), (448, 110), (1296, 130), (1510, 150), (1540, 120), (214, 96)):
        poplar(sheet, x, 802, tall, mix(MOSS, SAGE, 0.2), 1)


def _tower(sheet: Sheet) -> None:
    x, foot = 1050, 816
    shell = mix(CORAL, PEACH, 0.35)
    stem = [
        (x - 62, foot),
        *smooth([(x - 46, 640), (x - 44, 470), (x - 62, 380)]),
        *smooth([(x + 62, 380), (x + 44, 470), (x + 46, 640)]),
        (x + 62, foot),
    ]
    sheet.fill(stem, mix(CREAM, SAND, 0.4))
    sheet.grain(stem, mix(SLATE, MAUVE, 0.5), (x + 62, 600), (x - 26, 600), 0.95)
    for y in (480, 560, 640, 720):
        sheet.box(x - 14, y, x + 6, y + 30, dark(SLATE, 0.3))
    sheet.fill(doorway(x - 8, foot, 20, 62), dark(TEAL, 0.3))
    bowl = [
        *smooth(traced("-52,392 -140,330 -236,232 -250,176", x, 0)),
        *smooth(traced("250,176 236,232 140,330 52,392", x, 0)),
    ]
    sheet.fill(bowl, shell)
    for rib in range(-5, 6):
        top, low = x + rib * 46, x + rib * 10.4
        sheet.stroke(
            smooth([(top, 190), (x + rib * 43, 232), (x + rib * 26, 330), (low, 390)]),
            3,
            dark(shell, 0.2),
            0.8,
        )
    sheet.grain(bowl, dark(BRICK, 0.5), (x + 250, 330), (x - 90, 240), 1.0)
    sheet.box(x - 262, 156, x + 262, 180, light(shell, 0.45))
    sheet.box(x + 40, 156, x + 262, 180, dark(shell, 0.2), 0.5)
    for bay in range(22):
        sheet.box(x - 244 + bay * 22.6, 130, x - 230 + bay * 22.6, 156, dark(SLATE, 0.2))
    cap = [*smooth(traced("-262,130 -150,96 0,78 150,96 262,130", x, 0))]
    sheet.fill(cap, mix(BRICK, CORAL, 0.3))
    sheet.grain(cap, dark(RUST, 0.4), (x + 262, 130), (x - 40, 90), 0.9)
    sheet.limb((x, 80), (x, 28), 5, 2, SLATE)
    sheet.disc(x, 28, 4, CORAL)


def _plain_road(sheet: Sheet) -> None:
    road = [
        (-10, 934),
        *smooth([(-10, 934), (500, 914), (1100, 922), (1620, 890)]),
        (1620, 962),
        *smooth([(1620, 962), (1100, 992), (500, 980), (-10, 1000)]),
    ]
    sheet.fill(road, mix(SAND, PAPER, 0.55))
    sheet.fill([(250, 966), (470, 962), (380, 974), (200, 976)], dark(UMBER, 0.1), 0.35)
    cyclist(sheet, 330, 966, 118, dark(TEAL, 0.3), Outfit(BRICK, NAVY, SKINS[1], NIGHT, hat=CREAM), 1)
    grass(sheet, -20, 1620, 1010, 40, OLIVE, 260)
    grass(sheet, 1150, 1620, 1010, 110, dark(OLIVE, 0.2), 90)
