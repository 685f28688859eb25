"""What stands and hangs in the museum hall."""

from courant.demo.pictures.outline import Lens, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    AQUA,
    BARK,
    CREAM,
    FOG,
    LEAF,
    MAUVE,
    NIGHT,
    OCHRE,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    RUST,
    SAFFRON,
    SAND,
    SEA,
    SKY,
    STEEL,
    TEAL,
    WHEAT,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import Sheet

HALL = Lens(760, 520, 900, 1.8)


def column(sheet: Sheet, side: int, away: float) -> None:
    x, foot = HALL.at(side * 6.6, 0, away)
    unit = HALL.tall(1, away)
    top = foot - 8.2 * unit
    stone = mix(CREAM, PAPER, 0.4)
    shaft = [(x - 0.42 * unit, foot), (x - 0.36 * unit, top), (x + 0.36 * unit, top), (x + 0.42 * unit, foot)]
    sheet.fill(shaft, stone)
    sheet.grain(shaft, mix(SAND, MAUVE, 0.6), (x + side * 0.5 * unit, foot), (x - side * 0.1 * unit, foot), 0.7)
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


def painting(sheet: Sheet, side: int, near: float, far: float) -> None:
    across = side * 7.95
    near, far = near + (far - near) * 0.16, far - (far - near) * 0.1
    sheet.fill(HALL.wall(across, near, far, 1.9, 5.3), dark(OCHRE, 0.12))
    sheet.fill(HALL.wall(across, near, far, 5.16, 5.3), SAFFRON)
    inset = (far - near) * 0.08
    near, far = near + inset, far - inset
    upper, lower = sheet.chance.choice(((SKY, LEAF), (PEACH, PLUM), (CREAM, SEA), (AMBER, RUST), (AQUA, WHEAT)))
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


def bronze_figure(sheet: Sheet) -> None:
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
    shine = traced("-70,-84 -28,-162 -46,-228 -10,-266", x, base)
    sheet.stroke(smooth(shine), 5, light(bronze, 0.4))
