"""Scenes under high ceilings: the reading room, the museum and the theatre."""

import math

from courant.demo.pictures.buildings import house, window
from courant.demo.pictures.figures import BOW, HOLD, POINT, READ, REACH, SIT, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import poplar, streak, sun, tree
from courant.demo.pictures.outline import Lens, arch, below, blob, doorway, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER, AQUA, BARK, BRICK, CORAL, CREAM, DENIM, FOG, LEAF, MAUVE, MIST, MOSS, NAVY, NIGHT, OCHRE, OLIVE, PAPER, PEACH, PINE, PLUM, ROSE, RUST, SAFFRON, SAGE, SAND, SEA, SKINS, SKY, SLATE, STEEL, TEAL, UMBER, WHEAT, WINE,
    Ink, dark, light, mix,
)
from courant.demo.pictures.sheet import HEIGHT, WIDTH, Sheet

WALNUT = mix(UMBER, BARK, 0.5)


def reading_room(sheet: Sheet) -> None:
    """The long table of the public library, on a winter afternoon."""
    wall = mix(UMBER, TEAL, 0.35)
    sheet.wash(0, 760, (dark(wall, 0.35), wall, light(wall, 0.06)))
    for x in (400, 800, 1200):
        _tall_window(sheet, x)
    for left, right in ((-40, 262), (538, 662), (938, 1062), (1338, 1640)):
        _bookcase(sheet, left, right)
    sheet.box(0, 56, WIDTH, 84, light(WALNUT, 0.12))
    sheet.box(0, 84, WIDTH, 94, dark(WALNUT, 0.4))
    for x in (600, 1000):
        _globe_lamp(sheet, x)
    floor = mix(WALNUT, OCHRE, 0.25)
    sheet.wash(730, 1000, (dark(floor, 0.1), dark(floor, 0.55)))
    for x in range(-900, 2600, 120):
        sheet.stroke([(800 + (x - 800) * 0.62, 730), (x, 1000)], 2, dark(floor, 0.6), 0.6)
    for x in (400, 800, 1200):
        shaft = [(x - 118, 250), (x + 118, 250), (x + 430, 1000), (x + 120, 1000)]
        sheet.veil(shaft, AMBER, (x, 250), (x + 330, 960), 0.34)
        sheet.grain(shaft, AMBER, (x, 60), (x + 330, 960), 0.32)
    _readers(sheet)


def _tall_window(sheet: Sheet, x: float) -> None:
    frame = light(WALNUT, 0.2)
    sheet.fill(doorway(x, 700, 138, 590), dark(WALNUT, 0.3))
    opening = doorway(x, 690, 118, 560)
    sheet.blend(opening, (0, 120), (0, 620), (mix(SKY, PAPER, 0.5), mix(AMBER, PAPER, 0.5)))
    for tone, lift in ((mix(PEACH, FOG, 0.4), 0), (mix(ROSE, STEEL, 0.4), 46)):
        roofs = [(x - 118, 690)]
        for step in range(5):
            left, top = x - 118 + step * 47.2, 560 + lift + sheet.chance.uniform(-34, 30)
            roofs += [(left, top + 18), (left + 23, top), (left + 47.2, top + 18)]
        sheet.fill([*roofs, (x + 118, 690)], tone)
    for bar in (-39, 39):
        sheet.box(x + bar - 3, 140, x + bar + 3, 690, frame)
    for y in (250, 360, 470, 580):
        sheet.box(x - 118, y - 3, x + 118, y + 3, frame)
    rim = arch(x, 248, 118, 118)
    sheet.stroke([(x - 118, 690), *rim, (x + 118, 690)], 9, frame)
    sheet.box(x - 150, 688, x + 150, 706, frame)


