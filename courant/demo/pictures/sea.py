"""Scenes by salt water: the fishing harbour and the island ferry."""

from courant.demo.pictures.boats import rowboat, steamer, trawler
from courant.demo.pictures.buildings import chimney, gable, window
from courant.demo.pictures.figures import POINT, REACH, STAND, WALK, BEND, HOLD, Outfit, figure
from courant.demo.pictures.nature import birds, cloud, sky, streak, sun
from courant.demo.pictures.outline import below, blob, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BRICK, CORAL, CREAM, DENIM, FOG, MIST, MOSS, NAVY, NIGHT, OCHRE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    dark, light, mix,
)
from courant.demo.pictures.ripples import afloat, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Sheet

QUAY = 560
HORIZON = 470


def harbour_boats(sheet: Sheet) -> None:
    """The fishing fleet in, under a terrace of painted houses."""
    sky(sheet, (mix(SKY, PAPER, 0.1), mix(SKY, PAPER, 0.55), mix(PEACH, PAPER, 0.35)), QUAY)
    cloud(sheet, 1240, 190, 620, 110, PAPER, mix(SKY, ROSE, 0.3))
    cloud(sheet, 260, 120, 520, 70, PAPER, mix(SKY, ROSE, 0.3))
    cliff = smooth([(-20, 190), (180, 215), (420, 290), (640, 350), (900, 370), (1250, 420), (1420, 470), (1640, 520)])
    sheet.fill(below(cliff, QUAY), mix(SAGE, STEEL, 0.4))
    sheet.grain(below(cliff, QUAY), mix(PINE, STEEL, 0.4), (500, 600), (300, 180), 0.8)
    _lighthouse(sheet)
    _terrace(sheet)
    sheet.box(0, 520, 1360, QUAY, mix(SAND, STEEL, 0.45))
    sheet.box(0, 520, 1360, 527, light(SAND, 0.4))
    for x in range(40, 1360, 88):
        sheet.box(x, 531, x + 9, QUAY, dark(UMBER, 0.2))
    _quayside(sheet)
    mirror(sheet, QUAY, 1000, mix(SEA, TEAL, 0.4), 0.35, 7)
    ripples(sheet, QUAY, 1000, mix(AQUA, PAPER, 0.5), 140, 0.4)
    _fleet(sheet)
    birds(sheet, [(690, 130), (760, 96), (870, 170), (590, 200), (1010, 90)], 20, PAPER)


def _lighthouse(sheet: Sheet) -> None:
    mole = [(1190, QUAY), (1230, 528), (1640, 520), (1640, QUAY)]
    sheet.fill(mole, mix(STEEL, UMBER, 0.35))
    sheet.grain(mole, dark(UMBER, 0.5), (1500, 570), (1480, 520), 0.8)
    for index in range(5):
        low, high = 522 - index * 46, 522 - (index + 1) * 46
        wide, tip = 36 - index * 2.6, 36 - (index + 1) * 2.6
        band = [(1480 - wide, low), (1480 - tip, high), (1480 + tip, high), (1480 + wide, low)]
        sheet.fill(band, PAPER if index % 2 else CORAL)
        sheet.fill([(1490, low), (1490, high), (1480 + tip, high), (1480 + wide, low)], dark(CORAL if index % 2 == 0 else STEEL, 0.3), 0.4)
    sheet.box(1448, 284, 1512, 294, dark(SLATE, 0.4))
    sheet.box(1462, 252, 1498, 284, AMBER)
    for x in (1462, 1479, 1495):
        sheet.box(x, 252, x + 3, 284, dark(SLATE, 0.4))
    sheet.fill([(1454, 252), (1480, 226), (1506, 252)], dark(CORAL, 0.3))


