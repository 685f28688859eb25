"""The bed of a canal in the third year without rain, cracked as far as the lock."""

from courant.demo.pictures.figures import STAND, Outfit, figure
from courant.demo.pictures.nature import bare, sky, sun
from courant.demo.pictures.outline import Lens, below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AQUA,
    CREAM,
    OCHRE,
    PAPER,
    PEACH,
    ROSE,
    SAND,
    SKINS,
    SKY,
    SLATE,
    TEAL,
    UMBER,
    WHEAT,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Sheet


def draw(sheet: Sheet) -> None:
    view = Lens(860, 380, 900, 3.4)
    sky(sheet, (mix(SKY, SAND, 0.2), CREAM, mix(PEACH, SAND, 0.4)), 380)
    sun(sheet, 1180, 170, 52, PAPER, 7)
    sheet.fill(below(ridge(sheet.chance, 350, 14, 2.2), 400), mix(ROSE, SAND, 0.5))
    sheet.box(0, 378, WIDTH, 1000, mix(SAND, OCHRE, 0.5))
    for x, tall in ((80, 250), (330, 150), (500, 90), (1240, 110), (1390, 170), (1545, 300)):
        bare(sheet, x, 396 + tall * 0.12, tall, dark(UMBER, 0.1))
    _canal_bed(sheet, view)
    for side in (-1, 1):
        _canal_wall(sheet, view, side)
    _lock(sheet, view)
    _stranded(sheet)


def _canal_bed(sheet: Sheet, view: Lens) -> None:
    bed = view.floor(-5, 5, 2.2, 40)
    sheet.blend(bed, (0, 400), (0, 1000), (mix(SAND, PAPER, 0.2), OCHRE))
    crack = dark(UMBER, 0.1)
    sheet.fill(view.floor(-5, 5, 2.2, 16), mix(crack, OCHRE, 0.25))
    corner = {
        (i, j): (
            i * 0.62 - 6 + sheet.chance.uniform(-0.22, 0.22) + (j % 2) * 0.31,
            2.0 + j * 0.5 + sheet.chance.uniform(-0.17, 0.17),
        )
        for i in range(22)
        for j in range(30)
    }
    for j in range(28, -1, -1):
        tone = min(1.0, j / 24)
        for i in range(21):
            cell = [corner[i, j], corner[i, j + 1], corner[i + 1, j + 1], corner[i + 1, j]]
            mx, my = sum(x for x, _ in cell) / 4, sum(y for _, y in cell) / 4
            if abs(mx) > 5.2:
                continue
            ring = [view.at(mx + (x - mx) * 0.9, 0, my + (y - my) * 0.9) for x, y in cell]
            ink = mix(mix(OCHRE, SAND, sheet.chance.uniform(0.2, 0.75)), SAND, tone)
            sheet.fill([(x, y + 4 * (1 - tone)) for x, y in ring], dark(OCHRE, 0.45))
            sheet.fill(ring, ink)
    sheet.veil(view.floor(-5, 5, 7, 40), mix(SAND, PAPER, 0.15), (0, 505), (0, 690))


def _canal_wall(sheet: Sheet, view: Lens, side: int) -> None:
    shaded = side > 0
    face = mix(SAND, ROSE, 0.35) if not shaded else dark(mix(SAND, ROSE, 0.5), 0.3)
    slope = [
        view.at(side * 4.6, 0, 2),
        view.at(side * 6.4, 2.5, 2),
        view.at(side * 6.4, 2.5, 40),
        view.at(side * 4.6, 0, 40),
    ]
    sheet.fill(slope, face)
    sheet.grain(slope, dark(face, 0.45), view.at(side * 4.6, 0, 4), view.at(side * 6.4, 2.5, 4), 0.8)
    for up, wide in ((0.6, 0.05), (1.1, 0.09), (1.9, 0.04)):
        across = side * (4.6 + 1.8 * up / 2.5)
        band = [
            view.at(across, up, 2),
            view.at(across, up, 40),
            view.at(across, up + wide, 40),
            view.at(across, up + wide, 2),
        ]
        sheet.fill(band, mix(face, AQUA if up > 1.5 else UMBER, 0.4))
    for joint in (2.6, 3.2, 4, 5, 6.4, 8.4, 11, 15, 22):
        sheet.stroke(
            [view.at(side * 4.6, 0, joint), view.at(side * 6.4, 2.5, joint)],
            1.6 if joint < 8 else 1,
            dark(face, 0.3),
        )
    rim = [
        view.at(side * 6.4, 2.5, 2),
        view.at(side * 6.4, 2.5, 40),
        view.at(side * 7.2, 2.5, 40),
        view.at(side * 7.2, 2.5, 2),
    ]
    sheet.fill(rim, light(SAND, 0.5))


def _lock(sheet: Sheet, view: Lens) -> None:
    left, right = view.at(-6.4, 0, 30)[0], view.at(6.4, 0, 30)[0]
    top, foot = view.at(0, 3.4, 30)[1], view.at(0, 0, 30)[1]
    sheet.fill([(left, top + 10), (right, top + 10), (right - 52, foot), (left + 52, foot)], dark(TEAL, 0.2))
    for step in range(1, 9):
        x = left + (right - left) * step / 9
        sheet.box(x - 1, top + 10, x + 1, foot, dark(TEAL, 0.5))
    sheet.box(left - 24, top, right + 24, top + 10, dark(UMBER, 0.3))
    for x in (left - 14, right - 6):
        sheet.box(x, top - 34, x + 20, foot - 20, dark(mix(SAND, ROSE, 0.5), 0.35))
    sheet.ring(860, top - 16, 15, 3, dark(UMBER, 0.4))
    sheet.box(857, top - 16, 863, top, dark(UMBER, 0.4))


def _stranded(sheet: Sheet) -> None:
    sheet.fill([(330, 812), (640, 790), (760, 826), (470, 850)], dark(UMBER, 0.2), 0.5)
    hull = smooth(traced("250,690 330,780 470,818 600,800 690,700"))
    rim = smooth(traced("690,700 600,724 470,738 350,728 250,690"))
    sheet.fill([*hull, *rim], dark(TEAL, 0.1))
    sheet.grain([*hull, *rim], dark(TEAL, 0.7), (560, 830), (420, 700), 0.9)
    inside = smooth(traced("250,690 350,672 470,668 600,674 690,700"))
    sheet.fill([*inside, *rim], dark(UMBER, 0.25))
    for x in (360, 470, 580):
        sheet.fill([(x, 671), (x + 26, 671), (x + 30, 732), (x + 2, 734)], mix(UMBER, SAND, 0.45))
    sheet.stroke([*inside], 6, light(TEAL, 0.5))
    sheet.stroke([*rim], 6, light(TEAL, 0.35))
    sheet.stroke(smooth(traced("690,700 770,800 860,806 980,760 1100,762")), 3, light(SAND, 0.3))
    sheet.fill([(1010, 792), (800, 826), (790, 836), (1020, 798)], dark(UMBER, 0.2), 0.5)
    figure(sheet, 1012, 794, 232, Outfit(PAPER, dark(SLATE, 0.1), SKINS[0], hat=WHEAT), STAND, -1)