def _bookcase(sheet: Sheet, left: float, right: float) -> None:
    sheet.box(left, 120, right, 740, dark(WALNUT, 0.2))
    spines = (BRICK, WINE, TEAL, OCHRE, mix(SAND, BARK, 0.4), SLATE, MOSS, RUST, NAVY, mix(CREAM, BARK, 0.3))
    for shelf in range(8):
        foot = 204 + shelf * 74
        sheet.box(left + 12, foot - 62, right - 12, foot, dark(WALNUT, 0.62))
        x = left + 15
        while x < right - 24:
            if sheet.chance.random() < 0.07:
                x += sheet.chance.uniform(10, 24)
                continue
            wide, tall = sheet.chance.uniform(7, 15), sheet.chance.uniform(40, 56)
            ink = dark(sheet.chance.choice(spines), 0.2)
            sheet.box(x, foot - tall, x + wide - 1, foot, ink)
            sheet.box(x + 1.5, foot - tall * 0.82, x + wide - 2.5, foot - tall * 0.74, mix(ink, AMBER, 0.5))
            x += wide
        sheet.box(left + 6, foot, right - 6, foot + 9, light(WALNUT, 0.1))
    case = [(left, 120), (right, 120), (right, 740), (left, 740)]
    sheet.grain(case, NIGHT, (left, 100), (left + 40, 520), 0.6)
    sheet.box(left - 8, 108, right + 8, 124, light(WALNUT, 0.18))


def _globe_lamp(sheet: Sheet, x: float) -> None:
    sheet.stroke([(x, 0), (x, 250)], 3, dark(WALNUT, 0.6))
    sheet.glow(x, 280, 170, AMBER, 0.5)
    sheet.disc(x, 280, 36, mix(AMBER, PAPER, 0.55))
    sheet.box(x - 18, 238, x + 18, 250, dark(OCHRE, 0.2))


def _readers(sheet: Sheet) -> None:
    table = mix(BARK, OCHRE, 0.3)
    people = (
        (190, 1, Outfit(BRICK, dark(NAVY, 0.2), SKINS[1], NIGHT, bun=True), (620, 150)),
        (690, -1, Outfit(mix(SEA, TEAL, 0.4), UMBER, SKINS[3], NIGHT), (0, 0)),
        (960, 1, Outfit(SAFFRON, SLATE, SKINS[2], RUST), (0, 0)),
        (1440, -1, Outfit(mix(CREAM, SAND, 0.5), NAVY, SKINS[0], mix(FOG, PAPER, 0.3)), (0, 0)),
    )
    figure(sheet, 868, 806, 420, Outfit(dark(WINE, 0.1), NIGHT, SKINS[4], UMBER, hem=0.8, flare=0.02, bun=True), REACH, 1)
    for x, facing, outfit, _ in people:
        back = x - 46 * facing
        for post in (back, x + 40 * facing):
            sheet.limb((post, 800), (post, 955), 9, 7, dark(WALNUT, 0.4))
        sheet.limb((back, 800), (back - 20 * facing, 640), 9, 8, dark(WALNUT, 0.4))
        sheet.limb((back - 14 * facing, 668), (back - 8 * facing, 740), 22, 22, dark(WALNUT, 0.3))
        figure(sheet, x, 952, 540, outfit, READ, facing)
        sheet.limb((back - 6 * facing, 826), (x + 46 * facing, 826), 17, 17, dark(WALNUT, 0.3))
    for left, right in ((310, 570), (1080, 1320)):
        sheet.box(left + 20, 790, left + 46, 960, dark(table, 0.55))
        sheet.box(right - 46, 790, right - 20, 960, dark(table, 0.55))
    for left, right in ((270, 610), (1040, 1362)):
        _table(sheet, left, right, table)


def _table(sheet: Sheet, left: float, right: float, ink: Ink) -> None:
    middle = (left + right) / 2
    sheet.box(left, 758, right, 778, light(ink, 0.16))
    sheet.box(left + 8, 778, right - 8, 800, dark(ink, 0.35))
    for x, side in ((left + 54, 1), (right - 54, -1)):
        sheet.fill([(x - 50, 752), (x, 744), (x, 750), (x - 44, 758)], PAPER)
        sheet.fill([(x + 50, 752), (x, 744), (x, 750), (x + 44, 758)], mix(PAPER, SAND, 0.4))
    sheet.glow(middle, 700, 190, AMBER, 0.6, 0.6)
    sheet.limb((middle, 756), (middle, 660), 7, 6, OCHRE)
    sheet.box(middle - 34, 748, middle + 34, 758, OCHRE)
    shade = [*smooth([(middle - 70, 676), (middle - 58, 646), (middle, 634), (middle + 58, 646), (middle + 70, 676)])]
    sheet.fill(shade, mix(PINE, LEAF, 0.35))
    sheet.grain(shade, PINE, (middle + 70, 680), (middle - 30, 640), 0.8)
    sheet.box(middle - 62, 675, middle + 62, 681, mix(AMBER, PAPER, 0.6))
    for index, ink_ in enumerate((BRICK, TEAL, CREAM)):
        sheet.box(middle + 40 + index * 3, 748 - index * 11, middle + 108 - index * 5, 758 - index * 11, ink_)


