"""Scenes in working rooms: the joiner's shop and the clinic."""

from courant.demo.pictures.buildings import window
from courant.demo.pictures.figures import HOLD, POINT, SIT, STAND, WALK, WORK, Outfit, figure
from courant.demo.pictures.nature import cloud, poplar, tree
from courant.demo.pictures.outline import arch, below, blob, doorway, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet

BENCH = 690


def workshop(sheet: Sheet) -> None:
    """A joiner at the bench by the window, with an apprentice bringing timber."""
    wall = mix(SAND, OCHRE, 0.25)
    sheet.wash(0, 830, (dark(wall, 0.34), wall, mix(wall, PAPER, 0.12)))
    for x in range(0, WIDTH, 92):
        sheet.box(x, 0, x + 2, 830, dark(wall, 0.3), 0.5)
    _workshop_window(sheet)
    _tool_wall(sheet)
    _rafters(sheet)
    sheet.wash(826, 1000, (mix(BARK, OCHRE, 0.3), dark(BARK, 0.35)))
    for y in (846, 876, 918, 968):
        sheet.box(0, y, WIDTH, y + 2, dark(BARK, 0.4), 0.6)
    shaft = [(160, 150), (640, 150), (1180, 1000), (430, 1000)]
    sheet.veil(shaft, AMBER, (400, 150), (760, 960), 0.42)
    sheet.grain(shaft, PAPER, (380, 0), (780, 980), 0.3)
    _timber(sheet)
    _joiner(sheet)
    _apprentice(sheet)
    _shavings(sheet)


def _workshop_window(sheet: Sheet) -> None:
    sheet.box(136, 126, 664, 594, dark(UMBER, 0.1))
    view = [(156, 146), (644, 146), (644, 574), (156, 574)]
    sheet.blend(view, (0, 146), (0, 500), (mix(SKY, PAPER, 0.4), mix(CREAM, PAPER, 0.5)))
    for x, tall in ((210, 190), (560, 230), (620, 170)):
        tree(sheet, x, 590, tall, mix(SAGE, LEAF, 0.3), 1, 0.36)
    sheet.fill([(300, 574), (300, 440), (390, 376), (480, 440), (480, 574)], mix(ROSE, CREAM, 0.5))
    sheet.fill([(286, 450), (390, 374), (494, 450), (494, 434), (390, 354), (286, 434)], mix(BRICK, ROSE, 0.4))
    window(sheet, 366, 458, 44, 56, mix(STEEL, SKY, 0.4), PAPER)
    for x in (278, 400, 522):
        sheet.box(x - 4, 146, x + 4, 574, dark(UMBER, 0.1))
    for y in (253, 360, 467):
        sheet.box(156, y - 4, 644, y + 4, dark(UMBER, 0.1))
    sheet.box(120, 590, 680, 612, BARK)
    for x, ink, tall in ((180, TEAL, 46), (226, OCHRE, 34), (586, BRICK, 40), (626, MIST, 52)):
        sheet.box(x, 590 - tall, x + 32, 590, ink)
        sheet.box(x + 20, 590 - tall, x + 32, 590, dark(ink, 0.3), 0.6)
        sheet.box(x + 5, 584 - tall, x + 27, 590 - tall, dark(UMBER, 0.3))
    for x, lean in ((596, -12), (604, 2), (612, 14)):
        sheet.limb((x, 556), (x + lean, 504), 4, 3, BARK)


