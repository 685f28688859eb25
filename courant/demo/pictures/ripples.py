"""Water: what it reflects, how it ripples and where it glints."""

import math
from collections.abc import Callable

from PIL import Image, ImageChops

from courant.demo.pictures.palette import Ink
from courant.demo.pictures.sheet import FULL, SCALE, WIDTH, Sheet


def mirror(sheet: Sheet, line: float, floor: float, tint: Ink, share: float = 0.4, swing: float = 7.0) -> None:
    """Fill from the waterline down to the floor with what stands above it, tinted and broken by ripples."""
    shore, depth = round(line * SCALE), round((floor - line) * SCALE)
    source = sheet.image.crop((0, shore - min(shore, depth), FULL[0], shore)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    if source.height < depth:
        source = source.resize((FULL[0], depth), Image.Resampling.NEAREST)
    source = Image.blend(source, Image.new("RGB", source.size, tint), share)
    row = 0
    while row < depth:
        near = row / depth
        tall = 2 + round(near * 7)
        # Ripples widen towards the viewer, and two waves that never meet keep them from looking printed.
        sway = math.sin(row * 0.29 / (0.4 + near)) + 0.8 * math.sin(row * 0.117 + 1.3) + 0.6 * math.sin(row * 0.041)
        sway *= swing * SCALE * (0.08 + near) * 0.7
        strip = source.crop((0, row, FULL[0], min(depth, row + tall)))
        shift = round(sway)
        sheet.image.paste(strip, (shift, shore + row))
        if shift > 0:
            sheet.image.paste(strip.crop((0, 0, shift, strip.height)), (0, shore + row))
        elif shift < 0:
            sheet.image.paste(strip.crop((FULL[0] + shift, 0, FULL[0], strip.height)), (FULL[0] + shift, shore + row))
        row += tall


def ripples(sheet: Sheet, line: float, floor: float, ink: Ink, count: int, alpha: float = 0.5) -> None:
    """Glints lying on the water, larger towards the viewer."""
    for _ in range(count):
        near = sheet.chance.random() ** 1.4
        x, y = sheet.chance.uniform(0, WIDTH), line + 3 + (floor - line - 6) * near
        half, tall = (8 + 70 * near) * sheet.chance.uniform(0.4, 1.2), 0.6 + 2.4 * near
        sheet.fill([(x - half, y), (x, y - tall), (x + half, y), (x, y + tall)], ink, alpha)


def glitter(sheet: Sheet, x: float, line: float, floor: float, ink: Ink, wide: float = 60.0) -> None:
    """The broken path of light that a low sun lays across water."""
    steps = 46
    for step in range(steps):
        near = (step / steps) ** 1.25
        y = line + 2 + (floor - line) * near
        half = (wide * 0.35 + wide * 1.1 * near) * sheet.chance.uniform(0.35, 1.0)
        drift = sheet.chance.uniform(-0.3, 0.3) * wide * (0.4 + near)
        tall = 1 + 3.4 * near
        sheet.fill(
            [(x + drift - half, y), (x + drift, y - tall), (x + drift + half, y), (x + drift, y + tall)],
            ink,
            0.85,
        )


def afloat(
    sheet: Sheet,
    draw: Callable[[], None],
    box: tuple[int, int, int, int],
    line: float,
    tint: Ink,
    share: float = 0.45,
) -> None:
    """Draw something standing on the water within a box, then hang its reflection beneath the waterline."""
    left, top, right, bottom = (value * SCALE for value in (box[0], box[1], box[2], round(line)))
    before = sheet.image.crop((left, top, right, bottom))
    draw()
    after = sheet.image.crop((left, top, right, bottom))
    mark = ImageChops.difference(before, after).convert("L").point([0] + [235] * 255)
    flip = Image.Transpose.FLIP_TOP_BOTTOM
    after = Image.blend(after, Image.new("RGB", after.size, tint), share).transpose(flip)
    mark = mark.transpose(flip)
    row, depth = 0, min(after.height, (box[3] - round(line)) * SCALE)
    while row < depth:
        tall = 4 + row // 60
        sway = round((math.sin(row * 0.11) + 0.8 * math.sin(row * 0.047 + 1)) * SCALE * (1.2 + row / 110))
        strip = (0, row, after.width, min(depth, row + tall))
        sheet.image.paste(after.crop(strip), (left + sway, bottom + row), mark.crop(strip))
        row += tall
