"""Scenes by fresh water: the bridge, the flood and the canal that ran dry."""

from courant.demo.pictures.boats import rowboat
from courant.demo.pictures.buildings import gable, house, lamp_post, lit_windows, window
from courant.demo.pictures.figures import HOLD, RIDE, ROW, SIT, WORK, STAND, WALK, Outfit, figure
from courant.demo.pictures.nature import bare, birds, cloud, blob, grass, poplar, sky, streak, sun, tree
from courant.demo.pictures.outline import Lens, arch, below, ridge, smooth
from courant.demo.pictures.palette import (
    OCHRE, OLIVE, WHEAT, SKY, SKINS, AMBER, AQUA, BRICK, CORAL, CREAM, FOG, MIST, MOSS, NAVY, PAPER, PEACH, PINE, ROSE, SAFFRON, SAND, SEA, SLATE, STEEL, TEAL, UMBER, WINE,
    dark, light, mix,
)
from courant.demo.pictures.ripples import afloat, glitter, mirror, ripples
from courant.demo.pictures.sheet import WIDTH, Point, Sheet

SHORE = 640
STONE = mix(SAND, ROSE, 0.3)


def river_bridge(sheet: Sheet) -> None:
    """A stone bridge over a slow river, early, with somebody already fishing."""
    sky(sheet, (SEA, AQUA, mix(AQUA, CREAM, 0.7), PEACH), SHORE)
    for x, y, wide in ((1250, 150, 620), (1010, 176, 420), (1420, 200, 500), (640, 262, 520), (860, 284, 340)):
        streak(sheet, x, y, wide, 9, PAPER, 0.45)
    sun(sheet, 300, 420, 46, PAPER, 8)
    for height, ink in ((470, mix(FOG, PEACH, 0.45)), (520, mix(STEEL, PEACH, 0.3))):
        line = ridge(sheet.chance, height, 34, 1.6)
        sheet.blend(below(line, SHORE), (0, SHORE), (0, height - 20), (mix(ink, PEACH, 0.6), ink))
    sheet.fill(below(ridge(sheet.chance, 612, 8, 5), SHORE), mix(PINE, PEACH, 0.3))
    _old_bank(sheet)
    _crossing(sheet)
    _bridge(sheet)
    mirror(sheet, SHORE, 1000, mix(SEA, TEAL, 0.3), 0.28)
    glitter(sheet, 300, SHORE, 1000, PAPER, 44)
    ripples(sheet, SHORE, 1000, mix(AQUA, PAPER, 0.4), 120, 0.4)
    _rower(sheet)
    _angler(sheet)


