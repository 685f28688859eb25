"""The long gallery on a free Sunday, sun coming through the roof."""

from courant.demo.pictures.figures import HOLD, POINT, STAND, WALK, Outfit, figure
from courant.demo.pictures.indoors.museum_pieces import HALL, bronze_figure, column, painting
from courant.demo.pictures.outline import doorway, traced
from courant.demo.pictures.palette import (
    AMBER,
    AQUA,
    BARK,
    BRICK,
    CORAL,
    CREAM,
    DENIM,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PLUM,
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
    dark,
    mix,
)
from courant.demo.pictures.sheet import HEIGHT, WIDTH, Sheet


def draw(sheet: Sheet) -> None:
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
                painting(sheet, side, away * 1.03, away * 1.24)
            column(sheet, side, away)
    _sunbeams(sheet)
    _visitors(sheet)


def _ceiling(sheet: Sheet) -> None:
    for side in (-1, 1):
        cove = [
            HALL.at(side * 8, 9, 1.5),
            HALL.at(side * 8, 9, 44),
            HALL.at(side * 3.4, 12, 44),
            HALL.at(side * 3.4, 12, 1.5),
        ]
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
    sheet.fill(
        [*HALL.front(-8, 8, 9, 9, 44)[:2], HALL.at(-3.4, 12, 44), HALL.at(3.4, 12, 44), HALL.at(8, 9, 44)],
        mix(CREAM, SAND, 0.2),
    )
    x, foot = HALL.at(0, 0, 44)
    sheet.fill(doorway(x, foot, 66, 150), mix(CREAM, PAPER, 0.4))
    sheet.fill(doorway(x, foot, 52, 134), mix(SEA, AQUA, 0.5))
    sheet.fill(doorway(x, foot, 30, 90), mix(AMBER, PAPER, 0.5))


def _marble(sheet: Sheet) -> None:
    for row in range(22):
        near = 3.2 * 1.13**row
        for tile in range(-4, 4):
            if (row + tile) % 2:
                sheet.fill(
                    HALL.floor(tile * 2, tile * 2 + 2, near, near * 1.13),
                    mix(SAND, BARK, 0.35),
                    max(0.08, 0.4 - row * 0.016),
                )
    sheet.veil(HALL.floor(-8, -5.4, 1.5, 44), dark(BRICK, 0.3), HALL.at(-8, 0, 8), HALL.at(-4.6, 0, 8), 0.35)


def _sunbeams(sheet: Sheet) -> None:
    for away, lean in ((26, -2), (17, -2.6), (11, -3.2)):
        beam = [
            HALL.at(-1.4, 12, away),
            HALL.at(1.6, 12, away),
            HALL.at(2.4 + lean, 0, away * 0.86),
            HALL.at(-2.4 + lean, 0, away * 0.86),
        ]
        sheet.veil(beam, PAPER, beam[0], ((beam[2][0] + beam[3][0]) / 2, beam[2][1] + 120), 0.5)
        sheet.fill(HALL.floor(-2.4 + lean, 2.4 + lean, away * 0.8, away * 0.92), PAPER, 0.5)


def _visitors(sheet: Sheet) -> None:
    guests = (
        (-1.6, 30, Outfit(TEAL, NAVY, hem=0.5), WALK, 1),
        (1.4, 26, Outfit(PLUM, NIGHT, hem=0.7), STAND, -1),
        (-4.3, 20, Outfit(SAFFRON, NAVY, SKINS[1], hem=0.3), POINT, -1),
        (-3.6, 20.4, Outfit(NAVY, SLATE, SKINS[1], hem=0.5), STAND, -1),
        (
            4.6,
            14,
            Outfit(mix(SEA, TEAL, 0.5), UMBER, SKINS[0], NIGHT, hem=0.9, flare=0.03, bun=True),
            STAND,
            1,
        ),
        (-2.3, 8.6, Outfit(CORAL, NAVY, SKINS[2], RUST, hem=0.9, flare=0.04, bun=True), STAND, 1),
        (-1.55, 8.3, Outfit(SAFFRON, DENIM, SKINS[2], RUST), POINT, 1),
        (3.55, 7.6, Outfit(dark(TEAL, 0.35), NIGHT, SKINS[4], NIGHT, hem=0.6), HOLD, -1),
        (-2.55, 4.5, Outfit(mix(SEA, TEAL, 0.5), UMBER, SKINS[0], NIGHT, hem=0.3), WALK, 1),
    )
    for across, away, outfit, pose, facing in guests:
        if outfit.coat == CORAL:
            bronze_figure(sheet)
        x, y = HALL.at(across, 0, away)
        tall = HALL.tall(1.08 if outfit.coat == SAFFRON and away < 9 else 1.72, away)
        sheet.fill(traced("-0.06,0 0.07,0 -0.22,0.13 -0.34,0.12", x, y, tall), UMBER, 0.35)
        figure(sheet, x, y, tall, outfit, pose, facing)
