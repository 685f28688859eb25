"""Walls, roofs, windows and the other furniture of a town."""

from courant.demo.pictures.outline import arch, traced
from courant.demo.pictures.palette import AMBER, BRICK, NAVY, PAPER, Ink, dark, light, mix
from courant.demo.pictures.sheet import Point, Sheet


def window(
    sheet: Sheet,
    x: float,
    y: float,
    wide: float,
    tall: float,
    pane: Ink,
    frame: Ink | None = None,
    shutter: Ink | None = None,
) -> None:
    """An upright window whose top left corner is at x and y, with its sill, bars and perhaps shutters."""
    if frame:
        rim = max(1.0, wide * 0.09)
        sheet.box(x - rim, y - rim, x + wide + rim, y + tall + rim, frame)
        sheet.box(x - rim * 2, y + tall + rim * 0.6, x + wide + rim * 2, y + tall + rim * 2, dark(frame, 0.12))
    sheet.box(x, y, x + wide, y + tall, pane)
    sheet.fill([(x, y), (x + wide, y), (x, y + tall * 0.5)], light(pane, 0.3), 0.35)
    if frame:
        bar = max(0.8, wide * 0.05)
        sheet.box(x + wide / 2 - bar / 2, y, x + wide / 2 + bar / 2, y + tall, frame)
        sheet.box(x, y + tall * 0.4 - bar / 2, x + wide, y + tall * 0.4 + bar / 2, frame)
    if shutter:
        leaf = wide * 0.52
        for left in (x - leaf - wide * 0.06, x + wide * 1.06):
            sheet.box(left, y - 1, left + leaf, y + tall + 1, shutter)
            for slat in range(1, 7):
                sheet.box(
                    left + leaf * 0.15,
                    y + tall * slat / 7,
                    left + leaf * 0.85,
                    y + tall * slat / 7 + 1,
                    dark(shutter, 0.3),
                )


def gable(
    sheet: Sheet, x: float, ground: float, wide: float, tall: float, wall: Ink, roof: Ink, pitch: float = 0.4
) -> None:
    """A house end-on: a wall under a pointed roof, shaded to the right."""
    eaves, peak = ground - tall, ground - tall - wide * pitch
    face = [(x, ground), (x, eaves), (x + wide / 2, peak), (x + wide, eaves), (x + wide, ground)]
    sheet.fill(face, wall)
    sheet.grain(face, dark(wall, 0.45), (x + wide, ground), (x + wide * 0.3, ground), 0.6)
    lip = wide * 0.07
    slab: list[Point] = [
        (x - lip, eaves + lip * pitch * 2),
        (x + wide / 2, peak),
        (x + wide + lip, eaves + lip * pitch * 2),
    ]
    sheet.fill([*slab, *[(px, py - lip) for px, py in reversed(slab)]], roof)


def house(
    sheet: Sheet, x: float, ground: float, wide: float, tall: float, wall: Ink, roof: Ink, rise: float = 0.3
) -> None:
    """A house broadside on: wall, eaves in shadow, and a sloping roof."""
    eaves = ground - tall
    sheet.box(x, eaves, x + wide, ground, wall)
    walls = [(x, eaves), (x + wide, eaves), (x + wide, ground), (x, ground)]
    sheet.grain(walls, dark(wall, 0.4), (x + wide, ground), (x + wide * 0.2, eaves), 0.55)
    sheet.box(x, eaves, x + wide, eaves + max(2.0, tall * 0.04), dark(wall, 0.35), 0.7)
    lip, top = wide * 0.04, eaves - wide * rise
    slope = [(x - lip, eaves + 1), (x + wide * 0.1, top), (x + wide * 0.9, top), (x + wide + lip, eaves + 1)]
    sheet.fill(slope, roof)
    sheet.grain(slope, dark(roof, 0.5), (x + wide, eaves), (x + wide * 0.35, top), 0.7)
    rows = max(3, int(wide * rise / 9))
    for row in range(1, rows):
        share = row / rows
        y = top + (eaves - top) * share
        inset = wide * 0.1 * (1 - share) - lip * share
        sheet.stroke([(x + inset, y), (x + wide - inset, y)], 1, dark(roof, 0.35), 0.45)


def chimney(sheet: Sheet, x: float, foot: float, wide: float, tall: float, ink: Ink = BRICK) -> None:
    """A stack with its cap and pots, dark on the far side."""
    sheet.box(x, foot - tall, x + wide, foot, ink)
    sheet.box(x + wide * 0.6, foot - tall, x + wide, foot, dark(ink, 0.3))
    sheet.box(x - wide * 0.1, foot - tall, x + wide * 1.1, foot - tall + wide * 0.22, dark(ink, 0.4))
    for pot in (0.12, 0.56):
        sheet.box(x + wide * pot, foot - tall - wide * 0.4, x + wide * (pot + 0.3), foot - tall, light(ink, 0.15))


def lit_windows(
    sheet: Sheet,
    box: tuple[float, float, float, float],
    columns: int,
    rows: int,
    chance: float = 0.6,
    unlit: Ink = NAVY,
) -> None:
    """A grid of small evening windows, some of them with the lamp on."""
    left, top, right, bottom = box
    across, down = (right - left) / columns, (bottom - top) / rows
    for row in range(rows):
        for column in range(columns):
            on = sheet.chance.random() < chance
            ink = mix(AMBER, PAPER, sheet.chance.uniform(0, 0.3)) if on else unlit
            x, y = left + across * (column + 0.25), top + down * (row + 0.2)
            sheet.box(x, y, x + across * 0.5, y + down * 0.62, ink)


def awning(sheet: Sheet, corners: tuple[Point, Point, Point, Point], inks: tuple[Ink, Ink], stripes: int) -> None:
    """A striped awning with a scalloped front. Corners: back left, back right, front right, front left."""
    back_left, back_right, front_right, front_left = corners
    for index in range(stripes):
        ink = inks[index % 2]
        first, last = index / stripes, (index + 1) / stripes
        (ax, ay), (bx, by) = _between(back_left, back_right, first), _between(back_left, back_right, last)
        (cx, cy), (dx, dy) = _between(front_left, front_right, last), _between(front_left, front_right, first)
        sheet.fill([(ax, ay), (bx, by), (cx, cy), (dx, dy)], ink)
        half = (cx - dx) / 2
        drop = abs(half) * 0.9
        sheet.fill(
            [
                (dx, dy),
                *[(px, 2 * dy - py + (cy - dy) * 0.5) for px, py in arch(dx + half, dy, half, drop, 8)],
                (cx, cy),
            ],
            dark(ink, 0.18),
        )


def _between(first: Point, last: Point, share: float) -> Point:
    return first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share


def lamp_post(sheet: Sheet, x: float, ground: float, tall: float, ink: Ink, glow: Ink | None = None) -> None:
    """A street lamp, lit if it is given a light."""
    top = ground - tall
    if glow:
        sheet.glow(x, top - tall * 0.05, tall * 0.7, glow, 0.55)
    sheet.limb((x, ground), (x, top), tall * 0.03, tall * 0.018, ink)
    sheet.box(x - tall * 0.03, ground - tall * 0.08, x + tall * 0.03, ground, ink)
    lantern = traced("-0.028,0 -0.048,-0.1 0.048,-0.1 0.028,0", x, top, tall)
    sheet.fill(lantern, glow or light(ink, 0.5))
    sheet.fill(
        [(x - tall * 0.06, top - tall * 0.1), (x, top - tall * 0.15), (x + tall * 0.06, top - tall * 0.1)],
        ink,
    )
