"""The stalls of the market street, and what is piled on them."""

from courant.demo.pictures.figures import STAND, Outfit, figure
from courant.demo.pictures.outline import Lens, smooth
from courant.demo.pictures.palette import (
    BARK,
    BRICK,
    CORAL,
    CREAM,
    LEAF,
    NAVY,
    OCHRE,
    PAPER,
    SAFFRON,
    SKINS,
    TEAL,
    UMBER,
    WINE,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import Sheet

STREET = Lens(840, 470, 1050, 1.9)


def stall(sheet: Sheet, side: int, near: float, far: float) -> None:
    """One stall on its side of the street, drawn back to front."""
    dim = 0.0 if side < 0 else 0.28
    board = dark(BARK, dim)
    sheet.fill(STREET.wall(side * 4.1, near, far, 0, 0.85), dark(board, 0.25))
    sheet.fill(STREET.front(side * 6.2, side * 4.1, 0, 0.85, near), dark(board, 0.5))
    sheet.fill(STREET.floor(side * 6.2, side * 4.1, near, far, 0.85), light(board, 0.2))
    _produce(sheet, side, near, far, dim)
    seller = Outfit((PAPER, TEAL, SAFFRON)[int(near) % 3], NAVY, SKINS[int(near * 3) % 5], hem=0.2)
    middle = (near + far) / 2
    figure(sheet, *STREET.at(side * 6.3, 0, middle), STREET.tall(1.7, middle), seller, STAND, -side)
    for away in (far, near):
        width = STREET.tall(0.07, away)
        post, top = STREET.at(side * 4.0, 0, away), STREET.at(side * 4.0, 2.4, away)
        sheet.limb(post, top, width, width, dark(UMBER, 0.1))
    _canopy(sheet, side, near, far, dim)


def _produce(sheet: Sheet, side: int, near: float, far: float, dim: float) -> None:
    goods = (CORAL, SAFFRON, LEAF, WINE, OCHRE, mix(LEAF, SAFFRON, 0.5))
    for row in range(8, -1, -1):
        away = near + (far - near) * (row + 0.5) / 9
        for lane in range(7):
            ink = goods[(row // 3 + lane // 4 * 3 + int(near)) % len(goods)]
            ink = dark(mix(ink, PAPER, sheet.chance.uniform(0, 0.2)), dim)
            x, y = STREET.at(side * (6.0 - lane * 0.28), 0.96 + 0.1 * (lane % 3 == 1), away)
            radius = STREET.tall(0.13, away)
            sheet.disc(x, y, radius, dark(ink, 0.25))
            sheet.disc(x - radius * 0.15, y - radius * 0.18, radius * 0.8, ink)


def _canopy(sheet: Sheet, side: int, near: float, far: float, dim: float) -> None:
    bright = ((CORAL, PAPER), (TEAL, CREAM), (SAFFRON, PAPER), (BRICK, CREAM))[int(near * 2) % 4]
    for stripe in range(7, -1, -1):
        ink = dark(bright[stripe % 2], dim)
        first, last = (near + (far - near) * (stripe + share) / 8 for share in (0, 1))
        (ax, ay), (bx, by) = STREET.at(side * 3.7, 2.4, first), STREET.at(side * 3.7, 2.4, last)
        back = [STREET.at(side * 6.9, 4.2, first), STREET.at(side * 6.9, 4.2, last)]
        sheet.fill([*back, (bx, by), (ax, ay)], ink)
        drop, inset = STREET.tall(0.3, first), (bx - ax) * 0.2
        tongue = [(ax, ay), (ax + inset, ay + drop), (bx - inset, by + drop * 0.92), (bx, by)]
        sheet.fill(smooth(tongue, steps=4), dark(ink, 0.16))
