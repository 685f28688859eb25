"""Skies, weather and living things."""

import math
from collections.abc import Sequence

from courant.demo.pictures.outline import blob, bumps, smooth
from courant.demo.pictures.palette import BARK, CREAM, PAPER, WHEAT, Ink, dark, light, mix
from courant.demo.pictures.sheet import WIDTH, Point, Points, Sheet


def sky(sheet: Sheet, inks: Sequence[Ink], horizon: float) -> None:
    """A sky that passes through several inks on its way down to the horizon, and the last ink below that."""
    sheet.wash(0, horizon, inks)
    sheet.box(0, horizon, WIDTH, 1000, inks[-1])


def sun(sheet: Sheet, x: float, y: float, radius: float, ink: Ink = CREAM, reach: float = 6.0) -> None:
    """A sun or moon with its glare."""
    sheet.glow(x, y, radius * reach, ink, 0.7)
    sheet.disc(x, y, radius, ink)


def cloud(sheet: Sheet, x: float, y: float, wide: float, tall: float, ink: Ink, under: Ink | None = None) -> None:
    """A flat-bottomed heap of cloud, x and y being the middle of its base."""
    heaps = [(x, wide * 0.2, tall)]
    for share in (-0.42, -0.3, -0.17, 0.15, 0.27, 0.4):
        half = wide * sheet.chance.uniform(0.1, 0.17)
        heaps.append((x + wide * share, half, tall * (1.05 - abs(share) * 1.9) * sheet.chance.uniform(0.7, 1.05)))
    shape = bumps(x - wide / 2, x + wide / 2, y, heaps)
    foot = [(x - wide / 2, y - 1), *smooth([(x - wide / 2, y), (x, y + tall * 0.1), (x + wide / 2, y)])]
    sheet.fill(shape, ink)
    sheet.fill(foot, mix(ink, under, 0.5) if under else ink)
    if under:
        sheet.grain(shape, under, (x, y + tall * 0.1), (x + tall * 0.2, y - tall * 0.75), 0.85)


def streak(sheet: Sheet, x: float, y: float, wide: float, tall: float, ink: Ink, alpha: float = 1.0) -> None:
    """A long thin evening cloud."""
    half = wide / 2
    rim = [
        (x - half, y),
        (x - half * 0.3, y - tall),
        (x + half * 0.4, y - tall * 0.6),
        (x + half, y + tall * 0.1),
    ]
    sheet.fill(smooth([*rim, (x + half * 0.2, y + tall * 0.5), (x - half * 0.5, y + tall * 0.4)], True), ink, alpha)


def plume(sheet: Sheet, x: float, y: float, reach: float, rise: float, ink: Ink, shade: Ink) -> None:
    """Smoke leaving a stack at x and y and widening down the wind."""
    puffs = 24
    for tone, lift in ((shade, 0.0), (ink, 0.24)):
        # The same seed twice, so that the lit puffs sit on their own shadows.
        sheet.chance.seed(round(x))
        for step in range(puffs):
            share = step / (puffs - 1)
            size = reach * 0.11 * (0.2 + 1.24 * share) * (1.0 - max(0.0, share - 0.75) * 2.2)
            px, py = x + reach * share**1.1, y - rise * share**0.55 - size * lift
            sheet.fill(blob(sheet.chance, px, py, size * (1.15 - lift * 0.3), size * (0.85 - lift * 0.4), 0.12), tone)


def birds(sheet: Sheet, places: Points, size: float, ink: Ink) -> None:
    """A scatter of birds on the wing."""
    for x, y in places:
        lift = sheet.chance.uniform(0.3, 0.6) * size
        left = smooth([(x - size, y - lift), (x - size * 0.45, y - lift * 0.9), (x, y)])
        right = smooth([(x, y), (x + size * 0.45, y - lift * 1.1), (x + size, y - lift * 0.7)])
        sheet.stroke([*left, *right], max(1.2, size * 0.13), ink)


def rain(sheet: Sheet, count: int, ink: Ink, alpha: float = 0.3, slant: float = -0.28) -> None:
    """Driving rain, in strokes of every length."""
    for _ in range(count):
        x, y = sheet.chance.uniform(-50, WIDTH + 100), sheet.chance.uniform(-40, 1000)
        fall = sheet.chance.uniform(20, 80)
        sheet.stroke([(x, y), (x + fall * slant, y + fall)], sheet.chance.choice((1, 1, 1.5)), ink, alpha)


