"""The afternoon bus coming down from the pass."""

from collections.abc import Sequence

from courant.demo.pictures.nature import birds, grass, pine, sky, streak
from courant.demo.pictures.outline import below, ridge, smooth, traced
from courant.demo.pictures.palette import (
    AMBER,
    BRICK,
    CORAL,
    CREAM,
    FOG,
    LEAF,
    MAUVE,
    MOSS,
    PAPER,
    PEACH,
    PINE,
    SAGE,
    SAND,
    SEA,
    SKY,
    SLATE,
    STEEL,
    TEAL,
    Ink,
    dark,
    light,
    mix,
)
from courant.demo.pictures.sheet import WIDTH, Point, Sheet
from courant.demo.pictures.vehicles import bus

FAR_SUMMITS = traced("-80,420 140,270 330,380 560,230 760,370 960,290 1180,400 1420,260 1700,420")
NEAR_SUMMITS = traced("-100,520 200,440 470,540 700,480 900,560 1250,180 1480,380 1720,300")

# Across, down and width of the road at each bend, from the pass to the viewer's feet.
BENDS = (
    *((1120, 690, 16), (880, 704, 24), (560, 738, 40), (700, 784, 56), (1080, 812, 72)),
    *((1210, 858, 96), (760, 920, 132), (250, 990, 170), (40, 1060, 190)),
)
FIRS = (
    *((90, 760, 190), (180, 742, 150), (30, 830, 260), (370, 716, 90), (430, 706, 80), (1330, 680, 130)),
    *((1420, 690, 180), (1500, 720, 240), (1590, 790, 330), (1360, 760, 200), (980, 690, 60)),
    *((1020, 688, 70), (480, 850, 150), (1500, 960, 420)),
)


def draw(sheet: Sheet) -> None:
    sky(sheet, (mix(SEA, SKY, 0.4), mix(SKY, PAPER, 0.4), mix(PEACH, PAPER, 0.35)), 620)
    streak(sheet, 300, 130, 560, 12, PAPER, 0.7)
    streak(sheet, 560, 178, 360, 8, PAPER, 0.6)
    _range(sheet, FAR_SUMMITS, mix(STEEL, PEACH, 0.5), 0.9)
    sheet.veil([(0, 250), (WIDTH, 250), (WIDTH, 700), (0, 700)], mix(PEACH, PAPER, 0.4), (0, 600), (0, 330), 0.85)
    _range(sheet, NEAR_SUMMITS, mix(STEEL, TEAL, 0.35), 1.0)
    sheet.veil([(0, 250), (WIDTH, 250), (WIDTH, 760), (0, 760)], mix(FOG, PAPER, 0.3), (0, 690), (0, 440), 0.8)
    for height, swing, ink in ((560, 40, mix(TEAL, SAGE, 0.4)), (630, 34, mix(PINE, SAGE, 0.35))):
        line = ridge(sheet.chance, height, swing, 1.3)
        sheet.fill(below(line), ink)
        for _ in range(46):
            x, y = sheet.chance.choice(line)
            pine(sheet, x, y + 14, sheet.chance.uniform(34, 66), dark(ink, 0.2), -1)
    _pass(sheet)
    birds(sheet, [(820, 190), (880, 160), (930, 206)], 19, dark(SLATE, 0.2))


def _range(sheet: Sheet, summits: Sequence[Point], rock: Ink, snow: float) -> None:
    for (lx, ly), (x, y), (rx, ry) in zip(summits, summits[1:], summits[2:], strict=False):
        if y < ly and y < ry:
            _peak(sheet, x, y, (rx - lx) * 0.62, rock)
            if y < 430:
                _snow(sheet, x, y, (rx - lx) * 0.62, snow)


def _peak(sheet: Sheet, x: float, y: float, wide: float, rock: Ink) -> None:
    """A mountain lit from the left, down to the height where the valley hides it."""
    tall = 640 - y

    def at(across: float, down: float) -> Point:
        return x + wide * across, y + tall * down

    face = [at(-1, 1), at(-0.42, 0.34), at(-0.2, 0.22), at(0, 0), at(0.26, 0.2), at(0.5, 0.46), at(1, 1)]
    sheet.fill(face, light(rock, 0.2))
    spine = [at(0, 0), at(-0.05, 0.16), at(0.07, 0.34), at(-0.06, 0.56), at(0.1, 1)]
    shade = [*spine, at(1, 1), at(0.5, 0.46), at(0.26, 0.2)]
    sheet.fill(shade, dark(rock, 0.22))
    sheet.grain(shade, dark(rock, 0.55), at(0.6, 0.2), at(0, 0.5), 0.8)