def _old_bank(sheet: Sheet) -> None:
    bank = smooth([(1010, 640), (1060, 612), (1180, 560), (1400, 520), (1600, 500)])
    sheet.fill(below(bank, SHORE), dark(MOSS, 0.1))
    walls = (CREAM, PEACH, mix(SAND, CORAL, 0.3), PAPER, mix(CREAM, AQUA, 0.4))
    for index, (x, foot, wide, tall) in enumerate(
        [(1500, 470, 120, 150), (1390, 500, 120, 130), (1290, 520, 110, 190), (1440, 560, 130, 120), (1200, 560, 110, 120), (1330, 590, 130, 100), (1520, 600, 120, 140)]
    ):
        wall = walls[index % len(walls)]
        gable(sheet, x, foot + 30, wide, tall, wall, BRICK if index % 2 else dark(BRICK, 0.2), 0.42)
        for column in range(3):
            for row in range(int(tall // 50)):
                window(sheet, x + 18 + column * wide * 0.29, foot + 30 - tall + 18 + row * 44, 13, 22, dark(SLATE, 0.3))
    for x, tall in ((1185, 210), (1275, 240), (1585, 260)):
        poplar(sheet, x, 620, tall, MOSS)
    sheet.box(1130, 590, WIDTH, SHORE, dark(STONE, 0.25))


def _deck(x: float) -> float:
    return 470 + (x - 590) ** 2 / 9000


def _crossing(sheet: Sheet) -> None:
    for x, pose, coat, facing in ((180, WALK, NAVY, 1), (505, STAND, WINE, -1), (548, HOLD, TEAL, -1), (905, WALK, UMBER, -1)):
        figure(sheet, x, _deck(x) + 26, 80, Outfit.shadow(dark(coat, 0.2), 0.5), pose, facing)


def _bridge(sheet: Sheet) -> None:
    spans = ((-20, 105, 105), (255, 132, 122), (575, 146, 130), (895, 132, 122))
    foot: list[Point] = [(-140, SHORE)]
    for x, half, rise in spans:
        foot += [(x - half, SHORE), *arch(x, SHORE - 8, half, rise), (x + half, SHORE)]
    foot.append((1180, SHORE))
    top = [(float(x), _deck(x)) for x in range(-140, 1190, 10)]
    body = [*top, *reversed(foot)]
    sheet.fill([(x + 20, y) for x, y in body if y > 500], dark(STONE, 0.62))
    sheet.fill(body, STONE)
    sheet.grain(body, dark(STONE, 0.5), (600, 640), (560, 470), 0.75)
    for x, half, rise in spans:
        sheet.stroke(arch(x, SHORE - 8, half + 8, rise + 8), 13, light(STONE, 0.3))
        sheet.stroke(arch(x, SHORE - 8, half + 15, rise + 15), 1.5, dark(STONE, 0.3))
    for x in (104, 408, 742, 1042):
        pier = [(x - 24, SHORE), (x - 20, 548), (x, 528), (x + 20, 548), (x + 24, SHORE)]
        sheet.fill(pier, light(STONE, 0.15))
        sheet.fill([(x, 528), (x + 20, 548), (x + 24, SHORE), (x + 3, SHORE)], dark(STONE, 0.3))
    sheet.fill([*top, *[(x, y + 7) for x, y in reversed(top)]], light(STONE, 0.5))
    sheet.fill([*[(x, y + 24) for x, y in top], *[(x, y + 30) for x, y in reversed(top)]], dark(STONE, 0.25))
    for x in (104, 408, 742, 1042):
        lamp_post(sheet, x, _deck(x) + 4, 84, dark(SLATE, 0.5))


def _rower(sheet: Sheet) -> None:
    def draw() -> None:
        figure(sheet, 545, 806, 120, Outfit(BRICK, dark(SLATE, 0.4), hat=SAND), ROW, -1)
        sheet.limb((506, 768), (430, 812), 5, 3, dark(UMBER, 0.2))
        rowboat(sheet, 545, 800, 240, dark(TEAL, 0.35), -1)

    afloat(sheet, draw, (360, 660, 760, 930), 803, dark(TEAL, 0.3), 0.5)
    ripples(sheet, 800, 830, PAPER, 5, 0.2)


def _angler(sheet: Sheet) -> None:
    ground = smooth([(980, 1000), (1080, 948), (1220, 918), (1420, 880), (1600, 868)])
    sheet.fill(below(ground), dark(PINE, 0.45))
    sheet.grain(below(ground), MOSS, (1500, 860), (1400, 1000), 0.55)
    near, _ = figure(sheet, 1330, 912, 262, Outfit(dark(BRICK, 0.1), dark(NAVY, 0.1), hat=SAND, hem=0.25), HOLD, -1)
    rod = smooth([(near[0] + 20, near[1] + 14), (1130, 640), (1040, 604), (985, 612)])
    sheet.stroke(rod, 2.6, dark(UMBER, 0.4))
    sheet.stroke([(985, 612), (962, 770), (955, 862)], 0.8, PAPER, 0.7)
    sheet.oval(955, 866, 16, 3, PAPER, 0.6)
    sheet.box(1392, 862, 1436, 902, dark(UMBER, 0.1))
    grass(sheet, 1000, 1600, 1004, 100, dark(MOSS, 0.35), 170)
    grass(sheet, 1150, 1600, 1006, 76, MOSS, 90)


FLOOD = 560


def flood_plain(sheet: Sheet) -> None:
    """Meadows under water after the rain has moved off, and two people going to see to the farm."""
    sky(sheet, (dark(SLATE, 0.25), STEEL, FOG, mix(SAFFRON, PAPER, 0.55)), FLOOD)
    sheet.glow(1120, FLOOD, 620, mix(AMBER, PAPER, 0.4), 0.85, 0.55)
    for x, y, wide, tall in ((330, 210, 900, 130), (1180, 150, 980, 120), (760, 320, 620, 70), (1500, 330, 520, 64)):
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
    for (ax, ay, at), (bx, by, bt) in zip(posts, posts[1:], strict=False):
        for share in (0.82, 0.45):
            sheet.limb((ax, ay - at * share), (bx, by - bt * share), at * 0.035 + 0.6, bt * 0.035 + 0.6, dark(UMBER, 0.35))
    for x, y, tall in posts:
        sheet.box(x - tall * 0.05, y - tall, x + tall * 0.05, y, dark(UMBER, 0.3))
        sheet.box(x - tall * 0.04, y, x + tall * 0.06, y + tall * 0.7, dark(UMBER, 0.3), 0.3)
        sheet.oval(x, y, tall * 0.2, tall * 0.03, MIST, 0.5)


def _going_to_see(sheet: Sheet) -> None:
    def draw() -> None:
        near, far = figure(sheet, 1010, 812, 210, Outfit(SAFFRON, dark(NAVY, 0.1), hat=SAFFRON, hem=0.4, flare=0.01), WORK, -1)
        figure(sheet, 880, 810, 176, Outfit(dark(CORAL, 0.1), SLATE, hem=0), SIT, -1)
        sheet.limb((near[0] + 60, near[1] - 190), (near[0] - 70, near[1] + 150), 5, 5, dark(UMBER, 0.1))
        rowboat(sheet, 940, 800, 360, dark(TEAL, 0.5), -1)

    afloat(sheet, draw, (640, 520, 1260, 990), 802, dark(SLATE, 0.4), 0.5)
    ripples(sheet, 798, 840, MIST, 6, 0.2)


def dry_canal(sheet: Sheet) -> None:
    """The bed of a canal in the third year without rain, cracked as far as the lock."""
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
        (i, j): (i * 0.62 - 6 + sheet.chance.uniform(-0.22, 0.22) + (j % 2) * 0.31, 2.0 + j * 0.5 + sheet.chance.uniform(-0.17, 0.17))
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
    slope = [view.at(side * 4.6, 0, 2), view.at(side * 6.4, 2.5, 2), view.at(side * 6.4, 2.5, 40), view.at(side * 4.6, 0, 40)]
    sheet.fill(slope, face)
    sheet.grain(slope, dark(face, 0.45), view.at(side * 4.6, 0, 4), view.at(side * 6.4, 2.5, 4), 0.8)
    for up, wide in ((0.6, 0.05), (1.1, 0.09), (1.9, 0.04)):
        across = side * (4.6 + 1.8 * up / 2.5)
        band = [view.at(across, up, 2), view.at(across, up, 40), view.at(across, up + wide, 40), view.at(across, up + wide, 2)]
        sheet.fill(band, mix(face, AQUA if up > 1.5 else UMBER, 0.4))
    for joint in (2.6, 3.2, 4, 5, 6.4, 8.4, 11, 15, 22):
        sheet.stroke([view.at(side * 4.6, 0, joint), view.at(side * 6.4, 2.5, joint)], 1.6 if joint < 8 else 1, dark(face, 0.3))
    rim = [view.at(side * 6.4, 2.5, 2), view.at(side * 6.4, 2.5, 40), view.at(side * 7.2, 2.5, 40), view.at(side * 7.2, 2.5, 2)]
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
    hull = smooth([(250, 690), (330, 780), (470, 818), (600, 800), (690, 700)])
    rim = smooth([(690, 700), (600, 724), (470, 738), (350, 728), (250, 690)])
    sheet.fill([*hull, *rim], dark(TEAL, 0.1))
    sheet.grain([*hull, *rim], dark(TEAL, 0.7), (560, 830), (420, 700), 0.9)
    inside = smooth([(250, 690), (350, 672), (470, 668), (600, 674), (690, 700)])
    sheet.fill([*inside, *rim], dark(UMBER, 0.25))
    for x in (360, 470, 580):
        sheet.fill([(x, 671), (x + 26, 671), (x + 30, 732), (x + 2, 734)], mix(UMBER, SAND, 0.45))
    sheet.stroke([*inside], 6, light(TEAL, 0.5))
    sheet.stroke([*rim], 6, light(TEAL, 0.35))
    sheet.stroke(smooth([(690, 700), (770, 800), (860, 806), (980, 760), (1100, 762)]), 3, light(SAND, 0.3))
    sheet.fill([(1010, 792), (800, 826), (790, 836), (1020, 798)], dark(UMBER, 0.2), 0.5)
    figure(sheet, 1012, 794, 232, Outfit(PAPER, dark(SLATE, 0.1), SKINS[0], hat=WHEAT), STAND, -1)
