"""Market morning, with the sun coming down one side of the street."""

from courant.demo.pictures.figures import HOLD, POINT, STAND, STRIDE, WALK, Outfit, Pose, figure
from courant.demo.pictures.nature import cloud, sky
from courant.demo.pictures.outline import below, doorway, ridge, traced
from courant.demo.pictures.palette import (
    AMBER,
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
    PLUM,
    ROSE,
    RUST,
    SAFFRON,
    SAGE,
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
from courant.demo.pictures.sheet import Sheet
from courant.demo.pictures.town.market_stalls import STREET, stall


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SEA, SKY, 0.5), mix(SKY, PAPER, 0.5), CREAM), 480)
    cloud(sheet, 830, 250, 420, 70, PAPER, mix(SKY, PEACH, 0.4))
    sheet.fill(below(ridge(sheet.chance, 430, 12, 3), 520), mix(SAGE, FOG, 0.6))
    _gate_tower(sheet)
    sheet.fill(STREET.floor(-8, 8, 1.5, 70), mix(SAND, PAPER, 0.35))
    for side, walls in (
        (-1, (CREAM, PEACH, ROSE, CREAM, SAND, PEACH)),
        (1, (mix(ROSE, MAUVE, 0.3), SAND, CORAL, PEACH, SAND, ROSE)),
    ):
        _street_side(sheet, side, walls)
    shade = [
        STREET.at(8, 0, 70),
        STREET.at(8, 0, 1.5),
        STREET.at(-0.6, 0, 1.5),
        STREET.at(2.0, 0, 8),
        STREET.at(2.2, 0, 70),
    ]
    sheet.fill(shade, PLUM, 0.34)
    for row in range(26):
        away = 2.2 * 1.14**row
        sheet.stroke([STREET.at(-4, 0, away), STREET.at(4, 0, away)], max(0.6, 5 / away), dark(SAND, 0.5), 0.25)
    crowd = _crowd()
    for away in (34, 26, 20, 15.2, 11.6, 8.6, 6.1):
        for x, z, outfit, pose, facing in crowd:
            if away <= z < away * 1.33:
                _passer(sheet, x, z, outfit, pose, facing)
        for side in (-1, 1):
            stall(sheet, side, away, away * 1.24)
    for x, z, outfit, pose, facing in crowd:
        if z < 6.1:
            _passer(sheet, x, z, outfit, pose, facing)
    for away in (24, 15, 9.5):
        _bulbs(sheet, away)


def _gate_tower(sheet: Sheet) -> None:
    x, foot = 868, 500
    sheet.box(x - 44, 270, x + 44, foot, mix(SAND, FOG, 0.35))
    sheet.box(x + 10, 270, x + 44, foot, mix(STEEL, ROSE, 0.4), 0.6)
    sheet.box(x - 52, 262, x + 52, 274, mix(SAND, PAPER, 0.4))
    sheet.fill([(x - 40, 262), (x, 196), (x + 40, 262)], mix(BRICK, FOG, 0.3))
    sheet.disc(x, 312, 19, PAPER)
    sheet.stroke([(x, 300), (x, 312), (x + 9, 317)], 2, SLATE)
    sheet.fill(doorway(x, foot, 20, 70), mix(SLATE, ROSE, 0.3))


def _street_side(sheet: Sheet, side: int, walls: tuple[Ink, ...]) -> None:
    away = 60.0
    for index, near in enumerate((36, 24, 16, 10.6, 6.6, 2.2)):
        tall = (9, 11.4, 8.6, 10.6, 9.4, 12.5)[(index * (2 if side > 0 else 1)) % 6]
        face = walls[index] if side < 0 else dark(walls[index], 0.34)
        face = mix(face, CREAM, max(0.0, 0.42 - index * 0.1))
        wall = STREET.wall(side * 7, near, away, 0, tall)
        sheet.fill(wall, face)
        sheet.grain(wall, dark(face, 0.5), STREET.at(side * 7, 0, near), STREET.at(side * 7, 5, near), 0.7)
        sheet.fill(STREET.wall(side * 7, near, away, tall - 0.35, tall), dark(face, 0.3))
        sheet.fill(
            [
                STREET.at(side * 7, tall, near),
                STREET.at(side * 7, tall, away),
                STREET.at(side * 6.5, tall + 0.25, away),
                STREET.at(side * 6.5, tall + 0.25, near),
            ],
            dark(BRICK, 0.1 if side < 0 else 0.4),
        )
        for bay in range(3):
            first = near + (away - near) * (bay + 0.28) / 3
            last = near + (away - near) * (bay + 0.72) / 3
            for low in (4.7, 7.2, 9.7):
                if low + 1.9 < tall:
                    _street_window(sheet, side, first, last, low, face)
        away = near