HALL = Lens(760, 520, 900, 1.8)


def museum_hall(sheet: Sheet) -> None:
    """The long gallery on a free Sunday, sun coming through the roof."""
    sheet.box(0, 0, WIDTH, HEIGHT, mix(CREAM, SAND, 0.4))
    _ceiling(sheet)
    for side in (-1, 1):
        wall = HALL.wall(side * 8, 1.5, 44, 0, 9)
        red = mix(BRICK, ROSE, 0.25) if side < 0 else dark(mix(BRICK, ROSE, 0.1), 0.2)
        sheet.fill(wall, red)
        sheet.grain(wall, dark(WINE, 0.2), HALL.at(side * 8, 9, 5), HALL.at(side * 8, 0, 9), 0.6)
        sheet.fill(HALL.wall(side * 8, 1.5, 44, 0, 0.9), dark(red, 0.3))
        sheet.fill(HALL.wall(side * 8, 1.5, 44, 0.9, 1.02), mix(CREAM, SAND, 0.5))
    _end_wall(sheet)
    sheet.blend(HALL.floor(-8, 8, 1.5, 44), (0, 540), (0, 1000), (mix(CREAM, PAPER, 0.4), mix(SAND, OCHRE, 0.3)))
    _marble(sheet)
    for away in (36, 28, 21.6, 16.4, 12.2, 8.8, 6.2):
        for side in (-1, 1):
            if away < 30:
                _painting(sheet, side, away * 1.03, away * 1.24)
            _column(sheet, side, away)
    _sunbeams(sheet)
    _visitors(sheet)


def _ceiling(sheet: Sheet) -> None:
    for side in (-1, 1):
        cove = [HALL.at(side * 8, 9, 1.5), HALL.at(side * 8, 9, 44), HALL.at(side * 3.4, 12, 44), HALL.at(side * 3.4, 12, 1.5)]
        ink = mix(CREAM, SAND, 0.3) if side > 0 else mix(SAND, STEEL, 0.3)
        sheet.fill(cove, ink)
        sheet.grain(cove, dark(SAND, 0.4), HALL.at(side * 8, 9, 5), HALL.at(side * 3.4, 12, 5), 0.6)
    glass = [HALL.at(-3.4, 12, 1.5), HALL.at(-3.4, 12, 44), HALL.at(3.4, 12, 44), HALL.at(3.4, 12, 1.5)]
    sheet.blend(glass, (0, 0), (0, 300), (mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.7)))
    for across in (-3.4, -1.7, 0, 1.7, 3.4):
        sheet.stroke([HALL.at(across, 12, 4), HALL.at(across, 12, 44)], 4, PAPER)
    for row in range(16):
        away = 6 * 1.14**row
        sheet.stroke([HALL.at(-3.4, 12, away), HALL.at(3.4, 12, away)], max(1, 26 / away), PAPER)


def _end_wall(sheet: Sheet) -> None:
    sheet.fill(HALL.front(-8, 8, 0, 9, 44), mix(ROSE, PEACH, 0.4))
    sheet.fill([*HALL.front(-8, 8, 9, 9, 44)[:2], HALL.at(-3.4, 12, 44), HALL.at(3.4, 12, 44), HALL.at(8, 9, 44)], mix(CREAM, SAND, 0.2))
    x, foot = HALL.at(0, 0, 44)
    sheet.fill(doorway(x, foot, 66, 150), mix(CREAM, PAPER, 0.4))
    sheet.fill(doorway(x, foot, 52, 134), mix(SEA, AQUA, 0.5))
    sheet.fill(doorway(x, foot, 30, 90), mix(AMBER, PAPER, 0.5))


