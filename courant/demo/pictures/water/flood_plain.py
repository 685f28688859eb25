"""Meadows under water after the rain has moved off, and two people going to see to the farm."""

from itertools import pairwise

from courant.demo.pictures.boats import rowboat
from courant.demo.pictures.buildings import gable, house, window
from courant.demo.pictures.figures import SIT, WORK, Outfit, figure
from courant.demo.pictures.nature import cloud, grass, poplar, sky, streak, tree
from courant.demo.pictures.outline import below, ridge
from courant.demo.pictures.palette import (
    AMBER,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    MIST,
    MOSS,
    NAVY,
    OLIVE,
    PAPER,
    PINE,
    SAFFRON,
    SLATE,
    STEEL,
    TEAL,
    UMBER,
    dark,
    mix,
)
from courant.demo.pictures.ripples import afloat, glitter, mirror, ripples
from courant.demo.pictures.sheet import Sheet

FLOOD = 560


def draw(sheet: Sheet) -> None:
    sky(sheet, (dark(SLATE, 0.25), STEEL, FOG, mix(SAFFRON, PAPER, 0.55)), FLOOD)
    sheet.glow(1120, FLOOD, 620, mix(AMBER, PAPER, 0.4), 0.85, 0.55)
    for x, y, wide, tall in (
        (330, 210, 900, 130),
        (1180, 150, 980, 120),
        (760, 320, 620, 70),
        (1500, 330, 520, 64),
    ):
        cloud(sheet, x, y, wide, tall, mix(STEEL, MIST, 0.25), dark(SLATE, 0.1))
    for x, y, wide in ((1080, 430, 700), (520, 452, 520), (1300, 470, 460)):
        streak(sheet, x, y, wide, 8, PAPER, 0.55)
    sheet.fill(below(ridge(sheet.chance, 520, 16, 2.4), FLOOD), mix(STEEL, TEAL, 0.3))
    sheet.fill(below(ridge(sheet.chance, 545, 6, 5), FLOOD), mix(TEAL, PINE, 0.4))
    _drowned_farm(sheet)
    mirror(sheet, FLOOD, 1000, SLATE, 0.22, 6)
    glitter(sheet, 1120, FLOOD, 1000, mix(AMBER, PAPER, 0.6), 52)
    ripples(sheet, FLOOD, 1000, MIST, 110, 0.35)
    _drowned_fence(sheet)
    _going_to_see(sheet)
    grass(sheet, -20, 640, 1010, 120, dark(OLIVE, 0.5), 120)
    grass(sheet, 1250, 1640, 1010, 90, dark(OLIVE, 0.5), 70)


def _drowned_farm(sheet: Sheet) -> None:
    for x, tall in ((160, 120), (236, 150), (330, 110), (1330, 90), (1400, 110), (1470, 100), (1556, 128)):
        tree(sheet, x, FLOOD + 8, tall, dark(MOSS, 0.2), 1)
    house(sheet, 560, FLOOD, 190, 84, mix(CREAM, STEEL, 0.3), dark(BRICK, 0.3), 0.28)
    gable(sheet, 725, FLOOD, 92, 96, mix(CREAM, STEEL, 0.15), dark(BRICK, 0.25), 0.55)
    for x in (590, 640, 690):
        window(sheet, x, 500, 20, 28, AMBER if x == 640 else dark(SLATE, 0.3), PAPER)
    window(sheet, 758, 482, 24, 32, AMBER, PAPER)
    poplar(sheet, 500, FLOOD + 8, 230, dark(MOSS, 0.1), 1)
    poplar(sheet, 455, FLOOD + 8, 180, dark(MOSS, 0.1), 1)
    tree(sheet, 880, FLOOD + 10, 170, dark(MOSS, 0.1), 1)


def _drowned_fence(sheet: Sheet) -> None:
    """Posts wading out from the left foreground towards the farm."""
    posts = []
    for step in range(11):
        near = (1 - step / 11) ** 1.9
        posts.append((700 - 660 * near, FLOOD + 14 + 360 * near, 14 + 110 * near))
    for (ax, ay, at), (bx, by, bt) in pairwise(posts):
        for share in (0.82, 0.45):
            sheet.limb(
                (ax, ay - at * share),
                (bx, by - bt * share),
                at * 0.035 + 0.6,
                bt * 0.035 + 0.6,
                dark(UMBER, 0.35),
            )
    for x, y, tall in posts:
        sheet.box(x - tall * 0.05, y - tall, x + tall * 0.05, y, dark(UMBER, 0.3))
        sheet.box(x - tall * 0.04, y, x + tall * 0.06, y + tall * 0.7, dark(UMBER, 0.3), 0.3)
        sheet.oval(x, y, tall * 0.2, tall * 0.03, MIST, 0.5)


def _going_to_see(sheet: Sheet) -> None:
    def draw() -> None:
        near, _ = figure(
            sheet,
            1010,
            812,
            210,
            Outfit(SAFFRON, dark(NAVY, 0.1), hat=SAFFRON, hem=0.4, flare=0.01),
            WORK,
            -1,
        )
        figure(sheet, 880, 810, 176, Outfit(dark(CORAL, 0.1), SLATE, hem=0), SIT, -1)
        sheet.limb((near[0] + 60, near[1] - 190), (near[0] - 70, near[1] + 150), 5, 5, dark(UMBER, 0.1))
        rowboat(sheet, 940, 800, 360, dark(TEAL, 0.5), -1)

    afloat(sheet, draw, (640, 520, 1260, 990), 802, dark(SLATE, 0.4), 0.5)
    ripples(sheet, 798, 840, MIST, 6, 0.2)
