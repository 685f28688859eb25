"""Harvest, with the last dry weather of the month building over it."""

from courant.demo.pictures.buildings import gable, house, window
from courant.demo.pictures.figures import HOLD, Outfit, figure
from courant.demo.pictures.nature import cloud, plume, poplar, sky, tree
from courant.demo.pictures.outline import below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    LEAF,
    MAUVE,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    SAFFRON,
    SAGE,
    SAND,
    SEA,
    SKY,
    SLATE,
    STEEL,
    UMBER,
    WHEAT,
    WINE,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SEA, DENIM, 0.3), mix(SKY, SEA, 0.3), mix(SKY, PAPER, 0.6)), 520)
    cloud(sheet, 1100, 430, 860, 300, PAPER, mix(SKY, MAUVE, 0.35))
    cloud(sheet, 330, 330, 620, 130, PAPER, mix(SKY, MAUVE, 0.3))
    cloud(sheet, 700, 130, 380, 40, PAPER, mix(SKY, MAUVE, 0.2))
    sheet.fill(below(ridge(sheet.chance, 450, 22, 1.7), 600), mix(STEEL, SAGE, 0.45))
    bands = (
        (traced("-10,500 400,468 820,496 1250,476 1620,500"), mix(SAGE, WHEAT, 0.35), OLIVE),
        (traced("-10,540 350,560 800,520 1200,536 1620,502"), mix(WHEAT, PAPER, 0.3), OCHRE),
        (traced("-10,600 420,576 900,620 1300,590 1620,620"), mix(LEAF, WHEAT, 0.45), MOSS),
        (traced("-10,690 380,664 860,640 1250,668 1620,690"), WHEAT, OCHRE),
    )
    for index, (line, lit, shaded) in enumerate(bands):
        hill = smooth(line)
        sheet.fill(below(hill), lit)
        sheet.grain(below(hill), shaded, (1500, 720 + 40 * index), (500, 470 + 40 * index), 0.7)
        _furrows(sheet, hill, dark(shaded, 0.05), 12 + index * 4)
        if index == 1:
            _farmstead(sheet)
    _harvester(sheet, 1010, 704)
    for height in range(5):
        _ears(sheet, 842 + height * 76, 100 + height * 16, height)


def _furrows(sheet: Sheet, hill: list[Point], ink: Ink, depth: int) -> None:
    for row in range(1, 11):
        share = row * row * depth / 16
        line = [(x, y + share + x * 0.004 * row) for x, y in hill]
        sheet.stroke(line, 1 + row * 0.14, ink, 0.35)


def _farmstead(sheet: Sheet) -> None:
    for x, tall in ((196, 130), (226, 160), (256, 120), (520, 150)):
        poplar(sheet, x, 562, tall, MOSS, -1)
    house(sheet, 290, 566, 150, 64, PAPER, BRICK, 0.26)
    gable(sheet, 420, 568, 78, 74, CREAM, dark(BRICK, 0.15), 0.5)
    for x in (312, 352, 392):
        window(sheet, x, 520, 16, 24, SLATE, CREAM)
    window(sheet, 448, 518, 18, 28, SLATE, PAPER)
    for x, tall in ((560, 76), (612, 60), (1330, 80), (1380, 60), (1420, 92)):
        tree(sheet, x, 560 if x < 900 else 536, tall, MOSS, -1, 0.4)


def _harvester(sheet: Sheet, x: float, ground: float) -> None:
    plume(sheet, x + 150, ground - 4, 420, 56, mix(WHEAT, CREAM, 0.4), mix(WHEAT, OCHRE, 0.35))
    sheet.fill(traced("-210,0 190,0 240,18 -190,18", x, ground), dark(OCHRE, 0.6), 0.5)
    red = mix(BRICK, CORAL, 0.3)
    body = traced("-70,-40 -70,-112 -20,-148 150,-148 178,-104 166,-40", x, ground)
    sheet.fill(body, red)
    sheet.grain(body, dark(WINE, 0.3), (x + 170, ground - 40), (x, ground - 140), 0.8)
    sheet.fill(traced("-128,-62 -122,-156 -36,-156 -30,-62", x, ground), dark(red, 0.2))
    sheet.fill(traced("-118,-84 -112,-148 -46,-148 -44,-84", x, ground), mix(SKY, PAPER, 0.3))
    figure(sheet, x - 78, ground - 62, 84, Outfit(DENIM, NAVY, hat=SAND), HOLD, -1)
    sheet.fill(traced("-128,-62 -126,-100 -34,-100 -30,-62", x, ground), dark(red, 0.2))
    sheet.box(x - 136, ground - 166, x - 28, ground - 154, CREAM)
    sheet.limb((x + 20, ground - 146), (x + 40, ground - 182), 16, 14, CREAM)
    sheet.limb((x + 40, ground - 182), (x + 190, ground - 214), 14, 12, CREAM)
    sheet.fill(traced("-130,-70 -214,-34 -226,-4 -150,-4 -60,-44", x, ground), dark(red, 0.35))
    for spoke in range(6):
        sheet.limb(
            (x - 226, ground - 44),
            (x - 226 + (44, 22, -22, -44, -22, 22)[spoke], ground - 44 + (0, 38, 38, 0, -38, -38)[spoke]),
            4,
            4,
            SAFFRON,
        )
    sheet.ring(x - 226, ground - 44, 44, 5, SAFFRON)
    for wheel, radius in ((x - 68, 56), (x + 128, 36)):
        sheet.disc(wheel, ground + 6 - radius, radius, dark(UMBER, 0.5))
        sheet.disc(wheel, ground + 6 - radius, radius * 0.5, SAFFRON)
        sheet.disc(wheel, ground + 6 - radius, radius * 0.16, dark(OCHRE, 0.3))


def _ears(sheet: Sheet, foot: float, tall: float, rank: int) -> None:
    """One rank of standing wheat, its stalks bowing with the breeze."""
    straw = mix(OCHRE, WHEAT, 0.25 + 0.18 * rank)
    sheet.fill(
        below(smooth(traced("-10,-20 500,-34 1050,-14 1620,-30", 0, foot))),
        mix(dark(OCHRE, 0.28), straw, 0.62),
    )
    step = 12 + rank * 4
    for index in range(int(WIDTH / step) + 2):
        x = index * step + sheet.chance.uniform(-6, 6)
        rise = tall * sheet.chance.uniform(0.8, 1.15)
        sway = rise * sheet.chance.uniform(0.1, 0.3)
        head = (x + sway, foot - rise)
        sheet.stroke([(x, foot + 40), (x + sway * 0.3, foot - rise * 0.5), head], 1.5 + rank * 0.5, dark(straw, 0.2))
        size = 3.2 + rank * 1.3
        for grain in range(5):
            gx, gy = head[0] + grain * size * 0.5, head[1] - grain * size * 1.5
            sheet.oval(gx - size * 0.7, gy, size * 0.55, size * 1.1, straw)
            sheet.oval(gx + size * 0.7, gy, size * 0.55, size * 1.1, light(straw, 0.25))
            sheet.stroke([(gx, gy), (gx + size * 2.2, gy - size * 5)], 0.8, light(straw, 0.3))