def _tool_wall(sheet: Sheet) -> None:
    board = mix(BARK, UMBER, 0.4)
    sheet.box(760, 150, 1330, 500, board)
    sheet.grain([(760, 150), (1330, 150), (1330, 500), (760, 500)], NIGHT, (1400, 520), (900, 200), 0.6)
    steel, wood = mix(FOG, STEEL, 0.3), mix(OCHRE, SAND, 0.2)
    for x, long in ((810, 200), (900, 170), (984, 140)):
        sheet.fill([(x - 24, 200), (x + 24, 200), (x + 9, 200 + long), (x - 9, 200 + long)], steel)
        sheet.fill([(x - 24, 200), (x - 20, 200), (x - 6, 200 + long), (x - 9, 200 + long)], light(steel, 0.4))
        sheet.fill(smooth([(x - 28, 206), (x - 30, 176), (x, 164), (x + 30, 176), (x + 28, 206)], True, 4), dark(wood, 0.1))
        sheet.oval(x, 186, 12, 8, board)
    for index, x in enumerate(range(1050, 1310, 34)):
        long = 66 + (index * 23) % 40
        sheet.limb((x, 190), (x, 220), 13, 10, (CORAL, wood, TEAL)[index % 3])
        sheet.limb((x, 224), (x, 190 + long), 6, 4, steel)
    for x in (1070, 1170, 1262):
        sheet.limb((x, 330), (x, 448), 8, 9, wood)
        sheet.box(x - 30, 322, x + 20, 346, steel)
        sheet.fill([(x + 20, 322), (x + 40, 338), (x + 20, 346)], steel)
    sheet.ring(880, 440, 34, 7, SAFFRON)
    sheet.ring(960, 436, 26, 5, BRICK)
    sheet.box(1400, 210, WIDTH, 224, BARK)
    sheet.box(1400, 380, WIDTH, 394, BARK)
    for x, foot, wide, tall, ink in ((1412, 210, 54, 70, BRICK), (1474, 210, 44, 52, CREAM), (1526, 210, 60, 84, TEAL), (1420, 380, 48, 58, SAFFRON), (1476, 380, 62, 80, SLATE), (1546, 380, 50, 62, CORAL)):
        sheet.box(x, foot - tall, x + wide, foot, ink)
        sheet.box(x, foot - tall, x + wide, foot - tall + 12, dark(ink, 0.3))
        sheet.box(x + wide * 0.65, foot - tall, x + wide, foot, dark(ink, 0.3), 0.5)


def _rafters(sheet: Sheet) -> None:
    beam = dark(UMBER, 0.25)
    sheet.box(0, 0, WIDTH, 60, beam)
    sheet.box(0, 56, WIDTH, 66, dark(beam, 0.5))
    for x in (840, 1130):
        _hung_chair(sheet, x)
    sheet.stroke([(720, 60), (720, 236)], 4, NIGHT)
    sheet.glow(720, 290, 210, AMBER, 0.55)
    sheet.fill([(672, 284), (700, 236), (740, 236), (768, 284)], dark(TEAL, 0.2))
    sheet.fill([(740, 236), (768, 284), (744, 284), (728, 236)], dark(TEAL, 0.6), 0.6)
    sheet.oval(720, 286, 46, 8, mix(AMBER, PAPER, 0.5))


def _hung_chair(sheet: Sheet, x: float) -> None:
    wood = mix(OCHRE, BRICK, 0.3)
    for post in (0, 80):
        sheet.limb((x + post, 40), (x + post, 128), 8, 6, wood)
    sheet.limb((x - 8, 82), (x + 86, 82), 10, 10, dark(wood, 0.15))
    sheet.limb((x + 84, 82), (x + 148, 66), 8, 6, wood)
    sheet.limb((x + 82, 96), (x + 150, 92), 8, 6, wood)


def _timber(sheet: Sheet) -> None:
    for index, (foot, top) in enumerate(((1390, 1440), (1420, 1476), (1452, 1500), (1490, 1548), (1530, 1572))):
        ink = mix(OCHRE, SAND, 0.15 * index)
        high = 410 + index * 34
        sheet.fill([(foot, 880), (top, high), (top + 26, high), (foot + 26, 880)], ink)
        sheet.fill([(foot + 18, 880), (top + 18, high), (top + 26, high), (foot + 26, 880)], dark(ink, 0.4), 0.6)


