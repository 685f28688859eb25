"""The island ferry putting out, and the people it leaves on the mole."""

from courant.demo.pictures.boats import steamer
from courant.demo.pictures.figures import POINT, REACH, STAND, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, sky
from courant.demo.pictures.outline import below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AQUA,
    BRICK,
    CORAL,
    DENIM,
    NAVY,
    NIGHT,
    PAPER,
    PEACH,
    ROSE,
    SAFFRON,
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

HORIZON = 470


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SEA, SKY, 0.4), mix(SKY, PAPER, 0.3), mix(PEACH, PAPER, 0.5)), HORIZON)
    for x, y, wide, tall in (
        (1180, 400, 760, 230),
        (420, 300, 520, 120),
        (80, 430, 420, 90),
        (1560, 210, 460, 80),
    ):
        cloud(sheet, x, y, wide, tall, PAPER, mix(SKY, ROSE, 0.35))
    for height, swing, ink in ((415, 26, mix(STEEL, PEACH, 0.55)), (444, 18, mix(SEA, PEACH, 0.3))):
        sheet.fill(below([(x, y) for x, y in ridge(sheet.chance, height, swing, 1.4)], HORIZON), ink)
    _open_sea(sheet)
    sheet.veil([(404, 638), (1254, 638), (1300, 760), (440, 760)], dark(TEAL, 0.6), (0, 640), (0, 756), 0.75)
    steamer(sheet, 830, 640, 900)
    _wake(sheet)
    birds(sheet, traced("120,240 190,196 60,300 980,190 1060,226 1340,130 1290,172"), 22, PAPER)
    _mole(sheet)


def _open_sea(sheet: Sheet) -> None:
    sheet.wash(HORIZON, 1000, (mix(SEA, AQUA, 0.5), SEA, TEAL, dark(TEAL, 0.35)))
    sheet.box(0, HORIZON, WIDTH, HORIZON + 2, PAPER, 0.5)
    for _ in range(260):
        near = sheet.chance.random() ** 1.3
        x, y = sheet.chance.uniform(-40, WIDTH), HORIZON + 6 + 520 * near
        half, tall = 10 + 64 * near, 1 + 6 * near
        crest = smooth([(x - half, y), (x, y - tall), (x + half, y)], steps=4)
        ink = sheet.chance.choice((light(SEA, 0.35), dark(TEAL, 0.25), mix(SEA, AQUA, 0.5)))
        sheet.fill([*crest, (x + half * 0.2, y - tall * 0.25)], ink, 0.55)


def _wake(sheet: Sheet) -> None:
    for _ in range(150):
        along = sheet.chance.random()
        x, y = 1265 + along * 360, 638 + sheet.chance.uniform(-2, 4 + 26 * along)
        sheet.oval(x, y, sheet.chance.uniform(8, 34), sheet.chance.uniform(1, 4), PAPER, 0.5 * (1 - along) + 0.15)
    for _ in range(120):
        x = sheet.chance.uniform(384, 1270)
        bow = max(0.0, 1 - (x - 384) / 260)
        sheet.oval(
            x,
            640 + sheet.chance.uniform(-3 - 12 * bow, 5),
            sheet.chance.uniform(6, 26),
            1.5 + 4 * bow,
            PAPER,
            0.75,
        )


def _mole(sheet: Sheet) -> None:
    top = [(-10, 900), (1610, 868), (1610, 1000), (-10, 1000)]
    sheet.fill(top, mix(SLATE, UMBER, 0.45))
    sheet.grain(top, NIGHT, (0, 1010), (60, 880), 0.9)
    sheet.fill([(-10, 900), (1610, 868), (1610, 880), (-10, 912)], mix(SAND, STEEL, 0.3))
    people = (
        (250, 930, 250, Outfit(WINE, NIGHT, SKINS[1], hem=0.9, flare=0.04, bun=True), REACH, 1),
        (330, 934, 150, Outfit(SAFFRON, DENIM, SKINS[1], hem=0.2), POINT, 1),
        (430, 926, 268, Outfit(dark(SLATE, 0.2), NIGHT, SKINS[4], hem=0.7, hat=UMBER), STAND, 1),
        (1330, 914, 256, Outfit(mix(CORAL, BRICK, 0.4), NAVY, SKINS[0], hem=0.35), STAND, -1),
    )
    for x, ground, tall, outfit, pose, facing in people:
        sheet.oval(x + 34, ground + 2, 56, 6, NIGHT, 0.4)
        figure(sheet, x, ground, tall, outfit, pose, facing)
    sheet.box(1372, 872, 1424, 916, BRICK)
    sheet.box(1372, 872, 1384, 916, light(BRICK, 0.2))
    sheet.stroke(smooth([(1386, 872), (1398, 858), (1410, 872)]), 4, UMBER)
    for x in (640, 1020):
        sheet.box(x - 18, 850, x + 18, 910, dark(UMBER, 0.55))
        sheet.oval(x, 850, 28, 10, dark(UMBER, 0.4))
        sheet.oval(x - 6, 847, 16, 4, light(UMBER, 0.3), 0.6)
    rope = smooth([(640, 876), (760, 912), (900, 914), (1020, 874)])
    sheet.stroke(rope, 6, mix(SAND, UMBER, 0.3))
