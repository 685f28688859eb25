"""The tools on the wall of the workshop."""

from courant.demo.pictures.outline import smooth, traced
from courant.demo.pictures.palette import (
    BARK,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    NIGHT,
    OCHRE,
    SAFFRON,
    SAND,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet


def tool_wall(sheet: Sheet) -> None:
    board = mix(BARK, UMBER, 0.4)
    sheet.box(760, 150, 1330, 500, board)
    sheet.grain([(760, 150), (1330, 150), (1330, 500), (760, 500)], NIGHT, (1400, 520), (900, 200), 0.6)
    steel, wood = mix(FOG, STEEL, 0.3), mix(OCHRE, SAND, 0.2)
    for x, long in ((810, 200), (900, 170), (984, 140)):
        sheet.fill([(x - 24, 200), (x + 24, 200), (x + 9, 200 + long), (x - 9, 200 + long)], steel)
        sheet.fill([(x - 24, 200), (x - 20, 200), (x - 6, 200 + long), (x - 9, 200 + long)], light(steel, 0.4))
        sheet.fill(smooth(traced("-28,206 -30,176 0,164 30,176 28,206", x, 0), True, 4), dark(wood, 0.1))
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
    for x, foot, wide, tall, ink in (
        (1412, 210, 54, 70, BRICK),
        (1474, 210, 44, 52, CREAM),
        (1526, 210, 60, 84, TEAL),
        (1420, 380, 48, 58, SAFFRON),
        (1476, 380, 62, 80, SLATE),
        (1546, 380, 50, 62, CORAL),
    ):
        sheet.box(x, foot - tall, x + wide, foot, ink)
        sheet.box(x, foot - tall, x + wide, foot - tall + 12, dark(ink, 0.3))
        sheet.box(x + wide * 0.65, foot - tall, x + wide, foot, dark(ink, 0.3), 0.5)
