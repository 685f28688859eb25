"""The sheet a scene is drawn on: twice the printed size, in printed units, with grain for shading."""

import random
from collections.abc import Iterable, Sequence
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageOps

from courant.demo.pictures.palette import Ink

WIDTH, HEIGHT = 1600, 1000
SCALE = 2
FULL = (WIDTH * SCALE, HEIGHT * SCALE)

Point = tuple[float, float]
Points = Sequence[Point]


@cache
def _noise() -> Image.Image:
    wide, tall = FULL[0] * 3 // 4, FULL[1] * 3 // 4
    small = Image.frombytes("L", (wide, tall), random.Random("grain").randbytes(wide * tall))
    # Enlarging leaves mostly middling greys; equalising makes a threshold at 30% cover 30% of the paper.
    return ImageOps.equalize(small.resize(FULL, Image.Resampling.BICUBIC))


@cache
def _tooth() -> Image.Image:
    """The tooth of the paper: a faint relief laid over the finished print."""
    return _noise().reduce(SCALE).point([round(128 + (value - 128) * 0.1) for value in range(256)])


@cache
def _halo() -> Image.Image:
    # Pillow's gradient only whitens in the corners, so its brightness at the sides has to count as nothing.
    cone = Image.radial_gradient("L")
    edge = cone.tobytes()[128 * cone.width]
    return cone.point([round(255 * max(0.0, 1 - value / edge) ** 2) for value in range(256)])


