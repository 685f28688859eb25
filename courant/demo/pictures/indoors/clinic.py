"""The district clinic, first patient of the day."""

from courant.demo.pictures.figures import SIT, STAND, Outfit, Pose, figure
from courant.demo.pictures.nature import cloud, tree
from courant.demo.pictures.outline import below, blob, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    AQUA,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    FOG,
    LEAF,
    MIST,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PLUM,
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
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet

LISTENING = Pose((60, 2), (18, 40), (-3, 2), (8, 4), 20, 12)
FLOOR = 830


def draw(sheet: Sheet) -> None:
    wall = mix(AQUA, PAPER, 0.55)
    sheet.wash(0, FLOOR, (light(wall, 0.15), wall))
    sheet.box(0, 470, WIDTH, FLOOR, mix(SEA, AQUA, 0.55))
    sheet.box(0, 462, WIDTH, 474, PAPER)
    sheet.wash(FLOOR, 1000, (mix(SAND, PAPER, 0.4), mix(SAND, OCHRE, 0.15)))
    for x in range(-800, 2600, 150):
        sheet.stroke([(800 + (x - 800) * 0.6, FLOOR), (x, 1000)], 1.6, mix(SAND, BARK, 0.3), 0.7)
    for y in (858, 900, 962):
        sheet.box(0, y, WIDTH, y + 1.6, mix(SAND, BARK, 0.3), 0.7)
    sheet.box(0, FLOOR - 22, WIDTH, FLOOR, mix(TEAL, SEA, 0.3))
    _clinic_window(sheet)
    _cabinet(sheet)
    _waiting(sheet)
    pool = [(300, 846), (720, 846), (1080, 1000), (540, 1000)]
    sheet.fill(pool, PAPER, 0.5)
    _couch(sheet)
    _consultation(sheet)


def _clinic_window(sheet: Sheet) -> None:
    sheet.box(206, 96, 714, 446, PAPER)
    view = [(224, 114), (696, 114), (696, 428), (224, 428)]
    sheet.blend(view, (0, 114), (0, 428), (SKY, mix(CREAM, PEACH, 0.3)))
    cloud(sheet, 560, 232, 240, 50, PAPER, mix(SKY, PEACH, 0.5))
    for x, wide, top, ink in (
        (224, 110, 300, mix(ROSE, PAPER, 0.3)),
        (334, 92, 268, mix(SAND, PAPER, 0.2)),
        (600, 96, 290, mix(PEACH, PAPER, 0.2)),
    ):
        sheet.box(x, top, x + wide, 428, ink)
        sheet.box(x, top - 10, x + wide, top, mix(BRICK, ROSE, 0.4))
        for column in range(2):
            for row in range(2):
                sheet.box(
                    x + 20 + column * 42,
                    top + 22 + row * 48,
                    x + 40 + column * 42,
                    top + 50 + row * 48,
                    mix(STEEL, SKY, 0.3),
                )
    tree(sheet, 510, 440, 200, LEAF, -1, 0.4)
    sheet.box(455, 114, 465, 428, PAPER)
    sheet.box(224, 240, 696, 248, PAPER)
    sheet.box(186, 440, 734, 460, light(SAND, 0.5))
    _sill(sheet)


def _sill(sheet: Sheet) -> None:
    for side, left in ((-1, 150), (1, 690)):
        cloth = [
            (left, 70),
            (left + 86, 70),
            (left + 86 - 14 * (side < 0), 462),
            (left + 14 * (side > 0), 462),
        ]
        sheet.fill(cloth, mix(CORAL, PEACH, 0.45))
        for fold in range(1, 5):
            sheet.stroke([(left + fold * 18, 72), (left + fold * 18, 460)], 4, mix(CORAL, ROSE, 0.4), 0.7)
    sheet.limb((120, 70), (806, 70), 8, 8, mix(OCHRE, BARK, 0.4))
    for x, ink in ((262, TEAL), (640, CORAL)):
        for lean in (-34, -18, 0, 20, 36):
            stem = x + lean * 0.6
            blade = smooth([(x, 402), (stem - 7, 360), (x + lean, 330), (stem + 7, 364)], True, 4)
            sheet.fill(blade, mix(MOSS, LEAF, 0.5 + lean / 90))
        sheet.fill(traced("-26,398 26,398 19,442 -19,442", x, 0), ink)


