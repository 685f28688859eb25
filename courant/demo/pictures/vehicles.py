"""What goes by on wheels."""

import math
from collections.abc import Callable

from courant.demo.pictures.figures import RIDE, Outfit, figure
from courant.demo.pictures.outline import smooth
from courant.demo.pictures.palette import AMBER, NIGHT, PAPER, SLATE, STEEL, UMBER, Ink, dark, light
from courant.demo.pictures.sheet import Point, Sheet


def bicycle(sheet: Sheet, x: float, ground: float, metre: float, ink: Ink, facing: int = 1) -> None:
    """A bicycle whose saddle is above x, drawn so many pixels to the metre."""

    def at(along: float, up: float) -> Point:
        return x + along * metre * facing, ground - up * metre

    rear, front, crank, head = at(-0.15, 0.34), at(0.9, 0.34), at(0.2, 0.29), at(0.7, 0.9)
    for hub in (rear, front):
        for spoke in range(10):
            turn = math.tau * spoke / 10 + 0.2
            rim = (hub[0] + math.cos(turn) * metre * 0.33, hub[1] + math.sin(turn) * metre * 0.33)
            sheet.stroke([hub, rim], 0.7, STEEL, 0.8)
        sheet.ring(*hub, 0.345 * metre, 0.03 * metre, dark(SLATE, 0.6))
        sheet.disc(*hub, 0.035 * metre, STEEL)
    width = 0.034 * metre
    for start, end in (
        (rear, crank),
        (crank, at(0.02, 0.9)),
        (at(0.04, 0.8), head),
        (crank, head),
        (rear, at(0.03, 0.78)),
    ):
        sheet.limb(start, end, width, width, ink)
    sheet.limb(at(0.69, 1.0), front, width, width * 0.7, ink)
    sheet.limb(at(0.69, 0.98), at(0.66, 1.1), width * 0.7, width * 0.7, dark(SLATE, 0.4))
    sheet.limb(at(0.66, 1.1), at(0.56, 1.1), width, width, dark(UMBER, 0.2))
    sheet.limb(at(-0.1, 0.94), at(0.12, 0.93), width * 1.8, width, dark(UMBER, 0.3))
    sheet.disc(*crank, 0.07 * metre, dark(ink, 0.4))
    sheet.disc(*crank, 0.03 * metre, STEEL)
    sheet.limb(crank, at(0.22, 0.12), width * 0.7, width * 0.7, dark(SLATE, 0.4))


def cyclist(sheet: Sheet, x: float, ground: float, metre: float, ink: Ink, outfit: Outfit, facing: int = 1) -> None:
    """Somebody riding past."""
    bicycle(sheet, x, ground, metre, ink, facing)
    figure(sheet, x, ground - 0.09 * metre, 1.75 * metre, outfit, RIDE, facing)


def tram(sheet: Sheet, x: float, ground: float, wide: float, ink: Ink) -> None:
    """A two-car tram, broadside."""
    tall = wide * 0.2
    for car in (0, 1):
        _car(sheet, x + wide * 0.5 * car + 4, x + wide * 0.5 * (car + 1) - 4, ground, tall, ink, car)
    sheet.box(x + wide / 2 - 5, ground - tall * 0.92, x + wide / 2 + 5, ground - tall * 0.16, NIGHT)
    collector = ((0.3, 1.06), (0.34, 1.3), (0.29, 1.5))
    sheet.stroke([(x + wide * along, ground - tall * up) for along, up in collector], 3, SLATE)


def _car(sheet: Sheet, left: float, right: float, ground: float, tall: float, ink: Ink, last: int) -> None:
    nose = tall * 0.28
    front, back = (0.0, nose) if last else (nose, 0.0)

    def band(low: float, high: float, slope: float) -> list[Point]:
        top = ground - tall * high
        foot = ground - tall * low
        return [(left, foot), (left + front * slope, top), (right - back * slope, top), (right, foot)]

    sheet.fill(band(0.12, 1.0, 1.0), ink)
    sheet.fill(band(0.12, 0.46, 0.4), light(ink, 0.75))
    step = (right - left - nose * 1.8) / 5
    for pane in range(5):
        start = left + nose * 0.9 + step * pane
        end = start + step * 0.86
        sheet.box(start, ground - tall * 0.86, end, ground - tall * 0.5, dark(SLATE, 0.35))
        top = ground - tall * 0.86
        sheet.fill([(start, top), (end, top), (start, ground - tall * 0.6)], STEEL, 0.5)
    for wheel in (0.2, 0.3, 0.7, 0.8):
        sheet.disc(left + (right - left) * wheel, ground - tall * 0.06, tall * 0.09, NIGHT)
    sheet.box(left + nose, ground - tall * 1.06, right - nose, ground - tall, dark(ink, 0.4))


def bus(sheet: Sheet, x: float, ground: float, wide: float, ink: Ink, tilt: float = 0.0) -> None:
    """A country bus heading right, on a slope if need be, with its lamps lit."""
    slope = math.radians(tilt)

    def at(along: float, up: float) -> Point:
        return (
            x + wide * (along * math.cos(slope) - up * math.sin(slope)),
            ground - wide * (up * math.cos(slope) + along * math.sin(slope)),
        )

    body = smooth(
        [at(-0.5, 0.08), at(-0.5, 0.36), at(-0.47, 0.4), at(0.42, 0.4), at(0.48, 0.34), at(0.5, 0.08)],
        steps=4,
    )
    sheet.fill(body, ink)
    sheet.fill([at(-0.5, 0.08), at(-0.5, 0.19), at(0.5, 0.19), at(0.5, 0.08)], PAPER)
    for pane in range(6):
        left = -0.45 + pane * 0.15
        sheet.fill([at(left, 0.23), at(left, 0.35), at(left + 0.125, 0.35), at(left + 0.125, 0.23)], AMBER)
    for wheel in (-0.3, 0.3):
        sheet.disc(*at(wheel, 0.06), wide * 0.065, NIGHT)
        sheet.disc(*at(wheel, 0.06), wide * 0.03, STEEL)


def railway_cars(
    sheet: Sheet, left: float, right: float, rail: Callable[[float], float], tall: float, ink: Ink
) -> None:
    """Lit carriages running the length of a line whose height is given at every place along it."""
    long = tall * 3.9
    x = left
    while x < right:
        end = x + long - tall * 0.1
        low, high = rail(x), rail(end)
        sheet.fill([(x, low), (x, low - tall), (end, high - tall), (end, high)], ink)
        sheet.fill(
            [(x, low - tall), (x + 6, low - tall * 1.1), (end - 6, high - tall * 1.1), (end, high - tall)],
            dark(ink, 0.4),
        )
        sheet.fill(
            [
                (x, low - tall * 0.26),
                (x, low - tall * 0.34),
                (end, high - tall * 0.34),
                (end, high - tall * 0.26),
            ],
            light(ink, 0.4),
        )
        for pane in range(7):
            start = x + long * (0.05 + pane * 0.131)
            foot = low + (high - low) * (start - x) / long
            sheet.box(start, foot - tall * 0.82, start + long * 0.098, foot - tall * 0.42, AMBER)
        x += long