def _joiner(sheet: Sheet) -> None:
    top = mix(OCHRE, SAND, 0.35)
    near, _ = figure(sheet, 520, 926, 560, Outfit(mix(SEA, TEAL, 0.5), dark(NAVY, 0.1), SKINS[1], mix(FOG, UMBER, 0.2)), WORK, 1)
    for x in (430, 1090):
        leg = [(x, 730), (x + 60, 730), (x + 54, 950), (x + 6, 950)]
        sheet.fill(leg, dark(BARK, 0.2))
        sheet.grain(leg, NIGHT, (x + 60, 900), (x + 10, 760), 0.8)
    sheet.box(450, 880, 1130, 904, dark(BARK, 0.3))
    sheet.box(380, BENCH + 14, 1180, BENCH + 50, top)
    sheet.box(380, BENCH + 44, 1180, BENCH + 62, dark(top, 0.45))
    sheet.grain([(380, BENCH + 14), (1180, BENCH + 14), (1180, BENCH + 50), (380, BENCH + 50)], RUST, (1240, 760), (600, 700), 0.6)
    sheet.box(520, BENCH - 14, 1060, BENCH + 14, mix(CREAM, SAND, 0.5))
    sheet.box(520, BENCH + 6, 1060, BENCH + 14, dark(SAND, 0.25))
    plane = [(near[0] - 60, BENCH - 14), (near[0] - 56, BENCH - 44), (near[0] + 40, BENCH - 48), (near[0] + 76, BENCH - 36), (near[0] + 80, BENCH - 14)]
    sheet.fill(plane, BRICK)
    sheet.limb((near[0] + 50, BENCH - 44), (near[0] + 52, BENCH - 66), 16, 20, dark(UMBER, 0.2))
    sheet.fill([(near[0] - 2, BENCH - 46), (near[0] - 26, BENCH - 92), (near[0] - 14, BENCH - 94), (near[0] + 14, BENCH - 46)], STEEL)
    curl = smooth([(near[0] + 6, BENCH - 50), (near[0] + 40, BENCH - 96), (near[0] + 84, BENCH - 84), (near[0] + 70, BENCH - 56), (near[0] + 46, BENCH - 74)])
    sheet.stroke(curl, 5, CREAM)
    sheet.box(1100, BENCH - 40, 1164, BENCH + 14, dark(SLATE, 0.3))
    sheet.limb((1150, BENCH - 16), (1206, BENCH - 16), 8, 8, STEEL)
    sheet.limb((1198, BENCH - 40), (1198, BENCH + 8), 7, 7, dark(SLATE, 0.2))
    for x, tall, ink in ((1066, 42, TEAL), (404, 56, CORAL)):
        sheet.box(x, BENCH + 14 - tall, x + 26, BENCH + 14, ink)
        sheet.box(x + 16, BENCH + 14 - tall, x + 26, BENCH + 14, dark(ink, 0.35))


def _apprentice(sheet: Sheet) -> None:
    near, _ = figure(sheet, 1330, 936, 520, Outfit(CORAL, dark(SLATE, 0.3), SKINS[3], NIGHT, hem=0.1, bun=True), HOLD, -1)
    y = near[1] - 12
    plank = [(1080, y + 26), (1450, y - 26), (1450, y + 2), (1080, y + 54)]
    sheet.fill(plank, mix(OCHRE, CREAM, 0.35))
    sheet.fill([(1080, y + 46), (1450, y - 6), (1450, y + 2), (1080, y + 54)], dark(OCHRE, 0.2))
    sheet.limb((near[0] + 4, near[1] - 2), (near[0] - 18, near[1] + 2), 18, 15, SKINS[3])


def _shavings(sheet: Sheet) -> None:
    for _ in range(46):
        x, y = sheet.chance.uniform(470, 1120), sheet.chance.uniform(930, 990)
        size = sheet.chance.uniform(8, 18)
        ink = mix(CREAM, OCHRE, sheet.chance.uniform(0, 0.4))
        sheet.stroke(smooth([(x, y), (x + size, y - size * 0.8), (x + size * 1.7, y - size * 0.2), (x + size, y + size * 0.3)]), 3.5, ink)


FLOOR = 830


def clinic(sheet: Sheet) -> None:
    """The district clinic, first patient of the day."""
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
    for x, wide, top, ink in ((224, 110, 300, mix(ROSE, PAPER, 0.3)), (334, 92, 268, mix(SAND, PAPER, 0.2)), (600, 96, 290, mix(PEACH, PAPER, 0.2))):
        sheet.box(x, top, x + wide, 428, ink)
        sheet.box(x, top - 10, x + wide, top, mix(BRICK, ROSE, 0.4))
        for column in range(2):
            for row in range(2):
                sheet.box(x + 20 + column * 42, top + 22 + row * 48, x + 40 + column * 42, top + 50 + row * 48, mix(STEEL, SKY, 0.3))
    tree(sheet, 510, 440, 200, LEAF, -1, 0.4)
    sheet.box(455, 114, 465, 428, PAPER)
    sheet.box(224, 240, 696, 248, PAPER)
    sheet.box(186, 440, 734, 460, light(SAND, 0.5))
    for side, left in ((-1, 150), (1, 690)):
        cloth = [(left, 70), (left + 86, 70), (left + 86 - 14 * (side < 0), 462), (left + 14 * (side > 0), 462)]
        sheet.fill(cloth, mix(CORAL, PEACH, 0.45))
        for fold in range(1, 5):
            sheet.stroke([(left + fold * 18, 72), (left + fold * 18, 460)], 4, mix(CORAL, ROSE, 0.4), 0.7)
    sheet.limb((120, 70), (806, 70), 8, 8, mix(OCHRE, BARK, 0.4))
    for x, ink in ((262, TEAL), (640, CORAL)):
        for lean in (-34, -18, 0, 20, 36):
            sheet.fill(smooth([(x, 402), (x + lean * 0.6 - 7, 360), (x + lean, 330), (x + lean * 0.6 + 7, 364)], True, 4), mix(MOSS, LEAF, 0.5 + lean / 90))
        sheet.fill([(x - 26, 398), (x + 26, 398), (x + 19, 442), (x - 19, 442)], ink)


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
    sheet.disc(770 + 24, 200, 0, PAPER)


