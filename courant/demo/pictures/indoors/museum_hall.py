"""The long gallery on a free Sunday, sun coming through the roof."""

from courant.demo.pictures.figures import HOLD, POINT, STAND, WALK, Outfit, figure
from courant.demo.pictures.outline import Lens, doorway, smooth
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
    MAUVE,
    NAVY,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PINE,
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
    WHEAT,
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import HEIGHT, WIDTH, Sheet

HALL = Lens(760, 520, 900, 1.8)


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
    sheet.blend(
        HALL.floor(-8, 8, 1.5, 44), (0, 540), (0, 1000), (mix(CREAM, PAPER, 0.4), mix(SAND, OCHRE, 0.3))
    )
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
        for column in range(-4, 4):
            if (row + column) % 2:
                sheet.fill(
                    HALL.floor(column * 2, column * 2 + 2, near, near * 1.13),
                    mix(SAND, BARK, 0.35),
                    max(0.08, 0.4 - row * 0.016),
                )
    sheet.veil(HALL.floor(-8, -5.4, 1.5, 44), dark(BRICK, 0.3), HALL.at(-8, 0, 8), HALL.at(-4.6, 0, 8), 0.35)


def _column(sheet: Sheet, side: int, away: float) -> None:
    x, foot = HALL.at(side * 6.6, 0, away)
    unit = HALL.tall(1, away)
    top = foot - 8.2 * unit
    stone = mix(CREAM, PAPER, 0.4)
    shaft = [(x - 0.42 * unit, foot), (x - 0.36 * unit, top), (x + 0.36 * unit, top), (x + 0.42 * unit, foot)]
    sheet.fill(shaft, stone)
    sheet.grain(
        shaft, mix(SAND, MAUVE, 0.6), (x + side * 0.5 * unit, foot), (x - side * 0.1 * unit, foot), 0.7
    )
    for flute in (-0.2, 0.0, 0.2):
        sheet.stroke(
            [(x + flute * unit, foot - 0.3 * unit), (x + flute * 0.9 * unit, top)],
            max(0.8, 0.035 * unit),
            mix(SAND, BARK, 0.25),
            0.6,
        )
    for low, high, half in ((0, 0.26, 0.6), (0.26, 0.4, 0.5), (8.0, 8.16, 0.46), (8.16, 8.5, 0.6)):
        sheet.box(x - half * unit, foot - high * unit, x + half * unit, foot - low * unit, stone)
        sheet.box(
            x + (0.1 if side > 0 else -half) * unit,
            foot - high * unit,
            x + (half if side > 0 else -0.1) * unit,
            foot - low * unit,
            mix(stone, BARK, 0.18),
        )
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
    upper, lower = sheet.chance.choice(
        ((SKY, LEAF), (PEACH, PLUM), (CREAM, SEA), (AMBER, RUST), (AQUA, WHEAT))
    )
    sheet.fill(HALL.wall(across, near, far, 2.15, 5.05), upper)
    sheet.fill(HALL.wall(across, near, far, 2.15, 3.4), lower)
    hill = [
        HALL.at(across, 3.4, near),
        HALL.at(across, 4.2, near + (far - near) * 0.35),
        HALL.at(across, 3.4, near + (far - near) * 0.75),
    ]
    sheet.fill(hill, dark(lower, 0.3))
    x, y = HALL.at(across, 4.4, near + (far - near) * 0.72)
    sheet.oval(x, y, HALL.tall(0.14, near), HALL.tall(0.28, near), PAPER)


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

    body = cast(
        (-84, -4),
        (-100, 106),
        (-40, 206),
        (-66, 286),
        (-10, 346),
        (52, 300),
        (40, 216),
        (98, 126),
        (80, 36),
        (88, -4),
    )
    sheet.fill(body, bronze)
    sheet.grain(body, NIGHT, (x + 80, base - 60), (x - 50, base - 140), 1.0)
    for hole in (
        ((-34, 66), (-40, 126), (4, 168), (40, 116), (18, 52)),
        ((-14, 268), (2, 304), (24, 276), (8, 242)),
    ):
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
            _bronze(sheet)
        x, y = HALL.at(across, 0, away)
        tall = HALL.tall(1.08 if outfit.coat == SAFFRON and away < 9 else 1.72, away)
        sheet.fill(
            [
                (x - tall * 0.06, y),
                (x + tall * 0.07, y),
                (x - tall * 0.22, y + tall * 0.13),
                (x - tall * 0.34, y + tall * 0.12),
            ],
            UMBER,
            0.35,
        )
        figure(sheet, x, y, tall, outfit, pose, facing)
