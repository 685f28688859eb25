"""The old city going to bed in layers, watched from a roof terrace."""

import math

from courant.demo.pictures.buildings import chimney, lit_windows
from courant.demo.pictures.figures import POINT, STAND, Outfit, figure
from courant.demo.pictures.nature import birds, poplar, sky, streak, sun
from courant.demo.pictures.outline import arch, below, doorway, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BRICK,
    MAUVE,
    NAVY,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    Ink,
    dark,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(NAVY, PLUM, 0.4), mix(PLUM, MAUVE, 0.5), mix(MAUVE, ROSE, 0.6), PEACH, AMBER), 640)
    sun(sheet, 560, 470, 84, mix(AMBER, PAPER, 0.45), 6)
    for x, y, wide, ink in (
        (300, 210, 640, ROSE),
        (820, 250, 460, PEACH),
        (1300, 170, 620, ROSE),
        (1080, 330, 520, PEACH),
        (160, 350, 420, PEACH),
    ):
        streak(sheet, x, y, wide, 11, ink, 0.6)
    sheet.fill(below(ridge(sheet.chance, 500, 26, 1.5), 700), mix(MAUVE, PEACH, 0.5))
    inks = (
        mix(MAUVE, ROSE, 0.45),
        mix(MAUVE, PLUM, 0.15),
        mix(PLUM, MAUVE, 0.45),
        mix(PLUM, MAUVE, 0.12),
        dark(PLUM, 0.35),
    )
    for row, ink in enumerate(inks):
        _quarter(sheet, row, ink)
        floor = [(0, 520 + row * 60), (WIDTH, 420 + row * 60), (WIDTH, 800), (0, 800)]
        sheet.veil(floor, mix(PEACH, ROSE, 0.4), (0, 700 + row * 62), (0, 430 + row * 62), 0.55 if row < 4 else 0.3)
    birds(
        sheet,
        [(840 + index * 44 + index % 2 * 16, 196 - index * 17 + index % 3 * 14) for index in range(8)],
        14,
        dark(PLUM, 0.3),
    )
    _terrace(sheet)


def _slope(x: float) -> float:
    """The old city climbs a hill a little right of the middle."""
    return 470 - 120 * math.exp(-(((x - 1060) / 330) ** 2))


def _quarter(sheet: Sheet, row: int, ink: Ink) -> None:
    chance, scale = sheet.chance, 0.62 + row * 0.2
    x = -40.0
    while x < WIDTH:
        wide = chance.uniform(52, 112) * scale
        foot = _slope(x + wide / 2) * (1 - row * 0.12) + row * 136 + 66
        tall = chance.uniform(70, 150) * scale
        tone = mix(ink, PEACH, chance.uniform(0, 0.09))
        sheet.box(x, foot - tall, x + wide, 900, tone)
        _roof(sheet, row, x, foot - tall, wide, tall, tone)
        if row:
            rows, columns = max(2, int(tall / (34 * scale))), max(2, int(wide / (26 * scale)))
            lit_windows(
                sheet,
                (x + 4, foot - tall + 8, x + wide - 4, foot),
                columns,
                rows,
                0.16 + row * 0.07,
                dark(tone, 0.3),
            )
        if chance.random() < 0.24 and row:
            poplar(sheet, x + wide, foot + 10, 120 * scale, mix(ink, PINE, 0.4), -1, 0.11)
        x += wide * chance.uniform(0.84, 1.0)


def _roof(sheet: Sheet, row: int, x: float, eaves: float, wide: float, tall: float, tone: Ink) -> None:
    """Gable, flat with a stack, dome or turret; the nearest quarter keeps its roofs low for the view."""
    scale, kind = 0.62 + row * 0.2, sheet.chance.random()
    if kind < 0.5:
        peak = (x + wide / 2, eaves - wide * 0.34)
        sheet.fill([(x - 4, eaves), peak, (x + wide + 4, eaves)], dark(tone, 0.16))
    elif kind < 0.72:
        sheet.box(x - 3, eaves - 6 * scale, x + wide + 3, eaves, dark(tone, 0.16))
        chimney(sheet, x + wide * 0.2, eaves, 11 * scale, 26 * scale, dark(tone, 0.1))
    elif kind < 0.78 and 1 < row < 4:
        _dome(sheet, x + wide / 2, eaves, wide * 0.44, tone)
    elif kind > 0.88 - 0.02 * row and row < 4:
        rise = tall * sheet.chance.uniform(0.4, 0.85)
        _turret(sheet, x + wide * 0.28, eaves + 4, wide * 0.42, rise, tone)