def tree(sheet: Sheet, x: float, ground: float, tall: float, leaf: Ink, sun_side: int = -1, wide: float = 0.34) -> None:
    """A broad tree whose crown is built of lit and shaded heads of leaves."""
    top, across = ground - tall, tall * wide
    trunk = dark(BARK, 0.3)
    sheet.limb((x, ground), (x, top + tall * 0.45), tall * 0.05, tall * 0.03, trunk)
    for side in (-1, 1):
        sheet.limb(
            (x, ground - tall * 0.3),
            (x + side * across * 0.5, top + tall * 0.42),
            tall * 0.025,
            tall * 0.012,
            trunk,
        )
    heads = ((0, 0.34, 1.0), (-0.55, 0.44, 0.62), (0.55, 0.42, 0.64), (-0.22, 0.2, 0.66), (0.25, 0.18, 0.62))
    for tone, shift, size in (
        (dark(leaf, 0.3), 0.0, 1.0),
        (leaf, 0.14, 0.84),
        (mix(leaf, WHEAT, 0.24), 0.3, 0.5),
    ):
        for sideways, down, share in heads:
            middle = (x + (sideways + shift * sun_side) * across, top + (down - shift * 0.22) * tall)
            sheet.fill(blob(sheet.chance, *middle, across * share * size, tall * 0.3 * share * size, 0.1), tone)


def poplar(
    sheet: Sheet, x: float, ground: float, tall: float, leaf: Ink, sun_side: int = -1, slim: float = 0.13
) -> None:
    """A poplar or cypress: one flame of leaves, light down one side."""
    half, top = tall * slim, ground - tall
    sheet.limb((x, ground), (x, ground - tall * 0.2), tall * 0.03, tall * 0.02, dark(BARK, 0.4))
    left = [
        (x, top),
        (x - half * 0.6, top + tall * 0.3),
        (x - half, top + tall * 0.62),
        (x - half * 0.5, ground - tall * 0.07),
    ]
    right = [(2 * x - px, py) for px, py in reversed(left[1:])]
    sheet.fill(smooth([*left, *right], closed=True), dark(leaf, 0.28))
    lit = [(x, top), *left[1:], (x + half * 0.1, ground - tall * 0.1), (x + half * 0.15, top + tall * 0.5)]
    sheet.fill(smooth([(x + (px - x) * -sun_side, py) for px, py in lit], closed=True), leaf)


def pine(sheet: Sheet, x: float, ground: float, tall: float, leaf: Ink, sun_side: int = -1) -> None:
    """A fir in four skirts."""
    sheet.box(x - tall * 0.018, ground - tall * 0.14, x + tall * 0.018, ground, dark(BARK, 0.5))
    for step in range(4):
        foot = ground - tall * (0.1 + 0.19 * step)
        half, rise = tall * (0.2 - 0.036 * step), tall * (0.36 - 0.02 * step)
        skirt: list[Point] = [(x, foot - rise), (x + half, foot), (x, foot + half * 0.16), (x - half, foot)]
        sheet.fill(skirt, dark(leaf, 0.12 * (3 - step) / 3))
        sheet.fill([(x, foot - rise), (x + half * sun_side, foot), (x, foot + half * 0.16)], light(leaf, 0.1), 0.7)


def bare(sheet: Sheet, x: float, ground: float, tall: float, ink: Ink, turn: float = -90.0, width: float = 0.0) -> None:
    """A leafless tree, each branch forking in two."""
    if not width:
        width = tall * 0.06
        sheet.fill([(x - width * 0.9, ground), (x, ground - width * 3), (x + width * 0.9, ground)], ink)
    angle = math.radians(turn)
    reach = tall * 0.36
    tip = (x + math.cos(angle) * reach, ground + math.sin(angle) * reach)
    sheet.limb((x, ground), tip, width, width * 0.66, ink)
    if width > 1.4:
        for side in (-1, 1):
            fork = turn + side * sheet.chance.uniform(14, 34)
            bare(sheet, *tip, tall * sheet.chance.uniform(0.66, 0.84), ink, fork, width * 0.64)


def grass(
    sheet: Sheet, left: float, right: float, foot: float, tall: float, ink: Ink, count: int, lean: float = 0.3
) -> None:
    """Blades along a foreground."""
    for _ in range(count):
        x, rise = sheet.chance.uniform(left, right), tall * sheet.chance.uniform(0.4, 1.0)
        drift = rise * (lean + sheet.chance.uniform(-0.25, 0.25))
        tone = mix(ink, PAPER, sheet.chance.uniform(0, 0.14))
        blade = smooth([(x - 2.5, foot), (x + drift * 0.3, foot - rise * 0.6), (x + drift, foot - rise)], steps=3)
        sheet.fill([*blade, (x + drift * 0.36 + 2, foot - rise * 0.55), (x + 2.5, foot)], tone)