def _street_window(sheet: Sheet, side: int, near: float, far: float, low: float, face: Ink) -> None:
    across = side * 7
    gap = (far - near) * 0.52
    shutter = mix(TEAL, face, 0.35) if side < 0 else dark(TEAL, 0.3)
    sheet.fill(STREET.wall(across, near - gap * 0.5, far + gap * 0.5, low, low + 1.7), shutter)
    sheet.fill(STREET.wall(across, near, far, low, low + 1.7), dark(SLATE, 0.4 if side < 0 else 0.6))
    sheet.fill(STREET.wall(across * 0.985, near - gap * 0.6, far + gap * 0.6, low - 0.16, low), light(face, 0.4))


def _crowd() -> list[tuple[float, float, Outfit, Pose, int]]:
    """Everybody in the street: how far across and away, what they wear, do and face."""
    return [
        (-2.2, 28, Outfit(TEAL, NAVY, hem=0.5), WALK, 1),
        (0.6, 27, Outfit(BRICK, NAVY, hem=0.4), WALK, -1),
        (2.4, 22, Outfit(PLUM, NIGHT, hem=0.7), STAND, 1),
        (-0.6, 20.5, Outfit(SAFFRON, SLATE, hem=0.2), WALK, 1),
        (-2.8, 15.5, Outfit(WINE, NAVY, SKINS[3], hem=0.8, flare=0.03), HOLD, -1),
        (1.2, 14, Outfit(DENIM, UMBER, hem=0.0), STRIDE, -1),
        (2.9, 11.8, Outfit(dark(CORAL, 0.2), NIGHT, SKINS[1], hem=0.9, flare=0.04, bun=True), POINT, 1),
        (-1.9, 9.4, Outfit(mix(SEA, TEAL, 0.5), UMBER, SKINS[4], hem=0.3, hat=SAND), WALK, -1),
        (0.5, 8.2, Outfit(dark(WINE, 0.1), NIGHT, SKINS[1], hem=0.6), WALK, 1),
        (-1.25, 5.3, Outfit(CORAL, NAVY, SKINS[2], RUST, hem=1.0, flare=0.05, bun=True), WALK, 1),
        (1.62, 4.7, Outfit(dark(TEAL, 0.3), NIGHT, SKINS[0], NIGHT, hem=0.5), HOLD, -1),
    ]


def _passer(sheet: Sheet, across: float, away: float, outfit: Outfit, pose: Pose, facing: int) -> None:
    x, y = STREET.at(across, 0, away)
    tall = STREET.tall(1.72, away)
    cast = PLUM if across < 1.2 else NIGHT
    sheet.fill(traced("-0.06,0 0.06,0 -0.52,0.16 -0.62,0.14", x, y, tall), cast, 0.36)
    near, _ = figure(sheet, x, y, tall, outfit, pose, facing)
    if away < 9:
        _basket(sheet, *near, tall)


def _basket(sheet: Sheet, x: float, y: float, tall: float) -> None:
    width, drop = tall * 0.1, tall * 0.14
    handle = [(x - width * 0.7, y + drop), (x, y), (x + width * 0.7, y + drop)]
    sheet.stroke(handle, tall * 0.012, UMBER)
    for shift, ink in ((-0.5, LEAF), (0.1, CORAL), (0.5, SAFFRON)):
        sheet.disc(x + width * shift, y + drop, width * 0.4, ink)
    rim, foot = y + drop, y + drop * 1.9
    wicker = [(x - width, rim), (x + width, rim), (x + width * 0.7, foot), (x - width * 0.7, foot)]
    sheet.fill(wicker, OCHRE)
    sheet.grain(wicker, UMBER, wicker[3], wicker[0], 0.8)


def _bulbs(sheet: Sheet, away: float) -> None:
    points = [STREET.at(-7 + 14 * step / 16, 5.6 - 0.9 * (1 - ((step - 8) / 8) ** 2), away) for step in range(17)]
    sheet.stroke(points, max(0.8, 8 / away), UMBER, 0.8)
    for x, y in points[1:-1]:
        radius = STREET.tall(0.075, away)
        sheet.disc(x, y + radius, radius, AMBER)
