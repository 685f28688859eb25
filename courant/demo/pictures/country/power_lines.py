"""The grid at sundown, walking off over the plain."""

from collections.abc import Sequence
from itertools import pairwise

from courant.demo.pictures.buildings import house, lit_windows
from courant.demo.pictures.nature import birds, grass, sky, streak, sun, tree
from courant.demo.pictures.outline import below, ridge, traced
from courant.demo.pictures.palette import (
    AMBER,
    CORAL,
    NAVY,
    PAPER,
    PEACH,
    PINE,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SEA,
    TEAL,
    UMBER,
    Ink,
    dark,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet


def draw(sheet: Sheet) -> None:
    sky(
        sheet,
        (mix(TEAL, NAVY, 0.45), mix(SEA, TEAL, 0.3), mix(PEACH, SAGE, 0.25), mix(SAFFRON, CORAL, 0.3), CORAL),
        720,
    )
    sun(sheet, 1210, 640, 72, mix(AMBER, PAPER, 0.5), 6)
    for x, y, wide, ink in (
        (1180, 420, 760, PEACH),
        (820, 470, 480, PEACH),
        (1400, 520, 520, AMBER),
        (300, 380, 520, mix(SAGE, PEACH, 0.5)),
        (620, 270, 420, mix(SEA, PEACH, 0.4)),
    ):
        streak(sheet, x, y, wide, 12, ink, 0.6)
    sheet.fill(below(ridge(sheet.chance, 690, 12, 1.6), 760), mix(ROSE, PLUM, 0.4))
    sheet.wash(716, 1000, (mix(PLUM, CORAL, 0.35), mix(PLUM, UMBER, 0.4), dark(PLUM, 0.6)))
    for row in range(-16, 22):
        foot = 1190 + row * 150
        sheet.fill([(1208, 718), (1212, 718), (foot + 26, 1000), (foot - 26, 1000)], CORAL, 0.15)
    sheet.veil([(0, 716), (WIDTH, 716), (WIDTH, 860), (0, 860)], SAFFRON, (0, 700), (0, 850), 0.5)
    for x, tall in ((140, 54), (190, 70), (240, 48), (1420, 50), (1466, 66), (1510, 44)):
        tree(sheet, x, 726, tall, mix(PLUM, PINE, 0.3), 1, 0.4)
    house(sheet, 1330, 724, 80, 30, dark(PLUM, 0.2), dark(PLUM, 0.5), 0.3)
    lit_windows(sheet, (1336, 698, 1404, 720), 4, 1, 0.7, dark(PLUM, 0.5))
    pylons = ((1172, 724, 70), (1128, 728, 112), (1050, 738, 190), (900, 764, 350), (470, 850, 800))
    _wires(sheet, (*pylons, (-900, 1150, 2000)))
    for x, foot, tall in pylons:
        _pylon(sheet, x, foot, tall, mix(dark(PLUM, 0.6), CORAL, max(0.0, 0.3 - tall / 1200)))
    _perched(sheet)
    grass(sheet, -20, 1620, 1012, 80, dark(PLUM, 0.75), 260, 0.2)


ARMS = ((0.98, 0.12), (0.82, 0.2), (0.66, 0.16))


def _pylon(sheet: Sheet, x: float, foot: float, tall: float, ink: Ink) -> None:
    line = max(0.8, tall * 0.0075)

    def leg(side: int, up: float) -> Point:
        waist = 0.045 + 0.11 * max(0.0, 0.62 - up) / 0.62 if up < 0.62 else 0.045 * (1.04 - up) / 0.42
        return x + side * waist * tall, foot - up * tall

    levels = (0.0, 0.16, 0.3, 0.42, 0.53, 0.62, 0.72, 0.82, 0.91, 1.0)
    for side in (-1, 1):
        sheet.stroke([leg(side, up) for up in levels], line * 1.5, ink)
    for low, high in pairwise(levels):
        sheet.stroke([leg(-1, low), leg(1, high)], line, ink)
        sheet.stroke([leg(1, low), leg(-1, high)], line, ink)
        sheet.stroke([leg(-1, high), leg(1, high)], line, ink)
    for up, reach in ARMS:
        for side in (-1, 1):
            tip = (x + side * reach * tall, foot - (up - 0.02) * tall)
            sheet.stroke([leg(side, up), tip], line * 1.2, ink)
            sheet.stroke([leg(side, up - 0.055), tip], line * 1.2, ink)
            sheet.stroke([tip, (tip[0], tip[1] + tall * 0.035)], line * 1.8, ink)


def _wires(sheet: Sheet, pylons: Sequence[tuple[float, float, float]]) -> None:
    for (ax, af, at), (bx, bf, bt) in pairwise(pylons):
        for up, reach in ARMS:
            for side in (-1, 1):
                start, end = (
                    (ax + side * reach * at, af - (up - 0.055) * at),
                    (bx + side * reach * bt, bf - (up - 0.055) * bt),
                )
                sag = 0.07 * bt
                # Nearness grows faster than distance along the span, so the wire thickens towards the viewer.
                points = [
                    (
                        start[0] + (end[0] - start[0]) * t,
                        start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t),
                    )
                    for t in (step / 18 for step in range(19))
                ]
                sheet.stroke(points, max(0.7, min(2.2, bt * 0.0026)), dark(PLUM, 0.6))


def _perched(sheet: Sheet) -> None:
    start, end, sag = (470 + 0.2 * 800, 850 - 0.765 * 800), (900 + 0.2 * 350, 764 - 0.765 * 350), 0.07 * 800
    ink = dark(PLUM, 0.75)
    for share in (0.26, 0.3, 0.36, 0.385, 0.41, 0.5, 0.53, 0.6):
        back = 1 - share
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share + sag * 4 * share * back
        size = 11 - 5 * share
        sheet.oval(x, y - size * 0.9, size * 0.6, size, ink)
        sheet.disc(x + size * 0.2, y - size * 1.9, size * 0.48, ink)
        sheet.stroke([(x, y - 2), (x - size * 0.4, y + size * 0.9)], 2.4, ink)
    birds(sheet, traced("1010,240 1060,214 1120,250 1180,200 1240,232"), 16, ink)
