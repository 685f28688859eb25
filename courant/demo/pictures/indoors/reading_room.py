"""The long table of the public library, on a winter afternoon."""

from courant.demo.pictures.figures import REACH, READ, Outfit, figure
from courant.demo.pictures.outline import arch, doorway, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    CREAM,
    FOG,
    LEAF,
    MOSS,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PINE,
    ROSE,
    RUST,
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
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet

WALNUT = mix(UMBER, BARK, 0.5)


def draw(sheet: Sheet) -> None:
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
        shaft = traced("118,250 440,1000 120,1000 -118,690 118,690", x, 0)
        sheet.veil(shaft, AMBER, (x, 250), (x + 330, 960), 0.34)
        sheet.grain(shaft, AMBER, (x, 60), (x + 330, 960), 0.32)
    _readers(sheet)


def _tall_window(sheet: Sheet, x: float) -> None:
    frame = light(WALNUT, 0.2)
    sheet.fill(doorway(x, 700, 138, 590), dark(WALNUT, 0.3))
    opening = doorway(x, 690, 118, 560)
    sheet.blend(opening, (0, 120), (0, 620), (mix(SKY, PAPER, 0.5), mix(AMBER, PAPER, 0.5)))
    for tone, lift in ((mix(PEACH, FOG, 0.4), 0), (mix(ROSE, STEEL, 0.4), 46)):
        roofs: list[Point] = [(x - 118, 690)]
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
        (190, 1, Outfit(BRICK, dark(NAVY, 0.2), SKINS[1], NIGHT, bun=True)),
        (690, -1, Outfit(mix(SEA, TEAL, 0.4), UMBER, SKINS[3], NIGHT)),
        (960, 1, Outfit(SAFFRON, SLATE, SKINS[2], RUST)),
        (1440, -1, Outfit(mix(CREAM, SAND, 0.5), NAVY, SKINS[0], mix(FOG, PAPER, 0.3))),
    )
    figure(
        sheet,
        868,
        806,
        420,
        Outfit(dark(WINE, 0.1), NIGHT, SKINS[4], UMBER, hem=0.8, flare=0.02, bun=True),
        REACH,
        1,
    )
    for x, facing, outfit in people:
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
    for x in (left + 54, right - 54):
        sheet.fill([(x - 50, 752), (x, 744), (x, 750), (x - 44, 758)], PAPER)
        sheet.fill([(x + 50, 752), (x, 744), (x, 750), (x + 44, 758)], mix(PAPER, SAND, 0.4))
    sheet.glow(middle, 700, 190, AMBER, 0.6, 0.6)
    sheet.limb((middle, 756), (middle, 660), 7, 6, OCHRE)
    sheet.box(middle - 34, 748, middle + 34, 758, OCHRE)
    shade = smooth(traced("-70,676 -58,646 0,634 58,646 70,676", middle, 0))
    sheet.fill(shade, mix(PINE, LEAF, 0.35))
    sheet.grain(shade, PINE, (middle + 70, 680), (middle - 30, 640), 0.8)
    sheet.box(middle - 62, 675, middle + 62, 681, mix(AMBER, PAPER, 0.6))
    for index, ink_ in enumerate((BRICK, TEAL, CREAM)):
        sheet.box(middle + 40 + index * 3, 748 - index * 11, middle + 108 - index * 5, 758 - index * 11, ink_)
