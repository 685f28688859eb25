"""The late express over the viaduct, under a full moon."""

from courant.demo.pictures.buildings import house, lit_windows
from courant.demo.pictures.nature import grass, pine, poplar, sky, sun
from courant.demo.pictures.outline import arch, below, blob, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BRICK,
    CREAM,
    NAVY,
    NIGHT,
    PAPER,
    PINE,
    SEA,
    SLATE,
    STEEL,
    TEAL,
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.ripples import glitter, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Point, Sheet
from courant.demo.pictures.vehicles import railway_cars

RAIL = 470


def draw(sheet: Sheet) -> None:
    sky(sheet, (dark(NIGHT, 0.1), NAVY, mix(NAVY, TEAL, 0.6), mix(TEAL, SEA, 0.5)), 720)
    for _ in range(190):
        x, y = sheet.chance.uniform(0, WIDTH), 460 * sheet.chance.random() ** 1.3
        sheet.disc(x, y, sheet.chance.choice((0.8, 1.0, 1.2, 1.8)), PAPER, sheet.chance.uniform(0.3, 0.9))
    sun(sheet, 1180, 200, 74, mix(PAPER, AMBER, 0.12), 5)
    for x, y, radius in ((1156, 182, 19), (1190, 176, 12), (1204, 218, 16), (1162, 226, 9)):
        sheet.fill(blob(sheet.chance, x, y, radius, radius * 0.8, 0.2), mix(CREAM, STEEL, 0.12))
    for height, swing, waves, ink in (
        (430, 70, 1.5, mix(TEAL, NAVY, 0.35)),
        (520, 60, 1.2, mix(TEAL, NAVY, 0.6)),
        (610, 44, 1.8, mix(NAVY, TEAL, 0.25)),
    ):
        line = ridge(sheet.chance, height, swing, waves)
        sheet.fill(below(line, 760), ink)
        sheet.grain(below(line, 760), mix(SEA, ink, 0.35), (1180, 300), (700, 640), 0.55)
        sheet.veil(below(line, 760), mix(TEAL, SEA, 0.5), (0, 740), (0, height), 0.5)
    _hamlet(sheet)
    _viaduct(sheet)
    railway_cars(sheet, 1290 - 7 * 58 * 3.9, 1280, lambda x: RAIL, 58, mix(BRICK, WINE, 0.3))
    _engine(sheet, 1290)
    mirror(sheet, 760, 1000, mix(NAVY, TEAL, 0.3), 0.4, 8)
    glitter(sheet, 1180, 760, 1000, mix(CREAM, SEA, 0.2), 46)
    ripples(sheet, 760, 1000, mix(SEA, NAVY, 0.4), 90, 0.5)
    for x, tall in ((40, 420), (130, 330), (-10, 300), (1500, 360), (1580, 470), (1430, 240), (220, 220)):
        pine(sheet, x, 1010, tall, dark(PINE, 0.5), 1)
    grass(sheet, -20, 330, 1012, 60, dark(PINE, 0.65), 70)
    grass(sheet, 1350, 1620, 1012, 60, dark(PINE, 0.65), 60)


def _hamlet(sheet: Sheet) -> None:
    for x, wide, tall in (
        (560, 54, 32),
        (612, 46, 42),
        (668, 60, 30),
        (1000, 50, 34),
        (1056, 60, 44),
        (1130, 48, 30),
    ):
        house(sheet, x, 742, wide, tall, dark(SLATE, 0.45), dark(NAVY, 0.5), 0.3)
        lit_windows(sheet, (x + 4, 742 - tall + 8, x + wide - 4, 738), 3, 1, 0.6, NIGHT)
    for x, tall in ((540, 80), (740, 70), (980, 90), (1190, 84)):
        poplar(sheet, x, 748, tall, dark(PINE, 0.4), 1)
    sheet.fill(
        below(smooth(traced("-10,690 160,710 420,744 800,750 1200,744 1450,716 1620,690")), 762),
        dark(PINE, 0.55),
    )


def _viaduct(sheet: Sheet) -> None:
    stone, bay = mix(SLATE, NAVY, 0.3), 190
    outline: list[Point] = [(-100, RAIL), (1700, RAIL), (1700, 770)]
    for index in range(9, -1, -1):
        x = -90 + bay * index
        outline += [(x + bay - 24, 770), *reversed(arch(x + bay / 2, 580, bay / 2 - 24, 62)), (x + 24, 770)]
    outline.append((-100, 770))
    sheet.fill([(x - 15, max(y, RAIL + 20)) for x, y in outline], dark(stone, 0.6))
    sheet.fill(outline, stone)
    sheet.grain(outline, NIGHT, (100, 780), (500, 480), 0.8)
    for index in range(10):
        x = -90 + bay * index
        sheet.stroke(arch(x + bay / 2, 580, bay / 2 - 19, 67), 6, light(stone, 0.16))
        sheet.box(x + bay + 10, 560, x + bay + 24, 770, light(stone, 0.12))
        sheet.box(x + bay - 30, 574, x + bay + 30, 583, light(stone, 0.2))
    sheet.box(0, RAIL - 2, WIDTH, RAIL + 8, light(stone, 0.3))
    sheet.box(0, RAIL + 24, WIDTH, RAIL + 30, dark(stone, 0.4))


def _engine(sheet: Sheet, x: float) -> None:
    red = mix(BRICK, WINE, 0.3)
    beam = [(x + 175, RAIL - 24), (1640, RAIL - 70), (1640, RAIL + 4)]
    sheet.veil(beam, AMBER, (x + 160, 0), (1700, 0), 0.75)
    nose = [(x, RAIL), (x, RAIL - 58), *smooth(traced("100,-58 150,-48 180,-22 184,0", x, RAIL))]
    sheet.fill(nose, red)
    sheet.fill(traced("0,-58 6,-64 96,-64 108,-57", x, RAIL), dark(red, 0.4))
    sheet.fill(traced("112,-50 142,-46 160,-30 116,-30", x, RAIL), AMBER)
    sheet.fill(traced("0,-20 184,-20 184,-15 0,-15", x, RAIL), light(red, 0.4))
    sheet.disc(x + 176, RAIL - 12, 5, PAPER)
    sheet.glow(x + 178, RAIL - 12, 60, AMBER, 0.8)
