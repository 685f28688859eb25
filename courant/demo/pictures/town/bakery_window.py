"""The lit window of the bakery: the oven behind, the bread in front."""

from courant.demo.pictures.figures import HOLD, Outfit, figure
from courant.demo.pictures.outline import doorway, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BARK,
    BRICK,
    CREAM,
    OCHRE,
    PAPER,
    RUST,
    SAFFRON,
    SKINS,
    TEAL,
    UMBER,
    Ink,
    dark,
    mix,
)
from courant.demo.pictures.sheet import Sheet

PAVEMENT = 800


def oven_room(sheet: Sheet) -> None:
    frame = dark(TEAL, 0.55)
    sheet.box(406, 400, 1286, PAVEMENT, frame)
    room = [(430, 440), (1080, 440), (1080, 690), (430, 690)]
    sheet.blend(room, (0, 690), (0, 430), (mix(AMBER, PAPER, 0.35), mix(SAFFRON, OCHRE, 0.3)))
    sheet.fill(doorway(590, 690, 92, 170), mix(BRICK, OCHRE, 0.35))
    sheet.fill(doorway(590, 690, 66, 132), dark(RUST, 0.4))
    sheet.glow(590, 650, 90, SAFFRON, 0.9)
    for y in (505, 565, 625):
        sheet.box(740, y, 1066, y + 8, BARK)
        x = 752.0
        while x < 1040:
            half = sheet.chance.choice((17, 22, 28))
            _loaf(sheet, x + half, y, half, 15 if half < 25 else 19)
            x += half * 2 + 6
    figure(sheet, 690, 800, 320, Outfit(PAPER, PAPER, SKINS[1], PAPER, hem=0.6), HOLD, -1)
    sheet.box(672, 505, 706, 528, PAPER)
    sheet.oval(689, 506, 26, 13, PAPER)
    sheet.box(565, 606, 650, 613, UMBER)
    for x in (582, 606, 630):
        _loaf(sheet, x, 606, 12, 11)


def _loaf(sheet: Sheet, x: float, foot: float, half: float, tall: float, ink: Ink = OCHRE) -> None:
    crust = smooth(
        [
            (x - half, foot),
            (x - half * 0.8, foot - tall * 0.8),
            (x, foot - tall),
            (x + half * 0.8, foot - tall * 0.8),
            (x + half, foot),
        ],
        steps=4,
    )
    sheet.fill(crust, dark(ink, 0.12))
    sheet.grain(crust, RUST, (x + half, foot), (x - half * 0.4, foot - tall), 0.8)
    for shift in (-0.4, 0, 0.4):
        sheet.stroke(
            [
                (x + half * shift - tall * 0.1, foot - tall * 0.5),
                (x + half * shift + tall * 0.16, foot - tall * 0.86),
            ],
            max(1.4, tall * 0.1),
            CREAM,
        )


def window_display(sheet: Sheet) -> None:
    sheet.box(430, 690, 1080, 700, mix(BARK, OCHRE, 0.3))
    sheet.box(430, 700, 1080, PAVEMENT, dark(TEAL, 0.4))
    for x in range(440, 1080, 130):
        sheet.box(x, 714, x + 112, 786, dark(TEAL, 0.55))
    for x in range(462, 800, 62):
        _loaf(sheet, x, 690, 27, 25)
    for basket in (850, 950):
        for stick in range(6):
            top = (basket + 4 + stick * 13 + sheet.chance.uniform(-8, 10), 596 + sheet.chance.uniform(0, 22))
            sheet.limb((basket + 10 + stick * 9, 670), top, 13, 9, mix(OCHRE, RUST, 0.15 + 0.1 * (stick % 2)))
        sheet.fill(traced("0,640 74,640 66,690 8,690", basket, 0), UMBER)
        sheet.grain(traced("0,640 74,640 66,690 8,690", basket, 0), OCHRE, (basket, 640), (basket + 60, 690), 0.8)
    for x in (1042, 1062):
        _loaf(sheet, x, 690, 14, 20)
    for x in (645, 862):
        sheet.box(x, 440, x + 7, 690, dark(TEAL, 0.5))
    sheet.fill([(450, 450), (540, 450), (440, 640), (440, 540)], PAPER, 0.14)