def _dome(sheet: Sheet, x: float, foot: float, half: float, ink: Ink) -> None:
    sheet.box(x - half * 1.05, foot - half * 0.3, x + half * 1.05, foot + 2, dark(ink, 0.1))
    shell = arch(x, foot - half * 0.3, half, half * 1.1)
    sheet.fill(shell, ink)
    sheet.grain(shell, dark(ink, 0.5), (x + half, foot), (x - half * 0.3, foot - half), 0.8)
    sheet.box(x - half * 0.1, foot - half * 1.7, x + half * 0.1, foot - half * 1.3, dark(ink, 0.2))
    sheet.disc(x, foot - half * 1.72, half * 0.12, dark(ink, 0.2))


def _turret(sheet: Sheet, x: float, foot: float, wide: float, tall: float, ink: Ink) -> None:
    sheet.box(x, foot - tall, x + wide, foot, ink)
    sheet.box(x + wide * 0.62, foot - tall, x + wide, foot, dark(ink, 0.18))
    sheet.box(x - wide * 0.1, foot - tall - 5, x + wide * 1.1, foot - tall + 3, dark(ink, 0.22))
    sheet.fill(
        [
            (x - wide * 0.14, foot - tall - 5),
            (x + wide / 2, foot - tall - wide * 1.3),
            (x + wide * 1.14, foot - tall - 5),
        ],
        dark(ink, 0.3),
    )
    sheet.fill(doorway(x + wide * 0.45, foot - tall + wide * 0.75, wide * 0.14, wide * 0.5), mix(AMBER, PAPER, 0.2))


def _terrace(sheet: Sheet) -> None:
    ink = dark(PLUM, 0.72)
    sheet.box(0, 850, WIDTH, 1000, ink)
    sheet.box(0, 838, WIDTH, 854, mix(ink, ROSE, 0.28))
    sheet.grain([(0, 854), (WIDTH, 854), (WIDTH, 1000), (0, 1000)], mix(PLUM, MAUVE, 0.3), (560, 850), (600, 990), 0.5)
    _laundry(sheet, ink)
    sheet.box(0, 752, WIDTH, 761, ink)
    for x in range(12, WIDTH, 34):
        sheet.box(x, 758, x + 5, 846, ink)
    outfit = Outfit.shadow(dark(PLUM, 0.8), 0.5)
    figure(sheet, 330, 862, 262, Outfit.shadow(dark(PLUM, 0.8), 0.9, bun=True), STAND, 1)
    figure(sheet, 430, 862, 282, outfit, POINT, 1)
    _pots(sheet, ink)


def _laundry(sheet: Sheet, ink: Ink) -> None:
    for x in (90, 1510):
        sheet.limb((x, 850), (x, 560), 9, 7, ink)
    line = smooth(traced("90,575 500,628 800,640 1100,628 1510,575"))
    sheet.stroke(line, 2, ink)
    for x, wide, drop, tone in (
        (960, 120, 128, ROSE),
        (1096, 76, 92, PEACH),
        (1190, 126, 140, MAUVE),
        (1332, 70, 84, ROSE),
    ):
        left, right = (641 - (at - 800) ** 2 / 7600 for at in (x, x + wide))
        hem = smooth(
            [
                (x + wide + 5, right + drop),
                (x + wide * 0.6, right + drop + 9),
                (x + wide * 0.3, left + drop - 3),
                (x + 4, left + drop + 6),
            ]
        )
        cloth = [(x, left), (x + wide, right), *hem]
        sheet.fill(cloth, mix(PLUM, tone, 0.45))
        sheet.grain(cloth, dark(PLUM, 0.4), (x + wide, left), (x, left), 0.35)


def _pots(sheet: Sheet, ink: Ink) -> None:
    for x, size in ((180, 40), (236, 28), (680, 34)):
        for _ in range(11):
            tip = (x + sheet.chance.uniform(-1.2, 1.2) * size, 808 - sheet.chance.uniform(0.6, 2.2) * size)
            sheet.limb((x, 810), tip, 4, 2, ink)
            sheet.oval(*tip, size * 0.2, size * 0.13, mix(ink, PINE, 0.5))
        sheet.fill(
            [(x - size * 0.7, 806), (x + size * 0.7, 806), (x + size * 0.5, 842), (x - size * 0.5, 842)],
            mix(ink, BRICK, 0.4),
        )