def _terrace(sheet: Sheet) -> None:
    walls = (CORAL, CREAM, mix(AQUA, SEA, 0.3), WHEAT, PAPER, ROSE, mix(SAGE, PAPER, 0.3), mix(BRICK, CORAL, 0.4), SKY, CREAM)
    x = -36.0
    for index in range(11):
        wide, tall = sheet.chance.choice((112, 124, 134)), sheet.chance.choice((190, 220, 246, 270)) - index * 7
        wall = walls[index % len(walls)]
        roof = (dark(SLATE, 0.1), RUST, dark(RUST, 0.25))[index % 3]
        if index % 2:
            chimney(sheet, x + wide * 0.68, 520 - tall - wide * 0.1, 20, 54, dark(BRICK, 0.1))
        gable(sheet, x, 520, wide, tall, wall, roof, 0.44)
        for row in range(int(tall // 66)):
            for column in range(3 if wide > 120 else 2):
                left = x + wide * (0.15 + column * (0.27 if wide > 120 else 0.42))
                shutter = dark(wall, 0.55) if index % 3 == 0 and wide < 120 else None
                window(sheet, left, 520 - tall + 16 + row * 62, 19, 34, dark(SLATE, 0.25), PAPER if wall != PAPER else SEA, shutter)
        sheet.box(x + wide * 0.4, 474, x + wide * 0.62, 520, dark(wall, 0.6))
        x += wide


def _quayside(sheet: Sheet) -> None:
    for x, pose, coat, facing in ((300, WALK, NAVY, 1), (520, STAND, BRICK, 1), (560, HOLD, TEAL, -1), (1130, BEND, SAFFRON, -1), (930, WALK, WINE, -1)):
        figure(sheet, x, 524, 70, Outfit(coat, dark(SLATE, 0.3), hem=0.3), pose, facing)
    for x, y, ink in ((1060, 520, OCHRE), (1092, 520, SEA), (1076, 498, CORAL), (400, 520, SEA), (432, 520, OCHRE)):
        sheet.box(x, y - 22, x + 30, y, ink)
        sheet.box(x, y - 22, x + 30, y - 18, light(ink, 0.4))
        sheet.box(x + 20, y - 22, x + 30, y, dark(ink, 0.3), 0.5)


def _fleet(sheet: Sheet) -> None:
    water = dark(TEAL, 0.25)
    for x, line, wide, hull, trim, facing in (
        (1120, 640, 330, mix(PAPER, AQUA, 0.3), SEA, 1), (300, 690, 460, DENIM, PAPER, 1), (1010, 800, 620, BRICK, CREAM, -1),
    ):
        box = (max(0, x - wide), max(0, line - wide), min(WIDTH, x + wide), min(1000, line + wide))

        def moored() -> None:
            if wide > 500:
                figure(sheet, x - 196, line - 34, 150, Outfit(SAFFRON, SLATE, hat=SAFFRON, hem=0.2), HOLD, -1)
            trawler(sheet, x, line, wide, hull, trim, facing)

        afloat(sheet, moored, box, line, water, 0.4)
    afloat(sheet, lambda: rowboat(sheet, 360, 880, 250, SAFFRON), (180, 780, 560, 990), 882, water, 0.45)


def ferry(sheet: Sheet) -> None:
    """The island ferry putting out, and the people it leaves on the mole."""
    sky(sheet, (mix(SEA, SKY, 0.4), mix(SKY, PAPER, 0.3), mix(PEACH, PAPER, 0.5)), HORIZON)
    for x, y, wide, tall in ((1180, 400, 760, 230), (420, 300, 520, 120), (80, 430, 420, 90), (1560, 210, 460, 80)):
        cloud(sheet, x, y, wide, tall, PAPER, mix(SKY, ROSE, 0.35))
    for height, swing, ink in ((415, 26, mix(STEEL, PEACH, 0.55)), (444, 18, mix(SEA, PEACH, 0.3))):
        sheet.fill(below([(x, y) for x, y in ridge(sheet.chance, height, swing, 1.4)], HORIZON), ink)
    _open_sea(sheet)
    sheet.veil([(404, 638), (1254, 638), (1300, 760), (440, 760)], dark(TEAL, 0.6), (0, 640), (0, 756), 0.75)
    steamer(sheet, 830, 640, 900)
    _wake(sheet)
    birds(sheet, [(120, 240), (190, 196), (60, 300), (980, 190), (1060, 226), (1340, 130), (1290, 172)], 22, PAPER)
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
        sheet.oval(x, 640 + sheet.chance.uniform(-3 - 12 * bow, 5), sheet.chance.uniform(6, 26), 1.5 + 4 * bow, PAPER, 0.75)


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