def _ramp(box: tuple[int, int, int, int], start: Point, end: Point) -> Image.Image:
    """White at the start, black at the end; drawn tiny because a straight ramp survives enlargement."""
    left, top, right, bottom = box
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across * across + down * down) or 1.0
    columns = max(2, min(32, (right - left) // 8)) if across else 1
    rows = max(2, min(32, (bottom - top) // 8)) if down else 1
    wide, tall = (right - left) / columns, (bottom - top) / rows
    values = bytearray()
    for row in range(rows):
        y = (top + (row + 0.5) * tall) / SCALE - start[1]
        for column in range(columns):
            x = (left + (column + 0.5) * wide) / SCALE - start[0]
            values.append(round(255 * (1 - min(1.0, max(0.0, (x * across + y * down) / length)))))
    small = Image.frombytes("L", (columns, rows), bytes(values))
    return small.resize((right - left, bottom - top), Image.Resampling.BILINEAR)


class Sheet:
    """A canvas measured in printed pixels. Later marks cover earlier ones, as paint does."""

    def __init__(self, key: str) -> None:
        self.image = Image.new("RGB", FULL)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.chance = random.Random(key)

    def wash(self, top: float, bottom: float, inks: Sequence[Ink]) -> None:
        """Cover the full width between two heights with a passage through several inks."""
        stops = Image.new("RGB", (1, len(inks)))
        stops.putdata(inks)
        tall = round((bottom - top) * SCALE)
        # Pillow samples at pixel middles; the box makes the first and last inks land on the very edges.
        column = stops.resize((1, tall), Image.Resampling.BILINEAR, (0, 0.5, 1, len(inks) - 0.5))
        self.image.paste(column.resize((FULL[0], tall)), (0, round(top * SCALE)))

    def fill(self, points: Points, ink: Ink, alpha: float = 1.0) -> None:
        """Fill a closed outline."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], (*ink, round(255 * alpha)))

    def box(self, left: float, top: float, right: float, bottom: float, ink: Ink, alpha: float = 1.0) -> None:
        """Fill an upright rectangle."""
        corners = (
            round(left * SCALE),
            round(top * SCALE),
            round(right * SCALE) - 1,
            round(bottom * SCALE) - 1,
        )
        if corners[2] >= corners[0] and corners[3] >= corners[1]:
            self.pen.rectangle(corners, (*ink, round(255 * alpha)))

    def oval(self, x: float, y: float, across: float, down: float, ink: Ink, alpha: float = 1.0) -> None:
        """Fill an ellipse given its middle and its two radii."""
        corners = [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE]
        self.pen.ellipse(corners, (*ink, round(255 * alpha)))

    def disc(self, x: float, y: float, radius: float, ink: Ink, alpha: float = 1.0) -> None:
        """Fill a circle."""
        self.oval(x, y, radius, radius, ink, alpha)

    def ring(self, x: float, y: float, radius: float, width: float, ink: Ink, alpha: float = 1.0) -> None:
        """Draw the rim of a circle."""
        corners = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.ellipse(corners, outline=(*ink, round(255 * alpha)), width=max(1, round(width * SCALE)))

    def stroke(self, points: Iterable[Point], width: float, ink: Ink, alpha: float = 1.0) -> None:
        """Draw an open line."""
        line = [(x * SCALE, y * SCALE) for x, y in points]
        # Rounded joints are separate marks, so on a translucent line they would show as darker beads.
        joint = "curve" if alpha == 1.0 and width > 1.5 else None
        self.pen.line(line, (*ink, round(255 * alpha)), max(1, round(width * SCALE)), joint)

    def limb(self, start: Point, end: Point, first: float, last: float, ink: Ink) -> None:
        """A tapering, round-ended stroke: an arm, a branch, a mast."""
        across, down = end[0] - start[0], end[1] - start[1]
        length = (across * across + down * down) ** 0.5 or 1.0
        nx, ny = -down / length / 2, across / length / 2
        self.fill(
            [
                (start[0] + nx * first, start[1] + ny * first),
                (end[0] + nx * last, end[1] + ny * last),
                (end[0] - nx * last, end[1] - ny * last),
                (start[0] - nx * first, start[1] - ny * first),
            ],
            ink,
        )
        self.disc(*start, first / 2, ink)
        self.disc(*end, last / 2, ink)

    def _mask(self, points: Points) -> tuple[tuple[int, int, int, int], Image.Image] | None:
        xs, ys = [x * SCALE for x, _ in points], [y * SCALE for _, y in points]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(FULL[0], int(max(xs)) + 1), min(FULL[1], int(max(ys)) + 1)
        if right <= left or bottom <= top:
            return None
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in zip(xs, ys, strict=True)], 255)
        return (left, top, right, bottom), mask

    def blend(self, points: Points, start: Point, end: Point, inks: tuple[Ink, Ink], alpha: float = 1.0) -> None:
        """Fill an outline with a smooth passage from one ink to another."""
        self.fill(points, inks[1], alpha)
        self.veil(points, inks[0], start, end, alpha)

    def veil(self, points: Points, ink: Ink, start: Point, end: Point, strength: float = 1.0) -> None:
        """Lay an ink over an outline, fading smoothly from the start to nothing at the end."""
        if found := self._mask(points):
            box, mask = found
            fade = _ramp(box, start, end).point([round(value * strength) for value in range(256)])
            self.image.paste(ink, box, ImageChops.darker(mask, fade))

    def grain(self, points: Points, ink: Ink, start: Point, end: Point, strength: float = 1.0) -> None:
        """Shade an outline with speckle, dense at the start and gone by the end, as a litho crayon does."""
        if found := self._mask(points):
            box, mask = found
            fade = _ramp(box, start, end).point([round(value * strength) for value in range(256)])
            speckle = ImageChops.subtract(fade, _noise().crop(box), scale=0.5)
            self.image.paste(ink, box, ImageChops.darker(mask, speckle))

    def glow(self, x: float, y: float, radius: float, ink: Ink, strength: float = 0.6, squash: float = 1.0) -> None:
        """A soft round light."""
        wide, tall = round(radius * 2 * SCALE), round(radius * 2 * squash * SCALE)
        mask = _halo().resize((wide, tall), Image.Resampling.BILINEAR)
        mask = mask.point([round(value * strength) for value in range(256)])
        self.image.paste(ink, (round(x * SCALE) - wide // 2, round(y * SCALE) - tall // 2), mask)

    def printed(self) -> Image.Image:
        """The finished picture at its printed size, with the tooth of the paper showing through."""
        print_ = self.image.reduce(SCALE)
        tooth = Image.merge("RGB", (_tooth(),) * 3)
        return ImageChops.overlay(print_, tooth)
