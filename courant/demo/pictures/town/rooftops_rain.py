"""A wet evening over the slates, with the lamps coming on under them."""

from courant.demo.pictures.buildings import chimney, house, lit_windows, window
from courant.demo.pictures.figures import HOLD, Outfit, figure
from courant.demo.pictures.nature import cloud, plume, rain, sky
from courant.demo.pictures.palette import (
    AMBER,
    DENIM,
    FOG,
    MIST,
    NAVY,
    NIGHT,
    PAPER,
    PLUM,
    RUST,
    SAND,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet


def draw(sheet: Sheet) -> None:
    sky(sheet, (dark(SLATE, 0.3), SLATE, mix(STEEL, SLATE, 0.3), mix(FOG, STEEL, 0.4)), 620)
    for x, y, wide, tall in ((280, 180, 900, 120), (1150, 130, 1000, 110), (820, 290, 700, 80)):
        cloud(sheet, x, y, wide, tall, mix(SLATE, STEEL, 0.35), dark(SLATE, 0.2))
    for row, foot in enumerate((500, 580, 690)):
        _far_roofs(sheet, row, foot)
        sheet.veil(
            [(0, foot - 170), (WIDTH, foot - 170), (WIDTH, foot + 120), (0, foot + 120)],
            mix(FOG, STEEL, 0.3),
            (0, foot + 90),
            (0, foot - 120),
            0.75,
        )
    rain(sheet, 260, MIST, 0.25)
    _mansard(sheet, -60, 640, 620, mix(SLATE, TEAL, 0.3), 3)
    _mansard(sheet, 1010, 600, 700, mix(RUST, SLATE, 0.35), 3)
    _between(sheet)
    _mansard(sheet, 420, 790, 760, dark(mix(SLATE, DENIM, 0.4), 0.25), 3)
    rain(sheet, 420, PAPER, 0.28)


def _far_roofs(sheet: Sheet, row: int, foot: float) -> None:
    x = -60.0 - row * 30
    while x < WIDTH:
        wide, tall = sheet.chance.uniform(110, 190) + row * 30, sheet.chance.uniform(60, 130) + row * 10
        ink = mix(sheet.chance.choice((SLATE, mix(SLATE, RUST, 0.4), mix(SLATE, TEAL, 0.5))), FOG, 0.45 - row * 0.15)
        wall = mix(STEEL, SAND, 0.2 + 0.05 * row)
        if sheet.chance.random() < 0.6:
            chimney(
                sheet,
                x + wide * 0.3,
                foot - tall - wide * 0.2,
                16 + row * 5,
                44 + row * 10,
                mix(RUST, SLATE, 0.6 - row * 0.12),
            )
        house(sheet, x, foot + 60, wide, tall + 60, wall, ink, 0.34)
        lit_windows(sheet, (x + 8, foot - tall + 12, x + wide - 8, foot + 40), 4, 3, 0.3, dark(SLATE, 0.25))
        x += wide * 0.94


def _mansard(sheet: Sheet, x: float, eaves: float, wide: float, slate: Ink, dormers: int) -> None:
    """A big near roof: steep slates with lit dormers, ridge and stacks, its gutter running."""
    tall = wide * 0.31
    top = eaves - tall
    for share, size in ((0.12, 1.0), (0.8, 0.85)):
        chimney(sheet, x + wide * share, top + 14, 62 * size, 120 * size, mix(RUST, PLUM, 0.3))
    slope = [(x, eaves), (x + wide * 0.09, top), (x + wide * 0.91, top), (x + wide, eaves)]
    sheet.fill(slope, slate)
    _slates(sheet, x, top, wide, tall, slate)
    sheet.grain(slope, NIGHT, (x + wide * 0.9, eaves), (x + wide * 0.4, top), 0.6)
    sheet.fill(
        [
            (x + wide * 0.08, top - 7),
            (x + wide * 0.92, top - 7),
            (x + wide * 0.91, top + 4),
            (x + wide * 0.09, top + 4),
        ],
        mix(slate, MIST, 0.5),
    )
    for index in range(dormers):
        _dormer(sheet, x + wide * (0.22 + 0.28 * index), eaves - tall * 0.2, wide * 0.13, slate, index)
    sheet.box(x - 16, eaves - 4, x + wide + 16, eaves + 14, mix(slate, MIST, 0.35))
    _front(sheet, x, eaves, wide)


def _slates(sheet: Sheet, x: float, top: float, wide: float, tall: float, slate: Ink) -> None:
    step, course = 26, tall / 13
    for row in range(13):
        y, inset = top + course * row, wide * 0.09 * (1 - row / 13)
        for tile in range(int((wide - inset * 2) / step)):
            left = x + inset + tile * step + 13 * (row % 2)
            if sheet.chance.random() < 0.32 and left + step < x + wide - inset:
                wet = mix(slate, STEEL, sheet.chance.uniform(0.08, 0.26))
                sheet.box(left, y, left + step - 1, y + course - 1, wet)
        sheet.stroke([(x + inset, y), (x + wide - inset, y)], 1.5, dark(slate, 0.35), 0.7)


def _front(sheet: Sheet, x: float, eaves: float, wide: float) -> None:
    wall = mix(SAND, SLATE, 0.52)
    sheet.box(x + 6, eaves + 14, x + wide - 6, 1000, wall)
    sheet.box(x + 6, eaves + 14, x + wide - 6, eaves + 34, NIGHT, 0.4)
    sheet.grain(
        [(x + 6, eaves + 14), (x + wide - 6, eaves + 14), (x + wide - 6, 1000), (x + 6, 1000)],
        NIGHT,
        (x + wide, 1000),
        (x + wide * 0.3, eaves),
        0.6,
    )
    for number in range(10):
        left, top = x + wide * (0.08 + 0.185 * (number % 5)), eaves + 66 + 210 * (number // 5)
        pane = AMBER if (number + int(x)) % 3 == 0 else dark(NAVY, 0.2)
        window(sheet, left, top, 56, 110, pane, mix(wall, PAPER, 0.25), dark(TEAL, 0.3))


def _dormer(sheet: Sheet, x: float, foot: float, wide: float, slate: Ink, number: int) -> None:
    tall = wide * 1.25
    lamp = number != 1
    if lamp:
        sheet.glow(x + wide / 2, foot - tall * 0.5, wide * 1.5, AMBER, 0.4)
    frame = mix(SAND, SLATE, 0.35)
    sheet.box(x, foot - tall, x + wide, foot, frame)
    sheet.fill(
        [
            (x - wide * 0.14, foot - tall),
            (x + wide / 2, foot - tall - wide * 0.5),
            (x + wide * 1.14, foot - tall),
        ],
        dark(slate, 0.35),
    )
    window(
        sheet,
        x + wide * 0.2,
        foot - tall * 0.9,
        wide * 0.6,
        tall * 0.78,
        AMBER if lamp else dark(NAVY, 0.3),
        light(frame, 0.4),
    )
    if number == 0:
        figure(sheet, x + wide * 0.64, foot + wide * 0.95, wide * 1.94, Outfit.shadow(UMBER), HOLD, -1)
        sheet.box(x, foot - tall * 0.06, x + wide, foot, frame)
        sheet.fill(
            [
                (x - 2, foot),
                (x + wide + 2, foot),
                (x + wide + 8, foot + wide * 0.62),
                (x - 2, foot + wide * 0.7),
            ],
            slate,
        )


def _between(sheet: Sheet) -> None:
    plume(sheet, 60, 310, 330, 90, mix(STEEL, FOG, 0.4), SLATE)
    plume(sheet, 1130, 240, 420, 110, mix(STEEL, FOG, 0.4), SLATE)
