"""Market morning, with the sun coming down one side of the street."""

from courant.demo.pictures.figures import HOLD, POINT, STAND, STRIDE, WALK, Outfit, figure
from courant.demo.pictures.nature import cloud, sky
from courant.demo.pictures.outline import Lens, below, doorway, ridge, smooth
from courant.demo.pictures.palette import (
    AMBER,
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

STREET = Lens(840, 470, 1050, 1.9)


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
        sheet.stroke(
            [STREET.at(-4, 0, away), STREET.at(4, 0, away)], max(0.6, 5 / away), dark(SAND, 0.5), 0.25
        )
    crowd = _crowd()
    for away in (34, 26, 20, 15.2, 11.6, 8.6, 6.1):
        for x, z, outfit, pose, facing in crowd:
            if away <= z < away * 1.33:
                _passer(sheet, x, z, outfit, pose, facing)
        for side in (-1, 1):
            _stall(sheet, side, away, away * 1.24)
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
        bays = 3
        for bay in range(bays):
            first = near + (away - near) * (bay + 0.28) / bays
            last = near + (away - near) * (bay + 0.72) / bays
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
    sheet.fill(
        STREET.wall(across * 0.985, near - gap * 0.6, far + gap * 0.6, low - 0.16, low), light(face, 0.4)
    )


def _stall(sheet: Sheet, side: int, near: float, far: float) -> None:
    view, dim = STREET, 0.0 if side < 0 else 0.28
    board = dark(BARK, dim)
    sheet.fill(view.wall(side * 4.1, near, far, 0, 0.85), dark(board, 0.25))
    sheet.fill(view.front(side * 6.2, side * 4.1, 0, 0.85, near), dark(board, 0.5))
    sheet.fill(view.floor(side * 6.2, side * 4.1, near, far, 0.85), light(board, 0.2))
    goods = (CORAL, SAFFRON, LEAF, WINE, OCHRE, mix(LEAF, SAFFRON, 0.5))
    rows, lanes = 9, 7
    for row in range(rows - 1, -1, -1):
        away = near + (far - near) * (row + 0.5) / rows
        for lane in range(lanes):
            across = side * (6.0 - lane * 0.28)
            ink = goods[(row // 3 + lane // 4 * 3 + int(near)) % len(goods)]
            x, y = view.at(across, 0.96 + 0.1 * (lane % 3 == 1), away)
            ink = dark(mix(ink, PAPER, sheet.chance.uniform(0, 0.2)), dim)
            radius = view.tall(0.13, away)
            sheet.disc(x, y, radius, dark(ink, 0.25))
            sheet.disc(x - radius * 0.15, y - radius * 0.18, radius * 0.8, ink)
    seller = Outfit((PAPER, TEAL, SAFFRON)[int(near) % 3], NAVY, SKINS[int(near * 3) % 5], hem=0.2)
    middle = (near + far) / 2
    figure(sheet, *view.at(side * 6.3, 0, middle), view.tall(1.7, middle), seller, STAND, -side)
    for away in (far, near):
        sheet.limb(
            view.at(side * 4.0, 0, away),
            view.at(side * 4.0, 2.4, away),
            view.tall(0.07, away),
            view.tall(0.07, away),
            dark(UMBER, 0.1),
        )
    bright = ((CORAL, PAPER), (TEAL, CREAM), (SAFFRON, PAPER), (BRICK, CREAM))[int(near * 2) % 4]
    stripes = 8
    for stripe in range(stripes - 1, -1, -1):
        ink = dark(bright[stripe % 2], dim)
        first, last = (near + (far - near) * (stripe + share) / stripes for share in (0, 1))
        corners = (
            view.at(side * 6.9, 4.2, first),
            view.at(side * 6.9, 4.2, last),
            view.at(side * 3.7, 2.4, last),
            view.at(side * 3.7, 2.4, first),
        )
        sheet.fill(corners, ink)
        (ax, ay), (bx, by) = corners[3], corners[2]
        drop = view.tall(0.3, first)
        sheet.fill(
            smooth(
                [
                    (ax, ay),
                    (ax + (bx - ax) * 0.2, ay + drop),
                    (bx - (bx - ax) * 0.2, by + drop * 0.92),
                    (bx, by),
                ],
                steps=4,
            ),
            dark(ink, 0.16),
        )


def _crowd() -> list:
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


def _passer(sheet: Sheet, across: float, away: float, outfit: Outfit, pose, facing: int) -> None:
    x, y = STREET.at(across, 0, away)
    tall = STREET.tall(1.72, away)
    cast = PLUM if across < 1.2 else NIGHT
    sheet.fill(
        [
            (x - tall * 0.06, y),
            (x + tall * 0.06, y),
            (x - tall * 0.52, y + tall * 0.16),
            (x - tall * 0.62, y + tall * 0.14),
        ],
        cast,
        0.36,
    )
    near, _ = figure(sheet, x, y, tall, outfit, pose, facing)
    if away < 9:
        width, drop = tall * 0.1, tall * 0.14
        sheet.stroke(
            [(near[0] - width * 0.7, near[1] + drop), near, (near[0] + width * 0.7, near[1] + drop)],
            tall * 0.012,
            UMBER,
        )
        basket = [
            (near[0] - width, near[1] + drop),
            (near[0] + width, near[1] + drop),
            (near[0] + width * 0.7, near[1] + drop * 1.9),
            (near[0] - width * 0.7, near[1] + drop * 1.9),
        ]
        for shift, ink in ((-0.5, LEAF), (0.1, CORAL), (0.5, SAFFRON)):
            sheet.disc(near[0] + width * shift, near[1] + drop, width * 0.4, ink)
        sheet.fill(basket, OCHRE)
        sheet.grain(basket, UMBER, (basket[3][0], basket[3][1]), basket[0], 0.8)


def _bulbs(sheet: Sheet, away: float) -> None:
    points = [
        STREET.at(-7 + 14 * step / 16, 5.6 - 0.9 * (1 - ((step - 8) / 8) ** 2), away) for step in range(17)
    ]
    sheet.stroke(points, max(0.8, 8 / away), UMBER, 0.8)
    for x, y in points[1:-1]:
        radius = STREET.tall(0.075, away)
        sheet.disc(x, y + radius, radius, AMBER)