def _snow(sheet: Sheet, x: float, y: float, wide: float, depth: float) -> None:
    drop = (640 - y) * 0.27 * depth

    def at(across: float, down: float) -> Point:
        return x + wide * across, y + drop * down

    # The rims follow the slopes of the peak, however deep the snow lies.
    left, right = at(-0.2455 * depth, 1), at(0.351 * depth, 1)
    sheet.fill(
        [at(0, 0), left, at(-0.12, 0.74), at(-0.07, 1.2), at(0, 0.8), at(0.09, 1.25), at(0.15, 0.8), right],
        PAPER,
    )
    sheet.fill([at(0, 0), at(-0.05, 0.6), at(0, 0.8), at(0.09, 1.25), at(0.15, 0.8), right], mix(SKY, STEEL, 0.3))


def _pass(sheet: Sheet) -> None:
    slope = smooth(traced("-10,800 200,740 500,690 800,668 1150,690 1620,640"))
    sheet.blend(below(slope), (0, 650), (0, 1000), (mix(LEAF, SAGE, 0.4), MOSS))
    sheet.grain(below(slope), PINE, (1600, 1000), (700, 700), 0.7)
    near, far = _road_edges(BENDS)
    drop = [(x, y + 4 + (y - 690) * 0.03) for x, y in near]
    for first, last, ink in ((far, drop, dark(PINE, 0.2)), (far, near, mix(SAND, PAPER, 0.5))):
        _ribbon(sheet, first, last, ink)
    inner, outer = _road_edges([(x, y, wide * 0.86) for x, y, wide in BENDS])
    _ribbon(sheet, outer, inner, mix(SLATE, MAUVE, 0.25))
    middle = smooth([(x, y) for x, y, _ in BENDS], steps=24)
    for index in range(0, len(middle) - 6, 7):
        sheet.stroke(middle[index : index + 4], 1 + 4 * max(0.0, (middle[index][1] - 690) / 310), CREAM)
    for across, ground, tall in FIRS:
        sheet.oval(across + tall * 0.14, ground, tall * 0.24, tall * 0.03, dark(PINE, 0.4), 0.5)
        pine(sheet, across, ground, tall, mix(PINE, MOSS, 0.3), -1)
    bus(sheet, 965, 807, 146, mix(CORAL, BRICK, 0.4), -4)
    sheet.glow(1044, 806, 46, AMBER, 0.8)
    for x, y in near[124:170:6]:
        size = 14 + (y - 860) * 0.1
        sheet.box(x - size / 4, y - size, x + size / 4, y + 4, PAPER)
        sheet.box(x - size / 4, y - size * 0.7, x + size / 4, y - size * 0.4, BRICK)
    grass(sheet, 560, 1620, 1010, 60, dark(MOSS, 0.2), 170)


def _road_edges(bends: Sequence[tuple[float, float, float]]) -> tuple[list[Point], list[Point]]:
    """Both verges of a road lying on the ground, which the low viewpoint flattens to a fifth."""
    line = smooth([(x, y) for x, y, _ in bends], steps=24)
    widths = smooth([(wide, 0.0) for _, _, wide in bends], steps=24)
    flat, left, right = 0.2, [], []
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        across, down = bx - ax, (by - ay) / flat
        length = (across**2 + down**2) ** 0.5 or 1.0
        nx, ny = -down / length * widths[index][0] / 2, across / length * widths[index][0] / 2 * flat
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left, right


def _ribbon(sheet: Sheet, left: Sequence[Point], right: Sequence[Point], ink: Ink) -> None:
    # Strip by strip, because a hairpin folds the whole outline over itself.
    for a, b, c, d in zip(left, left[1:], right[1:], right, strict=False):
        sheet.fill([a, b, c, d], ink)