def _cabinet(sheet: Sheet) -> None:
    sheet.box(846, 120, 1084, 430, PAPER)
    sheet.box(858, 132, 1072, 418, mix(STEEL, AQUA, 0.5))
    for row in range(3):
        foot = 222 + row * 96
        x = 870.0
        while x < 1046:
            wide, tall = sheet.chance.uniform(16, 30), sheet.chance.uniform(30, 64)
            ink = sheet.chance.choice((PAPER, CORAL, SAFFRON, MIST, mix(AMBER, BARK, 0.3), TEAL))
            sheet.box(x, foot - tall, x + wide, foot, ink)
            sheet.box(x + wide * 0.2, foot - tall - 8, x + wide * 0.8, foot - tall, dark(ink, 0.35))
            sheet.box(x, foot - tall * 0.6, x + wide, foot - tall * 0.3, light(ink, 0.55))
            x += wide + 7
        sheet.box(858, foot, 1072, foot + 7, PAPER)
    sheet.box(961, 120, 969, 430, PAPER)
    sheet.fill([(866, 140), (930, 140), (866, 260)], PAPER, 0.25)


def _waiting(sheet: Sheet) -> None:
    sheet.box(1150, 150, 1560, FLOOR, PAPER)
    sheet.blend(
        [(1172, 172), (1538, 172), (1538, FLOOR), (1172, FLOOR)],
        (0, 172),
        (0, FLOOR),
        (mix(AMBER, PAPER, 0.5), mix(PEACH, CREAM, 0.4)),
    )
    sheet.box(1172, 770, 1538, FLOOR, mix(SAND, OCHRE, 0.35))
    sheet.box(1300, 230, 1440, 330, mix(BARK, OCHRE, 0.3))
    sheet.box(1310, 240, 1430, 320, SKY)
    sheet.fill(below(smooth(traced("1310,300 1350,276 1390,296 1430,280")), 320), LEAF)
    for x in (1250, 1370, 1490):
        sheet.limb((x - 20, 676), (x - 27, 556), 8, 8, TEAL)
        sheet.limb((x - 24, 676), (x + 34, 676), 12, 12, TEAL)
        for leg in (-18, 28):
            sheet.limb((x + leg, 680), (x + leg, 776), 6, 5, dark(SLATE, 0.3))
    elder = Outfit(dark(PLUM, 0.1), NIGHT, SKINS[2], mix(FOG, PAPER, 0.4), bun=True)
    figure(sheet, 1250, 782, 322, elder, SIT, 1)
    figure(sheet, 1372, 782, 322, Outfit(OCHRE, NAVY, SKINS[0], NIGHT), SIT, 1)
    door = [(1538, 150), (1640, 110), (1640, 900), (1538, FLOOR)]
    sheet.fill(door, mix(TEAL, SEA, 0.35))
    sheet.grain(door, dark(TEAL, 0.5), (1640, 500), (1530, 500), 0.6)
    sheet.disc(1560, 520, 9, SAFFRON)


def _couch(sheet: Sheet) -> None:
    for x in (150, 600):
        sheet.box(x, 720, x + 20, 906, mix(STEEL, PAPER, 0.3))
    sheet.box(150, 850, 620, 862, mix(STEEL, PAPER, 0.3))
    pad = mix(CORAL, ROSE, 0.3)
    sheet.limb((134, 698), (636, 698), 52, 52, pad)
    sheet.limb((134, 713), (636, 713), 22, 22, dark(pad, 0.2))
    sheet.fill([(300, 664), (660, 664), (662, 706), (300, 706)], PAPER)
    sheet.fill(blob(sheet.chance, 190, 652, 78, 30, 0.06), PAPER)
    sheet.oval(380, 930, 330, 16, mix(BARK, OCHRE, 0.3), 0.35)


def _consultation(sheet: Sheet) -> None:
    mother = Outfit(mix(TEAL, SEA, 0.3), NAVY, SKINS[3], NIGHT, hem=0.9, flare=0.03, bun=True)
    figure(sheet, 250, 944, 500, mother, STAND, 1)
    child = Outfit(SAFFRON, DENIM, SKINS[3], NIGHT)
    figure(sheet, 500, 782, 330, child, SIT, 1)
    sheet.oval(770, 954, 120, 10, mix(BARK, OCHRE, 0.3), 0.4)
    doctor = Outfit(PAPER, mix(SEA, TEAL, 0.4), SKINS[1], UMBER, hem=0.8, flare=0.02)
    near, _ = figure(sheet, 735, 950, 548, doctor, LISTENING, -1)
    tube = smooth([(672, 500), (652, 560), (640, 640), (590, 668), (near[0] + 4, near[1] + 4)])
    sheet.stroke(tube, 5, dark(SLATE, 0.4))
    sheet.disc(near[0] - 22, near[1] + 8, 11, mix(STEEL, PAPER, 0.3))
    sheet.limb((1010, 930), (1010, 790), 10, 10, mix(STEEL, PAPER, 0.3))
    for lean in (-46, 46):
        sheet.limb((1010, 920), (1010 + lean, 940), 10, 8, mix(STEEL, PAPER, 0.2))
        sheet.disc(1010 + lean, 944, 9, dark(SLATE, 0.4))
    sheet.limb((964, 788), (1056, 788), 28, 28, TEAL)