def _marble(sheet: Sheet) -> None:
    for row in range(22):
        near = 3.2 * 1.13**row
        for column in range(-4, 4):
            if (row + column) % 2:
                sheet.fill(HALL.floor(column * 2, column * 2 + 2, near, near * 1.13), mix(SAND, BARK, 0.35), max(0.08, 0.4 - row * 0.016))
    sheet.veil(HALL.floor(-8, -5.4, 1.5, 44), dark(BRICK, 0.3), HALL.at(-8, 0, 8), HALL.at(-4.6, 0, 8), 0.35)


def _column(sheet: Sheet, side: int, away: float) -> None:
    x, foot = HALL.at(side * 6.6, 0, away)
    unit = HALL.tall(1, away)
    top = foot - 8.2 * unit
    stone = mix(CREAM, PAPER, 0.4)
    shaft = [(x - 0.42 * unit, foot), (x - 0.36 * unit, top), (x + 0.36 * unit, top), (x + 0.42 * unit, foot)]
    sheet.fill(shaft, stone)
    sheet.grain(shaft, mix(SAND, MAUVE, 0.6), (x + side * 0.5 * unit, foot), (x - side * 0.1 * unit, foot), 0.7)
    for flute in (-0.2, 0.0, 0.2):
        sheet.stroke([(x + flute * unit, foot - 0.3 * unit), (x + flute * 0.9 * unit, top)], max(0.8, 0.035 * unit), mix(SAND, BARK, 0.25), 0.6)
    for low, high, half in ((0, 0.26, 0.6), (0.26, 0.4, 0.5), (8.0, 8.16, 0.46), (8.16, 8.5, 0.6)):
        sheet.box(x - half * unit, foot - high * unit, x + half * unit, foot - low * unit, stone)
        sheet.box(x + (0.1 if side > 0 else -half) * unit, foot - high * unit, x + (half if side > 0 else -0.1) * unit, foot - low * unit, mix(stone, BARK, 0.18))
    beam = HALL.wall(side * 6.2, away, away * 1.4, 8.5, 9.2)
    sheet.fill(beam, mix(CREAM, SAND, 0.25))
    sheet.fill(HALL.front(side * 6.0, side * 7.2, 8.5, 9.2, away), mix(CREAM, SAND, 0.45))


def _painting(sheet: Sheet, side: int, near: float, far: float) -> None:
    across = side * 7.95
    near, far = near + (far - near) * 0.16, far - (far - near) * 0.1
    sheet.fill(HALL.wall(across, near, far, 1.9, 5.3), dark(OCHRE, 0.12))
    sheet.fill(HALL.wall(across, near, far, 5.16, 5.3), SAFFRON)
    inset = (far - near) * 0.08
    near, far = near + inset, far - inset
    upper, lower = sheet.chance.choice(((SKY, LEAF), (PEACH, PLUM), (CREAM, SEA), (AMBER, RUST), (AQUA, WHEAT)))
    sheet.fill(HALL.wall(across, near, far, 2.15, 5.05), upper)
    sheet.fill(HALL.wall(across, near, far, 2.15, 3.4), lower)
    hill = [HALL.at(across, 3.4, near), HALL.at(across, 4.2, near + (far - near) * 0.35), HALL.at(across, 3.4, near + (far - near) * 0.75)]
    sheet.fill(hill, dark(lower, 0.3))
    x, y = HALL.at(across, 4.4, near + (far - near) * 0.72)
    sheet.oval(x, y, HALL.tall(0.14, near), HALL.tall(0.28, near), PAPER)


def _sunbeams(sheet: Sheet) -> None:
    for away, lean in ((26, -2), (17, -2.6), (11, -3.2)):
        beam = [HALL.at(-1.4, 12, away), HALL.at(1.6, 12, away), HALL.at(2.4 + lean, 0, away * 0.86), HALL.at(-2.4 + lean, 0, away * 0.86)]
        sheet.veil(beam, PAPER, beam[0], ((beam[2][0] + beam[3][0]) / 2, beam[2][1] + 120), 0.5)
        sheet.fill(HALL.floor(-2.4 + lean, 2.4 + lean, away * 0.8, away * 0.92), PAPER, 0.5)