def _waiting(sheet: Sheet) -> None:
    sheet.box(1150, 150, 1560, FLOOR, PAPER)
    sheet.blend([(1172, 172), (1538, 172), (1538, FLOOR), (1172, FLOOR)], (0, 172), (0, FLOOR), (mix(AMBER, PAPER, 0.5), mix(PEACH, CREAM, 0.4)))
    sheet.box(1172, 770, 1538, FLOOR, mix(SAND, OCHRE, 0.35))
    picture = (1300, 230, 1440, 330)
    sheet.box(*picture, mix(BARK, OCHRE, 0.3))
    sheet.box(1310, 240, 1430, 320, SKY)
    sheet.fill(smooth([(1310, 300), (1350, 276), (1390, 296), (1430, 280)]) + [(1430, 320), (1310, 320)], LEAF)
    for x in (1250, 1370, 1490):
        sheet.limb((x - 20, 640), (x - 26, 560), 8, 8, TEAL)
        sheet.limb((x - 24, 676), (x + 34, 676), 12, 12, TEAL)
        for leg in (-18, 28):
            sheet.limb((x + leg, 680), (x + leg, 776), 6, 5, dark(SLATE, 0.3))
    figure(sheet, 1250, 782, 322, Outfit(dark(PLUM, 0.1), NIGHT, SKINS[2], mix(FOG, PAPER, 0.4), bun=True), SIT, 1)
    figure(sheet, 1372, 782, 322, Outfit(OCHRE, NAVY, SKINS[0], NIGHT), SIT, 1)
    door = [(1538, 150), (1640, 110), (1640, 900), (1538, FLOOR)]
    sheet.fill(door, mix(TEAL, SEA, 0.35))
    sheet.grain(door, dark(TEAL, 0.5), (1640, 500), (1530, 500), 0.6)
    sheet.disc(1560, 520, 9, SAFFRON)


def _couch(sheet: Sheet) -> None:
    for x in (150, 600):
        sheet.box(x, 720, x + 20, 906, mix(STEEL, PAPER, 0.3))
    sheet.box(150, 850, 620, 862, mix(STEEL, PAPER, 0.3))
    pad = smooth([(110, 672), (110, 722), (660, 722), (660, 672)], closed=True, steps=4)
    sheet.fill(pad, mix(CORAL, ROSE, 0.3))
    sheet.fill([(110, 700), (660, 700), (650, 726), (120, 726)], dark(mix(CORAL, ROSE, 0.3), 0.3), 0.6)
    sheet.fill([(300, 664), (660, 664), (662, 706), (300, 706)], PAPER)
    sheet.fill(blob(sheet.chance, 190, 652, 78, 30, 0.06), PAPER)
    sheet.oval(380, 930, 330, 16, mix(BARK, OCHRE, 0.3), 0.35)


def _consultation(sheet: Sheet) -> None:
    figure(sheet, 250, 944, 500, Outfit(mix(TEAL, SEA, 0.3), NAVY, SKINS[3], NIGHT, hem=0.9, flare=0.03, bun=True), STAND, 1)
    child = Outfit(SAFFRON, DENIM, SKINS[3], NIGHT)
    figure(sheet, 500, 828, 330, child, SIT, 1)
    near, far = figure(sheet, 800, 950, 548, Outfit(PAPER, mix(SEA, TEAL, 0.4), SKINS[1], UMBER, hem=0.8, flare=0.02), POINT, -1)
    tube = smooth([(784, 506), (748, 560), (700, 590), (640, 560), (near[0] + 4, near[1] + 2)])
    sheet.stroke(tube, 5, dark(SLATE, 0.4))
    sheet.disc(near[0] - 14, near[1] + 2, 12, mix(STEEL, PAPER, 0.3))
    sheet.oval(830, 954, 120, 10, mix(BARK, OCHRE, 0.3), 0.4)
    sheet.limb((1010, 930), (1010, 790), 10, 10, mix(STEEL, PAPER, 0.3))
    for lean in (-46, 46):
        sheet.limb((1010, 920), (1010 + lean, 940), 10, 8, mix(STEEL, PAPER, 0.2))
        sheet.disc(1010 + lean, 944, 9, dark(SLATE, 0.4))
    sheet.fill(smooth([(958, 776), (958, 800), (1062, 800), (1062, 776)], True, 4), TEAL)