def _bronze(sheet: Sheet) -> None:
    x, foot = HALL.at(0.9, 0, 9.5)
    sheet.oval(x - 40, foot + 2, 190, 22, dark(BARK, 0.3), 0.4)
    sheet.box(x - 92, foot - 112, x + 92, foot + 6, mix(CREAM, FOG, 0.4))
    sheet.box(x + 34, foot - 112, x + 92, foot + 6, mix(STEEL, SAND, 0.5))
    sheet.box(x - 104, foot - 124, x + 104, foot - 108, light(SAND, 0.6))
    bronze = mix(PINE, TEAL, 0.5)
    base = foot - 120

    def cast(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return smooth([(x + across * 0.8, base - up * 0.8) for across, up in points], closed=True)

    body = cast((-84, -4), (-100, 106), (-40, 206), (-66, 286), (-10, 346), (52, 300), (40, 216), (98, 126), (80, 36), (88, -4))
    sheet.fill(body, bronze)
    sheet.grain(body, NIGHT, (x + 80, base - 60), (x - 50, base - 140), 1.0)
    for hole in (((-34, 66), (-40, 126), (4, 168), (40, 116), (18, 52)), ((-14, 268), (2, 304), (24, 276), (8, 242))):
        sheet.fill(cast(*[(across + 7, up + 5) for across, up in hole]), light(bronze, 0.35))
        sheet.fill(cast(*hole), mix(CREAM, PEACH, 0.35))
    shine = [(x - 70, base - 84), (x - 28, base - 162), (x - 46, base - 228), (x - 10, base - 266)]
    sheet.stroke(smooth(shine), 5, light(bronze, 0.4))


def _visitors(sheet: Sheet) -> None:
    guests = (
        (-1.6, 30, Outfit(TEAL, NAVY, hem=0.5), WALK, 1),
        (1.4, 26, Outfit(PLUM, NIGHT, hem=0.7), STAND, -1),
        (-4.3, 20, Outfit(SAFFRON, NAVY, SKINS[1], hem=0.3), POINT, -1),
        (-3.6, 20.4, Outfit(NAVY, SLATE, SKINS[1], hem=0.5), STAND, -1),
        (4.6, 14, Outfit(mix(SEA, TEAL, 0.5), UMBER, SKINS[0], NIGHT, hem=0.9, flare=0.03, bun=True), STAND, 1),
        (-2.3, 8.6, Outfit(CORAL, NAVY, SKINS[2], RUST, hem=0.9, flare=0.04, bun=True), STAND, 1),
        (-1.55, 8.3, Outfit(SAFFRON, DENIM, SKINS[2], RUST), POINT, 1),
        (3.55, 7.6, Outfit(dark(TEAL, 0.35), NIGHT, SKINS[4], NIGHT, hem=0.6), HOLD, -1),
    )
    for across, away, outfit, pose, facing in guests:
        if outfit.coat == CORAL:
            _bronze(sheet)
        x, y = HALL.at(across, 0, away)
        tall = HALL.tall(1.08 if outfit.coat == SAFFRON and away < 9 else 1.72, away)
        sheet.fill([(x - tall * 0.06, y), (x + tall * 0.07, y), (x - tall * 0.22, y + tall * 0.13), (x - tall * 0.34, y + tall * 0.12)], UMBER, 0.35)
        figure(sheet, x, y, tall, outfit, pose, facing)


def theatre_stage(sheet: Sheet) -> None:
    """The last scene of the first act, from the back of the stalls."""
    sheet.box(0, 0, WIDTH, HEIGHT, dark(WINE, 0.55))
    _backdrop(sheet)
    boards = [(250, 640), (1350, 640), (1480, 790), (120, 790)]
    sheet.blend(boards, (0, 640), (0, 790), (mix(BARK, NAVY, 0.3), mix(OCHRE, BARK, 0.4)))
    for step in range(-10, 11):
        sheet.stroke([(800 + step * 55, 640), (800 + step * 78, 790)], 1.6, dark(UMBER, 0.4), 0.6)
    _spotlight(sheet)
    _players(sheet)
    for side in (-1, 1):
        _curtain(sheet, side)
    _proscenium(sheet)
    _stalls(sheet)


def _backdrop(sheet: Sheet) -> None:
    scene = [(240, 120), (1360, 120), (1360, 650), (240, 650)]
    sheet.blend(scene, (0, 120), (0, 650), (dark(NAVY, 0.2), mix(SEA, TEAL, 0.4)))
    for _ in range(60):
        sheet.disc(sheet.chance.uniform(320, 1290), sheet.chance.uniform(180, 420), sheet.chance.choice((1.2, 1.6, 2.4)), CREAM, 0.8)
    sheet.glow(820, 300, 200, AQUA, 0.6)
    sheet.disc(820, 300, 50, mix(CREAM, AMBER, 0.3))
    for height, ink in ((520, mix(TEAL, SEA, 0.4)), (570, mix(TEAL, NAVY, 0.4))):
        line = [(x, y) for x, y in ridge(sheet.chance, height, 34, 2.4) if 240 <= x <= 1360]
        sheet.fill(below(line, 650), ink)
    for x, tall in ((340, 330), (430, 270), (1280, 350), (1190, 240)):
        poplar(sheet, x, 656, tall, mix(PINE, TEAL, 0.4), 1, 0.14)
    flat = [(480, 650), (480, 430), (590, 318), (700, 430), (700, 650)]
    sheet.fill(flat, mix(ROSE, PLUM, 0.25))
    sheet.grain(flat, PLUM, (480, 650), (660, 420), 0.8)
    sheet.fill([(458, 448), (590, 330), (722, 448), (722, 424), (590, 304), (458, 424)], RUST)
    window(sheet, 556, 462, 68, 84, AMBER, CREAM)
    sheet.box(620, 560, 676, 650, dark(TEAL, 0.4))


def _spotlight(sheet: Sheet) -> None:
    cone = [(1130, 60), (1170, 60), (1080, 770), (720, 770)]
    sheet.veil(cone, AMBER, (1150, 60), (920, 900), 0.5)
    sheet.grain(cone, PAPER, (1150, -200), (940, 800), 0.35)
    sheet.oval(900, 730, 220, 38, mix(AMBER, PAPER, 0.35), 0.85)


def _players(sheet: Sheet) -> None:
    sheet.oval(850, 738, 76, 11, dark(UMBER, 0.3), 0.55)
    sheet.oval(985, 742, 80, 11, dark(UMBER, 0.3), 0.55)
    figure(sheet, 845, 740, 292, Outfit(PAPER, PAPER, SKINS[1], UMBER, hem=1.0, flare=0.07, bun=True), REACH, 1)
    figure(sheet, 985, 744, 300, Outfit(dark(BRICK, 0.1), NIGHT, SKINS[3], NIGHT, hem=0.7, flare=0.02), BOW, -1)


def _curtain(sheet: Sheet, side: int) -> None:
    edge = 800 + side * 590
    folds = 8
    red = mix(BRICK, WINE, 0.3)
    for fold in range(folds):
        near, far = fold / folds, (fold + 1) / folds
        def across(share: float, y: float) -> float:
            gather = 1 - 0.46 * math.exp(-(((y - 560) / 170) ** 2))
            return edge - side * 265 * share * gather
        left = [(across(near, y), y) for y in range(90, 800, 15)]
        right = [(across(far, y), y) for y in range(795, 85, -15)]
        sheet.fill([*left, *right], mix(red, CORAL, 0.22) if fold % 2 else dark(red, 0.22))
    drape = [(across(0, y), y) for y in range(90, 800, 15)] + [(across(1, y), y) for y in range(795, 85, -15)]
    sheet.grain(drape, NIGHT, (edge + side * 20, 400), (edge - side * 240, 460), 0.75)
    tie = smooth([(across(1.02, 560), 552), ((across(1, 560) + edge) / 2, 566), (edge, 536)])
    for start, end in zip(tie, tie[1:], strict=False):
        sheet.limb(start, end, 15, 15, SAFFRON)
    sheet.limb((across(0.5, 575), 568), (across(0.46, 575), 640), 12, 20, SAFFRON)


def _proscenium(sheet: Sheet) -> None:
    gold, red = mix(OCHRE, SAND, 0.3), mix(BRICK, WINE, 0.3)
    for swag in range(7):
        left = 210 + swag * 168.6
        cloth = [(left - 4, 84), *smooth([(left - 4, 120), (left + 40, 196), (left + 84, 214), (left + 130, 196), (left + 173, 120)]), (left + 173, 84)]
        sheet.fill(cloth, red)
        sheet.grain(cloth, NIGHT, (left, 80), (left + 40, 210), 0.7)
        sheet.stroke(smooth([(left - 4, 120), (left + 40, 196), (left + 84, 214), (left + 130, 196), (left + 173, 120)]), 6, SAFFRON)
    for side in (-1, 1):
        x = 800 + side * 690
        sheet.box(x - 110, 0, x + 110, 800, dark(WINE, 0.4))
        for row in (190, 420):
            rail = smooth([(x - 90, row + 120), (x, row + 150), (x + 90, row + 120)])
            sheet.fill(doorway(x, row + 132, 80, 170), dark(WINE, 0.75))
            for guest in (-38, 6, 44):
                figure(sheet, x + guest, row + 330, 250, Outfit.shadow(mix(PLUM, WINE, 0.3 + guest / 400), 0), STAND, -side)
            sheet.box(x - 100, row + 190, x + 100, 800 if row > 300 else row + 232, dark(WINE, 0.4))
            front = [*rail, *smooth([(x + 84, row + 182), (x, row + 214), (x - 84, row + 182)])]
            sheet.fill(front, mix(gold, WINE, 0.25))
            sheet.grain(front, WINE, (x + side * 90, row + 210), (x - side * 40, row + 130), 0.5)
            sheet.stroke(rail, 7, light(gold, 0.2))
        sheet.box(x - side * 100 - 12, 60, x - side * 100 + 12, 800, gold)
        sheet.box(x - side * 100 - 2, 60, x - side * 100 + 12, 800, dark(gold, 0.3), 0.6)
    sheet.box(0, 0, WIDTH, 62, dark(WINE, 0.5))
    sheet.box(0, 58, WIDTH, 88, gold)
    for x in range(12, WIDTH, 40):
        sheet.disc(x, 73, 8, light(gold, 0.35))
    sheet.box(100, 786, 1500, 812, gold)
    sheet.box(100, 806, 1500, 830, dark(gold, 0.5))
    for x in range(180, 1440, 74):
        sheet.glow(x, 784, 46, AMBER, 0.7)
        sheet.oval(x, 788, 15, 7, PAPER)


def _stalls(sheet: Sheet) -> None:
    sheet.box(0, 824, WIDTH, HEIGHT, dark(WINE, 0.8))
    for row, (y, size) in enumerate(((862, 26), (912, 33), (974, 42))):
        ink = mix(dark(PLUM, 0.6), WINE, 0.26 - row * 0.12)
        for seat in range(-1, int(WIDTH / (size * 2.5)) + 2):
            x = (seat + 0.5 * (row % 2)) * size * 2.5 + sheet.chance.uniform(-5, 5)
            if sheet.chance.random() < 0.06:
                continue
            lean = sheet.chance.uniform(-4, 4)
            sheet.glow(x + lean, y - 4, size * 1.1, AMBER, 0.3)
            sheet.oval(x + lean, y, size * 0.62, size * 0.76, ink)
            if sheet.chance.random() < 0.35:
                sheet.disc(x + lean, y - size * 0.86, size * 0.32, ink)
            shoulders = smooth([(x - size * 1.25, y + size * 2), (x - size * 1.05, y + size), (x, y + size * 0.62), (x + size * 1.05, y + size), (x + size * 1.25, y + size * 2)])
            sheet.fill(shoulders, ink)
        sheet.box(0, y + size * 1.25, WIDTH, y + size * 1.25 + 60, mix(dark(WINE, 0.55), BRICK, 0.1))
        sheet.box(0, y + size * 1.25, WIDTH, y + size * 1.25 + 4, mix(WINE, BRICK, 0.5))
